"""What changes of an element because others changed: layer, component architecture, those above its owner, its plateaus.

An element that changed itself in the matter at hand is left out: its change says so. Nothing is looked at that no change can touch.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.diffing.difference import ARCHITECTURE, CHANGED, FACTS, LAYER, OWNERS, PLATEAUS, Effect
from eaf.loading.resolve import OWNER_TYPES
from eaf.model.element import Plateau
from eaf.model.item import ELEMENT, PACK, RELATIONSHIP, WORKSPACE
from eaf.model.model import WHOLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from eaf.diffing.difference import Change, Side
    from eaf.model.element import Element
    from eaf.model.model import Model

_PLACING = frozenset({"layer", "architecture"})
"""The kinds of items of a pack that put elements where they are."""
_DECIDES = {LAYER: ("type", "layer"), ARCHITECTURE: ("type", "layer"), OWNERS: ("owner",), PLATEAUS: ("lifecycle",)}
"""The fields of an element that decide on a fact; a change of one is no effect of others."""


def effects(before: Side, after: Side, changes: Sequence[Change], renamed: Mapping[str, str]) -> tuple[Effect, ...]:
    """The effects of the changes, in order of element and fact; ``renamed`` leads from old ids to new ones."""
    sides = _Sides(before, after, renamed, changes)
    found = [*_of_packs(sides), *_of_owners(sides), *_of_plateaus(sides)]
    return tuple(sorted(found, key=lambda each: (each.id, FACTS.index(each.fact))))


@dataclass(frozen=True)
class _Sides:
    """Both revisions, and what changed between them."""

    before: Side
    after: Side
    renamed: Mapping[str, str]
    changes: Sequence[Change]

    def common(self) -> Iterator[tuple[Element, Element]]:
        """The elements that are in both revisions."""
        elements = self.after.model.elements
        for old, element in self.before.model.elements.items():
            new = self.renamed.get(old, old)
            if new in elements:
                yield element, elements[new]

    def decided_itself(self, id_: str, fact: str) -> bool:
        """Whether the element changed in a field that decides on the fact."""
        return any(field in self._fields.get(id_, ()) for field in _DECIDES[fact])

    @cached_property
    def _fields(self) -> dict[str, set[str]]:
        """The fields that changed, by element."""
        named = ((each.item.key[0], each.fields) for each in self.changes if each.kind == ELEMENT)
        return {id_: {field.field.partition(".")[0] for field in fields} for id_, fields in named}

    def effect(
        self, fact: str, pair: tuple[Element, Element], values: tuple[tuple[str, ...], tuple[str, ...]], because: Sequence[str]
    ) -> Iterator[Effect]:
        """The effect on an element, if there is one."""
        _, element = pair
        if values[0] != values[1] and not self.decided_itself(element.id, fact):
            place = self.after.model.places.place(element.origin, key=True)
            yield Effect(element.id, fact, *values, tuple(sorted(set(because))), place)

    def wholes(self, is_whole: Callable[[str], bool]) -> Iterator[tuple[str, str]]:
        """The ends, by new ids, of changed relationships in which a whole of the kind takes part."""
        for each in self.changes:
            item = each.item
            if each.kind == RELATIONSHIP and item.key[1] in WHOLES:
                source, target = (self.renamed.get(end, end) for end in (item.key[0], item.key[2]))
                if is_whole(source):
                    yield source, target

    def is_of(self, id_: str, types: tuple[str, ...]) -> bool:
        """Whether there is, or was, an element of one of the types."""
        found = (model.elements.get(id_) for model in (self.before.model, self.after.model))
        return any(each is not None and each.type in types for each in found)


def _of_packs(sides: _Sides) -> Iterator[Effect]:
    """Where the packs put an element: by its type, unless it says so itself."""
    because = {each.item.key[0] for each in sides.changes if each.kind in _PLACING or _is_other_pack(each)}
    if not because and not any(
        field.field == "packs" for each in sides.changes if each.kind == WORKSPACE for field in each.fields
    ):
        return
    for old, new in sides.common():
        yield from sides.effect(LAYER, (old, new), (_one(old.layer), _one(new.layer)), sorted(because))
        yield from sides.effect(ARCHITECTURE, (old, new), (_one(old.architecture), _one(new.architecture)), sorted(because))


def _is_other_pack(change: Change) -> bool:
    return change.kind == PACK and change.state != CHANGED


def _of_owners(sides: _Sides) -> Iterator[Effect]:
    """Organisations that stand above an element's owner."""
    touched = {end for pair in sides.wholes(lambda id_: sides.is_of(id_, OWNER_TYPES)) for end in pair}
    if not touched:
        return
    old_parents, new_parents = _Parents(sides.before.model, sides.renamed), _Parents(sides.after.model, {})
    for old, new in sides.common():
        owner = sides.renamed.get(old.owner, old.owner)
        if owner and owner == new.owner:
            above = old_parents.above(owner), new_parents.above(owner)
            because = touched & {owner, *above[0], *above[1]}
            yield from sides.effect(OWNERS, (old, new), above, sorted(because))


class _Parents:
    """The organisations that hold others, by the ids of the later revision."""

    def __init__(self, model: Model, renamed: Mapping[str, str]) -> None:
        self._above: dict[str, tuple[str, ...]] = {}
        self._parents: dict[str, list[str]] = {}
        for each in model.relationships:
            if each.type in WHOLES and model.elements[each.source].type in OWNER_TYPES:
                child, parent = renamed.get(each.target, each.target), renamed.get(each.source, each.source)
                self._parents.setdefault(child, []).append(parent)

    def above(self, id_: str) -> tuple[str, ...]:
        """All that stand above an organisation, in order of id."""
        known = self._above.get(id_)
        if known is None:
            found: set[str] = set()
            pending = list(self._parents.get(id_, ()))
            while pending:
                parent = pending.pop()
                if parent not in found:
                    found.add(parent)
                    pending += self._parents.get(parent, ())
            known = self._above[id_] = tuple(sorted(found))
        return known


def _of_plateaus(sides: _Sides) -> Iterator[Effect]:
    """Plateaus of both revisions at which an element is there."""
    joined: dict[str, set[str]] = {}
    for plateau, part in sides.wholes(lambda id_: sides.is_of(id_, ("plateau",))):
        joined.setdefault(part, set()).add(plateau)
    dated = {each.item.id for each in sides.changes if each.kind == ELEMENT and sides.is_of(each.item.id, ("plateau",))}
    if not joined and not dated:
        return
    old, new = _there(sides.before.model, sides.renamed), _there(sides.after.model, {})
    both = sorted(old.keys() & new.keys())
    for pair in sides.common():
        id_ = pair[1].id
        values = tuple(each for each in both if id_ in old[each]), tuple(each for each in both if id_ in new[each])
        yield from sides.effect(PLATEAUS, pair, values, sorted(joined.get(id_, set()) | dated))


def _there(model: Model, renamed: Mapping[str, str]) -> dict[str, AbstractSet[str]]:
    """The elements that are there at each plateau, by the ids of the later revision."""
    found: dict[str, AbstractSet[str]] = {}
    for each in model.of_type("plateau"):
        if isinstance(each.detail, Plateau):
            there = model.at(each.detail.date).elements
            found[renamed.get(each.id, each.id)] = {renamed.get(id_, id_) for id_ in there}
    return found


def _one(value: str) -> tuple[str, ...]:
    return (value,) if value else ()
