"""Selectors answered over a graph, with indexes by type and layer, each answer kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.compare import pattern, satisfies

if TYPE_CHECKING:
    from eaf.graph.graph import Graph
    from eaf.model.element import Element, PropertyValue
    from eaf.pack.pack import Pack
    from eaf.pack.selector import RelationshipSelector, Selector


class Selection:
    """Answers selectors over one graph; layers are read with their sub-layers as the pack has them."""

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
            known = self._answers[selector] = self._select(selector)
        return known

    def mask(self, selector: Selector) -> bytearray:
        """The selected elements as marks by number."""
        known = self._masks.get(selector)
        if known is None:
            known = bytearray(len(self._graph))
            for index in self.elements(selector):
                known[index] = 1
            self._masks[selector] = known
        return known

    def relationships(self, selector: RelationshipSelector, among: list[int] | None = None) -> list[int]:
        """The numbers of the selected relationships, in order."""
        graph = self._graph
        candidates = among if among is not None else (
            graph.of_types(selector.types) if selector.types else list(range(len(graph.types)))
        )
        types = frozenset(selector.types)
        source, target = self.mask(selector.source), self.mask(selector.target)
        return [
            index
            for index in candidates
            if (not types or graph.types[index] in types)
            and source[graph.sources[index]]
            and target[graph.targets[index]]
            and self._fits(selector, index)
        ]

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

    def _select(self, selector: Selector) -> tuple[int, ...]:
        elements = self._graph.elements
        if selector.ids:
            numbers = sorted(self._graph.number[id_] for id_ in selector.ids if id_ in self._graph.number)
        elif selector.types:
            numbers = sorted(index for type_ in dict.fromkeys(selector.types) for index in self._by_type.get(type_, ()))
        else:
            numbers = list(range(len(elements)))
        if selector.types and selector.ids:
            numbers = [n for n in numbers if elements[n].type in selector.types]
        if selector.layers:
            layers = frozenset(inner for layer in selector.layers for inner in (self._pack.within(layer) if self._pack else {layer}))
            numbers = [n for n in numbers if elements[n].layer in layers]
        if selector.architectures:
            numbers = [n for n in numbers if elements[n].architecture in selector.architectures]
        if selector.tag:
            numbers = [n for n in numbers if selector.tag in elements[n].tags]
        for condition in selector.where:
            numbers = [n for n in numbers if satisfies(condition, values_of(elements[n], condition.attribute, self._elements))]
        for inner in selector.all_of:
            mask = self.mask(inner)
            numbers = [n for n in numbers if mask[n]]
        if selector.any_of:
            masks = [self.mask(inner) for inner in selector.any_of]
            numbers = [n for n in numbers if any(mask[n] for mask in masks)]
        for inner in selector.none_of:
            mask = self.mask(inner)
            numbers = [n for n in numbers if not mask[n]]
        return tuple(numbers)


def check_selector(selector: Selector, pack: Pack) -> None:
    """Raise :class:`~eaf.errors.ParameterError` when the selector names an attribute or a pattern that cannot be."""
    for condition in selector.where:
        check_attribute(condition.attribute, pack.properties)
        for comparison in condition.comparisons:
            if comparison.operator == "matches":
                pattern(comparison.operand[0])
    for inner in (*selector.any_of, *selector.all_of, *selector.none_of):
        check_selector(inner, pack)
