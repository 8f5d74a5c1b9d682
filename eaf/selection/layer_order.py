"""The order that layers stand in, from the top, and which dependencies break it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.loading.typed import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.pack.pack import Layer
    from eaf.pack.rule import Raw

UNRANKED = 0


@dataclass(frozen=True, slots=True)
class LayerOrder:
    """Entries from top to bottom, each of layers that stand side by side.

    ``strict`` refuses a dependency that skips a level, and without ``same_allowed`` one between different layers of an entry.
    """

    entries: tuple[tuple[str, ...], ...]
    strict: bool = False
    same_allowed: bool = True

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> LayerOrder:
        """The order as a rule's parameters have it."""
        order = raw.get("order")
        entries = tuple(words(entry) for entry in order) if isinstance(order, list) else ()
        return cls(entries, raw.get("mode") == "strict", raw.get("same") != "forbid")

    def levels(self, layers: Iterable[Layer]) -> dict[str, int]:
        """The level of each layer, from 1 at the top: that of the nearest listed layer around it, or none."""
        listed_at = {name: level for level, entry in enumerate(self.entries, 1) for name in entry}
        parents = {layer.id: layer.parent for layer in layers}
        found: dict[str, int] = {}
        for layer in parents:
            at = layer
            while at and at not in listed_at:
                at = parents.get(at, "")
            found[layer] = listed_at.get(at, UNRANKED)
        return found

    def breaks(self, dependent: int, dependency: int, *, alike: bool) -> bool:
        """Whether a dependency between two levels breaks the order; ``alike`` says that it stays in one layer."""
        if dependency < dependent:
            return True
        if dependency == dependent:
            return not self.same_allowed and not alike
        return self.strict and dependency > dependent + 1
