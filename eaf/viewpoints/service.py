"""One service from the citizen to the data centre: everything it rests on, in the order of the framework's layers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.graph import DEPENDENCY
from eaf.text import Text
from eaf.viewing.perspective import EXTERNAL_LAYER, bundled
from eaf.viewing.shapes import Box, Lane, Lanes
from eaf.viewpoints.integration import INTEGRATION_LAYER

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.model.element import Element
    from eaf.pack.pack import Layer
    from eaf.viewing.perspective import Perspective

BUDGET_PER_LANE = 5
TECHNOLOGY = "cong-nghe"
_LINES = ("serving", "realization", "assignment", "access", "flow")
_MORE = Text("và {count} phần tử khác", "and {count} more")


def chain(perspective: Perspective, id_: str) -> list[tuple[Layer, tuple[Element, ...]]]:
    """The users, then the dependencies of the service all the way down, layer by layer; in each the nearest first."""
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
    found = ((layer, tuple(each for each in members if each.layer == layer.id)) for layer in shown_layers)
    return [(layer, inside) for layer, inside in found if inside]


def service(perspective: Perspective, id_: str, more: str | None = None) -> Lanes:
    """The chain as lanes; in a lane beyond the budget one box counts the others, takes their lines and leads to ``more``."""
    lanes: list[Lane] = []
    stands_for: dict[str, str] = {}
    for layer, inside in chain(perspective, id_):
        shown = _within_budget(inside)
        boxes = [perspective.box(each) for each in sorted(shown, key=lambda each: perspective.graph.number[each.id])]
        rest = [each for each in inside if each not in shown]
        if rest:
            boxes.append(Box(f"more-{layer.id}", perspective.say(_MORE.format(count=str(len(rest)))), href=more))
        stands_for |= {each.id: each.id for each in shown} | dict.fromkeys((each.id for each in rest), f"more-{layer.id}")
        lanes.append(Lane(layer.id, perspective.say(layer.name), tuple(boxes)))
    title = perspective.say(perspective.model.elements[id_].name)
    return Lanes(title, tuple(lanes), bundled(perspective.lines_among(stands_for, _LINES), stands_for))


def _within_budget(members: Sequence[Element]) -> list[Element]:
    """The first members of a lane; the facilities where the chain ends are always among them."""
    if len(members) <= BUDGET_PER_LANE:
        return list(members)
    return sorted(members, key=lambda each: each.type != "facility")[: BUDGET_PER_LANE - 1]


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
