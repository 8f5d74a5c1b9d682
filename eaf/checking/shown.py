"""A report as far as an audience may read it: verdicts and counts are those of the whole model, findings only of what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import CheckReport, RuleResult
    from eaf.checking.standing import Standing
    from eaf.finding import Finding
    from eaf.model.audience import Audience
    from eaf.model.model import Model
    from eaf.model.traces import Traces
    from eaf.model.waiver import Waiver
    from eaf.text import Text


def report_for(report: CheckReport, model: Model, audience: Audience, traces: Traces) -> CheckReport:
    """The report over ``model``, which is the model as the audience sees it, without findings and waivers that name what is withheld."""
    gone = frozenset(each.id for each in audience.withheld)

    def shown(findings: Iterable[Finding]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if _is_shown(each, gone, traces))

    def result(each: RuleResult) -> RuleResult:
        return replace(each, evidence=tuple(one for one in each.evidence if _may_be_read(one, gone, traces)))

    told = {each.rule.id: result(each) for each in report.results}
    return replace(
        report,
        model=model,
        results=tuple(told.values()),
        findings=shown(report.findings),
        suppressed=shown(report.suppressed),
        clauses=tuple(
            replace(
                each,
                rules=tuple(told[one.rule.id] for one in each.rules),
                findings=shown(each.findings),
                suppressed=shown(each.suppressed),
            )
            for each in report.clauses
        ),
        waivers=tuple(each for each in report.waivers if _may_be_told(each.waiver, gone, traces)),
    )


def _is_shown(finding: Finding, gone: frozenset[str], traces: Traces) -> bool:
    """Whether neither the finding's elements nor its words lead to what is withheld."""
    ends = {end for step in finding.witness for end in (step.source, step.target)}
    words = (finding.message, finding.remedy, *(each.message for each in finding.related), finding.state.reason)
    return gone.isdisjoint((*finding.subjects, *ends)) and not _names_any(traces, words)


def _may_be_told(waiver: Waiver, gone: frozenset[str], traces: Traces) -> bool:
    ends = {end for edge in waiver.edges for end in (edge.source, edge.target)}
    return gone.isdisjoint((*waiver.names, *ends)) and not _names_any(traces, (waiver.reason,))


def _may_be_read(standing: Standing, gone: frozenset[str], traces: Traces) -> bool:
    """Whether what people say of a subject names nothing that is withheld."""
    said = standing.attestation
    if said is None:
        return standing.subject not in gone
    named = {standing.subject, said.by, *said.elements, *(each.source for each in said.evidence)}
    return gone.isdisjoint(named) and not _names_any(traces, (said.note, *(each.note for each in said.evidence)))


def _names_any(traces: Traces, words: Iterable[Text]) -> bool:
    return any(traces.found(f"{each.vi}\n{each.en}") for each in words)
