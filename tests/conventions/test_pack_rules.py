"""The rules' own files and tests keep to one form, and the tests would notice any change of a rule."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
import yaml

from eaf.api import Session, kind_schemas, load
from eaf.checking.pack_lint import lint_packs
from eaf.checking.pack_mutation import mutated_facts, mutated_rules
from eaf.checking.pack_tests import report_of
from eaf.checking.preparing import PreparedRule
from eaf.finding import Severity
from eaf.pack.rule import Case
from eaf.rules import RULE_KINDS

ROOT = Path(__file__).parents[2]
PREFIXES = {"vn-cpdt-2.0": "CPDT", "ha-noi": "HNI"}
FOLDERS = [ROOT / "checks" / name for name in PREFIXES]
RULES: tuple[PreparedRule, ...] = load(ROOT / "architecture", with_tests=True).rules
CASES = [(rule, case) for rule in RULES for case in rule.rule.cases]
KINDS = kind_schemas()
ID = re.compile(r"([A-Z]+)-[A-Z]{3}-\d{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
EMPTY = re.compile(r"^ | $|\(\s*\)| [,.:]")
AT = re.compile(r"[1-9]\d*:[1-9]\d*")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
each_pack = pytest.mark.parametrize("pack", PREFIXES)
each_case = pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.rule.id}: {case.name.en}" for rule, case in CASES])


@each_rule
def test_ids_and_names_are_well_formed(rule: PreparedRule) -> None:
    id_ = ID.fullmatch(rule.rule.id)
    assert id_
    assert id_[1] == PREFIXES[rule.pack.id]
    assert NAME.fullmatch(rule.rule.name), "the name states the flaw in two words at least"


@each_rule
def test_sentences_are_sentences_and_headings_are_not(rule: PreparedRule) -> None:
    envelope = rule.rule
    for text in (envelope.title, envelope.message, envelope.rationale, envelope.remedy):
        for said in (text.vi, text.en):
            assert said == " ".join(said.split())
            assert said[0] == said[0].upper()
            assert said.endswith(".") == (text in (envelope.rationale, envelope.remedy)), said
    assert "{" in envelope.message.vi, "a message names its subject"


FIELDS = (
    "owner",
    "summary",
    "source",
    "sources",
    "lifecycle",
    "layer",
    "classified",
    "confidence",
    "tags",
    "since",
    "until",
    "attestations",
)


@each_rule
def test_what_an_owner_reads_names_no_field_of_the_files(rule: PreparedRule) -> None:
    """A message and a remedy are for who runs the system, not for who edits the YAML."""
    fields = {*FIELDS, *rule.pack.properties}
    for text in (rule.rule.message, rule.rule.remedy):
        said = re.sub(r"\{\w+\}", "", text.vi)
        assert {word for word in re.findall(r"[a-z_]+", said) if word in fields} == set(), text.vi
        assert not re.search(r"[a-z]_[a-z]|\bstd-", re.sub(r"\{\w+\}", "", text.en)), text.en


@each_case
def test_the_name_of_a_case_is_a_heading(rule: PreparedRule, case: Case) -> None:
    for said in (case.name.vi, case.name.en):
        assert said == " ".join(said.split()), rule.rule.id
        assert said[:1] == said[:1].upper(), rule.rule.id
        assert not said.endswith("."), rule.rule.id


@each_case
def test_a_failing_case_alone_says_where_and_to_the_column(rule: PreparedRule, case: Case) -> None:
    assert bool(case.expected) == (case.expect == "fail")
    for at, _ in case.expected:
        of_the_codes = "mandatory-present" in str(rule.rule.parameters.get("checks", ""))
        of_the_whole = (
            "of" in rule.rule.parameters or (rule.rule.is_answered_by_people and rule.rule.select is None) or of_the_codes
        )
        assert AT.fullmatch(at) or (at == "workspace" and of_the_whole)
    for finding in report_of(rule, rule.pack, case, KINDS).findings:
        for said in (finding.message.vi, finding.message.en, finding.remedy.vi, finding.remedy.en):
            assert not EMPTY.search(said), f"a value is empty in the middle of a sentence: {said}"


def files(part: str) -> list[Path]:
    """The files of one folder of every pack."""
    return [path for folder in FOLDERS for path in (folder / part).glob("*.yaml")]


def rules_of(pack: str) -> tuple[PreparedRule, ...]:
    return tuple(each for each in RULES if each.pack.id == pack)


def test_every_file_of_tests_is_called_after_its_rule() -> None:
    named = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["rule"] for path in files("tests")}
    assert named == {each.rule.id: each.rule.id for each in RULES}
    for rule in RULES:
        for names in ([case.name.vi for case in rule.rule.cases], [case.name.en for case in rule.rule.cases]):
            assert len(set(names)) == len(names), rule.rule.id


def test_every_rule_that_is_written_is_prepared(city: Session) -> None:
    written = [each["rule"] for path in files("rules") for each in yaml.safe_load(path.read_text("utf-8"))["rules"]]
    assert sorted(written) == sorted(each.rule.id for each in RULES) == sorted(each.rule.id for each in city.rules)


def test_the_pack_lints_without_error_or_warning(city: Session) -> None:
    found = lint_packs(city.loaded.packs, city.rules, RULE_KINDS, city.loaded.model, date(2026, 11, 22))
    assert [f"{each.place} {each.rule} {each.message.en}" for each in found if each.severity > Severity.NOTE] == []


@each_pack
def test_the_tests_of_the_rules_notice_every_change_of_a_rule(pack: str) -> None:
    """Each part of its selector and of its parameters is left out or changed in turn; some case must then fail."""
    rules = rules_of(pack)
    mutation = mutated_rules(rules, rules[0].pack, RULE_KINDS)
    assert len(mutation.counted) > 5 * len(rules)
    assert [(each.rule, each.change.en) for each in mutation.unnoticed] == []
    assert [f"{each.place} {each.message.en}" for each in mutation.findings] == []


@each_pack
def test_the_pack_notices_every_change_of_a_fact(pack: str) -> None:
    """Each fact of a passing example is left out, turned round or turned into its opposite in turn; some rule must tell."""
    rules = rules_of(pack)
    below = tuple(each for each in RULES if each.pack.id != pack and rules[0].pack.includes(each.pack))
    mutation = mutated_facts(rules, rules[0].pack, KINDS, below)
    assert len(mutation.counted) > 4 * len(rules)
    assert mutation.score >= 95, [(each.rule, each.change.en) for each in mutation.unnoticed]
    assert [f"{each.place} {each.message.en}" for each in mutation.findings] == []


def test_few_changes_are_stated_to_be_as_good_and_each_for_a_reason_in_both_languages() -> None:
    stated = [each for rule in RULES for each in (*rule.rule.as_good, *(one for case in rule.rule.cases for one in case.as_good))]
    assert len(stated) <= 25
    assert [each.change for each in stated if not (each.because.vi and each.because.en)] == []
