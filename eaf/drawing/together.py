"""Several pictures of one layout, so that what is the same stands in the same place in all of them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.drawing import graph
from eaf.drawing.engine import NodeSize
from eaf.drawing.graphviz_engine import find_engine
from eaf.drawing.painter import paint

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.engine import Layout, LayoutRequest
    from eaf.drawing.labels import Labels
    from eaf.drawing.sheet import Sheet
    from eaf.viewing.shapes import Graph


@dataclass(frozen=True, slots=True)
class _Found:
    """An engine that has its answer already."""

    layouts: tuple[Layout, ...]

    def lay_out(self, requests: Sequence[LayoutRequest]) -> tuple[Layout, ...]:
        """The layouts, one for each direction that is asked for."""
        del requests
        return self.layouts


def draw_together(views: Sequence[Graph], labels: Labels, prefix: str, sheet: Sheet) -> tuple[str, ...]:
    """The SVG texts of graphs with the same boxes and lines in the same order, each box as large as the largest of them needs.

    Raises :class:`eaf.errors.LayoutError` when they cannot be laid out.
    """
    asked = zip(*(graph.requests(view, labels) for view in views), strict=True)
    layouts = (sheet.engine or find_engine()).lay_out(tuple(_largest(each) for each in asked))
    same = replace(sheet, engine=_Found(layouts))
    return tuple(
        paint(graph.draw(view, labels, same), labels.language, f"{prefix}{number}-", style=sheet.style)
        for number, view in enumerate(views)
    )


def _largest(requests: Sequence[LayoutRequest]) -> LayoutRequest:
    sizes = zip(*(each.nodes for each in requests), strict=True)
    nodes = tuple(NodeSize(max(each.width for each in same), max(each.height for each in same)) for same in sizes)
    return replace(requests[0], nodes=nodes)
