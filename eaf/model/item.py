"""What files declare, item by item, as it is written: an element, a relationship, a view, a waiver, a rule, a line of a baseline."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.finding import Place
    from eaf.model.element import Origin, Path
    from eaf.model.model import Places

Written: TypeAlias = "str | list[Written] | dict[str, Written] | None"
"""A value as it stands in a file: every scalar is its text."""

ELEMENT, RELATIONSHIP, VIEW, WAIVER, ATTESTATION = "element", "relationship", "view", "waiver", "attestation"
WORKSPACE, BASELINE, PACK, RULE = "workspace", "baseline", "pack", "rule"
KINDS = (
    *(WORKSPACE, ELEMENT, RELATIONSHIP, VIEW, WAIVER, ATTESTATION, BASELINE, PACK),
    *("layer", "architecture", "property", "reference-model", "code", "code-list", "set", "permitted"),
    *(RULE, "clause", "instrument", "standard-group", "standard", "pack-source"),
)
"""The kinds of items, in the order in which people read of them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One declaration; ``key`` tells it from others of its kind, and what is in a pack begins with the pack's id."""

    kind: str
    key: tuple[str, ...]
    data: Mapping[str, Written]
    origin: Origin
    places: Places

    @property
    def id(self) -> str:
        """What tells the item apart, in one word."""
        return " ".join(part for part in self.key if part)

    def place(self, path: Path = ()) -> Place:
        """Where the item begins, or where the value at ``path`` in it stands."""
        return self.places.place(self.origin.child(*path), key=not path)
