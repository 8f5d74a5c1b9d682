"""No input, however hostile, crashes the check, holds it up, or passes it; what is refused is refused with code and place."""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hostile_attestations import ATTESTATIONS
from hostile_models import MODELS
from hostile_names import NAMES
from hostile_packs import PACKS
from hostile_texts import TEXTS, Case
from hostile_waivers import REGISTERS

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Finding, Severity
from eaf.loading.problems import PROBLEMS
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings
from eaf.selection.pattern import pattern
from eaf.text import LANGUAGES

ROOT = Path(__file__).parent.parent.parent
CITIES = ROOT / "tests" / "functional" / "cities"
CASES = (*TEXTS, *MODELS, *PACKS, *REGISTERS, *ATTESTATIONS)
AS_OF = date(2024, 1, 1)
SECONDS = 1.0 if sys.gettrace() is None else 4.0  # measuring coverage itself takes several times as long
ELSEWHERE = {
    **{f"EAF-C{number:03}": "unit/loading/test_csv_tables.py" for number in range(1, 7)},
    "EAF-F001": "unit/loading/test_file_reading.py",
    "EAF-F004": "hostile/test_hostile_inputs.py",
    "EAF-F006": "hostile/test_hostile_inputs.py",
    "EAF-P011": "unit/loading/test_pack_extension.py",
    "EAF-R007": "unit/loading/test_references.py",
    "EAF-R009": "hostile/test_hostile_inputs.py",
    "EAF-R012": "unit/loading/test_references.py",
    "EAF-R013": "unit/loading/test_references.py",
    "EAF-S009": "unit/schemas/test_published_schemas.py",
}
"""Codes that no text alone brings about, and where they are tested."""
CONTROL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
ROOT_READS_EVERYTHING = os.geteuid() == 0


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A sound city of its own for each test; it passes until something hostile is put into it."""
    shutil.copytree(CITIES / "sound", tmp_path / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    (tmp_path / ".git").mkdir()
    return tmp_path


def put(city: Path, case: Case) -> None:
    for name, content in ((case.file, case.bytes()), *((name, text.encode()) for name, text in case.beside)):
        (city / name).parent.mkdir(parents=True, exist_ok=True)
        (city / name).write_bytes(content)


def checked(city: Path) -> tuple[CheckReport, dict[str, str]]:
    """The report of a check with all of its renderings; the processor's time is limited."""
    before = time.process_time()
    report = run_check(load(city / "architecture"), Run(AS_OF))
    assert time.process_time() - before < SECONDS, "reading and checking took too long"
    return report, rendered(report)


def rendered(report: CheckReport) -> dict[str, str]:
    """Every format in both languages; each is well-formed and none lets a control character through."""
    outputs: dict[str, str] = {}
    for language in LANGUAGES:
        for name, render in REPORTERS:
            outputs[f"{name} {language}"] = text = render(report, Settings(language))
            text.encode()
            if name in ("json", "sarif", "sarif-github", "gitlab"):
                json.loads(text)
            elif name == "junit":
                ET.fromstring(text)  # noqa: S314 - our own output
            else:
                found = CONTROL.search(text)
                assert found is None, f"{name} prints {found[0]!r}" if found else ""
    return outputs


def all_stand_in(path: Path, findings: list[Finding]) -> bool:
    """Whether every place exists: a line of the file, and columns of that line or right after its end."""
    lines = path.read_bytes().decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
    places = [each.place for each in findings]
    return all(
        1 <= each.line <= len(lines) and 1 <= each.column <= each.end_column <= len(lines[each.line - 1]) + 2 for each in places
    )


def eaf_check(city: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    """``eaf check`` as a process in the city's folder; like the installed command it finds no module there."""
    return subprocess.run(
        [sys.executable, "-P", "-m", "eaf", "check", "--as-of", AS_OF.isoformat(), *arguments],
        cwd=city,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case.name))
def test_hostile_file_is_refused_with_code_and_place(city: Path, case: Case) -> None:
    put(city, case)
    report, _ = checked(city)
    mine = [each for each in report.problems if each.place.file == case.file]
    assert sorted({each.rule for each in report.problems}) == sorted(case.codes)
    assert mine
    assert all_stand_in(city / case.file, mine)
    if case.at:
        assert f"{mine[0].place.line}:{mine[0].place.column}" == case.at
    assert report.exit_status(Severity.ERROR) == 2
    assert not report.findings


def test_names_of_cases_are_unique_and_there_are_enough() -> None:
    names = [case.name for case in CASES]
    assert len(set(names)) == len(names)
    assert len(names) >= 400


def test_every_code_of_the_loader_has_a_test() -> None:
    """A code that nothing produces is to be deleted; one that is new wants a case."""
    produced = {code for case in CASES for code in case.codes}
    elsewhere = {code for code, path in ELSEWHERE.items() if code in (ROOT / "tests" / path).read_text(encoding="utf-8")}
    assert elsewhere == set(ELSEWHERE)
    assert produced & set(ELSEWHERE) == set()
    assert produced | elsewhere == set(PROBLEMS)


def test_the_city_passes_without_anything_hostile(city: Path) -> None:
    report, _ = checked(city)
    assert report.exit_status(Severity.NOTE) == 0


@pytest.mark.parametrize("case", CASES[::20], ids=lambda case: str(case.name))
def test_command_ends_with_2_and_without_a_traceback(city: Path, case: Case) -> None:
    put(city, case)
    done = eaf_check(city, "--format", "github")
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == 2
    assert "Traceback" not in out + err
    assert CONTROL.search(out + err) is None
    assert all(f"title={code}" in out for code in case.codes) or len(case.codes) > 1
    assert not err


@pytest.mark.parametrize("name", NAMES, ids=lambda name: str(name[:30]))
def test_hostile_name_reaches_no_output_as_a_command(city: Path, name: str) -> None:
    system = {"elements": {"sys-x": {"type": "application-component", "name": name, "properties": {"level": "1"}}}}
    (city / "architecture" / "hostile.yaml").write_text(json.dumps(system, ensure_ascii=False), encoding="utf-8")
    report, outputs = checked(city)
    assert report.exit_status(Severity.ERROR) == 1
    assert [each.rule for each in report.findings] == ["TOY-GOV-001"]
    for language in LANGUAGES:
        lines = outputs[f"github {language}"].splitlines()
        assert len(lines) == 2, "one annotation and one count"
        assert all(line.startswith(("::error ", "::notice ")) for line in lines)
        markdown = outputs[f"markdown {language}"]
        assert re.search(r"<[a-z!/]|(?<!\\)!?\[[^]]*(?<!\\)\]\(|(?<!\\)`|@(?!\u200b)[a-z]", markdown) is None
        cases = ET.fromstring(outputs[f"junit {language}"]).findall(".//testcase")  # noqa: S314 - our own output
        assert [each.get("name", "")[:11] for each in cases] == [
            "TOY-DOC-001",
            "TOY-GOV-001",
            "TOY-LAY-001",
            "TOY-NAM-001",
            "TOY-SEC-001",
        ]


POLYNOMIAL = (".*.*.*=.*", "[a-z]+[a-z]+[0-9]", "a?" * 24 + "a" * 24)


@pytest.mark.parametrize("expression", POLYNOMIAL)
def test_a_pattern_that_backtracking_would_never_finish_is_matched_at_once(expression: str) -> None:
    begun = time.perf_counter()
    assert pattern(expression).matches("a" * 60_000 + "!") in (True, False)
    assert time.perf_counter() - begun < 1


def _link(path: Path) -> None:
    path.symlink_to("/etc/passwd")


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere.yaml")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _link_to_folder(path: Path) -> None:
    path.symlink_to("/etc", target_is_directory=True)


def _link_upwards(path: Path) -> None:
    path.symlink_to("..", target_is_directory=True)


def _link_to_sibling(path: Path) -> None:
    path.symlink_to("services.yaml")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.fixture
def socket_folder(tmp_path: Path) -> Iterator[Path]:
    here = Path.cwd()
    os.chdir(tmp_path)  # a socket's path must be short
    yield tmp_path
    os.chdir(here)


@pytest.mark.parametrize("name", ["x.yaml", "x.YML", "deep/er/x.yaml"])
@pytest.mark.parametrize(
    "make",
    [_link, _link_to_nothing, _link_to_itself, _link_to_folder, _link_upwards, _link_to_sibling, _folder, _pipe],
    ids=lambda make: str(make.__name__[1:]),
)
def test_what_is_no_regular_file_is_refused_and_not_entered(city: Path, make: object, name: str) -> None:
    path = city / "architecture" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    assert callable(make)
    make(path)
    report, _ = checked(city)
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F004", f"architecture/{name}")]
    assert report.exit_status(Severity.ERROR) == 2


@pytest.mark.parametrize("name", ["notes.txt", "folder"])
def test_a_link_is_refused_whatever_its_name(city: Path, name: str) -> None:
    _link_to_folder(city / "architecture" / name)
    report, _ = checked(city)
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F004", f"architecture/{name}")]


def test_a_socket_is_refused(city: Path, socket_folder: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("architecture/s.yaml")
        report, _ = checked(socket_folder)
    assert [each.rule for each in report.problems] == ["EAF-F004"]
    assert city == socket_folder


@pytest.mark.parametrize("name", ["\x1b[31mred.yaml", "a\nb.yaml", "\u202eyaml.x.yaml", "\x9b/x.yaml"], ids=ascii)
def test_file_name_with_control_characters_is_refused_and_shown_harmlessly(city: Path, name: str) -> None:
    path = city / "architecture" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text("elements: {x-1: {type: node, name: X}}\n", encoding="utf-8")
    report, _ = checked(city)
    assert [each.rule for each in report.problems] == ["EAF-F006"]
    assert report.problems[0].place.file.isprintable()


def test_file_name_that_is_not_utf8_is_refused(city: Path) -> None:
    Path(os.fsdecode(os.fsencode(city / "architecture") + b"/\xff\xfe.yaml")).write_text("elements: {}\n", encoding="utf-8")
    report, _ = checked(city)
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F006", "architecture/\\udcff\\udcfe.yaml")]


@pytest.mark.skipif(ROOT_READS_EVERYTHING, reason="root may read every file")
def test_file_without_permission_is_a_problem(city: Path) -> None:
    (city / "architecture" / "services.yaml").chmod(0)
    report, _ = checked(city)
    assert [each.rule for each in report.problems] == ["EAF-F001"]


@pytest.mark.skipif(ROOT_READS_EVERYTHING, reason="root may read every folder")
def test_folder_without_permission_is_a_problem(city: Path) -> None:
    (city / "architecture" / "closed").mkdir(mode=0)
    report, _ = checked(city)
    assert [each.rule for each in report.problems] == ["EAF-F001"]


def test_settings_that_are_a_link_are_refused(city: Path) -> None:
    settings = city / "architecture" / "eaf.yaml"
    settings.rename(city / "elsewhere.yaml")
    settings.symlink_to(city / "elsewhere.yaml")
    report, _ = checked(city)
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F004", "architecture/eaf.yaml")]


def test_settings_that_are_a_folder_are_none(city: Path) -> None:
    settings = city / "architecture" / "eaf.yaml"
    settings.unlink()
    settings.mkdir()
    report, _ = checked(city)
    assert [each.rule for each in report.problems] == ["EAF-R009"]


def test_a_pack_behind_a_link_is_not_found(city: Path) -> None:
    (city / "checks" / "toy-1").rename(city / "elsewhere")
    (city / "checks" / "toy-1").symlink_to(city / "elsewhere", target_is_directory=True)
    report, _ = checked(city)
    assert [each.rule for each in report.problems] == ["EAF-R005"]


def test_a_link_inside_a_pack_is_refused(city: Path) -> None:
    _link(city / "checks" / "toy-1" / "rules" / "x.yaml")
    report, _ = checked(city)
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F004", "checks/toy-1/rules/x.yaml")]


@pytest.mark.parametrize("pack", ["../elsewhere", "/etc", "toy-1/../toy-1", "", ".", "..", "toy-1\x00"])
def test_a_pack_asked_for_by_path_is_not_found(city: Path, pack: str) -> None:
    report = run_check(load(city / "architecture", packs=(pack,)), Run(AS_OF))
    rendered(report)
    assert [each.rule for each in report.problems] == ["EAF-R005"]
    assert report.exit_status(Severity.ERROR) == 2


def test_python_files_in_the_tree_are_never_run(city: Path) -> None:
    trap = f"import pathlib\npathlib.Path({str(city / 'owned')!r}).touch()\n"
    for name in (
        "sitecustomize.py",
        "usercustomize.py",
        "conftest.py",
        "yaml.py",
        "eaf_plugins.py",
        "architecture/__init__.py",
        "checks/toy-1/rules/rules.py",
    ):
        (city / name).write_text(trap, encoding="utf-8")
    done = eaf_check(city)
    assert done.returncode == 0, done.stderr.decode()
    assert not (city / "owned").exists()
