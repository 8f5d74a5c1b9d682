"""Two declarations compared value by value; the same said in another form is no difference."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eaf.diffing.difference import FieldChange

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from eaf.model.item import Item, Written

Steps: TypeAlias = "tuple[str | int, ...]"
_NAMES = ("id", "rule", "code", "ref", "date", "path", "url")
"""What tells the entries of a list apart, the first that does."""


@dataclass(frozen=True, slots=True)
class _Value:
    """A value and where it stands in its item."""

    given: Written
    path: Steps

    def child(self, step: str | int, given: Written) -> _Value:
        return _Value(given, (*self.path, step))


class Comparison:
    """Compares items of two revisions; ``renamed`` leads from ids to what they became, ``language`` is that of plain texts."""

    def __init__(self, renamed: Mapping[str, str], languages: tuple[str, str]) -> None:
        self._renamed = renamed
        self._languages = languages
        self.followed: list[str] = []
        """The new ids that values follow which are otherwise the same, one for each such value."""

    def changes(self, before: Item, after: Item) -> tuple[FieldChange, ...]:
        """What differs between an item before and after, in order of field."""
        if before.data == after.data:
            return ()
        whole = _Value(dict(before.data), ()), _Value(dict(after.data), ())
        return tuple(
            FieldChange(field, old.given, new.given, before.place(old.path), after.place(new.path))
            for field, old, new in self._differing("", *whole)
        )

    def _differing(self, field: str, before: _Value, after: _Value) -> Iterator[tuple[str, _Value, _Value]]:
        if _is_same(before.given, after.given):
            return
        if isinstance(before.given, dict) or isinstance(after.given, dict):
            yield from self._tables(field, before, after)
        elif (name := _name_of(before.given, after.given)) is not None:
            yield from self._entries(field, name, before, after)
        elif not self._follows(before.given, after.given):
            yield field, before, after

    def _tables(self, field: str, before: _Value, after: _Value) -> Iterator[tuple[str, _Value, _Value]]:
        old, new = _table(before.given, self._languages[0]), _table(after.given, self._languages[1])
        if old is None or new is None:
            yield field, before, after
            return
        for key in sorted({*old, *new}):
            inner = f"{field}.{key}" if field else key
            yield from self._differing(inner, before.child(key, old.get(key)), after.child(key, new.get(key)))

    def _entries(self, field: str, name: str, before: _Value, after: _Value) -> Iterator[tuple[str, _Value, _Value]]:
        """The entries of two lists, matched by what tells them apart, whatever their order."""
        old, new = _entries_of(before, name), _entries_of(after, name)
        old = {self._renamed.get(key, key) if key not in new else key: value for key, value in old.items()}
        for key in sorted({*old, *new}):
            nothing = _Value(None, before.path), _Value(None, after.path)
            yield from self._differing(f"{field}[{key}]", old.get(key, nothing[0]), new.get(key, nothing[1]))

    def _follows(self, before: Written, after: Written) -> bool:
        """Whether the values differ only by ids that were renamed; that is kept in ``followed``."""
        if not self._renamed:
            return False
        met: list[str] = []
        if not _is_same(self._translated(before, met), after):
            return False
        self.followed += met
        return True

    def _translated(self, given: Written, met: list[str]) -> Written:
        if isinstance(given, str):
            if given in self._renamed:
                met.append(self._renamed[given])
            return self._renamed.get(given, given)
        if isinstance(given, list):
            return [self._translated(each, met) for each in given]
        if isinstance(given, dict):
            return {key: self._translated(each, met) for key, each in given.items()}
        return given


def _is_nothing(given: Written) -> bool:
    """Whether nothing is said: an empty value is as good as none."""
    return given is None or given in ("", [], {})


def _table(given: Written, language: str) -> dict[str, Written] | None:
    """A mapping, what stands for one where nothing is said, and a plain text as the text in the workspace's language."""
    if isinstance(given, dict):
        return given
    if _is_nothing(given):
        return {}
    return {language: given} if isinstance(given, str) else None


def _name_of(before: Written, after: Written) -> str | None:
    """The key that tells the entries of both lists apart; nothing where there is none, or no such lists."""
    lists = [each for each in (before, after) if not _is_nothing(each)]
    for name in _NAMES:
        if lists and all(_is_told_apart(each, name) for each in lists):
            return name
    return None


def _is_told_apart(given: Written, name: str) -> bool:
    if not isinstance(given, list):
        return False
    names = [each.get(name) if isinstance(each, dict) else None for each in given]
    return all(isinstance(each, str) for each in names) and len(set(map(str, names))) == len(names)


def _entries_of(value: _Value, name: str) -> dict[str, _Value]:
    listed: Sequence[Written] = value.given if isinstance(value.given, list) else []
    found = ((each, value.child(index, each)) for index, each in enumerate(listed) if isinstance(each, dict))
    return {str(each[name]): inner for each, inner in found}


def _is_same(before: Written, after: Written) -> bool:
    """Whether two values say the same: the order of plain values says nothing, and one alone needs no list."""
    if before == after or (_is_nothing(before) and _is_nothing(after)):
        return True
    old, new = _plain(before), _plain(after)
    return old is not None and old == new


def _plain(given: Written) -> list[str] | None:
    """The plain values of a list, in order of value; nothing where there are others."""
    listed = given if isinstance(given, list) else [given]
    found = [each for each in listed if isinstance(each, str)]
    return sorted(found) if len(found) == len(listed) else None
