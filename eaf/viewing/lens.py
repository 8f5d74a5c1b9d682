"""A lens: what is said of every element at once, by one of a few keys that differ in shape or letter, hue and word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class LensKey:
    """One entry of a lens' legend: a word, a hue of the palette, and a shape (the kind of a badge) or a letter."""

    word: str
    hue: str
    shape: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Lens:
    """Keys in the order of the legend, and for every element the place of its key."""

    id: str
    name: str
    keys: tuple[LensKey, ...]
    of: Mapping[str, int]

    def counts(self) -> list[int]:
        """How many elements have each of the keys."""
        found = [0] * len(self.keys)
        for key in self.of.values():
            found[key] += 1
        return found
