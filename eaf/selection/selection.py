"""Selectors answered over a graph for all elements at once, each answer kept."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING

from eaf.graph.graph import TYPES
from eaf.graph.marks import both, either, marks, numbers, turned
from eaf.pack.selector import Selector
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import predicate, presence
from eaf.selection.conditions import check_condition, check_known

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.graph.graph import Graph
    from eaf.graph.marks import Marks
    from eaf.model.element import Path
    from eaf.pack.pack import Pack
    from eaf.pack.selector import Condition, RelationshipSelector

_ANY = Selector()


class Selection:
    """Answers selectors over one graph; layers are read with their sub-layers, and sets by name, as the pack has them."""

    def __init__(self, graph: Graph, pack: Pack | None) -> None:
        self._graph = graph
        self._pack = pack

    def elements(self, selector: Selector) -> list[int]:
        """The numbers of the selected elements, in order."""
        return numbers(self.mask(selector))

    def mask(self, selector: Selector) -> bytearray:
        """The selected elements as marks by number."""
        return self._graph.shared((self._pack.id if self._pack else "", selector), lambda: self._mask(selector))

    def _mask(self, selector: Selector) -> bytearray:
        found = bytearray(b"\x01" * len(self._graph))
        for part in self._parts(selector):
            found = both(found, part)
        return found

    def outside(self, selector: Selector | None) -> bytearray | None:
        """The marks of all other elements; nothing where there is no selector."""
        return turned(self.mask(selector)) if selector is not None else None

    def having(self, condition: Condition) -> bytearray:
        """The elements of whose attribute the condition holds: every different value is looked at once."""
        column = self._graph.column(condition.attribute)
        wanted = presence(condition)
        table = column.marks(predicate(condition)) if wanted is None else column.present if wanted else turned(column.present)
        return self._graph.kernel.marked(column.codes, table)

    def relationships(self, selector: RelationshipSelector) -> bytearray:
        """The selected relationships as marks by number."""
        graph = self._graph
        kernel = graph.kernel
        found = bytearray(graph.of_types(selector.types or TYPES))
        if selector.source != _ANY:
            found = both(found, graph.with_end(graph.sources, self.mask(selector.source)))
        if selector.target != _ANY:
            found = both(found, graph.with_end(graph.targets, self.mask(selector.target)))
        if selector.access:
            found = both(found, graph.with_access(selector.access))
        if selector.has_data is not None:
            found = both(found, graph.with_data if selector.has_data else turned(graph.with_data))
        for name in selector.same:
            found = both(found, kernel.alike(graph.column(name).codes, graph.sources, graph.targets))
        for name in selector.different:
            found = both(found, turned(kernel.alike(graph.column(name).codes, graph.sources, graph.targets)))
        kernel.visits += len(found)
        return found

    def _parts(self, selector: Selector) -> Iterator[Marks]:
        """What must hold, part by part."""
        if selector.ids:
            number = self._graph.number
            yield marks(len(self._graph), (number[id_] for id_ in selector.ids if id_ in number))
        if selector.types:
            yield self._among("type", selector.types)
        if selector.layers:
            inner = frozenset(each for name in selector.layers for each in (self._pack.within(name) if self._pack else {name}))
            yield self._among("layer", inner)
        if selector.architectures:
            yield self._among("architecture", selector.architectures)
        if selector.tag:
            yield self._among("tags", (selector.tag,))
        named = self._pack.sets if self._pack else {}
        for options in (selector.any_of, tuple(named[each].selector for each in selector.sets)):
            if options:
                yield reduce(either, map(self.mask, options))
        yield from map(self.mask, selector.all_of)
        for each in selector.none_of:
            yield turned(self.mask(each))
        for condition in selector.where:
            yield self.having(condition)

    def _among(self, attribute: str, wanted: Iterable[str]) -> bytearray:
        """The elements of which a value of the attribute is wanted."""
        column, known = self._graph.column(attribute), frozenset(wanted)
        return self._graph.kernel.marked(column.codes, column.marks(lambda values: any(value in known for value, _ in values)))


def check_selector(selector: Selector, pack: Pack, at: Path = ()) -> None:
    """Raise :class:`~eaf.errors.ParameterError` when the selector names something that cannot be; ``at`` is its own path."""
    check_known(selector.layers, [layer.id for layer in pack.layers], "layer", (*at, "layer"))
    check_known(selector.architectures, [each.id for each in pack.architectures], "component architecture", (*at, "architecture"))
    check_known(selector.sets, list(pack.sets), "set", (*at, "in"))
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
