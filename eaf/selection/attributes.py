"""The attributes of an element by name, with the path that leads to each value in its file."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from eaf.errors import ParameterError
from eaf.model.element import Indicator, Plateau
from eaf.text import LANGUAGES, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eaf.model.element import Element, Path, PropertyValue

Values: TypeAlias = "tuple[tuple[PropertyValue, Path], ...]"
Reader: TypeAlias = "Callable[[Element, Mapping[str, Element]], Values]"
_PLAIN = ("id", "type", "owner", "confidence", "layer", "architecture")
_TEXTS = ("name", "summary", "documentation")
FIELDS = (
    *_PLAIN,
    *_TEXTS,
    "status",
    "from",
    "to",
    "tags",
    "classified",
    "sources",
    "figure_sources",
    "plateau_date",
)


def check_attribute(name: str, properties: Mapping[str, object], at: Path = ()) -> None:
    """Raise :class:`ParameterError`, with ``at`` as its path, when no element can have an attribute of this name."""
    hop, _, last = name.rpartition(".")
    if hop in _TEXTS and last in LANGUAGES:
        return
    if hop not in ("", "owner"):
        message = f"only 'owner.' may stand before an attribute, or a text before its language: '{name}'"
        raise ParameterError(message, at)
    known = [*FIELDS, *properties]
    if last not in known:
        close = nearest(last, known)
        message = f"there is no attribute '{last}'" + (f", did you mean '{close[0]}'?" if close else "")
        raise ParameterError(message, at)


def values_of(element: Element, name: str, elements: Mapping[str, Element]) -> Values:
    """The values of an attribute, none when it is missing; ``owner.x`` is the attribute ``x`` of the owner."""
    return reader(name)(element, elements)


@lru_cache(maxsize=512)
def reader(name: str) -> Reader:
    """How an attribute is read from an element and the table of all elements, decided once for all of them."""
    if name.startswith("owner."):
        return _of_owner(reader(name.removeprefix("owner.")))
    if name in _PLAIN:
        return _plain(name)
    stem, _, language = name.partition(".")
    field = _text(stem, language) if stem in _TEXTS else _READERS.get(name, _nothing)

    def read(element: Element, elements: Mapping[str, Element]) -> Values:
        del elements
        value = element.properties.get(name)
        if value is None:
            return field(element)
        if isinstance(value, tuple):
            return tuple((each, ("properties", name, index)) for index, each in enumerate(value))
        return ((value, ("properties", name)),)

    return read


def _of_owner(inner: Reader) -> Reader:
    def read(element: Element, elements: Mapping[str, Element]) -> Values:
        owner = elements.get(element.owner)
        return tuple((value, ("owner",)) for value, _ in inner(owner, elements)) if owner else ()

    return read


def _plain(name: str) -> Reader:
    def read(element: Element, elements: Mapping[str, Element]) -> Values:
        del elements
        value = getattr(element, name)
        return ((value, (name,)),) if value else ()

    return read


def _text(stem: str, language: str) -> Callable[[Element], Values]:
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


_READERS: dict[str, Callable[[Element], Values]] = {
    "status": lambda each: ((each.lifecycle.status, ("lifecycle", "status")),) if each.lifecycle.status else (),
    "from": lambda each: ((each.lifecycle.start, ("lifecycle", "from")),) if each.lifecycle.start else (),
    "to": lambda each: ((each.lifecycle.end, ("lifecycle", "to")),) if each.lifecycle.end else (),
    "tags": lambda each: tuple((tag, ("tags", index)) for index, tag in enumerate(each.tags)),
    "classified": lambda each: tuple((code, ("classified", index)) for index, code in enumerate(each.classified)),
    "sources": lambda each: tuple((source.ref, ("sources", index, "ref")) for index, source in enumerate(each.sources)),
    "figure_sources": _figures,
    "plateau_date": lambda each: ((each.detail.date, ("plateau", "date")),) if isinstance(each.detail, Plateau) else (),
}
