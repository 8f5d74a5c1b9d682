"""The verdict of a clause follows from the results of its rules."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eaf.api import Session
from eaf.checking.report import ERROR, FAIL, MET, NOT_APPLICABLE, NOT_CONCERNED, NOT_MET, PASS, UNDECIDED, RuleResult
from eaf.checking.verdict import VERDICTS, clause_results
from eaf.finding import Severity
from eaf.pack.pack import Clause
from eaf.pack.rule import Rule
from eaf.pack.validity import Validity
from eaf.text import Text

AS_OF = date(2022, 2, 28)
NOTHING_TO_SEE = (NOT_APPLICABLE, "no-subject")
NOT_IN_FORCE = (NOT_APPLICABLE, "not-in-force")
EVIDENCE = {"evidence": (PASS, ""), "no evidence": (FAIL, ""), "nobody to ask": (NOT_APPLICABLE, "no-subject")}
"""What a rule says that people answer; its severity is error."""


@pytest.mark.parametrize(
    ("status", "results", "verdict"),
    [
        ("automated", [PASS], MET),
        ("automated", [PASS, NOTHING_TO_SEE], MET),
        ("automated", [NOTHING_TO_SEE], NOT_CONCERNED),
        ("automated", [NOTHING_TO_SEE, NOT_IN_FORCE], UNDECIDED),
        ("automated", [NOT_IN_FORCE], UNDECIDED),
        ("automated", [PASS, FAIL], NOT_MET),
        ("automated", [FAIL, ERROR], UNDECIDED),
        ("automated", [PASS, "fail as a note"], UNDECIDED),
        ("automated", [FAIL, "fail as a note"], NOT_MET),
        ("automated", [PASS, "fail as a preview"], UNDECIDED),
        ("automated", [PASS, "did not run"], UNDECIDED),
        ("automated", [FAIL, "did not run"], UNDECIDED),
        ("automated", [], UNDECIDED),
        ("partial", [PASS], UNDECIDED),
        ("partial", [FAIL], NOT_MET),
        ("partial", [NOTHING_TO_SEE], UNDECIDED),
        ("manual", [], UNDECIDED),
        ("manual", [PASS], UNDECIDED),
        ("manual", [FAIL], NOT_MET),
        ("text-not-available", [PASS], UNDECIDED),
        ("planned", [PASS], UNDECIDED),
        ("documentation", [PASS], UNDECIDED),
        ("manual", ["evidence"], MET),
        ("manual", ["evidence", "evidence"], MET),
        ("manual", ["evidence", NOTHING_TO_SEE], UNDECIDED),
        ("manual", ["no evidence"], UNDECIDED),
        ("manual", ["evidence", "no evidence"], UNDECIDED),
        ("manual", ["nobody to ask"], NOT_CONCERNED),
        ("manual", ["evidence", "nobody to ask"], MET),
        ("manual", ["evidence", PASS], UNDECIDED),
        ("manual", ["evidence", FAIL], NOT_MET),
        ("manual", ["evidence", "did not run"], UNDECIDED),
        ("manual", ["evidence", ERROR], UNDECIDED),
        ("automated", [PASS, "evidence"], MET),
        ("automated", [PASS, "no evidence"], UNDECIDED),
        ("automated", [FAIL, "no evidence"], NOT_MET),
        ("automated", ["evidence"], MET),
        ("partial", ["evidence"], UNDECIDED),
        ("partial", ["no evidence"], UNDECIDED),
        ("planned", ["evidence"], UNDECIDED),
        ("documentation", ["evidence"], UNDECIDED),
        ("text-not-available", ["evidence"], UNDECIDED),
    ],
)
def test_only_what_its_rules_decide_whole_can_be_met(
    city: Session, status: str, results: list[str | tuple[str, str]], verdict: str
) -> None:
    pack = city.loaded.packs[0]
    rules, ran = [], []
    for number, said in enumerate(results):
        rule: Rule = replace(pack.rules[0], kind="attribute", id=f"T-T-00{number}", severity=Severity.ERROR, status="stable")
        rules.append(rule.id)
        if said in EVIDENCE:
            status_, reason = EVIDENCE[str(said)]
            ran.append(RuleResult(replace(rule, kind="attest"), status_, reason=reason))
        elif said == "fail as a note":
            ran.append(RuleResult(replace(rule, severity=Severity.NOTE), FAIL))
        elif said == "fail as a preview":
            ran.append(RuleResult(replace(rule, status="preview"), FAIL))
        elif isinstance(said, tuple):
            ran.append(RuleResult(rule, said[0], reason=said[1]))
        elif said != "did not run":
            ran.append(RuleResult(rule, said))
    clause = Clause("c1", "law", "must", Text("Điều 1"), status, rules=tuple(rules))
    (found,) = clause_results((replace(pack, clauses=(clause,)),), tuple(ran), (), AS_OF)
    assert found.verdict == verdict
    assert found.rules == tuple(ran)


@pytest.mark.parametrize("validity", [Validity(date(2022, 3, 1), None), Validity(None, date(2022, 2, 28))])
def test_a_clause_that_is_not_in_force_concerns_nobody(city: Session, validity: Validity) -> None:
    pack = city.loaded.packs[0]
    clause = Clause("c1", "law", "must", Text("Điều 1"), "automated", validity=validity, rules=(pack.rules[0].id,))
    (found,) = clause_results((replace(pack, clauses=(clause,)),), (RuleResult(pack.rules[0], FAIL),), (), AS_OF)
    assert found.verdict == NOT_CONCERNED


def test_every_verdict_has_a_name_in_both_languages() -> None:
    assert set(VERDICTS) == {MET, NOT_MET, UNDECIDED, NOT_CONCERNED}
    assert all(each.vi and each.en for each in VERDICTS.values())
