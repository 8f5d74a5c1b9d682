"""Findings that a later plateau no longer has are shown as planned, with its date, and count all the same."""

from __future__ import annotations

import json
from pathlib import Path

from toy_city import check, make

PLATEAU = "plt-later"


def planned(city: Path, *arguments: str) -> dict[str, object]:
    report = json.loads(check(city, "--format", "json", *arguments).stdout)
    return {each["rule"]: each["planned"] for each in report["findings"]}


def test_a_finding_that_a_later_plateau_cures_says_so(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    found = planned(city)
    (date,) = {each["date"] for each in found.values() if isinstance(each, dict)}
    assert found["TOY-LAY-001"] == {"plateau": PLATEAU, "date": date}
    assert found["TOY-GOV-001"] is None
    done = check(city, "--lang", "en")
    assert done.returncode == 1, "a plan is no permission"
    assert f"({date})" in done.stdout
    assert "1 of them are planned to end." in done.stdout


def test_nothing_is_planned_once_the_plateau_is_there(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    assert set(planned(city, "--as-of", "2099-01-01").values()) == {None}
    assert set(planned(city, "--plateau", PLATEAU).values()) == {None}


def test_rules_whose_instrument_has_ended_name_its_successor(tmp_path: Path) -> None:
    city = make(tmp_path, "sound")
    out = check(city, "--lang", "en", "--as-of", "2031-05-06").stdout
    assert "1/TOY ended on 2030-01-01, replaced by 2/TOY" in out
