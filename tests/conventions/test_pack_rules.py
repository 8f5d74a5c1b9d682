"""Every rule of the pack is well formed, worded in both languages, and carries tests that hold."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from eaf.api import Session, kind_schemas, load
from eaf.checking.pack_tests import report_of, run_case
from eaf.checking.preparing import PreparedRule
from eaf.finding import Severity
from eaf.pack.rule import Case

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "checks/vn-cpdt-2.0"
RULES: tuple[PreparedRule, ...] = load(ROOT / "architecture", with_tests=True).rules
CASES = [(rule, case) for rule in RULES for case in rule.rule.cases]
KINDS = kind_schemas()
ITEMS_OF_THE_FRAMEWORK = "coverage with 'of' has the framework's own items as subjects, and there always are some"
WITHOUT_NA = dict.fromkeys(("CPDT-COV-001", "CPDT-COV-002", "CPDT-COV-003"), ITEMS_OF_THE_FRAMEWORK)
ID = re.compile(r"CPDT-[A-Z]{3}-\d{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
AT = re.compile(r"[1-9]\d*:[1-9]\d*")
PLACEHOLDER = re.compile(r"\{\w*\}")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
each_case = pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.rule.id}: {case.name}" for rule, case in CASES])


def test_ids_and_names_are_unique() -> None:
    for names in ([each.rule.id for each in RULES], [each.rule.name for each in RULES]):
        assert [name for name, count in Counter(names).items() if count > 1] == []
    assert len(RULES) == sum(len(read(path)["rules"]) for path in (FOLDER / "rules").glob("*.yaml"))


def read(path: Path) -> dict[str, list[dict[str, object]]]:
    found: dict[str, list[dict[str, object]]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


@each_rule
def test_a_rule_is_well_formed(rule: PreparedRule) -> None:
    envelope = rule.rule
    assert ID.fullmatch(envelope.id)
    assert NAME.fullmatch(envelope.name), "the name states the flaw in two words at least"
    assert envelope.status in ("preview", "stable", "deprecated", "retired")
    assert isinstance(envelope.severity, Severity)


@each_rule
def test_a_rule_says_everything_in_both_languages(rule: PreparedRule) -> None:
    envelope = rule.rule
    for text in (envelope.title, envelope.message, envelope.rationale, envelope.remedy):
        for said in (text.vi, text.en):
            assert said == said.strip() != ""
            assert "  " not in said
            assert said[0] == said[0].upper()
    for said in (envelope.rationale.vi, envelope.rationale.en, envelope.remedy.vi, envelope.remedy.en):
        assert said.endswith("."), said
    for said in (envelope.title.vi, envelope.title.en, envelope.message.vi, envelope.message.en):
        assert not said.endswith("."), said
    for text in (envelope.message, envelope.remedy):
        assert sorted(PLACEHOLDER.findall(text.vi)) == sorted(PLACEHOLDER.findall(text.en)), "both languages name the same"
    assert "{" in envelope.message.vi, "a message names its subject"


@each_rule
def test_a_rule_has_a_passing_a_failing_and_a_not_applicable_case(rule: PreparedRule) -> None:
    expected = Counter(case.expect for case in rule.rule.cases)
    assert expected["pass"]
    assert expected["fail"]
    assert bool(expected["na"]) != (rule.rule.id in WITHOUT_NA)
    names = [case.name for case in rule.rule.cases]
    assert len(set(names)) == len(names)


@each_case
def test_a_case_holds(rule: PreparedRule, case: Case) -> None:
    result = run_case(rule, rule.pack, case, KINDS)
    assert result.holds, result.detail


@each_case
def test_a_failing_case_says_exactly_where_and_about_whom(rule: PreparedRule, case: Case) -> None:
    del rule
    assert bool(case.expected) == (case.expect == "fail")
    for at, subjects in case.expected:
        assert AT.fullmatch(at) or at == "workspace"
        assert subjects


@each_case
def test_no_finding_keeps_a_placeholder(rule: PreparedRule, case: Case) -> None:
    for finding in report_of(rule, rule.pack, case, KINDS).findings:
        for said in (finding.message.vi, finding.message.en, finding.remedy.vi, finding.remedy.en):
            assert not PLACEHOLDER.search(said), said
            assert "  " not in said, said
            assert said == said.strip(), said


def test_every_file_of_tests_belongs_to_the_rule_that_it_is_called_after() -> None:
    for path in (FOLDER / "tests").glob("*.yaml"):
        assert path.stem == read(path)["rule"]  # type: ignore[comparison-overlap] # a test file's own key is text
    assert {path.stem for path in (FOLDER / "tests").glob("*.yaml")} == {each.rule.id for each in RULES}


def test_the_session_of_the_suite_has_the_same_rules(city: Session) -> None:
    assert [each.rule.id for each in city.rules] == [each.rule.id for each in RULES]
