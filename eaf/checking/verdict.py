"""Verdicts of clauses from the results of their rules.

The four verdicts are those of the draft guideline of 13-9-2026 to QĐ 1425/QĐ-TTg: Đáp ứng, Chưa đáp ứng, Chưa đủ cơ sở đánh
giá, Không áp dụng. Only a clause that its rules decide whole (``status: automated``), or that people answer with evidence that is
current (``status: manual``), can be met. A failure that is only a note is evidence missing, not a breach, and so is that of a rule
that people answer, whatever its severity and whether it is waived.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.report import (
    ERROR,
    FAIL,
    MET,
    NOT_APPLICABLE,
    NOT_CONCERNED,
    NOT_MET,
    UNDECIDED,
    ClauseResult,
    RuleResult,
    severity_of,
)
from eaf.finding import ACTIVE, WAIVED, Severity
from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date

    from eaf.finding import Finding
    from eaf.pack.pack import Clause, Pack

VERDICTS: dict[str, Text] = {
    MET: Text("Đáp ứng", "Met"),
    NOT_MET: Text("Chưa đáp ứng", "Not met"),
    UNDECIDED: Text("Chưa đủ cơ sở đánh giá", "Not enough evidence"),
    NOT_CONCERNED: Text("Không áp dụng", "Not applicable"),
}


def clause_results(
    packs: tuple[Pack, ...], results: tuple[RuleResult, ...], findings: tuple[Finding, ...], as_of: date
) -> tuple[ClauseResult, ...]:
    """The verdict of every clause of every pack, in the packs' order; ``findings`` of any state.

    A state changes no verdict: a clause whose breaches are accepted is not met, and marked as waived.
    """
    by_rule = {each.rule.id: each for each in results}
    found: dict[str, list[Finding]] = {}
    for finding in findings:
        found.setdefault(finding.rule, []).append(finding)
    verdicts = []
    for pack in packs:
        for clause in pack.clauses:
            rules = tuple(by_rule[name] for name in clause.rules if name in by_rule)
            mine = tuple(finding for name in clause.rules for finding in found.get(name, ()))
            verdict = _verdict(clause, rules, as_of)
            active = tuple(each for each in mine if each.state.word == ACTIVE)
            suppressed = tuple(each for each in mine if each.state.word != ACTIVE)
            verdicts.append(ClauseResult(clause, verdict, pack.id, rules, active, suppressed, _is_waived(verdict, rules, mine)))
    return tuple(verdicts)


def _is_waived(verdict: str, rules: tuple[RuleResult, ...], findings: tuple[Finding, ...]) -> bool:
    breaking = {each.rule.id for each in rules if not each.rule.is_answered_by_people}
    breaches = [each for each in findings if each.severity > Severity.NOTE and each.rule in breaking]
    return verdict == NOT_MET and bool(breaches) and all(each.state.word == WAIVED for each in breaches)


def _is_decided_by(clause: Clause, rules: tuple[RuleResult, ...]) -> bool:
    """Whether the rules decide the clause whole, or people do."""
    by_people = all(each.rule.is_answered_by_people for each in rules)
    return clause.status == "automated" or (clause.status == "manual" and by_people)


def _verdict(clause: Clause, rules: tuple[RuleResult, ...], as_of: date) -> str:
    if not clause.validity.holds_at(as_of):
        return NOT_CONCERNED
    if not rules or any(each.status == ERROR for each in rules) or len(rules) < len(clause.rules):
        return UNDECIDED
    failed = [each.rule for each in rules if each.status == FAIL]
    if any(severity_of(rule) > Severity.NOTE and not rule.is_answered_by_people for rule in failed):
        return NOT_MET
    if not _is_decided_by(clause, rules) or failed:
        return UNDECIDED
    if all(each.status == NOT_APPLICABLE for each in rules):
        return NOT_CONCERNED if all(each.reason == "no-subject" for each in rules) else UNDECIDED
    return MET
