"""The compliance report: exact sums, both directions of traceability, what is missing, and the same as JSON with its schema."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from eaf.api.schemas import schema
from eaf.api.site_content import SiteContent
from eaf.checking.assessment import REASONS, tally
from eaf.checking.report import CheckReport
from eaf.checking.score import scores
from eaf.checking.sourcing import missing, sourcing
from eaf.checking.traceability import UNSEEN, trace
from eaf.model.audience import audience_of
from eaf.model.element import Indicator
from eaf.reporters.compliance import data, render
from eaf.schemas import compliance_report
from eaf.site.facts import SiteFacts
from eaf.site.material import Material
from eaf.site.page import Cell, Notice, Page, Table
from eaf.site.pages.compliance import REPORT, compliance_page
from eaf.site.pages.element import element_page
from eaf.site.pages.rules import rule_pages
from eaf.site.pages.sources import sources_page
from eaf.site.pages.traceability import traceability_page

DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def material(city_content: SiteContent) -> Material:
    return city_content.material


def reported(material: Material, report: CheckReport) -> Material:
    return replace(material, facts=SiteFacts(report, material.model))


def table(page: Page, id_: str) -> Table:
    return next(each for each in page.sections if isinstance(each, Table) and each.id == id_)


def named(cell: Cell) -> str:
    return cell.text or cell.links[0].text


def test_contributions_sum_exactly_to_the_scores(material: Material) -> None:
    found = scores(material.report)
    assert found is not None
    total, *rows = table(compliance_page(material), "diem").rows
    values = [found.strict.value, found.effective.value, found.assurance.value]
    for column, value in zip((3, 4, 5), values, strict=True):
        shares = [Fraction(row[column].text) for row in rows if row[column].text != "–"]
        assert sum(shares) == value == Fraction(total[column].text)
    judged = {each.clause for each in found.strict.contributions}
    assert judged <= {named(row[0]) for row in rows}


def test_a_check_of_some_rules_shows_no_score(material: Material) -> None:
    page = compliance_page(reported(material, replace(material.report, selected=True)))
    assert not [each for each in page.sections if isinstance(each, Table) and each.id == "diem"]
    assert any(isinstance(each, Notice) and "Chưa có điểm" in each.text for each in page.sections)


def test_both_directions_of_traceability_say_the_same(material: Material) -> None:
    traced = material.facts.traced
    down = {(rule, id_) for rule, ids in traced.elements.items() for id_ in ids}
    up = {(rule, id_) for id_, rules in traced.rules.items() for rule in rules}
    assert down == up
    by_clause = {
        (each.clause.id, id_) for each in material.report.clauses for rule in each.rules for id_ in traced.elements[rule.rule.id]
    }
    assert by_clause == {(clause, id_) for id_, clauses in traced.clauses.items() for clause in clauses}
    assert set(traced.rules) == set(material.model.elements)
    assert set(traced.unseen) == {id_ for id_, rules in traced.rules.items() if not rules}


def test_a_rule_s_elements_are_never_fewer_than_its_subjects(material: Material) -> None:
    traced = material.facts.traced
    for result in material.report.results:
        if result.rule.id not in traced.whole:
            assert len(traced.elements[result.rule.id]) >= result.subjects, result.rule.id


def test_every_subject_of_a_finding_is_traced_to_its_rule(material: Material) -> None:
    for finding in material.report.of_rules:
        for subject in finding.subjects:
            assert subject not in material.model.elements or subject in material.facts.traced.elements[finding.rule]


def test_the_page_of_traceability_holds_every_pair_and_every_element(material: Material) -> None:
    page = traceability_page(material)
    pairs = [(each.clause.id, one.rule.id) for each in material.report.clauses for one in each.rules]
    assert [(named(row[0]), named(row[1])) for row in table(page, "xuong").rows] == pairs
    assert len(table(page, "len").rows) == len(material.model.elements)
    without = [each.clause.id for each in material.report.clauses if not each.clause.rules]
    assert [named(row[0]) for row in table(page, "dieu-khoan-chua-co-quy-tac").rows] == without
    assert all(row[2].text for row in table(page, "dieu-khoan-chua-co-quy-tac").rows)


def test_orphans_of_both_sides_have_a_reason(material: Material) -> None:
    report = material.report
    rule = report.results[0].rule.id
    clauses = tuple(
        replace(each, clause=replace(each.clause, rules=tuple(one for one in each.clause.rules if one != rule)))
        for each in report.clauses
    )
    selecting = next(each for each in report.results if each.rule.select is not None and trace(report).elements[each.rule.id])
    narrow = replace(report, clauses=clauses)
    assert rule in trace(narrow).unasked
    page = traceability_page(reported(material, narrow))
    assert rule in {named(row[0]) for row in table(page, "quy-tac-chua-co-dieu-khoan").rows}
    only = trace(replace(report, results=(selecting,), findings=(), suppressed=()))
    seen = {report.model.elements[id_].type for id_ in only.elements[selecting.rule.id]} if report.model else set()
    assert only.unseen
    for id_, why in only.unseen.items():
        assert why == ("unselected" if material.model.elements[id_].type in seen else "unruled-type")
        assert why in UNSEEN


def test_a_rule_that_could_not_finish_looked_at_nothing(material: Material) -> None:
    result = next(each for each in material.report.results if material.facts.traced.elements[each.rule.id])
    broken = replace(material.report, results=(replace(result, status="error"),), findings=(), suppressed=())
    assert trace(broken).elements == {result.rule.id: ()}


def test_an_element_s_page_lists_every_clause_that_looks_at_it(material: Material) -> None:
    rows = table(element_page(material, material.model.elements["app-lgsp"]), "dieu-khoan").rows
    assert [named(row[0]) for row in rows] == list(material.facts.traced.clauses["app-lgsp"])
    assert all(row[2].links for row in rows)


def test_a_rule_s_page_lists_the_elements_that_it_looks_at(material: Material) -> None:
    pages = {each.kicker.split(" ")[0]: each for each in rule_pages(material)}
    for rule, ids in material.facts.traced.elements.items():
        assert len(table(pages[rule], "phan-tu").rows) == len(ids), rule


def test_provenance_counts_every_element_but_sources(material: Material) -> None:
    areas = sourcing(material.model, material.pack)
    others = [each for each in material.model.elements.values() if each.type != "source"]
    assert sum(each.sourced + each.assumed + each.unstated for each in areas) == len(others)
    assert sum(each.assumed for each in areas) == sum(each.confidence == "assumed" for each in others)


def test_what_could_not_be_found_is_an_invitation(material: Material) -> None:
    found = missing(material.report)
    kinds = [each.kind for each in found]
    elements = material.model.elements.values()
    assert kinds.count("clause") == sum(each.clause.status == "text-not-available" for each in material.report.clauses)
    assert kinds.count("indicator") == sum(
        isinstance(each.detail, Indicator) and not each.detail.measurements for each in elements
    )
    assert {"reference-model", "code"} <= set(kinds)
    page = sources_page(material)
    assert len(table(page, "chua-co").rows) == len(found)
    assert any(isinstance(each, Notice) and "xin gửi bản công khai" in each.text for each in page.sections)


def test_the_report_for_machines_follows_its_schema_and_says_what_the_page_says(material: Material) -> None:
    told = json.loads(render(material.report))
    validator = Draft202012Validator(schema("compliance-report"), format_checker=FormatChecker())
    assert [each.message for each in validator.iter_errors(told)] == []
    counts = tally(material.report.clauses)
    assert told["counts"]["total"] == len(told["clauses"]) == counts.total
    assert told["counts"]["missing"] == list(counts.missing)
    found = scores(material.report)
    assert found is not None
    for name in ("strict", "effective", "assurance"):
        shares = [Fraction(each["share"]) for each in told["scores"][name]["contributions"]]
        assert sum(shares) == Fraction(told["scores"][name]["value"]) == getattr(found, name).value
    assert {each["id"]: tuple(each["clauses"]) for each in told["elements"]} == material.facts.traced.clauses


def test_the_schema_refuses_what_the_report_never_says(material: Material) -> None:
    validator = Draft202012Validator(schema("compliance-report"))
    assert set(compliance_report.REASONS) == set(REASONS)
    for change in ({"format": 2}, {"counts": {}}, {"more": 1}, {"verdict": {"key": "passed", "sentence": {"vi": "", "en": ""}}}):
        assert not validator.is_valid({**data(material.report), **change})


def test_the_report_stands_beside_the_page_in_both_languages_with_the_same_bytes(material: Material) -> None:
    vi, en = (compliance_page(replace(material, language=language)).files for language in ("vi", "en"))
    assert [each.path for each in vi] == [each.path for each in en] == [REPORT]
    assert vi[0].make() == en[0].make() == render(material.report).encode()


def test_an_audience_s_report_names_only_what_it_may_see(material: Material) -> None:
    internal = replace(material.model, workspace=replace(material.model.workspace, classification="internal"))
    audience = audience_of(internal, {}, "public")
    withheld = {each.id for each in audience.withheld}
    assert withheld
    told = data(replace(material.report, model=audience.model(internal)))
    listed = told["elements"]
    assert isinstance(listed, list)
    assert withheld.isdisjoint(each["id"] for each in listed)
