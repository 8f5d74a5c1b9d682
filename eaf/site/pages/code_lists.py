"""Lists of codes of the rule pack: levels, kinds of service, forms of identifiers, national systems, each entry with its law."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.site.page import Cell, Fact, Facts, Link, Page, Table
from eaf.site.pages import words
from eaf.site.search_kinds import CODE_LIST
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from eaf.pack.code_list import CodeList, ListedCode
    from eaf.pack.provenance import Provenance
    from eaf.site.material import Material

PATH = "danh-muc/"
_TITLE = Text("Danh mục mã", "Lists of codes")
_LEAD = Text(
    "Cấp độ, loại dịch vụ, dạng mã định danh, hệ thống quốc gia: mỗi mục có văn bản, thời hạn, nguồn và độ tin cậy.",
    "Levels, kinds of service, forms of identifiers, national systems: each entry with its instrument, period, source and confidence.",
)
_COUNT = Text("Số mục", "Entries")
_PROPERTY = Text("Thuộc tính", "Property")
_CRITERIA = Text("Tiêu chí, dạng mã", "Criteria, form")
_BODY = Text("Cơ quan chủ quản", "Managed by")
_LAW = Text("Căn cứ", "Basis")
_PERIOD = Text("Thời hạn", "Period")
_NEXT = Text("Thay bằng", "Replaced by")
_ORIGIN = Text("Nguồn", "Source")
_FROM = Text("từ", "from")
_UNTIL = Text("đến trước", "until before")


def list_path(id_: str) -> str:
    """The address of a list's page."""
    return f"{PATH}{id_}/"


def code_lists_page(material: Material) -> Page:
    """The lists of the pack."""
    rows = tuple(
        (
            Cell(links=(Link(material.say(each.name), list_path(each.id)),)),
            Cell(each.property),
            Cell(str(len(each.codes)), number=True),
            Cell(_origin(material, each.provenance)),
        )
        for each in material.pack.code_lists
    )
    columns = tuple(material.say(each) for each in (words.NAME, _PROPERTY, _COUNT, _ORIGIN))
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=(Table("", columns, rows, id="danh-muc"),),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
    )


def code_list_pages(material: Material) -> list[Page]:
    """A page for every list."""
    return [_page(material, each) for each in material.pack.code_lists]


def _page(material: Material, listed: CodeList) -> Page:
    facts = (
        Fact(material.say(words.ID), Cell(listed.id)),
        Fact(material.say(_PROPERTY), Cell(listed.property)),
        Fact(material.say(_ORIGIN), Cell(_origin(material, listed.provenance))),
        Fact(material.say(words.NOTE), Cell(material.say(listed.provenance.note))),
    )
    columns = (words.ID, words.NAME, _CRITERIA, _BODY, _LAW, _PERIOD, _NEXT, _ORIGIN, words.NOTE)
    rows = tuple(_row(material, each) for each in listed.codes)
    return Page(
        path=list_path(listed.id),
        title=material.say(listed.name),
        section=PATH,
        sections=(Facts("", facts), Table("", tuple(material.say(each) for each in columns), rows, id="muc", filterable=True)),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE), PATH), Link(listed.id)),
        keywords=(listed.id,),
        also=(listed.property,),
        kind=CODE_LIST,
        wide=True,
    )


def _row(material: Material, entry: ListedCode) -> tuple[Cell, ...]:
    instrument = material.pack.instruments.get(entry.instrument)
    number = (instrument.number or material.say(instrument.title)) if instrument else ""
    start, end = entry.validity.start, entry.validity.end
    period = (
        f"{material.say(_FROM)} {day(start, material.language)}" if start else "",
        f"{material.say(_UNTIL)} {day(end, material.language)}" if end else "",
    )
    criteria = (*(material.say(each) for each in entry.criteria), entry.pattern, ", ".join(entry.examples))
    return (
        Cell(entry.code),
        Cell(material.say(entry.name)),
        Cell(" ".join(filter(None, criteria))),
        Cell(material.say(entry.managed_by)),
        Cell(", ".join(filter(None, (material.say(entry.article), number)))),
        Cell(" ".join(filter(None, period))),
        Cell(", ".join(entry.replaced_by)),
        Cell(_origin(material, entry.provenance)),
        Cell(material.say(entry.provenance.note)),
    )


def _origin(material: Material, provenance: Provenance) -> str:
    """The sources and how sure they are."""
    confidence = material.say(words.CONFIDENCES.get(provenance.confidence, Text()))
    return "; ".join(filter(None, (", ".join(provenance.sources), confidence)))
