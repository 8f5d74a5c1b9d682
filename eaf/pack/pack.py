"""A pack: one edition of a framework, as data."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eaf.pack.provenance import Provenance
from eaf.pack.validity import Validity
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from eaf.model.element import Origin
    from eaf.model.model import Places
    from eaf.pack.code_list import CodeList
    from eaf.pack.rule import Rule
    from eaf.pack.selector import NamedSet
    from eaf.pack.standard import Standard, StandardGroup


@dataclass(frozen=True, slots=True)
class Layer:
    """A place in the framework's overview diagram; ``rank`` is smaller for what stands higher, 0 for cross-cutting."""

    id: str
    name: Text
    parent: str = ""
    rank: int = 0
    component: bool = False
    cross_cutting: bool = False
    types: tuple[str, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class Architecture:
    """A component architecture, and which layers and element types it holds."""

    id: str
    name: Text
    reference_model: str = ""
    layers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class PropertyDefinition:
    """A property that elements of these types may have; ``kind`` says how its text becomes a value."""

    id: str
    kind: str
    label: Text
    description: Text = field(default_factory=Text)
    types: tuple[str, ...] = ()
    values: Mapping[str, Text] = field(default_factory=dict)
    minimum: int | None = None
    maximum: int | None = None
    classification: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """An entry of a reference model; an empty name is one that could not be found, never a guess.

    ``types`` are the element types that may carry it and the codes below it; without any those of the code above it count.
    """

    code: str
    name: Text
    parent: str = ""
    status: str = ""
    provenance: Provenance = field(default_factory=Provenance)
    mandatory: bool = False
    types: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReferenceModel:
    """A reference model with its own version; ``status`` says whether the official list is there."""

    id: str
    name: Text
    version: str = ""
    status: str = ""
    codes: tuple[Code, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PackInstrument:
    """A legal text with its validity and succession."""

    id: str
    number: str
    kind: str
    title: Text
    issuer: Text
    issued: date | None = None
    validity: Validity = field(default_factory=Validity)
    replaces: tuple[str, ...] = ()
    replaced_by: tuple[str, ...] = ()
    amended_by: tuple[str, ...] = ()
    status_note: Text = field(default_factory=Text)
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class Clause:
    """One demand of an instrument in our own words, and the rules that check it."""

    id: str
    instrument: str
    level: str
    text: Text
    status: str
    article: Text = field(default_factory=Text)
    validity: Validity = field(default_factory=Validity)
    rules: tuple[str, ...] = ()
    related_rules: tuple[str, ...] = ()
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True, slots=True)
class PackSource:
    """A text that the pack's statements come from; ``read`` is the day on which it was read, where that is known."""

    id: str
    name: Text
    kind: str = ""
    locator: str = ""
    note: Text = field(default_factory=Text)
    read: date | None = None


@dataclass(frozen=True, slots=True)
class End:
    """An end of a relationship: the layers and the element types that it may have, any where none is named."""

    layers: tuple[str, ...] = ()
    types: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Permitted:
    """Relationships of these types from one end to the other are what the framework expects."""

    source: End
    target: End
    types: tuple[str, ...]
    provenance: Provenance = field(default_factory=Provenance)


@dataclass(frozen=True)
class Pack:
    """One edition, whole; every tuple is in the order in which the edition states it, rules in order of id."""

    id: str
    name: Text
    version: str
    origin: Origin
    summary: Text
    instrument: str
    validity: Validity
    layers: tuple[Layer, ...] = ()
    architectures: tuple[Architecture, ...] = ()
    properties: Mapping[str, PropertyDefinition] = field(default_factory=dict)
    sets: Mapping[str, NamedSet] = field(default_factory=dict)
    reference_models: tuple[ReferenceModel, ...] = ()
    instruments: Mapping[str, PackInstrument] = field(default_factory=dict)
    clauses: tuple[Clause, ...] = ()
    rules: tuple[Rule, ...] = ()
    permitted: tuple[Permitted, ...] = ()
    sources: Mapping[str, PackSource] = field(default_factory=dict)
    standard_groups: tuple[StandardGroup, ...] = ()
    standards: tuple[Standard, ...] = ()
    code_lists: tuple[CodeList, ...] = ()
    replaced_by: str = ""
    places: Places | None = field(default=None, repr=False, compare=False)
    digest: str = ""
    base: Pack | None = field(default=None, repr=False)
    """The pack that this one extends, whose layers, properties, catalogues and sources are here as well; its clauses and rules are not."""

    def extending(self, base: Pack) -> Pack:
        """This pack on top of ``base``: what either has, and the digest of both."""
        return replace(
            self,
            base=base,
            instrument=self.instrument or base.instrument,
            layers=(*base.layers, *self.layers),
            architectures=(*base.architectures, *self.architectures),
            properties={**base.properties, **self.properties},
            sets={**base.sets, **self.sets},
            reference_models=(*base.reference_models, *self.reference_models),
            instruments={**base.instruments, **self.instruments},
            permitted=(*base.permitted, *self.permitted),
            sources={**base.sources, **self.sources},
            standard_groups=(*base.standard_groups, *self.standard_groups),
            standards=(*base.standards, *self.standards),
            code_lists=(*base.code_lists, *self.code_lists),
            digest=hashlib.sha256(f"{self.digest}\0{base.digest}".encode()).hexdigest(),
        )

    def line(self) -> Iterator[Pack]:
        """This pack, the one that it extends, and so on."""
        pack: Pack | None = self
        while pack is not None:
            yield pack
            pack = pack.base

    def includes(self, pack: Pack) -> bool:
        """Whether ``pack`` is this one or one that it extends."""
        return any(each.id == pack.id for each in self.line())

    def layer_of(self, element_type: str) -> str:
        """The layer that an element of this type stands in unless it says otherwise; empty where there is none."""
        return next((layer.id for layer in self.layers if element_type in layer.types), "")

    def architecture_of(self, element_type: str, layer: str) -> str:
        """The component architecture that an element belongs to: by its layer first, then by its type."""
        by_layer = (each.id for each in self.architectures if layer in each.layers)
        by_type = (each.id for each in self.architectures if element_type in each.types)
        return next(by_layer, next(by_type, ""))

    def within(self, layer: str) -> frozenset[str]:
        """The layer itself and the layers below it in the tree."""
        inside = {layer}
        for each in self.layers:
            if each.parent in inside:
                inside.add(each.id)
        return frozenset(inside)

    def permits(self, type_: str, source: tuple[str, str], target: tuple[str, str]) -> bool:
        """Whether the framework expects a relationship of this type between two ends, each given as its type and its layer."""
        return any(
            type_ in each.types and self._is_at(each.source, source) and self._is_at(each.target, target)
            for each in self.permitted
        )

    def _is_at(self, end: End, given: tuple[str, str]) -> bool:
        type_, layer = given
        return (not end.types or type_ in end.types) and (
            not end.layers or any(layer in self.within(each) for each in end.layers)
        )

    def clauses_of(self, rule: str) -> tuple[Clause, ...]:
        """The clauses that name ``rule``."""
        return tuple(each for each in self.clauses if rule in each.rules)
