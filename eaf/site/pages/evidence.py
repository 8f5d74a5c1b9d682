"""What people say of a clause or a rule that no machine decides: the evidence, with its dates; what is missing is said plainly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.standing import CHANGED, CURRENT, MISSING, STALE, STANDINGS
from eaf.model.attestation import METHODS
from eaf.site.material import Material, rule_path
from eaf.site.page import Badge, Cell, Link, Table
from eaf.site.pages import words
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import RuleResult
    from eaf.checking.standing import Standing
    from eaf.model.attestation import Evidence
    from eaf.pack.rule import Rule

_EVIDENCE = Text("Minh chứng", "Evidence")
_SUBJECT = Text("Đối tượng", "Of what")
_DOCUMENTS = Text("Tài liệu", "Documents")
_COLLECTED = Text("Ngày thu thập", "Collected")
_METHOD = Text("Phương thức", "Method")
_BY = Text("Người xác nhận", "By")
_UNTIL = Text("Dùng đến hết ngày", "Until")
_BADGE = Text("minh chứng {state}", "evidence {state}")
_NO_SUBJECT = Text("Không có đối tượng nào cần minh chứng.", "Nothing here needs evidence.")
_NOTHING = Cell("–")
_KINDS = {CURRENT: "met", STALE: "waived", CHANGED: "warning", MISSING: "undecided"}
_WORST = (MISSING, CHANGED, STALE, CURRENT)


def evidence_table(
    material: Material,
    evidence: Iterable[tuple[Rule, Standing]],
    title: Text = _EVIDENCE,
    id_: str = "minh-chung",
    empty: Text = _NO_SUBJECT,
) -> Table:
    """What there is for each subject of rules that people answer."""
    rows = tuple(_row(material, rule, standing) for rule, standing in evidence)
    columns = (words.RULE, _SUBJECT, words.STATUS, _DOCUMENTS, _COLLECTED, _METHOD, _BY, _UNTIL, words.NOTE)
    return Table(
        material.say(title),
        tuple(material.say(each) for each in columns),
        rows,
        id=id_,
        empty=material.say(empty),
        filterable=len(rows) > 8,
    )


def evidence_badges(material: Material, results: Iterable[RuleResult]) -> tuple[Badge, ...]:
    """How things stand with the evidence behind rules, by the worst of their subjects; nothing where nobody is asked."""
    states = {each.state for result in results for each in result.evidence}
    worst = next((state for state in _WORST if state in states), None)
    return () if worst is None else (_badge(material, worst, STANDINGS[worst]),)


def _badge(material: Material, state: str, said: Text) -> Badge:
    return Badge(_KINDS[state], material.say(_BADGE.format(state=said)))


def _row(material: Material, rule: Rule, standing: Standing) -> tuple[Cell, ...]:
    workspace, each = material.model.workspace, standing.attestation
    link = Link(material.say(workspace.name)) if rule.select is None else material.link(standing.subject)
    head = (
        Cell(links=(Link(rule.id, rule_path(rule.id)),)),
        Cell(links=(link,)),
        Cell(badges=(_badge(material, standing.state, standing.said),)),
    )
    if each is None:
        return (*head, *([_NOTHING] * 6))
    return (
        *head,
        Cell(links=tuple(_document(material, one) for one in each.evidence)),
        Cell(day(each.collected, material.language)),
        Cell(material.say(METHODS[each.method])),
        Cell(links=(material.link(each.by),)),
        Cell(day(standing.until, material.language) if standing.until else ""),
        Cell(material.say(each.note)),
    )


def _document(material: Material, each: Evidence) -> Link:
    """A source by its page, an address by itself, a file by its name: the site does not hold it."""
    note = material.say(each.note)
    if each.source:
        return material.link(each.source, note)
    return Link(each.name, each.url, note)
