"""Checks a document against the schema of its kind and says in both languages, with place, what does not fit."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import jsonschema_rs

from eaf.finding import Finding
from eaf.loading.problems import Note, problem
from eaf.text import Text, both, nearest

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.finding import Place
    from eaf.loading.yaml_text import Document, Path
    from eaf.schemas.pieces import Schema

_TYPE_WORDS = {
    "object": Text("các khóa", "a mapping"),
    "array": Text("danh sách", "a list"),
    "string": Text("văn bản", "text"),
    "number": Text("số", "a number"),
    "integer": Text("số nguyên", "a whole number"),
    "boolean": Text("true hoặc false", "true or false"),
    "null": Text("để trống", "nothing"),
}
_FORMS = {
    "^[a-z][a-z0-9-]*$": Text("mã gồm chữ thường a-z, chữ số và dấu gạch nối", "an id of a-z, digits and hyphens"),
    "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": Text("ngày YYYY-MM-DD", "a date YYYY-MM-DD"),
    "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$": Text("YYYY, YYYY-MM hoặc YYYY-MM-DD", "YYYY, YYYY-MM or YYYY-MM-DD"),
    "^-?[0-9]+([.][0-9]+)?$": Text("số thập phân, dùng dấu chấm", "a decimal number"),
    "^[0-9]+([.]0+)?$": Text("số nguyên", "a whole number"),
    "^https?://[^ ]+$": Text("địa chỉ http(s)://", "an http(s):// address"),
    "^[a-z]+:[A-Za-z0-9.]+$": Text("mô hình:mã, ví dụ drm:DRM001", "model:code, for example drm:DRM001"),
}
_SHOWN = 40


class Shape:
    """A schema, compiled once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._validator = jsonschema_rs.validator_for(json.dumps(schema), validate_formats=True)

    def problems(self, document: Document) -> tuple[Finding, ...]:
        """What does not fit, in order of place; empty when the document has the shape."""
        if self._validator.is_valid(document.data):
            return ()
        found: list[Finding] = []
        for error in self._validator.iter_errors(document.data):
            found.extend(self._explain(document, error))
        unique = {(each.place, each.rule, each.message): each for each in found}
        return tuple(sorted(unique.values(), key=lambda each: each.sort_key))

    def _explain(self, document: Document, error: jsonschema_rs.ValidationError) -> list[Finding]:
        path: Path = tuple(error.instance_path)
        keyword = str(error.schema_path[-1]) if error.schema_path else ""
        facts: dict[str, Any] = error.kind.as_dict()
        value = _shown(error.instance)
        name = type(error.kind).__name__
        here = document.place(path)
        if name == "AdditionalProperties":
            known = self._known_keys(list(error.schema_path))
            return [
                problem("EAF-S001", document.place((*path, key), key=True), Note(nearest(key, known)), key=key)
                for key in facts["unexpected"]
            ]
        if name == "Required":
            return [problem("EAF-S002", document.place(path, key=True), key=facts["property"])]
        if name in ("Enum", "Constant"):
            options = sorted({str(o).lower() if isinstance(o, bool) else str(o) for o in facts.get("options", [facts.get("expected_value")])})
            return [problem("EAF-S003", here, Note(nearest(value, options)), value=value, expected=_few(options))]
        if name == "Type":
            expected = _either([_TYPE_WORDS[t] for t in _types(facts["types"])])
            return [problem("EAF-S004", document.place(path, key=error.instance is None), expected=expected, found=_found(error.instance))]
        if name == "Format":
            return [problem("EAF-S008", here, value=value)]
        if name == "Pattern":
            return [problem("EAF-S005", here, value=value, expected=_FORMS.get(facts["pattern"], both(facts["pattern"])))]
        if name == "PropertyNames":
            inner = facts["error"]
            key = str(inner.instance)
            pattern = str(inner.kind.as_dict().get("pattern", ""))
            form = _FORMS.get(pattern, both(pattern))
            return [problem("EAF-S005", document.place((*path, key), key=True), value=key, expected=form)]
        if name == "FalseSchema":
            return [problem("EAF-S006", document.place(path, key=True), key=str(path[-1]) if path else "")]
        if name in ("MinLength", "MinItems", "MinProperties"):
            return [problem("EAF-S007", document.place(path, key=True))]
        if name == "UniqueItems":
            return [problem("EAF-S010", here)]
        if name == "AnyOf":
            return [self._explain_any(document, error, here, value)]
        return [problem("EAF-S009", here, detail=Text(f"{keyword}: {error.message}", error.message))]

    def _explain_any(self, document: Document, error: jsonschema_rs.ValidationError, here: Place, value: str) -> Finding:
        """A value that fits none of several forms: reported against the first form with an enumeration or a pattern."""
        forms = self._at(list(error.schema_path))
        listed: list[dict[str, Any]] = [self._follow(each) for each in forms] if isinstance(forms, list) else []
        first = listed[0] if listed else {}
        if "required" in first:
            keys = " / ".join(str(each["required"][0]) for each in listed)
            return problem("EAF-S002", document.place(tuple(error.instance_path), key=True), key=keys)
        if isinstance(first.get("enum"), list):
            options = [str(option) for option in first["enum"]]
            wrong = [str(v) for v in error.instance if str(v) not in options] if isinstance(error.instance, list) else [value]
            word = wrong[0] if wrong else value
            index = error.instance.index(word) if isinstance(error.instance, list) and word in error.instance else None
            place = here if index is None else document.place((*error.instance_path, index))
            return problem("EAF-S003", place, Note(nearest(word, options)), value=word, expected=_few(options))
        if isinstance(first.get("pattern"), str):
            return problem("EAF-S005", here, value=value, expected=_FORMS.get(first["pattern"], both(first["pattern"])))
        return problem("EAF-S009", here, detail=both(error.message))

    def _follow(self, schema: dict[str, Any]) -> dict[str, Any]:
        while isinstance(schema.get("$ref"), str):
            found = self._at(str(schema["$ref"]).lstrip("#/").split("/"))
            schema = found if isinstance(found, dict) else {}
        return schema

    def _at(self, path: Sequence[str | int]) -> object:
        node: object = self.schema
        for step in path:
            if isinstance(node, dict):
                if step == "$ref":
                    node = self._follow(node)
                    continue
                node = node.get(str(step), {})
            elif isinstance(node, list) and int(step) < len(node):
                node = node[int(step)]
        return node

    def _known_keys(self, schema_path: Sequence[str | int]) -> list[str]:
        parent = self._at(schema_path[:-1])
        properties = parent.get("properties", {}) if isinstance(parent, dict) else {}
        return list(properties)


@lru_cache(maxsize=64)
def compiled(text: str) -> Shape:
    """The shape of a schema given as JSON text, compiled once per process."""
    return Shape(json.loads(text))


def _types(types: str | list[str]) -> list[str]:
    return [types] if isinstance(types, str) else types


def _either(words: list[Text]) -> Text:
    return Text(" hoặc ".join(w.vi for w in words), " or ".join(w.en for w in words))


def _few(options: list[str]) -> str:
    shown = ", ".join(options[:12])
    return f"{shown}, … ({len(options)})" if len(options) > 12 else shown


def _shown(value: object) -> str:
    words = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _found(value: object) -> Text:
    if value is None:
        return _TYPE_WORDS["null"]
    if isinstance(value, dict):
        return _TYPE_WORDS["object"]
    if isinstance(value, list):
        return _TYPE_WORDS["array"]
    return both(f"'{_shown(value)}'")
