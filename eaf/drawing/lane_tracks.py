"""Lines between the rows of a lane diagram: where each leaves and enters its boxes, and on which level it runs across."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.lane_rows import Rows

_PORT_GAP = 22.0
_CORNER = 14.0
_NEAR = 5.0


@dataclass(frozen=True, slots=True)
class Crossing:
    """One step of a line through the gutter below a row; a loop (``back``) returns to the row it came from."""

    start: float
    end: float
    back: bool = False

    @property
    def straight(self) -> bool:
        """Whether the step needs no level."""
        return not self.back and abs(self.start - self.end) < 1

    @property
    def span(self) -> tuple[float, float]:
        """Its extent on the x axis."""
        return min(self.start, self.end), max(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Tracks:
    """The steps of every line (by its number), each with gutter and level; ``levels`` counts those of each gutter."""

    steps: dict[int, list[tuple[int, Crossing, int]]]
    levels: tuple[int, ...]


def route(rows: Rows, x: dict[int, float], box_width: float) -> Tracks:
    """Choose ports and levels for all lines."""
    row_of = {place: number for number, row in enumerate(rows.rows) for place in row}
    ports = _ports(rows, x, box_width)
    gutters: dict[int, list[tuple[int, int, Crossing]]] = defaultdict(list)
    for chain in rows.chains:
        for step, upper in enumerate(chain.places[:-1]):
            key = (chain.line, step)
            gutters[row_of[upper]].append((*key, Crossing(ports[(*key, "out")], ports[(*key, "in")])))
    for line, source, _ in rows.loops:
        gutters[row_of[source]].append((line, 0, Crossing(ports[line, 0, "out"], ports[line, 0, "in"], back=True)))
    steps: dict[int, list[tuple[int, Crossing, int]]] = defaultdict(list)
    levels = [0] * len(rows.rows)
    for gutter in sorted(gutters):
        inside = sorted(gutters[gutter], key=lambda item: item[:2])
        found = _levels([crossing for _, _, crossing in inside])
        levels[gutter] = max(found, default=-1) + 1
        for (line, _, crossing), level in zip(inside, found, strict=True):
            steps[line].append((gutter, crossing, level))
    return Tracks({line: sorted(found, key=lambda step: step[0]) for line, found in steps.items()}, tuple(levels))


Port = tuple[int, int, str]


def _ports(rows: Rows, x: dict[int, float], box_width: float) -> dict[Port, float]:
    """Where lines touch their places: in the middle, or side by side in the order of their other ends."""
    sides: dict[tuple[int, str], list[tuple[float, Port]]] = defaultdict(list)
    partner: dict[Port, Port] = {}
    for chain in rows.chains:
        for step, (upper, lower) in enumerate(pairwise(chain.places)):
            out, into = (chain.line, step, "out"), (chain.line, step, "in")
            sides[upper, "below"].append((x[lower], out))
            sides[lower, "above"].append((x[upper], into))
            partner[out], partner[into] = into, out
    for line, source, target in rows.loops:
        sides[source, "below"].append((x[target], (line, 0, "out")))
        sides[target, "below"].append((x[source], (line, 0, "in")))
    ports: dict[Port, float] = {}
    free: dict[Port, int] = {}
    for (place, _), ends in sides.items():
        spread = min(_PORT_GAP, (box_width - 2 * _CORNER) / max(1, len(ends) - 1)) if place < rows.boxes else 0.0
        for number, (_, port) in enumerate(sorted(ends)):
            ports[port] = x[place] + (number - (len(ends) - 1) / 2) * spread
            if len(ends) == 1 and place < rows.boxes:
                free[port] = place
    reach = box_width / 2 - _CORNER
    for port, place in free.items():
        if port in partner:
            ports[port] = min(max(ports[partner[port]], x[place] - reach), x[place] + reach)
    return ports


def _levels(crossings: Sequence[Crossing]) -> list[int]:
    """A level for each crossing of one gutter, so that no two lie on one another; straight ones keep level 0.

    Where the end of one stands above the start of another, the one that starts there turns off first.
    """
    bent = [number for number, crossing in enumerate(crossings) if not crossing.straight]
    before = {number: _above(number, bent, crossings) for number in bent}
    levels = [0] * len(crossings)
    done: list[int] = []
    waiting = sorted(bent, key=lambda number: (crossings[number].span[1] - crossings[number].span[0], number))
    while waiting:
        ready = [number for number in waiting if not any(other in waiting for other in before[number])]
        number = (ready or waiting)[0]
        waiting.remove(number)
        level = max((levels[other] + 1 for other in before[number] if other in done), default=0)
        while any(levels[other] == level and _touch(crossings[other], crossings[number]) for other in done):
            level += 1
        levels[number] = level
        done.append(number)
    return levels


def _above(number: int, bent: Sequence[int], crossings: Sequence[Crossing]) -> list[int]:
    """The crossings that must run above this one: those that start where this one comes down."""
    own = crossings[number]
    if own.back:
        return []
    return [
        other for other in bent if other != number and any(abs(start - own.end) < _NEAR for start in _starts(crossings[other]))
    ]


def _starts(crossing: Crossing) -> tuple[float, ...]:
    return (crossing.start, crossing.end) if crossing.back else (crossing.start,)


def _touch(one: Crossing, other: Crossing) -> bool:
    return one.span[0] < other.span[1] + _NEAR and other.span[0] < one.span[1] + _NEAR
