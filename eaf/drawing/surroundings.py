"""What stands around an element, cut to the budget: the part of the context diagram that needs no coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.scene import Part, Rect, Wire
from eaf.drawing.tiles import more_box
from eaf.viewing.shapes import Box, Context, Line, Neighbour

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.labels import Labels

BUDGET = 12


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The centre and its neighbours as they will be drawn."""

    centre: Box
    dependents: tuple[Neighbour, ...]
    dependencies: tuple[Neighbour, ...]
    peers: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Middle:
    """The laid out upper part: where the centre stands, and where the part ends."""

    parts: tuple[Part, ...]
    centre: Rect
    bottom: float


def surroundings_of(view: Context, labels: Labels) -> Surroundings:
    """The neighbours within the budget, each side ending in a box for those left out."""
    return Surroundings(
        view.centre,
        _side(view.dependents, view.hidden_dependents, "more-dependents", labels),
        _side(view.dependencies, view.hidden_dependencies, "more-dependencies", labels),
        _side(view.peers, view.hidden_peers, "more-peers", labels),
    )


def _side(neighbours: Sequence[Neighbour], hidden: int, box_id: str, labels: Labels) -> tuple[Neighbour, ...]:
    left_out = hidden + max(0, len(neighbours) - BUDGET)
    shown = tuple(neighbours[:BUDGET])
    return (*shown, Neighbour(more_box(box_id, left_out, labels))) if left_out else shown


def named(wire: Wire, source: Box, target: Box, label: str) -> Wire:
    """The wire with what a tool tip says of it."""
    title = " — ".join(text for text in (source.title, label, target.title) if text)
    return Wire(wire.points, wire.kind, Line(source.id, target.id, label), title, headless=wire.headless)
