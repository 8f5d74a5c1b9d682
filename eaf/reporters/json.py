"""The whole result as JSON: everything that the other formats say comes from the same facts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.checking.score import scores
from eaf.finding import BASELINED, WAIVED, Severity

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport, RuleResult, Since, WaiverResult
    from eaf.checking.score import Score
    from eaf.checking.standing import Standing
    from eaf.finding import Finding, Place
    from eaf.model.attestation import Evidence
    from eaf.reporters.settings import Settings
    from eaf.text import Text

FORMAT = 1


def render(report: CheckReport, settings: Settings) -> str:
    """The report as indented JSON with keys in a fixed order."""
    data = {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "as_of": report.as_of.isoformat(),
        "plateau": report.plateau or None,
        "workspace": report.workspace,
        "packs": [{"id": each.id, "version": each.version, "digest": each.digest} for each in report.packs],
        "selected": report.selected,
        "paths": list(report.paths),
        "findings_elsewhere": report.elsewhere,
        "since": _since(report.since),
        "audit": report.audit,
        "stale_unknown": report.stale_unknown,
        "complete": report.complete,
        "exit_status": report.exit_status(settings.fail_level),
        "counts": {
            "files": report.files,
            "elements": len(report.model.elements) if report.model else 0,
            "relationships": len(report.model.relationships) if report.model else 0,
            "errors": report.count(Severity.ERROR),
            "warnings": report.count(Severity.WARNING),
            "notes": report.count(Severity.NOTE),
            "waived": report.count_state(WAIVED),
            "baselined": report.count_state(BASELINED),
        },
        "scores": score_data(report),
        "problems": [finding(each) for each in report.problems],
        "findings": [finding(each) for each in report.of_any_state],
        "rules": [_result(each) for each in report.results],
        "clauses": [
            {
                "id": each.clause.id,
                "pack": each.pack,
                "level": each.clause.level,
                "verdict": each.verdict,
                "waived": each.waived,
                "rules": list(each.clause.rules),
                "findings": [one.fingerprint for one in each.findings],
                "suppressed": [one.fingerprint for one in each.suppressed],
            }
            for each in report.clauses
        ],
        "waivers": [_waiver(each) for each in report.waivers],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def finding(each: Finding) -> dict[str, object]:
    """One finding as plain data."""
    return {
        "rule": each.rule,
        "severity": each.severity.word,
        "message": text(each.message),
        "remedy": text(each.remedy),
        "place": place(each.place),
        "subjects": list(each.subjects),
        "fingerprint": each.fingerprint,
        "state": each.state.word,
        "waiver": each.state.waiver or None,
        "since": each.state.since.isoformat() if each.state.since else None,
        "planned": {"plateau": each.cure.plateau, "date": each.cure.date.isoformat()} if each.cure else None,
        "related": [{"place": place(one.place), "message": text(one.message)} for one in each.related],
        "witness": [
            {"source": step.source, "type": step.type, "target": step.target, "place": place(step.place)} for step in each.witness
        ],
    }


def place(each: Place) -> dict[str, object]:
    """A place as plain data."""
    return {"file": each.file, "line": each.line, "column": each.column, "end_line": each.end_line, "end_column": each.end_column}


def text(each: Text) -> dict[str, str]:
    """A text in both languages."""
    return {"vi": each.vi, "en": each.en}


def _since(each: Since | None) -> dict[str, object] | None:
    """What the report is compared with; nothing where it tells everything."""
    if each is None:
        return None
    return {
        "name": each.name,
        "commit": each.commit,
        "findings_before": each.before,
        "findings_gone": each.gone,
        "packs": list(each.packs),
        "rules": {"added": list(each.added), "removed": list(each.removed), "changed": list(each.changed)},
    }


def score_data(report: CheckReport) -> dict[str, object] | None:
    """The scores as exact fractions, each with what every clause contributes; nothing where there is none."""
    found = scores(report)
    if found is None:
        return None
    named = {"strict": found.strict, "effective": found.effective, "assurance": found.assurance}
    return {"weights": dict(found.weights), **{name: _score(each) for name, each in named.items()}}


def _score(each: Score) -> dict[str, object]:
    return {
        "value": None if each.value is None else str(each.value),
        "contributions": [
            {"clause": one.clause, "weight": one.weight, "fulfilled": one.fulfilled, "share": str(one.share)}
            for one in each.contributions
        ],
    }


def _result(each: RuleResult) -> dict[str, object]:
    return {
        "id": each.rule.id,
        "name": each.rule.name,
        "kind": each.rule.kind,
        "pack": each.rule.pack,
        "severity": each.rule.severity.word,
        "status": each.status,
        "reason": each.reason or None,
        "subjects": each.subjects,
        "findings": each.findings,
        "suppressed": each.suppressed,
        "evidence": [standing(one) for one in each.evidence],
        "coverage": _coverage(each),
        "basis": [
            {
                "instrument": basis.instrument,
                "number": basis.number,
                "ended": basis.ended.isoformat() if basis.ended else None,
                "successors": list(basis.successors),
            }
            for basis in each.basis
        ],
    }


def _coverage(each: RuleResult) -> dict[str, object] | None:
    """How many subjects are covered and waived, of all of them; nothing for a rule that asks for no share."""
    if each.share is None:
        return None
    recorded = str(each.recorded) if each.recorded else None
    return {"covered": each.share.covered, "waived": each.waived, "total": each.share.total, "recorded": recorded}


def standing(each: Standing) -> dict[str, object]:
    """What there is of evidence for a subject as plain data."""
    attestation = each.attestation
    if attestation is None:
        return {"subject": each.subject, "state": each.state}
    return {
        "subject": each.subject,
        "state": each.state,
        "method": attestation.method,
        "by": attestation.by,
        "collected": attestation.collected.isoformat(),
        "until": each.until.isoformat() if each.until else None,
        "note": text(attestation.note),
        "documents": [_document(one) for one in attestation.evidence],
    }


def _document(each: Evidence) -> dict[str, object]:
    return {
        "path": each.path or None,
        "source": each.source or None,
        "url": each.url or None,
        "sha256": each.sha256 or None,
        "found": each.found or None,
        "accessed": each.accessed.isoformat() if each.accessed else None,
        "note": text(each.note),
    }


def _waiver(each: WaiverResult) -> dict[str, object]:
    waiver = each.waiver
    return {
        "id": waiver.id,
        "rule": waiver.rule,
        "applied": each.applied,
        "created": waiver.created.isoformat(),
        "expires": waiver.expires.isoformat(),
        "findings": each.findings,
        "faults": [one.rule for one in each.faults],
    }
