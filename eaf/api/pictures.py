"""Diagrams by name, in the formats there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.api import model_at, run_check, today
from eaf.checking.engine import Run
from eaf.drawing import LANGUAGES, draw
from eaf.errors import NotFoundError
from eaf.exporters import EXPORTERS
from eaf.graph.model_facts import ModelGraph
from eaf.text import Language, Text, nearest
from eaf.viewing.perspective import Perspective, no_link, worst_by_element
from eaf.viewpoints.architecture import BUDGET, architecture
from eaf.viewpoints.context import context, surroundings
from eaf.viewpoints.indicator import indicator
from eaf.viewpoints.integration import integration
from eaf.viewpoints.overview import overview
from eaf.viewpoints.service import service

if TYPE_CHECKING:
    from eaf.api import Session
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.model.model import View as DeclaredView
    from eaf.viewing.shapes import View

VIEW_FORMATS = ("svg", *EXPORTERS)
_INTEGRATION = Text("Tích hợp và chia sẻ dữ liệu", "Integration and data sharing")
_ABOUT = {"context": "", "service": "business-service", "indicator": "indicator"}
"""The type of element that a view of one element is about; a context may be had of any."""


def view_names(session: Session) -> list[str]:
    """The names that :func:`picture` knows: declared views, then those that every workspace has."""
    model = session.loaded.model
    if model is None:
        return []
    services = [f"service:{each}" for each in _fitting(model, "service")]
    architectures = [f"architecture:{each.id}" for pack in session.loaded.packs[:1] for each in pack.architectures]
    indicators = [f"indicator:{each}" for each in _fitting(model, "indicator")]
    return [*(view.id for view in model.views), "overview", "integration", *architectures, *services, *indicators, "context:ID"]


def picture(session: Session, name: str, form: str, language: Language, plateau: str = "") -> str:
    """One diagram as text of the format; raises :class:`NotFoundError` for an unknown name."""
    view = _view(session, name, language, plateau)
    return draw(view, LANGUAGES[language]) if form == "svg" else EXPORTERS[form](view)


def _view(session: Session, name: str, language: Language, plateau: str) -> View:
    if session.loaded.model is None or not session.loaded.packs:
        message = "mô hình chưa đọc được · the model could not be read"
        raise NotFoundError(message)
    model = model_at(session.loaded.model, plateau)
    findings = run_check(session, Run(today(), plateau)).findings
    perspective = Perspective(model, ModelGraph(model), session.loaded.packs[0], language, no_link, worst_by_element(findings))
    declared = next((view for view in model.views if view.id == name), None)
    kind, _, subject = name.partition(":")
    if declared is not None:
        kind, subject = declared.viewpoint, declared.element or declared.architecture
    return _drawn(perspective, kind, subject, declared, name, session)


def _drawn(perspective: Perspective, kind: str, subject: str, declared: DeclaredView | None, name: str, session: Session) -> View:
    title = declared.title if declared else Text()
    if kind == "overview":
        return overview(perspective, no_link, title or None)
    if kind == "integration":
        return integration(perspective, title or _INTEGRATION)
    if kind == "architecture":
        found = {each.id: each for each in perspective.pack.architectures}
        if subject in found:
            budget = declared.budget if declared else 0
            return architecture(perspective, subject, title or found[subject].name, budget or BUDGET)
    elif kind in _ABOUT and subject:
        element = _subject(perspective.model, kind, subject)
        if kind == "context":
            return context(perspective, subject, surroundings(perspective))
        if kind == "indicator":
            return indicator(perspective, element, today())
        return service(perspective, subject)
    message = f"không có sơ đồ '{name}' · there is no view '{name}'"
    raise NotFoundError(message, nearest(name, view_names(session)))


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
