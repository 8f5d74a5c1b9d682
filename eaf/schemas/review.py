"""The schema of what ``eaf review --format json`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.schemas.difference import CHANGE, COUNT, EFFECT, PLACE, REVISION, TEXT, WRITTEN, or_null, whole
from eaf.schemas.pieces import DIALECT

if TYPE_CHECKING:
    from eaf.schemas.pieces import Schema

_SEVERITIES = ("error", "warning", "note")
_FINDING_STATES = ("active", "waived", "baselined")
_TOUCHED = ("added", "removed", "renamed", "changed", "related")
_REASONS = ("owned", "unowned", "shared", "rules")
_ASKED = ("asked", "not-asked", "nobody", "unknown")
_VERDICTS = ("met", "not-met", "undecided", "not-applicable")
_STRING: Schema = {"type": "string"}
_DAY: Schema = {"type": "string", "format": "date"}
_LIST: Schema = {"type": "array", "items": _STRING}
_FRACTION: Schema = {"anyOf": [{"type": "string", "pattern": "^-?[0-9]+(?:/[1-9][0-9]*)?$"}, {"type": "null"}]}


def review_schema() -> Schema:
    """The schema of a review."""
    moved = _list(_finding({"in_head": {"enum": [*_FINDING_STATES, "gone"]}}))
    figure = whole(dict.fromkeys(("before", "by_model", "by_rules", "after", "by_rules_alone"), _FRACTION))
    verdict = or_null({"enum": list(_VERDICTS)})
    top = whole(
        {
            "format": {"const": 1},
            "tool": whole({"name": {"const": "eaf"}, "version": _STRING}),
            "workspace": _STRING,
            "as_of": _DAY,
            "before": REVISION,
            "after": REVISION,
            "packs": _list(whole(dict.fromkeys(("id", "version", "digest"), _STRING))),
            "fail_level": {"enum": list(_SEVERITIES)},
            "exit_status": {"enum": [0, 1, 2]},
            "unjudged": _LIST,
            "rules": whole({"touched": {"type": "boolean"}, "kinds": _LIST, "pack_files": _LIST, "changes": _list(CHANGE)}),
            "findings": whole({**dict.fromkeys(("new", "cured", "raised", "dropped"), moved), "waived": _list(_finding({}))}),
            "approve": _list(whole({"id": _STRING, "because": _list({"enum": list(_REASONS)}), "elements": _LIST})),
            "tell": _list(whole({"id": _STRING, "elements": _LIST})),
            "nobody": _LIST,
            "code_owners": _list(_code_owners()),
            "impact": _impact(),
            "scores": whole(dict.fromkeys(("strict", "effective", "assurance"), figure)),
            "coverage": {"type": "object", "additionalProperties": figure},
            "verdicts": _list(whole({"clause": _STRING, "before": verdict, "judged": verdict, "after": verdict})),
            "changes": _list(CHANGE),
            "effects": _list(EFFECT),
        }
    )
    return {"$schema": DIALECT, "title": "eaf review", **top, "$defs": {"written": WRITTEN}}


def _finding(more: dict[str, Schema]) -> Schema:
    step = whole({"source": _STRING, "type": _STRING, "target": _STRING, "place": PLACE})
    return whole(
        {
            "rule": _STRING,
            "severity": {"enum": list(_SEVERITIES)},
            "message": TEXT,
            "remedy": TEXT,
            "place": PLACE,
            "subjects": _LIST,
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
            "state": {"enum": list(_FINDING_STATES)},
            "waiver": or_null(_STRING),
            "since": or_null(_DAY),
            "planned": or_null(whole({"plateau": _STRING, "date": _DAY})),
            "related": _list(whole({"place": PLACE, "message": TEXT})),
            "witness": _list(step),
            **more,
        }
    )


def _code_owners() -> Schema:
    row = whole({"file": _STRING, "owner": _STRING, "state": {"enum": list(_ASKED)}, "asked": _LIST})
    lines: Schema = {"type": "array", "items": {"type": "integer", "minimum": 1}}
    platform = or_null({"enum": ["github", "gitlab"]})
    return whole({"file": or_null(_STRING), "platform": platform, "unread": lines, "rows": _list(row)})


def _impact() -> Schema:
    row = whole({"id": or_null(_STRING), "touched": COUNT, "reached": COUNT})
    touched = whole({"id": _STRING, "state": {"enum": list(_TOUCHED)}})
    return whole({"touched": _list(touched), "reached": _LIST, "layers": _list(row), "owners": _list(row)})


def _list(item: Schema) -> Schema:
    return {"type": "array", "items": item}
