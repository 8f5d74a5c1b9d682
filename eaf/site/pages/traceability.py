"""Traceability both ways: from clauses over rules and elements to evidence, from elements to clauses, and whatever has no partner."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.traceability import UNASKED, UNSEEN
from eaf.site.material import Material, element_path, rule_path
from eaf.site.page import Cell, Link, Page, Section, Table
from eaf.site.pages import words
from eaf.site.pages.evidence import evidence_badges
from eaf.site.pages.parts import badges_of, catalog, clause_cell, result_badge, type_name
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.report import ClauseResult, RuleResult
    from eaf.pack.rule import Rule

PATH = "tuan-thu/truy-vet/"
TITLE = Text("Truy vết hai chiều", "Traceability")
ELEMENTS = "phan-tu"
CLAUSES = "dieu-khoan"
_LEAD = Text(
    "Từ điều khoản qua quy tắc, phần tử đến minh chứng; từ phần tử về các điều khoản; và những gì chưa nối được với bên kia.",
    "From clauses over rules and elements to evidence; from elements back to clauses; and what has no partner on the other side.",
)
_DOWN = Text("Từ điều khoản đến phần tử và minh chứng", "From clauses to elements and evidence")
_UP = Text("Từ phần tử đến điều khoản", "From elements to clauses")
_WHOLE = Text("cả mô hình", "the whole model")
_LOOKED = Text("Đối tượng", "Subjects")
_FINDINGS_HERE = Text("Chưa đạt", "Failing")
_EVIDENCE = Text("Minh chứng", "Evidence")
_COUNT = Text("Số điều khoản", "Clauses")
_NO_RULE = Text("Điều khoản chưa có quy tắc", "Clauses without a rule")
_ALL_RULED = Text("Điều khoản nào cũng có quy tắc.", "Every clause has a rule.")
_NO_CLAUSE = Text("Quy tắc không thuộc điều khoản nào", "Rules without a clause")
_ALL_ASKED = Text("Quy tắc nào cũng thuộc một điều khoản.", "Every rule belongs to a clause.")
_UNSEEN = Text("Phần tử chưa có quy tắc nào xem xét", "Elements that no rule looked at")
_ALL_SEEN = Text("Phần tử nào cũng có quy tắc xem xét.", "Every element was looked at by a rule.")
_WHY = Text("Vì sao", "Why")
_ASKS = Text("Nội dung", "What it asks")
_OF_RULE = Text("Phần tử mà quy tắc xem xét", "Elements that the rule looks at")
_OF_WHOLE = Text(
    "Quy tắc xét cả mô hình (quan hệ, lớp, mã hoặc không gian kiến trúc), không chọn từng phần tử.",
    "The rule asks about the whole model (relationships, layers, codes or the workspace) and selects no elements.",
)
_LOOKED_AT_NOTHING = Text("Quy tắc không xem xét phần tử nào.", "The rule looked at no element.")


def traceability_page(material: Material) -> Page:
    """Both directions, then the orphans of either side."""
    from_compliance = Link(material.say(Text("Tuân thủ", "Compliance")), "tuan-thu/")
    sections: tuple[Section, ...] = (
        _down(material),
        _clauses_without_rule(material),
        _rules_without_clause(material),
        _unseen(material),
        _up(material),
    )
    return Page(
        path=PATH,
        title=material.say(TITLE),
        section=PATH,
        sections=sections,
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), from_compliance, Link(material.say(TITLE))),
        wide=True,
    )


def elements_table(material: Material, rule: Rule) -> Table:
    """The elements that a rule looks at, for its page."""
    traced = material.facts.traced
    found = (material.model.elements[id_] for id_ in traced.elements[rule.id])
    return catalog(material, found, _OF_RULE, ELEMENTS, _OF_WHOLE if rule.id in traced.whole else _LOOKED_AT_NOTHING)


def _down(material: Material) -> Table:
    rows = tuple(_pair(material, each, one) for each in material.report.clauses for one in each.rules)
    columns = (words.CLAUSE, words.RULE, words.VERDICT, _LOOKED, words.ELEMENTS, _FINDINGS_HERE, _EVIDENCE)
    return _table(material, _DOWN, columns, rows, "xuong", Text())


def _pair(material: Material, clause: ClauseResult, result: RuleResult) -> tuple[Cell, ...]:
    rule = result.rule
    count = len(material.facts.traced.elements[rule.id])
    shown = Link(str(count), f"{rule_path(rule.id)}#{ELEMENTS}")
    return (
        clause_cell(clause),
        Cell(links=(Link(rule.id, rule_path(rule.id)),)),
        Cell(badges=(result_badge(material, result),)),
        Cell(str(result.subjects), number=True),
        Cell(material.say(_WHOLE), number=True) if rule.id in material.facts.traced.whole else Cell(links=(shown,), number=True),
        Cell(str(result.findings), number=True),
        Cell(badges=evidence_badges(material, (result,))),
    )


def _up(material: Material) -> Table:
    rows = tuple(
        (
            Cell(links=(Link(material.link(id_).text, f"{element_path(id_)}#{CLAUSES}"),)),
            Cell(type_name(material, material.model.elements[id_])),
            Cell(str(len(clauses)), number=True),
            Cell(", ".join(clauses)),
        )
        for id_, clauses in material.facts.traced.clauses.items()
    )
    return _table(material, _UP, (words.NAME, words.TYPE, _COUNT, words.CLAUSES), rows, "len", words.NOTHING_HERE)


def _clauses_without_rule(material: Material) -> Table:
    rows = tuple(
        (clause_cell(each), Cell(material.say(each.clause.text)), Cell(_why_without(material, each)))
        for each in material.report.clauses
        if not each.clause.rules
    )
    return _table(material, _NO_RULE, (words.CLAUSE, _ASKS, _WHY), rows, "dieu-khoan-chua-co-quy-tac", _ALL_RULED)


def _why_without(material: Material, result: ClauseResult) -> str:
    """The status of the clause, and what its note says."""
    status, note = material.say(words.CLAUSE_STATUSES[result.clause.status]), material.say(result.clause.provenance.note)
    return f"{status}: {note}" if note else status


def _rules_without_clause(material: Material) -> Table:
    rows = tuple(
        (
            Cell(links=(Link(id_, rule_path(id_)),)),
            Cell(material.say(material.report.rules[id_].title)),
            Cell(material.say(UNASKED)),
        )
        for id_ in material.facts.traced.unasked
    )
    return _table(material, _NO_CLAUSE, (words.ID, words.RULE, _WHY), rows, "quy-tac-chua-co-dieu-khoan", _ALL_ASKED)


def _unseen(material: Material) -> Table:
    elements = material.model.elements
    rows = tuple(
        (
            Cell(links=(material.link(id_),), badges=badges_of(material, elements[id_])),
            Cell(type_name(material, elements[id_])),
            Cell(material.say(UNSEEN[why])),
        )
        for id_, why in material.facts.traced.unseen.items()
    )
    return _table(material, _UNSEEN, (words.NAME, words.TYPE, _WHY), rows, "phan-tu-chua-xem-xet", _ALL_SEEN)


def _table(
    material: Material, title: Text, columns: tuple[Text, ...], rows: tuple[tuple[Cell, ...], ...], id_: str, empty: Text
) -> Table:
    said = tuple(material.say(each) for each in columns)
    return Table(material.say(title), said, rows, id=id_, filterable=len(rows) > 8, empty=material.say(empty))
