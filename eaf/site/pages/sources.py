"""Sources: what rests on which of them, how much is assumed, and what could not be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.element import SourceDetail
from eaf.site.page import Cell, Link, Page, Section, Table
from eaf.site.pages import words
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.site.material import Material

SOURCES = "nguon/"
_SOURCES_LEAD = Text(
    "Mọi con số và nhận định trong mô hình dẫn về các nguồn dưới đây; phần chưa có nguồn được ghi rõ là giả định.",
    "Every figure and statement of the model leads to these sources; what has none is marked as assumed.",
)
_PROVENANCE = Text("Mức độ có căn cứ", "How much is sourced")
_AREA = Text("Kiến trúc", "Architecture")
_SOURCED = Text("Có nguồn", "Sourced")
_ASSUMED = Text("Giả định", "Assumed")
_NEITHER = Text("Chưa ghi", "Not stated")
_ALL_SOURCES = Text("Các nguồn", "Sources")
_RESTING = Text("Số phần tử dựa vào", "Elements resting on it")
_MISSING = Text("Những gì chưa tìm được", "What could not be found")
_PACK_SOURCES = Text("Nguồn của gói quy tắc", "Sources of the rule pack")
_OTHER = Text("Khác", "Other")


def sources_page(material: Material) -> Page:
    """Sources, what rests on them, provenance by area, what is missing."""
    sources = [each for each in material.model.elements.values() if isinstance(each.detail, SourceDetail)]
    rows = tuple(_source_row(material, each) for each in sorted(sources, key=lambda e: -len(material.resting_on.get(e.id, ()))))
    columns = (words.NAME, words.KIND, Text("Độ tin cậy", "Confidence"), _RESTING)
    table = Table(material.say(_ALL_SOURCES), tuple(material.say(each) for each in columns), rows, id="nguon", filterable=True)
    sections: tuple[Section, ...] = (_provenance(material), table, _missing(material), _pack_sources(material))
    return Page(
        path=SOURCES,
        title=material.say(words.SOURCES),
        section=SOURCES,
        sections=sections,
        lead=material.say(_SOURCES_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(words.SOURCES))),
        wide=True,
    )


def _source_row(material: Material, element: Element) -> tuple[Cell, ...]:
    detail = element.detail
    kind, confidence = (detail.kind, detail.confidence) if isinstance(detail, SourceDetail) else ("", "")
    return (
        Cell(links=(material.link(element.id),)),
        Cell(kind),
        Cell(material.say(words.CONFIDENCES[confidence])),
        Cell(str(len(material.resting_on.get(element.id, ()))), number=True),
    )


def _provenance(material: Material) -> Table:
    names = {each.id: material.say(each.name) for each in material.pack.architectures}
    counts: dict[str, list[int]] = {id_: [0, 0, 0] for id_ in (*names, "")}
    for element in material.model.elements.values():
        if element.type == "source":
            continue
        state = 1 if element.confidence == "assumed" else 0 if element.sources else 2
        counts[element.architecture if element.architecture in names else ""][state] += 1
    rows = tuple(
        (Cell(names.get(id_, material.say(_OTHER))), *(Cell(str(number), number=True) for number in numbers))
        for id_, numbers in counts.items()
    )
    columns = (_AREA, _SOURCED, _ASSUMED, _NEITHER)
    return Table(material.say(_PROVENANCE), tuple(material.say(each) for each in columns), rows, id="muc-do")


def _missing(material: Material) -> Table:
    """Clauses and codes whose official text nobody could read: an invitation to whoever holds it."""
    rows = [
        (Cell(clause.id), Cell(material.say(clause.text)), Cell(material.say(words.CLAUSE_STATUSES[clause.status])))
        for pack in material.report.packs
        for clause in pack.clauses
        if clause.status == "text-not-available"
    ]
    rows += [
        (Cell(model.id.upper()), Cell(material.say(model.name)), Cell(material.say(words.CLAUSE_STATUSES["text-not-available"])))
        for model in material.pack.reference_models
        if model.status == "text-not-available"
    ]
    columns = (words.ID, Text("Nội dung", "Subject"), words.STATUS)
    return Table(material.say(_MISSING), tuple(material.say(each) for each in columns), tuple(rows), id="chua-co")


def _pack_sources(material: Material) -> Table:
    rows = tuple(
        (
            Cell(each.id),
            Cell(material.say(each.name)),
            Cell(each.locator),
            Cell(day(each.read, material.language) if each.read else ""),
        )
        for each in material.pack.sources.values()
    )
    columns = (words.ID, words.NAME, Text("Nơi tìm", "Where"), Text("Ngày đọc", "Read on"))
    return Table(material.say(_PACK_SOURCES), tuple(material.say(each) for each in columns), rows, id="nguon-goi")
