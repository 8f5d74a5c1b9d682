"""Checks a document against the schema of its kind and says in both languages, with place, what does not fit."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING

import jsonschema_rs

from eaf.loading.explanation import Explanation, Fault
from eaf.loading.limits import MAX_PROBLEMS
from eaf.loading.problems import NOTHING, Note, problem
from eaf.text import nearest

if TYPE_CHECKING:
    from eaf.finding import Finding
    from eaf.loading.document import Document
    from eaf.schemas.pieces import Schema

_LONGEST_NAME = 80


class Shape:
    """A schema, compiled once."""

    def __init__(self, schema: Schema) -> None:
        self.schema = schema
        self._validator = jsonschema_rs.validator_for(json.dumps(schema), validate_formats=True)

    def problems(self, document: Document) -> tuple[Finding, ...]:
        """What does not fit, in order of place; empty when the document has the shape."""
        if self._validator.is_valid(document.data):
            return ()
        found: dict[object, Finding] = {}
        for fault in Explanation(self.schema).faults(document.data):
            each = _finding(document, fault)
            found.setdefault((each.place, each.rule, each.message), each)
            if len(found) >= MAX_PROBLEMS:
                last = problem("EAF-F007", each.place, limit=str(MAX_PROBLEMS))
                return (*_sorted(found), last)
        return _sorted(found) or (problem("EAF-S009", document.place(())),)


def _finding(document: Document, fault: Fault) -> Finding:
    name = fault.value
    note = Note(nearest(name, list(fault.known))) if fault.known and len(name) <= _LONGEST_NAME else NOTHING
    return problem(fault.code, document.place(fault.path, key=fault.key), note, **fault.values)


def _sorted(found: dict[object, Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(found.values(), key=lambda each: each.sort_key))


@lru_cache(maxsize=64)
def compiled(text: str) -> Shape:
    """The shape of a schema given as JSON text, compiled once per process."""
    return Shape(json.loads(text))
