"""Every fault that is planted in the real model is found, at its place, with its severity, and nothing else is reported."""

from __future__ import annotations

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pytest
from fault import ERRORS, NOTES, WARNINGS, Expected, Fault, severity
from planted_faults import FAULTS, NOT_COVERED

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Finding, Severity
from eaf.loading.problems import PROBLEMS

AS_OF = date(2022, 2, 28)
"""A day before the targets of 2022 are due, and one on which every rule of the pack is in force."""


@dataclass(frozen=True)
class City:
    """A copy of the model and its packs, and what the check says of it when nothing is planted."""

    folder: Path
    sound: CheckReport

    def path(self, file: str) -> Path:
        return self.folder / "architecture" / file

    def text(self, file: str) -> str:
        path = self.path(file)
        return path.read_bytes().decode() if path.exists() else ""

    def check(self) -> CheckReport:
        return run_check(load(self.folder / "architecture"), Run(AS_OF))


@pytest.fixture(scope="module")
def city(root: Path, tmp_path_factory: pytest.TempPathFactory) -> City:
    folder = tmp_path_factory.mktemp("planted")
    for part in ("architecture", "checks"):
        shutil.copytree(root / part, folder / part)
    return City(folder, run_check(load(folder / "architecture"), Run(AS_OF)))


@pytest.fixture
def planted(city: City, fault: Fault) -> Iterator[City]:
    """The city with the fault in it, which is taken out again afterwards."""
    before = {each: city.text(each) for each in fault.files}
    texts = dict(before)
    for edit in fault.edits:
        texts[edit.file] = edit.applied_to(texts[edit.file])
    try:
        for file, text in texts.items():
            city.path(file).write_bytes(text.encode())
        for deleted in fault.deleted:
            city.path(deleted.file).unlink()
        yield city
    finally:
        for file, text in before.items():
            city.path(file).write_bytes(text.encode())
            if not text:
                city.path(file).unlink()


def place_in(city: City, expected: Expected) -> tuple[str, str, int, int]:
    """Rule, file, line and column of what is expected."""
    return (expected.rule, f"architecture/{expected.file}", *expected.line_and_column(city.text(expected.file)))


def place_of(finding: Finding) -> tuple[str, str, int, int]:
    return (finding.rule, finding.place.file, finding.place.line, finding.place.column)


def added(report: CheckReport, sound: CheckReport) -> list[Finding]:
    """What the report says that was not said of the unmodified model, whatever line it has moved to."""
    known = {each.fingerprint for each in sound.findings}
    return [each for each in report.everything if each.fingerprint not in known]


def lost(report: CheckReport, sound: CheckReport) -> set[tuple[str, str]]:
    """What was said of the unmodified model and is no longer."""
    still = {each.fingerprint for each in report.everything}
    return {(each.rule, subject) for each in sound.findings if each.fingerprint not in still for subject in each.subjects}


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_place_and_nothing_else_is(planted: City, fault: Fault) -> None:
    report = planted.check()
    found = added(report, planted.sound)
    assert sorted(map(place_of, found)) == sorted(place_in(planted, each) for each in fault.expected)
    assert {each.severity for each in found} == {severity(each.rule) for each in fault.expected}
    if fault.unreadable:
        assert report.findings == ()
        assert [report.exit_status(level) for level in Severity] == [2, 2, 2]
        return
    assert lost(report, planted.sound) == {(each.rule, each.subject) for each in fault.gone}
    worst = max(severity(each.rule) for each in fault.expected)
    alone = replace(report, findings=tuple(found))
    assert [alone.exit_status(level) for level in Severity] == [int(worst >= level) for level in Severity]
    assert report.exit_status(Severity.NOTE) == 1
    assert report.exit_status(Severity.ERROR) == int(worst is Severity.ERROR)


@pytest.mark.parametrize("fault", [each for each in FAULTS if any(e.hint for e in each.expected)], ids=lambda fault: fault.name)
def test_a_near_miss_is_answered_with_the_name_that_was_meant(planted: City, fault: Fault) -> None:
    remedies = {place_of(each): each.remedy for each in planted.check().everything}
    for each in fault.expected:
        if each.hint:
            remedy = remedies[place_in(planted, each)]
            assert f"'{each.hint}'" in remedy.vi
            assert f"'{each.hint}'" in remedy.en


def test_the_city_is_sound_but_for_warnings_and_notes(city: City) -> None:
    assert city.sound.complete
    assert [city.sound.exit_status(level) for level in Severity] == [1, 1, 0]


def test_the_model_is_whole_again_after_all_faults(city: City) -> None:
    assert [(place_of(each), each.fingerprint) for each in city.check().everything] == [
        (place_of(each), each.fingerprint) for each in city.sound.everything
    ]


def test_the_faults_are_many_and_their_names_tell_them_apart() -> None:
    assert len(FAULTS) >= 75
    assert [name for name, times in Counter(each.name for each in FAULTS).items() if times > 1] == []


def test_every_rule_and_every_code_of_the_loader_is_covered_or_is_said_not_to_be(city: City) -> None:
    codes = {code for code in PROBLEMS if re.match("EAF-[YSR]", code)}
    covered = {each.rule for fault in FAULTS for each in fault.expected}
    assert {*city.sound.rules, *codes} - covered == set(NOT_COVERED)
    assert covered.isdisjoint(NOT_COVERED)


def test_the_severity_of_every_rule_is_the_one_that_the_faults_count_with(city: City) -> None:
    assert {*ERRORS, *WARNINGS, *NOTES} == set(city.sound.rules)
    assert {rule: severity(rule) for rule in city.sound.rules} == {id_: each.severity for id_, each in city.sound.rules.items()}
