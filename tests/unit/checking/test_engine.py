"""What the engine alone decides: severity, wording, order, and what a rule that breaks down does to the check."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest

from checking.check_text import AS_OF, BARE_MODEL, LAYERS, OWNED, checked, checked_by, workspace
from eaf.api import Session, run_check
from eaf.checking.assertion import Context, Outcome, Violation
from eaf.checking.engine import Run, check
from eaf.checking.preparing import PreparedRule
from eaf.checking.report import ERROR, FAIL, NOT_APPLICABLE, PASS, CheckReport
from eaf.finding import Severity
from eaf.pack.pack import Pack
from eaf.pack.validity import Validity
from eaf.text import Text


@pytest.fixture
def owned(tmp_path: Path) -> PreparedRule:
    return workspace(tmp_path, elements="elements: {app-a: {type: application-component, name: A}}").rules[0]


def test_a_finding_carries_the_words_of_the_rule_in_both_languages(owned: PreparedRule) -> None:
    first, second = checked(BARE_MODEL, owned).findings
    assert (first.message.vi, first.message.en) == ("Ứng dụng B không có chủ quản", "Application B has no owner")
    assert (first.remedy.vi, first.remedy.en) == ("Ghi owner cho Ứng dụng B.", "State the owner of Application B.")
    assert second.message.en == "Ứng dụng A has no owner", "a name in one language stands for both"
    assert [str(each.place) for each in (first, second)] == ["model.yaml:2:3", "model.yaml:3:3"]
    (rule_line,) = first.related
    assert rule_line.message.en == "rule T-OWN-001"
    assert str(rule_line.place).endswith("checks/test/rules.yaml:2:11")


@pytest.mark.parametrize("severity", list(Severity))
def test_severity_is_the_rules_and_that_of_a_preview_is_a_note(owned: PreparedRule, severity: Severity) -> None:
    assert {each.severity for each in checked(BARE_MODEL, owned, severity=severity).findings} == {severity}
    preview = checked(BARE_MODEL, owned, severity=severity, status="preview")
    assert {each.severity for each in preview.findings} == {Severity.NOTE}
    assert preview.results[0].status == FAIL
    assert preview.exit_status(Severity.WARNING) == 0


def test_a_reason_is_added_to_the_message(tmp_path: Path) -> None:
    rule = OWNED.replace("T-OWN-001", "T-REL-001").replace("kind: attribute", "kind: relation").replace('"{subject}', '"{source}')
    rule = rule.replace("cho {subject}", "cho {target}").replace("of {subject}", "of {target}")
    params = "params: {forbid: [{relationship: flow, because: {vi: vì thế}}]}"
    session = workspace(
        tmp_path,
        rule[: rule.index("select:")] + params + "\n",
        elements="elements: {app-a: {type: application-component, name: A}}",
    )
    text = BARE_MODEL + "relationships:\n  - {type: flow, source: app-a, target: app-b}\n"
    (finding,) = checked_by(text, session.rules).findings
    assert finding.message.vi == "Ứng dụng A không có chủ quản: vì thế"
    assert finding.message.en == "Ứng dụng A has no owner: vì thế", "a reason in one language stands for both"
    (step,) = finding.witness
    assert (step.source, step.type, step.target, str(step.place)) == ("app-a", "flow", "app-b", "model.yaml:5:5")


@pytest.mark.parametrize(
    ("changes", "status", "reason"),
    [
        ({}, FAIL, ""),
        ({"status": "deprecated"}, FAIL, ""),
        ({"status": "retired"}, NOT_APPLICABLE, "not-in-force"),
        ({"validity": Validity(date(2022, 2, 28), None)}, FAIL, ""),
        ({"validity": Validity(date(2022, 3, 1), None)}, NOT_APPLICABLE, "not-in-force"),
        ({"validity": Validity(None, date(2022, 2, 28))}, NOT_APPLICABLE, "not-in-force"),
        ({"validity": Validity(None, date(2022, 3, 1))}, FAIL, ""),
    ],
)
def test_a_rule_that_is_not_in_force_is_not_applicable(
    owned: PreparedRule, changes: dict[str, object], status: str, reason: str
) -> None:
    report = checked(BARE_MODEL, owned, AS_OF, **changes)
    assert (report.results[0].status, report.results[0].reason) == (status, reason)
    assert bool(report.findings) == (status == FAIL)


def test_a_rule_without_a_subject_is_not_applicable_and_one_without_a_finding_passes(owned: PreparedRule) -> None:
    nobody = checked("elements: {svc-a: {type: business-service, name: A}}", owned).results[0]
    assert (nobody.status, nobody.reason, nobody.subjects) == (NOT_APPLICABLE, "no-subject", 0)
    sound = "elements:\n  org-a: {type: business-actor, name: A}\n  app-a: {type: application-component, name: A, owner: org-a}\n"
    result = checked(sound, owned).results[0]
    assert (result.status, result.reason, result.subjects, result.findings) == (PASS, "", 1, 0)


@dataclass(frozen=True)
class Broken:
    """An assertion that breaks down."""

    placeholders: frozenset[str] = frozenset()

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        message = f"{len(context.graph)} {selected}: a secret of the model"
        raise ZeroDivisionError(message)


def test_a_rule_that_breaks_down_is_an_error_and_the_others_still_run(owned: PreparedRule) -> None:
    broken = PreparedRule(replace(owned.rule, id="T-BAD-001", name="broken"), owned.pack, Broken())
    report = checked_by(BARE_MODEL, (broken, owned))
    assert [(each.rule.id, each.status) for each in report.results] == [("T-BAD-001", ERROR), ("T-OWN-001", FAIL)]
    assert len(report.findings) == 2
    (problem,) = report.problems
    assert problem.rule == "EAF-E001"
    assert problem.message.en == "the rule T-BAD-001 could not finish: ZeroDivisionError (over)"
    assert "secret" not in str(report.problems)
    assert str(problem.place).endswith("checks/test/rules.yaml:2:5")
    assert not report.complete
    assert {report.exit_status(level) for level in Severity} == {2}
    assert [each.rule for each in report.everything] == ["EAF-E001", "T-OWN-001", "T-OWN-001"]


@pytest.mark.parametrize(
    ("severity", "level", "status"),
    [
        (Severity.ERROR, Severity.ERROR, 1),
        (Severity.WARNING, Severity.ERROR, 0),
        (Severity.WARNING, Severity.WARNING, 1),
        (Severity.NOTE, Severity.WARNING, 0),
        (Severity.NOTE, Severity.NOTE, 1),
    ],
)
def test_findings_below_the_level_do_not_fail(owned: PreparedRule, severity: Severity, level: Severity, status: int) -> None:
    report = checked(BARE_MODEL, owned, severity=severity)
    assert report.exit_status(level) == status
    assert report.count(severity) == 2


def test_a_model_that_was_not_read_cannot_pass(tmp_path: Path) -> None:
    session = workspace(tmp_path, elements="elements: {app-a: {type: nothing, name: A}}")
    report = run_check(session, Run(AS_OF))
    assert report.exit_status(Severity.ERROR) == 2
    assert report.results == ()


@pytest.mark.parametrize(
    ("select", "ignore", "ran"),
    [
        ((), (), {"CPDT-SEC-001", "CPDT-SVC-001"}),
        (("CPDT-SEC-001",), (), {"CPDT-SEC-001"}),
        (("application-without-security-level",), (), {"CPDT-SEC-001"}),
        (("CPDT-SEC",), (), {"CPDT-SEC-001"}),
        (("CPDT",), ("CPDT-SEC",), {"CPDT-SVC-001"}),
        ((), ("CPDT-SEC-001", "CPDT-SVC"), set()),
        (("CPDT-S",), (), set()),
    ],
)
def test_rules_are_chosen_by_id_name_or_beginning(
    city: Session, select: tuple[str, ...], ignore: tuple[str, ...], ran: set[str]
) -> None:
    assert city.loaded.model is not None
    two = tuple(each for each in city.rules if each.rule.id in ("CPDT-SEC-001", "CPDT-SVC-001"))
    report = check(city.loaded.model, two, city.loaded.packs, Run(AS_OF, select=select, ignore=ignore))
    assert {each.rule.id for each in report.results} == ran
    assert report.selected == (len(ran) < 2)


def test_results_and_findings_come_in_one_order_and_progress_is_told(city: Session) -> None:
    assert city.loaded.model is not None
    told: list[tuple[str, int, int]] = []
    report = check(city.loaded.model, city.rules, city.loaded.packs, Run(AS_OF), lambda *step: told.append(step))
    packs = [pack.id for pack in city.loaded.packs]
    ordered = sorted(city.rules, key=lambda each: (packs.index(each.rule.pack), each.rule.id))
    assert [each.rule.id for each in report.results] == [each.rule.id for each in ordered]
    assert list(report.findings) == sorted(report.findings, key=lambda each: each.sort_key)
    assert told == [("rules", at, len(city.rules)) for at in range(len(city.rules) + 1)]


def test_a_basis_that_has_ended_names_its_successor(tmp_path: Path) -> None:
    clauses = "clauses:\n  - {id: c1, instrument: old-law, level: must, text: Điều 1, status: automated, rules: [T-OWN-001]}\n"
    session = workspace(tmp_path, clauses=clauses, elements=BARE_MODEL)
    (basis,) = run_check(session, Run(AS_OF)).results[0].basis
    assert (basis.number, basis.ended, basis.successors) == ("0/L", date(2020, 1, 1), ("1/L",))
    (basis,) = run_check(session, Run(date(2019, 12, 31))).results[0].basis
    assert (basis.number, basis.ended, basis.successors) == ("0/L", None, ())


def test_each_pack_sees_the_elements_in_its_own_layers(tmp_path: Path) -> None:
    rule = OWNED[: OWNED.index("select:")] + "select: {layer: below}\n    params: {require: [{attr: owner, exists: true}]}\n"
    elements = """\
    elements:
      app-a: {type: application-component, name: A}
      app-b: {type: application-component, name: B, layers: {second: above}}
      svc-c: {type: business-service, name: C, layer: below}
      svc-d: {type: business-service, name: D, layer: below, layers: {second: below}}
    """
    first, second = run_check(workspace(tmp_path, rule, packs=("first", "second"), elements=elements), Run(AS_OF)).results
    assert LAYERS.count("below") == 1
    assert (first.rule.pack, first.findings) == ("first", 4)
    assert (second.rule.pack, second.findings) == ("second", 2), "app-a by its type, svc-d as it says; the others stand above"


@dataclass(frozen=True)
class Twice:
    """An assertion that says the same of one element at two places."""

    placeholders: frozenset[str] = frozenset({"subject"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        first, facts = selected.index(1), context.graph.facts
        id_, origin = context.graph.ids[first], facts.origin(first)
        places = (origin.child("type"), origin.child("name"))
        return Outcome(1, tuple(Violation((id_,), place, key=False, values={"subject": Text("X", "X")}) for place in places))


def test_findings_that_nothing_tells_apart_become_one(owned: PreparedRule) -> None:
    report: CheckReport = checked_by(BARE_MODEL, (PreparedRule(owned.rule, owned.pack, Twice()),))
    (finding,) = report.findings
    assert str(finding.place) == "model.yaml:3:17"
    assert [(each.message.en, str(each.place).rsplit("/", 1)[-1]) for each in finding.related] == [
        ("rule T-OWN-001", "rules.yaml:2:11"),
        ("also here", "model.yaml:3:46"),
    ]
    assert report.results[0].findings == 1
