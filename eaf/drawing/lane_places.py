"""Places on the x axis for the rows of a lane diagram: near their neighbours, apart from one another, long lines straight.

Each row is placed by isotonic regression (pool adjacent violators), which moves its boxes as little as possible from where
their neighbours want them. Sums are exact (``fsum``): what ``sum`` gives depends on the version of Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import fsum
from typing import TYPE_CHECKING

from eaf.drawing.lane_rows import Rows, neighbours, shares

if TYPE_CHECKING:
    from collections.abc import Sequence

_SWEEPS = 6
_PASS_WIDTH = 10.0
_PASS_WEIGHT = 6.0
_LEAST_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How wide boxes are and how far apart; passages of long lines are narrow, and weigh more so that they run straight."""

    boxes: int
    box_width: float
    gap: float

    def width(self, place: int) -> float:
        """The width of a box or of a passage."""
        return self.box_width if place < self.boxes else _PASS_WIDTH

    def weight(self, place: int) -> float:
        """How hard it is to move."""
        return 1.0 if place < self.boxes else _PASS_WEIGHT

    def row_width(self, row: Sequence[int]) -> float:
        """The width that a row needs."""
        return fsum(self.width(place) for place in row) + self.gap * max(0, len(row) - 1)


def place_rows(rows: Rows, spacing: Spacing, width: float) -> dict[int, float]:
    """The middle of each place, within the width (or from 0 on, where a row is wider than that)."""
    above, below = neighbours(rows)
    near = {place: (*above[place], *below[place]) for place in above}
    x = {place: share * width for place, share in shares(rows.rows).items()}
    for _ in range(_SWEEPS):
        for row in (*rows.rows, *rows.rows[::-1]):
            wanted = [_mean(place, near[place], x, spacing) for place in row]
            x.update(zip(row, _apart(wanted, row, spacing, width), strict=True))
    _straighten(rows, spacing, x)
    return x


def _mean(place: int, near: Sequence[int], x: dict[int, float], spacing: Spacing) -> float:
    total = fsum(spacing.weight(other) for other in near)
    return fsum(x[other] * spacing.weight(other) for other in near) / total if total else x[place]


def _apart(wanted: Sequence[float], row: Sequence[int], spacing: Spacing, width: float) -> list[float]:
    """The places nearest to the wanted ones (weighted least squares) that keep order, distance and borders."""
    offsets: list[float] = []
    edge = 0.0
    for place in row:
        offsets.append(edge + spacing.width(place) / 2)
        edge += spacing.width(place) + spacing.gap
    highest = max(0.0, width - (edge - spacing.gap))
    pools: list[tuple[float, float, int]] = []
    for want, offset, place in zip(wanted, offsets, row, strict=True):
        mean, weight, count = want - offset, spacing.weight(place), 1
        while pools and pools[-1][0] > mean:
            other, other_weight, others = pools.pop()
            mean = (mean * weight + other * other_weight) / (weight + other_weight)
            weight, count = weight + other_weight, count + others
        pools.append((mean, weight, count))
    shifts = [min(max(mean, 0.0), highest) for mean, _, count in pools for _ in range(count)]
    return [shift + offset for shift, offset in zip(shifts, offsets, strict=True)]


def _straighten(rows: Rows, spacing: Spacing, x: dict[int, float]) -> None:
    """Put the passages of one line above one another, as far as the free room in each row allows."""
    row_of = {place: row for row in rows.rows for place in row}
    for chain in rows.chains:
        run: list[int] = []
        low, high = 0.0, 0.0
        for passage in chain.places[1:-1]:
            least, most = _free_room(passage, row_of[passage], spacing, x)
            if run and max(low, least) <= min(high, most):
                low, high = max(low, least), min(high, most)
            else:
                _align(run, low, high, x)
                run, low, high = [], least, most
            run.append(passage)
        _align(run, low, high, x)


def _free_room(passage: int, row: Sequence[int], spacing: Spacing, x: dict[int, float]) -> tuple[float, float]:
    """How far a passage may move without coming too near to what stands beside it."""
    at = row.index(passage)
    low = high = x[passage]
    own = _PASS_WIDTH / 2 + _LEAST_GAP
    if at > 0:
        low = min(low, x[row[at - 1]] + spacing.width(row[at - 1]) / 2 + own)
    if at + 1 < len(row):
        high = max(high, x[row[at + 1]] - spacing.width(row[at + 1]) / 2 - own)
    return low, high


def _align(run: Sequence[int], low: float, high: float, x: dict[int, float]) -> None:
    if run:
        middle = fsum(x[passage] for passage in run) / len(run)
        x.update(dict.fromkeys(run, min(max(middle, low), high)))
