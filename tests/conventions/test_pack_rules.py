"""The rules' own files and tests keep to one form, and the tests would notice any change of a rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import cast

import pytest
import yaml

from eaf.api import Session, kind_schemas, load
from eaf.checking.assertion import Assertion
from eaf.checking.pack_tests import report_of, run_case
from eaf.checking.preparing import PreparedRule
from eaf.errors import ParameterError
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.pack.rule import Case
from eaf.pack.selector import Comparison, Selector
from eaf.text import Text

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "checks/vn-cpdt-2.0"
RULES: tuple[PreparedRule, ...] = load(ROOT / "architecture", with_tests=True).rules
CASES = [(rule, case) for rule in RULES for case in rule.rule.cases]
KINDS = kind_schemas()
ID = re.compile(r"CPDT-[A-Z]{3}-\d{3}")
NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)+")
EMPTY = re.compile(r"^ | $|\(\s*\)| [,.:]")
AT = re.compile(r"[1-9]\d*:[1-9]\d*")
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.rule.id)
each_case = pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule.rule.id}: {case.name.en}" for rule, case in CASES])

SAME = {  # changes of a rule that no model could show, with the reason
    "CPDT-DAT-001": "an owner is one value: neither its direction nor a second one can be written",
    "CPDT-DAT-004": "only data objects may have data_class",
    "CPDT-KPI-001": "only indicators have targets",
    "CPDT-LAY-001": "no entry of the order holds two layers",
    "CPDT-SEC-002": "only data objects with a level are written",
    "CPDT-SEC-005": "only channels have channel, only data objects data_class",
    "CPDT-STD-001": "only organisations have unit_code",
    "CPDT-STD-002": "only organisations have unit_code, and one without it has no key",
    "CPDT-STD-003": "only organisations have agency_level",
    "CPDT-STD-005": "only applications have platform",
    "CPDT-STD-006": "only applications have platform",
    "CPDT-SVC-002": "one is the least: a second relationship of one channel changes nothing",
    "CPDT-SVC-006": "only services have online_level, only channels channel",
}


@each_rule
def test_ids_and_names_are_well_formed(rule: PreparedRule) -> None:
    assert ID.fullmatch(rule.rule.id)
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
        assert AT.fullmatch(at) or (at == "workspace" and "of" in rule.rule.parameters)
    for finding in report_of(rule, rule.pack, case, KINDS).findings:
        for said in (finding.message.vi, finding.message.en, finding.remedy.vi, finding.remedy.en):
            assert not EMPTY.search(said), f"a value is empty in the middle of a sentence: {said}"


def test_every_file_of_tests_is_called_after_its_rule() -> None:
    named = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8"))["rule"] for path in (FOLDER / "tests").glob("*.yaml")}
    assert named == {each.rule.id: each.rule.id for each in RULES}
    for rule in RULES:
        for names in ([case.name.vi for case in rule.rule.cases], [case.name.en for case in rule.rule.cases]):
            assert len(set(names)) == len(names), rule.rule.id


def test_every_rule_that_is_written_is_prepared(city: Session) -> None:
    written = [
        each["rule"] for path in (FOLDER / "rules").glob("*.yaml") for each in yaml.safe_load(path.read_text("utf-8"))["rules"]
    ]
    assert sorted(written) == [each.rule.id for each in RULES] == [each.rule.id for each in city.rules]


def changes(value: object) -> Iterator[object]:
    """The value with one part of it left out or changed, for every part."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1) if value else (value + 1,)
    elif isinstance(value, PathExpression):
        yield from changed_paths(value.text)
    elif isinstance(value, tuple):
        for at, part in enumerate(value):
            yield (*value[:at], *value[at + 1 :])
            yield from ((*value[:at], other, *value[at + 1 :]) for other in changes(part))
    elif is_dataclass(value) and not isinstance(value, type | Text):
        for field in fields(value):
            part = getattr(value, field.name)
            if isinstance(part, Selector) and part != Selector():
                yield replace(value, **{field.name: None if field.default is None else Selector()})
            yield from (replace(value, **{field.name: other}) for other in changes(part))
        if isinstance(value, Comparison) and value.operator in ("gt", "gte", "lt", "lte"):
            yield replace(value, operator={"gt": "gte", "gte": "gt", "lt": "lte", "lte": "lt"}[value.operator])


def changed_paths(text: str) -> Iterator[PathExpression]:
    """The path without one of its signs, filters or alternatives."""
    found = [*re.finditer(r"[\^?*+]|\[[^\]]*\]|[^(|\[\]/]+\||\|[^)|\[\]/]+(?=[)\]])", text)]
    for match in found:
        try:
            yield parse_path(text[: match.start()] + text[match.end() :])
        except ParameterError:
            continue


@each_rule
def test_the_tests_of_a_rule_notice_every_change_of_it(rule: PreparedRule) -> None:
    """Each part of its selector and of its parameters is left out or changed in turn; some case must then fail."""
    selections = [
        replace(rule, rule=replace(rule.rule, select=other)) for other in changes(rule.rule.select) if isinstance(other, Selector)
    ]
    assertions = [replace(rule, assertion=cast("Assertion", other)) for other in changes(rule.assertion)]
    unnoticed = [
        other
        for other in (*selections, *assertions)
        if all(run_case(other, rule.pack, case, KINDS).holds for case in rule.rule.cases)
    ]
    if rule.rule.id not in SAME:
        assert unnoticed == []
    else:
        assert len(unnoticed) <= 4, SAME[rule.rule.id]
        assert unnoticed, "the reason no longer holds"
