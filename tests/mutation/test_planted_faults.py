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
class Copy:
    """A copy of the model and its packs, with its files, what the check says of it unmodified, and the lines it says it of."""

    folder: Path
    files: dict[Path, bytes]
    sound: CheckReport
    lines: dict[str, str]

    def path(self, file: str) -> Path:
        return self.folder / "architecture" / file

    def text(self, file: str) -> str:
        path = self.path(file)
        return path.read_bytes().decode() if path.exists() else ""

    def check(self) -> CheckReport:
        return run_check(load(self.folder / "architecture"), Run(AS_OF))


@pytest.fixture(scope="module")
def copy(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Copy:
    folder = tmp_path_factory.mktemp("planted")
    for part in ("architecture", "checks"):
        shutil.copytree(root / part, folder / part)
    sound = run_check(load(folder / "architecture"), Run(AS_OF))
    return Copy(folder, files_of(folder), sound, {each.fingerprint: line_of(folder, each) for each in sound.findings})


@pytest.fixture
def planted(copy: Copy, fault: Fault) -> Iterator[Copy]:
    """The copy with the fault in it, which is taken out again afterwards."""
    before = {each: copy.text(each) for each in fault.files}
    texts = dict(before)
    for edit in fault.edits:
        texts[edit.file] = edit.applied_to(texts[edit.file])
    try:
        for file, text in texts.items():
            copy.path(file).write_bytes(text.encode())
        for deleted in fault.deleted:
            copy.path(deleted.file).unlink()
        yield copy
    finally:
        for file, text in before.items():
            copy.path(file).write_bytes(text.encode())
            if not text:
                copy.path(file).unlink()


def files_of(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def line_of(folder: Path, finding: Finding) -> str:
    """The text of the line at which a finding stands, from its column on."""
    return (folder / finding.place.file).read_text().split("\n")[finding.place.line - 1][finding.place.column - 1 :]


def expected_place(copy: Copy, expected: Expected) -> tuple[str, str, int, int]:
    """Rule, file, line and column of what is expected, found by search in the edited file."""
    return (expected.rule, f"architecture/{expected.file}", *expected.line_and_column(copy.text(expected.file)))


def place_of(finding: Finding) -> tuple[str, str, int, int]:
    return (finding.rule, finding.place.file, finding.place.line, finding.place.column)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.name)
def test_a_planted_fault_is_found_at_its_place_and_nothing_else_is(planted: Copy, fault: Fault) -> None:
    report = planted.check()
    known = {each.fingerprint: each for each in planted.sound.findings}
    everywhere = Counter({each.rule: each.times for each in fault.many})
    new = [each for each in report.everything if each.fingerprint not in known and each.rule not in everywhere]
    assert Counter(each.rule for each in report.findings if each.rule in everywhere) == everywhere
    assert sorted(map(place_of, new)) == sorted(expected_place(planted, each) for each in fault.expected)
    assert {place_of(each): each.severity for each in new} == {
        expected_place(planted, each): severity(each.rule) for each in fault.expected
    }
    remedies = {place_of(each): each.remedy for each in new}
    for each in fault.expected:
        if each.hint:
            remedy = remedies[expected_place(planted, each)]
            assert f"'{each.hint}'" in remedy.vi
            assert f"'{each.hint}'" in remedy.en
    if fault.unreadable:
        assert report.findings == ()
        assert [report.exit_status(level) for level in Severity] == [2, 2, 2]
        return
    kept = [each for each in report.findings if each.fingerprint in known]
    assert {each.fingerprint: line_of(planted.folder, each) for each in kept} == {
        each.fingerprint: planted.lines[each.fingerprint] for each in kept
    }
    gone = known.keys() - {each.fingerprint for each in kept}
    assert {(known[each].rule, *known[each].subjects) for each in gone} == {(each.rule, each.subject) for each in fault.gone}
    worst = max(severity(each.rule) for each in fault.expected)
    alone = replace(report, findings=tuple(new))
    assert [alone.exit_status(level) for level in Severity] == [int(worst >= level) for level in Severity]
    assert report.exit_status(Severity.NOTE) == 1
    assert report.exit_status(Severity.ERROR) == int(worst is Severity.ERROR)


def test_the_model_itself_has_warnings_and_notes_but_no_error(copy: Copy) -> None:
    assert copy.sound.complete
    assert [copy.sound.exit_status(level) for level in Severity] == [1, 1, 0]


def test_the_model_is_whole_again_when_the_faults_are_taken_out(copy: Copy) -> None:
    assert files_of(copy.folder) == copy.files
    assert copy.check().findings == copy.sound.findings


def test_the_faults_are_many_and_their_names_tell_them_apart() -> None:
    assert len(FAULTS) >= 75
    assert [name for name, times in Counter(each.name for each in FAULTS).items() if times > 1] == []


def test_every_rule_and_every_code_of_the_loader_is_covered_or_is_said_not_to_be(copy: Copy) -> None:
    codes = {code for code in PROBLEMS if re.match("EAF-[YSR]", code)}
    covered = {each.rule for fault in FAULTS for each in fault.expected}
    assert {*copy.sound.rules, *codes} - covered == set(NOT_COVERED)
    assert covered.isdisjoint(NOT_COVERED)


def test_the_severity_of_every_rule_is_the_one_that_the_faults_count_with(copy: Copy) -> None:
    assert {*ERRORS, *WARNINGS, *NOTES} == set(copy.sound.rules)
    assert {rule: severity(rule) for rule in copy.sound.rules} == {id_: each.severity for id_, each in copy.sound.rules.items()}
