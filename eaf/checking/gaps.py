"""The biggest gaps: what was found, taken together by rule, the gravest first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding, Severity
    from eaf.text import Text

LEVELS = ("must", "should", "may", "")


@dataclass(frozen=True, slots=True)
class Gap:
    """What one rule found: how grave it is, who is concerned, the highest level of its clauses, and when a plan ends it.

    ``planned`` is the last of the dates at which its findings are planned to end, nothing while any of them has no date.
    """

    rule: str
    title: Text
    severity: Severity
    level: str
    subjects: tuple[str, ...]
    findings: tuple[Finding, ...]
    planned: date | None

    @property
    def remedy(self) -> Text:
        """How the first of its findings is mended."""
        return self.findings[0].remedy


def gaps(report: CheckReport, findings: Iterable[Finding] | None = None) -> tuple[Gap, ...]:
    """Active findings by rule, in order of severity, number of subjects, level of clause; those of ``report`` unless given."""
    levels = _levels(report)
    found: dict[str, list[Finding]] = {}
    for each in report.findings if findings is None else findings:
        found.setdefault(each.rule, []).append(each)
    made = (_gap(report, rule, tuple(mine), levels.get(rule, "")) for rule, mine in found.items())
    return tuple(sorted(made, key=lambda each: (-each.severity, -len(each.subjects), LEVELS.index(each.level), each.rule)))


def _levels(report: CheckReport) -> dict[str, str]:
    """The highest level of the clauses that name each rule."""
    levels: dict[str, str] = {}
    for result in report.clauses:
        for rule in result.clause.rules:
            levels[rule] = min(levels.get(rule, ""), result.clause.level, key=LEVELS.index)
    return levels


def _gap(report: CheckReport, rule: str, findings: tuple[Finding, ...], level: str) -> Gap:
    known = report.rules.get(rule)
    dates = [each.cure.date for each in findings if each.cure]
    return Gap(
        rule=rule,
        title=known.title if known else findings[0].message,
        severity=max(each.severity for each in findings),
        level=level,
        subjects=tuple(sorted({subject for each in findings for subject in each.subjects})),
        findings=findings,
        planned=max(dates) if len(dates) == len(findings) else None,
    )
