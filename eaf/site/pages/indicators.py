"""Indicators: target against measurement, each with its chart, its figures and their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.element import Indicator
from eaf.site.material import CARD, Material
from eaf.site.page import Badge, Card, Cards, Cell, Link, Page, Picture, Section, Table
from eaf.site.pages import words
from eaf.text import Text
from eaf.viewpoints.indicator import QUALIFIERS, day, decimal, indicator, verdict_of

if TYPE_CHECKING:
    from eaf.model.element import Element, Measurement, Target
    from eaf.viewing.perspective import Perspective

PATH = "chi-tieu/"
_TITLE = Text("Chỉ tiêu", "Indicators")
_LEAD = Text(
    "Kết quả đã đo và mục tiêu của thành phố; mỗi con số đều dẫn nguồn.",
    "What was measured and what the city aims at; every figure cites its source.",
)
_CHART = Text("Số liệu và mục tiêu", "Measurements and targets")
_FIGURES = Text("Các con số", "Figures")
_MEASURED = Text("Kết quả", "Result")
_TARGET = Text("Mục tiêu", "Target")
_AT_LEAST = Text("tối thiểu {value}", "at least {value}")
_AT_MOST = Text("tối đa {value}", "at most {value}")
_WITH_TARGET = Text("Chỉ tiêu có mục tiêu", "Indicators with a target")
_WITHOUT_TARGET = Text("Kết quả đã ghi nhận", "Recorded results")
VERDICT_BADGES = {
    "met": ("met", Text("đạt", "met")),
    "missed": ("not-met", Text("chưa đạt", "missed")),
    "not-due": ("not-applicable", Text("chưa đến hạn", "not yet due")),
    "": ("undecided", Text("chưa có số liệu", "not measured")),
}


def indicator_picture(material: Material, element: Element, perspective: Perspective, prefix: str) -> Picture:
    """The chart of one indicator; the table of figures beside it says the same."""
    chart = indicator(perspective, element, material.report.as_of)
    return Picture(material.say(_CHART), material.picture(chart, prefix), id="bieu-do")


def figures_table(material: Material, element: Element) -> Table:
    """Every measurement and target with its source."""
    rows: list[tuple[Cell, ...]] = []
    if isinstance(element.detail, Indicator):
        rows += [_measurement(material, element.detail, each) for each in element.detail.measurements]
        rows += [_target(material, element.detail, each) for each in element.detail.targets]
    columns = (words.KIND, words.DATE, words.VALUE, words.VERDICT, words.SOURCE, words.NOTE)
    return Table(material.say(_FIGURES), tuple(material.say(each) for each in columns), tuple(rows), id="con-so")


def _measurement(material: Material, detail: Indicator, each: Measurement) -> tuple[Cell, ...]:
    value = material.say(QUALIFIERS[each.qualifier].format(value=decimal(each.value, material.language)))
    return (
        Cell(material.say(_MEASURED)),
        Cell(day(each.date, material.language)),
        Cell(f"{value} {material.say(detail.unit)}", number=True),
        Cell(),
        Cell(links=(material.link(each.source),)) if each.source else Cell("–"),
        Cell(material.say(each.note)),
    )


def target_text(material: Material, detail: Indicator, each: Target) -> str:
    """The target in words: at least or at most so much."""
    bound, wording = (each.minimum, _AT_LEAST) if each.minimum is not None else (each.maximum, _AT_MOST)
    value = decimal(bound, material.language) if bound is not None else "–"
    return f"{material.say(wording.format(value=value))} {material.say(detail.unit)}"


def measured_text(material: Material, detail: Indicator, measured: Measurement | None) -> str:
    """A measurement in words, with its day; that there is none."""
    if measured is None:
        return material.say(VERDICT_BADGES[""][1])
    value = material.say(QUALIFIERS[measured.qualifier].format(value=decimal(measured.value, material.language)))
    return f"{value} {material.say(detail.unit)} ({day(measured.date, material.language)})"


def verdict_badge(material: Material, detail: Indicator, each: Target) -> Badge:
    """Met, missed, not yet due or not measured, as of the report's date."""
    kind, word = VERDICT_BADGES[verdict_of(detail, each, material.report.as_of)]
    return Badge(kind, material.say(word))


def _target(material: Material, detail: Indicator, each: Target) -> tuple[Cell, ...]:
    return (
        Cell(material.say(_TARGET)),
        Cell(day(each.date, material.language)),
        Cell(target_text(material, detail, each), number=True),
        Cell(badges=(verdict_badge(material, detail, each),)),
        Cell(links=(material.link(each.source),)) if each.source else Cell("–"),
        Cell(material.say(each.note)),
    )


def indicators_page(material: Material) -> Page:
    """All indicators: those with a target first."""
    elements = [each for each in material.model.elements.values() if isinstance(each.detail, Indicator)]
    aimed = [each for each in elements if isinstance(each.detail, Indicator) and each.detail.targets]
    others = [each for each in elements if each not in aimed]
    sections: tuple[Section, ...] = (
        Cards(
            material.say(_WITH_TARGET),
            tuple(_card(material, each, i) for i, each in enumerate(aimed)),
            material.say(words.NOTHING_HERE),
        ),
        Cards(
            material.say(_WITHOUT_TARGET),
            tuple(_card(material, each, i + len(aimed)) for i, each in enumerate(others)),
            material.say(words.NOTHING_HERE),
        ),
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


def _card(material: Material, element: Element, number: int) -> Card:
    chart = indicator(material.perspective(PATH), element, material.report.as_of)
    detail = element.detail
    badges = tuple(verdict_badge(material, detail, each) for each in detail.targets) if isinstance(detail, Indicator) else ()
    return Card(
        title=material.link(element.id),
        badges=badges,
        svg=material.picture(chart, f"ct{number}", CARD),
        text=material.say(element.summary),
    )
