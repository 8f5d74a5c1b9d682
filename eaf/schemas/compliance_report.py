"""The schema of the compliance report that stands beside the site's page of compliance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.schemas.pieces import DIALECT, mapping

if TYPE_CHECKING:
    from eaf.schemas.pieces import Schema

VERDICTS = ("met", "not-met", "undecided", "not-applicable")
REASONS = (
    "not-in-force",
    "no-subject",
    "text-not-available",
    "no-rule",
    "rule-error",
    "not-run",
    "evidence",
    "note",
    "partial",
    "rules-not-in-force",
)
_NUMBERS = ("total", "applicable", "assessed", "automated", "manual")
_STRING: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_BOOLEAN: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "format": "date"}
_FRACTION: Schema = {"type": "string", "pattern": "^[0-9]+(?:/[1-9][0-9]*)?$"}
_IDS: Schema = {"type": "array", "items": _STRING}


def compliance_report_schema() -> Schema:
    """The schema of ``tuan-thu/bao-cao.json``."""
    text = _whole({"vi": _STRING, "en": _STRING})
    top = _whole(
        {
            "format": {"const": 1},
            "tool": _whole({"name": {"const": "eaf"}, "version": _STRING}),
            "workspace": _STRING,
            "as_of": _DAY,
            "plateau": _or_null(_STRING),
            "packs": _list(_whole(dict.fromkeys(("id", "version", "digest"), _STRING))),
            "complete": _BOOLEAN,
            "verdict": _whole({"key": {"enum": list(VERDICTS)}, "sentence": text}),
            "counts": _whole({**dict.fromkeys(_NUMBERS, _COUNT), "missing": _IDS}),
            "scores": _or_null(_scores()),
            "clauses": _list(_clause(text)),
            "rules": _list(_rule(text)),
            "elements": _list(_whole({"id": _STRING, "rules": _IDS, "clauses": _IDS})),
            "orphans": _orphans(),
            "waivers": _list(_waiver(text)),
            "provenance": _list(
                _whole({"architecture": _or_null(_STRING), **dict.fromkeys(("sourced", "assumed", "unstated"), _COUNT)})
            ),
            "missing": _list(
                _whole({"kind": {"enum": ["clause", "reference-model", "code", "indicator"]}, "id": _STRING, "name": text})
            ),
        }
    )
    return {"$schema": DIALECT, "title": "eaf compliance report", **top}


def _scores() -> Schema:
    contribution = _whole({"clause": _STRING, "weight": _COUNT, "fulfilled": _BOOLEAN, "share": _FRACTION})
    score = _whole({"value": _or_null(_FRACTION), "contributions": _list(contribution)})
    weights: Schema = {"type": "object", "additionalProperties": _COUNT}
    return _whole({"weights": weights, **dict.fromkeys(("strict", "effective", "assurance"), score)})


def _clause(text: Schema) -> Schema:
    return _whole(
        {
            **dict.fromkeys(("id", "pack", "instrument"), _STRING),
            "article": text,
            "level": {"enum": ["must", "should", "may"]},
            "text": text,
            "status": _STRING,
            "verdict": {"enum": list(VERDICTS)},
            "reason": _or_null({"enum": list(REASONS)}),
            "waived": _BOOLEAN,
            "rules": _IDS,
            "subjects": _COUNT,
            **dict.fromkeys(("findings", "findings_waived", "findings_baselined"), _IDS),
        }
    )


def _rule(text: Schema) -> Schema:
    optional = _or_null(_STRING)
    names = dict.fromkeys(("path", "source", "url", "sha256", "found"), optional)
    document = _whole({**names, "accessed": _or_null(_DAY), "note": text})
    evidence = mapping(
        {
            "subject": _STRING,
            "state": {"enum": ["current", "stale", "changed", "missing"]},
            "method": _STRING,
            "by": _STRING,
            "collected": _DAY,
            "until": _or_null(_DAY),
            "note": text,
            "documents": _list(document),
        },
        ("subject", "state"),
    )
    return _whole(
        {
            "id": _STRING,
            "status": {"enum": ["pass", "fail", "na", "error"]},
            "reason": optional,
            "subjects": _COUNT,
            "whole": _BOOLEAN,
            "elements": _IDS,
            "evidence": _list(evidence),
        }
    )


def _orphans() -> Schema:
    unseen = _whole({"id": _STRING, "reason": {"enum": ["unruled-type", "unselected"]}})
    return _whole({"clauses": _IDS, "rules": _IDS, "elements": _list(unseen)})


def _waiver(text: Schema) -> Schema:
    edge = _whole(dict.fromkeys(("from", "to", "type"), _STRING))
    return _whole(
        {
            **dict.fromkeys(("id", "rule"), _STRING),
            "subjects": _list({"anyOf": [_STRING, edge]}),
            "reason": text,
            **dict.fromkeys(("approved_by", "decision"), _STRING),
            "evidence": _or_null(_STRING),
            **dict.fromkeys(("created", "expires"), _DAY),
            "days_left": {"type": "integer"},
            "until_changed": _or_null(_STRING),
            "max_findings": _or_null(_COUNT),
            "state": {"enum": ["applied", "expired", "not-applied"]},
            "findings": _COUNT,
            "faults": _IDS,
            "place": _STRING,
        }
    )


def _whole(properties: dict[str, Schema]) -> Schema:
    """A mapping with exactly these keys."""
    return mapping(properties, tuple(properties))


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}
