"""0 clean, 1 findings at or above the fail level, 2 could not check: nothing that prevented a check ends in 0."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from toy_city import check, command, environment, make, run


@dataclass(frozen=True)
class Run:
    """One call in one city: what is put there, what is asked, how it must end, and what it must say."""

    name: str
    status: int
    says: str
    arguments: tuple[str, ...] = ()
    city: str = "sound"
    files: Mapping[str, str] = field(default_factory=dict)
    without: str = ""


NODE = "elements:\n  x-1: {type: node, name: X}\n"
PACK = "pack: {id: toy-1, format: 1, version: 1, name: T}\n"
RUNS = (
    Run("a sound city", 0, "No findings."),
    Run("a sound city at the strictest level", 0, "No findings.", ("--fail-level", "note")),
    Run("errors", 1, "2 errors, 1 warning, 1 note", city="flawed"),
    Run("errors at the strictest level", 1, "error TOY-GOV-001", ("--fail-level", "note"), "flawed"),
    Run("warnings below the fail level", 0, "0 errors, 1 warning", ("--select", "TOY-NAM-001"), "flawed"),
    Run("warnings at the fail level", 1, "0 errors, 1 warning", ("--select", "TOY-NAM-001", "--fail-level", "warning"), "flawed"),
    Run("notes below the fail level", 0, "1 note", ("--select", "TOY-DOC-001", "--fail-level", "warning"), "flawed"),
    Run("notes at the fail level", 1, "1 note", ("--select", "TOY-DOC-001", "--fail-level", "note"), "flawed"),
    Run(
        "errors left out",
        0,
        "0 errors, 1 warning, 1 note",
        ("--ignore", "TOY-GOV-001", "--ignore", "upward-dependency"),
        "flawed",
    ),
    Run("a rule by the beginning of its id", 1, "1 error, 0 warnings", ("--select", "TOY-GOV"), "flawed"),
    Run("a rule by its name", 1, "TOY-LAY-001", ("--select", "upward-dependency"), "flawed"),
    Run(
        "a later date brings a rule into force", 1, "TOY-SEC-001", ("--as-of", "2025-01-01", "--select", "TOY-SEC-001"), "flawed"
    ),
    Run("an earlier date does not", 0, "1 not applicable", ("--as-of", "2024-12-31", "--select", "TOY-SEC-001"), "flawed"),
    Run(
        "a plateau after the relationship's end",
        0,
        "plateau plt-later",
        ("--plateau", "plt-later", "--select", "TOY-LAY-001"),
        "flawed",
    ),
    Run("a plateau before it", 1, "plateau plt-today", ("--plateau", "plt-today", "--select", "TOY-LAY-001"), "flawed"),
    Run("a path without findings", 0, "TOY", ("architecture/organisation.yaml", "--format", "sarif"), "flawed"),
    Run("a path with findings", 1, "TOY-GOV-001", ("architecture/systems.yaml",), "flawed"),
    Run("a path above the workspace", 1, "TOY-LAY-001", (".",), "flawed"),
    Run("the settings as a path mean everything", 1, "TOY-LAY-001", ("architecture/eaf.yaml",), "flawed"),
    Run("broken YAML", 2, "EAF-Y001", files={"architecture/x.yaml": "elements: ["}),
    Run(
        "broken YAML elsewhere than the paths", 2, "EAF-Y001", ("architecture/systems.yaml",), files={"architecture/x.yaml": "["}
    ),
    Run("a file of the wrong shape", 2, "EAF-S001", files={"architecture/x.yaml": "elemnts: {}"}),
    Run("a reference to nothing", 2, "EAF-R001", files={"architecture/x.yaml": NODE.replace("X}", "X, owner: y}")}),
    Run("an id used twice", 2, "EAF-R002", files={"architecture/x.yaml": NODE.replace("x-1", "sys-registry")}),
    Run("an empty file", 2, "EAF-F005", files={"architecture/x.yaml": ""}),
    Run("broken settings", 2, "EAF-Y001", files={"architecture/eaf.yaml": "workspace: ["}),
    Run(
        "settings with an unknown pack",
        2,
        "EAF-R005",
        files={"architecture/eaf.yaml": "workspace: {format: 1, id: x, name: X, packs: [nope]}"},
    ),
    Run("a broken pack", 2, "EAF-Y001", files={"checks/toy-1/rules/x.yaml": "rules: ["}),
    Run("a pack of the wrong shape", 2, "EAF-S002", files={"checks/toy-1/rules/x.yaml": "rules: [{}]"}),
    Run(
        "a pack whose references are broken",
        2,
        "EAF-P004",
        files={"checks/toy-1/pack.yaml": PACK.replace("T}", "T, instrument: x}")},
    ),
    Run(
        "a rule that cannot be used",
        2,
        "EAF-P002",
        files={"checks/toy-1/properties.yaml": "properties: {x: {value: text, label: X}}"},
    ),
    Run("no settings", 2, "eaf.yaml", without="architecture/eaf.yaml"),
    Run("no pack", 2, "EAF-R005", without="checks/toy-1/pack.yaml"),
    Run("a pack that is not there", 2, "EAF-R005", ("--pack", "toy-2")),
    Run("a pack that is not there, beside one that is", 2, "EAF-R005", ("--pack", "toy-1", "--pack", "toy-2")),
    Run("a path that is not there", 2, "nowhere", ("nowhere",)),
    Run("a second path that is not there", 2, "nowhere", ("architecture", "nowhere")),
    Run("a path outside every workspace", 2, "eaf.yaml", ("/",)),
    Run("an unknown option", 2, "--nope", ("--nope",)),
    Run("an unknown format", 2, "--format", ("--format", "xml")),
    Run("an unknown level", 2, "--fail-level", ("--fail-level", "fatal")),
    Run("an unknown language", 2, "--lang", ("--lang", "fr")),
    Run("a day that is none", 2, "--as-of", ("--as-of", "2024-02-30")),
    Run("an unknown rule", 2, "TOY-GOV-001", ("--select", "TOY-GOV-002")),
    Run("an unknown rule to leave out", 2, "TOY-XXX-001", ("--ignore", "TOY-XXX-001")),
    Run("an unknown plateau", 2, "plt-today", ("--plateau", "plt-todai")),
    Run("an element that is no plateau", 2, "sys-registry", ("--plateau", "sys-registry")),
    Run("more files than formats", 2, "-o", ("-o", "a.txt", "-o", "b.txt")),
    Run("a file that cannot be written", 2, "eaf.yaml", ("-o", "architecture/eaf.yaml/x")),
    Run("a file that is a folder", 2, "checks", ("-o", "checks")),
)


@pytest.mark.parametrize("each", RUNS, ids=lambda each: str(each.name))
def test_exit_status_of(each: Run, tmp_path: Path) -> None:
    city = make(tmp_path, each.city, each.files)
    if each.without:
        (city / each.without).unlink()
    done = check(city, "--lang", "en", *each.arguments) if "--lang" not in each.arguments else check(city, *each.arguments)
    assert done.returncode == each.status, done.stdout + done.stderr
    assert each.says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    assert "internal error" not in done.stderr


def test_names_of_runs_are_unique_and_every_status_is_there() -> None:
    assert len({each.name for each in RUNS}) == len(RUNS)
    assert {each.status for each in RUNS} == {0, 1, 2}


@pytest.mark.parametrize("arguments", [("chekc",), ("--nope",), ("check", "--format")])
def test_bad_usage_of_the_command_itself_ends_with_2(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert run(tmp_path, *arguments).returncode == 2


@pytest.mark.parametrize("arguments", [("--help",), ("--version",), ("check", "--help")])
def test_help_and_version_end_with_0_without_a_workspace(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout


def test_output_that_nobody_can_take_ends_with_2(tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            command("check"),
            cwd=make(tmp_path, "sound"),
            env=environment(),
            stdout=full,
            stderr=subprocess.PIPE,
            timeout=120,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_reader_that_goes_away_is_never_a_pass(tmp_path: Path) -> None:
    systems = "".join(f"  sys-{n}: {{type: application-component, name: N, owner: org-city}}\n" for n in range(3000))
    city = make(tmp_path, "sound", {"architecture/many.yaml": f"elements:\n{systems}"})
    with subprocess.Popen(
        command("check", "--format", "json"), cwd=city, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert process.returncode != 0
    assert b"Traceback" not in errors
