"""Sources: what rests on which of them, how much is assumed, and what could not be found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.sourcing import CLAUSE, CODE, MISSING, MODEL, missing, sourcing
from eaf.model.element import SourceDetail
from eaf.site.material import Material, clause_path, element_path
from eaf.site.page import Cell, Link, Notice, Page, Section, Table
from eaf.site.pages import words
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from eaf.checking.sourcing import Missing
    from eaf.model.element import Element

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
_NOTHING_MISSING = Text("Không thiếu gì đã biết.", "Nothing is known to be missing.")
_INVITATION = Text(
    "Ai có các văn bản, danh mục hoặc số liệu trên đây, xin gửi bản công khai kèm nguồn: thêm vào gói quy tắc hoặc mô hình qua một đề nghị sửa đổi.",
    "Whoever holds these texts, lists or figures is invited to contribute a public copy with its source, by a change to the pack or the model.",
)
_REPOSITORY = Text("Kho mã nguồn", "Repository")
_PACK_SOURCES = Text("Nguồn của gói quy tắc", "Sources of the rule pack")
_OTHER = Text("Khác", "Other")


def sources_page(material: Material) -> Page:
    """Sources, what rests on them, provenance by area, what is missing."""
    sources = [each for each in material.model.elements.values() if isinstance(each.detail, SourceDetail)]
    rows = tuple(
        _source_row(material, each) for each in sorted(sources, key=lambda e: -len(material.facts.resting_on.get(e.id, ())))
    )
    columns = (words.NAME, words.KIND, Text("Độ tin cậy", "Confidence"), _RESTING)
    table = Table(material.say(_ALL_SOURCES), tuple(material.say(each) for each in columns), rows, id="nguon", filterable=True)
    sections: tuple[Section, ...] = (
        _provenance(material),
        table,
        _missing(material),
        _invitation(material),
        _pack_sources(material),
    )
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
        Cell(material.say(words.SOURCE_KINDS[kind])),
        Cell(material.say(words.CONFIDENCES[confidence])),
        Cell(str(len(material.facts.resting_on.get(element.id, ()))), number=True),
    )


def _provenance(material: Material) -> Table:
    names = {each.id: material.say(each.name) for each in material.pack.architectures}
    rows = tuple(
        (
            Cell(names.get(each.architecture, material.say(_OTHER))),
            *(Cell(str(number), number=True) for number in (each.sourced, each.assumed, each.unstated)),
        )
        for each in sourcing(material.model, material.pack)
    )
    columns = (_AREA, _SOURCED, _ASSUMED, _NEITHER)
    return Table(material.say(_PROVENANCE), tuple(material.say(each) for each in columns), rows, id="muc-do")


def _missing(material: Material) -> Table:
    """What nobody could find: an invitation to whoever holds it."""
    rows = tuple(
        (Cell(links=(_missing_link(each),)), Cell(material.say(each.name)), Cell(material.say(MISSING[each.kind])))
        for each in missing(material.report)
    )
    columns = (words.ID, Text("Nội dung", "Subject"), Text("Còn thiếu", "What is missing"))
    said = tuple(material.say(each) for each in columns)
    return Table(material.say(_MISSING), said, rows, id="chua-co", empty=material.say(_NOTHING_MISSING))


def _missing_link(each: Missing) -> Link:
    """To the page of a clause or an indicator; codes have none of their own."""
    if each.kind in (MODEL, CODE):
        return Link(each.id.upper())
    return Link(each.id, clause_path(each.id) if each.kind == CLAUSE else element_path(each.id))


def _invitation(material: Material) -> Notice:
    repository = material.model.workspace.repository
    links = (Link(material.say(_REPOSITORY), repository),) if repository else ()
    return Notice("info", material.say(_INVITATION), links)


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
