"""What pages of every language are made of, indexed once for all of them: the graph, who belongs to whom, what was found where."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from eaf.checking.traceability import trace
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Indicator
from eaf.reporters import compliance
from eaf.viewing.perspective import worst_by_element
from eaf.viewpoints.context import surroundings

if TYPE_CHECKING:
    from eaf.checking.measured import Trend
    from eaf.checking.report import CheckReport, ClauseResult, RuleResult
    from eaf.checking.standing import Standing
    from eaf.checking.traceability import Traceability
    from eaf.finding import Finding, Severity
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.rule import Rule


class SiteFacts:
    """Indexes over a report and its model; each is made when it is first asked for."""

    def __init__(self, report: CheckReport, model: Model, trend: Trend | None = None) -> None:
        self.report = report
        self.model = model
        self.trend = trend

    @cached_property
    def graph(self) -> ModelGraph:
        """The model as a graph."""
        return ModelGraph(self.model)

    @cached_property
    def worst(self) -> dict[str, Severity]:
        """The worst finding of each element."""
        return worst_by_element(self.report.findings)

    @cached_property
    def around(self) -> dict[int, list[int]]:
        """The relationships at each element, by number."""
        return surroundings(self.graph)

    @cached_property
    def findings_of(self) -> dict[str, list[Finding]]:
        """Findings by each of their subjects."""
        found: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            for subject in finding.subjects:
                found.setdefault(subject, []).append(finding)
        return found

    @cached_property
    def evidence_of(self) -> dict[str, list[tuple[Rule, Standing]]]:
        """What people say of each element that a rule asks evidence of."""
        found: dict[str, list[tuple[Rule, Standing]]] = {}
        for rule, standing in self.report.evidence:
            if rule.select is not None:
                found.setdefault(standing.subject, []).append((rule, standing))
        return found

    @cached_property
    def results(self) -> dict[str, RuleResult]:
        """Results by rule."""
        return {each.rule.id: each for each in self.report.results}

    @cached_property
    def clauses_of_rule(self) -> dict[str, list[ClauseResult]]:
        """Clauses by the rules that they name."""
        found: dict[str, list[ClauseResult]] = {}
        for each in self.report.clauses:
            for rule in each.clause.rules:
                found.setdefault(rule, []).append(each)
        return found

    @cached_property
    def traced(self) -> Traceability:
        """Which rules and clauses look at which elements."""
        return trace(self.report)

    @cached_property
    def as_json(self) -> bytes:
        """The compliance report for machines."""
        return compliance.render(self.report, self.traced).encode()

    @cached_property
    def clause_results(self) -> dict[str, ClauseResult]:
        """Results by clause."""
        return {each.clause.id: each for each in self.report.clauses}

    @cached_property
    def owned(self) -> dict[str, list[Element]]:
        """Elements by owner."""
        found: dict[str, list[Element]] = {}
        for each in self.model.elements.values():
            if each.owner:
                found.setdefault(each.owner, []).append(each)
        return found

    @cached_property
    def resting_on(self) -> dict[str, list[Element]]:
        """Elements by the sources that they, or their figures, cite."""
        found: dict[str, dict[str, Element]] = {}
        for each in self.model.elements.values():
            cited = {reference.ref for reference in each.sources}
            if isinstance(each.detail, Indicator):
                cited |= {one.source for one in each.detail.measurements if one.source}
                cited |= {one.source for one in each.detail.targets if one.source}
            for source in cited:
                found.setdefault(source, {})[each.id] = each
        return {source: list(members.values()) for source, members in found.items()}
