"""Shares that may not fall: recorded by the baseline, held by the rule, said where they fall, rise or are waived."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from checking.check_text import workspace
from eaf.api import Session, load, run_check
from eaf.api.acceptance import EVERYTHING, Acceptance
from eaf.api.baseline import new_baseline, pruned_baseline
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Severity
from eaf.loading import bulk
from eaf.loading.baseline_file import parse_baseline
from eaf.loading.cache import Cache
from eaf.model.share import Share
from eaf.reporters.json import render
from eaf.reporters.settings import Settings

AS_OF = date(2026, 6, 30)
RULE = """\
  - rule: T-USE-001
    name: system-for-nobody
    kind: coverage
    title: {vi: Có ích, en: Of use}
    message: {vi: "{subject} không phục vụ ai", en: "{subject} serves nobody"}
    severity: error
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: Thêm., en: Add.}
    select: {type: application-component}
    params: {by: serving, target: {type: business-service}, threshold: "THRESHOLD", ratchet: RATCHET}
"""
BASELINE = "# eaf baseline 1\nshare T-USE-001 2026-01-01 {}\n"
WAIVER = """\
waivers:
  - {id: W-1, rule: T-USE-001, subjects: [app-4], reason: R, approved_by: org-a, decision: 1/QĐ, created: 2026-06-01, expires: 2026-09-01}
"""


def city(
    folder: Path, serving: int, of: int = 5, *, threshold: str = "20%", ratchet: str = "true", baseline: str = ""
) -> Session:
    """``of`` applications, of which the first ``serving`` serve the service."""
    serves = ", relationships: [{type: serving, target: svc-a}]"
    apps = [f"  app-{n}: {{type: application-component, name: A{n}{serves if n < serving else ''}}}" for n in range(of)]
    model = "\n".join(
        ["elements:", "  svc-a: {type: business-service, name: S}", "  org-a: {type: business-actor, name: O}", *apps]
    )
    session = workspace(folder, RULE.replace("THRESHOLD", threshold).replace("RATCHET", ratchet), model=model + "\n")
    if baseline:
        (folder / "architecture" / "baseline.txt").write_text(BASELINE.format(baseline), encoding="utf-8")
    return session


def report_of(session: Session, acceptance: Acceptance = EVERYTHING, as_of: date = AS_OF) -> CheckReport:
    return run_check(session, Run(as_of), acceptance=acceptance)


def found(report: CheckReport) -> list[tuple[str, tuple[str, ...]]]:
    return [(each.rule, each.subjects) for each in report.everything]


@pytest.mark.parametrize(
    ("recorded", "falls"), [("3/5", False), ("6/10", False), ("1/5", False), ("61/100", True), ("4/5", True)]
)
def test_a_share_below_the_recorded_one_is_a_breach_whatever_the_threshold(tmp_path: Path, recorded: str, falls: bool) -> None:  # noqa: FBT001 - a table
    report = report_of(city(tmp_path, 3, baseline=recorded), Acceptance(partial=True))
    assert found(report) == ([("T-USE-001", ("app-3",)), ("T-USE-001", ("app-4",))] if falls else [])
    said = Share.read(recorded).said.vi
    assert all(each.message.vi.endswith(f"tỷ lệ bao phủ giảm từ {said} xuống 3/5 (60,0 %)") for each in report.findings)
    assert report.results[0].recorded == Share.read(recorded)


def test_the_record_counts_from_its_day_for_rules_with_ratchet_and_in_an_audit_too(tmp_path: Path) -> None:
    session = city(tmp_path / "a", 3, baseline="4/5")
    assert len(report_of(session).findings) == 2
    assert len(report_of(session, Acceptance(waivers=False)).findings) == 2
    assert found(report_of(session, Acceptance(baseline=False))) == []
    assert found(report_of(session, as_of=date(2025, 12, 31))) == []
    without = report_of(city(tmp_path / "b", 3, ratchet="false", baseline="4/5"))
    assert found(without) == [("EAF-W010", ())]
    assert without.results[0].recorded is None


def test_what_is_waived_is_counted_apart_and_stays_among_all(tmp_path: Path) -> None:
    city(tmp_path, 3, threshold="100%", baseline="3/5")
    (tmp_path / "architecture" / "waivers.yaml").write_text(WAIVER, encoding="utf-8")
    report = report_of(load(tmp_path / "architecture"))
    (result,) = report.results
    assert (result.share, result.waived, result.findings) == (Share(3, 5), 1, 1)
    told = json.loads(render(report, Settings("en")))["rules"][0]["coverage"]
    assert told == {"covered": 3, "waived": 1, "total": 5, "recorded": "3/5"}


@pytest.mark.parametrize(("ci", "severity"), [(False, Severity.NOTE), (True, Severity.ERROR)])
def test_a_recorded_share_lower_than_todays_is_said(tmp_path: Path, ci: bool, severity: Severity) -> None:  # noqa: FBT001 - a table
    (fault,) = report_of(city(tmp_path, 4, baseline="3/5"), Acceptance(ci=ci)).findings
    assert (fault.rule, fault.severity, str(fault.place)) == ("EAF-W011", severity, "architecture/baseline.txt:2:1")
    assert fault.message.en == "the recorded share of T-USE-001 is 3/5 (60.0 %), lower than today's 4/5 (80.0 %)"


def test_a_rule_that_is_not_there_or_has_no_subject_keeps_nothing_it_could_fall_below(tmp_path: Path) -> None:
    session = city(tmp_path / "a", 0, 0, baseline="3/5")
    assert found(report_of(session)) == []
    gone = city(tmp_path / "b", 5)
    path = tmp_path / "b" / "architecture" / "baseline.txt"
    path.write_text(BASELINE.format("5/5").replace("T-USE-001", "T-USE-002"), encoding="utf-8")
    assert found(report_of(gone)) == [("EAF-W010", ())]
    assert pruned_baseline(gone, Run(AS_OF), None).baseline.text() == "# eaf baseline 1\nshare T-USE-001 2026-06-30 5/5\n"


def test_a_new_baseline_records_the_share_and_pruning_only_raises_it(tmp_path: Path) -> None:
    made = new_baseline(city(tmp_path / "a", 3, threshold="80%"), Run(AS_OF), None)
    assert sorted(line.split(" ", 1)[-1] for line in made.baseline.text().splitlines()[1:]) == [
        "T-USE-001 2026-06-30 3/5",
        "T-USE-001 2026-06-30 app-3",
        "T-USE-001 2026-06-30 app-4",
    ]
    assert made.baseline.text().splitlines()[3] == "share T-USE-001 2026-06-30 3/5"
    for serving, raised, line in ((2, 0, "2026-01-01 3/5"), (3, 0, "2026-01-01 3/5"), (4, 1, "2026-06-30 4/5")):
        session = city(tmp_path / str(serving), serving, baseline="3/5")
        change = pruned_baseline(session, Run(AS_OF), None)
        assert (change.baseline.text(), change.raised, change.left_out) == (
            f"# eaf baseline 1\nshare T-USE-001 {line}\n",
            raised,
            0,
        )


@pytest.mark.parametrize(
    ("lines", "code", "at"),
    [
        (["share T-USE-001 2026-01-01 6/5"], "EAF-B002", 2),
        (["share T-USE-001 2026-01-01 0/0"], "EAF-B002", 2),
        (["share T-USE-001 2026-13-01 1/2"], "EAF-B002", 2),
        (["share T-USE-001 2026-01-01 01/2"], "EAF-B002", 2),
        (["share T-USE-001 2026-01-01 1/2 "], "EAF-B002", 2),
        (["share T-USE-002 2026-01-01 1/2", "share T-USE-001 2026-01-01 1/2"], "EAF-B003", 3),
        (["share T-USE-001 2026-01-01 1/2", "share T-USE-001 2026-01-01 1/2"], "EAF-B003", 3),
        (["share T-USE-001 2026-01-01 1/2", f"{'0' * 32} T-USE-001 2026-01-01 app-a"], "EAF-B003", 3),
    ],
)
def test_a_line_that_is_no_share_in_its_place_is_a_problem(lines: list[str], code: str, at: int) -> None:
    baseline, problems = parse_baseline("\n".join(["# eaf baseline 1", *lines, ""]), "b")
    assert [(each.rule, each.place.line) for each in problems] == [(code, at)]
    assert not baseline.shares


def test_a_baseline_that_cannot_be_read_leaves_open_whether_a_share_fell(tmp_path: Path) -> None:
    session = city(tmp_path, 3, baseline="9/5")
    for acceptance in (EVERYTHING, Acceptance(waivers=False)):
        report = report_of(session, acceptance)
        assert (report.complete, [each.rule for each in report.problems]) == (False, ["EAF-B002"])


def test_what_was_kept_is_not_said_again_when_the_recorded_share_changes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bulk, "LARGE", 0)
    city(tmp_path, 3)

    def findings(recorded: str) -> int:
        path = tmp_path / "architecture" / "baseline.txt"
        path.write_text(BASELINE.format(recorded), encoding="utf-8")
        session = load(tmp_path / "architecture", cache=Cache(tmp_path / "kept"))
        assert session.loaded.shards
        report = report_of(session)
        assert report.results[0].share == Share(3, 5)
        return sum(each.rule == "T-USE-001" for each in report.findings)

    assert [findings(recorded) for recorded in ("3/5", "4/5", "4/5", "3/5", "5/5", "2/5")] == [0, 2, 2, 0, 2, 0]


@pytest.mark.parametrize(
    ("share", "other", "below"), [("1/3", "33/100", False), ("33/100", "1/3", True), ("2/4", "1/2", False), ("0/1", "0/9", False)]
)
def test_shares_are_compared_exactly(share: str, other: str, below: bool) -> None:  # noqa: FBT001 - a table
    assert Share.read(share).is_below(Share.read(other)) is below


def test_per_cent_are_rounded_down_so_that_100_means_all() -> None:
    assert [Share(n, 2000).percent.en for n in (0, 1, 1999, 2000)] == ["0.0 %", "0.0 %", "99.9 %", "100.0 %"]
