"""The schema of a line that ``eaf trend --format jsonl`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.schemas.compliance_report import VERDICTS
from eaf.schemas.pieces import DIALECT, mapping

if TYPE_CHECKING:
    from eaf.schemas.pieces import Schema

STRING: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
DAY: Schema = {"type": "string", "format": "date"}
COMMIT: Schema = {"type": "string", "pattern": "^[0-9a-f]{40}(?:[0-9a-f]{24})?$"}
_NULL: Schema = {"type": "null"}
_FRACTION: Schema = {"type": "string", "pattern": "^[0-9]+(?:/[1-9][0-9]*)?$"}
_SEVERITIES = ("errors", "warnings", "notes")
_COUNTS = ("files", "elements", "relationships", *_SEVERITIES, "waived", "baselined")


def trend_schema() -> Schema:
    """The schema of one line: a commit with its numbers, or with the problems that stood against checking it."""
    layer = whole({"layer": or_null(STRING), **dict.fromkeys(("elements", *_SEVERITIES), COUNT)})
    top = whole(
        {
            "format": {"const": 1},
            "tool": whole({"name": {"const": "eaf"}, "version": STRING}),
            "commit": COMMIT,
            "date": DAY,
            "as_of": DAY,
            "complete": {"type": "boolean"},
            "problems": whole({"count": COUNT, "first": {"type": "array", "items": STRING}}),
            "packs": packs(),
            "counts": or_null(counts()),
            "verdicts": or_null(verdicts()),
            "scores": or_null(scores()),
            "layers": or_null({"type": "array", "items": layer}),
        }
    )
    numbers = ("counts", "verdicts", "scores", "layers")
    checked: Schema = {"properties": {name: {"not": _NULL} for name in numbers}}
    unchecked: Schema = {"properties": dict.fromkeys(numbers, _NULL)}
    told: Schema = {"if": {"properties": {"complete": {"const": True}}}, "then": checked, "else": unchecked}
    return {"$schema": DIALECT, "title": "eaf trend", **top, **told}


def packs() -> Schema:
    """The packs that were checked with."""
    return {"type": "array", "items": whole(dict.fromkeys(("id", "version", "digest"), STRING))}


def counts() -> Schema:
    """How much there was, and how many findings of each severity and state."""
    return whole(dict.fromkeys(_COUNTS, COUNT))


def verdicts() -> Schema:
    """How many clauses have each verdict."""
    return whole(dict.fromkeys(VERDICTS, COUNT))


def scores() -> Schema:
    """The scores as exact fractions."""
    return whole(dict.fromkeys(("strict", "effective", "assurance"), or_null(_FRACTION)))


def whole(properties: dict[str, Schema]) -> Schema:
    """A mapping with exactly these keys."""
    return mapping(properties, tuple(properties))


def or_null(schema: Schema) -> Schema:
    """What has the schema, or nothing."""
    return {"anyOf": [schema, _NULL]}
