"""The schema of what ``eaf diff --format json`` writes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.item import KINDS
from eaf.schemas.pieces import DIALECT

if TYPE_CHECKING:
    from eaf.schemas.pieces import Schema

_STATES = ("added", "removed", "renamed", "changed", "moved")
_FACTS = ("layer", "architecture", "owners", "plateaus")
_STRING: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_LIST: Schema = {"type": "array", "items": _STRING}
_NULL: Schema = {"type": "null"}


def difference_schema() -> Schema:
    """The schema of a difference of two revisions."""
    text = _whole({"vi": _STRING, "en": _STRING})
    position: Schema = {"type": "integer", "minimum": 1}
    place = _whole({"file": _STRING, **dict.fromkeys(("line", "column", "end_line", "end_column"), position)})
    revision = _whole({"name": text, "commit": _or_null({"type": "string", "pattern": "^[0-9a-f]{40}(?:[0-9a-f]{24})?$"})})
    written: Schema = {"$ref": "#/$defs/written"}
    field = _whole({"field": _STRING, "before": written, "after": written, "before_place": place, "after_place": place})
    change = _whole(
        {
            "state": {"enum": list(_STATES)},
            "kind": {"enum": list(KINDS)},
            "id": _STRING,
            "key": _LIST,
            "was": _or_null(_LIST),
            "type": _or_null(_STRING),
            "name": _or_null(text),
            "moved": {"type": "boolean"},
            "followers": _COUNT,
            "before": _or_null(place),
            "after": _or_null(place),
            "fields": {"type": "array", "items": field},
        }
    )
    effect = _whole(
        {"id": _STRING, "fact": {"enum": list(_FACTS)}, "before": _LIST, "after": _LIST, "because": _LIST, "place": place}
    )
    top = _whole(
        {
            "format": {"const": 1},
            "tool": _whole({"name": {"const": "eaf"}, "version": _STRING}),
            "workspace": _STRING,
            "before": revision,
            "after": revision,
            "counts": _whole(dict.fromkeys((*_STATES, "effects"), _COUNT)),
            "changes": {"type": "array", "items": change},
            "effects": {"type": "array", "items": effect},
        }
    )
    values = {"type": ["string", "null", "array", "object"], "items": written, "additionalProperties": written}
    return {"$schema": DIALECT, "title": "eaf diff", **top, "$defs": {"written": values}}


def _whole(properties: dict[str, Schema]) -> Schema:
    """A mapping with exactly these keys."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, _NULL]}
