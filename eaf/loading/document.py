"""One file as values, and where each of them stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import accumulate
from typing import TYPE_CHECKING, TypeAlias

from eaf.finding import Finding, Place

if TYPE_CHECKING:
    from array import array

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Path: TypeAlias = tuple[str | int, ...]


class Document:
    """One file as values; ``marks`` holds the start and end offset of each node in pre-order, keys included."""

    __slots__ = ("_children", "_line_starts", "_starts", "data", "file", "marks", "problems", "text")

    def __init__(self, file: str, text: str, data: Value, marks: array[int], problems: tuple[Finding, ...] = ()) -> None:
        self.file = file
        self.text = text
        self.data = data
        self.marks = marks
        self.problems = problems
        self._children: dict[int, dict[str | int, tuple[int, Value]]] = {}
        self._line_starts: list[int] = []
        self._starts: array[int] | None = None

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at ``path`` stands, or with ``key`` its key; where the path leads nowhere, its last known key."""
        number, value = 0, self.data
        named = False
        for step in path:
            found = self._inside(number, value).get(step)
            if found is None:
                key = True
                break
            number, value = found
            named = isinstance(step, str)
        if key and named:
            number -= 1
        if 2 * number + 1 >= len(self.marks):
            return Place(self.file)
        return place_of(self.file, self.text, self._lines(), self.marks[2 * number], self.marks[2 * number + 1])

    def line(self, number: int) -> str:
        """The text of the 1-based line ``number``, for a code frame; empty beyond the end."""
        starts = self._lines()
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] - 1 if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r")

    def _lines(self) -> list[int]:
        if not self._line_starts:
            self._line_starts = line_starts(self.text)
        return self._line_starts

    def _inside(self, number: int, value: Value) -> dict[str | int, tuple[int, Value]]:
        """What stands directly in the container ``value``, each with its node number; worked out when first asked for."""
        known = self._children.get(number)
        if known is None:
            known = self._children[number] = {}
            number += 1
            if isinstance(value, dict):
                for name, child in value.items():
                    known[name] = (number + 1, child)
                    number = self._after(number + 1)
            elif isinstance(value, list):
                for index, child in enumerate(value):
                    known[index] = (number, child)
                    number = self._after(number)
        return known

    def _after(self, number: int) -> int:
        """The first node that begins where the node ends, or later: nodes are numbered in the order in which they begin."""
        if self._starts is None:
            self._starts = self.marks[::2]
        return bisect_left(self._starts, self.marks[2 * number + 1], number + 1)


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character."""
    return list(accumulate((len(line) + 1 for line in text.split("\n")[:-1]), initial=0))


def place_of(file: str, text: str, starts: list[int], start: int, end: int) -> Place:
    """Offsets as a place of one line: a longer stretch ends with its first line."""
    line = bisect_right(starts, start)
    line_end = starts[line] - 1 if line < len(starts) else len(text)
    if line_end > start and text[line_end - 1 : line_end] == "\r":
        line_end -= 1
    begin = starts[line - 1]
    stop = max(min(end, line_end), start)
    return Place(file, line, start - begin + 1, line, stop - begin + 1)
