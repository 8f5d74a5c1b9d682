"""The same question about the same files: answered from what was kept, and never otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_city import check, make

from eaf.cli.words import FORMATS
from eaf.reporters import REPORTERS


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))
    return make(tmp_path / "city", "flawed")


def results(folder: Path) -> list[Path]:
    return sorted(path for path in (folder.parent / "kept" / "results").rglob("*") if path.is_file())


def test_the_second_answer_is_the_first_and_is_not_worked_out(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    arguments = ("--lang", "en", "--format", "text", "--format", "json", "-o", "-", "-o", "r.json")
    first = check(city, *arguments)
    written = (city / "r.json").read_bytes()
    (city / "r.json").unlink()
    monkeypatch.setenv("EAF_DEBUG", "1")
    second = check(city, *arguments)
    assert (first.stdout, first.returncode) == (second.stdout, second.returncode) == (first.stdout, 1)
    assert (city / "r.json").read_bytes() == written
    assert len(results(city)) == 1


def test_an_edit_in_any_file_is_another_question(city: Path) -> None:
    assert check(city, "--format", "json").stdout == check(city, "--format", "json", "--no-cache").stdout
    for number, name in enumerate(("architecture/systems.yaml", "architecture/eaf.yaml", "checks/toy-1/pack.yaml"), 2):
        path = city / name
        path.write_text(path.read_text(encoding="utf-8") + "\n# ghi chú\n", encoding="utf-8")
        check(city, "--format", "json")
        assert len(results(city)) == number, name


@pytest.mark.parametrize(
    "other",
    [
        ("--as-of", "2025-01-01"),
        ("--select", "TOY-NAM"),
        ("--fail-level", "note"),
        ("--lang", "en"),
        ("architecture/services.yaml",),
    ],
    ids=" ".join,
)
def test_other_options_are_another_question(city: Path, other: tuple[str, ...]) -> None:
    check(city)
    assert check(city, *other).stdout == check(city, *other, "--no-cache").stdout
    assert len(results(city)) == 2


def test_what_could_not_be_checked_is_never_kept(city: Path) -> None:
    (city / "architecture" / "x.yaml").write_text("elements: [", encoding="utf-8")
    assert check(city).returncode == 2
    assert not results(city)


@pytest.mark.parametrize("damage", ["", "{}", '{"seal": "x", "status": 0, "outputs": [""]}', "[1]", "\x00"])
def test_a_damaged_result_is_worked_out_anew(city: Path, damage: str) -> None:
    first = check(city)
    (kept,) = results(city)
    kept.write_text(damage, encoding="utf-8")
    assert check(city).stdout == first.stdout
    assert check(city).returncode == 1


def test_nothing_is_kept_when_it_is_not_wanted_or_not_possible(city: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    check(city, "--no-cache")
    assert not results(city)
    monkeypatch.setenv("EAF_CACHE", "off")
    check(city)
    assert not results(city)
    (city / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("EAF_CACHE", str(city / "file"))
    assert check(city).returncode == 1


def test_the_names_of_formats_are_those_of_the_reporters() -> None:
    assert tuple(name for name, _ in REPORTERS) == FORMATS
