"""Selectors answered over a graph, with indexes by type and layer, each answer kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.selection.attributes import check_attribute, reader, values_of
from eaf.selection.compare import predicate
from eaf.selection.conditions import check_condition, check_known

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eaf.graph.graph import Graph
    from eaf.model.element import Element, Path, PropertyValue
    from eaf.pack.pack import Pack
    from eaf.pack.selector import Condition, RelationshipSelector, Selector


_TURNED = bytes.maketrans(b"\x00\x01", b"\x01\x00")


class Selection:
    """Answers selectors over one graph; layers are read with their sub-layers as the first pack has them."""

    def __init__(self, graph: Graph, packs: tuple[Pack, ...]) -> None:
        self._graph = graph
        self._elements = {each.id: each for each in graph.elements}
        self._pack = packs[0] if packs else None
        self._by_type: dict[str, list[int]] = {}
        for index, each in enumerate(graph.elements):
            self._by_type.setdefault(each.type, []).append(index)
        self._answers: dict[Selector, tuple[int, ...]] = {}
        self._masks: dict[Selector, bytearray] = {}

    def elements(self, selector: Selector) -> tuple[int, ...]:
        """The numbers of the selected elements, in order."""
        known = self._answers.get(selector)
        if known is None:
            chosen: Iterable[int] = self._candidates(selector)
            for part in self._parts(selector):
                chosen = filter(part, chosen)
            known = self._answers[selector] = tuple(chosen)
        return known

    def mask(self, selector: Selector) -> bytearray:
        """The selected elements as marks by number."""
        known = self._masks.get(selector)
        if known is None:
            known = self._masks[selector] = marks(len(self._graph), self.elements(selector))
        return known

    def outside(self, selector: Selector | None) -> bytearray | None:
        """The marks of all other elements; nothing where there is no selector."""
        return self.mask(selector).translate(_TURNED) if selector is not None else None

    def relationships(self, selector: RelationshipSelector, among: list[int] | None = None) -> list[int]:
        """The numbers of the selected relationships, in order."""
        graph = self._graph
        candidates = among
        if candidates is None:
            candidates = graph.of_types(selector.types) if selector.types else list(range(len(graph.types)))
        types = frozenset(selector.types)
        source, target = self.mask(selector.source), self.mask(selector.target)
        found = [
            index
            for index in candidates
            if (not types or graph.types[index] in types) and source[graph.sources[index]] and target[graph.targets[index]]
        ]
        by_ends_alone = not (selector.access or selector.same or selector.different) and selector.has_data is None
        return found if by_ends_alone else [index for index in found if self._fits(selector, index)]

    def _fits(self, selector: RelationshipSelector, index: int) -> bool:
        relationship = self._graph.relationships[index]
        if selector.access and relationship.access not in selector.access:
            return False
        if selector.has_data is not None and bool(relationship.data) != selector.has_data:
            return False
        source, target = self._graph.elements[self._graph.sources[index]], self._graph.elements[self._graph.targets[index]]
        same = all(self._said(source, name) == self._said(target, name) for name in selector.same)
        return same and all(self._said(source, name) != self._said(target, name) for name in selector.different)

    def _said(self, element: Element, name: str) -> tuple[PropertyValue, ...]:
        return tuple(value for value, _ in values_of(element, name, self._elements))

    def _candidates(self, selector: Selector) -> Iterable[int]:
        """Those that an index gives for the ids or the types, in order."""
        if selector.ids:
            number, elements = self._graph.number, self._graph.elements
            found = sorted({number[id_] for id_ in selector.ids if id_ in number})
            return [n for n in found if not selector.types or elements[n].type in selector.types]
        if selector.types:
            return sorted(index for type_ in set(selector.types) for index in self._by_type.get(type_, ()))
        return range(len(self._graph))

    def _parts(self, selector: Selector) -> Iterator[Callable[[int], object]]:
        """What else must hold of an element's number, the cheap parts first."""
        elements = self._graph.elements
        if selector.layers:
            layers = frozenset(inner for each in selector.layers for inner in (self._pack.within(each) if self._pack else {each}))
            yield lambda n: elements[n].layer in layers
        if selector.architectures:
            yield lambda n: elements[n].architecture in selector.architectures
        if selector.tag:
            yield lambda n: selector.tag in elements[n].tags
        for inner in selector.all_of:
            yield self.mask(inner).__getitem__
        if selector.any_of:
            masks = [self.mask(inner) for inner in selector.any_of]
            yield lambda n: any(mask[n] for mask in masks)
        if selector.none_of:
            spared = [self.mask(inner) for inner in selector.none_of]
            yield lambda n: not any(mask[n] for mask in spared)
        for condition in selector.where:
            yield self._where(condition)

    def _where(self, condition: Condition) -> Callable[[int], bool]:
        elements, by_id = self._graph.elements, self._elements
        values, holds = reader(condition.attribute), predicate(condition)
        return lambda n: holds(values(elements[n], by_id))


def marks(size: int, numbers: Iterable[int]) -> bytearray:
    """``size`` marks, of which those with these numbers are set."""
    found = bytearray(size)
    for number in numbers:
        found[number] = 1
    return found


def check_selector(selector: Selector, pack: Pack, at: Path = ()) -> None:
    """Raise :class:`~eaf.errors.ParameterError` when the selector names something that cannot be; ``at`` is its own path."""
    check_known(selector.layers, [layer.id for layer in pack.layers], "layer", (*at, "layer"))
    check_known(selector.architectures, [each.id for each in pack.architectures], "component architecture", (*at, "architecture"))
    for condition in selector.where:
        check_condition(condition, pack, (*at, "where", condition.attribute))
    for index, inner in enumerate(selector.any_of):
        check_selector(inner, pack, (*at, "any", index))
    for index, inner in enumerate(selector.all_of):
        check_selector(inner, pack, (*at, "all", index))
    for inner in selector.none_of:
        check_selector(inner, pack, (*at, "not"))


def check_relationship_selector(selector: RelationshipSelector, pack: Pack, at: Path = ()) -> None:
    """The same for a selector of relationships."""
    check_selector(selector.source, pack, (*at, "from"))
    check_selector(selector.target, pack, (*at, "to"))
    for key, names in (("same", selector.same), ("different", selector.different)):
        for index, name in enumerate(names):
            check_attribute(name, pack.properties, (*at, key, index))
