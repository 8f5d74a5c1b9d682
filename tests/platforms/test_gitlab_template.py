"""The jobs of the GitLab template, run over clones of a bare repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from runners import ROOT, Hosted, eaf_program, hosted, read, shell
from small_city import SERVICES, SYSTEMS, git

TEMPLATE = read(".gitlab/eaf.yml")
SHELLS = [("bash", "-eo", "pipefail"), ("sh", "-e")]
FLAW = (SYSTEMS, "    owner: org-clinic\n", "")
HARMLESS = (SYSTEMS, "en: Server", "en: Server room")


def run(job: str, folder: Path, interpreter: tuple[str, ...] = SHELLS[0], **variables: str) -> subprocess.CompletedProcess[str]:
    """The script of a job, in a clone, with ``eaf`` where the image has it."""
    program = eaf_program(folder.parent / "bin" / "eaf")
    settings = {**TEMPLATE["variables"], **TEMPLATE[".eaf"]["variables"], **variables}
    path = f"{program.parent}:/usr/local/bin:/usr/bin:/bin"
    return shell("\n".join(TEMPLATE[job]["script"]), folder, {**settings, "PATH": path}, *interpreter)


def on_request(made: Hosted, folder: Path, interpreter: tuple[str, ...] = SHELLS[0]) -> subprocess.CompletedProcess[str]:
    """The check as it runs for a merge request whose branch is checked out."""
    made.clone(folder, "--branch", "change")
    base = git(folder, "merge-base", "origin/main", "HEAD")
    return run("eaf-check", folder, interpreter, CI_MERGE_REQUEST_IID="7", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)


@pytest.mark.parametrize("interpreter", SHELLS, ids=["bash", "sh"])
def test_a_change_that_causes_a_finding_fails(tmp_path: Path, interpreter: tuple[str, ...]) -> None:
    done = on_request(hosted(tmp_path, FLAW), tmp_path / "ci", interpreter)
    assert done.returncode == 1, done.stderr
    assert "TOY-GOV-001" in done.stdout
    assert "TOY-DOC-001" not in done.stdout, "only what the change causes"
    results = tmp_path / "ci" / "eaf-results"
    assert {each.name for each in results.iterdir()} == {
        "eaf-gitlab.json",
        "eaf-junit.xml",
        "eaf.json",
        "eaf.md",
        "ra-soat.html",
        "ra-soat.json",
    }
    reports = TEMPLATE["eaf-check"]["artifacts"]["reports"]
    entries = json.loads((tmp_path / "ci" / reports["codequality"]).read_text(encoding="utf-8"))
    told = {each["check_name"] for each in entries}
    assert {"TOY-GOV-001", "TOY-DOC-001"} <= told, "all findings, for GitLab to compare"
    assert "TOY-GOV-001" in (tmp_path / "ci" / reports["junit"]).read_text(encoding="utf-8")


def test_a_change_without_findings_passes(tmp_path: Path) -> None:
    done = on_request(hosted(tmp_path, HARMLESS), tmp_path / "ci")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Server room" in done.stdout


def test_with_merged_results_the_target_is_what_is_compared_with(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    git(made.city.folder, "checkout", "-q", "main")
    made.city.swap(SYSTEMS, "en: Patient records", "en: Records")
    made.city.commit()
    made.push("main")
    made.merged(tmp_path / "ci")
    start = git(tmp_path / "ci", "merge-base", "origin/main", "origin/change")
    target = git(tmp_path / "ci", "rev-parse", "origin/main")
    request = {"CI_MERGE_REQUEST_IID": "7", "CI_MERGE_REQUEST_DIFF_BASE_SHA": start}
    done = run("eaf-check", tmp_path / "ci", **request, CI_MERGE_REQUEST_TARGET_BRANCH_SHA=target)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Server room" in done.stdout
    assert "Records" not in done.stdout


def test_a_model_that_cannot_be_read_is_no_pass(tmp_path: Path) -> None:
    done = on_request(hosted(tmp_path, (SERVICES, "elements:\n", "elements: [\n")), tmp_path / "ci")
    assert done.returncode == 2
    entries = json.loads((tmp_path / "ci" / "eaf-results" / "eaf-gitlab.json").read_text(encoding="utf-8"))
    assert {each["severity"] for each in entries} == {"blocker"}


def test_an_unknown_revision_is_no_pass(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    made.clone(tmp_path / "ci", "--branch", "change")
    done = run("eaf-check", tmp_path / "ci", CI_MERGE_REQUEST_IID="7")
    assert done.returncode == 2
    assert "which revision to compare with is not known" in done.stdout


def test_a_shallow_clone_is_no_pass_and_says_why(tmp_path: Path) -> None:
    made = hosted(tmp_path, HARMLESS)
    base = git(made.city.folder, "rev-parse", "main")
    made.clone(tmp_path / "ci", "--branch", "change", "--depth", "1")
    done = run("eaf-check", tmp_path / "ci", CI_MERGE_REQUEST_IID="7", CI_MERGE_REQUEST_DIFF_BASE_SHA=base)
    assert done.returncode == 2
    assert "shallow" in done.stderr


def test_the_default_branch_is_checked_whole(tmp_path: Path) -> None:
    hosted(tmp_path, FLAW).clone(tmp_path / "ci", "--branch", "change", "--depth", "1")
    done = run("eaf-check", tmp_path / "ci")
    assert done.returncode == 1
    assert "TOY-DOC-001" in done.stdout


def test_the_site_is_built_for_the_public_although_there_are_findings(tmp_path: Path) -> None:
    public = ("architecture/eaf.yaml", "plateau: plt-today", "plateau: plt-today\n  classification: public")
    hosted(tmp_path, FLAW, public).clone(tmp_path / "ci", "--branch", "change", "--depth", "1")
    done = run("eaf-site", tmp_path / "ci")
    assert done.returncode == 0, done.stdout + done.stderr
    for job in ("pages", "pages-preview"):
        assert run(job, tmp_path / "ci").returncode == 0
    (tmp_path / "ci" / "public" / "index.html").unlink()
    assert run("pages", tmp_path / "ci").returncode == 1, "an empty site is not published"


def test_each_merge_request_has_its_own_preview_and_none_is_published_by_itself() -> None:
    assert TEMPLATE["eaf-site"]["artifacts"]["expose_as"] == "eaf site"
    preview = TEMPLATE["pages-preview"]
    assert preview["pages"]["path_prefix"] == "mr-$CI_MERGE_REQUEST_IID"
    assert preview["rules"] == [{"if": '$CI_PIPELINE_SOURCE == "merge_request_event" && $EAF_PAGES_PREVIEW == "true"'}]
    assert TEMPLATE["variables"]["EAF_PAGES_PREVIEW"] == "false"
    assert TEMPLATE["pages"]["rules"] == [{"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}]


def test_the_jobs_read_the_whole_history_and_keep_nothing_between_runs() -> None:
    for name in ("eaf-check", "eaf-site"):
        assert TEMPLATE[name]["extends"] == ".eaf"
        assert "cache" not in TEMPLATE[name]
    assert TEMPLATE[".eaf"]["variables"] == {"GIT_DEPTH": "0", "EAF_CACHE": "off"}
    assert (ROOT / ".ci" / "Dockerfile").is_file()
