"""One service from the citizen to the data centre: everything it rests on, in the order of the framework's layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.graph import DEPENDENCY
from eaf.viewing.shapes import Lane, Lanes
from eaf.viewpoints.integration import INTEGRATION_LAYER

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.viewing.perspective import Perspective

BUDGET_PER_LANE = 8
_LINES = ("serving", "realization", "assignment", "access", "flow", "aggregation", "composition")


def service(perspective: Perspective, id_: str) -> Lanes:
    """The users, then the dependencies of the service all the way down, one lane for each layer."""
    graph = perspective.graph
    start = graph.number[id_]
    ranks = {layer.id: layer.rank for layer in perspective.pack.layers if layer.rank}
    chosen = dict.fromkeys([start])
    pending = [start]
    dependencies = graph.arcs(DEPENDENCY)
    for node in pending:
        for neighbour, _ in dependencies[node]:
            if neighbour not in chosen and graph.elements[neighbour].layer in ranks and not _is_other(graph.elements[neighbour], id_):
                chosen[neighbour] = None
                pending.append(neighbour)
    for neighbour, _ in graph.arcs("serving")[start]:
        chosen.setdefault(neighbour)
    for node in list(chosen):
        for neighbour, _ in (*graph.arcs("flow")[node], *graph.arcs("flow", inverse=True)[node]):
            if graph.elements[neighbour].layer == INTEGRATION_LAYER:
                chosen.setdefault(neighbour)
    members = [graph.elements[n] for n in chosen]
    lanes = []
    for layer in sorted((each for each in perspective.pack.layers if each.rank), key=lambda each: each.rank):
        inside = [each for each in members if each.layer == layer.id][:BUDGET_PER_LANE]
        if inside:
            lanes.append(Lane(layer.id, perspective.say(layer.name), tuple(perspective.box(each) for each in inside)))
    shown = [box.id for lane in lanes for box in lane.boxes]
    return Lanes(perspective.say(graph.elements[start].name), tuple(lanes), perspective.lines_among(shown, _LINES))


def _is_other(element: Element, id_: str) -> bool:
    """Another public service that this one happens to depend on has a picture of its own."""
    return element.type == "business-service" and element.id != id_
