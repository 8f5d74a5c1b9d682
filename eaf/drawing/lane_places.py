"""Places on the x axis for the rows of a lane diagram: boxes at equal distances around the middle, long lines straight between them.

Where a box stands depends on its number in its row and on nothing else, so a box more moves the others of its row by half a
distance and nothing in other rows (decision 0029). Long lines pass at tracks between the boxes, or at the right of all of them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eaf.drawing.lane_rows import Chain, Rows

TRACK = 8.0
_LEAST_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Spacing:
    """How many places are boxes, how wide boxes are, and how far apart; ``width`` is the room for a row."""

    boxes: int
    box_width: float
    gap: float
    width: float


def place_rows(rows: Rows, spacing: Spacing) -> dict[int, float]:
    """The middle of each place; only where there is no room left between the boxes, lines pass beyond the width."""
    x: dict[int, float] = {}
    for row in rows.rows:
        boxes = [place for place in row if place < spacing.boxes]
        for number, box in enumerate(boxes):
            x[box] = spacing.width / 2 + (number - (len(boxes) - 1) / 2) * (spacing.box_width + spacing.gap)
    taken: dict[int, set[int]] = defaultdict(set)
    row_of = {place: number for number, row in enumerate(rows.rows) for place in row}
    for chain in rows.chains:
        passed = [row_of[place] for place in chain.places[1:-1]]
        if passed:
            track = _track(chain, passed, rows, x, taken, spacing)
            x.update(dict.fromkeys(chain.places[1:-1], track * TRACK))
            for number in passed:
                taken[number].add(track)
    return x


def _track(chain: Chain, passed: list[int], rows: Rows, x: dict[int, float], taken: dict[int, set[int]], spacing: Spacing) -> int:
    """The free track of the shortest way."""
    ends = x[chain.places[0]], x[chain.places[-1]]
    reach = spacing.box_width / 2 + _LEAST_GAP
    boxes = {row: [x[box] for box in rows.rows[row] if box < spacing.boxes] for row in passed}

    def is_free(track: int) -> bool:
        return all(
            track not in taken[row] and all(abs(track * TRACK - middle) >= reach for middle in boxes[row]) for row in passed
        )

    inside = range(1, int(spacing.width // TRACK))
    nearest = sorted(inside, key=lambda track: sum(abs(track * TRACK - end) for end in ends))
    return next(track for tracks in (nearest, count(len(inside) + 1)) for track in tracks if is_free(track))
