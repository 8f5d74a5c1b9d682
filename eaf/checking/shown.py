"""A report as far as an audience may read it: verdicts and counts are those of the whole model, findings only of what is shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import CheckReport
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

    return replace(
        report,
        model=model,
        findings=shown(report.findings),
        suppressed=shown(report.suppressed),
        clauses=tuple(replace(each, findings=shown(each.findings), suppressed=shown(each.suppressed)) for each in report.clauses),
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


def _names_any(traces: Traces, words: Iterable[Text]) -> bool:
    return any(traces.found(f"{each.vi}\n{each.en}") for each in words)
