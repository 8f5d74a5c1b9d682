"""The platforms' files hold against their published schemas and against an audit of workflows, offline."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from runners import ROOT, blocks, read

ACTIONS = [".github/actions/check/action.yml", ".github/actions/comment/action.yml"]
WORKFLOWS = [".github/workflows/architecture.yml", ".github/workflows/architecture-results.yml"]
FILES = {
    "vendor.github-actions": ACTIONS,
    "vendor.github-workflows": WORKFLOWS,
    "vendor.dependabot": [".github/dependabot.yml"],
    "vendor.gitlab-ci": [".gitlab/eaf.yml"],
}
CASES = [(schema, name) for schema, names in FILES.items() for name in names]
PROGRAMS = Path(sys.executable).parent
PINNED = re.compile(r"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
COMMIT = "0123456789abcdef0123456789abcdef01234567"


def conforms(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    command = [str(PROGRAMS / "check-jsonschema"), "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=120)


def audited(folder: Path, *options: str) -> list[str]:
    """What zizmor finds in a folder, in its strictest persona, without a connection."""
    command = [
        str(PROGRAMS / "zizmor"),
        "--offline",
        "--no-progress",
        "--strict-collection",
        "--persona",
        "auditor",
        "--format",
        "json",
    ]
    done = subprocess.run([*command, *options, str(folder)], capture_output=True, text=True, check=False, timeout=120)
    assert done.stdout, done.stderr
    return sorted(each["ident"] for each in json.loads(done.stdout))


def copied(folder: Path) -> Path:
    """The action and the workflows in a folder of their own."""
    for name in [*ACTIONS, *WORKFLOWS, ".github/dependabot.yml"]:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.mark.parametrize(("schema", "name"), CASES)
def test_a_file_conforms_to_its_platform(schema: str, name: str) -> None:
    done = conforms(schema, ROOT / name)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("schema", "name", "old", "new"),
    [
        ("vendor.github-actions", ACTIONS[0], "using: composite", "using: compost"),
        ("vendor.github-workflows", WORKFLOWS[0], "runs-on:", "run-on:"),
        ("vendor.github-workflows", WORKFLOWS[1], "security-events: write", "security-events: maybe"),
        ("vendor.gitlab-ci", ".gitlab/eaf.yml", "codequality:", "code-quality: 1\n      x:"),
        ("vendor.dependabot", ".github/dependabot.yml", "interval: monthly", "interval: never"),
    ],
)
def test_the_schemas_notice_a_fault(tmp_path: Path, schema: str, name: str, old: str, new: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert old in text
    file = tmp_path / Path(name).name
    file.write_text(text.replace(old, new), encoding="utf-8")
    assert conforms(schema, file).returncode == 1


def test_the_audit_finds_nothing(tmp_path: Path) -> None:
    assert audited(copied(tmp_path)) == []


def test_one_finding_is_excused_and_it_is_the_hand_over(tmp_path: Path) -> None:
    assert audited(copied(tmp_path), "--no-ignores") == ["dangerous-triggers"]
    excused = [line for name in WORKFLOWS for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if "zizmor:" in line]
    assert len(excused) == 1


@pytest.mark.parametrize(
    ("name", "old", "new", "ident"),
    [
        (WORKFLOWS[0], "persist-credentials: false", "persist-credentials: true", "artipacked"),
        (WORKFLOWS[0], "@043fb46d1a93c77aae656e7c1c64a875d1fc6a0a # v7.0.1", "@v7", "unpinned-uses"),
        (WORKFLOWS[1], "permissions: {}", "permissions: write-all", "excessive-permissions"),
        (ACTIONS[0], 'base=""', 'base="${{ github.head_ref }}"', "template-injection"),
    ],
)
def test_the_audit_notices_a_fault(tmp_path: Path, name: str, old: str, new: str, ident: str) -> None:
    folder = copied(tmp_path)
    text = (folder / name).read_text(encoding="utf-8")
    assert old in text
    (folder / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    assert ident in audited(folder)


def test_what_others_wrote_is_named_by_commit_and_version() -> None:
    used = [
        line.partition("uses: ")[2]
        for name in [*ACTIONS, *WORKFLOWS]
        for line in (ROOT / name).read_text(encoding="utf-8").splitlines()
        if "uses: " in line
    ]
    foreign = [each for each in used if not each.startswith("$/")]
    assert foreign
    assert [each for each in foreign if not PINNED.match(each)] == []


def test_the_check_may_only_read() -> None:
    workflow = read(WORKFLOWS[0])
    assert workflow["permissions"] == {"contents": "read"}
    assert not any("permissions" in job for job in workflow["jobs"].values())
    assert set(workflow[True]) == {"pull_request", "push"}, "YAML 1.1 reads the key on as true"


def test_what_may_write_neither_runs_nor_checks_out_the_branch() -> None:
    check, results = (read(name) for name in WORKFLOWS)
    assert results["permissions"] == {}
    assert results[True] == {"workflow_run": {"workflows": [check["name"]], "types": ["completed"]}}
    writing = {
        name: {right for right, level in job["permissions"].items() if level == "write"} for name, job in results["jobs"].items()
    }
    assert writing == {"comment": {"pull-requests"}, "code-scanning": {"security-events"}}
    steps = [step for job in results["jobs"].values() for step in job["steps"]]
    assert not any("run" in step for step in steps)
    for step in steps:
        assert not step["uses"].startswith("actions/checkout@")
        if step["uses"].startswith("actions/download-artifact@"):
            assert step["with"]["path"] == "${{ runner.temp }}/eaf"


def test_one_run_leaves_what_the_other_takes() -> None:
    folder = "${{ runner.temp }}/eaf"
    assert 'results="$RUNNER_TEMP/eaf"' in (ROOT / ACTIONS[0]).read_text(encoding="utf-8")
    check, results = (read(name)["jobs"] for name in WORKFLOWS)
    left = check["check"]["steps"][-1]["with"]
    taken = [step["with"] for job in results.values() for step in job["steps"] if "download-artifact" in step["uses"]]
    assert {(each["name"], each["path"]) for each in [left, *taken]} == {("eaf", folder)}
    assert results["comment"]["steps"][-1]["with"] == {"file": f"{folder}/eaf.md"}
    assert results["code-scanning"]["steps"][-1]["with"]["sarif_file"] == f"{folder}/eaf.sarif"


class TestGuide:
    """What the guide gives to copy is what is tested here, with the place of the tool filled in."""

    def test_the_workflows_are_those_of_this_repository(self) -> None:
        for name in WORKFLOWS:
            text = (ROOT / name).read_text(encoding="utf-8")
            text = re.sub(r"uses: \$/(\S+)", r"uses: CO-QUAN/eaf/\1@MA-COMMIT", text)
            assert blocks()[name] == text, name

    def test_they_conform_and_pass_the_audit(self, tmp_path: Path) -> None:
        for name in WORKFLOWS:
            file = tmp_path / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(blocks()[name].replace("MA-COMMIT", COMMIT), encoding="utf-8")
            assert conforms("vendor.github-workflows", file).returncode == 0
        assert audited(tmp_path) == []

    def test_the_gitlab_file_conforms(self, tmp_path: Path) -> None:
        file = tmp_path / ".gitlab-ci.yml"
        file.write_text(blocks()[".gitlab-ci.yml"], encoding="utf-8")
        done = conforms("vendor.gitlab-ci", file)
        assert done.returncode == 0, done.stdout

    def test_the_hooks_it_names_exist(self) -> None:
        hooks = {each["id"] for each in read(".pre-commit-hooks.yaml")}
        named = set(re.findall(r"id: ([\w-]+)", blocks()[".pre-commit-config.yaml"]))
        assert named
        assert named <= hooks
