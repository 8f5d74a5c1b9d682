"""The hooks for pre-commit and the recipe of the image."""

from __future__ import annotations

import fnmatch
import re
import shlex
import subprocess
from pathlib import Path

import pytest
from runners import ROOT, eaf_program, hosted, read, shell
from small_city import RULES, SYSTEMS, git

HOOKS = {each["id"]: each for each in read(".pre-commit-hooks.yaml")}
RECIPE = (ROOT / ".ci" / "Dockerfile").read_text(encoding="utf-8")
INSTRUCTIONS = re.findall(r"^([A-Z]+) (.*)$", RECIPE.replace("\\\n", " "), re.MULTILINE)
FLAW = (SYSTEMS, "    owner: org-clinic\n", "")


def hook(name: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """A hook as pre-commit calls it: its entry and its arguments, no file names."""
    assert HOOKS[name]["pass_filenames"] is False
    program = eaf_program(folder.parent / "bin" / "eaf")
    line = " ".join([HOOKS[name]["entry"], *map(shlex.quote, HOOKS[name]["args"])])
    return shell(line, folder, {"PATH": f"{program.parent}:/usr/bin:/bin"}, "sh", "-e")


@pytest.mark.parametrize("name", HOOKS)
def test_a_hook_is_installed_by_pre_commit_and_starts_for_the_files_it_judges(name: str) -> None:
    each = HOOKS[name]
    assert each["language"] == "python", "pre-commit installs the package from this repository"
    assert re.search(each["files"], "checks/vn-cpdt-2.0/pack.yaml")
    assert not re.search(each["files"], "docs/index.md")
    assert each["entry"].startswith("eaf ")


def test_the_hooks_fail_on_findings_and_only_the_whole_check_on_old_ones(tmp_path: Path) -> None:
    sound = hosted(tmp_path, (SYSTEMS, "en: Server", "en: Room")).clone(tmp_path / "sound", "--branch", "change")
    assert hook("eaf-changed", sound).returncode == 0
    (tmp_path / "b").mkdir()
    flawed = hosted(tmp_path / "b", FLAW).clone(tmp_path / "flawed", "--branch", "change")
    for name in ("eaf-check", "eaf-changed"):
        done = hook(name, flawed)
        assert (done.returncode, "TOY-GOV-001" in done.stdout) == (1, True), name
    git(flawed, "update-ref", "refs/remotes/origin/main", "HEAD")
    assert hook("eaf-changed", flawed).returncode == 0
    assert hook("eaf-check", flawed).returncode == 1


def test_the_hook_for_packs_holds_a_broken_rule(tmp_path: Path) -> None:
    made = hosted(tmp_path, (RULES, "kind: unique", "kind: unicorn"))
    assert hook("eaf-pack", made.clone(tmp_path / "ci", "--branch", "change")).returncode != 0


class TestImage:
    def test_every_stage_starts_from_one_image_named_by_digest(self) -> None:
        bases = [words.split()[0] for name, words in INSTRUCTIONS if name == "FROM"]
        assert len(bases) == 2
        assert len(set(bases)) == 1
        assert re.fullmatch(r"python:3\.11-slim-bookworm@sha256:[0-9a-f]{64}", bases[0])

    def test_it_runs_as_nobody_in_particular(self) -> None:
        last = INSTRUCTIONS[max(number for number, (name, _) in enumerate(INSTRUCTIONS) if name == "FROM") :]
        assert [words for name, words in last if name == "USER"] == ["10001:10001"]
        assert [words for name, words in last if name == "ENTRYPOINT"] == ['["eaf"]']
        assert "EAF_CACHE=off" in dict(last)["ENV"]

    def test_packages_come_by_hash_and_nothing_is_downloaded_otherwise(self) -> None:
        assert "ADD" not in dict(INSTRUCTIONS)
        installed = [
            part.strip() for name, words in INSTRUCTIONS if name == "RUN" for part in words.split("&&") if "pip install" in part
        ]
        assert len(installed) == 2
        for part in installed:
            assert "--require-hashes --only-binary :all:" in part or "--no-deps --no-build-isolation ." in part
        assert not re.search(r"curl|wget|https?://|git clone", RECIPE)

    def test_what_it_copies_is_there_and_let_through(self) -> None:
        ignored = (ROOT / ".ci" / "Dockerfile.dockerignore").read_text(encoding="utf-8").split()
        assert ignored[0] == "*"
        let_through = {line[1:] for line in ignored if line.startswith("!")}
        copied = {
            source for name, words in INSTRUCTIONS if name == "COPY" and "--from" not in words for source in words.split()[:-1]
        }
        assert copied == let_through
        assert [name for name in copied if not (ROOT / name).exists()] == []
        built = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
        for name in re.findall(r'^(?:readme|license-files) = \[?"([^"]+)"', built, re.MULTILINE):
            assert any(fnmatch.fnmatch(name, each) for each in copied), f"{name} is needed to build the wheel"


def test_the_lock_of_a_run_holds_what_the_package_needs_and_its_builder_by_hash() -> None:
    lock = (ROOT / "requirements-run.lock").read_text(encoding="utf-8")
    whole = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    pinned = dict(re.findall(r"^([\w.-]+)==(\S+)", lock, re.MULTILINE))
    assert lock.count("--hash=sha256:") >= len(pinned)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    needed = re.search(r"^dependencies = \[(.*?)^\]", project, re.MULTILINE | re.DOTALL)
    assert needed
    names = re.findall(r'"([\w-]+)', needed.group(1))
    assert {*names, "hatchling"} <= set(pinned)
    assert not {"pytest", "mypy", "playwright"} & set(pinned)
    tested = dict(re.findall(r"^([\w.-]+)==(\S+)", whole, re.MULTILINE))
    assert {name: tested.get(name) for name in pinned} == pinned, "what runs is what is tested"
