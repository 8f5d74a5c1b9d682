"""The steps of the GitHub action, run over clones of a bare repository."""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from runners import ROOT, Hosted, eaf_program, hosted, read, shell
from small_city import RULES, SERVICES, SYSTEMS, WAIVERS, git

ACTION = ".github/actions/check"
INSTALL, CHECK = read(f"{ACTION}/action.yml")["runs"]["steps"]
BASH = ("bash", "--noprofile", "--norc", "-eo", "pipefail")
FLAW = (SYSTEMS, "    owner: org-clinic\n", "")
HARMLESS = (SYSTEMS, "en: Server", "en: Server room")
SARIF = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0-rtm.5.json").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Outcome:
    """What a run of the action left behind."""

    done: subprocess.CompletedProcess[str]
    results: Path
    summary: str

    @property
    def annotations(self) -> list[str]:
        """The workflow commands that GitHub would obey."""
        lines, stopped = [], ""
        for line in self.done.stdout.splitlines():
            if stopped:
                stopped = "" if line == f"::{stopped}::" else stopped
            elif line.startswith("::stop-commands::"):
                stopped = line.removeprefix("::stop-commands::")
            elif line.startswith("::"):
                lines.append(line)
        return lines

    def text(self, name: str) -> str:
        return (self.results / name).read_text(encoding="utf-8")


def run(folder: Path, event: str, sha: str, target: str = "", workspace: str = "architecture") -> Outcome:
    """The step that checks, in a clone, for an event."""
    temporary = folder.parent / "temp"
    eaf_program(temporary / "eaf-venv" / "bin" / "eaf")
    output, summary = folder.parent / "output", folder.parent / "summary"
    variables = {
        "RUNNER_TEMP": str(temporary),
        "GITHUB_OUTPUT": str(output),
        "GITHUB_STEP_SUMMARY": str(summary),
        "GITHUB_EVENT_NAME": event,
        "GITHUB_SHA": sha,
        "WORKSPACE": workspace,
        "FAIL_LEVEL": "error",
        "TARGET": target,
    }
    assert set(CHECK["env"]) <= set(variables)
    done = shell(CHECK["run"], folder, variables, *BASH)
    assert output.read_text(encoding="utf-8") == f"results={temporary / 'eaf'}\n"
    return Outcome(done, temporary / "eaf", summary.read_text(encoding="utf-8"))


def on_request(made: Hosted, folder: Path) -> Outcome:
    """The action as it runs for a pull request."""
    return run(folder, "pull_request", made.merged(folder))


@pytest.fixture(scope="module")
def flawed(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    """What is left of a change that causes a finding."""
    folder = tmp_path_factory.mktemp("flawed")
    return on_request(hosted(folder, FLAW), folder / "ci")


def test_a_change_that_causes_a_finding_fails_and_says_where(flawed: Outcome) -> None:
    assert flawed.done.returncode == 1, flawed.done.stderr
    errors = [each for each in flawed.annotations if each.startswith("::error ")]
    assert [each.partition("::")[2].partition(",")[0] for each in errors] == [f"error file={SYSTEMS}"]
    assert "title=TOY-GOV-001" in errors[0]
    told = flawed.text("eaf.md")
    assert "TOY-GOV-001" in told
    assert flawed.summary == told
    assert "sys-clinic" in flawed.text("ra-soat.html")
    assert json.loads(flawed.text("ra-soat.json"))


def test_code_scanning_gets_all_findings_not_only_those_of_the_change(flawed: Outcome) -> None:
    sarif = json.loads(flawed.text("eaf.sarif"))
    jsonschema.validate(sarif, SARIF)
    rules = {each["ruleId"] for each in sarif["runs"][0]["results"]}
    assert {"TOY-GOV-001", "TOY-DOC-001"} <= rules


def test_a_change_without_findings_passes(tmp_path: Path) -> None:
    outcome = on_request(hosted(tmp_path, HARMLESS), tmp_path / "ci")
    assert outcome.done.returncode == 0, outcome.done.stdout
    assert not [each for each in outcome.annotations if not each.startswith("::notice ")]
    assert "Server room" in outcome.text("eaf.md")


FLAGGED = "THAY ĐỔI NÀY SỬA CHÍNH ĐIỀU DÙNG ĐỂ ĐÁNH GIÁ"
WEAKER = (RULES, "[{attr: owner, exists: true}]", "[{attr: name, exists: true}]")
WAIVER = (
    WAIVERS,
    "waivers:\n",
    """\
waivers:
  - id: W-9
    rule: TOY-GOV-001
    subjects: [sys-clinic]
    reason: {vi: Vội., en: Haste.}
    approved_by: org-city
    decision: 9/QĐ
    created: 2026-11-01
    expires: 2026-12-01
""",
)


@pytest.mark.parametrize("hidden", [WEAKER, WAIVER], ids=["rule", "waiver"])
def test_a_change_is_judged_by_the_rules_and_waivers_of_its_base(tmp_path: Path, hidden: tuple[str, str, str]) -> None:
    outcome = on_request(hosted(tmp_path, FLAW, hidden), tmp_path / "ci")
    assert outcome.done.returncode == 1, outcome.done.stdout
    assert "TOY-GOV-001" in outcome.text("eaf.md")
    assert FLAGGED in outcome.text("eaf.md")


def test_a_stricter_rule_is_flagged_and_does_not_block_its_own_introduction(tmp_path: Path) -> None:
    stricter = (RULES, "severity: note\n    rationale: {vi: Người đọc", "severity: error\n    rationale: {vi: Người đọc")
    outcome = on_request(hosted(tmp_path, stricter), tmp_path / "ci")
    assert outcome.done.returncode == 0, outcome.done.stdout
    assert FLAGGED in outcome.text("eaf.md")


def test_a_model_that_cannot_be_read_is_no_pass(tmp_path: Path) -> None:
    outcome = on_request(hosted(tmp_path, (SERVICES, "elements:\n", "elements: [\n")), tmp_path / "ci")
    assert outcome.done.returncode == 2
    assert any(each.startswith("::error title=eaf::Chưa kiểm tra được") for each in outcome.annotations)
    assert "Could not check everything" in outcome.summary


def test_a_shallow_clone_is_told_what_it_lacks(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    sha = made.merged(tmp_path / "whole")
    git(tmp_path / "whole", "push", "-q", "origin", f"{sha}:refs/heads/trial")
    shallow = made.clone(tmp_path / "ci", "--depth", "1", "--branch", "trial")
    outcome = run(shallow, "pull_request", sha)
    assert outcome.done.returncode == 2
    assert "fetch-depth: 0" in outcome.text("eaf.log")
    assert "fetch-depth: 0" in outcome.done.stdout
    assert not (outcome.results / "eaf.sarif").exists()


def test_a_checkout_of_the_branch_is_compared_with_where_it_started(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    git(made.city.folder, "checkout", "-q", "main")
    made.city.swap(SYSTEMS, "en: Patient records", "en: Records")
    target = made.city.commit()
    made.push("main")
    folder = made.clone(tmp_path / "ci", "--branch", "change")
    outcome = run(folder, "pull_request", "0" * 40, target)
    assert outcome.done.returncode == 0, outcome.done.stdout
    assert "Server room" in outcome.text("eaf.md")
    assert "Records" not in outcome.text("eaf.md"), "what the target changed since is not of this change"


def test_a_push_is_checked_whole(tmp_path: Path) -> None:
    made = hosted(tmp_path, FLAW)
    folder = made.clone(tmp_path / "ci", "--branch", "change", "--depth", "1")
    outcome = run(folder, "push", git(folder, "rev-parse", "HEAD"))
    assert outcome.done.returncode == 1
    assert any("TOY-DOC-001" in each for each in outcome.annotations)
    assert not (outcome.results / "ra-soat.html").exists()


def test_no_text_of_the_model_becomes_a_command(tmp_path: Path) -> None:
    hostile = "'x ::set-env name=A::b'"
    made = hosted(tmp_path, (SYSTEMS, "{vi: Bệnh án, en: Patient records}", f'{{vi: {hostile}, en: "a\\n::add-mask::b"}}'), FLAW)
    made.city.write({"architecture/::add-path::x.yaml": "elements: ["})
    made.city.commit()
    made.push("change")
    outcome = on_request(made, tmp_path / "ci")
    assert outcome.done.returncode == 2
    assert {each.split("::")[1].split(" ")[0] for each in outcome.annotations} <= {"error", "warning", "notice"}
    token = re.search(r"^::stop-commands::(\w{32})$", outcome.done.stdout, re.MULTILINE)
    assert token


def test_sarif_beyond_the_limits_of_github_fails_and_says_what_to_do(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    many = "".join(f"  svc-{number}: {{type: business-service, name: Dịch vụ {number}}}\n" for number in range(5_001))
    made.city.write({"architecture/many.yaml": f"elements:\n{many}"})
    sha = made.city.commit()
    made.push("change")
    outcome = run(made.clone(tmp_path / "ci", "--branch", "change"), "push", sha)
    assert outcome.done.returncode == 2
    assert not (outcome.results / "eaf.sarif").exists()
    assert "GitHub nhận nhiều nhất 5000" in outcome.done.stdout
    assert "eaf baseline create" in outcome.done.stdout
    assert any(each.startswith("::error title=eaf::Chưa kiểm tra được") for each in outcome.annotations)


def test_the_installation_takes_what_the_lock_names_and_nothing_else(tmp_path: Path) -> None:
    """The index is out of reach of tests: a ``python3`` that writes down what it is asked stands for it."""
    programs = tmp_path / "bin"
    programs.mkdir()
    recorder = '#!/bin/sh\necho "$*" >> "$RECORD"\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n'
    (programs / "python3").write_text(recorder, encoding="utf-8")
    (programs / "python3").chmod(0o755)
    folder = tmp_path / "ci"
    folder.mkdir()
    variables = {
        "PATH": f"{programs}:/usr/bin:/bin",
        "RECORD": str(tmp_path / "record"),
        "RUNNER_TEMP": str(tmp_path / "temp"),
        "GITHUB_ACTION_PATH": str(ROOT / ACTION),
    }
    done = shell(INSTALL["run"], folder, variables, *BASH)
    assert done.returncode == 0, done.stderr
    venv, locked, own = (tmp_path / "record").read_text(encoding="utf-8").splitlines()
    assert venv == f"-m venv {tmp_path}/temp/eaf-venv"
    assert locked.endswith(f"--require-hashes --only-binary :all: -r {ROOT / ACTION}/../../../requirements-run.lock")
    assert own.endswith(f"--no-deps --no-build-isolation {ROOT / ACTION}/../../..")


@pytest.mark.parametrize("program", [INSTALL["run"], CHECK["run"]])
def test_no_expression_stands_in_a_script(program: str) -> None:
    assert "${{" not in program, "a value that someone else chose would be code"
