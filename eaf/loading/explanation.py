"""Walks a document beside its schema and says what does not fit, one fault after the other.

jsonschema-rs decides whether a document fits, but each of its errors carries a copy of the value at fault: a file with 50,000 wrong
keys would cost gigabytes. What it refuses is walked here, lazily, over the keywords that our schemas use; every scalar is
still text here, so that ``minimum`` and ``maximum`` are those that stand in the pattern as well.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from eaf.schemas.pieces import FORMS, ID_PATTERN
from eaf.text import Text, both, fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.loading.document import Path, Value
    from eaf.schemas.pieces import Schema

_TYPES: dict[str, Text] = {
    "object": Text("các khóa", "a mapping"),
    "array": Text("danh sách", "a list"),
    "string": Text("văn bản", "text"),
    "null": Text("để trống", "nothing"),
}
_SCALARS = frozenset({"string", "number", "integer", "boolean"})
_EMPTY = (("minLength", str), ("minItems", list), ("minProperties", dict))


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that does not fit: where, and with what words; ``known`` are the names that ``value`` may have meant."""

    code: str
    path: Path
    values: dict[str, str | Text] = field(default_factory=dict)
    key: bool = False
    value: str = ""
    known: Sequence[str] = ()


class Explanation:
    """The faults of values against one schema."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema

    def faults(self, value: Value) -> Iterator[Fault]:
        """What does not fit in a whole document."""
        return self._faults(value, self._schema, ())

    def _faults(self, value: Value, given: object, path: Path) -> Iterator[Fault]:
        if given is False:
            yield Fault("EAF-S006", path, {"key": str(path[-1]) if path else ""}, key=True)
            return
        schema = self._followed(given)
        types = schema.get("type")
        if types is not None and not _is_of(value, types):
            yield Fault("EAF-S004", path, {"expected": _expected(schema), "found": _found(value)}, key=value is None)
            return
        yield from self._listed_values(value, schema, path)
        yield from self._combined(value, schema, path)
        for keyword, kind in _EMPTY:
            if keyword in schema and isinstance(value, kind) and len(value) < schema[keyword]:
                yield Fault("EAF-S007", path, key=True)
                return
        if isinstance(value, str):
            yield from _words(value, schema, path)
        elif isinstance(value, list):
            yield from self._items(value, schema, path)
        elif isinstance(value, dict):
            yield from self._keys(value, schema, path)

    def _fits(self, value: Value, schema: object) -> bool:
        return next(self._faults(value, schema, ()), None) is None

    def _followed(self, given: object) -> dict[str, Any]:
        schema: dict[str, Any] = given if isinstance(given, dict) else {}
        while "$ref" in schema:
            at: Any = self._schema
            for step in schema["$ref"].removeprefix("#/").split("/"):
                at = at[step]
            schema = at
        return schema

    def _listed_values(self, value: Value, schema: dict[str, Any], path: Path) -> Iterator[Fault]:
        """``enum`` and ``const``: one of the values that are listed."""
        options = schema.get("enum", [schema["const"]] if "const" in schema else None)
        if options is None or value in options:
            return
        words = _written(options)
        if isinstance(value, str):
            yield Fault("EAF-S003", path, {"value": value, "expected": _few(words)}, value=value, known=words)
        else:
            expected = Text(f"một trong: {_few(words)}", f"one of: {_few(words)}")
            yield Fault("EAF-S004", path, {"expected": expected, "found": _found(value)}, key=value is None)

    def _combined(self, value: Value, schema: dict[str, Any], path: Path) -> Iterator[Fault]:
        """``allOf``, ``if`` and ``anyOf``."""
        for each in schema.get("allOf", ()):
            yield from self._faults(value, each, path)
        if "if" in schema:
            branch = "then" if self._fits(value, schema["if"]) else "else"
            yield from self._faults(value, schema.get(branch, {}), path)
        forms = [self._followed(each) for each in schema.get("anyOf", ())]
        if not forms or any(self._fits(value, each) for each in forms):
            return
        if all(each.keys() == {"required"} for each in forms):
            yield Fault("EAF-S002", path, {"key": " / ".join(each["required"][0] for each in forms)}, key=True)
            return
        alike = (each for each in forms if isinstance(value, list) == (each.get("type") == "array"))
        yield from self._faults(value, next(alike, forms[0]), path)

    def _items(self, value: list[Value], schema: dict[str, Any], path: Path) -> Iterator[Fault]:
        seen: set[str] = set()
        for index, each in enumerate(value):
            if "items" in schema:
                yield from self._faults(each, schema["items"], (*path, index))
            if schema.get("uniqueItems"):
                written = each if isinstance(each, str) else json.dumps(each, sort_keys=True)
                if written in seen:
                    yield Fault("EAF-S010", (*path, index))
                seen.add(written)

    def _keys(self, value: dict[str, Value], schema: dict[str, Any], path: Path) -> Iterator[Fault]:
        for name in schema.get("required", ()):
            if name not in value:
                yield Fault("EAF-S002", path, {"key": name}, key=True)
        properties = schema.get("properties", {})
        others = schema.get("additionalProperties", True)
        names = schema.get("propertyNames", True)
        for name, each in value.items():
            for fault in self._faults(name, names, ()):
                yield replace(fault, path=(*path, name), key=True)
            if name in properties:
                yield from self._faults(each, properties[name], (*path, name))
            elif others is False:
                yield Fault("EAF-S001", (*path, name), {"key": name}, key=True, value=name, known=tuple(properties))
            else:
                yield from self._faults(each, others, (*path, name))


def _words(value: str, schema: dict[str, Any], path: Path) -> Iterator[Fault]:
    """What is said of a text: its length, its form, whether the calendar has such a day."""
    if len(value) > schema.get("maxLength", len(value)):
        yield Fault("EAF-S011", path, {"limit": str(schema["maxLength"])})
        return
    if "pattern" in schema and _compiled(schema["pattern"]).search(value) is None:
        meant = _meant_ids(value) if schema["pattern"] == ID_PATTERN else ()
        yield Fault("EAF-S005", path, {"value": value, "expected": _form(schema)}, value=value, known=meant)
    elif schema.get("format") == "date" and not _is_day(value):
        yield Fault("EAF-S008", path, {"value": value})


@lru_cache(maxsize=256)
def _compiled(pattern: str) -> re.Pattern[str]:
    """As JSON Schema reads it: ``$`` is the end, not the line break before it."""
    return re.compile(f"{pattern[:-1]}\\Z" if pattern.endswith("$") else pattern)


def _form(schema: dict[str, Any]) -> Text:
    pattern = schema["pattern"]
    if pattern in FORMS:
        return FORMS[pattern]
    if "integer" in schema.get("type", ()) and "minimum" in schema:
        low, high = schema["minimum"], schema["maximum"]
        if low == high:
            return both(str(low))
        return Text(f"số nguyên từ {low} đến {high}", f"a whole number from {low} to {high}")
    return both(pattern)


def _meant_ids(value: str) -> tuple[str, ...]:
    """The id that somebody may have meant who wrote it with diacritics, capitals or spaces."""
    made = re.sub("[^a-z0-9]+", "-", fold(value)).strip("-")
    return (made,) if re.search(ID_PATTERN, made) else ()


def _is_day(value: str) -> bool:
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


def _is_of(value: Value, types: str | list[str]) -> bool:
    """Whether the value is of one of the types; a scalar is text, whatever it may become."""
    name = "null" if value is None else "string" if isinstance(value, str) else "array" if isinstance(value, list) else "object"
    return name in ([types] if isinstance(types, str) else types)


def _expected(schema: dict[str, Any]) -> Text:
    """What may stand here: a text of some form, and what may stand in its place. A number is text that has the form of one."""
    types = schema["type"]
    names = [types] if isinstance(types, str) else types
    scalar = _form(schema) if "pattern" in schema else _TYPES["string"]
    words = [scalar, *(_TYPES[each] for each in names if each not in _SCALARS)]
    shown = words if _SCALARS.intersection(names) else words[1:]
    return Text(" hoặc ".join(each.vi for each in shown), " or ".join(each.en for each in shown))


def _written(options: list[Any]) -> list[str]:
    """The values of a list as people write them: a truth value in one way only."""
    truths = {str(each).lower() for each in options if isinstance(each, bool)}
    return sorted({str(each).lower() if str(each).lower() in truths else str(each) for each in options})


def _few(options: list[str]) -> str:
    shown = ", ".join(options[:12])
    return f"{shown}, … ({len(options)})" if len(options) > 12 else shown


def _found(value: Value) -> str | Text:
    if isinstance(value, str):
        return both(f"'{value[:39]}…'" if len(value) > 40 else f"'{value}'")
    return _TYPES["null" if value is None else "array" if isinstance(value, list) else "object"]
