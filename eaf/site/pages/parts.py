"""Parts that several pages are built from: badges, finding cards, catalogs of elements."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.report import FAIL
from eaf.model.metamodel import ELEMENT_TYPES, STATUSES
from eaf.reporters.words import SEVERITIES, status_of
from eaf.site.material import Material, clause_path, rule_path
from eaf.site.page import Badge, Cell, FindingCard, Findings, Link, SeverityWord, SharedRow, Table, VerdictKey
from eaf.site.pages import words
from eaf.text import Text
from eaf.viewing.perspective import EXTERNAL_LAYER

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import ClauseResult, RuleResult
    from eaf.finding import Finding, Severity
    from eaf.model.element import Element

_SEVERITY_WORDS: dict[int, SeverityWord] = {1: "note", 2: "warning", 3: "error"}
_STATUS_KINDS = {"pass": "met", "fail": "not-met", "na": "not-applicable", "error": "undecided"}
_VERDICT_KEYS: dict[str, VerdictKey] = {
    "met": "met",
    "not-met": "not-met",
    "undecided": "undecided",
    "not-applicable": "not-applicable",
}


def severity_word(severity: Severity) -> SeverityWord:
    """The severity as the theme names it."""
    return _SEVERITY_WORDS[int(severity)]


def verdict_key(verdict: str) -> VerdictKey:
    """The verdict as the theme names it."""
    return _VERDICT_KEYS[verdict]


def result_badge(material: Material, result: RuleResult) -> Badge:
    """Pass, fail, not applicable or could not finish; a rule that people answer does not fail, its evidence is lacking."""
    lacking = result.status == FAIL and result.rule.is_answered_by_people
    return Badge("undecided" if lacking else _STATUS_KINDS[result.status], material.say(status_of(result)))


def badges_of(material: Material, element: Element) -> tuple[Badge, ...]:
    """External, assumed, status, and the worst finding."""
    found: list[Badge] = []
    if element.layer == EXTERNAL_LAYER:
        found.append(Badge("external", material.say(words.EXTERNAL)))
    if element.confidence == "assumed":
        found.append(Badge("assumed", material.say(words.ASSUMED)))
    status = element.lifecycle.status
    if status and status != "operating":
        found.append(Badge(status, material.say(STATUSES[status])))
    worst = material.facts.worst.get(element.id)
    if worst is not None:
        found.append(Badge(severity_word(worst), material.say(SEVERITIES[worst])))
    return tuple(found)


def type_name(material: Material, element: Element) -> str:
    """What people call the element's type."""
    return material.say(ELEMENT_TYPES[element.type].name)


def layer_name(material: Material, element: Element) -> str:
    """The name of the element's layer; empty where it has none."""
    return next((material.say(layer.name) for layer in material.pack.layers if layer.id == element.layer), "")


def element_cell(material: Material, element: Element) -> Cell:
    """The element's name as a link, with its badges."""
    return Cell(links=(material.link(element.id),), badges=badges_of(material, element))


def catalog(material: Material, elements: Iterable[Element], title: Text, id_: str, empty: Text = words.NOTHING_HERE) -> Table:
    """A filterable table of elements."""
    rows = tuple(_row(material, each) for each in sorted(elements, key=lambda each: (each.type, material.say(each.name))))
    columns = (words.NAME, words.TYPE, words.OWNER, Text("Tóm tắt", "Summary"))
    return Table(
        title=material.say(title),
        columns=tuple(material.say(each) for each in columns),
        rows=rows,
        id=id_,
        empty=material.say(empty),
        filterable=len(rows) > 8,
    )


def _row(material: Material, element: Element) -> SharedRow:
    known = material.kept_rows.get(element.id)
    if known is None:
        owner = Cell(links=(material.link(element.owner),)) if element.owner else Cell("–")
        said = (element_cell(material, element), Cell(type_name(material, element)), owner, Cell(material.say(element.summary)))
        known = material.kept_rows[element.id] = SharedRow(said)
    return known


def cards(material: Material, found: Iterable[Finding]) -> tuple[FindingCard, ...]:
    """Findings as cards, the worst first."""
    ordered = sorted(found, key=lambda each: (-each.severity, each.sort_key))
    return tuple(_card(material, each) for each in ordered)


def _card(material: Material, finding: Finding) -> FindingCard:
    rule = material.report.rules.get(finding.rule)
    first = material.model.elements.get(finding.subjects[0]) if finding.subjects else None
    witness = ""
    if finding.witness:
        names = [material.link(finding.witness[0].source).text]
        names += [f"→ {material.link(step.target).text}" for step in finding.witness]
        witness = " ".join(names)
    return FindingCard(
        id=finding.fingerprint[:12],
        severity=severity_word(finding.severity),
        severity_text=material.say(SEVERITIES[finding.severity]),
        rule=Link(f"{finding.rule} · {material.say(rule.title)}", rule_path(finding.rule)) if rule else Link(finding.rule),
        message=material.say(finding.message),
        remedy=material.say(finding.remedy),
        place=f"{finding.place.file}:{finding.place.line}:{finding.place.column}",
        edit=material.edit_address(finding.place.file, finding.place.line),
        subjects=tuple(material.link(each) for each in finding.subjects if each in material.model.elements),
        owner=material.link(first.owner) if first and first.owner else None,
        witness=witness,
    )


def findings_section(material: Material, found: Iterable[Finding], title: Text = words.FINDINGS) -> Findings:
    """A section of findings, or the sentence that there are none."""
    return Findings(material.say(title), cards(material, found), material.say(words.NO_FINDING), id="phat-hien")


def clause_cell(result: ClauseResult) -> Cell:
    """A clause as a link by its id."""
    return Cell(links=(Link(result.clause.id, clause_path(result.clause.id)),))
