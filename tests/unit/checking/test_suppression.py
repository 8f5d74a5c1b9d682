"""Waivers and baseline: which findings count, and what is wrong with a register, all of it in one run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from checking.waived_city import AS_OF, FOUND, MODEL, city, faults, report_of, told, waiver
from eaf.api.acceptance import Acceptance
from eaf.checking.engine import Run, check
from eaf.checking.report import ERROR, MET, NOT_MET, UNDECIDED
from eaf.checking.suppression import suppress
from eaf.finding import ACTIVE, BASELINED, WAIVED, Severity
from eaf.loading import bulk
from eaf.model.baseline import baseline_of
from eaf.model.declaration import Declarations
from eaf.model.waiver import Edge


def test_without_waivers_every_finding_counts(tmp_path: Path) -> None:
    report = report_of(city(tmp_path))
    assert tuple(told(report.findings)) == FOUND
    assert (report.suppressed, report.waivers, report.stale_unknown) == ((), (), False)


def test_a_waived_finding_does_not_count_and_says_why(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1")))
    (waived,) = report.suppressed
    assert (waived.rule, waived.subjects) == ("T-OWN-001", ("app-a",))
    assert (waived.state.word, waived.state.waiver, waived.state.since) == (WAIVED, "W-1", date(2026, 3, 1))
    assert waived.state.reason.en == "In transition."
    assert told(report.findings) == sorted(set(FOUND) - {("T-OWN-001", ("app-a",))})
    assert {each.state.word for each in report.findings} == {ACTIVE}
    (result,) = report.waivers
    assert (result.applied, result.findings, result.faults) == (True, 1, ())
    owned = next(each for each in report.results if each.rule.id == "T-OWN-001")
    assert (owned.status, owned.findings, owned.suppressed) == ("fail", 2, 1)


@pytest.mark.parametrize(
    ("rule", "subjects", "waived"),
    [
        ("T-OWN-001", "app-a, app-b", [("app-a",), ("app-b",)]),
        ("T-REL-001", "{from: app-a, to: app-b, type: flow}", [("app-a", "app-b")]),
        ("T-REL-001", "app-a, app-b", [("app-a", "app-b")]),
        ("T-REL-001", "app-a, app-b, app-c", [("app-a", "app-b"), ("app-a", "app-c")]),
        ("T-COV-001", "above", [("above",)]),
    ],
)
def test_a_waiver_accepts_what_it_names_whole(tmp_path: Path, rule: str, subjects: str, waived: list[tuple[str, ...]]) -> None:
    report = report_of(city(tmp_path, waiver("W-1", rule, subjects)))
    assert [each.subjects for each in report.suppressed] == waived
    assert {each.rule for each in report.suppressed} == {rule}
    assert faults(report) == []


@pytest.mark.parametrize(
    ("rule", "subjects", "at"),
    [
        ("T-REL-001", "app-a", ["4:16"]),
        ("T-REL-001", "{from: app-b, to: app-a, type: flow}", ["4:16"]),
        ("T-REL-001", "{from: app-a, to: app-b, type: serving}", ["4:16"]),
        ("T-OWN-001", "{from: app-a, to: app-b, type: flow}", ["4:16"]),
        ("T-OWN-001", "org-a", ["4:16"]),
        ("T-OWN-001", "app-a, org-a", ["4:23"]),
        ("T-SUM-001", "above, app-a, below", ["4:16", "4:30"]),
    ],
)
def test_each_subject_without_a_finding_is_stale(tmp_path: Path, rule: str, subjects: str, at: list[str]) -> None:
    report = report_of(city(tmp_path, waiver("W-1", rule, subjects)))
    assert faults(report) == [("W001", each) for each in at]
    assert report.exit_status(Severity.ERROR) == 1


@pytest.mark.parametrize(
    ("as_of", "expected"),
    [
        (date(2026, 2, 28), [("W006", "8:14")]),
        (date(2026, 3, 1), []),
        (date(2026, 7, 28), []),
        (date(2026, 7, 29), [("W003", "9:14")]),
        (date(2026, 8, 28), [("W003", "9:14")]),
        (date(2026, 8, 29), [("W002", "9:14")]),
        (date(9999, 12, 31), [("W002", "9:14")]),
    ],
)
def test_a_waiver_holds_from_its_first_to_its_last_day(tmp_path: Path, as_of: date, expected: list[tuple[str, str]]) -> None:
    report = report_of(city(tmp_path, waiver("W-1")), as_of=as_of)
    assert faults(report) == expected
    applied = expected in ([], [("W003", "9:14")])
    assert [each.state.waiver for each in report.suppressed] == (["W-1"] if applied else [])
    assert report.waivers[0].applied is applied
    assert {each.severity for each in report.findings if each.rule == "EAF-W003"} <= {Severity.NOTE}
    assert {each.severity for each in report.findings if each.rule in ("EAF-W002", "EAF-W006")} <= {Severity.ERROR}


@pytest.mark.parametrize(
    ("rule", "subjects", "limits", "longest"),
    [
        ("T-OWN-001", "app-a", "", 180),
        ("T-SUM-001", "app-a", "", 365),
        ("T-TAG-001", "app-a", "", 365),
        ("T-OWN-001", "app-a", "{horizon: {error: 90}}", 90),
        ("T-SUM-001", "app-a", "{horizon: {error: 90, warning: 100}}", 100),
        ("T-TAG-001", "app-a", "{horizon: {error: 90, warning: 100}}", 365),
    ],
)
def test_a_waiver_lasts_no_longer_than_its_severity_allows(
    tmp_path: Path, rule: str, subjects: str, limits: str, longest: int
) -> None:
    for days, allowed in ((longest, True), (longest + 1, False)):
        until = date.fromordinal(date(2026, 6, 1).toordinal() + days).isoformat()
        one = waiver("W-1", rule, subjects, created="2026-06-01", expires=until)
        report = report_of(city(tmp_path / str(days), one, limits=limits))
        assert faults(report) == ([] if allowed else [("W006", "9:14")])
        assert bool(report.suppressed) is allowed


def test_a_workspace_cannot_widen_the_horizon(tmp_path: Path) -> None:
    session = city(tmp_path, waiver("W-1"), limits="{horizon: {error: 181, warning: 366, critical: 5}, budget: -1}")
    assert [(each.rule, f"{each.place.line}:{each.place.column}") for each in session.problems] == [
        ("EAF-S005", "6:30"),
        ("EAF-S005", "6:44"),
        ("EAF-S001", "6:49"),
        ("EAF-S005", "6:71"),
    ]
    assert report_of(session).exit_status(Severity.ERROR) == 2


def test_everything_that_is_wrong_is_told_in_one_run_at_its_place(tmp_path: Path) -> None:
    report = report_of(
        city(
            tmp_path,
            waiver("W-01", "T-OWN-001", "org-a"),
            waiver("W-02", "T-OWN-001", "app-a", created="2026-01-01", expires="2026-06-29"),
            waiver("W-03", "T-OWN-001", "app-b", created="2026-06-01", expires="2026-07-10"),
            waiver("W-04", "T-OWN-002", "app-d, {from: app-x, to: app-y, type: flow}", approved_by="org-b"),
            waiver("W-05", "T-SUM-001", "app-a"),
            waiver("W-05", "T-SUM-001", "app-b, app-a"),
            waiver("W-06", "T-SUM-001", "app-c", created="2026-07-01", expires="2027-07-02"),
            waiver("W-07", "T-REL-001", "app-a, app-b, app-c", max_findings="1"),
            waiver("W-08", "T-LAW-001", "app-c", until_changed="sha256:0000000000000000"),
            limits="{budget: 2}",
        )
    )
    assert faults(report) == [
        ("W001", "4:16"),
        ("W002", "17:14"),
        ("W002", "75:20"),
        ("W003", "25:14"),
        ("W004", "27:11"),
        ("W004", "28:16"),
        ("W004", "28:30"),
        ("W004", "28:41"),
        ("W004", "30:18"),
        ("W005", "42:9"),
        ("W005", "44:23"),
        ("W006", "56:14"),
        ("W006", "57:14"),
        ("W007", "66:19"),
        ("W008", "68:11"),
        ("W009", "6:21"),
    ]
    files = {each.place.file.rsplit("/", 1)[-1] for each in report.everything if each.rule != "EAF-W009" and "-W" in each.rule}
    assert files == {"waivers.yaml"}
    assert [each.rule for each in report.problems] == ["EAF-W009", "EAF-W005", "EAF-W005"]
    assert report.exit_status(Severity.ERROR) == 2
    applied = {each.waiver.id: each.applied for each in report.waivers if each.waiver.id != "W-05"}
    assert [id_ for id_, each in applied.items() if each] == ["W-01", "W-03"]


def test_what_is_not_known_is_answered_with_the_nearest_name(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", "T-OWN-002", "app-aa", approved_by="org-aa")))
    remedies = {each.message.en.rsplit("no ", 1)[-1]: each.remedy.en for each in report.findings if each.rule == "EAF-W004"}
    assert remedies == {
        "rule 'T-OWN-002'": "did you mean 'T-OWN-001'?",
        "element 'app-aa'": "did you mean 'app-a', 'app-b', 'app-c'?",
        "approving organisation 'org-aa'": "did you mean 'org-a'?",
    }


def test_an_approver_must_be_an_organisation(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", approved_by="app-b")))
    assert faults(report) == [("W004", "6:18")]
    assert report.suppressed == ()


def test_a_waiver_at_fault_waives_nothing_and_the_check_ends_with_1(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", max_findings="1", subjects="app-a, app-b"), waiver("W-2", subjects="app-c")))
    assert faults(report) == [("W007", "10:19")]
    assert [each.subjects for each in report.suppressed] == [("app-c",)]
    assert report.complete
    assert report.exit_status(Severity.ERROR) == 1


def test_at_most_so_many_findings_as_were_accepted(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", max_findings="2", subjects="app-a, app-b")))
    assert (faults(report), len(report.suppressed)) == ([], 2)


@pytest.mark.parametrize(("budget", "status"), [(0, 2), (1, 2), (2, 1), (3, 1)])
def test_more_waivers_than_the_budget_leave_the_check_undone(tmp_path: Path, budget: int, status: int) -> None:
    expired = waiver("W-3", subjects="app-c", expires="2026-06-01")
    report = report_of(city(tmp_path, waiver("W-1"), waiver("W-2", subjects="app-b"), expired, limits=f"{{budget: {budget}}}"))
    assert report.exit_status(Severity.ERROR) == status
    assert report.complete is (status == 1)
    assert len(report.suppressed) == 2, "each waiver by itself is in order"


def test_of_two_waivers_of_a_finding_the_older_one_is_named_and_nothing_can_be_concluded(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", created="2026-04-01"), waiver("W-2")))
    assert [each.state.waiver for each in report.suppressed] == ["W-2"]
    (doubt,) = report.problems
    assert (doubt.rule, doubt.place.line, doubt.related[0].place.line) == ("EAF-W005", 4, 10)
    assert doubt.message.en == "the waiver W-1 stands twice: W-2 waives the same finding"
    assert report.exit_status(Severity.NOTE) == 2


def test_an_expired_waiver_may_stand_beside_the_one_that_renews_it(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1", expires="2026-06-29"), waiver("W-2", created="2026-06-29")))
    assert faults(report) == [("W002", "9:14")]
    assert [each.state.waiver for each in report.suppressed] == ["W-2"]


def test_a_rule_that_must_not_be_waived_can_be_neither_waived_nor_baselined(tmp_path: Path) -> None:
    session = city(tmp_path, waiver("W-1", "T-LAW-001", "app-c"))
    line = baseline_of([each for each in report_of(session).findings if each.rule == "T-LAW-001"], date(2026, 1, 1)).text()
    (tmp_path / "architecture" / "baseline.txt").write_text(line, encoding="utf-8")
    report = report_of(session)
    assert faults(report) == [("W008", "2:1"), ("W008", "3:11")]
    assert report.suppressed == ()


class TestUntilChanged:
    """A waiver may hold as long as the declaration of its subjects stays what it was when it was decided on."""

    @staticmethod
    def digest(folder: Path, model: str) -> str:
        loaded = city(folder, model=model).loaded.model
        assert loaded is not None
        return Declarations(loaded).digest(("app-a",))

    @pytest.mark.parametrize(
        ("old", "new", "same"),
        [
            ("name: A\n", "name: A # a comment\n", True),
            ("name: A\n", "name: {vi: A}\n", True),
            ("    type: application-component\n    name: A\n", "    name: A\n    type: application-component\n", True),
            ("name: B,", "name: B2,", True),
            ("name: A\n", "name: A2\n", False),
            ("type: flow, target: app-b", "type: flow, target: org-a", False),
            (", {type: flow, target: app-c}]", "]", False),
            ("    documentation: D\n    rel", "    documentation: D\n    tags: [x]\n    rel", False),
        ],
    )
    def test_the_digest_follows_what_is_declared_not_how(self, tmp_path: Path, old: str, new: str, same: bool) -> None:  # noqa: FBT001 - a table
        assert old in MODEL
        before = self.digest(tmp_path / "before", MODEL)
        assert (self.digest(tmp_path / "after", MODEL.replace(old, new)) == before) is same
        assert before.startswith("sha256:")

    def test_a_waiver_lapses_when_its_subject_changes(self, tmp_path: Path) -> None:
        until = self.digest(tmp_path / "first", MODEL)
        kept = report_of(city(tmp_path / "kept", waiver("W-1", until_changed=until)))
        assert (faults(kept), len(kept.suppressed)) == ([], 1)
        changed = MODEL.replace("name: A\n", "name: Khác\n")
        report = report_of(city(tmp_path / "changed", waiver("W-1", until_changed=until), model=changed))
        assert (faults(report), report.suppressed) == ([("W002", "10:20")], ())
        told_digest = next(each.message.en for each in report.findings if each.rule == "EAF-W002")
        assert self.digest(tmp_path / "again", changed) in told_digest

    def test_a_relationship_has_a_declaration_of_its_own(self, tmp_path: Path) -> None:
        model = city(tmp_path).loaded.model
        assert model is not None
        declarations = Declarations(model)
        edges = (Edge("app-a", "flow", "app-b"), Edge("app-a", "flow", "app-c"))
        assert len({declarations.digest((each,)) for each in edges}) == 2
        assert declarations.digest(edges) == declarations.digest(edges[::-1])


@pytest.mark.parametrize(
    "change",
    [{"select": ("T-OWN",)}, {"ignore": ("T-TAG",)}, {"plateau": "plt-a"}],
    ids=["select", "ignore", "plateau"],
)
def test_when_only_a_part_is_checked_nothing_is_called_stale(tmp_path: Path, change: dict[str, object]) -> None:
    model = MODEL + "  plt-a: {type: plateau, name: P, plateau: {date: 2026-01-01}}\n"
    baseline = f"# eaf baseline 1\n{'0' * 32} T-OWN-001 2026-01-01 app-a\n"
    session = city(tmp_path, waiver("W-1", "T-SUM-001", "org-a"), model=model, baseline=baseline)
    assert faults(report_of(session)) == [("W001", "4:16"), ("W010", "2:1")]
    report = report_of(session, **change)
    assert (faults(report), report.stale_unknown) == ([], True)


def test_a_narrowed_report_says_nothing_of_what_is_stale(tmp_path: Path) -> None:
    session = city(tmp_path, waiver("W-1", "T-SUM-001", "org-a"))
    report = report_of(session, Acceptance(partial=True))
    assert (faults(report), report.stale_unknown) == ([], True)


def test_other_packs_do_not_know_what_the_waivers_are_about(tmp_path: Path) -> None:
    session = city(tmp_path, waiver("W-1", "T-OWN-009", "brm:B1"))
    assert faults(report_of(session)) == [("W004", "3:11"), ("W004", "4:16")]
    model = session.loaded.model
    assert model is not None
    raw = check(model, session.rules, session.loaded.packs, Run(AS_OF))
    other = replace(raw, packs=tuple(replace(each, id="other") for each in raw.packs))
    assert faults(suppress(other, model)) == []


def test_findings_of_a_rule_that_broke_are_not_stale(tmp_path: Path) -> None:
    session = city(tmp_path, waiver("W-1"), baseline=f"# eaf baseline 1\n{'0' * 32} T-OWN-001 2026-01-01 app-a\n")
    model = session.loaded.model
    assert model is not None
    raw = check(model, session.rules, session.loaded.packs, Run(AS_OF))
    broken = replace(
        raw,
        findings=tuple(each for each in raw.findings if each.rule != "T-OWN-001"),
        results=tuple(replace(each, status=ERROR) if each.rule.id == "T-OWN-001" else each for each in raw.results),
    )
    assert faults(suppress(broken, model)) == []


class TestBaseline:
    """Findings that were there before do not count; what is gone is to leave the file."""

    @staticmethod
    def lines(folder: Path, *rules: str, since: date = date(2026, 1, 1)) -> str:
        report = report_of(city(folder))
        return baseline_of((each for each in report.findings if each.rule in rules), since).text()

    def test_findings_of_the_baseline_do_not_count(self, tmp_path: Path) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001", "T-REL-001")
        report = report_of(city(tmp_path / "b", baseline=text))
        assert told(report.suppressed) == [each for each in FOUND if each[0] in ("T-OWN-001", "T-REL-001")]
        assert {(each.state.word, each.state.since) for each in report.suppressed} == {(BASELINED, date(2026, 1, 1))}
        assert faults(report) == []

    def test_a_waiver_goes_before_the_baseline(self, tmp_path: Path) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001")
        report = report_of(city(tmp_path / "b", waiver("W-1"), baseline=text))
        assert sorted(each.state.word for each in report.suppressed) == [BASELINED, BASELINED, WAIVED]
        assert faults(report) == []

    def test_a_line_holds_from_its_date_on(self, tmp_path: Path) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001", since=AS_OF)
        session = city(tmp_path / "b", baseline=text)
        assert len(report_of(session).suppressed) == 3
        before = report_of(session, as_of=date(2026, 6, 29))
        assert (before.suppressed, faults(before)) == ((), [])

    @pytest.mark.parametrize("old_new", [("T-OWN-001", "T-SUM-001"), (" app-a", " app-b"), ("0", "1")])
    def test_an_altered_line_stands_for_nothing(self, tmp_path: Path, old_new: tuple[str, str]) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001")
        header, *lines = text.splitlines()
        (line,) = [each for each in lines if each.endswith(" app-a")]
        altered = f"{header}\n{line.replace(*old_new)}\n"
        report = report_of(city(tmp_path / "b", baseline=altered))
        assert (report.suppressed, faults(report)) == ((), [("W010", "2:1")])

    @pytest.mark.parametrize(("ci", "severity"), [(False, Severity.NOTE), (True, Severity.ERROR)])
    def test_a_line_that_matches_nothing_is_a_note_and_in_ci_an_error(
        self,
        tmp_path: Path,
        ci: bool,  # noqa: FBT001 - a table
        severity: Severity,
    ) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001")
        sound = MODEL.replace("name: B,", "name: B, owner: org-a,")
        report = report_of(city(tmp_path / "b", baseline=text, model=sound), Acceptance(ci=ci))
        (stale,) = [each for each in report.findings if each.rule == "EAF-W010"]
        assert (stale.severity, stale.place.file.rsplit("/", 1)[-1]) == (severity, "baseline.txt")
        line = text.splitlines()[stale.place.line - 1]
        assert line.endswith(" app-b")
        assert stale.place.end_column == len(line) + 1

    def test_a_baseline_that_cannot_be_read_leaves_the_check_undone(self, tmp_path: Path) -> None:
        text = self.lines(tmp_path / "a", "T-OWN-001")
        report = report_of(city(tmp_path / "b", baseline=f"{text}<<<<<<< HEAD\n"))
        assert [(each.rule, each.place.line) for each in report.problems] == [("EAF-B002", 5)]
        assert report.suppressed == ()
        assert report.exit_status(Severity.ERROR) == 2
        assert report_of(city(tmp_path / "c", baseline="x"), Acceptance(baseline=False)).complete


def test_a_large_model_has_the_same_register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    register = (
        waiver("W-1", "T-OWN-001", "app-a, app-z", until_changed="sha256:0000000000000000"),
        waiver("W-2", "T-REL-001", "{from: app-a, to: app-b, type: flow}", approved_by="app-a"),
        waiver("W-3", "T-SUM-001", "app-a, app-b"),
    )
    plain = report_of(city(tmp_path / "a", *register))
    monkeypatch.setattr(bulk, "LARGE", 0)
    session = city(tmp_path / "b", *register)
    assert session.loaded.shards
    large = report_of(session)
    assert [(each.rule, each.message, each.subjects) for each in large.everything] == [
        (each.rule, each.message, each.subjects) for each in plain.everything
    ]
    assert faults(large) == faults(plain)
    assert told(large.suppressed) == told(plain.suppressed) == [("T-SUM-001", ("app-a",)), ("T-SUM-001", ("app-b",))]


class TestClauses:
    """A state changes no verdict."""

    @pytest.mark.parametrize(
        ("waivers", "waived"),
        [
            (("app-a", "app-b", "app-c"), True),
            (("app-a", "app-b"), False),
            ((), False),
        ],
    )
    def test_a_clause_whose_breaches_are_waived_stays_not_met(
        self,
        tmp_path: Path,
        waivers: tuple[str, ...],
        waived: bool,  # noqa: FBT001 - a table
    ) -> None:
        session = city(tmp_path, *(waiver(f"W-{each}", subjects=each) for each in waivers))
        clause = next(each for each in report_of(session).clauses if each.clause.id == "c-own")
        assert (clause.verdict, clause.waived) == (NOT_MET, waived)
        assert (len(clause.findings), len(clause.suppressed)) == (3 - len(waivers), len(waivers))

    def test_notes_need_no_waiver_and_a_baseline_is_none(self, tmp_path: Path) -> None:
        register = waiver("W-1", "T-SUM-001", "app-a, app-b, app-c")
        clause = next(each for each in report_of(city(tmp_path / "a", register)).clauses if each.clause.id == "c-sum")
        assert clause.waived
        text = TestBaseline.lines(tmp_path / "b", "T-OWN-001", "T-SUM-001")
        report = report_of(city(tmp_path / "c", baseline=text))
        assert {each.clause.id: (each.verdict, each.waived) for each in report.clauses} == {
            "c-own": (NOT_MET, False),
            "c-sum": (NOT_MET, False),
            "c-rest": (NOT_MET, False),
        }

    def test_a_clause_that_is_met_or_undecided_is_never_waived(self, tmp_path: Path) -> None:
        sound = MODEL.replace("name: A\n", "name: A\n    owner: org-a\n").replace("C}", "C, owner: org-a}")
        report = report_of(city(tmp_path, waiver("W-1", subjects="app-b"), model=sound.replace("B,", "B, owner: org-a,")))
        assert next((each.verdict, each.waived) for each in report.clauses if each.clause.id == "c-own") == (MET, False)
        narrowed = report_of(city(tmp_path / "b", waiver("W-1")), ignore=("T-SUM",))
        assert next((each.verdict, each.waived) for each in narrowed.clauses if each.clause.id == "c-sum") == (UNDECIDED, False)
