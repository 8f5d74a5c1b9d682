"""The difference of two revisions as values; places are given in both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from eaf.finding import Place
    from eaf.model.item import Item, Written
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.text import Text

ADDED, REMOVED, RENAMED, CHANGED, MOVED = "added", "removed", "renamed", "changed", "moved"
STATES = (ADDED, REMOVED, RENAMED, CHANGED, MOVED)
LAYER, ARCHITECTURE, OWNERS, PLATEAUS = "layer", "architecture", "owners", "plateaus"
FACTS = (LAYER, ARCHITECTURE, OWNERS, PLATEAUS)


@dataclass(frozen=True, slots=True)
class Revision:
    """What a side is called: a revision with its commit, or the work tree, which has none."""

    name: Text
    commit: str = ""


@dataclass(frozen=True)
class Side:
    """One revision as read; ``items`` are those of the files that differ."""

    revision: Revision
    model: Model
    packs: tuple[Pack, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value: what it was and what it is, nothing where it was not written, and where it or what should hold it stands."""

    field: str
    before: Written
    after: Written
    before_place: Place
    after_place: Place


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one item: ``before`` and ``after`` are the items, of which one is missing where it was added or removed.

    A renamed or changed item may have moved as well. ``followers`` counts the places elsewhere that changed with its id alone.
    """

    state: str
    before: Item | None = None
    after: Item | None = None
    before_place: Place | None = None
    after_place: Place | None = None
    fields: tuple[FieldChange, ...] = ()
    followers: int = 0

    @property
    def item(self) -> Item:
        """The item as it is, or as it was where it was removed."""
        found = self.after or self.before
        if found is None:  # pragma: no cover - a change is one of something
            message = "a change of nothing"
            raise ValueError(message)
        return found

    @property
    def kind(self) -> str:
        """The kind of the item."""
        return self.item.kind

    @property
    def moved(self) -> bool:
        """Whether the item stands in another file than before."""
        return bool(self.before_place and self.after_place and self.before_place.file != self.after_place.file)


@dataclass(frozen=True, slots=True)
class Effect:
    """What became of an element of which nothing changed itself: a fact that follows from others, ``because`` of which it changed.

    ``id`` is the element's id after, ``because`` names packs or elements.
    """

    id: str
    fact: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    because: tuple[str, ...]
    place: Place


@dataclass(frozen=True)
class Difference:
    """All that differs, in order of kind and key, and what follows from it for elements that did not change themselves."""

    before: Side
    after: Side
    changes: tuple[Change, ...]
    effects: tuple[Effect, ...]

    def __bool__(self) -> bool:
        """Whether anything differs."""
        return bool(self.changes or self.effects)

    def count(self, state: str) -> int:
        """How many items were added, removed, renamed, changed or moved."""
        return sum(each.state == state for each in self.changes)

    def of_kind(self, kind: str) -> tuple[Change, ...]:
        """The changes of one kind of items, in order of key."""
        return tuple(each for each in self.changes if each.kind == kind)
