"""Rows of a lane diagram: in which order boxes and passing lines stand, so that lines cross little.

This is the layered method of Sugiyama, Tagawa and Toda (1981) with the rows given: lines over several rows get a place to pass in
each, and rows are ordered by the mean place of their neighbours. :mod:`eaf.drawing.lane_places` finds the places themselves.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from dataclasses import dataclass
from itertools import pairwise
from math import fsum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_SWEEPS = 6


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

    def links(self) -> Iterator[tuple[int, int]]:
        """Every step of a line from one row to the next."""
        for chain in self.chains:
            yield from pairwise(chain.places)


def arrange(rows: Sequence[Sequence[int]], lines: Sequence[tuple[int, int]]) -> Rows:
    """Give long lines their passages and order the rows; loops (line, source, target) stay in one row."""
    row_of = {place: number for number, row in enumerate(rows) for place in row}
    boxes = len(row_of)
    filled = [list(row) for row in rows]
    chains: list[Chain] = []
    loops: list[tuple[int, int, int]] = []
    following = boxes
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
    return _ordered(Rows(tuple(map(tuple, filled)), boxes, tuple(chains), tuple(loops)))


def _ordered(start: Rows) -> Rows:
    """The order of the fewest crossings among those that the sweeps come by."""
    above, below = neighbours(start)
    rows = [list(row) for row in start.rows]
    best, least = start.rows, _crossings(start.rows, below)
    for sweep in range(_SWEEPS):
        near, step = (above, 1) if sweep % 2 == 0 else (below, -1)
        for row in rows[::step]:
            _sort_row(row, near, shares(rows))
        crossings = _crossings(rows, below)
        if crossings < least:
            best, least = tuple(tuple(row) for row in rows), crossings
    return Rows(tuple(tuple(row) for row in best), start.boxes, start.chains, start.loops)


def neighbours(rows: Rows) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """For each place, what it is joined to in the row above and in the row below."""
    places = [place for row in rows.rows for place in row]
    above: dict[int, list[int]] = {place: [] for place in places}
    below: dict[int, list[int]] = {place: [] for place in places}
    for upper, lower in rows.links():
        below[upper].append(lower)
        above[lower].append(upper)
    return above, below


def shares(rows: Sequence[Sequence[int]]) -> dict[int, float]:
    """Where each place stands when its row is spread evenly, from 0 to 1."""
    return {place: (number + 0.5) / len(row) for row in rows for number, place in enumerate(row)}


def _sort_row(row: list[int], near: dict[int, list[int]], at: dict[int, float]) -> None:
    wanted = {place: _mean([at[other] for other in near[place]], at[place]) for place in row}
    row.sort(key=lambda place: (wanted[place], at[place]))


def _mean(values: Sequence[float], otherwise: float) -> float:
    return fsum(values) / len(values) if values else otherwise


def _crossings(rows: Sequence[Sequence[int]], below: dict[int, list[int]]) -> int:
    total = 0
    for upper, lower in pairwise(rows):
        position = {place: number for number, place in enumerate(lower)}
        seen: list[int] = []
        for place in upper:
            ends = [position[other] for other in below[place]]
            total += sum(len(seen) - bisect_right(seen, end) for end in ends)
            for end in ends:
                insort(seen, end)
    return total
