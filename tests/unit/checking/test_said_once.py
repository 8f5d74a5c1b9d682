"""What rules of a pack and of one that extends it both report is said once, by the extending pack, and hides nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

from eaf.api import load
from eaf.checking.engine import Run, check
from eaf.checking.report import FAIL, CheckReport

RULE = """\
rules:
  - rule: {id}
    name: {name}-target-missed
    kind: {kind}
    title: {{vi: Đạt, en: Met}}
    message: {{vi: "{{subject}} chưa đạt", en: "{{subject}} is missed"}}
    severity: {severity}
    rationale: {{vi: Vì vậy., en: Because.}}
    remedy: {{vi: Làm., en: Do it.}}
    select: {select}
    params: {params}
"""
MODEL = """\
elements:
  ind-a:
    type: indicator
    name: {vi: Tỷ lệ A, en: Share A}
    tags: [city]
    indicator: {unit: "%", targets: [{date: 2021-12-31, min: 30}]}
  ind-b:
    type: indicator
    name: {vi: Tỷ lệ B, en: Share B}
    indicator: {unit: "%", targets: [{date: 2021-12-31, min: 40}]}
"""
KPI = "{missing: report}"
Given = tuple[str, str, str]


def checked(
    folder: Path, *, nation: Given = ("kpi", "warning", KPI), city: Given = ("kpi", "warning", KPI), ignore: str = ""
) -> CheckReport:
    """The check of two indicators without results by a rule of the nation and one of the city, which looks at the first only."""
    for name, id_, (kind, severity, params), head, select in (
        ("nation", "NAT-KPI-001", nation, "", "{type: indicator}"),
        ("city", "CTY-KPI-001", city, ", extends: nation", "{tag: city}"),
    ):
        files = {
            "pack": f"pack: {{id: {name}, format: 1, version: 1, name: {{vi: Gói {name}, en: Pack {name}}}{head}}}\n",
            "clauses": f"clauses: [{{id: {name}-c, instrument: law, level: must, status: automated, text: T, rules: [{id_}]}}]\n",
            "rules": RULE.format(id=id_, name=name, kind=kind, severity=severity, params=params, select=select),
        }
        if name == "nation":
            files["law"] = "sources: {book: {name: B}}\ninstruments: [{id: law, title: L}]\n"
            files["layers"] = "layers: [{id: goals, name: {vi: Mục tiêu, en: Goals}, rank: 1, types: [indicator]}]\n"
        for file, text in files.items():
            (folder / "checks" / name).mkdir(parents=True, exist_ok=True)
            (folder / "checks" / name / f"{file}.yaml").write_text(dedent(text), encoding="utf-8")
    (folder / "architecture").mkdir()
    settings = "workspace: {format: 1, id: t, name: T, packs: [city]}\n"
    (folder / "architecture" / "eaf.yaml").write_text(settings, encoding="utf-8")
    (folder / "architecture" / "model.yaml").write_text(MODEL, encoding="utf-8")
    session = load(folder / "architecture")
    assert session.loaded.model is not None, [f"{each.place} {each.message.en}" for each in session.problems]
    run = Run(date(2022, 2, 28), ignore=(ignore,) if ignore else ())
    return check(session.loaded.model, session.rules, session.loaded.packs, run)


def said(report: CheckReport) -> list[tuple[str, tuple[str, ...]]]:
    return sorted((each.rule, each.subjects) for each in report.findings)


BOTH = [("CTY-KPI-001", ("ind-a",)), ("NAT-KPI-001", ("ind-a",)), ("NAT-KPI-001", ("ind-b",))]
ONCE = [("CTY-KPI-001", ("ind-a",)), ("NAT-KPI-001", ("ind-b",))]


def test_what_both_report_the_extending_pack_says_and_names_the_other_rule(tmp_path: Path) -> None:
    report = checked(tmp_path)
    assert said(report) == ONCE
    (own,) = (each for each in report.findings if each.rule == "CTY-KPI-001")
    assert [each.message.en for each in own.related] == ["rule CTY-KPI-001", "rule NAT-KPI-001"]


def test_a_rule_that_leaves_findings_to_others_has_failed_and_counts_its_own(tmp_path: Path) -> None:
    results = {each.rule.id: each for each in checked(tmp_path).results}
    assert {id_: (each.status, each.subjects, each.findings) for id_, each in results.items()} == {
        "NAT-KPI-001": (FAIL, 2, 1),
        "CTY-KPI-001": (FAIL, 1, 1),
    }


def test_without_the_particular_rule_the_general_one_says_all(tmp_path: Path) -> None:
    assert said(checked(tmp_path, ignore="CTY-KPI-001")) == BOTH[1:]


def test_other_parameters_assert_something_else(tmp_path: Path) -> None:
    assert said(checked(tmp_path, city=("kpi", "warning", "{}"))) == BOTH


def test_a_finding_is_not_left_to_a_milder_one(tmp_path: Path) -> None:
    assert said(checked(tmp_path, city=("kpi", "note", KPI))) == BOTH


def test_a_finding_may_be_left_to_a_graver_one(tmp_path: Path) -> None:
    assert said(checked(tmp_path, city=("kpi", "error", KPI))) == ONCE


def test_what_people_answer_is_asked_for_each_rule(tmp_path: Path) -> None:
    asked = ("attest", "warning", "{methods: [examine]}")
    report = checked(tmp_path, nation=asked, city=asked)
    assert said(report) == BOTH
