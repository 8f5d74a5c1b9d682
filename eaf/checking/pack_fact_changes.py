"""The changes of one fact each that an example can suffer.

A fact is what a rule could miss: an attribute, a property, a figure and its source, a relationship and what is said of it, evidence. What
changes into something just as true is no loss of a fact and no change here: another value of a list, a number one higher or
lower, names and types. A relationship is left out only where the rule of the example demands relationships, and turned round
only where the turned one says something else: not where its type reads the same from both ends, and not where the pack's
table of permitted relationships expects it that way round too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eaf.checking.pack_changes import Change, left_out, set_to, turned, with_value, without
from eaf.loading.typed import items, table, text, truth, word, words
from eaf.model.metamodel import RELATIONSHIP_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.loading.document import Path, Value
    from eaf.model.element import Element
    from eaf.pack.pack import Pack

Tree: TypeAlias = "dict[str, Value]"
_FACTS = ("summary", "layer", "layers", "owner", "confidence", "classification", "lifecycle", "classified", "tags", "sources")
_FIGURES = ("measurements", "targets")
_OF_RELATIONSHIPS = ("access", "data", "since", "until", "confidence", "sources")


@dataclass(frozen=True)
class Facts:
    """What an example says, as written and as read."""

    tree: Tree
    elements: Mapping[str, Element]
    pack: Pack

    def changes(self, *, demanded: bool) -> Iterator[Change]:
        """Every change of one fact; ``demanded`` says that the rule demands relationships."""
        for id_, given in table(self.tree.get("elements")).items():
            yield from self._of_element(id_, table(given))
        for relationship in self._relationships():
            if demanded:
                yield left_out(relationship.name, without(self.tree, relationship.path))
            if self._means_something_else(relationship):
                yield turned(relationship.name, self._turned(relationship))
            for key in _OF_RELATIONSHIPS:
                if key in relationship.given:
                    yield left_out(f"{key} of {relationship.name}", without(self.tree, (*relationship.path, key)))
        for index, given in enumerate(items(self.tree.get("attestations"))):
            yield from self._of_attestation(("attestations", index), given)

    def _of_attestation(self, path: Path, given: Tree) -> Iterator[Change]:
        """An attestation is left out, or one of several elements that it is about."""
        name = f"attestation for {word(given.get('rule'))} of {word(given.get('collected'))}"
        yield left_out(name, without(self.tree, path))
        elements = words(given.get("elements"))
        for index, id_ in enumerate(elements if len(elements) > 1 else ()):
            yield left_out(f"{id_} from {name}", without(self.tree, (*path, "elements", index)))

    def _of_element(self, id_: str, given: Tree) -> Iterator[Change]:
        for path in _paths(given):
            yield left_out(_address(id_, path), without(self.tree, ("elements", id_, *path)))
        for name, value in table(given.get("properties")).items():
            definition = self.pack.properties.get(name)
            if definition is not None and definition.kind == "boolean":
                other, path = "false" if truth(value) else "true", ("properties", name)
                yield set_to(_address(id_, path), other, with_value(self.tree, ("elements", id_, *path), other))

    def _relationships(self) -> Iterator[_Relationship]:
        for id_, given in table(self.tree.get("elements")).items():
            for index, each in enumerate(items(table(given).get("relationships"))):
                yield _Relationship(id_, each, ("elements", id_, "relationships", index))
        for index, each in enumerate(items(self.tree.get("relationships"))):
            yield _Relationship(word(each.get("source")), each, ("relationships", index))

    def _means_something_else(self, relationship: _Relationship) -> bool:
        """Whether the relationship says something else from its target to its source, and nobody else says it already."""
        type_ = RELATIONSHIP_TYPES[relationship.type]
        ends = (self.elements[relationship.source], self.elements[relationship.target])
        source, target = ((each.type, each.layer) for each in ends)
        if type_.is_symmetric or self.pack.permits(type_.id, target, source):
            return False
        return not any(each.is_turned(relationship) for each in self._relationships())

    def _turned(self, relationship: _Relationship) -> Tree:
        rest = table(without(self.tree, relationship.path))
        other: Value = {**relationship.given, "source": relationship.target, "target": relationship.source}
        return {**rest, "relationships": [*items(rest.get("relationships")), other]}


@dataclass(frozen=True, slots=True)
class _Relationship:
    """A relationship as written, and where."""

    source: str
    given: Tree
    path: Path

    @property
    def type(self) -> str:
        return word(self.given.get("type"))

    @property
    def target(self) -> str:
        return word(self.given.get("target"))

    @property
    def name(self) -> str:
        """``app-a access dat-b``, with what tells it from others of the same ends."""
        own = text(self.given.get("name"))
        return f"{self.source} {self.type} {self.target}" + (f" ({own.vi or own.en})" if own else "")

    def is_turned(self, other: _Relationship) -> bool:
        """Whether this is the other one seen from its target."""
        return (self.source, self.type, self.target) == (other.target, other.type, other.source)


def _paths(given: Tree) -> Iterator[tuple[str | int, ...]]:
    """Where the facts of an element stand in it."""
    yield from ((key,) for key in _FACTS if key in given)
    if "en" in table(given.get("name")):
        yield ("name", "en")
    yield from (("properties", name) for name in table(given.get("properties")))
    for block in _FIGURES:
        for index, figure in enumerate(items(table(given.get("indicator")).get(block))):
            yield ("indicator", block, index)
            if "source" in figure:
                yield ("indicator", block, index, "source")


def _address(id_: str, path: tuple[str | int, ...]) -> str:
    """``ind-a.indicator.targets[0].source``."""
    return id_ + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
