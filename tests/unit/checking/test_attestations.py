"""Attestations: what they make of clauses, what is wrong with them, and that nothing that was kept outlives its last day."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from checking.attested_city import (
    AS_OF,
    DOCUMENT,
    FILE,
    MODEL,
    PATH,
    attestation,
    city,
    faults,
    report_of,
    standings,
    verdicts,
)
from checking.check_text import SETTINGS
from eaf.api import kind_schemas, load, run_check
from eaf.api.acceptance import Acceptance
from eaf.checking import engine
from eaf.checking.engine import Run
from eaf.checking.pack_lint_law import lint_clauses
from eaf.checking.pack_mutation import mutated_facts
from eaf.checking.pack_tests import run_case
from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET, UNDECIDED
from eaf.checking.score import scores
from eaf.checking.standing import CHANGED, CURRENT, MISSING, STALE
from eaf.finding import Severity
from eaf.loading import bulk
from eaf.loading.attestation_faults import ATTESTATION_FAULTS
from eaf.loading.cache import Cache
from eaf.loading.limits import MAX_EVIDENCE
from eaf.model.baseline import baseline_of
from eaf.model.element import Origin
from eaf.pack.rule import Case
from eaf.reporters.json import render
from eaf.reporters.settings import Settings
from eaf.text import Text

BOTH = (attestation(), attestation("T-ATT-002"))
NONE_YET = {"c-own": MET, "c-approved": UNDECIDED, "c-filed": UNDECIDED}


def test_current_evidence_makes_its_clauses_met(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, *BOTH))
    assert report.findings == ()
    assert verdicts(report) == {"c-own": MET, "c-approved": MET, "c-filed": MET}
    assert standings(report) == [
        ("T-ATT-001", "test", CURRENT),
        ("T-ATT-002", "app-a", CURRENT),
        ("T-ATT-002", "app-b", CURRENT),
    ]
    assert report.exit_status(Severity.NOTE) == 0


def test_without_evidence_a_clause_is_neither_met_nor_broken(tmp_path: Path) -> None:
    report = report_of(city(tmp_path))
    assert [(each.rule, str(each.place), each.subjects) for each in report.findings] == [
        ("T-ATT-001", "architecture/eaf.yaml:1:1", ("test",)),
        ("T-ATT-002", "architecture/model.yaml:3:3", ("app-a",)),
        ("T-ATT-002", "architecture/model.yaml:4:3", ("app-b",)),
    ]
    assert verdicts(report) == NONE_YET
    assert [each.message.en for each in report.findings] == [
        "Approval of Thử: there is no evidence",
        "Dossier of A: there is no evidence",
        "Dossier of B: there is no evidence",
    ]
    assert report.findings[0].remedy.en == "Please add an entry of evidence."
    assert report.exit_status(Severity.ERROR) == 1, "the severity is the rule's"


@pytest.mark.parametrize(
    ("changed", "state", "at"),
    [
        ({"expires": "2026-06-29"}, STALE, "5:14"),
        ({"collected": "2025-06-29"}, STALE, "4:16"),
        ({"collected": "2026-07-01"}, MISSING, "4:16"),
        ({"evidence": f"[{{source: src-a}}, {FILE}]"}, CHANGED, "7:40"),
    ],
)
def test_evidence_that_is_not_current_leaves_its_clause_undecided(
    tmp_path: Path, changed: dict[str, str], state: str, at: str
) -> None:
    report = report_of(city(tmp_path, attestation(**changed), BOTH[1]))
    assert verdicts(report) == {"c-own": MET, "c-approved": UNDECIDED, "c-filed": MET}
    assert standings(report)[0] == ("T-ATT-001", "test", state)
    (finding,) = report.findings
    assert (finding.rule, f"{finding.place.line}:{finding.place.column}") == ("T-ATT-001", at)
    assert finding.place.file == "architecture/attestations.yaml"


def test_one_subject_without_evidence_leaves_the_clause_undecided(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, BOTH[0], attestation("T-ATT-002", elements="[app-b]")))
    assert verdicts(report)["c-filed"] == UNDECIDED
    assert standings(report)[1:] == [("T-ATT-002", "app-a", MISSING), ("T-ATT-002", "app-b", CURRENT)]


def test_where_nothing_is_asked_for_the_clause_concerns_nobody(tmp_path: Path) -> None:
    nobody = "elements:\n  org-a: {type: business-actor, name: Cơ quan}\n"
    assert verdicts(report_of(city(tmp_path, model=nobody)))["c-filed"] == NOT_CONCERNED


def test_a_file_is_what_was_looked_at_or_it_is_no_evidence(tmp_path: Path) -> None:
    one = attestation(evidence=f"[{FILE}]")
    for name, document, state in (
        ("same", DOCUMENT, CURRENT),
        ("other", DOCUMENT + b" ", CHANGED),
        ("empty", b"", CHANGED),
        ("none", None, CHANGED),
    ):
        report = report_of(city(tmp_path / name, one, document=document))
        assert standings(report)[0] == ("T-ATT-001", "test", state), name
        assert verdicts(report)["c-approved"] == (MET if state == CURRENT else UNDECIDED), name
    (architecture,) = (tmp_path / "same").glob("architecture")
    (architecture / PATH).unlink()
    (architecture / PATH).mkdir()
    assert faults(report_of(load(architecture))) == [("A004", "7:23")]


def test_an_address_is_not_fetched_and_nothing_is_known_of_it(tmp_path: Path) -> None:
    one = attestation(evidence="[{url: 'https://example.invalid/qd.pdf', accessed: 2026-01-05}]")
    assert standings(report_of(city(tmp_path, one)))[0] == ("T-ATT-001", "test", CURRENT)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (attestation("T-ATT-003"), [("A001", "2:11")]),
        (attestation("T-OWN-001"), [("A002", "2:11")]),
        (attestation(collected="2026-06-30", expires="2026-06-29"), [("A003", "5:14")]),
        (attestation(elements="[app-a]"), [("A005", "8:15")]),
        (attestation("T-ATT-002", elements=""), [("A005", "2:11")]),
        (attestation("T-ATT-002", elements="[app-a, app-c, nod-a]"), [("A001", "8:23")]),
        (attestation(by="org-b"), [("A001", "6:9")]),
        (attestation(by="app-a"), [("A001", "6:9")]),
        (attestation(evidence="[{source: src-a}, {source: src-b}]"), [("A001", "7:42")]),
        (attestation(evidence="[{source: org-a}]"), [("A001", "7:25")]),
        (
            attestation("T-ATT-009", by="org-z", expires="2020-01-01", evidence="[{source: src-z}]"),
            [("A001", "2:11"), ("A001", "6:9"), ("A001", "7:25"), ("A003", "5:14")],
        ),
    ],
)
def test_an_attestation_at_fault_counts_for_nothing_and_says_what_is_wrong(
    tmp_path: Path, one: str, expected: list[tuple[str, str]]
) -> None:
    report = report_of(city(tmp_path, one))
    assert faults(report) == expected
    assert report.complete
    assert {state for _, _, state in standings(report)} == {MISSING}
    assert verdicts(report) == NONE_YET
    assert {each.severity for each in report.findings if each.rule.startswith("EAF-A")} == {Severity.ERROR}
    assert report.exit_status(Severity.ERROR) == 1


def test_a_misspelt_name_is_told_what_it_may_have_meant(tmp_path: Path) -> None:
    one = attestation("T-ATT-012", elements="[app-aa]", by="org-aa", evidence="[{source: src-aa}]")
    report = report_of(city(tmp_path, one))
    meant = {each.remedy.en for each in report.findings if each.rule == "EAF-A001"}
    assert meant == {
        "did you mean 'T-ATT-002', 'T-ATT-001'?",
        "did you mean 'app-a', 'app-b'?",
        "did you mean 'org-a'?",
        "did you mean 'src-a'?",
    }


def test_an_element_that_the_rule_does_not_look_at_is_a_warning_and_changes_nothing_else(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, BOTH[0], attestation("T-ATT-002", elements="[app-a, nod-a, app-b]")))
    assert faults(report) == [("A006", "14:23")]
    (finding,) = report.findings
    assert finding.severity is Severity.WARNING
    assert verdicts(report)["c-filed"] == MET
    assert len(standings(report)) == 3


def test_the_same_fault_twice_is_one_finding_with_two_places(tmp_path: Path) -> None:
    one = attestation("T-ATT-009")
    report = report_of(city(tmp_path, one, one))
    (finding,) = (each for each in report.findings if each.rule == "EAF-A001")
    assert [each.place.line for each in finding.related] == [8]
    assert len({each.fingerprint for each in report.findings}) == len(report.findings)


def test_other_packs_do_not_know_what_is_attested(tmp_path: Path) -> None:
    city(tmp_path, attestation("T-ATT-009"))
    shutil.copytree(tmp_path / "checks" / "test", tmp_path / "checks" / "other")
    pack = tmp_path / "checks" / "other" / "pack.yaml"
    pack.write_text(pack.read_text(encoding="utf-8").replace("id: test", "id: other"), encoding="utf-8")
    session = load(tmp_path / "architecture", packs=("other",))
    assert faults(report_of(session)) == []


def test_every_code_is_tested_here() -> None:
    text = Path(__file__).read_text(encoding="utf-8")
    assert [code for code in ATTESTATION_FAULTS if f'"{code[4:]}"' not in text] == []


# Waivers, baseline and scores


WAIVER = """\
waivers:
  - {id: W-1, rule: T-ATT-001, subjects: [test], reason: Chờ., approved_by: org-a, decision: 1/QĐ, created: 2026-06-01, expires: 2026-08-28}
"""


def test_missing_evidence_that_is_waived_is_still_missing(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, BOTH[1], waivers=WAIVER))
    assert [(each.rule, each.state.waiver) for each in report.suppressed] == [("T-ATT-001", "W-1")]
    assert [each.rule for each in report.findings] == []
    assert verdicts(report)["c-approved"] == UNDECIDED
    assert [each.waived for each in report.clauses] == [False, False, False]


def test_missing_evidence_in_the_baseline_is_still_missing(tmp_path: Path) -> None:
    session = city(tmp_path)
    lines = baseline_of(report_of(session).findings, date(2026, 1, 1)).text()
    (tmp_path / "architecture" / "baseline.txt").write_text(lines, encoding="utf-8")
    report = run_check(session, Run(AS_OF), acceptance=Acceptance())
    assert (report.findings, len(report.suppressed)) == ((), 3)
    assert verdicts(report) == NONE_YET


def test_a_breach_that_is_waived_stays_so_beside_missing_evidence(tmp_path: Path) -> None:
    model = MODEL.replace("name: A, owner: org-a", "name: A")
    waiver = WAIVER.replace("T-ATT-001", "T-OWN-001").replace("[test]", "[app-a]")
    session = city(tmp_path, model=model, waivers=waiver)
    clauses = tmp_path / "checks" / "test" / "clauses.yaml"
    text = clauses.read_text(encoding="utf-8").replace("rules: [T-OWN-001]", "rules: [T-OWN-001, T-ATT-002]")
    clauses.write_text(text, encoding="utf-8")
    report = report_of(load(session.loaded.workspace))
    own = report.clauses[0]
    assert (own.verdict, own.waived) == (NOT_MET, True)


def test_scores_count_what_people_answered_and_assurance_what_they_did_not(tmp_path: Path) -> None:
    half, one = Fraction(1, 2), Fraction(1)
    for name, given, strict, assurance in (
        ("all", BOTH, one, one),
        ("some", BOTH[:1], one, Fraction(2, 3)),
        ("stale", (attestation(expires="2026-06-29"), BOTH[1]), one, Fraction(2, 3)),
        ("none", (), one, Fraction(1, 3)),
    ):
        found = scores(report_of(city(tmp_path / name, *given)))
        assert found is not None
        assert (found.strict.value, found.effective.value, found.assurance.value) == (strict, strict, assurance), name
    model = MODEL.replace("name: A, owner: org-a", "name: A")
    found = scores(report_of(city(tmp_path / "broken", BOTH[0], model=model)))
    assert found is not None
    assert (found.strict.value, found.assurance.value) == (half, Fraction(2, 3))


# What was kept


@pytest.fixture
def asserted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The rules that were really asserted; every model is read by column."""
    monkeypatch.setattr(bulk, "LARGE", 0)
    found: list[str] = []
    whole = engine.Selection.mask

    def noted(self: engine.Selection, chosen: object) -> bytearray:
        found.append(str(chosen))
        return whole(self, chosen)  # type: ignore[arg-type] - whatever it was given

    monkeypatch.setattr(engine.Selection, "mask", noted)
    return found


def said(folder: Path, kept: Path | None, as_of: date = AS_OF) -> str:
    return render(run_check(load(folder / "architecture", cache=Cache(kept)), Run(as_of)), Settings("vi"))


def test_a_last_day_that_passes_is_noticed_although_nothing_changed(tmp_path: Path, asserted: list[str]) -> None:
    city(tmp_path, *BOTH)
    kept = tmp_path / "kept"
    last, after = date(2026, 12, 31), date(2027, 1, 1)
    first = said(tmp_path, kept, last)
    asserted.clear()
    assert said(tmp_path, kept, last) == first
    assert asserted == [], "the second answer was kept"
    assert '"state": "current"' in first
    assert said(tmp_path, kept, after) == said(tmp_path, None, after)
    assert '"state": "stale"' in said(tmp_path, kept, after)
    assert said(tmp_path, kept, last) == first


def test_what_was_kept_is_not_used_once_anything_about_the_evidence_changes(tmp_path: Path, asserted: list[str]) -> None:
    city(tmp_path, attestation(evidence=f"[{FILE}]"), BOTH[1], document=DOCUMENT)
    kept, architecture = tmp_path / "kept", tmp_path / "architecture"
    register = architecture / "attestations.yaml"
    text = register.read_text(encoding="utf-8")
    first = said(tmp_path, kept)

    def changed() -> bool:
        asserted.clear()
        now = said(tmp_path, kept)
        assert now == said(tmp_path, None)
        return now != first

    (architecture / PATH).write_bytes(DOCUMENT + b"!")
    assert changed()
    (architecture / PATH).unlink()
    assert changed()
    (architecture / PATH).write_bytes(DOCUMENT)
    assert not changed()
    for old, new in (
        ("method: examine", "method: interview"),
        ("expires: 2026-12-31", "expires: 2026-06-30"),
        ("collected: 2026-01-05", "collected: 2026-01-06"),
        ("by: org-a", "by: org-b"),
        ("[app-a, app-b]", "[app-a]"),
        ("{source: src-a}", "{source: src-a, note: X}"),
    ):
        register.write_text(text.replace(old, new), encoding="utf-8")
        assert changed(), new
    register.write_text(text.replace("attestations:\n", "attestations:\n\n"), encoding="utf-8")
    assert not changed(), "a line more is no change of what it says, and no place of it is told"
    register.unlink()
    assert changed()


def test_places_of_kept_findings_follow_the_lines_of_the_register(tmp_path: Path, asserted: list[str]) -> None:
    city(tmp_path, attestation(expires="2026-06-29"), BOTH[1])
    kept, register = tmp_path / "kept", tmp_path / "architecture" / "attestations.yaml"
    assert '"line": 5' in said(tmp_path, kept)
    asserted.clear()
    register.write_text("# ghi chú\n" + register.read_text(encoding="utf-8"), encoding="utf-8")
    now = said(tmp_path, kept)
    assert asserted == [], "nothing changed in what is said"
    assert '"line": 6' in now
    assert now == said(tmp_path, None)


# Files


def test_a_file_may_be_as_large_as_a_scan_and_no_larger(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from eaf.loading import evidence_files

    one = attestation(evidence=f"[{FILE}]")
    assert MAX_EVIDENCE == 50_000_000
    for limit, expected in ((len(DOCUMENT), []), (len(DOCUMENT) - 1, [("A004", "7:23")])):
        monkeypatch.setattr(evidence_files, "MAX_EVIDENCE", limit)
        assert faults(report_of(city(tmp_path / str(limit), one, document=DOCUMENT))) == expected


def test_a_file_that_two_attestations_name_is_looked_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from eaf.loading import evidence_files

    digests: list[int] = []
    whole = evidence_files.hashlib.sha256

    def noted(raw: bytes = b"") -> object:
        digests.append(len(raw))
        return whole(raw)

    one = attestation(evidence=f"[{FILE}, {FILE}]")
    session = city(tmp_path, one, one, document=DOCUMENT)
    monkeypatch.setattr(evidence_files.hashlib, "sha256", noted)
    load(session.loaded.workspace)
    assert digests.count(len(DOCUMENT)) == 1


def test_the_workspace_is_a_subject_that_can_be_waived_by_its_id(tmp_path: Path) -> None:
    settings = SETTINGS.format(packs="test").replace("id: test", "id: thanh-pho")
    report = report_of(city(tmp_path, BOTH[1], waivers=WAIVER.replace("[test]", "[thanh-pho]"), eaf=settings))
    assert [each.subjects for each in report.suppressed] == [("thanh-pho",)]
    assert [each.rule for each in report.findings] == []


def test_a_check_at_a_plateau_judges_attestations_by_the_whole_model(tmp_path: Path) -> None:
    model = MODEL + (
        "  app-c: {type: application-component, name: C, owner: org-a, lifecycle: {status: planned}}\n"
        "  plt-1: {type: plateau, name: P, plateau: {date: 2026-01-31}}\n"
    )
    session = city(tmp_path, BOTH[0], attestation("T-ATT-002", elements="[app-a, app-b, app-c]"), model=model)
    report = run_check(session, replace(Run(AS_OF), plateau="plt-1"))
    assert report.findings == ()
    assert [subject for _, subject, _ in standings(report)] == ["test", "app-a", "app-b"]


# Examples, changes of them, and the linter


FRAGMENT = """\
elements:
  org-a: {type: business-actor, name: Cơ quan}
  app-a: {type: application-component, name: A}
  app-b: {type: application-component, name: B}
attestations:
  - {rule: T-ATT-002, elements: [app-a, app-b], method: examine, collected: 2022-01-01, expires: 2022-12-31, by: org-a,
     evidence: [{url: 'https://example.org', accessed: 2022-01-01}]}
"""


def case_of(model: str, expect: str = "pass", *expected: tuple[str, tuple[str, ...]]) -> Case:
    return Case(Text("Ca", "Case"), expect, model, Origin(0, ("pack",)), expected)


@pytest.mark.parametrize(
    ("old", "new", "expect", "expected", "differences"),
    [
        ("", "", "pass", (), []),
        ("expires: 2022-12-31", "expires: 2022-02-27", "fail", (("6:98", ("app-a",)), ("6:98", ("app-b",))), []),
        ("[app-a, app-b]", "[app-b]", "fail", (("3:3", ("app-a",)),), []),
        (
            "by: org-a",
            "by: org-x",
            "fail",
            (("3:3", ("app-a",)), ("4:3", ("app-b",))),
            ["there is no organisation or role 'org-x'"],
        ),
        ("[app-a, app-b]", "[app-a, org-a, app-b]", "pass", (), ["names org-a, which the rule does not look at"]),
        (
            "{url: 'https://example.org', accessed: 2022-01-01}",
            f"{FILE}",
            "fail",
            (("7:24", ("app-a",)), ("7:24", ("app-b",))),
            [],
        ),
        ("by: org-a,", "by: org-a, who: me,", "pass", (), ["unknown key 'who'"]),
    ],
)
def test_the_fragment_of_a_case_may_hold_attestations_but_no_files(
    tmp_path: Path, old: str, new: str, expect: str, expected: tuple[tuple[str, tuple[str, ...]], ...], differences: list[str]
) -> None:
    session = city(tmp_path)
    prepared = next(each for each in session.rules if each.rule.id == "T-ATT-002")
    case = case_of(FRAGMENT.replace(old, new) if old else FRAGMENT, expect, *expected)
    found = run_case(prepared, prepared.pack, case, kind_schemas()).differences
    assert len(found) == len(differences), [each.said.en for each in found]
    assert all(said in each.said.en for said, each in zip(differences, found, strict=True))


def test_evidence_is_a_fact_that_the_pack_must_notice(tmp_path: Path) -> None:
    session = city(tmp_path)
    prepared = next(each for each in session.rules if each.rule.id == "T-ATT-002")
    rule = replace(prepared.rule, cases=(case_of(FRAGMENT),))
    mutation = mutated_facts((replace(prepared, rule=rule),), prepared.pack, kind_schemas())
    assert [(each.change.en, each.noticed) for each in mutation.counted] == [
        ("without attestation for T-ATT-002 of 2022-01-01", True),
        ("without app-a from attestation for T-ATT-002 of 2022-01-01", True),
        ("without app-b from attestation for T-ATT-002 of 2022-01-01", True),
    ]


def test_a_clause_that_people_assess_names_only_rules_that_they_answer(tmp_path: Path) -> None:
    session = city(tmp_path)
    assert [each.rule for each in lint_clauses(session.loaded.packs[0])] == []
    clauses = tmp_path / "checks" / "test" / "clauses.yaml"
    text = clauses.read_text(encoding="utf-8").replace("rules: [T-ATT-001]", "rules: [T-ATT-001, T-OWN-001]")
    clauses.write_text(text, encoding="utf-8")
    (found,) = lint_clauses(load(session.loaded.workspace).loaded.packs[0])
    assert (found.rule, found.discriminator) == ("EAF-L016", "c-approved")
