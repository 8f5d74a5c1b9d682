"""The model as integers: element and relationship numbers, and adjacency built once for each kind of step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import RELATIONSHIP_TYPES

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.model.model import Model

DEPENDENCY = "dependency"
Arc = tuple[int, int]
"""A neighbour's element number and the number of the relationship that leads to it."""


class Graph:
    """Elements are numbered in order of id, relationships in the model's order; neither ever changes."""

    def __init__(self, model: Model) -> None:
        self.elements: tuple[Element, ...] = tuple(model.elements.values())
        self.ids: tuple[str, ...] = tuple(model.elements)
        self.number: dict[str, int] = {id_: index for index, id_ in enumerate(self.ids)}
        self.relationships = model.relationships
        number = self.number
        self.sources: list[int] = [number[each.source] for each in model.relationships]
        self.targets: list[int] = [number[each.target] for each in model.relationships]
        self.types: list[str] = [each.type for each in model.relationships]
        self._arcs: dict[tuple[str, bool, tuple[str, ...]], list[list[Arc]]] = {}
        self._by_type: dict[str, list[int]] = {}
        for index, type_ in enumerate(self.types):
            self._by_type.setdefault(type_, []).append(index)

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self.ids)

    def of_types(self, types: tuple[str, ...]) -> list[int]:
        """The numbers of the relationships of these types, in order; ``dependency`` stands for all that carry one."""
        wanted = {name for type_ in types for name in _expand(type_)}
        found = [index for type_ in wanted for index in self._by_type.get(type_, ())]
        return sorted(found)

    def dependency(self, relationship: int) -> Arc | None:
        """The dependent's and the dependency's number, or nothing where the type carries none."""
        ends = RELATIONSHIP_TYPES[self.types[relationship]].dependent
        if ends == "source":
            return self.sources[relationship], self.targets[relationship]
        if ends == "target":
            return self.targets[relationship], self.sources[relationship]
        return None

    def ends(self, relationship: int) -> Arc:
        """The dependent's and the dependency's number; the source's and the target's where the type carries no dependency."""
        return self.dependency(relationship) or (self.sources[relationship], self.targets[relationship])

    def name_of(self, relationship: int) -> str:
        """What tells a relationship from all others: the ids of its ends, its type and its name, if it has one."""
        return " ".join(self.relationships[relationship].identity).rstrip()

    def arcs(self, label: str, *, inverse: bool = False, access: tuple[str, ...] = ()) -> list[list[Arc]]:
        """For every element the arcs of one kind of step: a relationship type, or ``dependency``.

        ``access`` keeps only the relationships with one of these kinds of access.
        """
        known = self._arcs.get((label, inverse, access))
        if known is None:
            known = self._arcs[label, inverse, access] = self._build(label, inverse=inverse, access=access)
        return known

    def _build(self, label: str, *, inverse: bool, access: tuple[str, ...]) -> list[list[Arc]]:
        arcs: list[list[Arc]] = [[] for _ in self.ids]
        for index in self.of_types((label,)):
            if access and self.relationships[index].access not in access:
                continue
            ends = self.dependency(index) if label == DEPENDENCY else (self.sources[index], self.targets[index])
            if ends is not None:
                start, end = (ends[1], ends[0]) if inverse else ends
                arcs[start].append((end, index))
        return arcs


def _expand(label: str) -> tuple[str, ...]:
    if label != DEPENDENCY:
        return (label,)
    return tuple(each.id for each in RELATIONSHIP_TYPES.values() if each.dependent != "none")
