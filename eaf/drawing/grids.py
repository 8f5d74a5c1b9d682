"""Boxes of one width in rows, each row as high as its highest box."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.scene import Point, Rect, Tile
from eaf.drawing.tiles import FittedBox, fit, place

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Box

GAP = 8.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of fitted boxes."""

    rows: tuple[tuple[FittedBox, ...], ...]
    box_width: float

    @property
    def height(self) -> float:
        """The height of all rows and of the gaps between them."""
        return sum(row_height(row) for row in self.rows) + GAP * max(0, len(self.rows) - 1)

    def place(self, corner: Point) -> Iterator[Tile]:
        """Put the boxes in their places, the first one's upper left corner at ``corner``."""
        left, y = corner
        for row in self.rows:
            height = row_height(row)
            for column, fitted in enumerate(row):
                yield place(fitted, Rect(left + column * (self.box_width + GAP), y, self.box_width, height))
            y += height + GAP


def row_height(row: Sequence[FittedBox]) -> float:
    """The height of the highest box."""
    return max((fitted.height for fitted in row), default=0.0)


def fit_grid(boxes: Sequence[Box], width: float, least: float, labels: Labels) -> Grid:
    """As many columns as fit with boxes at least ``least`` wide; the boxes share the width."""
    columns = max(1, int((width + GAP) // (least + GAP)))
    box_width = (width - (columns - 1) * GAP) / columns
    fitted = tuple(fit(box, box_width, labels) for box in boxes)
    return Grid(tuple(fitted[start : start + columns] for start in range(0, len(fitted), columns)), box_width)
