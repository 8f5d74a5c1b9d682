"""The schemas of selectors and conditions, shared by rules and views."""

from __future__ import annotations

from eaf.model.metamodel import ELEMENT_TYPES, RELATIONSHIP_TYPES
from eaf.schemas.pieces import (
    ATTRIBUTE_PATTERN,
    BOOLEAN,
    DATE,
    DECIMAL,
    ID,
    SCALAR,
    TEXT,
    Schema,
    integer,
    listed,
    mapping,
    one_or_more,
)

SELECTOR_REFERENCE: Schema = {"$ref": "#/$defs/selector"}
RELATIONSHIP_SELECTOR: Schema = {"$ref": "#/$defs/relationship-selector"}
ATTRIBUTE: Schema = {"type": "string", "pattern": ATTRIBUTE_PATTERN}
PATH: Schema = {"type": "string", "minLength": 1}
"""A path expression; what is wrong with one is said by its reader."""
_COMPARISONS: dict[str, Schema] = {
    "eq": SCALAR,
    "ne": SCALAR,
    "in": listed(SCALAR, least=1),
    "not_in": listed(SCALAR, least=1),
    "gt": DECIMAL,
    "gte": DECIMAL,
    "lt": DECIMAL,
    "lte": DECIMAL,
    "exists": BOOLEAN,
    "matches": SCALAR,
    "before": DATE,
    "after": DATE,
}
QUANTIFIERS = ("each", "any", "none")
COUNT = "count"
_COUNTS = ("eq", "ne", "gt", "gte", "lt", "lte")
CONDITION_KEYS: dict[str, Schema] = {
    **_COMPARISONS,
    **{name: {"$ref": "#/$defs/comparison"} for name in QUANTIFIERS},
    COUNT: {"$ref": "#/$defs/count"},
}
CONDITION: Schema = mapping(CONDITION_KEYS) | {"minProperties": 1}
_TYPES: Schema = {"enum": list(ELEMENT_TYPES)}
RELATIONSHIP_TYPE: Schema = {"enum": list(RELATIONSHIP_TYPES)}
ACCESS: Schema = listed({"enum": ["read", "write", "read-write"]}, least=1, unique=True)
SELECTOR_DEFINITIONS: dict[str, Schema] = {
    "text": TEXT,
    "comparison": mapping(_COMPARISONS) | {"minProperties": 1},
    "counted": mapping({key: each for key, each in _COMPARISONS.items() if key != "exists"}) | {"minProperties": 1},
    "count": mapping({**dict.fromkeys(_COUNTS, integer()), "of": {"$ref": "#/$defs/counted"}})
    | {"anyOf": [{"required": [key]} for key in _COUNTS]},
    "condition": CONDITION,
    "selector": mapping(
        {
            "type": one_or_more(_TYPES),
            "layer": one_or_more(ID),
            "architecture": one_or_more(ID),
            "tag": ID,
            "id": one_or_more(ID),
            "in": one_or_more(ID),
            "where": {"type": "object", "propertyNames": ATTRIBUTE, "additionalProperties": {"$ref": "#/$defs/condition"}},
            "any": listed(SELECTOR_REFERENCE, least=1),
            "all": listed(SELECTOR_REFERENCE, least=1),
            "not": SELECTOR_REFERENCE,
        }
    ),
    "relationship-selector": mapping(
        {
            "relationship": one_or_more(RELATIONSHIP_TYPE),
            "from": SELECTOR_REFERENCE,
            "to": SELECTOR_REFERENCE,
            "access": ACCESS,
            "same": listed(ATTRIBUTE, least=1, unique=True),
            "different": listed(ATTRIBUTE, least=1, unique=True),
            "has_data": BOOLEAN,
            "because": {"$ref": "#/$defs/text"},
        }
    ),
}
