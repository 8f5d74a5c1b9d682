"""Twice the model, twice the work: relationships looked at and calls made are counted, not seconds."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise
from types import FrameType

import pytest
from oracles.small_models import AS_OF, PACK, model_of

from eaf.checking.assertion import Context, RuleKind
from eaf.graph.arrays import ArrayKernel
from eaf.graph.column import Column
from eaf.graph.graph import Graph
from eaf.graph.kernel import Kernel
from eaf.graph.lists import ListKernel
from eaf.graph.model_facts import ModelFacts
from eaf.loading.typed import selector
from eaf.loading.yaml_text import collector_paused
from eaf.model.element import Element, Indicator, Lifecycle, Measurement, Origin, Relationship, Target
from eaf.model.model import Model
from eaf.pack.rule import Raw
from eaf.rules import (
    RULE_KINDS,
    acyclic,
    attribute,
    cardinality,
    conform,
    coverage,
    kpi,
    layer,
    lifecycle,
    path,
    relation,
    standard,
    unique,
)
from eaf.selection.selection import Selection
from eaf.text import Text

SIZES = (12_500, 25_000, 50_000, 100_000)
SMALL = (840, 1_680)
"""Multiples of all the periods with which attributes are handed out, so that the same shares of both are at fault."""
SLACK = 1_000
"""What a doubling may add to twice the work: the ends of chains, and what is done once however large a model is."""
ANSWERED_BY_PEOPLE = {"attest"}


def app(number: int, owner: str = "org-a") -> Element:
    id_ = f"a{number:06}"
    day = date(2022, 1 + number % 12, 1)
    return Element(
        id_,
        "application-component",
        Text(id_),
        Origin(0, (id_,)),
        owner=owner,
        layer="top",
        classified=("drm:1", "drm:2")[number % 3 :],
        lifecycle=Lifecycle("retired" if number % 3 else "operating", None if number % 2 else day, day if number % 2 else None),
        properties={"level": 1 + number % 4, "kinds": ("x", "y", "z")[: number % 4], "reviewed": day},
    )


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


@dataclass(frozen=True)
class Use:
    """A rule of some kind; ``walks`` says whether it has to look at relationships at all."""

    kind: RuleKind
    raw: dict[str, Raw]
    select: dict[str, Raw] = field(default_factory=dict)
    walks: bool = True


DEMAND: dict[str, Raw] = {"attr": "level", "at_least": {"along": "flow*", "target": {}, "attr": "level"}}
LOW: dict[str, Raw] = {"layer": "bottom"}
USES = (
    Use(layer.KIND, {"order": ["top", "middle", "bottom"], "relationships": ["flow"], "mode": "strict", "same": "forbid"}),
    Use(layer.KIND, {"order": ["bottom", "top"], "relationships": ["flow"], "unlayered": "through"}),
    Use(relation.KIND, {"forbid": [{"relationship": "flow", "from": {"layer": "bottom"}, "different": ["owner"]}]}),
    Use(path.KIND, {"must": "reach", "along": "flow+", "to": {"layer": "bottom"}}, {"layer": "top"}),
    Use(path.KIND, {"must": "not-reach", "along": "flow+", "to": {"layer": "bottom"}}, {"layer": "top"}),
    Use(
        path.KIND,
        {"must": "pass-through", "along": "flow+", "to": {"layer": "bottom"}, "via": {"where": {"level": {"eq": "4"}}}},
        {"layer": "top"},
    ),
    Use(path.KIND, {"must": "not-reach", "along": "flow+", "to": {}, "different": ["owner"]}),
    Use(coverage.KIND, {"by": "(flow|^flow)*", "target": {"layer": "bottom"}, "group_by": "owner"}),
    Use(coverage.KIND, {"by": "flow*", "target": {"layer": "bottom"}, "min_count": "3", "ratchet": "true"}),
    Use(coverage.KIND, {"by": "flow*", "target": {"layer": "bottom"}, "through": {"layer": "top"}}),
    Use(coverage.KIND, {"of": "codes:drm", "target": {}}, LOW, walks=False),
    Use(cardinality.KIND, {"count": {"relationship": "flow", "direction": "in"}, "max": "2"}),
    Use(acyclic.KIND, {"relationships": ["flow"]}),
    Use(acyclic.KIND, {"relationships": ["flow"], "group_by": "layer", "ignore_within_group": "false"}),
    Use(attribute.KIND, {"require": [DEMAND]}),
    Use(
        attribute.KIND, {"require": [{"attr": "owner.layer", "exists": "true"}, {"attr": "level", "gte": "2"}]}, LOW, walks=False
    ),
    Use(unique.KIND, {"key": ["level", "owner", "reviewed"], "normalise": ["casefold"]}, LOW, walks=False),
    Use(kpi.KIND, {}, walks=False),
    Use(
        standard.KIND,
        {"uses": "kinds", "unknown": "report", "forbid": ["sunset"], "require": [{"group": "one"}]},
        LOW,
        walks=False,
    ),
    Use(lifecycle.KIND, {"date": "to", "max_age": {"attr": "reviewed", "age": "365d"}}, LOW, walks=False),
    Use(lifecycle.KIND, {"phases": [{"relationships": ["flow"], "source": ["operating"], "target_not": ["retired"]}]}),
    Use(lifecycle.KIND, {"window": [{"relationships": ["flow"], "within": "target"}]}),
    Use(
        conform.KIND,
        {"reference_model": "drm", "checks": ["resolves", "not-superseded", "type", "same-parent", "mandatory-present"]},
    ),
)
each_use = pytest.mark.parametrize("use", USES, ids=[f"{use.kind.id}-{number}" for number, use in enumerate(USES)])


class Remembered(ModelFacts):
    """The facts of a model, each column of which is read once for all rules."""

    def __init__(self, model: Model) -> None:
        super().__init__(model)
        self._columns: dict[str, Column] = {}
        self._relationships = (super().ends, super().types, super().access, super().with_data)

    @property
    def ends(self) -> tuple[Iterable[int], Iterable[int]]:
        return self._relationships[0]

    @property
    def types(self) -> Iterable[int]:
        return self._relationships[1]

    @property
    def access(self) -> bytes:
        return self._relationships[2]

    @property
    def with_data(self) -> bytes:
        return self._relationships[3]

    def column(self, attribute: str, kernel: Kernel) -> Column:
        if attribute not in self._columns:
            self._columns[attribute] = super().column(attribute, kernel)
        return self._columns[attribute]


def indicator(number: int) -> Element:
    day, id_ = date(2022, 1, 1), f"i{number:06}"
    figures = Indicator(
        Text("%"), measurements=(Measurement(day, Decimal(1)),), targets=(Target(day, Decimal(number % 3), None),)
    )
    return Element(id_, "indicator", Text(id_), Origin(0, (id_,)), detail=figures)


@lru_cache(maxsize=len(SIZES))
def large(size: int) -> Remembered:
    """A ring, a wider one over it and small wholes: for each element two and a half relationships; a tenth is in another layer."""
    with collector_paused():
        return Remembered(rings(size))


def rings(size: int) -> Model:
    elements = [
        replace(app(n, "org-b" if n % 7 == 0 else "org-a"), layer="bottom" if n % 10 == 0 else "aside" if n % 10 == 5 else "top")
        for n in range(size - size // 50)
    ]
    count = len(elements)
    relationships = [flow(n, (n + 1) % count) for n in range(count)]
    relationships += [flow(n, (n + 7) % count) for n in range(count)]
    relationships += [replace(flow(n - n % 20, n), type="composition") for n in range(0, count, 2)]
    return model_of([*elements, *(indicator(n) for n in range(size // 50))], relationships)


def done(use: Use, facts: ModelFacts, kernel: Kernel) -> Callable[[], int]:
    """The work of a rule over a model that has been read, as a function that gives back how many violations there are."""
    graph = Graph(facts, kernel)
    workspace = model_of([], []).workspace
    context = Context(workspace, PACK, graph, Selection(graph, PACK), AS_OF)
    assertion = use.kind.read(use.raw)
    return lambda: len(assertion.over(context, context.selection.mask(selector(use.select))).violations)


def calls(work: Callable[[], int]) -> int:
    """How many calls of functions the work takes."""
    count = 0

    def profile(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(profile)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count


def grows_with_the_model_at_most(counts: list[int], slack: int) -> bool:
    return all(twice <= 2 * once + slack for once, twice in pairwise(counts))


def test_every_kind_is_measured() -> None:
    assert {use.kind.id for use in USES} == {kind.id for kind in RULE_KINDS} - ANSWERED_BY_PEOPLE


@each_use
def test_work_over_large_models_is_linear(use: Use) -> None:
    visits: list[int] = []
    called: list[int] = []
    for size in SIZES:
        facts, kernel = large(size), ArrayKernel()
        work = done(use, facts, kernel)
        with collector_paused():
            if use.walks:
                work()
            else:
                called.append(calls(work))
        visits.append(kernel.visits)
        assert kernel.visits >= len(facts.relationships) * use.walks, "a rule about relationships looks at them"
        assert use.walks or not kernel.visits
    assert grows_with_the_model_at_most(visits, SLACK), visits
    assert grows_with_the_model_at_most(called, SLACK), called
    assert use.walks or called[-1] > 4 * called[0], "what is counted grows with the model"


@pytest.mark.parametrize("shape", [chain, star, mesh], ids=lambda shape: shape.__name__)
@each_use
def test_twice_a_small_model_is_twice_the_work_for_both_kernels(shape: Callable[[int], Model], use: Use) -> None:
    for kernel in (ListKernel, ArrayKernel):
        counted = []
        for size in SMALL:
            own = kernel()
            facts = ModelFacts(shape(size))
            work = done(use, facts, own)
            counted.append((calls(work) if kernel is ListKernel else work(), own.visits))
            assert own.visits <= 40 * len(facts.relationships)
        (made, visits), (made_twice, visits_twice) = counted
        assert visits_twice <= 2.2 * visits + 10
        assert made_twice <= 2.2 * made + 200
