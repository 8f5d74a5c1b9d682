"""Digests of what is declared: they change with what is said of an element, not when files are moved or reformatted."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.model.waiver import Edge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.model.element import Relationship
    from eaf.model.model import Model
    from eaf.model.waiver import Subject

_LEFT_OUT = frozenset({"origin", "architecture"})
"""Where something stands, and what only the pack says of it."""
_NOTHING: tuple[object, ...] = (None, "", [], {})


class Declarations:
    """The declarations of a model: those of an element include its layer, given or derived, and the relationships that start at it."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def digest(self, subjects: Iterable[Subject]) -> str:
        """``sha256:`` and 16 hex digits of what is declared of the subjects, in whatever order they come."""
        declared = [[str(each), list(self._declared(each))] for each in sorted(subjects, key=str)]
        written = json.dumps(declared, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return f"sha256:{hashlib.sha256(written.encode()).hexdigest()[:16]}"

    def _declared(self, subject: Subject) -> Iterator[object]:
        if isinstance(subject, Edge):
            starting = self._starting_at.get(subject.source, ())
            yield from (_plain(each) for each in starting if (each.type, each.target) == (subject.type, subject.target))
        elif subject in self._model.elements:
            yield _plain(self._model.elements[subject])
            yield from map(_plain, self._starting_at.get(subject, ()))

    @cached_property
    def _starting_at(self) -> dict[str, list[Relationship]]:
        found: dict[str, list[Relationship]] = {}
        for each in self._model.relationships:
            found.setdefault(each.source, []).append(each)
        return found


def _plain(value: object) -> object:
    """Plain data without what was not written: a field that the format gains later changes no digest."""
    if dataclasses.is_dataclass(value):
        fields = ((each.name, _plain(getattr(value, each.name))) for each in dataclasses.fields(value))
        return {name: each for name, each in fields if name not in _LEFT_OUT and each not in _NOTHING}
    if isinstance(value, Mapping):
        return {str(name): _plain(each) for name, each in value.items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value if value is None or isinstance(value, bool | str) else str(value)
