"""Views by the names that people give: those that the workspace declares, and those that every workspace has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.errors import NotFoundError
from eaf.text import Text, nearest
from eaf.viewpoints.architecture import BUDGET, architecture
from eaf.viewpoints.context import context, surroundings
from eaf.viewpoints.indicator import indicator
from eaf.viewpoints.integration import integration
from eaf.viewpoints.overview import overview
from eaf.viewpoints.service import service

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.model.model import View as DeclaredView
    from eaf.pack.pack import Pack
    from eaf.viewing.perspective import Perspective
    from eaf.viewing.shapes import View

_INTEGRATION = Text("Tích hợp và chia sẻ dữ liệu", "Integration and data sharing")
_ABOUT = {"context": "", "service": "business-service", "indicator": "indicator"}
"""The type of element that a view of one element is about; a context may be had of any."""


def view_names(model: Model, pack: Pack | None) -> list[str]:
    """The names that :func:`view_of` knows: declared views, then those that every workspace has."""
    services = [f"service:{each}" for each in _fitting(model, "service")]
    architectures = [f"architecture:{each.id}" for each in pack.architectures] if pack else []
    indicators = [f"indicator:{each}" for each in _fitting(model, "indicator")]
    return [*(view.id for view in model.views), "overview", "integration", *architectures, *services, *indicators, "context:ID"]


def view_of(perspective: Perspective, name: str, as_of: date, link_layer: Callable[[str], str | None]) -> View:
    """The view of that name; raises :class:`NotFoundError` with the names that are near."""
    declared = next((view for view in perspective.model.views if view.id == name), None)
    kind, _, subject = name.partition(":")
    if declared is not None:
        kind, subject = declared.viewpoint, declared.element or declared.architecture
    if kind == "overview":
        return overview(perspective, link_layer, declared.title if declared else None)
    if kind == "integration":
        return integration(perspective, (declared.title if declared else Text()) or _INTEGRATION)
    if kind == "architecture":
        found = _architecture(perspective, subject, declared)
        if found is not None:
            return found
    elif kind in _ABOUT and subject:
        element = _subject(perspective.model, kind, subject)
        if kind == "context":
            return context(perspective, subject, surroundings(perspective.graph))
        if kind == "indicator":
            return indicator(perspective, element, as_of)
        return service(perspective, subject)
    message = f"không có sơ đồ '{name}' · there is no view '{name}'"
    raise NotFoundError(message, nearest(name, view_names(perspective.model, perspective.pack)))


def _architecture(perspective: Perspective, id_: str, declared: DeclaredView | None) -> View | None:
    found = next((each for each in perspective.pack.architectures if each.id == id_), None)
    if found is None:
        return None
    title, budget = (declared.title, declared.budget) if declared else (Text(), 0)
    return architecture(perspective, id_, title or found.name, budget or BUDGET)


def _subject(model: Model, kind: str, id_: str) -> Element:
    """The element that a view of this kind is about; raises :class:`NotFoundError` when it is missing or of another type."""
    element, fitting = model.elements.get(id_), _fitting(model, kind)
    if element is not None and id_ in fitting:
        return element
    near = tuple(f"{kind}:{each}" for each in nearest(id_, fitting))
    if element is None:
        message = f"không có phần tử '{id_}' · there is no element '{id_}'"
        raise NotFoundError(message, near)
    message = (
        f"sơ đồ {kind} cần phần tử kiểu {_ABOUT[kind]}, '{id_}' thuộc kiểu {element.type}"
        f" · a view '{kind}' needs an element of the type {_ABOUT[kind]}, '{id_}' is of the type {element.type}"
    )
    raise NotFoundError(message, (f"context:{id_}", *near))


def _fitting(model: Model, kind: str) -> list[str]:
    return [each.id for each in model.elements.values() if _ABOUT[kind] in ("", each.type)]
