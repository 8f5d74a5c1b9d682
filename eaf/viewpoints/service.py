"""One service from the citizen to the data centre: everything it rests on, in the order of the framework's layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.graph import DEPENDENCY
from eaf.viewing.perspective import EXTERNAL_LAYER
from eaf.viewing.shapes import Lane, Lanes
from eaf.viewpoints.integration import INTEGRATION_LAYER

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.pack.pack import Layer
    from eaf.viewing.perspective import Perspective

BUDGET_PER_LANE = 8
TECHNOLOGY = "cong-nghe"
_LINES = ("serving", "realization", "assignment", "access", "flow")


def service(perspective: Perspective, id_: str) -> Lanes:
    """The users, then the dependencies of the service all the way down, one lane for each layer."""
    graph = perspective.graph
    start = graph.number[id_]
    shown_layers = _layers(perspective)
    layers = frozenset(layer.id for layer in shown_layers)
    chosen = dict.fromkeys([start])
    pending = [start]
    dependencies = graph.arcs(DEPENDENCY)
    for node in pending:
        for neighbour, _ in dependencies[node]:
            if neighbour not in chosen and _goes_on(graph.elements[node], graph.elements[neighbour], layers):
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
    for layer in shown_layers:
        inside = _within_budget([each for each in members if each.layer == layer.id])
        if inside:
            lanes.append(Lane(layer.id, perspective.say(layer.name), tuple(perspective.box(each) for each in inside)))
    shown = [box.id for lane in lanes for box in lane.boxes]
    return Lanes(perspective.say(graph.elements[start].name), tuple(lanes), perspective.lines_among(shown, _LINES))


def _within_budget(members: list[Element]) -> list[Element]:
    """The first members of a lane; the facilities where the chain ends are always among them."""
    kept = sorted(members, key=lambda each: each.type != "facility")[:BUDGET_PER_LANE]
    return [each for each in members if each in kept]


def _goes_on(dependent: Element, dependency: Element, layers: frozenset[str]) -> bool:
    """The chain goes from layer to layer; within one only in the technology and outside of the city, down to the servers."""
    if dependency.layer not in layers or dependency.type == "business-service":
        return False
    if dependency.layer != dependent.layer or dependent.type == "business-service":
        return True
    return dependency.architecture == TECHNOLOGY or dependency.layer == EXTERNAL_LAYER


def _layers(perspective: Perspective) -> list[Layer]:
    """The framework's layers from top to bottom, then what stands outside of the city."""
    ranked = sorted((each for each in perspective.pack.layers if each.rank), key=lambda each: each.rank)
    return [*ranked, *(each for each in perspective.pack.layers if each.id == EXTERNAL_LAYER)]
