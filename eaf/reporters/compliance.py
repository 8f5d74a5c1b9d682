"""The compliance report as JSON: what the site's page of compliance says, for machines, whole."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.checking.assessment import overall, reason, tally
from eaf.checking.sourcing import missing, sourcing
from eaf.checking.traceability import trace
from eaf.finding import WAIVED
from eaf.reporters import waivers
from eaf.reporters.json import score_data, standing, text

if TYPE_CHECKING:
    from eaf.checking.assessment import Tally
    from eaf.checking.report import CheckReport, ClauseResult, RuleResult
    from eaf.checking.traceability import Traceability

FORMAT = 1


def render(report: CheckReport, traced: Traceability | None = None) -> str:
    """The report as indented JSON with keys in a fixed order: the same report gives the same bytes."""
    return json.dumps(data(report, traced), ensure_ascii=False, indent=1) + "\n"


def data(report: CheckReport, traced: Traceability | None = None) -> dict[str, object]:
    """The compliance report as plain data, ``traced`` where that is known; ``eaf schema compliance-report`` prints its schema."""
    traced = traced or trace(report)
    verdict, sentence = overall(report)
    return {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "workspace": report.workspace,
        "as_of": report.as_of.isoformat(),
        "plateau": report.plateau or None,
        "packs": [{"id": each.id, "version": each.version, "digest": each.digest} for each in report.packs],
        "complete": report.complete,
        "verdict": {"key": verdict, "sentence": text(sentence)},
        "counts": _counts(tally(report.clauses)),
        "scores": score_data(report),
        "clauses": [_clause(report, each) for each in report.clauses],
        "rules": [_rule(each, traced) for each in report.results],
        "elements": [
            {"id": id_, "rules": list(rules), "clauses": list(traced.clauses[id_])} for id_, rules in traced.rules.items()
        ],
        "orphans": {
            "clauses": [each.clause.id for each in report.clauses if not each.clause.rules],
            "rules": list(traced.unasked),
            "elements": [{"id": id_, "reason": why} for id_, why in traced.unseen.items()],
        },
        "waivers": [waivers.as_data(report, each) for each in report.waivers],
        "provenance": _provenance(report),
        "missing": [{"kind": each.kind, "id": each.id, "name": text(each.name)} for each in missing(report)],
    }


def _counts(counts: Tally) -> dict[str, object]:
    return {
        "total": counts.total,
        "applicable": counts.applicable,
        "assessed": counts.assessed,
        "automated": counts.automated,
        "manual": counts.manual,
        "missing": list(counts.missing),
    }


def _clause(report: CheckReport, each: ClauseResult) -> dict[str, object]:
    clause = each.clause
    return {
        "id": clause.id,
        "pack": each.pack,
        "instrument": clause.instrument,
        "article": text(clause.article),
        "level": clause.level,
        "text": text(clause.text),
        "status": clause.status,
        "verdict": each.verdict,
        "reason": reason(each, report.as_of) or None,
        "waived": each.waived,
        "rules": [one.rule.id for one in each.rules],
        "subjects": sum(one.subjects for one in each.rules),
        "findings": [one.fingerprint for one in each.findings],
        "findings_waived": [one.fingerprint for one in each.suppressed if one.state.word == WAIVED],
        "findings_baselined": [one.fingerprint for one in each.suppressed if one.state.word != WAIVED],
    }


def _rule(each: RuleResult, traced: Traceability) -> dict[str, object]:
    return {
        "id": each.rule.id,
        "status": each.status,
        "reason": each.reason or None,
        "subjects": each.subjects,
        "whole": each.rule.id in traced.whole,
        "elements": list(traced.elements[each.rule.id]),
        "evidence": [standing(one) for one in each.evidence],
    }


def _provenance(report: CheckReport) -> list[dict[str, object]]:
    areas = sourcing(report.model, report.packs[0]) if report.model and report.packs else ()
    return [
        {
            "architecture": each.architecture or None,
            "sourced": each.sourced,
            "assumed": each.assumed,
            "unstated": each.unstated,
        }
        for each in areas
    ]
