"""Twice the model, twice the work: relationships looked at are counted, not seconds."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from oracles.small_models import context_of, model_of

from eaf.checking.assertion import RuleKind
from eaf.graph.arrays import ArrayKernel
from eaf.graph.kernel import Kernel
from eaf.graph.lists import ListKernel
from eaf.loading.typed import selector
from eaf.model.element import Element, Lifecycle, Origin, Relationship
from eaf.model.model import Model
from eaf.pack.rule import Raw
from eaf.rules import attribute, conform, coverage, lifecycle, path, standard
from eaf.text import Text


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
    (
        conform.KIND,
        {"reference_model": "drm", "checks": ["resolves", "not-superseded", "type", "same-parent", "mandatory-present"]},
        {},
    ),
    (standard.KIND, {"uses": "kinds", "unknown": "report", "forbid": ["sunset"], "require": [{"group": "one"}]}, {}),
    (lifecycle.KIND, {"date": "to", "max_age": {"attr": "reviewed", "age": "365d"}}, {}),
    (lifecycle.KIND, {"phases": [{"relationships": ["flow"], "source": ["operating"], "target_not": ["retired"]}]}, {}),
    (lifecycle.KIND, {"window": [{"relationships": ["flow"], "within": "target"}]}, {}),
]


def visits(model: Model, kind: RuleKind, raw: dict[str, Raw], select: dict[str, Raw], kernel: Kernel) -> int:
    context = context_of(model, kernel)
    kind.read(raw).over(context, context.selection.mask(selector(select)))
    return kernel.visits


@pytest.mark.parametrize("shape", [chain, star, mesh], ids=lambda shape: shape.__name__)
@pytest.mark.parametrize(
    ("kind", "raw", "select"), RULES, ids=[f"{kind.id}-{number}" for number, (kind, _, _) in enumerate(RULES)]
)
def test_twice_the_model_is_twice_the_work(shape: object, kind: RuleKind, raw: dict[str, Raw], select: dict[str, Raw]) -> None:
    assert callable(shape)
    for kernel in (ListKernel, ArrayKernel):
        once, twice = (visits(shape(size), kind, raw, select, kernel()) for size in (400, 800))
        relationships = len(shape(800).relationships)
        assert twice <= 2.2 * once + 10
        assert twice <= 25 * relationships
