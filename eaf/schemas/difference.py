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
COUNT: Schema = {"type": "integer", "minimum": 0}
_LIST: Schema = {"type": "array", "items": _STRING}
_NULL: Schema = {"type": "null"}


def difference_schema() -> Schema:
    """The schema of a difference of two revisions."""
    top = whole(
        {
            "format": {"const": 1},
            "tool": whole({"name": {"const": "eaf"}, "version": _STRING}),
            "workspace": _STRING,
            "before": REVISION,
            "after": REVISION,
            "counts": whole(dict.fromkeys((*_STATES, "effects"), COUNT)),
            "changes": {"type": "array", "items": CHANGE},
            "effects": {"type": "array", "items": EFFECT},
        }
    )
    return {"$schema": DIALECT, "title": "eaf diff", **top, "$defs": {"written": WRITTEN}}


def whole(properties: dict[str, Schema]) -> Schema:
    """A mapping with exactly these keys."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


def or_null(schema: Schema) -> Schema:
    """What the schema says, or nothing."""
    return {"anyOf": [schema, _NULL]}


def _change() -> Schema:
    written: Schema = {"$ref": "#/$defs/written"}
    field = whole({"field": _STRING, "before": written, "after": written, "before_place": PLACE, "after_place": PLACE})
    return whole(
        {
            "state": {"enum": list(_STATES)},
            "kind": {"enum": list(KINDS)},
            "id": _STRING,
            "key": _LIST,
            "was": or_null(_LIST),
            "type": or_null(_STRING),
            "name": or_null(TEXT),
            "moved": {"type": "boolean"},
            "followers": COUNT,
            "before": or_null(PLACE),
            "after": or_null(PLACE),
            "fields": {"type": "array", "items": field},
        }
    )


_POSITION: Schema = {"type": "integer", "minimum": 1}
_COMMIT: Schema = {"type": "string", "pattern": "^[0-9a-f]{40}(?:[0-9a-f]{24})?$"}
TEXT = whole({"vi": _STRING, "en": _STRING})
PLACE = whole({"file": _STRING, **dict.fromkeys(("line", "column", "end_line", "end_column"), _POSITION)})
REVISION = whole({"name": TEXT, "commit": or_null(_COMMIT)})
CHANGE = _change()
EFFECT = whole({"id": _STRING, "fact": {"enum": list(_FACTS)}, "before": _LIST, "after": _LIST, "because": _LIST, "place": PLACE})
WRITTEN: Schema = {
    "type": ["string", "null", "array", "object"],
    "items": {"$ref": "#/$defs/written"},
    "additionalProperties": {"$ref": "#/$defs/written"},
}
"""A value as it is written in a file; schemas that use :data:`CHANGE` define it as ``written``."""
