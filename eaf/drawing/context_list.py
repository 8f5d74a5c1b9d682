"""The context diagram on a narrow sheet: dependents, the element, its dependencies, from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.scene import Part, Point, Rect, Tile, Wire
from eaf.drawing.sheet import nothing_here
from eaf.drawing.surroundings import Middle, Surroundings, named
from eaf.drawing.tiles import fit, place, set_lines
from eaf.drawing.typefaces import NOTE, SECTION
from eaf.drawing.wires import DEPENDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Neighbour

GAP = 10.0
_TRUNK = 14.0
_INDENT = 40.0
_HEADING = 26.0


def place_list(around: Surroundings, corner: Point, width: float, labels: Labels) -> Middle:
    """Lay out the three groups below one another, the sides indented and joined by a trunk at the left."""
    left, top = corner
    parts: list[Part] = []
    indented = (left + _INDENT, width - _INDENT)
    parts += set_lines((labels.dependents,), indented[0], top, SECTION)
    before, y = _indented(around.dependents, indented, top + _HEADING, labels)
    fitted = fit(around.centre, width, labels, 3)
    centre = place(fitted, Rect(left, y + 14, width, fitted.height)).emphasised()
    top = centre.rect.bottom + 14
    parts += set_lines((labels.dependencies,), indented[0], top, SECTION)
    after, bottom = _indented(around.dependencies, indented, top + _HEADING, labels)
    trunk = left + _TRUNK
    for near, tile in zip(around.dependents, _tiles(before), strict=True):
        middle = tile.rect.centre[1]
        wire = Wire(((tile.rect.x, middle), (trunk, middle), (trunk, centre.rect.y)), DEPENDS)
        parts.append(named(wire, tile.box, centre.box, near.label))
    for near, tile in zip(around.dependencies, _tiles(after), strict=True):
        middle = tile.rect.centre[1]
        wire = Wire(((trunk, centre.rect.bottom), (trunk, middle), (tile.rect.x, middle)), DEPENDS)
        parts.append(named(wire, centre.box, tile.box, near.label))
    return Middle((*parts, *before, centre, *after), centre.rect, bottom)


def _tiles(parts: Sequence[Part]) -> list[Tile]:
    return [part for part in parts if isinstance(part, Tile)]


def _indented(side: Sequence[Neighbour], span: tuple[float, float], top: float, labels: Labels) -> tuple[list[Part], float]:
    """The boxes of one side below one another, each below the name of its relation, and where they end."""
    x, width = span
    if not side:
        return list(nothing_here(x, top, width, labels)), top + NOTE.leading
    parts: list[Part] = []
    y = top
    for near in side:
        label = NOTE.cut(near.label, width)
        if label:
            parts += set_lines((label,), x, y, NOTE)
            y += NOTE.leading + 2
        fitted = fit(near.box, width, labels)
        parts.append(place(fitted, Rect(x, y, width, fitted.height)))
        y += fitted.height + GAP
    return parts, y - GAP
