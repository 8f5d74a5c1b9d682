"""One element among its neighbours: dependents on the left, dependencies on the right, the rest below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.viewing.shapes import Context, Neighbour

if TYPE_CHECKING:
    from eaf.graph.graph import Graph
    from eaf.viewing.perspective import Perspective

BUDGET = 10


def context(perspective: Perspective, id_: str, around: dict[int, list[int]]) -> Context:
    """The context of an element; ``around`` gives the relationships at each element (see :func:`surroundings`).

    A relationship is worded from where its arrow starts: at a dependent, else at the element itself.
    """
    graph = perspective.graph
    centre = graph.number[id_]
    sides: dict[str, dict[tuple[int, str], Neighbour]] = {"dependents": {}, "dependencies": {}, "peers": {}}
    for index in around.get(centre, ()):
        outgoing = graph.sources[index] == centre
        other = graph.targets[index] if outgoing else graph.sources[index]
        if other == centre:
            continue
        type_ = RELATIONSHIP_TYPES[graph.type_of(index)]
        dependency = graph.dependency(index)
        side = "peers" if dependency is None else "dependencies" if dependency[0] == centre else "dependents"
        start = other if side == "dependents" else centre
        label = perspective.say(type_.forward if graph.sources[index] == start else type_.backward)
        sides[side].setdefault((other, label), Neighbour(perspective.box(graph.elements[other]), label))
    shown = {side: tuple(found.values())[:BUDGET] for side, found in sides.items()}
    element = graph.elements[centre]
    return Context(
        title=perspective.say(element.name),
        centre=perspective.box(element),
        dependents=shown["dependents"],
        dependencies=shown["dependencies"],
        peers=shown["peers"],
        hidden_dependents=len(sides["dependents"]) - len(shown["dependents"]),
        hidden_dependencies=len(sides["dependencies"]) - len(shown["dependencies"]),
        hidden_peers=len(sides["peers"]) - len(shown["peers"]),
    )


def surroundings(graph: Graph) -> dict[int, list[int]]:
    """For each element the relationships that begin or end there: made once, used for every context."""
    around: dict[int, list[int]] = {}
    for index, (source, target) in enumerate(zip(map(int, graph.sources), map(int, graph.targets), strict=True)):
        around.setdefault(source, []).append(index)
        if target != source:
            around.setdefault(target, []).append(index)
    return around
