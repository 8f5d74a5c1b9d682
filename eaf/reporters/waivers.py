"""The register of waivers as data: what each says, whether it is applied, how long it still lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.waiver import Edge

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport, WaiverResult
    from eaf.model.waiver import Subject

APPLIED, LAPSED, REFUSED = "applied", "expired", "not-applied"


def standing(report: CheckReport, result: WaiverResult) -> str:
    """Whether a waiver is applied, its last day has passed, or something is wrong with it."""
    if result.applied:
        return APPLIED
    return LAPSED if result.waiver.days_left(report.as_of) < 0 else REFUSED


def expiring(report: CheckReport, days: int) -> list[WaiverResult]:
    """The waivers whose last day has passed or comes within ``days`` days, the first to expire first."""
    near = (each for each in report.waivers if each.waiver.days_left(report.as_of) <= days)
    return sorted(near, key=lambda each: (each.waiver.expires, each.waiver.id, each.waiver.origin))


def as_data(report: CheckReport, result: WaiverResult) -> dict[str, object]:
    """One waiver as plain data."""
    waiver = result.waiver
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "subjects": [_subject(each) for each in waiver.subjects],
        "reason": {"vi": waiver.reason.vi, "en": waiver.reason.en},
        "approved_by": waiver.approved_by,
        "decision": waiver.decision,
        "evidence": waiver.evidence or None,
        "created": waiver.created.isoformat(),
        "expires": waiver.expires.isoformat(),
        "days_left": waiver.days_left(report.as_of),
        "until_changed": waiver.until_changed or None,
        "max_findings": waiver.max_findings or None,
        "state": standing(report, result),
        "findings": result.findings,
        "faults": [each.rule for each in result.faults],
        "place": str(report.model.places.place(waiver.origin)) if report.model else "",
    }


def _subject(subject: Subject) -> str | dict[str, str]:
    if isinstance(subject, Edge):
        return {"from": subject.source, "to": subject.target, "type": subject.type}
    return subject
