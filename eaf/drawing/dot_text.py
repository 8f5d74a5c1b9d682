"""A layout request as Graphviz DOT: numbers and our own names only, so nothing needs quoting and nothing can be injected."""

from __future__ import annotations

from itertools import count, pairwise
from math import ceil, sqrt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.engine import Cluster, LayoutRequest

_POINTS_PER_INCH = 72
_LARGE = 150
_MARGIN = 14
_TABLE = (
    '<<TABLE BORDER="0" CELLBORDER="0" CELLPADDING="0" CELLSPACING="0" FIXEDSIZE="TRUE" WIDTH="{width}" HEIGHT="{height}">'
    "<TR><TD></TD></TR></TABLE>>"
)


def write_dot(request: LayoutRequest) -> str:
    """The DOT text of a request; nodes are ``n0``, ``n1``, ... and edges carry the ids ``e0``, ``e1``, ..."""
    return "\n".join(_lines(request)) + "\n"


def _lines(request: LayoutRequest) -> Iterator[str]:
    # Without limits network simplex may run for minutes on dense graphs; these cost nothing on sparse ones.
    large = len(request.nodes) + len(request.edges) > _LARGE
    limits = "nslimit=1 nslimit1=1 mclimit=0.3" if large else "nslimit=4 nslimit1=4 mclimit=1"
    rankdir = {"down": "TB", "right": "LR"}[request.direction]
    yield "digraph drawing {"
    yield f"graph [rankdir={rankdir} nodesep=0.25 ranksep=0.45 splines=true fontsize=1 labeljust=l {limits}]"
    yield 'node [shape=box fixedsize=true label="" margin=0]'
    yield "edge [arrowhead=none fontsize=1]"
    numbers = count()
    yield from (line for cluster in request.clusters for line in _cluster(cluster, numbers))
    for number, node in enumerate(request.nodes):
        yield f"n{number} [width={node.width / _POINTS_PER_INCH:.4f} height={node.height / _POINTS_PER_INCH:.4f}]"
    for number, edge in enumerate(request.edges):
        label = f" label={_table(edge.label_width, edge.label_height)}" if edge.label_width else ""
        yield f'n{edge.source} -> n{edge.target} [id="e{number}"{label}]'
    yield from (f"n{upper} -> n{lower} [style=invis]" for upper, lower in _columns(request))
    yield "}"


def _table(width: float, height: float) -> str:
    return _TABLE.format(width=ceil(width), height=ceil(height))


def _cluster(cluster: Cluster, numbers: Iterator[int]) -> Iterator[str]:
    yield f"subgraph cluster_{next(numbers)} {{"
    yield f"graph [margin={_MARGIN} label={_table(cluster.title_width, cluster.title_height)}]"
    yield from (line for inner in cluster.clusters for line in _cluster(inner, numbers))
    yield " ".join(f"n{node}" for node in cluster.nodes)
    yield "}"


def _columns(request: LayoutRequest) -> Iterator[tuple[int, int]]:
    """Unseen links that stack boxes without lines in a block, where Graphviz would put them in one endless row."""
    linked = {end for edge in request.edges for end in (edge.source, edge.target)}
    grouped = {node for cluster in _walk(request.clusters) for node in cluster.nodes}
    outside = tuple(node for node in range(len(request.nodes)) if node not in grouped)
    for nodes in (*(cluster.nodes for cluster in _walk(request.clusters)), outside):
        alone = [node for node in nodes if node not in linked]
        rows = max(1, round(sqrt(len(alone) * 2))) if request.direction == "down" else max(1, round(sqrt(len(alone) / 2)))
        for start in range(0, len(alone), rows):
            column = alone[start : start + rows]
            yield from pairwise(column)


def _walk(clusters: Sequence[Cluster]) -> Iterator[Cluster]:
    for cluster in clusters:
        yield cluster
        yield from _walk(cluster.clusters)
