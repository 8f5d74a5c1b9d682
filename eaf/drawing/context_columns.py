"""The context diagram on a wide sheet: three columns, each side's lines gathered in one trunk."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.scene import Part, Point, Rect, Tile, Wire, Word
from eaf.drawing.sheet import nothing_here
from eaf.drawing.surroundings import Middle, Surroundings, named
from eaf.drawing.tiles import FittedBox, fit, place, set_lines
from eaf.drawing.typefaces import NOTE, SECTION
from eaf.drawing.wires import DEPENDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Neighbour

GAP = 10.0
_STUB = 112.0
_TRUNK = 36.0
_HEADING = 30.0


def place_columns(around: Surroundings, corner: Point, width: float, labels: Labels) -> Middle:
    """Lay out dependents, the element and its dependencies side by side."""
    left, top = corner
    box_width = (width - 2 * (_STUB + _TRUNK)) / 3
    centre_fit = fit(around.centre, box_width, labels, 3)
    before = _fit_all(around.dependents, box_width, labels)
    after = _fit_all(around.dependencies, box_width, labels)
    height = max(_height(before), _height(after), centre_fit.height + 16)
    middle_y = top + _HEADING + height / 2
    centre = _centred(centre_fit, left + box_width + _STUB + _TRUNK, middle_y)
    right = left + width - box_width
    tiles = (_column(before, left, middle_y), _column(after, right, middle_y))
    parts: list[Part] = []
    for heading, side, x in ((labels.dependents, tiles[0], left), (labels.dependencies, tiles[1], right)):
        shown = SECTION.cut(heading, box_width + _STUB)
        parts += set_lines((shown,), min(x, left + width - SECTION.width(shown)), top, SECTION)
        if not side:
            parts += nothing_here(x, middle_y - NOTE.leading / 2, box_width, labels)
    parts += _gather(around.dependents, tiles[0], centre)
    parts += _spread(around.dependencies, tiles[1], centre)
    parts += (*tiles[0], centre, *tiles[1])
    return Middle(tuple(parts), centre.rect, top + _HEADING + height)


def _fit_all(side: Sequence[Neighbour], width: float, labels: Labels) -> tuple[FittedBox, ...]:
    return tuple(fit(near.box, width, labels) for near in side)


def _height(column: Sequence[FittedBox]) -> float:
    return sum(fitted.height for fitted in column) + GAP * max(0, len(column) - 1)


def _centred(fitted: FittedBox, x: float, middle_y: float) -> Tile:
    height = fitted.height + 8
    tile = place(fitted, Rect(x, middle_y - height / 2, fitted.width, height))
    return tile.emphasised()


def _column(column: Sequence[FittedBox], x: float, middle_y: float) -> tuple[Tile, ...]:
    y = middle_y - _height(column) / 2
    tiles = []
    for fitted in column:
        tiles.append(place(fitted, Rect(x, y, fitted.width, fitted.height)))
        y += fitted.height + GAP
    return tuple(tiles)


def _gather(side: Sequence[Neighbour], tiles: Sequence[Tile], centre: Tile) -> Iterator[Part]:
    """The lines from the dependents into the element."""
    trunk = centre.rect.x - _TRUNK
    end = (centre.rect.x, centre.rect.centre[1])
    for number, (near, tile) in enumerate(zip(side, tiles, strict=True)):
        y = tile.rect.centre[1]
        points = ((tile.rect.right, y), (trunk, y), (trunk, end[1]), end)
        wire = Wire(_straight(points), DEPENDS, headless=number > 0)
        yield named(wire, tile.box, centre.box, near.label)
        yield from _label(near.label, tile.rect.right + (trunk - tile.rect.right) / 2, y)


def _spread(side: Sequence[Neighbour], tiles: Sequence[Tile], centre: Tile) -> Iterator[Part]:
    """The lines from the element to what it depends on."""
    trunk = centre.rect.right + _TRUNK
    start = (centre.rect.right, centre.rect.centre[1])
    for near, tile in zip(side, tiles, strict=True):
        y = tile.rect.centre[1]
        points = (start, (trunk, start[1]), (trunk, y), (tile.rect.x, y))
        yield named(Wire(_straight(points), DEPENDS), centre.box, tile.box, near.label)
        yield from _label(near.label, trunk + (tile.rect.x - trunk) / 2, y)


def _straight(points: tuple[Point, ...]) -> tuple[Point, ...]:
    """Without the corners, where all lies on one line."""
    level = max(abs(point[1] - points[0][1]) for point in points) < 1
    return (points[0], points[-1]) if level else points


def _label(text: str, middle_x: float, y: float) -> Iterator[Word]:
    shown = NOTE.cut(text, _STUB - 14)
    if shown:
        yield Word(middle_x - NOTE.width(shown) / 2, y - 6, shown, NOTE)
