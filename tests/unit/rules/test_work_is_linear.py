"""Twice the model, twice the work: relationships looked at are counted, not seconds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from oracles.small_models import PACK, context_of, model_of

from eaf.checking.assertion import RuleKind
from eaf.graph.graph import Arc, Graph
from eaf.loading.typed import selector
from eaf.model.element import Element, Origin, Relationship
from eaf.model.model import Model
from eaf.pack.rule import Raw
from eaf.rules import attribute, coverage, path
from eaf.selection.selection import Selection
from eaf.text import Text


class CountedArcs(list[list[Arc]]):
    """Arcs that count how many of them are handed out."""

    def __init__(self, arcs: list[list[Arc]], graph: CountingGraph) -> None:
        super().__init__(arcs)
        self._graph = graph

    def __getitem__(self, at: object) -> list[Arc]:  # type: ignore[override] # one element's arcs, never a slice
        assert isinstance(at, int)
        found = list(super().__getitem__(at))
        self._graph.visits += len(found)
        return found


class CountingGraph(Graph):
    """A graph that knows how much of it was walked."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self.visits = 0
        self._counted: dict[tuple[str, bool, tuple[str, ...]], CountedArcs] = {}

    def arcs(self, label: str, *, inverse: bool = False, access: tuple[str, ...] = ()) -> list[list[Arc]]:
        key = (label, inverse, access)
        if key not in self._counted:
            self._counted[key] = CountedArcs(super().arcs(label, inverse=inverse, access=access), self)
        return self._counted[key]


def app(number: int, owner: str = "org-a") -> Element:
    id_ = f"a{number:06}"
    properties = {"level": 1 + number % 4}
    return Element(id_, "application-component", Text(id_), Origin(0, (id_,)), owner=owner, layer="top", properties=properties)


def flow(source: int, target: int) -> Relationship:
    return Relationship(f"a{source:06}", "flow", f"a{target:06}", Origin(0, (source, target)))


def chain(size: int) -> Model:
    """Each sends to the next; every tenth belongs to another body, the last one is in another layer."""
    elements = [app(n, "org-b" if n % 10 == 9 else "org-a") for n in range(size)]
    elements[-1] = replace(elements[-1], layer="bottom")
    return model_of(elements, [flow(n, n + 1) for n in range(size - 1)])


def star(size: int) -> Model:
    """All send to one, which sends to one in another layer."""
    elements = [*(app(n) for n in range(size - 1)), replace(app(size - 1, "org-b"), layer="bottom")]
    return model_of(elements, [*(flow(n, size - 2) for n in range(size - 2)), flow(size - 2, size - 1)])


def mesh(size: int) -> Model:
    """Each sends to four others and some circles arise; a tenth stands in another layer."""
    elements = [
        replace(app(n, "org-b" if n % 7 == 0 else "org-a"), layer="bottom" if n % 10 == 0 else "top") for n in range(size)
    ]
    return model_of(elements, [flow(n, (n * factor + 1) % size) for n in range(size) for factor in (3, 5, 7, 11)])


RULES: list[tuple[RuleKind, dict[str, Raw], dict[str, Raw]]] = [
    (path.KIND, {"must": "reach", "along": "flow+", "to": {"layer": "bottom"}}, {"layer": "top"}),
    (path.KIND, {"must": "not-reach", "along": "flow+", "to": {"layer": "bottom"}}, {"layer": "top"}),
    (
        path.KIND,
        {"must": "pass-through", "along": "flow+", "to": {"layer": "bottom"}, "via": {"where": {"level": {"eq": "4"}}}},
        {"layer": "top"},
    ),
    (path.KIND, {"must": "not-reach", "along": "flow+", "to": {}, "different": ["owner"]}, {}),
    (coverage.KIND, {"by": "(flow|^flow)*", "target": {"layer": "bottom"}}, {}),
    (coverage.KIND, {"by": "flow*", "target": {"layer": "bottom"}, "min_count": "3"}, {}),
    (coverage.KIND, {"by": "flow*", "target": {"layer": "bottom"}, "through": {"layer": "top"}}, {}),
    (attribute.KIND, {"require": [{"attr": "level", "at_least": {"along": "flow*", "target": {}, "attr": "level"}}]}, {}),
]


def visits(model: Model, kind: RuleKind, raw: dict[str, Raw], select: dict[str, Raw]) -> int:
    graph = CountingGraph(model)
    selection = Selection(graph, (PACK,))
    context = replace(context_of(model), graph=graph, selection=selection)
    kind.read(raw).over(context, selection.elements(selector(select)))
    return graph.visits


@pytest.mark.parametrize("shape", [chain, star, mesh], ids=lambda shape: shape.__name__)
@pytest.mark.parametrize(
    ("kind", "raw", "select"), RULES, ids=[f"{kind.id}-{number}" for number, (kind, _, _) in enumerate(RULES)]
)
def test_twice_the_model_is_twice_the_work(shape: object, kind: RuleKind, raw: dict[str, Raw], select: dict[str, Raw]) -> None:
    assert callable(shape)
    once, twice = (visits(shape(size), kind, raw, select) for size in (400, 800))
    relationships = len(shape(800).relationships)
    assert twice <= 2.2 * once + 10
    assert twice <= 25 * relationships
