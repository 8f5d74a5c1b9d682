"""The schemas of an evidence archive's manifest, and of what ``eaf verify --format json`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.schemas.pieces import DATE, DIALECT
from eaf.schemas.trend import COMMIT, COUNT, STRING, counts, or_null, packs, scores, verdicts, whole

if TYPE_CHECKING:
    from eaf.schemas.pieces import Schema

DISCREPANCIES = (
    "altered",
    "missing",
    "extra",
    "broken",
    "frame",
    "seal",
    "form",
    "digest",
    "disagrees",
    "rerun",
    "input",
)
_SHA256: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_STEP = r"(?![.]{1,2}(?:/|$))[^/\\\x00-\x1f]+"
_PATH: Schema = {"type": "string", "pattern": rf"^(?:[.]|(?:{_STEP}/)*{_STEP})$", "maxLength": 1000}
_STATUS: Schema = {"enum": [0, 1]}


def bundle_schema() -> Schema:
    """The schema of ``manifest.json``."""
    file = whole({"path": {"type": "string", "minLength": 1}, "size": COUNT, "sha256": _SHA256})
    tool = whole({"name": {"const": "eaf"}, "version": STRING, "code": {"type": "string", "pattern": "^[0-9a-f]+$"}})
    top = whole(
        {
            "format": {"const": 1},
            "tool": tool,
            "workspace": whole({"id": STRING, "path": _PATH, "repository": or_null(STRING)}),
            "commit": COMMIT,
            "tree": COMMIT,
            "as_of": DATE,
            "plateau": or_null(STRING),
            "packs": packs(),
            "command": {"type": "array", "items": STRING, "minItems": 3},
            "result": whole({"exit_status": _STATUS, "counts": counts(), "verdicts": verdicts(), "scores": scores()}),
            "inputs": {"type": "array", "items": file, "minItems": 1},
            "parts": {"type": "array", "items": file, "minItems": 1},
            "seal": _SHA256,
        }
    )
    return {"$schema": DIALECT, "title": "eaf bundle", **top}


def verification_schema() -> Schema:
    """The schema of a verification."""
    discrepancy = whole({"part": or_null(STRING), "kind": {"enum": list(DISCREPANCIES)}, "detail": or_null(STRING)})
    top = whole(
        {
            "format": {"const": 1},
            "tool": whole({"name": {"const": "eaf"}, "version": STRING}),
            "sha256": _SHA256,
            "verified": {"type": "boolean"},
            "workspace": or_null(STRING),
            "commit": or_null(COMMIT),
            "as_of": or_null(DATE),
            "against": or_null(COMMIT),
            "made_with_other_tool": {"type": "boolean"},
            "discrepancies": {"type": "array", "items": discrepancy},
        }
    )
    return {"$schema": DIALECT, "title": "eaf verify", **top}
