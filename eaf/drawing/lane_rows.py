"""Rows of a lane diagram: boxes in the order they are given, and a place to pass in each row that a long line crosses."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Chain:
    """A line as the places it passes, from the upper row to the lower one; ``line`` is its number."""

    line: int
    places: tuple[int, ...]
    reversed: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """Places in rows: the first ``boxes`` numbers are boxes, the others passages of long lines."""

    rows: tuple[tuple[int, ...], ...]
    boxes: int
    chains: tuple[Chain, ...]
    loops: tuple[tuple[int, int, int], ...]


def arrange(rows: Sequence[Sequence[int]], lines: Sequence[tuple[int, int]]) -> Rows:
    """Give long lines their passages; loops (line, source, target) stay in one row."""
    row_of = {place: number for number, row in enumerate(rows) for place in row}
    filled = [list(row) for row in rows]
    chains: list[Chain] = []
    loops: list[tuple[int, int, int]] = []
    following = boxes = len(row_of)
    for number, (source, target) in enumerate(lines):
        if row_of[source] == row_of[target]:
            loops.append((number, source, target))
            continue
        upper, lower = sorted((source, target), key=row_of.__getitem__)
        between = range(row_of[upper] + 1, row_of[lower])
        passages = tuple(range(following, following + len(between)))
        following += len(between)
        for row, passage in zip(between, passages, strict=True):
            filled[row].append(passage)
        chains.append(Chain(number, (upper, *passages, lower), upper != source))
    return Rows(tuple(map(tuple, filled)), boxes, tuple(chains), tuple(loops))
