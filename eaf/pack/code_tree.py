"""The codes of a reference model as a tree; every answer takes one look, however deep the tree is."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eaf.pack.pack import Code

Value = TypeVar("Value")


class CodeTree:
    """Codes numbered from the top down, so that those below a code are the numbers that follow its own."""

    def __init__(self, codes: Iterable[Code]) -> None:
        given = {each.code: each for each in codes}
        self._parents = {code: each.parent if each.parent in given else "" for code, each in given.items()}
        inner: dict[str, list[str]] = {}
        for code, parent in self._parents.items():
            inner.setdefault(parent, []).append(code)
        self.order: list[str] = []
        """The codes, each before those below it."""
        self._first: dict[str, int] = {}
        self._end: dict[str, int] = {}
        pending = list(reversed(inner.get("", [])))
        while pending:
            code = pending.pop()
            if code in self._first:
                self._end[code] = len(self.order)
                continue
            self._first[code] = len(self.order)
            self.order.append(code)
            pending += [code, *reversed(inner.get(code, []))]

    def __contains__(self, code: object) -> bool:
        """Whether there is such a code."""
        return code in self._first

    def is_below(self, code: str, other: str) -> bool:
        """Whether the code is the other one, or below it."""
        if code not in self._first or other not in self._first:
            return code == other
        return self._first[other] <= self._first[code] < self._end[other]

    def handed_down(self, given: Mapping[str, Value]) -> dict[str, Value]:
        """What is given to codes, and from them to those below that have nothing of their own."""
        found: dict[str, Value] = {}
        for code in self.order:
            if code in given:
                found[code] = given[code]
            elif self._parents[code] in found:
                found[code] = found[self._parents[code]]
        return found

    def with_those_above(self, codes: Iterable[str]) -> frozenset[str]:
        """These codes, and all that they stand below."""
        found = set(codes)
        for code in reversed(self.order):
            if code in found:
                found.add(self._parents[code])
        return frozenset(found - {""})
