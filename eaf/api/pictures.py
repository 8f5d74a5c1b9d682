"""Diagrams and matrices by name, in the formats there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.api import model_at, run_check, today
from eaf.checking.engine import Run
from eaf.drawing import LANGUAGES, draw
from eaf.errors import NotFoundError
from eaf.exporters import EXPORTERS, matrix_csv, matrix_xlsx
from eaf.graph.model_facts import ModelGraph
from eaf.text import Language, nearest
from eaf.viewing.matrix_ground import Ground
from eaf.viewing.perspective import Perspective, no_link, worst_by_element
from eaf.viewpoints import by_name
from eaf.viewpoints.matrices import MATRICES

if TYPE_CHECKING:
    from eaf.api import Session

MATRIX = "matrix:"
VIEW_FORMATS = ("svg", *EXPORTERS)
MATRIX_FORMATS = ("csv", "xlsx")


def view_names(session: Session) -> list[str]:
    """The names that :func:`picture` knows: declared views, then those that every workspace has."""
    if session.loaded.model is None:
        return []
    return by_name.view_names(session.loaded.model, session.loaded.packs[0] if session.loaded.packs else None)


def matrix_names() -> list[str]:
    """The names that :func:`sheet` knows, each behind ``matrix:``."""
    return [f"{MATRIX}{each.id}" for each in MATRICES]


def picture(session: Session, name: str, form: str, language: Language, plateau: str = "") -> str:
    """One diagram as text of the format; raises :class:`NotFoundError` for an unknown name."""
    view = by_name.view_of(_ground(session, language, plateau).perspective, name, today(), no_link)
    return draw(view, LANGUAGES[language]) if form == "svg" else EXPORTERS[form](view, language)


def sheet(session: Session, name: str, form: str, language: Language, plateau: str = "") -> bytes:
    """One matrix as a file for office programs; raises :class:`NotFoundError` for an unknown name."""
    kind = next((each for each in MATRICES if f"{MATRIX}{each.id}" == name), None)
    if kind is None:
        message = f"không có ma trận '{name}' · there is no matrix '{name}'"
        raise NotFoundError(message, nearest(name, matrix_names()))
    ground = _ground(session, language, plateau)
    matrix = kind.of(ground)
    return matrix_csv.export(matrix) if form == "csv" else matrix_xlsx.export(matrix, matrix, ground.place)


def _ground(session: Session, language: Language, plateau: str) -> Ground:
    if session.loaded.model is None or not session.loaded.packs:
        message = "mô hình chưa đọc được · the model could not be read"
        raise NotFoundError(message)
    model = model_at(session.loaded.model, plateau)
    report = run_check(session, Run(today(), plateau))
    worst = worst_by_element(report.findings)
    perspective = Perspective(model, ModelGraph(model), session.loaded.packs[0], language, no_link, worst)
    return Ground(perspective, report.as_of, report.findings, report.rules)
