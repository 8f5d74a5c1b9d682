"""Which elements a selector could select at all: told from the types, layers, architectures and properties that there are."""

from __future__ import annotations

from functools import reduce
from typing import TYPE_CHECKING, TypeAlias

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.selection.compare import predicate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.pack.pack import Pack
    from eaf.pack.selector import Condition, Selector

Kind: TypeAlias = "tuple[str, str, str]"
"""The type, the layer and the component architecture of an element; the last two empty where it has none."""
Kinds: TypeAlias = "frozenset[Kind]"
_OWN = ("type", "layer", "architecture")


class Vocabulary:
    """The kinds of elements that a pack lets be described."""

    def __init__(self, pack: Pack) -> None:
        self._pack = pack
        self._all: Kinds = frozenset(
            (type_, layer, pack.architecture_of(type_, layer)) for type_ in ELEMENT_TYPES for layer in self._layers(type_)
        )

    def selectable(self, selector: Selector) -> Kinds:
        """The kinds of which the selector may select elements, whatever else is said of them."""
        return self._all_of(self._parts(selector, self.selectable, self._surely, self._may_hold))

    def _surely(self, selector: Selector) -> Kinds:
        """The kinds of which the selector selects every element."""
        if selector.tag or selector.ids:
            return frozenset()
        return self._all_of(self._parts(selector, self._surely, self.selectable, self._holds))

    def _parts(
        self,
        selector: Selector,
        inside: Callable[[Selector], Kinds],
        outside: Callable[[Selector], Kinds],
        having: Callable[[Condition], Kinds],
    ) -> Iterator[Kinds]:
        """What each part of the selector leaves; ``inside`` answers for what must hold and ``outside`` for what must not."""
        layers = frozenset[str]().union(*map(self._pack.within, selector.layers))
        for at, wanted in enumerate((frozenset(selector.types), layers, frozenset(selector.architectures))):
            if wanted:
                yield frozenset(each for each in self._all if each[at] in wanted)
        for options in (selector.any_of, [self._pack.sets[name].selector for name in selector.sets]):
            if options:
                yield frozenset[Kind]().union(*map(inside, options))
        yield from map(inside, selector.all_of)
        yield from (self._all - outside(each) for each in selector.none_of)
        yield from map(having, selector.where)

    def _may_hold(self, condition: Condition) -> Kinds:
        """The kinds of which some element can meet the condition."""
        return frozenset(each for each in self._all if self._known(condition, each) is not False)

    def _holds(self, condition: Condition) -> Kinds:
        """The kinds of which every element meets the condition."""
        return frozenset(each for each in self._all if self._known(condition, each))

    def _known(self, condition: Condition, kind: Kind) -> bool | None:
        """Whether elements of the kind meet the condition, where their kind alone decides it."""
        name, test = condition.attribute, predicate(condition)
        if name in _OWN:
            value = kind[_OWN.index(name)]
            return test(((value, ()),) if value else ())
        definition = self._pack.properties.get(name)
        if definition is not None and definition.types and kind[0] not in definition.types:
            return test(())
        return None

    def _all_of(self, parts: Iterator[Kinds]) -> Kinds:
        return reduce(frozenset.intersection, parts, self._all)

    def _layers(self, type_: str) -> list[str]:
        """The layers that an element of the type can stand in: any, and none where the type has no layer of its own."""
        named = [layer.id for layer in self._pack.layers]
        return named if self._pack.layer_of(type_) else ["", *named]
