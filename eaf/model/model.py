"""The whole model: what was written, in an order that depends on nothing but ids."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from eaf.model.element import Plateau
from eaf.model.waiver import WaiverLimits
from eaf.text import Language, Text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from eaf.finding import Place
    from eaf.model.attestation import Attestation
    from eaf.model.element import Element, Origin, Relationship
    from eaf.model.waiver import Waiver


WHOLES = ("aggregation", "composition")


class Places(Protocol):
    """Answers where a value stands; the loader's documents do."""

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        """The place of the value at ``origin``, or with ``key`` of the key that names it."""
        ...

    def line(self, place: Place) -> str:
        """The text of the line on which ``place`` begins, for a code frame; empty when it is not known."""
        ...


@dataclass(frozen=True, slots=True)
class Workspace:
    """The settings of ``eaf.yaml``."""

    id: str
    name: Text
    origin: Origin
    language: Language = "vi"
    summary: Text = field(default_factory=Text)
    owner: str = ""
    packs: tuple[str, ...] = ()
    plateau: str = ""
    repository: str = ""
    edit: str = ""
    waivers: WaiverLimits = field(default_factory=WaiverLimits)
    weights: Mapping[str, int] = field(default_factory=dict)
    """The weights of clauses in scores by level, where the workspace states its own."""
    classification: str = ""
    """How what states no classification of its own is classified."""


@dataclass(frozen=True, slots=True)
class View:
    """A view as an architect declares it: which viewpoint, on what."""

    id: str
    viewpoint: str
    title: Text
    origin: Origin
    summary: Text = field(default_factory=Text)
    element: str = ""
    architecture: str = ""
    budget: int = 0


@runtime_checkable
class KnowsTypes(Protocol):
    """Elements that are made one by one, and know their types before that."""

    def ids_of_type(self, type_: str) -> list[str]:
        """The ids of the elements of a type, in order."""
        ...

    def __getitem__(self, id_: str, /) -> Element:
        """One element."""
        ...


@dataclass(frozen=True)
class Model:
    """Elements by id (in order of id), relationships in order of identity, views and waivers in order of id, attestations by rule and day."""

    workspace: Workspace
    elements: Mapping[str, Element]
    relationships: Sequence[Relationship]
    views: tuple[View, ...]
    places: Places = field(repr=False, compare=False)
    waivers: tuple[Waiver, ...] = ()
    attestations: tuple[Attestation, ...] = ()

    def of_type(self, type_: str) -> list[Element]:
        """The elements of a type, in order of id."""
        if isinstance(self.elements, KnowsTypes):
            return [self.elements[id_] for id_ in self.elements.ids_of_type(type_)]
        return [each for each in self.elements.values() if each.type == type_]

    def at(self, day: date) -> Model:
        """The part of the model that is there on ``day``: a relationship needs both of its ends.

        An element is there while its lifecycle holds, and from the date of a plateau that aggregates it: what is planned without
        a date of its own belongs to the plateau that it is planned for.
        """
        joined = {each.target for each in self.relationships if each.type in WHOLES and self._reached(each.source, day)}
        elements = {
            id_: each
            for id_, each in self.elements.items()
            if each.lifecycle.holds_at(day) or (id_ in joined and not each.lifecycle.is_over(day))
        }
        relationships = tuple(
            each for each in self.relationships if each.source in elements and each.target in elements and each.holds_at(day)
        )
        return replace(self, elements=elements, relationships=relationships)

    def _reached(self, id_: str, day: date) -> bool:
        """Whether the element is a plateau of ``day`` or before."""
        element = self.elements.get(id_)
        return element is not None and isinstance(element.detail, Plateau) and element.detail.date <= day
