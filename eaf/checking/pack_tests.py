"""The tests that a rule carries: each case is a model fragment with what the rule must find in it, and where."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.checking.engine import PreparedRule, Run, check
from eaf.checking.report import FAIL, NOT_APPLICABLE, PASS, CheckReport
from eaf.finding import Place
from eaf.loading.surroundings import SETTINGS
from eaf.loading.workspace import WorkspaceLoader
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.finding import Finding
    from eaf.loading.workspace import Loaded
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Case, Rule
    from eaf.schemas.pieces import Schema

AS_OF = date(2022, 2, 28)
_EXPECTED = {"pass": PASS, "fail": FAIL, "na": NOT_APPLICABLE}
_ANYTHING = "elements:\n  anything: {type: grouping, name: Anything}\n"
_NOT_READ = Text("đoạn mô hình không đọc được: {said}", "the fragment does not load: {said}")
_OTHER_STATUS = Text("kết quả phải là {expected}, nhưng là {found}", "expected {expected}, got {found}")
_UNEXPECTED = Text("phát hiện không được nêu trong ca: {said} [{subjects}]", "found, and not in the case: {said} [{subjects}]")
_NOT_FOUND = Text("không có phát hiện tại {at} [{subjects}]", "nothing was found at {at} [{subjects}]")


@dataclass(frozen=True, slots=True)
class Difference:
    """What a case expects and the rule does not say, or the other way round; the place is in the file of tests."""

    place: Place
    said: Text


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case, and what is not as it expects; nothing when it holds."""

    rule: str
    case: Case
    place: Place
    differences: tuple[Difference, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the rule says what the case expects."""
        return not self.differences

    @property
    def detail(self) -> str:
        """The differences in one line, in English."""
        return "; ".join(each.said.en for each in self.differences)


@dataclass(frozen=True, slots=True)
class RuleTests:
    """The cases of one rule, and for which of ``pass``, ``fail`` and ``na`` it has none."""

    rule: Rule
    place: Place
    results: tuple[CaseResult, ...]
    missing: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether every case holds and none is missing."""
        return not self.missing and all(each.holds for each in self.results)


@dataclass(frozen=True)
class Example:
    """A case whose fragment was read once, for any number of rules."""

    case: Case
    pack: Pack
    loaded: Loaded

    @classmethod
    def read(cls, case: Case, pack: Pack, kinds: dict[str, Schema]) -> Example:
        """Read the fragment of a case."""
        return cls(case, pack, read_fragment(case.model, pack, kinds))

    @property
    def as_of(self) -> date:
        """The day for which the case is judged."""
        return date.fromisoformat(self.case.as_of) if self.case.as_of else AS_OF

    def report(self, *rules: PreparedRule) -> CheckReport:
        """What the rules say of the fragment; incomplete where it does not load."""
        if self.loaded.model is None:
            return CheckReport(self.as_of, "", "", None, (self.pack,), self.loaded.problems)
        without_verdicts = tuple(replace(each, clauses=()) for each in self.pack.line())
        share = self.case.recorded
        recorded = {each.rule.id: share for each in rules} if share else {}
        return check(self.loaded.model, rules, without_verdicts, Run(self.as_of, recorded=recorded))

    def result(self, prepared: PreparedRule) -> CaseResult:
        """Assert the one rule and compare status, places and subjects exactly."""
        report = self.report(prepared)
        differences = tuple(sorted(self._differences(report), key=lambda each: (each.place, each.said)))
        return CaseResult(prepared.rule.id, self.case, self._place(), differences)

    def _differences(self, report: CheckReport) -> Iterator[Difference]:
        if report.model is None:
            yield from (Difference(self._inside(each.place), _NOT_READ.format(said=each.message)) for each in report.problems)
            return
        (result,) = report.results
        status = result.status
        if status != _EXPECTED[self.case.expect]:
            yield Difference(self._place("expect"), _OTHER_STATUS.format(expected=self.case.expect, found=status))
        if status == FAIL and (self.case.expected or self.case.expect != "fail"):
            found = [each for each in report.findings if each.rule == result.rule.id]
            yield from self._unmatched(sorted(found, key=lambda each: (_at(each), each.subjects)))
        yield from (self._unexpected(each) for each in report.findings if each.rule != result.rule.id)

    def _unmatched(self, found: list[Finding]) -> Iterator[Difference]:
        """Findings that the case does not name, and those that it names and that are not there."""
        left = list(found)
        for index, (at, subjects) in enumerate(self.case.expected):
            match = next((each for each in left if _at(each) == at and _concerns(each, subjects)), None)
            if match is not None:
                left.remove(match)
                continue
            yield Difference(self._place("findings", index), _NOT_FOUND.format(at=at, subjects=", ".join(subjects)))
        yield from map(self._unexpected, left)

    def _unexpected(self, finding: Finding) -> Difference:
        """A finding that the case does not name."""
        said = _UNEXPECTED.format(said=finding.message, subjects=", ".join(finding.subjects))
        return Difference(self._inside(finding.place), said)

    def _place(self, *path: str | int) -> Place:
        """Where the case stands, or what is at the path in it."""
        places = self.pack.places
        return places.place(self.case.origin.child(*path)) if places else Place(self.pack.id)

    def _inside(self, place: Place) -> Place:
        """A place in the fragment as a place in the file of tests; the fragment's own where its lines are not kept as written."""
        start, places = self._place("model"), self.pack.places
        lines = self.case.model.split("\n")
        if places is None or place.file == SETTINGS or place.line > len(lines):
            return start
        line = Place(start.file, start.line + place.line)
        written, said = places.line(line), lines[place.line - 1]
        if not said or not written.endswith(said):
            return start
        shift = len(written) - len(said)
        return Place(start.file, line.line, place.column + shift, line.line, place.end_column + shift)


def read_fragment(text: str, pack: Pack, kinds: dict[str, Schema]) -> Loaded:
    """A model of one file given as text, with the vocabulary of the pack."""
    return WorkspaceLoader(Path(), kinds).load_text(text, (pack,))


def run_case(prepared: PreparedRule, pack: Pack, case: Case, kinds: dict[str, Schema]) -> CaseResult:
    """Load the fragment, assert the one rule and compare status, places and subjects exactly."""
    return Example.read(case, pack, kinds).result(prepared)


def report_of(prepared: PreparedRule, pack: Pack, case: Case, kinds: dict[str, Schema]) -> CheckReport:
    """What the one rule says of the case's fragment; incomplete where the fragment does not load."""
    return Example.read(case, pack, kinds).report(prepared)


def run_tests(prepared: PreparedRule, kinds: dict[str, Schema]) -> RuleTests:
    """Run all cases of a rule."""
    rule, pack = prepared.rule, prepared.pack
    place = pack.places.place(rule.origin.child("rule")) if pack.places else Place(pack.id)
    results = tuple(run_case(prepared, pack, case, kinds) for case in rule.cases)
    return RuleTests(rule, place, results, missing_examples(prepared, kinds))


def missing_examples(prepared: PreparedRule, kinds: dict[str, Schema]) -> tuple[str, ...]:
    """Which of ``pass``, ``fail`` and ``na`` the rule has no case for.

    A failing case counts when it says where its findings are; a rule that always has a subject needs no ``na``.
    """
    shown = {case.expect for case in prepared.rule.cases if case.expected or case.expect != "fail"}
    return tuple(
        each for each in _EXPECTED if each not in shown and not (each == "na" and _always_has_a_subject(prepared, kinds))
    )


def _always_has_a_subject(prepared: PreparedRule, kinds: dict[str, Schema]) -> bool:
    """Whether the rule says something even of a model in which nothing stands: what it looks at belongs to the framework."""
    model = read_fragment(_ANYTHING, prepared.pack, kinds).model
    if model is None:
        return False
    nothing = replace(model, elements={}, relationships=())
    return check(nothing, (prepared,), (prepared.pack,), Run(AS_OF)).results[0].status != NOT_APPLICABLE


def _at(finding: Finding) -> str:
    if finding.place.file == SETTINGS:
        return "workspace"
    return f"{finding.place.line}:{finding.place.column}"


def _concerns(finding: Finding, subjects: tuple[str, ...]) -> bool:
    return not subjects or sorted(subjects) == sorted(finding.subjects)
