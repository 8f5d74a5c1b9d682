"""All findings: how many for each owner, then each with its place, path and remedy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.reporters.words import SEVERITIES
from eaf.site.page import Cell, Link, Page, Section, Table
from eaf.site.pages import words
from eaf.site.pages.parts import findings_section
from eaf.site.search_index import SearchEntry
from eaf.site.search_kinds import FINDING
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.finding import Finding
    from eaf.site.material import Material

PATH = "phat-hien/"
_LEAD = Text(
    "Những điểm mà quy tắc tìm thấy trong mô hình, kèm vị trí trong tệp và cách khắc phục.",
    "What the rules found in the model, with the place in the file and the remedy.",
)
_BY_OWNER = Text("Theo đơn vị chủ quản", "By owner")
_NO_OWNER = Text("Chưa rõ đơn vị", "No owner")


def findings_page(material: Material) -> Page:
    """Findings by owner and severity, then all of them."""
    title = material.say(words.FINDINGS)
    sections: list[Section] = [_by_owner(material)]
    for severity in sorted(Severity, reverse=True):
        found = [each for each in material.report.findings if each.severity is severity]
        if found:
            sections.append(findings_section(material, found, SEVERITIES[severity]))
    if not material.report.findings:
        sections = [findings_section(material, ())]
    return Page(
        path=PATH,
        title=title,
        section=PATH,
        sections=tuple(sections),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(title)),
        places=tuple(_to_find(material, each) for each in material.report.findings),
    )


def _to_find(material: Material, finding: Finding) -> SearchEntry:
    """A finding as a reader looks for it: by its message, its rule, and what it is about."""
    path = f"{PATH}#{finding.fingerprint[:12]}"
    also = (finding.rule, finding.fingerprint[:12], *finding.subjects)
    return SearchEntry(path, material.say(finding.message), FINDING, material.say(finding.remedy), also=also)


def owner_of(material: Material, finding: Finding) -> str:
    """Who answers for a finding: the owner of its first subject, which may be the workspace; empty where there is none."""
    workspace = material.model.workspace
    if finding.subjects and finding.subjects[0] == workspace.id:
        return workspace.owner
    element = material.model.elements.get(finding.subjects[0]) if finding.subjects else None
    return element.owner if element else ""


def _by_owner(material: Material) -> Table:
    counts: dict[str, dict[Severity, int]] = {}
    for finding in material.report.findings:
        row = counts.setdefault(owner_of(material, finding), dict.fromkeys(Severity, 0))
        row[finding.severity] += 1
    severities = sorted(Severity, reverse=True)
    rows = tuple(
        (
            Cell(links=(material.link(owner),)) if owner else Cell(material.say(_NO_OWNER)),
            *(Cell(str(row[severity]), number=True) for severity in severities),
        )
        for owner, row in sorted(counts.items(), key=lambda each: (-sum(each[1].values()), each[0]))
    )
    columns = (material.say(words.OWNER), *(material.say(SEVERITIES[severity]).capitalize() for severity in severities))
    return Table(material.say(_BY_OWNER), columns, rows, id="theo-don-vi")
