"""The attributes of an element by name, with the path that leads to each value in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from eaf.errors import ParameterError
from eaf.model.element import Indicator, Plateau
from eaf.text import LANGUAGES, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.model.element import Element, Path, PropertyValue

Values: TypeAlias = "tuple[tuple[PropertyValue, Path], ...]"
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
    if name.startswith("owner."):
        owner = elements.get(element.owner)
        inner = values_of(owner, name.removeprefix("owner."), elements) if owner else ()
        return tuple((value, ("owner",)) for value, _ in inner)
    if name in _PLAIN:
        value = getattr(element, name)
        return ((value, (name,)),) if value else ()
    if name in element.properties:
        return _property(name, element.properties[name])
    return _field(element, name)


def _property(name: str, value: PropertyValue) -> Values:
    if isinstance(value, tuple):
        return tuple((each, ("properties", name, index)) for index, each in enumerate(value))
    return ((value, ("properties", name)),)


def _field(element: Element, name: str) -> Values:
    stem, _, language = name.partition(".")
    if stem in _TEXTS:
        text = getattr(element, stem)
        said = {"": text.vi or text.en, "vi": text.vi, "en": text.en}[language]
        return ((said, (stem, language) if language else (stem,)),) if said else ()
    lifecycle = element.lifecycle
    match name:
        case "status":
            return ((lifecycle.status, ("lifecycle", "status")),) if lifecycle.status else ()
        case "from":
            return ((lifecycle.start, ("lifecycle", "from")),) if lifecycle.start else ()
        case "to":
            return ((lifecycle.end, ("lifecycle", "to")),) if lifecycle.end else ()
        case "tags":
            return tuple((each, ("tags", index)) for index, each in enumerate(element.tags))
        case "classified":
            return tuple((each, ("classified", index)) for index, each in enumerate(element.classified))
        case "sources":
            return tuple((each.ref, ("sources", index, "ref")) for index, each in enumerate(element.sources))
        case "figure_sources":
            return _figures(element)
        case "plateau_date":
            return ((element.detail.date, ("plateau", "date")),) if isinstance(element.detail, Plateau) else ()
    return ()


def _figures(element: Element) -> Values:
    """For each figure of an indicator the source it cites, empty where it cites none."""
    if not isinstance(element.detail, Indicator):
        return ()
    measured = [(each.source, ("indicator", "measurements", i)) for i, each in enumerate(element.detail.measurements)]
    aimed = [(each.source, ("indicator", "targets", i)) for i, each in enumerate(element.detail.targets)]
    return (*measured, *aimed)
