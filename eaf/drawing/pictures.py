"""The kinds of picture there are, and the functions that draw any of them."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from eaf.drawing import bar_chart, block_map, context, graph, indicator_chart, lanes, trend_chart
from eaf.drawing.engine import KnownLayouts, LayoutEngine
from eaf.drawing.graphviz_engine import find_engine
from eaf.drawing.painter import paint
from eaf.drawing.sheet import Sheet
from eaf.viewing.shapes import BarChart, BlockMap, Context, Graph, IndicatorChart, Lanes, TrendChart, View

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eaf.drawing.labels import Labels
    from eaf.drawing.scene import Scene

_WIDE = Sheet()


@dataclass(frozen=True, slots=True)
class Picture:
    """A kind of picture: how its view is laid out, and how it is said in words."""

    draw: Callable[[Any, Labels, Sheet], Scene]
    describe: Callable[[Any, Labels], str]


PICTURES: MappingProxyType[type[View], Picture] = MappingProxyType(
    {
        BlockMap: Picture(block_map.draw, block_map.describe),
        Context: Picture(context.draw, context.describe),
        Lanes: Picture(lanes.draw, lanes.describe),
        Graph: Picture(graph.draw, graph.describe),
        BarChart: Picture(bar_chart.draw, bar_chart.describe),
        IndicatorChart: Picture(indicator_chart.draw, indicator_chart.describe),
        TrendChart: Picture(trend_chart.draw, trend_chart.describe),
    }
)


def draw(view: View, labels: Labels, prefix: str = "", sheet: Sheet = _WIDE) -> str:
    """The SVG text of a view.

    ``prefix`` begins every id in it, so that several pictures can stand in one page. Raises
    :class:`eaf.errors.NotFoundError` when a line ends at a box that the view does not have, and
    :class:`eaf.errors.LayoutError` when a free graph cannot be laid out.
    """
    return paint(lay_out(view, labels, sheet), labels.language, prefix, style=sheet.style)


def lay_out(view: View, labels: Labels, sheet: Sheet = _WIDE) -> Scene:
    """The places of everything in the picture, for exporters to formats other than SVG; raises what :func:`draw` raises."""
    return PICTURES[type(view)].draw(view, labels, sheet)


def describe(view: View, labels: Labels) -> str:
    """What the picture shows, in sentences: its text alternative, which the SVG carries as ``desc``."""
    return PICTURES[type(view)].describe(view, labels)


def know_layouts(views: Iterable[View], labels: Labels, engine: LayoutEngine | None = None) -> KnownLayouts:
    """Lay out the free graphs among the views in one call of the engine; give the answer to :class:`Sheet` as its engine."""
    engine = engine or find_engine()
    asked = [request for view in views if isinstance(view, Graph) for request in graph.requests(view, labels)]
    wanted = tuple(dict.fromkeys(asked))
    return KnownLayouts(MappingProxyType(dict(zip(wanted, engine.lay_out(wanted), strict=True))), engine)
