"""How much of what is said has a source, and what is known to be missing: an invitation to whoever holds it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.model.element import Indicator
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.report import CheckReport
    from eaf.model.model import Model
    from eaf.pack.pack import Pack

NOT_AVAILABLE = "text-not-available"
CLAUSE, MODEL, CODE, INDICATOR = "clause", "reference-model", "code", "indicator"
MISSING: dict[str, Text] = {
    CLAUSE: Text("Điều khoản chưa có văn bản chính thức", "A clause whose official text is not available"),
    MODEL: Text("Mô hình tham chiếu chưa có danh mục mã chính thức", "A reference model whose official list is not available"),
    CODE: Text("Mã chưa có tên chính thức", "A code whose official name is not available"),
    INDICATOR: Text("Chỉ tiêu chưa có số liệu", "An indicator without a measurement"),
}


@dataclass(frozen=True, slots=True)
class Area:
    """The elements of one component architecture (empty: of none) by what they rest on; sources themselves are not counted."""

    architecture: str
    sourced: int
    assumed: int
    unstated: int


@dataclass(frozen=True, slots=True)
class Missing:
    """Something that nobody could find: its kind, a key of :data:`MISSING`, its id and what it is about."""

    kind: str
    id: str
    name: Text


def sourcing(model: Model, pack: Pack) -> tuple[Area, ...]:
    """What elements rest on, for each component architecture of the pack and for all others."""
    counts: dict[str, list[int]] = {id_: [0, 0, 0] for id_ in (*(each.id for each in pack.architectures), "")}
    for element in model.elements.values():
        if element.type == "source":
            continue
        state = 1 if element.confidence == "assumed" else 0 if element.sources else 2
        counts[element.architecture if element.architecture in counts else ""][state] += 1
    return tuple(Area(id_, *numbers) for id_, numbers in counts.items())


def missing(report: CheckReport) -> tuple[Missing, ...]:
    """Clauses, reference models and codes without their official text, then indicators without a figure."""
    return (*_of_packs(report), *_indicators(report))


def _of_packs(report: CheckReport) -> Iterator[Missing]:
    for pack in report.packs:
        yield from (Missing(CLAUSE, each.id, each.text) for each in pack.clauses if each.status == NOT_AVAILABLE)
    for model in report.packs[0].reference_models if report.packs else ():
        if model.status == NOT_AVAILABLE:
            yield Missing(MODEL, model.id, model.name)
        for code in model.codes:
            if code.status == NOT_AVAILABLE:
                yield Missing(CODE, f"{model.id}:{code.code}", code.name)


def _indicators(report: CheckReport) -> Iterator[Missing]:
    for each in report.model.of_type("indicator") if report.model else ():
        if isinstance(each.detail, Indicator) and not each.detail.measurements:
            yield Missing(INDICATOR, each.id, each.name)
