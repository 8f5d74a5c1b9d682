"""Known names: whether one is among them, and which of them a wrong one may have meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.text import fold, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable

_EDITS = 2
_LONGEST_NAME = 80
_MAX_WORK = 10_000
"""How many comparisons of two names all suggestions together may cost: about a fifth of a second."""
_SCANNED = 50
"""How many names are passed over in the time of one comparison."""


class KnownNames:
    """Names with what tells quickly that two are far apart; when too much has been compared nothing is suggested any more."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = dict.fromkeys(names)
        self._signed: list[tuple[str, int, int]] | None = None
        self._answers: dict[str, tuple[str, ...]] = {}
        self._work = 0

    def __contains__(self, name: str) -> bool:
        """Whether the name is known."""
        return name in self._names

    def near(self, name: str) -> tuple[str, ...]:
        """Up to three known names within two edits of ``name``, nearest first."""
        known = self._answers.get(name)
        if known is None:
            known = self._answers[name] = self._near(name) if self._work < _MAX_WORK else ()
        return known

    def _near(self, name: str) -> tuple[str, ...]:
        if len(name) > _LONGEST_NAME:
            return ()
        if self._signed is None:
            self._signed = [(each, *_signature(each)) for each in self._names]
        length, letters = _signature(name)
        candidates = [
            each
            for each, its_length, its_letters in self._signed
            if abs(its_length - length) <= _EDITS and (its_letters ^ letters).bit_count() <= 2 * _EDITS
        ]
        self._work += len(candidates) + len(self._signed) // _SCANNED
        return nearest(name, candidates, _EDITS)


def _signature(name: str) -> tuple[int, int]:
    """The length of the folded name and the set of its letters as bits: one edit changes at most two of them."""
    folded = fold(name)
    letters = 0
    for letter in folded:
        letters |= 1 << (ord(letter) & 63)
    return len(folded), letters
