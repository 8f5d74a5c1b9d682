"""The panel below a context diagram: neighbours without a direction of dependency, each below the name of its relation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing import grids
from eaf.drawing.grids import fit_grid, row_height
from eaf.drawing.scene import Frame, Part, Rect
from eaf.drawing.surroundings import Middle
from eaf.drawing.tiles import place, set_lines
from eaf.drawing.typefaces import NOTE, SECTION

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Neighbour

_GAP = 10.0
_PAD = 12.0
_LEAST = 150.0
_ABOVE = 28.0


def place_peers(peers: Sequence[Neighbour], middle: Middle, span: tuple[float, float], labels: Labels) -> Middle:
    """Lay out the panel below the middle part, over the span (left end, width)."""
    left, width = span
    top = middle.bottom + _ABOVE
    grid = fit_grid([near.box for near in peers], width - 2 * _PAD, _LEAST, labels)
    bottom = top + _PAD + SECTION.leading + 4
    parts: list[Part] = []
    waiting = iter(peers)
    for row in grid.rows:
        near_by = [next(waiting) for _ in row]
        label_height = NOTE.leading + 3 if any(near.label for near in near_by) else 0.0
        height = row_height(row)
        for column, (near, fitted) in enumerate(zip(near_by, row, strict=True)):
            x = left + _PAD + column * (grid.box_width + grids.GAP)
            parts += set_lines(NOTE.lines(near.label, grid.box_width, 1), x, bottom, NOTE)
            parts.append(place(fitted, Rect(x, bottom + label_height, grid.box_width, height)))
        bottom += label_height + height + _GAP
    bottom += _PAD - _GAP
    title = set_lines(SECTION.lines(labels.peers, width - 2 * _PAD, 1), left + _PAD, top + _PAD - 2, SECTION)
    frame = Frame(Rect(left, top, width, bottom - top), "peers", labels.peers, words=title)
    return Middle((frame, *parts), frame.rect, bottom)
