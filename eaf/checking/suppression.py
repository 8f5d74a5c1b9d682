"""Gives every finding its state: active, waived or baselined. The rules know nothing of it, and nothing is deleted."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.checking.faults import NOT_WAIVABLE, OLD_SHARE, STALE_LINE, UNSETTLED, fault
from eaf.checking.register import doubts, judged, waived_by
from eaf.checking.report import ERROR, WaiverResult
from eaf.checking.verdict import clause_results
from eaf.checking.waiver_faults import of_own_packs
from eaf.finding import BASELINED, WAIVED, Severity, State, sort_findings
from eaf.model.baseline import SHARE, Baseline

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.checking.report import CheckReport, RuleResult
    from eaf.finding import Finding
    from eaf.model.model import Model

NO_BASELINE = Baseline()


def suppress(
    report: CheckReport, model: Model, baseline: Baseline = NO_BASELINE, *, partial: bool = False, ci: bool = False
) -> CheckReport:
    """The report with a state for each finding, and with what is wrong with waivers and baseline.

    ``model`` is the whole model, whatever part of it was checked. ``partial`` says that only some findings are asked for: what
    matches nothing is then not called stale. In ``ci`` a baseline line that matches nothing, or records a share lower than today's,
    is an error, elsewhere a note.
    """
    if not model.waivers and not baseline.entries and not baseline.shares:
        return report
    whole = of_own_packs(report, model) and not (partial or report.selected or report.plateau)
    register = judged(report, model, whole=whole)
    states = dict(_baselined(report, baseline))
    for fingerprint, waiver in waived_by(register).items():
        states[fingerprint] = State(WAIVED, waiver.id, waiver.created, waiver.reason)
    faults = [one for each in register for one in each.faults]
    faults += [*doubts(model, register), *_refused(report, baseline)]
    stale = (*_stale(report, baseline), *_old_shares(report, baseline)) if whole else ()
    faults += stale if ci else (replace(each, severity=Severity.NOTE) for each in stale)
    results = tuple(WaiverResult(each.waiver, each.applied, len(each.matches), each.faults) for each in register)
    return replace(_with_states(report, states, faults), waivers=results, stale_unknown=not whole)


def _with_states(report: CheckReport, states: Mapping[str, State], faults: list[Finding]) -> CheckReport:
    """The findings apart: those that count, with the ``faults``, and those that do not; rules and clauses count anew."""
    active: list[Finding] = []
    suppressed: list[Finding] = []
    for each in report.findings:
        state = states.get(each.fingerprint)
        if state is None:
            active.append(each)
        else:
            suppressed.append(replace(each, state=state))
    counts = Counter(each.rule for each in suppressed)
    waived = Counter(each.rule for each in suppressed if each.state.word == WAIVED)
    results = tuple(_counted(each, counts[each.rule.id], waived[each.rule.id]) for each in report.results)
    unsettled = [each for each in faults if each.rule in UNSETTLED]
    return replace(
        report,
        problems=sort_findings([*report.problems, *unsettled]),
        findings=sort_findings([*active, *(each for each in faults if each.rule not in UNSETTLED)]),
        suppressed=tuple(suppressed),
        results=results,
        clauses=clause_results(report.packs, results, (*active, *suppressed), report.as_of),
    )


def _counted(result: RuleResult, suppressed: int, waived: int) -> RuleResult:
    if not suppressed:
        return result
    return replace(result, findings=result.findings - suppressed, suppressed=suppressed, waived=waived)


def _baselined(report: CheckReport, baseline: Baseline) -> Iterator[tuple[str, State]]:
    """The findings that were there when the baseline was made, unless their rule cannot be waived."""
    entries = {each.fingerprint: each for each in baseline.entries}
    for finding in report.findings if entries else ():
        entry = entries.get(finding.fingerprint)
        if entry and entry.is_about(finding) and entry.since <= report.as_of and report.rules[finding.rule].waivable:
            yield finding.fingerprint, State(BASELINED, since=entry.since)


def _refused(report: CheckReport, baseline: Baseline) -> Iterator[Finding]:
    for each in baseline.entries:
        rule = report.rules.get(each.rule)
        if rule is not None and not rule.waivable:
            yield fault(NOT_WAIVABLE, each.place, each.fingerprint, rule=each.rule)


def _stale(report: CheckReport, baseline: Baseline) -> Iterator[Finding]:
    found = {each.fingerprint: each for each in report.findings} if baseline.entries else {}
    broken = {each.rule.id for each in report.results if each.status == ERROR}
    for each in baseline.entries:
        finding = found.get(each.fingerprint)
        if each.rule not in broken and (finding is None or not each.is_about(finding)):
            yield fault(STALE_LINE, each.place, each.fingerprint, rule=each.rule)


def _old_shares(report: CheckReport, baseline: Baseline) -> Iterator[Finding]:
    """Lines with the share of a rule that has none to keep, or with one that is lower than today's."""
    results = {each.rule.id: each for each in report.results}
    for each in baseline.shares:
        result = results.get(each.rule)
        if result is None or (result.share and not result.ratchet):
            yield fault(STALE_LINE, each.place, f"{SHARE} {each.rule}", rule=each.rule)
        elif result.share and each.share.is_below(result.share):
            before, now = each.share.said, result.share.said
            yield fault(OLD_SHARE, each.place, f"{SHARE} {each.rule}", rule=each.rule, recorded=before, share=now)
