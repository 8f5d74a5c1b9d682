"""Every output format against the schema of whoever reads it, on findings, problems and nothing at all."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from checking.waived_city import accepted_report
from lxml import etree

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Severity
from eaf.reporters import REPORTERS
from eaf.reporters.markdown import escape
from eaf.reporters.settings import Settings

SCHEMAS = Path(__file__).parents[2] / "schemas"
FORMATS = dict(REPORTERS)
HOSTILE = "Tên <script>alert(1)</script> |`x`| @ai ::error::%0A \\u001b[31m"


def workspace(folder: Path, model: str) -> Path:
    made = folder / "architecture"
    made.mkdir(parents=True)
    (made / "eaf.yaml").write_text("workspace: {format: 1, id: thu, name: Thử, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (made / "model.yaml").write_text(model, encoding="utf-8")
    return made


def report_of(folder: Path, model: str) -> CheckReport:
    return run_check(load(workspace(folder, model)), Run(date(2022, 2, 28)))


@pytest.fixture(params=["findings", "problems", "accepted", "city"])
def report(request: pytest.FixtureRequest, tmp_path: Path, city_report: CheckReport) -> CheckReport:
    if request.param == "city":
        return city_report
    if request.param == "accepted":
        return accepted_report(tmp_path)
    if request.param == "findings":
        model = f'elements:\n  app-a: {{type: application-component, name: "{HOSTILE}"}}\n'
        return report_of(tmp_path, model.replace("\\u001b", ""))
    return report_of(tmp_path, "elements:\n  app-a: {type: application-componnt, name: A, owner: org-x}\n")


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("profile", ["sarif", "sarif-github"])
def test_sarif_follows_the_oasis_schema(report: CheckReport, profile: str, language: str) -> None:
    log = json.loads(FORMATS[profile](report, Settings("en" if language == "en" else "vi")))
    schema = json.loads((SCHEMAS / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator(schema).validate(log)


@pytest.mark.parametrize("profile", ["sarif", "sarif-github"])
def test_sarif_gives_what_code_scanning_asks_for(report: CheckReport, profile: str) -> None:
    run = json.loads(FORMATS[profile](report, Settings()))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert {each["id"] for each in rules} >= {each.rule for each in report.everything}
    assert all(each["shortDescription"]["text"] and each["fullDescription"]["text"] and each["help"]["text"] for each in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        region = result["locations"][0]["physicalLocation"]["region"]
        assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
        assert region["startLine"] == region["endLine"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
    assert run["invocations"][0]["executionSuccessful"] is report.complete


def test_junit_follows_the_jenkins_schema(report: CheckReport) -> None:
    schema = etree.XMLSchema(etree.parse(SCHEMAS / "junit-10.xsd"))
    schema.assertValid(etree.fromstring(FORMATS["junit"](report, Settings()).encode()))


def test_junit_shows_every_rule_and_fails_only_at_the_fail_level(city_report: CheckReport) -> None:
    suites = etree.fromstring(FORMATS["junit"](city_report, Settings(fail_level=Severity.ERROR)).encode())
    assert len(suites.findall(".//testcase")) == len(city_report.results)
    assert not suites.findall(".//failure")
    strict = etree.fromstring(FORMATS["junit"](city_report, Settings(fail_level=Severity.NOTE)).encode())
    failing = {each.rule for each in city_report.findings}
    assert len(strict.findall(".//failure")) == len(failing)


def test_gitlab_follows_the_documented_form_with_distinct_fingerprints(report: CheckReport) -> None:
    entries = json.loads(FORMATS["gitlab"](report, Settings()))
    schema = json.loads((SCHEMAS / "gitlab-code-quality.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator(schema).validate(entries)
    fingerprints = [each["fingerprint"] for each in entries]
    assert len(entries) == len(report.everything)
    assert len(set(fingerprints)) == len(fingerprints)


def test_github_shows_at_most_ten_of_a_level_and_escapes(report: CheckReport) -> None:
    lines = FORMATS["github"](report, Settings()).splitlines()
    assert all(line.startswith(("::error", "::warning", "::notice")) for line in lines)
    for command in ("error", "warning", "notice"):
        assert sum(line.startswith(f"::{command} file=") for line in lines) <= 10
    assert not any("::%0A" in line for line in lines), "a percent sign of the model must not become a line break"


def test_json_says_everything(report: CheckReport) -> None:
    data = json.loads(FORMATS["json"](report, Settings()))
    assert data["complete"] is report.complete
    assert data["exit_status"] == report.exit_status(Severity.ERROR)
    assert len(data["findings"]) == len(report.of_any_state)
    assert len(data["problems"]) == len(report.problems)
    assert {each["id"] for each in data["rules"]} == {each.rule.id for each in report.results}


def test_text_shows_the_line_and_marks_the_place(tmp_path: Path) -> None:
    report = report_of(tmp_path, "elements:\n  app-a: {type: application-component, name: Ứng dụng, owner: org-x}\n")
    lines = FORMATS["text"](report, Settings()).splitlines()
    at = next(i for i, line in enumerate(lines) if "EAF-R001" in line)
    assert lines[at + 1].endswith("model.yaml:2:63")
    assert lines[at + 3] == "2 |   app-a: {type: application-component, name: Ứng dụng, owner: org-x}"
    assert lines[at + 4] == "  | " + " " * 62 + "^^^^^"


def test_an_unfinished_check_never_reads_like_a_clean_one(tmp_path: Path) -> None:
    report = report_of(tmp_path, "elements: [\n")
    assert report.exit_status(Severity.ERROR) == 2
    said = {name: render(report, Settings()) for name, render in FORMATS.items()}
    assert "KHÔNG KIỂM TRA ĐƯỢC" in said["text"]
    assert "KHÔNG KIỂM TRA ĐƯỢC" in said["markdown"]
    assert json.loads(said["sarif"])["runs"][0]["invocations"][0]["executionSuccessful"] is False
    assert etree.fromstring(said["junit"].encode()).findall(".//error")
    assert json.loads(said["gitlab"])[0]["severity"] == "blocker"
    assert "::error" in said["github"]


@pytest.mark.parametrize(
    ("raw", "escaped"),
    [
        ("a|b", "a\\|b"),
        ("<b>", "&lt;b&gt;"),
        ("@team", "@\u200bteam"),
        ("x\ny", "x y"),
        ("[l](u)", "\\[l\\]\\(u\\)"),
        ("R&D", "R&amp;D"),
        ("\x1b[31m", "�\\[31m"),
    ],
)
def test_markdown_escapes_what_a_model_may_say(raw: str, escaped: str) -> None:
    assert escape(raw) == escaped
