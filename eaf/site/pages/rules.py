"""The rule book: a page for each rule with its result, its clauses and its examples."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.verdict import VERDICTS
from eaf.reporters.words import SEVERITIES
from eaf.site.material import Material, kind_path, rule_path
from eaf.site.page import Badge, Cell, Example, Examples, Fact, Facts, Link, Page, Prose, Section, Table
from eaf.site.pages import words
from eaf.site.pages.evidence import evidence_table
from eaf.site.pages.parts import clause_cell, findings_section, result_badge, severity_word, verdict_key
from eaf.site.pages.traceability import elements_table
from eaf.site.search_kinds import RULE
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from eaf.checking.report import Basis, RuleResult
    from eaf.pack.rule import Case, Rule

PATH = "quy-tac/"
_TITLE = Text("Sổ quy tắc", "Rule book")
_LEAD = Text(
    "Mỗi quy tắc nêu điều phải có, vì sao, cách khắc phục, điều khoản làm căn cứ và ví dụ nên, tránh.",
    "Each rule says what must hold, why, how to remedy it, the clauses behind it, and examples to follow and to avoid.",
)
_RATIONALE = Text("Vì sao", "Why")
_REMEDY = Text("Cách khắc phục", "Remedy")
_EXAMPLES = Text("Ví dụ", "Examples")
_AVOID = Text("Tránh", "Avoid")
_PREFER = Text("Nên", "Prefer")
_NOT_APPLICABLE = Text("Không áp dụng", "Not applicable")
_SUBJECTS = Text("Số đối tượng đã xem xét", "Subjects looked at")
_RESULT = Text("Kết quả", "Result")
_SEVERITY = Text("Mức", "Severity")
_BASIS = Text("Căn cứ", "Basis")
_ENDED = Text("{number} (hết hiệu lực từ {date})", "{number} (ended on {date})")
EXAMPLES_SHOWN = 2


def rules_page(material: Material) -> Page:
    """The list of all rules."""
    rows = tuple(
        (
            Cell(links=(Link(each.rule.id, rule_path(each.rule.id)),)),
            Cell(material.say(each.rule.title)),
            Cell(links=(Link(each.rule.kind, kind_path(each.rule.kind)),)),
            Cell(badges=(Badge(severity_word(each.rule.severity), material.say(SEVERITIES[each.rule.severity])),)),
            Cell(badges=(result_badge(material, each),)),
            Cell(str(each.subjects), number=True),
            Cell(str(each.findings), number=True),
        )
        for each in material.report.results
    )
    columns = (words.ID, words.RULE, words.KIND, _SEVERITY, _RESULT, _SUBJECTS, words.FINDINGS)
    table = Table(material.say(words.RULES), tuple(material.say(each) for each in columns), rows, id="quy-tac", filterable=True)
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=(table,),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
        wide=True,
    )


def rule_pages(material: Material) -> list[Page]:
    """A page for every rule."""
    return [_rule_page(material, each) for each in material.report.results]


def _rule_page(material: Material, result: RuleResult) -> Page:
    rule = result.rule
    found = [each for each in material.report.findings if each.rule == rule.id]
    sections: list[Section] = [
        _facts(material, result),
        Prose(material.say(_RATIONALE), (material.say(rule.rationale),), id="vi-sao"),
        Prose(material.say(_REMEDY), (material.say(rule.remedy),), id="khac-phuc"),
        _examples(material, rule),
        *_evidence(material, result),
        findings_section(material, found),
        _clauses(material, rule),
        elements_table(material, rule),
    ]
    return Page(
        path=rule_path(rule.id),
        title=material.say(rule.title),
        section=PATH,
        sections=tuple(sections),
        kicker=f"{rule.id} · {rule.name}",
        badges=(
            Badge(severity_word(rule.severity), material.say(SEVERITIES[rule.severity])),
            result_badge(material, result),
        ),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE), PATH), Link(rule.id)),
        keywords=(rule.id, rule.name),
        also=(rule.kind,),
        kind=RULE,
    )


def _evidence(material: Material, result: RuleResult) -> tuple[Section, ...]:
    if not result.rule.is_answered_by_people:
        return ()
    return (evidence_table(material, ((result.rule, each) for each in result.evidence)),)


def _facts(material: Material, result: RuleResult) -> Facts:
    rule = result.rule
    rows = (
        Fact(material.say(words.KIND), Cell(links=(Link(rule.kind, kind_path(rule.kind)),))),
        Fact(material.say(_SUBJECTS), Cell(str(result.subjects))),
        Fact(material.say(words.FINDINGS), Cell(str(result.findings))),
        Fact(material.say(_BASIS), Cell("; ".join(_basis(material, each) for each in result.basis))),
    )
    return Facts("", rows, id="thong-tin")


def _basis(material: Material, basis: Basis) -> str:
    if basis.ended is None:
        return basis.number or basis.instrument
    return material.say(_ENDED.format(number=basis.number, date=day(basis.ended, material.language)))


def _examples(material: Material, rule: Rule) -> Examples:
    fails = [each for each in rule.cases if each.expect == "fail"][:EXAMPLES_SHOWN]
    passes = [each for each in rule.cases if each.expect == "pass"][:EXAMPLES_SHOWN]
    items = [_example(material, rule, each) for each in (*fails, *passes)]
    return Examples(material.say(_EXAMPLES), tuple(items))


def _example(material: Material, rule: Rule, case: Case) -> Example:
    marked = tuple((int(at.split(":")[0]), material.say(rule.title)) for at, _ in case.expected if ":" in at)
    if case.expect == "fail":
        return Example("avoid", material.say(_AVOID), material.say(case.name), case.model, marked)
    return Example("prefer", material.say(_PREFER), material.say(case.name), case.model)


def _clauses(material: Material, rule: Rule) -> Table:
    rows = tuple(
        (
            clause_cell(each),
            Cell(material.say(each.clause.text)),
            Cell(material.say(words.LEVELS[each.clause.level])),
            Cell(badges=(Badge(verdict_key(each.verdict), material.say(VERDICTS[each.verdict])),)),
        )
        for each in material.facts.clauses_of_rule.get(rule.id, ())
    )
    columns = (words.CLAUSE, Text("Nội dung", "What it asks"), Text("Mức yêu cầu", "Level"), words.VERDICT)
    return Table(material.say(words.CLAUSES), tuple(material.say(each) for each in columns), rows, id="dieu-khoan")
