"""What a change touches and what it reaches: elements, then their layers and owners.

An element is touched when it was added, removed, renamed or changed, or a relationship of it was (another file is no change); it is reached when it depends on one
that is touched, however far away, in either revision, or when something that follows from others changed of it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.diffing.difference import ADDED, CHANGED, MOVED, REMOVED, RENAMED
from eaf.graph.graph import DEPENDENCY
from eaf.loading.resolve import OWNER_TYPES
from eaf.model.item import ELEMENT, RELATIONSHIP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eaf.diffing.difference import Difference
    from eaf.graph.graph import Graph
    from eaf.model.element import Element

RELATED = "related"
STATES = (ADDED, REMOVED, RENAMED, CHANGED, RELATED)


@dataclass(frozen=True)
class Concerned:
    """An element as it was and as it is; ``state`` says why it is touched, and is empty where it is not.

    ``owners`` are who owned it and who owns it: a department that gives it away has a say as one that takes it over.
    """

    state: str
    before: Element | None
    after: Element | None
    owners: tuple[str, ...]

    @property
    def element(self) -> Element:
        """The element as it is, or as it was where it was removed."""
        found = self.after or self.before
        if found is None:  # pragma: no cover - it is in one of the revisions
            message = "an element of no revision"
            raise ValueError(message)
        return found


@dataclass(frozen=True, slots=True)
class Row:
    """How many elements of a layer, or of an owner, are touched and reached; the id is empty for those without any."""

    id: str
    touched: int
    reached: int


@dataclass(frozen=True)
class Impact:
    """The elements that are touched and reached, by id (the new one where it was renamed), and their number by layer and owner."""

    touched: Mapping[str, Concerned]
    reached: Mapping[str, Concerned]
    layers: tuple[Row, ...]
    owners: tuple[Row, ...]


def owner_of(element: Element) -> str:
    """Who answers for an element: its owner; an organisation without one answers for itself."""
    return element.owner or (element.id if element.type in OWNER_TYPES else "")


def impact(difference: Difference, graphs: tuple[Graph, Graph]) -> Impact:
    """What the difference touches and reaches; ``graphs`` are those of both models."""
    sides = Sides(difference)
    states = _touched(difference, sides.new_ids)
    found = {each.id for each in difference.effects}
    found |= _dependents(graphs[1], states)
    found |= {sides.new_ids.get(each, each) for each in _dependents(graphs[0], map(sides.old, states))}
    touched = {id_: sides.concerned(id_, states[id_]) for id_ in sorted(states)}
    reached = {id_: sides.concerned(id_) for id_ in sorted(found - states.keys())}
    return Impact(touched, reached, _layers(touched, reached), _owners(touched, reached))


class Sides:
    """Looks up elements in both revisions by their new ids."""

    def __init__(self, difference: Difference) -> None:
        self._models = difference.before.model, difference.after.model
        pairs = ((each.before, each.item) for each in difference.of_kind(ELEMENT) if each.state == RENAMED)
        self.new_ids = {was.id: item.id for was, item in pairs if was}
        self._old_ids = {new: was for was, new in self.new_ids.items()}

    def old(self, id_: str) -> str:
        """What an element was called."""
        return self._old_ids.get(id_, id_)

    def concerned(self, id_: str, state: str = "") -> Concerned:
        """The element in both revisions; an owner that was renamed goes by its new id."""
        before, after = self._models[0].elements.get(self.old(id_)), self._models[1].elements.get(id_)
        was = [self.new_ids.get(owner_of(before), owner_of(before))] if before else []
        return Concerned(state, before, after, tuple(dict.fromkeys([*was, *([owner_of(after)] if after else [])])))


def _touched(difference: Difference, renamed: Mapping[str, str]) -> dict[str, str]:
    states = {each.item.key[0]: each.state for each in difference.of_kind(ELEMENT) if each.state != MOVED}
    for each in difference.of_kind(RELATIONSHIP):
        if each.state != MOVED:
            for end in (each.item.key[0], each.item.key[2]):
                states.setdefault(renamed.get(end, end), RELATED)
    return states


def _dependents(graph: Graph, ids: Iterable[str]) -> set[str]:
    """All that depend on the elements, at any distance."""
    arcs = graph.arcs(DEPENDENCY, inverse=True)
    pending = [graph.number[id_] for id_ in ids if id_ in graph.number]
    seen = set(pending)
    for node in pending:
        for neighbour, _ in arcs[node]:
            if neighbour not in seen:
                seen.add(neighbour)
                pending.append(neighbour)
    return {graph.ids[each] for each in seen}


def _layers(touched: Mapping[str, Concerned], reached: Mapping[str, Concerned]) -> tuple[Row, ...]:
    return _rows(*(Counter(each.element.layer for each in group.values()) for group in (touched, reached)))


def _owners(touched: Mapping[str, Concerned], reached: Mapping[str, Concerned]) -> tuple[Row, ...]:
    return _rows(*(Counter(owner for each in group.values() for owner in each.owners) for group in (touched, reached)))


def _rows(touched: Counter[str], reached: Counter[str]) -> tuple[Row, ...]:
    """In order of id, and last those without any."""
    ids = sorted({*touched, *reached}, key=lambda id_: (not id_, id_))
    return tuple(Row(id_, touched[id_], reached[id_]) for id_ in ids)
