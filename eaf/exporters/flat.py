"""Any view as groups of boxes and lines: what the text formats can say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.errors import UsageError
from eaf.viewing.shapes import Block, BlockMap, Box, Context, Graph, Group, Lanes, Line

if TYPE_CHECKING:
    from eaf.viewing.shapes import View


def flat(view: View) -> Graph:
    """The view as a graph; raises :class:`UsageError` for a chart, which has no boxes."""
    if isinstance(view, Graph):
        return view
    if isinstance(view, BlockMap):
        return Graph(view.title, tuple(_group(block) for block in view.blocks))
    if isinstance(view, Lanes):
        return Graph(view.title, tuple(Group(lane.id, lane.title, boxes=lane.boxes) for lane in view.lanes), (), view.lines)
    if isinstance(view, Context):
        return _context(view)
    message = "biểu đồ không xuất được sang dạng này · a chart cannot be exported to this format"
    raise UsageError(message)


def _group(block: Block) -> Group:
    return Group(block.id, block.title, block.href, block.boxes, tuple(_group(inner) for inner in block.blocks))


def _context(view: Context) -> Graph:
    centre = view.centre.id
    boxes: dict[str, Box] = {centre: view.centre}
    lines: list[Line] = []
    for neighbours, outgoing in ((view.dependents, False), (view.dependencies, True), (view.peers, True)):
        for each in neighbours:
            boxes.setdefault(each.box.id, each.box)
            ends = (centre, each.box.id) if outgoing else (each.box.id, centre)
            lines.append(Line(*ends, each.label))
    return Graph(view.title, (), tuple(boxes.values()), tuple(lines))
