"""The roadmap: plateaus side by side, gaps, and the work packages that close them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.element import Plateau
from eaf.site.page import Cell, Link, Page, Section, Table
from eaf.site.pages import words
from eaf.site.pages.parts import badges_of
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.site.material import Material

PATH = "lo-trinh/"
_TITLE = Text("Lộ trình", "Roadmap")
_LEAD = Text(
    "Hai giai đoạn kiến trúc, khoảng cách giữa chúng và các gói công việc.",
    "The plateaus of the architecture, the gaps between them and the work packages.",
)
_PLATEAUS = Text("Các giai đoạn", "Plateaus")
_GAPS = Text("Khoảng cách", "Gaps")
_PACKAGES = Text("Gói công việc", "Work packages")
_SUMMARY = Text("Tóm tắt", "Summary")
_CONCERNS = Text("Liên quan đến", "Concerns")


def roadmap_page(material: Material) -> Page:
    """The roadmap page."""
    elements = material.model.elements.values()
    sections: tuple[Section, ...] = (
        _plateaus(material),
        _table(material, _GAPS, [each for each in elements if each.type == "gap"], "khoang-cach"),
        _table(material, _PACKAGES, [each for each in elements if each.type == "work-package"], "goi-cong-viec"),
    )
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=sections,
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
        wide=True,
    )


def _plateaus(material: Material) -> Table:
    plateaus = [(e, e.detail.date) for e in material.model.elements.values() if isinstance(e.detail, Plateau)]
    rows = []
    for element, date in sorted(plateaus, key=lambda each: each[1]):
        there = material.model.at(date)
        rows.append(
            (
                Cell(links=(material.link(element.id),)),
                Cell(day(date, material.language)),
                Cell(str(len(there.elements)), number=True),
                Cell(str(len(there.relationships)), number=True),
                Cell(material.say(element.summary)),
            )
        )
    columns = (words.NAME, words.DATE, words.ELEMENTS, words.RELATIONSHIPS, _SUMMARY)
    return Table(material.say(_PLATEAUS), tuple(material.say(each) for each in columns), tuple(rows), id="giai-doan")


def _table(material: Material, title: Text, elements: list[Element], id_: str) -> Table:
    rows = tuple(
        (
            Cell(links=(material.link(each.id),), badges=badges_of(material, each)),
            Cell(material.say(each.summary)),
            Cell(links=tuple(material.link(other) for other in _others(material, each))),
            Cell(links=(material.link(each.owner),)) if each.owner else Cell("–"),
        )
        for each in elements
    )
    columns = (words.NAME, _SUMMARY, _CONCERNS, words.OWNER)
    return Table(
        material.say(title),
        tuple(material.say(each) for each in columns),
        rows,
        id=id_,
        empty=material.say(words.NOTHING_HERE),
    )


def _others(material: Material, element: Element) -> list[str]:
    graph = material.facts.graph
    ends = []
    for index in material.facts.around.get(graph.number[element.id], ()):
        each = graph.relationships[index]
        ends.append(each.target if each.source == element.id else each.source)
    return list(dict.fromkeys(ends))
