"""The small schemas that all kinds of files share.

A YAML 1.2 reader sees numbers and booleans where the loader still sees their text, so that a code such as ``1.001610`` or
``001`` loses nothing. Every scalar here therefore accepts both forms, and accepts exactly the same documents either way.
"""

from __future__ import annotations

from typing import TypeAlias

Schema: TypeAlias = "dict[str, object]"

DIALECT = "https://json-schema.org/draft/2020-12/schema"
ID_PATTERN = "^[a-z][a-z0-9-]*$"
SCALAR: Schema = {"type": ["string", "number", "boolean"], "minLength": 1}
ID: Schema = {"type": "string", "pattern": ID_PATTERN, "maxLength": 80}
NAME: Schema = {"type": "string", "pattern": "^[a-z][a-z0-9_]*$"}
TEXT: Schema = {
    "type": ["string", "number", "boolean", "object"],
    "minLength": 1,
    "minProperties": 1,
    "properties": {"vi": SCALAR, "en": SCALAR},
    "additionalProperties": False,
}
DATE: Schema = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "format": "date"}
DATE_OR_NULL: Schema = {**DATE, "type": ["string", "null"]}
MONTH: Schema = {"type": ["string", "number"], "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"}
DECIMAL: Schema = {"type": ["number", "string"], "pattern": "^-?[0-9]+([.][0-9]+)?$"}
BOOLEAN: Schema = {"enum": [True, False, "true", "false", "True", "False", "TRUE", "FALSE"]}
URL: Schema = {"type": "string", "pattern": "^https?://[^ ]+$"}
CONFIDENCE: Schema = {"enum": ["high", "medium", "low"]}


def integer(minimum: int = 0, maximum: int | None = None) -> Schema:
    """A whole number from ``minimum``, written in decimal digits."""
    schema: Schema = {"type": ["integer", "string"], "minimum": minimum}
    if maximum is None:
        return {**schema, "pattern": "^[0-9]+([.]0+)?$"}
    allowed = "|".join(str(n) for n in range(minimum, maximum + 1))
    return {**schema, "maximum": maximum, "pattern": f"^0*({allowed})([.]0+)?$"}


def listed(item: Schema, *, least: int = 0, unique: bool = False) -> Schema:
    """A list of ``item``."""
    schema: Schema = {"type": "array", "items": item}
    if least:
        schema["minItems"] = least
    if unique:
        schema["uniqueItems"] = True
    return schema


def one_or_more(item: Schema) -> Schema:
    """One scalar or a list of such: the constraints of ``item`` (an enum or a pattern) hold for both."""
    return {"anyOf": [item, listed(item, least=1, unique=True)]}


def mapping(properties: dict[str, Schema], required: tuple[str, ...] = ()) -> Schema:
    """A mapping with exactly these keys."""
    schema: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if required:
        schema["required"] = list(required)
    return schema


def keyed(value: Schema, key_pattern: str = ID_PATTERN) -> Schema:
    """A mapping from ids to ``value``."""
    return {"type": "object", "propertyNames": {"pattern": key_pattern}, "additionalProperties": value, "minProperties": 1}


def document(title: str, schema: Schema, definitions: dict[str, Schema] | None = None) -> Schema:
    """A whole schema with its dialect and title."""
    whole: Schema = {"$schema": DIALECT, "title": title, **schema}
    if definitions:
        whole["$defs"] = definitions
    return whole
