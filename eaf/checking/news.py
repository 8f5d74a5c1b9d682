"""What is new in a check, compared with a check of an earlier revision: the difference of two whole checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport, Since
    from eaf.finding import Finding


def only_new(report: CheckReport, earlier: CheckReport, since: Since) -> CheckReport:
    """The report with the findings that the earlier one does not have in the same state.

    A finding is told by its fingerprint alone. One that was waived or in the baseline and is so no more is new: the change that
    brought it back answers for it.
    """
    findings = _without(report.findings, earlier.findings)
    gone = _without(earlier.findings, report.findings)
    told = replace(since, before=len(report.findings) - len(findings), gone=len(gone))
    return replace(report, findings=findings, suppressed=_without(report.suppressed, earlier.suppressed), since=told)


def _without(findings: tuple[Finding, ...], others: tuple[Finding, ...]) -> tuple[Finding, ...]:
    known = {each.fingerprint for each in others}
    return tuple(each for each in findings if each.fingerprint not in known)
