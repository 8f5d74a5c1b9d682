"""What ``eaf check`` writes: formats and files, languages, paths; and the same bytes on every machine."""

from __future__ import annotations

import itertools
import json
import os
import pty
import subprocess
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from toy_city import CITIES, check, command, environment, make

FORMATS = ("text", "json", "sarif", "sarif-github", "junit", "gitlab", "github", "markdown")
BEGINNINGS = {
    "text": "note TOY-DOC-001",
    "json": '{\n  "format": 1',
    "sarif": '{\n "$schema"',
    "sarif-github": '{\n "$schema"',
    "junit": "<?xml",
    "gitlab": "[\n {",
    "github": "::error file=",
    "markdown": "## Architecture check",
}


def rules_in(output: str) -> list[str]:
    return [str(each["rule"]) for each in json.loads(output)["findings"]]


def test_each_format_goes_to_its_file_in_turn_and_the_rest_to_the_terminal(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    wanted = [part for name in FORMATS for part in ("--format", name)]
    files = [part for name in FORMATS[:-1] for part in ("-o", f"out/{name}.txt")]
    done = check(city, "--lang", "en", *wanted, *files)
    assert done.returncode == 1
    assert done.stdout.startswith(BEGINNINGS["markdown"])
    assert sorted(path.name for path in (city / "out").iterdir()) == sorted(f"{name}.txt" for name in FORMATS[:-1])
    for name in FORMATS[:-1]:
        assert (city / "out" / f"{name}.txt").read_text(encoding="utf-8").startswith(BEGINNINGS[name])
    ET.parse(city / "out" / "junit.txt")  # noqa: S314 - our own output


def test_a_narrowed_report_says_so_in_every_format_that_has_room(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    said = "Only findings in architecture/services.yaml are reported; 2 elsewhere are left out."
    for name in FORMATS:
        whole = check(city, "--lang", "en", "--format", name).stdout
        narrow = check(city, "architecture/services.yaml", "--lang", "en", "--format", name).stdout
        assert "elsewhere are left out" not in whole
        if name == "json":
            told = json.loads(narrow)
            assert (told["paths"], told["findings_elsewhere"]) == (["architecture/services.yaml"], 2)
        else:
            assert (said in narrow.replace("\\", "")) == (name != "gitlab"), name


def test_a_dash_is_the_terminal(tmp_path: Path) -> None:
    done = check(make(tmp_path, "flawed"), "--lang", "en", "--format", "json", "-o", "-", "--format", "github", "-o", "g.txt")
    assert done.stdout.startswith(BEGINNINGS["json"])
    assert (tmp_path / "g.txt").read_text(encoding="utf-8").startswith(BEGINNINGS["github"])


def test_a_file_is_replaced_whole_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    (city / "out").mkdir()
    (city / "out" / "a.json").write_text("x" * 1_000_000, encoding="utf-8")
    check(city, "--format", "json", "-o", "out/a.json")
    assert [path.name for path in (city / "out").iterdir()] == ["a.json"]
    assert rules_in((city / "out" / "a.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("arguments", "rules"),
    [
        ((), ["TOY-DOC-001", "TOY-LAY-001", "TOY-GOV-001", "TOY-NAM-001"]),
        (("--select", "TOY-NAM-001", "--select", "TOY-DOC"), ["TOY-DOC-001", "TOY-NAM-001"]),
        (("--select", "TOY", "--ignore", "TOY-LAY"), ["TOY-DOC-001", "TOY-GOV-001", "TOY-NAM-001"]),
        (("--ignore", "service-without-summary"), ["TOY-LAY-001", "TOY-GOV-001", "TOY-NAM-001"]),
        (("--as-of", "2026-01-01"), ["TOY-DOC-001", "TOY-LAY-001", "TOY-GOV-001", "TOY-SEC-001", "TOY-NAM-001"]),
        (("--plateau", "plt-later"), ["TOY-DOC-001", "TOY-GOV-001", "TOY-NAM-001"]),
        (("architecture/services.yaml",), ["TOY-DOC-001", "TOY-LAY-001"]),
        (
            ("architecture/services.yaml", "architecture/systems.yaml"),
            ["TOY-DOC-001", "TOY-LAY-001", "TOY-GOV-001", "TOY-NAM-001"],
        ),
        (("architecture/organisation.yaml",), []),
        (("architecture",), ["TOY-DOC-001", "TOY-LAY-001", "TOY-GOV-001", "TOY-NAM-001"]),
    ],
    ids=lambda part: " ".join(part) if isinstance(part, tuple) else "",
)
def test_findings_of(tmp_path: Path, arguments: tuple[str, ...], rules: list[str]) -> None:
    assert rules_in(check(make(tmp_path, "flawed"), "--format", "json", *arguments).stdout) == rules


def test_every_finding_has_its_place_in_full(tmp_path: Path) -> None:
    report = json.loads(check(make(tmp_path, "flawed"), "--format", "json").stdout)
    assert [(each["rule"], *each["place"].values()) for each in report["findings"]] == [
        ("TOY-DOC-001", "architecture/services.yaml", 2, 3, 2, 13),
        ("TOY-LAY-001", "architecture/services.yaml", 6, 9, 6, 65),
        ("TOY-GOV-001", "architecture/systems.yaml", 2, 3, 2, 14),
        ("TOY-NAM-001", "architecture/systems.yaml", 8, 11, 8, 42),
    ]


def test_language_is_the_workspace_s_unless_asked_otherwise(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    vietnamese, english = check(city).stdout, check(city, "--lang", "en").stdout
    assert "không có chủ quản" in vietnamese
    assert "has no owner" in english
    assert check(city, "--lang", "vi").stdout == vietnamese
    settings = city / "architecture" / "eaf.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("language: vi", "language: en"), encoding="utf-8")
    assert check(city).stdout == english


def test_date_pack_and_scope_are_always_printed(tmp_path: Path) -> None:
    out = check(make(tmp_path, "sound"), "--lang", "en", "--as-of", "2031-05-06").stdout
    assert out.startswith("As of 2031-05-06, pack toy-1 1.0.0 (")
    assert "1/TOY ended on 2030-01-01, replaced by 2/TOY" in out
    assert "5 rules (5 pass, 0 fail, 0 not applicable) over 6 elements and 2 relationships" in out


def test_nothing_is_judged_compliant_when_the_check_could_not_be_done(tmp_path: Path) -> None:
    city = make(tmp_path, "sound", {"architecture/x.yaml": "elements: ["})
    report = json.loads(check(city, "--format", "json").stdout)
    assert (report["complete"], report["exit_status"], report["findings"], report["clauses"]) == (False, 2, [], [])
    assert "COULD NOT CHECK" in check(city, "--lang", "en").stdout


def test_output_is_the_same_for_every_hash_seed_locale_and_zone(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    arguments = [part for name in FORMATS for part in ("--format", name)]
    outputs = {
        check(city, *arguments, **variables).stdout
        for variables in (
            {"PYTHONHASHSEED": "0"},
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati"},
            {"PYTHONHASHSEED": "4242", "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
            {"CI": "true", "COLUMNS": "40", "NO_COLOR": "1", "TERM": "dumb"},
        )
    }
    assert len(outputs) == 1


def test_output_is_the_same_whatever_the_order_in_which_files_were_made(tmp_path: Path) -> None:
    outputs = set()
    paths = sorted(path for part in ("flawed", "checks") for path in (CITIES / part).rglob("*.yaml"))
    for number, order in enumerate((paths, paths[::-1], [*paths[1::2], *paths[::2]])):
        city = tmp_path / str(number)
        (city / ".git").mkdir(parents=True)
        for path in order:
            name = path.relative_to(CITIES).as_posix().replace("flawed/", "architecture/", 1)
            (city / name).parent.mkdir(parents=True, exist_ok=True)
            (city / name).write_bytes(path.read_bytes())
        outputs.add(check(city, "--format", "json").stdout)
    assert len(outputs) == 1


def test_findings_keep_their_fingerprints_when_files_are_renamed(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    before = json.loads(check(city, "--format", "json").stdout)["findings"]
    for old, new in (("services", "z-services"), ("systems", "a/b/systems")):
        (city / "architecture" / new).parent.mkdir(parents=True, exist_ok=True)
        (city / "architecture" / f"{old}.yaml").rename(city / "architecture" / f"{new}.yaml")
    after = json.loads(check(city, "--format", "json").stdout)["findings"]
    assert sorted(each["fingerprint"] for each in after) == sorted(each["fingerprint"] for each in before)
    assert [each["place"]["file"] for each in after] != [each["place"]["file"] for each in before]


def test_check_works_from_any_folder(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed", {"docs/deep/er.md": ""})
    outputs = {
        check(folder, "--format", "json").stdout
        for folder in (city, city / "architecture", city / "docs" / "deep", city / "checks")
    }
    assert len(outputs) == 1


@pytest.mark.parametrize(("variables", "quiet"), [({"CI": "true"}, True), ({}, False)], ids=["CI", "terminal"])
def test_progress_is_for_people_at_a_terminal_only(tmp_path: Path, variables: dict[str, str], quiet: bool) -> None:  # noqa: FBT001 - a table
    many = {f"architecture/many/{n}.yaml": f"elements:\n  n-{n}: {{type: node, name: N}}\n" for n in range(60)}
    city = make(tmp_path, "sound", many)
    ours, theirs = pty.openpty()
    done = subprocess.run(
        command("check", "--as-of", "2024-01-01"),
        cwd=city,
        env=environment(**variables),
        stdout=subprocess.PIPE,
        stderr=theirs,
        timeout=120,
        check=False,
    )
    os.set_blocking(ours, False)
    os.close(theirs)
    try:
        errors = os.read(ours, 1_000_000)
    except OSError:  # nothing was written
        errors = b""
    os.close(ours)
    assert done.returncode == 0
    assert b"\r" not in done.stdout
    assert (errors == b"") == quiet


def test_stderr_stays_empty_where_nothing_went_wrong_with_the_call(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed", {"architecture/many.yaml": "elements: ["})
    for name, ci in itertools.product(("text", "github"), ("", "1")):
        assert check(city, "--format", name, CI=ci).stderr == ""
