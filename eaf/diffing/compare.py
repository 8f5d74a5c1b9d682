"""Two revisions become their difference, in time in proportion to what stands in the files that differ."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.diffing.difference import ADDED, CHANGED, MOVED, REMOVED, RENAMED, Change, Difference
from eaf.diffing.effects import effects
from eaf.diffing.fields import Comparison
from eaf.diffing.renames import renames
from eaf.model.item import ELEMENT, KINDS, RELATIONSHIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eaf.diffing.difference import FieldChange, Side
    from eaf.model.item import Item


def difference(before: Side, after: Side) -> Difference:
    """All that differs between two revisions of a workspace."""
    old, new = _keyed(before.items), _keyed(after.items)
    removed = [item for mark, item in old.items() if mark not in new and item.kind != RELATIONSHIP]
    added = [item for mark, item in new.items() if mark not in old and item.kind != RELATIONSHIP]
    pairs = renames(removed, added, before.items, after.items)
    renamed = {was.id: item.id for was, item in pairs if item.kind == ELEMENT}
    compared = _Compared(Comparison(renamed, (before.model.workspace.language, after.model.workspace.language)), renamed)
    compared.pairs(pairs)
    done = {_mark(was) for was, _ in pairs}, {_mark(item) for _, item in pairs}
    left = {mark: item for mark, item in old.items() if mark not in done[0]}
    compared.rest(left, {mark: item for mark, item in new.items() if mark not in done[1]})
    changes = compared.changes()
    return Difference(before, after, changes, effects(before, after, changes, renamed))


def _mark(item: Item) -> tuple[str, tuple[str, ...]]:
    return item.kind, item.key


def _keyed(items: Iterable[Item]) -> dict[tuple[str, tuple[str, ...]], Item]:
    return {_mark(each): each for each in items}


class _Compared:
    """The changes found so far."""

    def __init__(self, comparison: Comparison, renamed: Mapping[str, str]) -> None:
        self._comparison = comparison
        self._renamed = renamed
        self._found: list[Change] = []

    def pairs(self, pairs: Iterable[tuple[Item, Item]]) -> None:
        """What was renamed, with what changed in it besides."""
        for was, item in pairs:
            self._found.append(_change(RENAMED, was, item, self._comparison.changes(was, item)))

    def rest(self, old: Mapping[tuple[str, tuple[str, ...]], Item], new: Mapping[tuple[str, tuple[str, ...]], Item]) -> None:
        """What has the same key on both sides, or stands on one side only; ends of relationships go by what they became."""
        came = dict(new)
        for mark, was in old.items():
            item = came.pop(mark, None)
            if item is None and was.kind == RELATIONSHIP:
                item = came.pop((RELATIONSHIP, self._ends_followed(was)), None)
                self._comparison.followed += [end for end in self._new_ends(was) if item]
            self._found += self._compare(was, item)
        self._found += [_change(ADDED, None, item) for item in came.values()]

    def _compare(self, was: Item, item: Item | None) -> list[Change]:
        if item is None:
            return [_change(REMOVED, was, None)]
        fields = self._comparison.changes(was, item)
        if fields:
            return [_change(CHANGED, was, item, fields)]
        return [change] if (change := _moved(was, item)) else []

    def _ends_followed(self, was: Item) -> tuple[str, ...]:
        source, type_, target, *rest = was.key
        return (self._renamed.get(source, source), type_, self._renamed.get(target, target), *rest)

    def _new_ends(self, was: Item) -> list[str]:
        return [self._renamed[end] for end in (was.key[0], was.key[2]) if end in self._renamed]

    def changes(self) -> tuple[Change, ...]:
        """All changes in order of kind and key, each with how many places followed it."""
        followed = Counter(self._comparison.followed)
        told = (replace(each, followers=followed[each.item.id]) if each.state == RENAMED else each for each in self._found)
        return tuple(sorted(told, key=lambda each: (KINDS.index(each.kind), each.item.key, each.state)))


def _change(state: str, was: Item | None, item: Item | None, fields: tuple[FieldChange, ...] = ()) -> Change:
    return Change(state, was, item, was.place() if was else None, item.place() if item else None, fields)


def _moved(was: Item, item: Item) -> Change | None:
    """Nothing changed but the file; relationships that stand at an element go with it."""
    if item.kind == RELATIONSHIP and was.origin.path[0] == item.origin.path[0] == "elements":
        return None
    change = _change(MOVED, was, item)
    return change if change.moved else None
