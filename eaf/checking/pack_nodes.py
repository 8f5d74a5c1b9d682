"""What is written, node by node, each beside the part of the schema that it stands under."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.loading.document import Path, Value
    from eaf.schemas.pieces import Schema


@dataclass(frozen=True, slots=True)
class Node:
    """A value, where it stands in its document, and the schema that it has there."""

    path: Path
    value: Value
    schema: Schema


def nodes(value: Value, schema: Schema, path: Path = ()) -> Iterator[Node]:
    """The value and everything in it, from the outside inwards; ``schema`` is a whole one, with its definitions."""
    yield from _nodes(value, schema, path, table(schema.get("$defs")))


def _nodes(value: Value, given: Schema, path: Path, definitions: Schema) -> Iterator[Node]:
    schema = followed(given, value, definitions)
    yield Node(path, value, schema)
    if isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _nodes(inner, table(schema.get("items")), (*path, index), definitions)
    elif isinstance(value, dict):
        properties = {**table(schema.get("properties")), **_chosen(schema, value)}
        for key, inner in value.items():
            part = table(properties.get(key) or schema.get("additionalProperties"))
            yield from _nodes(inner, part, (*path, key), definitions)


def followed(given: Schema, value: Value, definitions: Mapping[str, object]) -> Schema:
    """The schema that the value stands under: what a reference leads to, or the form that has the value's own type."""
    schema = given
    while "$ref" in schema:
        schema = table(definitions[str(schema["$ref"]).removeprefix("#/$defs/")])
    forms = schema.get("anyOf")
    if not isinstance(forms, list) or "properties" in schema:
        return schema
    alike = (each for each in map(table, forms) if isinstance(value, list) == (each.get("type") == "array"))
    return followed(next(alike, {}), value, definitions)


def table(value: object) -> Schema:
    """A part of a schema; empty where there is none."""
    return value if isinstance(value, dict) else {}


def _chosen(schema: Schema, value: dict[str, Value]) -> Schema:
    """The properties that one of ``allOf`` adds, where another key has the value that it asks for."""
    found: Schema = {}
    branches = schema.get("allOf")
    for branch in map(table, branches if isinstance(branches, list) else ()):
        asked = table(table(branch.get("if")).get("properties"))
        if asked and all(value.get(key) == table(each).get("const") for key, each in asked.items()):
            found |= table(table(branch.get("then")).get("properties"))
    return found
