"""A list of entries in a pack's file takes in an official list; what the list does not state stays as it was written, comments too."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from eaf.errors import UsageError
from eaf.loading.official_list import BARE, ListKind
from eaf.loading.typed import items, table, word, words
from eaf.loading.yaml_writing import entry

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.loading.document import Document, Value

MISSING = "text-not-available"
"""The status of what no readable copy shows."""
_INDENT = 4


@dataclass(frozen=True, slots=True)
class Filled:
    """The file's new text, and the entries that are new, that say something else than before, and that are gone."""

    text: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether nothing changes."""
        return not (self.added or self.changed or self.removed)


class Filling:
    """The list at ``path`` of a document, before and after.

    With ``replace`` the official list is the whole list: nothing else is left, and nothing is missing any more.
    """

    def __init__(self, document: Document, path: tuple[str, ...], kind: ListKind, *, replace: bool) -> None:
        self._document = document
        self._path = path
        self._kind = kind
        self._replace = replace
        self._lines = document.text.replace("\r\n", "\n").rstrip("\n").split("\n")
        self._head = table(document.data) if len(path) == 1 else table(table(document.data).get(path[0]))
        self._before = {word(each[kind.key]): each for each in items(self._head.get(path[-1]))}

    @property
    def before(self) -> dict[str, dict[str, Value]]:
        """The entries that stay where the official list does not name them."""
        return {} if self._replace else self._before

    def filled(self, stated: list[dict[str, Value]], source: str, confidence: str) -> Filled:
        """The file with the entries that are stated on the authority of ``source``."""
        after = {word(each[self._kind.key]): self._after(each, source, confidence) for each in stated}
        names = [*after] if self._replace else [*self._before, *(name for name in after if name not in self._before)]
        whole = {name: after.get(name, self._before.get(name, {})) for name in names}
        return Filled(
            "\n".join(self._text(whole)) + "\n",
            tuple(name for name in after if name not in self._before),
            tuple(name for name in after if name in self._before and after[name] != self._before[name]),
            tuple(name for name in self._before if name not in whole),
        )

    def _after(self, stated: dict[str, Value], source: str, confidence: str) -> dict[str, Value]:
        """An entry with what the list states; without ``replace`` it keeps what the list leaves open, and its sources."""
        kept = self.before.get(word(stated[self._kind.key]), {})
        merged: dict[str, Value] = {key: value for key, value in kept.items() if (key, value) != ("status", MISSING)}
        for key, value in stated.items():
            known = merged.get(key)
            merged[key] = {**known, **value} if isinstance(known, dict) and isinstance(value, dict) else value
        sources = dict.fromkeys((*words(kept.get("source")), source))
        merged |= {"source": [*sources] if len(sources) > 1 else source, "confidence": confidence}
        return dict(sorted(merged.items(), key=lambda each: self._kind.order.index(each[0])))

    def _text(self, whole: dict[str, dict[str, Value]]) -> Iterator[str]:
        blocks = dict(zip(self._before, self._blocks(), strict=True))
        start, end = self._span(list(blocks.values()))
        for line in self._lines[:start]:
            if not (self._replace and line.strip() == f"status: {MISSING}"):
                yield line
        indent = self._indent(list(blocks.values()))
        at = start
        for name, values in whole.items():
            first, last = blocks.get(name, (at, at))
            if not self._replace and name in blocks:
                yield from self._lines[at:first]
                at = last
            if name in blocks and values == self._before[name]:
                yield from self._lines[first:last]
            else:
                yield from entry(values, indent, BARE)
        yield from self._lines[end:]

    def _blocks(self) -> Iterator[tuple[int, int]]:
        """The first line of each entry and the line after its last, without the comments and blank lines that follow it."""
        starts = [self._document.place((*self._path, index)).line - 1 for index in range(len(self._before))]
        for start, following in pairwise([*starts, self._end_of_list(starts)]):
            column = self._column(start)
            last = following
            while last > start + 1 and _is_remark(self._lines[last - 1], column):
                last -= 1
            yield start, last

    def _end_of_list(self, starts: list[int]) -> int:
        """The line after the list: the first that stands further left than its entries, or is an entry of no list."""
        if not starts:
            return len(self._lines)
        column = self._column(starts[-1])
        for number, line in enumerate(self._lines[starts[-1] + 1 :], starts[-1] + 1):
            if line.strip() and not line.lstrip().startswith("#") and _indent_of(line) <= column:
                return number
        return len(self._lines)

    def _column(self, number: int) -> int:
        """How far right the dash of an entry stands."""
        line = self._lines[number]
        if not line.lstrip().startswith("- "):
            place = self._document.place(self._path, key=True)
            message = (
                f"{place}: mỗi mục phải bắt đầu trên dòng riêng bằng '- ' · each entry must begin with '- ' on a line of its own"
            )
            raise UsageError(message)
        return _indent_of(line)

    def _indent(self, blocks: list[tuple[int, int]]) -> int:
        return self._column(blocks[0][0]) if blocks else _INDENT if len(self._path) > 1 else _INDENT // 2

    def _span(self, blocks: list[tuple[int, int]]) -> tuple[int, int]:
        """The lines that the entries take; an empty list loses its brackets, a missing one gets its key."""
        if blocks:
            return blocks[0][0], blocks[-1][1]
        key = " " * (_INDENT - 2 if len(self._path) > 1 else 0) + f"{self._path[-1]}:"
        if self._path[-1] not in self._head:
            self._lines.append(key)
            return len(self._lines), len(self._lines)
        number = self._document.place(self._path, key=True).line - 1
        if self._lines[number].split("#")[0].strip() not in (f"{self._path[-1]}: []", f"{self._path[-1]}:"):
            self._column(number)
        self._lines[number] = self._lines[number].split("#")[0].rstrip().removesuffix("[]").rstrip()
        return number + 1, number + 1


def _is_remark(line: str, column: int) -> bool:
    """Whether a line is blank, or a comment that does not belong to the inside of an entry."""
    return not line.strip() or (line.lstrip().startswith("#") and _indent_of(line) <= column)


def _indent_of(line: str) -> int:
    return len(line) - len(line.lstrip())
