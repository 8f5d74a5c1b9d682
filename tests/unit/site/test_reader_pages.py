"""Pages for leaders, the appraisal council and units say what the report says: nothing is lost, every count adds up."""

from __future__ import annotations

import itertools
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eaf.api.site_content import SiteContent, load_content
from eaf.checking.assessment import REASONS, overall, reason, tally
from eaf.checking.gaps import gaps
from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET, UNDECIDED, CheckReport, ClauseResult
from eaf.checking.score import scores
from eaf.finding import Cure, Severity
from eaf.model.element import Indicator
from eaf.reporters.words import rounded
from eaf.site.facts import SiteFacts
from eaf.site.material import Material
from eaf.site.page import Cards, Cell, Doors, KeyFigures, Notice, Page, Table, VerdictBox
from eaf.site.pages.appraisal import appraisal_page
from eaf.site.pages.home import home_page
from eaf.site.pages.leaders import leaders_page
from eaf.site.pages.units import evidence_asked_of, findings_of_unit, owning_units, unit_pages, unit_path, units_page

DAY = date(2026, 11, 22)
CITIES = Path(__file__).parents[2] / "functional" / "cities"


@pytest.fixture(scope="module")
def material(city_content: SiteContent) -> Material:
    return city_content.material


def reported(material: Material, report: CheckReport) -> Material:
    return replace(material, facts=SiteFacts(report, material.model))


def table(page: Page, id_: str) -> Table:
    return next(each for each in page.sections if isinstance(each, Table) and each.id == id_)


def cards(page: Page) -> Cards:
    return next(each for each in page.sections if isinstance(each, Cards))


def texts(row: tuple[Cell, ...]) -> list[str]:
    return [each.text for each in row]


def first(row: tuple[Cell, ...]) -> str:
    return row[0].text or row[0].links[0].text


def test_the_counts_of_clauses_add_up(material: Material) -> None:
    clauses = material.report.clauses
    counts = tally(clauses)
    verdicts = [each.verdict for each in clauses]
    assert counts.total == len(clauses) == counts.applicable + verdicts.count(NOT_CONCERNED)
    assert counts.applicable == counts.assessed + len(counts.missing)
    assert counts.assessed == verdicts.count(MET) + verdicts.count(NOT_MET) == counts.automated + counts.manual
    header = next(each for each in appraisal_page(material).sections if isinstance(each, Notice)).text
    assert header == (
        f"Tổng {counts.total} · áp dụng {counts.applicable} · đã đánh giá {counts.assessed} ({counts.percent} %) · "
        f"tự động {counts.automated} · thủ công {counts.manual} · còn thiếu {len(counts.missing)}"
    )


def test_nothing_to_assess_is_no_percentage_of_anything() -> None:
    assert tally(()).percent == 0
    assert tally(()).assessed == 0


def test_no_clause_is_lost_in_the_appraisal_table(material: Material) -> None:
    page = appraisal_page(material)
    told = [first(row) for row in table(page, "ma-tran").rows]
    assert sorted(told) == sorted(each.clause.id for each in material.report.clauses)
    by_instrument = [[int(cell.text) for cell in row[1:]] for row in table(page, "theo-van-ban").rows]
    sums = [sum(column) for column in zip(*by_instrument, strict=True)]
    counts = tally(material.report.clauses)
    verdicts = [each.verdict for each in material.report.clauses]
    assert sums[:3] == [counts.total, counts.applicable, counts.assessed]
    assert sums[3:7] == [verdicts.count(each) for each in (MET, NOT_MET, UNDECIDED, NOT_CONCERNED)]


def test_the_appraisal_table_has_the_numbers_of_the_report(material: Material) -> None:
    results = {each.clause.id: each for each in material.report.clauses}
    for row in table(appraisal_page(material), "ma-tran").rows:
        result = results[first(row)]
        assert texts(row)[6] == str(sum(each.subjects for each in result.rules))
        assert texts(row)[7] == str(len(result.findings))
        assert [each.text for each in row[5].links] == [each.rule.id for each in result.rules]


def test_every_clause_without_a_verdict_has_its_reason(material: Material) -> None:
    undecided = [each for each in material.report.clauses if each.verdict == UNDECIDED]
    page = appraisal_page(material)
    assert [first(row) for row in table(page, "chua-danh-gia").rows] == [each.clause.id for each in undecided]
    for each in material.report.clauses:
        why = reason(each, DAY)
        assert (why in REASONS) == (each.verdict in (UNDECIDED, NOT_CONCERNED)), each.clause.id
    told = {first(row): texts(row)[-1] for row in table(page, "chua-danh-gia").rows}
    no_rule = [each for each in undecided if not each.clause.rules and each.clause.status != "text-not-available"]
    assert no_rule
    assert {told[each.clause.id] for each in no_rule} == {"chưa có quy tắc nào đánh giá"}


def test_a_leader_reads_the_scores_of_the_report(material: Material) -> None:
    found = scores(material.report)
    assert found is not None
    figures = next(each for each in leaders_page(material).sections if isinstance(each, KeyFigures))
    values = (found.strict.value, found.effective.value, found.assurance.value)
    assert [each.value for each in figures.items] == [rounded(each).vi for each in values if each is not None]
    box = next(each for each in leaders_page(material).sections if isinstance(each, VerdictBox))
    assert (box.key, box.sentence) == (overall(material.report)[0], overall(material.report)[1].vi)


def test_a_check_of_some_rules_has_no_score_and_says_so(material: Material) -> None:
    page = leaders_page(reported(material, replace(material.report, selected=True)))
    assert "Chưa có điểm" in repr(page.sections)
    assert "%" not in repr([each for each in page.sections if isinstance(each, KeyFigures)])


def test_every_target_is_counted_once(material: Material) -> None:
    elements = material.model.elements.values()
    targets = sum(len(each.detail.targets) for each in elements if isinstance(each.detail, Indicator))
    page = leaders_page(material)
    figures = [each for each in page.sections if isinstance(each, KeyFigures)][1]
    assert sum(int(each.value) for each in figures.items) == targets == len(table(page, "chi-tieu").rows)


def test_gaps_hold_every_finding_in_order_of_weight(material: Material) -> None:
    found = gaps(material.report)
    assert sum(len(each.findings) for each in found) == len(material.report.findings)
    assert [each.severity for each in found] == sorted((each.severity for each in found), reverse=True)
    for one, next_one in itertools.pairwise(found):
        if one.severity == next_one.severity:
            assert len(one.subjects) >= len(next_one.subjects)
    told = cards(leaders_page(material))
    assert len(told.items) == min(10, len(found))
    assert [each.facts[0].cell.text for each in told.items] == [str(len(each.subjects)) for each in found[:10]]
    assert f"{len(told.items)} trên {len(found)}" in told.title


def test_the_level_of_the_clause_decides_between_gaps_of_one_size(material: Material) -> None:
    level = {"must": 0, "should": 1, "may": 2, "": 3}
    for one, next_one in zip(gaps(material.report), gaps(material.report)[1:], strict=False):
        if (one.severity, len(one.subjects)) == (next_one.severity, len(next_one.subjects)):
            assert level[one.level] <= level[next_one.level]


def test_a_gap_is_planned_to_end_only_when_all_of_it_is(material: Material) -> None:
    findings = [replace(each, rule="X-GAP-001", severity=Severity.ERROR) for each in material.report.findings[:2]]
    early, late = Cure("plt-a", date(2027, 1, 1)), Cure("plt-b", date(2028, 1, 1))
    one = gaps(material.report, [replace(findings[0], cure=early), findings[1]])
    both = gaps(material.report, [replace(findings[0], cure=late), replace(findings[1], cure=early)])
    assert [each.planned for each in (*one, *both)] == [None, date(2028, 1, 1)]
    planned = replace(material.report, findings=(replace(findings[0], cure=early),))
    assert cards(leaders_page(reported(material, planned))).items[0].facts[-1].cell.text == "01/01/2027"


def test_each_unit_has_a_page_of_what_it_owns(material: Material) -> None:
    pages = {each.path: each for each in unit_pages(material)}
    assert list(pages) == [unit_path(each.id) for each in owning_units(material)]
    owned = 0
    for unit in owning_units(material):
        names = [row[0].links[0].path for row in table(pages[unit_path(unit.id)], "phan-tu").rows]
        assert sorted(names) == sorted(f"pt/{each.id}/" for each in material.facts.owned[unit.id])
        owned += len(names)
    assert owned == sum(bool(each.owner in material.model.elements) for each in material.model.elements.values())


def test_every_finding_is_some_unit_s_or_nobody_s(material: Material) -> None:
    from eaf.site.pages.findings import owner_of

    mine = {each.fingerprint for unit in owning_units(material) for each in findings_of_unit(material, unit)}
    owned = {each.fingerprint for each in material.report.findings if owner_of(material, each)}
    assert owned <= mine


def test_evidence_about_the_whole_is_asked_of_its_owner(material: Material) -> None:
    asked = [each for unit in owning_units(material) for each in evidence_asked_of(material, unit)]
    whole = [each for each in material.report.evidence if each[0].select is None]
    owner = material.model.elements[material.model.workspace.owner]
    assert whole
    assert all(each in evidence_asked_of(material, owner) for each in whole)
    assert len(asked) >= len(whole)


def test_the_list_of_units_leads_to_their_pages(material: Material) -> None:
    links = {row[0].links[0].path for row in table(units_page(material), "don-vi").rows}
    assert {unit_path(each.id) for each in owning_units(material)} <= links


def test_the_doors_lead_to_the_pages_for_readers(material: Material) -> None:
    doors = next(each for each in home_page(material).sections if isinstance(each, Doors))
    assert [each.path for each in doors.items] == ["lanh-dao/", "tham-dinh/", "phat-hien/", "don-vi/", "dich-vu/"]


def test_english_pages_have_the_same_rows(material: Material) -> None:
    english = replace(material, language="en")
    for made in (leaders_page, appraisal_page, units_page):
        vi, en = made(material), made(english)
        assert [len(each.rows) for each in vi.sections if isinstance(each, Table)] == [
            len(each.rows) for each in en.sections if isinstance(each, Table)
        ]
        assert vi.path == en.path
        assert vi.title != en.title


def _cut(report: CheckReport, clauses: tuple[ClauseResult, ...]) -> CheckReport:
    return replace(report, clauses=clauses)


def test_a_rule_that_could_not_finish_is_the_reason(material: Material) -> None:
    met = next(each for each in material.report.clauses if each.verdict == MET)
    broken = replace(met, verdict=UNDECIDED, rules=(replace(met.rules[0], status="error"), *met.rules[1:]))
    assert reason(broken, DAY) == "rule-error"
    assert reason(replace(met, verdict=UNDECIDED, rules=()), DAY) == "not-run"
    page = appraisal_page(reported(material, _cut(material.report, (broken,))))
    assert texts(table(page, "chua-danh-gia").rows[0])[-1] == "có quy tắc không chạy được"


WAIVERS = """waivers:
  - {id: W-2, rule: TOY-LAY-001, subjects: [svc-births, sys-registry], reason: Chờ, approved_by: org-city, decision: 2/QĐ, created: 2023-12-01, expires: 2024-03-30}
  - {id: W-3, rule: TOY-GOV-001, subjects: [sys-archive], reason: Chờ, approved_by: org-city, decision: 3/QĐ, created: 2023-12-01, expires: 2024-05-01}
  - {id: W-1, rule: TOY-GOV-001, subjects: [sys-archive], reason: Chờ, approved_by: org-city, decision: 1/QĐ, created: 2023-06-01, expires: 2023-12-31}
"""


def test_waivers_that_have_ended_come_first_and_later_ones_are_not_among_the_next(tmp_path: Path) -> None:
    shutil.copytree(CITIES / "flawed", tmp_path / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    (tmp_path / "architecture" / "waivers.yaml").write_text(WAIVERS, encoding="utf-8")
    page = appraisal_page(load_content(tmp_path / "architecture", date(2024, 1, 1), "").material)
    soon, all_of_them = table(page, "mien-tru-sap-het").rows, table(page, "mien-tru").rows
    assert [(texts(row)[0], texts(row)[6], texts(row)[8]) for row in soon] == [("W-1", "1/QĐ", "-1"), ("W-2", "2/QĐ", "89")]
    assert [first(row) for row in all_of_them] == ["W-1", "W-2", "W-3"]
    assert [row[-1].badges[0].text for row in all_of_them] == ["đã hết hạn", "đang áp dụng", "đang áp dụng"]
    waived = next(row for row in table(page, "ma-tran").rows if first(row) == "TOY-1")
    assert texts(waived)[8] != "0"
