"""A file of a city or of its pack with random flaws: the check ends, with a status other than 0 or 1 wherever it could not be done."""

from __future__ import annotations

import random
import shutil
from datetime import date
from pathlib import Path

import pytest
from mutations import mutated, text_of, tree_of

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.finding import Severity
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings

CITIES = Path(__file__).parent.parent.parent / "functional" / "cities"


@pytest.fixture
def city(tmp_path: Path) -> Path:
    shutil.copytree(CITIES / "flawed", tmp_path / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    (tmp_path / ".git").mkdir()
    return tmp_path


def check_with_flaws(city: Path, seeds: range) -> list[int]:
    """The exit statuses, each of a check with another file damaged; no rule may break down."""
    files = sorted(city.rglob("*.yaml"))
    statuses = []
    for seed in seeds:
        dice = random.Random(seed)  # noqa: S311 - the same flaws in every run
        path = dice.choice(files)
        sound = path.read_text(encoding="utf-8")
        path.write_text(text_of(mutated(tree_of(sound), dice)), encoding="utf-8")
        report = run_check(load(city / "architecture"), Run(date(2026, 1, 1)))
        for _, render in REPORTERS:
            assert render(report, Settings("en")).encode()
        path.write_text(sound, encoding="utf-8")
        assert all(each.rule != "EAF-E001" for each in report.problems), seed
        assert (report.exit_status(Severity.ERROR) == 2) == bool(report.problems), seed
        statuses.append(report.exit_status(Severity.ERROR))
    return statuses


def test_flaws_are_found_or_harmless_but_never_crash(city: Path) -> None:
    statuses = check_with_flaws(city, range(200))
    assert set(statuses) == {1, 2}
    assert statuses.count(2) > 100


@pytest.mark.deep
def test_ten_thousand_flaws_are_found_or_harmless_but_never_crash(city: Path) -> None:
    check_with_flaws(city, range(200, 10_200))
