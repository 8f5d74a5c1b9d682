"""A chain through the layers, from the citizen to the data centre: lanes one below the other, lines at right angles.

Lines run in the gutters between the rows and never through a box; a line over several lanes passes between the boxes of those
in the middle. What a line is called stands in its tool tip.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.block_map import place_blocks
from eaf.drawing.lane_plan import place_lanes, plan_lanes
from eaf.drawing.lane_tracks import route
from eaf.drawing.sheet import Body, Sheet, finish, set_heading
from eaf.drawing.tiles import set_lines
from eaf.drawing.typefaces import NOTE
from eaf.viewing.shapes import Block, Lanes

if TYPE_CHECKING:
    from eaf.drawing.labels import Labels
    from eaf.drawing.scene import Scene


def draw(view: Lanes, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the lanes; raises :class:`eaf.errors.NotFoundError` when a line names a box that is in no lane."""
    if sheet.narrow or not view.lanes:
        return _without_lines(view, labels, sheet)
    _, top = set_heading(view.title, sheet)
    plan = plan_lanes(view, sheet, labels)
    tracks = route(plan.rows, plan.x, plan.box_width)
    parts, bottom = place_lanes(plan, tracks, top, labels)
    width = plan.left + plan.width + sheet.margin
    return finish(Body(parts, width, bottom), view.title, describe(view, labels), labels, sheet)


def _without_lines(view: Lanes, labels: Labels, sheet: Sheet) -> Scene:
    """The lanes alone, and a word about the lines: between many short rows they could not be followed."""
    blocks = tuple(Block(lane.id, lane.title, boxes=lane.boxes) for lane in view.lanes)
    parts, bottom = place_blocks(blocks, sheet, set_heading(view.title, sheet)[1], labels)
    if view.lines:
        note = set_lines(NOTE.lines(labels.lines_left_out, sheet.inner_width, 3), sheet.margin, bottom + 8, NOTE)
        parts, bottom = (*parts, *note), bottom + 8 + len(note) * NOTE.leading
    return finish(Body(parts, sheet.width, bottom), view.title, describe(view, labels), labels, sheet)


def describe(view: Lanes, labels: Labels) -> str:
    """The chain in words: the lanes from top to bottom, then the lines."""
    titles = {box.id: box.title for lane in view.lanes for box in lane.boxes}
    lanes = [f"{lane.title}: {', '.join(box.title for box in lane.boxes) or labels.nothing.lower()}." for lane in view.lanes]
    lines = [f"{titles[line.source]} {line.label or labels.relation(line.kind)} {titles[line.target]}." for line in view.lines]
    return " ".join((*lanes, *lines)) or f"{labels.nothing}."
