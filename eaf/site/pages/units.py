"""Units: the list of all, and for each that owns anything a page of what is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.element import Indicator, Plateau
from eaf.model.metamodel import STATUSES
from eaf.site.material import Material, element_path
from eaf.site.page import Cell, KeyFigure, KeyFigures, Link, Page, Section, Table
from eaf.site.pages import words
from eaf.site.pages.evidence import evidence_table
from eaf.site.pages.findings import owner_of
from eaf.site.pages.indicators import measured_text, target_text, verdict_badge
from eaf.site.pages.parts import element_cell, findings_section, type_name
from eaf.site.search_kinds import UNIT
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.standing import Standing
    from eaf.finding import Finding
    from eaf.model.element import Element
    from eaf.pack.rule import Rule

PATH = "don-vi/"
_UNITS = Text("Đơn vị", "Bodies")
_UNITS_LEAD = Text("Các cơ quan, đơn vị và những gì họ chủ quản.", "The bodies and what they own.")
_OWNS = Text("Chủ quản", "Owns")
_LEAD = Text(
    "Những gì đơn vị chủ quản, việc phải làm, chỉ tiêu và minh chứng được yêu cầu.",
    "What the unit owns, what it has to do, its indicators and the evidence asked of it.",
)
_ELEMENTS = Text("Phần tử theo lớp", "Elements by layer")
_NO_LAYER = Text("Ngoài các lớp", "Outside of the layers")
_OUR_FINDINGS = Text("Phải xử lý", "To be dealt with")
_TASKS = Text("Gói công việc", "Work packages")
_NO_TASK = Text("Chưa có gói công việc nào do đơn vị chủ trì.", "No work package is led by this unit.")
_CONCERNS = Text("Liên quan đến", "Concerns")
_PLATEAU = Text("Cho giai đoạn", "For the plateau")
_PERIOD = Text("Thời gian", "Period")
_NO_PERIOD = Text("chưa ghi", "not stated")
_SUMMARY = Text("Tóm tắt", "Summary")
_INDICATORS = Text("Chỉ tiêu", "Indicators")
_NO_INDICATOR = Text(
    "Đơn vị không chịu trách nhiệm chỉ tiêu nào trong mô hình.", "The unit answers for no indicator of the model."
)
_LATEST = Text("Kết quả gần nhất", "Latest result")
_TARGETS = Text("Mục tiêu", "Targets")
_STATE = Text("Đánh giá", "State")


def unit_path(id_: str) -> str:
    """The address of a unit's page."""
    return f"{PATH}{id_}/"


def owning_units(material: Material) -> list[Element]:
    """The elements that own others, in order of id."""
    return [material.model.elements[id_] for id_ in sorted(material.facts.owned) if id_ in material.model.elements]


def findings_of_unit(material: Material, unit: Element) -> list[Finding]:
    """What the unit has to deal with: findings about what it owns, and about itself."""
    return [
        each
        for each in material.report.findings
        if owner_of(material, each) == unit.id or (each.subjects and each.subjects[0] == unit.id)
    ]


def evidence_asked_of(material: Material, unit: Element) -> list[tuple[Rule, Standing]]:
    """Evidence about what the unit owns, about itself, and about the whole where the unit answers for it."""
    mine = {each.id for each in material.facts.owned.get(unit.id, ())} | {unit.id}
    answers = material.model.workspace.owner == unit.id
    return [
        (rule, standing)
        for rule, standing in material.report.evidence
        if (answers if rule.select is None else standing.subject in mine)
    ]


def units_page(material: Material) -> Page:
    """Every organisation with what it owns and how many findings it has to deal with; whoever owns anything is among them."""
    elements = material.model.elements
    organisations = {id_ for id_, each in elements.items() if each.type == "business-actor" and "agency_level" in each.properties}
    organisations |= {each.id for each in owning_units(material)}
    labels = material.pack.properties["agency_level"].values if "agency_level" in material.pack.properties else {}
    rows = tuple(
        (
            Cell(links=(_link(material, each),)),
            Cell(material.say(labels.get(str(each.properties.get("agency_level", "")), Text()))),
            Cell(str(each.properties.get("unit_code", ""))),
            Cell(str(len(material.facts.owned.get(each.id, ()))), number=True),
            Cell(str(len(findings_of_unit(material, each))), number=True),
        )
        for each in elements.values()
        if each.id in organisations
    )
    columns = (words.NAME, Text("Cấp", "Level"), Text("Mã đơn vị", "Unit code"), _OWNS, words.FINDINGS)
    table = Table(material.say(_UNITS), tuple(material.say(each) for each in columns), rows, id="don-vi", filterable=True)
    return Page(
        path=PATH,
        title=material.say(_UNITS),
        section=PATH,
        sections=(table,),
        lead=material.say(_UNITS_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_UNITS))),
        wide=True,
    )


def _link(material: Material, unit: Element) -> Link:
    """To the unit's page where it owns anything, else to the element's."""
    return Link(material.say(unit.name), unit_path(unit.id) if unit.id in material.facts.owned else element_path(unit.id))


def unit_pages(material: Material) -> list[Page]:
    """A page for each unit that owns anything."""
    return [_unit_page(material, each) for each in owning_units(material)]


def _unit_page(material: Material, unit: Element) -> Page:
    owned = material.facts.owned[unit.id]
    findings = findings_of_unit(material, unit)
    tasks = [each for each in owned if each.type == "work-package"]
    indicators = [each for each in owned if each.type == "indicator"]
    evidence = evidence_asked_of(material, unit)
    counts = ((owned, words.ELEMENTS), (findings, words.FINDINGS), (tasks, _TASKS), (indicators, _INDICATORS))
    figures = KeyFigures(tuple(KeyFigure(str(len(each)), material.say(label)) for each, label in counts))
    sections: list[Section] = [
        figures,
        findings_section(material, findings, _OUR_FINDINGS),
        _tasks(material, tasks),
        _indicators(material, indicators),
        evidence_table(material, evidence),
        _elements(material, owned),
    ]
    name = material.say(unit.name)
    return Page(
        path=unit_path(unit.id),
        title=name,
        section=PATH,
        sections=tuple(sections),
        lead=material.say(_LEAD),
        kicker=material.say(Text("Việc của đơn vị", "What is ours")),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_UNITS), PATH), Link(name)),
        wide=True,
        keywords=(unit.id,),
        kind=UNIT,
    )


def _elements(material: Material, owned: Iterable[Element]) -> Table:
    """What the unit owns, in the order of the framework's layers."""
    layers = {layer.id: (at, material.say(layer.name)) for at, layer in enumerate(material.pack.layers)}
    outside = (len(layers), material.say(_NO_LAYER))
    placed = sorted((layers.get(each.layer, outside), each.type, material.say(each.name), each.id) for each in owned)
    rows = tuple(
        (
            element_cell(material, material.model.elements[id_]),
            Cell(layer),
            Cell(type_name(material, material.model.elements[id_])),
            Cell(material.say(material.model.elements[id_].summary)),
        )
        for (_, layer), _, _, id_ in placed
    )
    columns = (words.NAME, words.LAYER, words.TYPE, _SUMMARY)
    return Table(
        material.say(_ELEMENTS), tuple(material.say(each) for each in columns), rows, id="phan-tu", filterable=len(rows) > 8
    )


def _tasks(material: Material, tasks: Iterable[Element]) -> Table:
    rows = tuple(
        (
            element_cell(material, each),
            Cell(material.say(each.summary)),
            Cell(material.say(STATUSES[each.lifecycle.status]) if each.lifecycle.status else "–"),
            Cell(_period(material, each)),
            Cell(links=tuple(_other_ends(material, each, plateaus=True))),
            Cell(links=tuple(_other_ends(material, each, plateaus=False))),
        )
        for each in tasks
    )
    columns = (words.NAME, _SUMMARY, words.STATUS, _PERIOD, _PLATEAU, _CONCERNS)
    return Table(
        material.say(_TASKS),
        tuple(material.say(each) for each in columns),
        rows,
        id="goi-cong-viec",
        empty=material.say(_NO_TASK),
    )


def _period(material: Material, task: Element) -> str:
    dates = (task.lifecycle.start, task.lifecycle.end)
    if not any(dates):
        return material.say(_NO_PERIOD)
    return " – ".join(day(each, material.language) if each else "…" for each in dates)


def _other_ends(material: Material, task: Element, *, plateaus: bool) -> list[Link]:
    """What the work package is related to: the plateaus with their dates, or everything else."""
    found: dict[str, Link] = {}
    graph = material.facts.graph
    for index in material.facts.around.get(graph.number[task.id], ()):
        tie = graph.relationships[index]
        other = material.model.elements[tie.target if tie.source == task.id else tie.source]
        detail = other.detail
        if isinstance(detail, Plateau) is plateaus:
            found[other.id] = material.link(other.id, day(detail.date, material.language) if isinstance(detail, Plateau) else "")
    return list(found.values())


def _indicators(material: Material, indicators: Iterable[Element]) -> Table:
    rows = tuple(_indicator(material, each, each.detail) for each in indicators if isinstance(each.detail, Indicator))
    columns = (words.NAME, _LATEST, _TARGETS, _STATE)
    return Table(
        material.say(_INDICATORS),
        tuple(material.say(each) for each in columns),
        rows,
        id="chi-tieu",
        empty=material.say(_NO_INDICATOR),
    )


def _indicator(material: Material, element: Element, detail: Indicator) -> tuple[Cell, ...]:
    targets = (f"{target_text(material, detail, each)} ({day(each.date, material.language)})" for each in detail.targets)
    return (
        Cell(links=(material.link(element.id),)),
        Cell(measured_text(material, detail, detail.latest(material.report.as_of))),
        Cell("; ".join(targets) or "–"),
        Cell(badges=tuple(verdict_badge(material, detail, each) for each in detail.targets)),
    )
