"""The facts of a model whose elements and relationships are values already."""

from __future__ import annotations

from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from eaf.graph.column import Column
from eaf.graph.graph import ACCESS, TYPES, Graph
from eaf.model.element import Indicator, Plateau

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from eaf.graph.column import Values
    from eaf.graph.kernel import Kernel
    from eaf.model.element import Detail, Element, Origin
    from eaf.model.model import Model
    from eaf.text import Text

Reader: TypeAlias = "Callable[[Element], Values]"
PLAIN = ("id", "type", "owner", "confidence", "classification", "layer", "architecture")
TEXTS = ("name", "summary", "documentation")


class ModelFacts:
    """See :class:`eaf.graph.graph.Facts`."""

    def __init__(self, model: Model) -> None:
        self.elements: tuple[Element, ...] = tuple(model.elements.values())
        self.ids: tuple[str, ...] = tuple(model.elements)
        self.relationships = model.relationships

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each element by id."""
        return {id_: index for index, id_ in enumerate(self.ids)}

    @property
    def ends(self) -> tuple[Iterable[int], Iterable[int]]:
        """The element numbers of the sources and of the targets."""
        number = self.number
        return [number[each.source] for each in self.relationships], [number[each.target] for each in self.relationships]

    @property
    def types(self) -> Iterable[int]:
        """The types, as positions in ``TYPES``."""
        number = {id_: index for index, id_ in enumerate(TYPES)}
        return [number[each.type] for each in self.relationships]

    @property
    def access(self) -> bytes:
        """The kinds of access, as positions in ``ACCESS``."""
        number = {id_: index for index, id_ in enumerate(ACCESS)}
        return bytes(number[each.access] for each in self.relationships)

    @property
    def with_data(self) -> bytes:
        """1 for each relationship that names data."""
        return bytes(bool(each.data) for each in self.relationships)

    def column(self, attribute: str, kernel: Kernel) -> Column:
        """An attribute of all elements, read from each."""
        read = reader(attribute)
        known: dict[Values, int] = {(): 0}
        codes = kernel.codes(known.setdefault(read(each), len(known)) for each in self.elements)
        return Column(codes, list(known))

    def relationship_column(self, attribute: str, kernel: Kernel) -> Column:
        """``since`` or ``until`` of all relationships, read from each."""
        known: dict[date | None, int] = {None: 0}
        codes = kernel.codes(known.setdefault(getattr(each, attribute), len(known)) for each in self.relationships)
        return Column(codes, [() if day is None else ((day, (attribute,)),) for day in known])

    def name(self, element: int) -> Text:
        """The element's name."""
        return self.elements[element].name

    def detail(self, element: int) -> Detail:
        """What belongs to the element's type alone."""
        return self.elements[element].detail

    def origin(self, element: int) -> Origin:
        """Where the element is written."""
        return self.elements[element].origin

    def relationship_origin(self, relationship: int) -> Origin:
        """Where the relationship is written."""
        return self.relationships[relationship].origin

    def identity(self, relationship: int) -> tuple[str, str, str, str]:
        """What tells the relationship from all others."""
        return self.relationships[relationship].identity


class ModelGraph(Graph):
    """A graph that gives back the model's own values."""

    def __init__(self, model: Model, kernel: Kernel | None = None) -> None:
        facts = ModelFacts(model)
        super().__init__(facts, kernel)
        self.elements: tuple[Element, ...] = facts.elements
        self.relationships = facts.relationships


@lru_cache(maxsize=512)
def reader(name: str) -> Reader:
    """How an attribute is read from an element, decided once for all of them."""
    if name in PLAIN:
        return _plain(name)
    stem, _, language = name.partition(".")
    field = _text(stem, language) if stem in TEXTS else _READERS.get(name, _nothing)

    def read(element: Element) -> Values:
        value = element.properties.get(name)
        if value is None:
            return field(element)
        if isinstance(value, tuple):
            return tuple((each, ("properties", name, index)) for index, each in enumerate(value))
        return ((value, ("properties", name)),)

    return read


def _plain(name: str) -> Reader:
    def read(element: Element) -> Values:
        value = getattr(element, name)
        return ((value, (name,)),) if value else ()

    return read


def _text(stem: str, language: str) -> Reader:
    path = (stem, language) if language else (stem,)

    def read(element: Element) -> Values:
        text = getattr(element, stem)
        said = getattr(text, language) if language else text.vi or text.en
        return ((said, path),) if said else ()

    return read


def _nothing(element: Element) -> Values:
    del element
    return ()


def _figures(element: Element) -> Values:
    """For each figure of an indicator the source it cites, empty where it cites none."""
    if not isinstance(element.detail, Indicator):
        return ()
    measured = [(each.source, ("indicator", "measurements", i)) for i, each in enumerate(element.detail.measurements)]
    aimed = [(each.source, ("indicator", "targets", i)) for i, each in enumerate(element.detail.targets)]
    return (*measured, *aimed)


_READERS: dict[str, Reader] = {
    "status": lambda each: ((each.lifecycle.status, ("lifecycle", "status")),) if each.lifecycle.status else (),
    "from": lambda each: ((each.lifecycle.start, ("lifecycle", "from")),) if each.lifecycle.start else (),
    "to": lambda each: ((each.lifecycle.end, ("lifecycle", "to")),) if each.lifecycle.end else (),
    "tags": lambda each: tuple((tag, ("tags", index)) for index, tag in enumerate(each.tags)),
    "classified": lambda each: tuple((code, ("classified", index)) for index, code in enumerate(each.classified)),
    "sources": lambda each: tuple((source.ref, ("sources", index, "ref")) for index, source in enumerate(each.sources)),
    "figure_sources": _figures,
    "plateau_date": lambda each: ((each.detail.date, ("plateau", "date")),) if isinstance(each.detail, Plateau) else (),
}
