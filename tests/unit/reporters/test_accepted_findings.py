"""Waived and baselined findings in every format: told where there is room, counted nowhere."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from checking.waived_city import MODEL, accepted_report, city, report_of, waiver
from lxml import etree

from eaf.api.acceptance import Acceptance
from eaf.checking.report import CheckReport
from eaf.errors import UsageError
from eaf.finding import Place, Related, Severity, Step
from eaf.reporters import REPORTERS, sarif
from eaf.reporters.settings import Settings
from eaf.text import both

FORMATS = dict(REPORTERS)
ENGLISH = Settings("en")


@pytest.fixture
def report(tmp_path: Path) -> CheckReport:
    return accepted_report(tmp_path)


def test_the_report_has_findings_of_every_state(report: CheckReport) -> None:
    states = [each.state.word for each in report.of_any_state]
    assert {word: states.count(word) for word in set(states)} == {"active": 8, "waived": 4, "baselined": 4}
    assert [each.rule for each in report.findings if each.rule.startswith("EAF")] == ["EAF-W010", "EAF-W002"]


def test_text_counts_what_is_active_and_says_what_is_not(report: CheckReport) -> None:
    text = FORMATS["text"](report, ENGLISH)
    assert "4 waived, 4 baselined\n" in text
    assert text.endswith("4 errors, 0 warnings, 4 notes\n")
    assert "A has no owner" not in text
    assert "4 được miễn trừ, 4 trong nền" in FORMATS["text"](report, Settings())


def test_text_does_not_call_clean_what_is_accepted(tmp_path: Path) -> None:
    everything = [("T-OWN-001", "a, b, c"), ("T-SUM-001", "a, b, c"), ("T-TAG-001", "a, b, c"), ("T-REL-001", "a, b, c")]
    register = [waiver(rule, rule, ", ".join(f"app-{x}" for x in names.split(", "))) for rule, names in everything]
    model = MODEL.replace("name: C}", "name: C, documentation: D}")
    waived = report_of(city(tmp_path, *register, waiver("W-5", "T-COV-001", "above, below"), model=model))
    assert waived.findings == ()
    text = FORMATS["text"](waived, ENGLISH)
    assert "No findings" not in text
    assert text.endswith("0 errors, 0 warnings, 0 notes\n")
    assert "13 waived, 0 baselined" in text


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit", "sarif", "sarif-github"])
def test_every_format_with_room_says_how_many_do_not_count(report: CheckReport, name: str) -> None:
    assert "4 waived, 4 baselined" in FORMATS[name](report, ENGLISH)


@pytest.mark.parametrize("name", ["text", "markdown", "github", "junit", "sarif"])
def test_an_audit_and_a_part_say_so(tmp_path: Path, name: str) -> None:
    session = city(tmp_path, waiver("W-1"))
    assert "Audit: every finding counts" in FORMATS[name](report_of(session, Acceptance(waivers=False)), ENGLISH)
    assert "still match is not judged" in FORMATS[name](report_of(session, select=("T-OWN",)), ENGLISH)
    assert "still match is not judged" not in FORMATS[name](report_of(session), ENGLISH)


@pytest.mark.parametrize("name", ["gitlab", "github", "markdown", "sarif-github"])
def test_formats_that_raise_alerts_hold_active_findings_only(report: CheckReport, name: str) -> None:
    text = FORMATS[name](report, replace(ENGLISH, fail_level=Severity.NOTE))
    assert "T-REL-001" in text
    assert "EAF-W002" in text
    assert "A has no owner" not in text


def test_json_gives_each_finding_its_state_waiver_and_date(report: CheckReport) -> None:
    data = json.loads(FORMATS["json"](report, ENGLISH))
    assert {(each["state"], each["waiver"], each["since"]) for each in data["findings"]} == {
        ("active", None, None),
        ("waived", "W-1", "2026-03-01"),
        ("waived", "W-3", "2026-03-01"),
        ("baselined", None, "2026-01-01"),
    }
    assert data["counts"]["errors"] == sum(each["state"] == "active" and each["severity"] == "error" for each in data["findings"])
    assert (data["counts"]["waived"], data["counts"]["baselined"]) == (4, 4)
    assert [(each["id"], each["applied"], each["findings"], each["faults"]) for each in data["waivers"]] == [
        ("W-1", True, 2, []),
        ("W-2", False, 1, ["EAF-W002"]),
        ("W-3", True, 2, []),
    ]
    rows = {each["id"]: (each["findings"], each["suppressed"], each["status"]) for each in data["rules"]}
    assert rows["T-OWN-001"] == (0, 3, "fail")
    assert {each["id"]: each["waived"] for each in data["clauses"]} == {"c-own": False, "c-sum": False, "c-rest": False}


def test_the_sarif_archive_holds_suppressions(report: CheckReport) -> None:
    results = json.loads(FORMATS["sarif"](report, ENGLISH))["runs"][0]["results"]
    assert len(results) == len(report.of_any_state)
    suppressions = [each["suppressions"] for each in results]
    assert suppressions.count([]) == 8, "where one result has suppressions, the others say that they have none"
    told = {(one["kind"], one["status"], one["justification"]) for each in suppressions for one in each}
    assert told == {
        ("external", "accepted", words)
        for words in ("waived by W-1: 100 % {y}: <b>", "waived by W-3: In transition.", "in the baseline since 2026-01-01")
    }


def test_sarif_for_github_holds_no_suppression_at_all(report: CheckReport, city_report: CheckReport) -> None:
    results = json.loads(FORMATS["sarif-github"](report, ENGLISH))["runs"][0]["results"]
    assert len(results) == len(report.everything)
    assert not any("suppressions" in each for each in results)
    assert FORMATS["sarif-github"](city_report, ENGLISH) == FORMATS["sarif"](city_report, ENGLISH), "when nothing is accepted"


def test_sarif_for_github_fails_beyond_its_limits(report: CheckReport, monkeypatch: pytest.MonkeyPatch) -> None:
    finding = report.findings[0]
    many = tuple(replace(finding, place=Place("a.yaml", number, 1, number, 2)) for number in range(1, 5001))
    assert json.loads(FORMATS["sarif-github"](replace(report, findings=many), ENGLISH))
    with pytest.raises(UsageError, match="5001 findings, GitHub takes 5000"):
        FORMATS["sarif-github"](replace(report, findings=(*many, finding)), ENGLISH)
    assert json.loads(FORMATS["sarif"](replace(report, findings=(*many, finding)), ENGLISH)), "an archive has no such limit"
    far = replace(finding, related=(Related(finding.place, both("x")),) * 1_000)
    with pytest.raises(UsageError, match=f"1001 places of a finding of {finding.rule}, GitHub takes 1000"):
        FORMATS["sarif-github"](replace(report, findings=(far,)), ENGLISH)
    long = replace(finding, witness=(Step("a", "serving", "b", finding.place),) * 10_001)
    with pytest.raises(UsageError, match=f"10001 steps of a finding of {finding.rule}, GitHub takes 10000"):
        FORMATS["sarif-github"](replace(report, findings=(long,)), ENGLISH)
    noise = [hashlib.shake_256(str(number).encode()).hexdigest(2_000) for number in range(len(many))]
    large = tuple(replace(each, message=both(words)) for each, words in zip(many, noise, strict=True))
    with pytest.raises(UsageError, match=r"1\d{7} bytes when compressed, GitHub takes 10000000 .*eaf baseline create"):
        FORMATS["sarif-github"](replace(report, findings=large), ENGLISH)
    monkeypatch.setattr(sarif, "GITHUB_RULES", 5)
    with pytest.raises(UsageError, match="6 rules"):
        FORMATS["sarif-github"](report, ENGLISH)


def test_junit_skips_a_rule_whose_findings_are_all_accepted(report: CheckReport) -> None:
    suites = etree.fromstring(FORMATS["junit"](report, replace(ENGLISH, fail_level=Severity.NOTE)).encode())
    cases = {each.get("name").split()[0]: each for each in suites.iter("testcase") if each.get("classname") != "eaf.waivers"}
    assert {name: [child.tag for child in each] for name, each in cases.items()} == {
        "T-COV-001": ["skipped"],
        "T-LAW-001": ["failure"],
        "T-OWN-001": ["skipped"],
        "T-REL-001": ["failure"],
        "T-SUM-001": ["skipped"],
        "T-TAG-001": ["failure"],
    }
    skipped = cases["T-OWN-001"].find("skipped")
    assert skipped.get("message") == "waived by W-1: 100 % {y}: <b>; in the baseline since 2026-01-01"
    assert skipped.text.count("has no owner") == 3
    (suite,) = [each for each in suites if each.get("name") == "test"]
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("6", "3", "3")


def test_junit_has_cases_for_what_is_wrong_with_the_register(report: CheckReport) -> None:
    suites = etree.fromstring(FORMATS["junit"](report, ENGLISH).encode())
    (suite,) = [each for each in suites if each.get("name") == "eaf.waivers"]
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert [(case.get("name").split()[0], case[0].tag) for case in suite] == [
        ("EAF-W010", "system-out"),
        ("EAF-W002", "failure"),
    ]


def test_a_doubt_about_the_register_reads_like_a_check_that_was_not_done(tmp_path: Path) -> None:
    report = report_of(city(tmp_path, waiver("W-1"), waiver("W-1", subjects="app-b")))
    assert report.exit_status(Severity.ERROR) == 2
    said = {name: render(report, Settings()) for name, render in FORMATS.items()}
    assert "KHÔNG KIỂM TRA ĐƯỢC" in said["text"]
    assert json.loads(said["sarif-github"])["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert "blocker" in said["gitlab"]
    assert etree.fromstring(said["junit"].encode()).findall(".//error")
    assert report.as_of == date(2026, 6, 30)
