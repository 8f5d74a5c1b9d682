"""Traceability both ways: clause to rule to element to evidence, element to clauses, and what has no partner on either side.

A rule looks at the elements that it selects. One without a selector asks about the whole (relationships, layers, codes) and
traces to no element but those of its findings. A rule that is not in force, or could not finish, looked at nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.report import ERROR, NOT_APPLICABLE
from eaf.graph.model_facts import ModelGraph
from eaf.selection.selection import Selection
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.checking.report import CheckReport, RuleResult
    from eaf.model.element import Element
    from eaf.pack.pack import Pack

UNSEEN: dict[str, Text] = {
    "unruled-type": Text("không quy tắc nào chọn kiểu phần tử này", "no rule selects elements of this type"),
    "unselected": Text(
        "có quy tắc cho kiểu này, nhưng không quy tắc nào chọn phần tử này", "rules select this type, but none this element"
    ),
}
"""Why no rule looked at an element."""
UNASKED = Text("không điều khoản nào nêu quy tắc này", "no clause names the rule")


@dataclass(frozen=True)
class Traceability:
    """The elements of each rule, the rules and clauses of each element, in order; ``whole`` are the rules that select none."""

    elements: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, tuple[str, ...]]
    clauses: Mapping[str, tuple[str, ...]]
    whole: frozenset[str]
    unseen: Mapping[str, str]
    """The elements that no rule looked at, each with its reason, a key of :data:`UNSEEN`."""
    unasked: tuple[str, ...]
    """The rules that no clause names."""


def trace(report: CheckReport) -> Traceability:
    """Who looked at what; nothing at all without a model."""
    elements = report.model.elements if report.model else {}
    selections = selections_of(report)
    found: dict[str, set[str]] = {}
    for each in report.of_rules:
        found.setdefault(each.rule, set()).update(each.subjects)
    looked = {each.rule.id: _looked_at(elements, each, found.get(each.rule.id, set()), selections) for each in report.results}
    rules: dict[str, list[str]] = {id_: [] for id_ in elements}
    for rule, ids in looked.items():
        for id_ in ids:
            rules[id_].append(rule)
    naming: dict[str, list[str]] = {}
    for result in report.clauses:
        for rule in result.clause.rules:
            naming.setdefault(rule, []).append(result.clause.id)
    clauses = {id_: tuple(dict.fromkeys(one for rule in mine for one in naming.get(rule, ()))) for id_, mine in rules.items()}
    seen_types = {elements[id_].type for id_, mine in rules.items() if mine}
    return Traceability(
        elements=looked,
        rules={id_: tuple(mine) for id_, mine in rules.items()},
        clauses=clauses,
        whole=frozenset(each.rule.id for each in report.results if each.rule.select is None),
        unseen={id_: _why(elements[id_], seen_types) for id_, mine in rules.items() if not mine},
        unasked=tuple(each.rule.id for each in report.results if each.rule.id not in naming),
    )


def _why(element: Element, seen_types: set[str]) -> str:
    return "unselected" if element.type in seen_types else "unruled-type"


def selections_of(report: CheckReport) -> dict[str, Selection]:
    """What the selectors of each pack mean: those of a pack that the first one extends are read as the first one has them."""
    if report.model is None:
        return {}
    graph = ModelGraph(report.model)

    def reading(pack: Pack) -> Pack:
        return report.packs[0] if report.packs[0].includes(pack) else pack

    return {pack.id: Selection(graph, reading(pack)) for pack in report.packs}


def _looked_at(
    elements: Mapping[str, Element], result: RuleResult, found: set[str], selections: Mapping[str, Selection]
) -> tuple[str, ...]:
    """The elements that the rule selects where it ran, and those of its findings, in order of id."""
    if result.status in (ERROR, NOT_APPLICABLE) or not elements:
        return ()
    if result.rule.select is None:
        return tuple(id_ for id_ in elements if id_ in found)
    marks = selections[result.rule.pack].mask(result.rule.select)
    return tuple(id_ for id_, mark in zip(elements, marks, strict=True) if mark or id_ in found)
