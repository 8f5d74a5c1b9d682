"""The tests that a rule carries: each case is a model fragment with what the rule must find in it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.checking.engine import PreparedRule, Run, check
from eaf.checking.report import FAIL, NOT_APPLICABLE, PASS, CheckReport
from eaf.loading.surroundings import SETTINGS
from eaf.loading.workspace import WorkspaceLoader

if TYPE_CHECKING:
    from eaf.finding import Finding
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Case
    from eaf.schemas.pieces import Schema
    from eaf.text import Text

AS_OF = date(2022, 2, 28)
_EXPECTED = {"pass": PASS, "fail": FAIL, "na": NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: whether it holds, and if not, what was found instead."""

    rule: str
    case: Text
    holds: bool
    detail: str = ""


def run_case(prepared: PreparedRule, pack: Pack, case: Case, kinds: dict[str, Schema]) -> CaseResult:
    """Load the fragment, assert the one rule and compare status, places and subjects exactly."""
    detail = _difference(report_of(prepared, pack, case, kinds), case)
    return CaseResult(prepared.rule.id, case.name, not detail, detail)


def report_of(prepared: PreparedRule, pack: Pack, case: Case, kinds: dict[str, Schema]) -> CheckReport:
    """What the one rule says of the case's fragment; incomplete where the fragment does not load."""
    as_of = date.fromisoformat(case.as_of) if case.as_of else AS_OF
    loaded = WorkspaceLoader(Path(), kinds).load_text(case.model, (pack,))
    if loaded.model is None:
        return CheckReport(as_of, "", "", None, (pack,), loaded.problems)
    return check(loaded.model, (prepared,), (pack,), Run(as_of))


def _difference(report: CheckReport, case: Case) -> str:
    """What is not as the case expects; empty when all is."""
    if report.model is None:
        said = "; ".join(f"{each.place}: {each.message.en}" for each in report.problems)
        return f"the fragment does not load: {said}"
    result = report.results[0]
    if result.status != _EXPECTED[case.expect]:
        return f"expected {case.expect}, got {result.status} {result.reason} {_said(report.findings)}"
    if not case.expected:
        return ""
    found = sorted((_at(each), tuple(sorted(each.subjects))) for each in report.findings)
    wanted = sorted((at, tuple(sorted(subjects))) for at, subjects in case.expected)
    same = [at for at, _ in found] == [at for at, _ in wanted] and all(
        not subjects or subjects == actual for (_, subjects), (_, actual) in zip(wanted, found, strict=True)
    )
    return "" if same else f"expected {wanted}, found {found}"


def _at(finding: Finding) -> str:
    if finding.place.file == SETTINGS:
        return "workspace"
    return f"{finding.place.line}:{finding.place.column}"


def _said(findings: tuple[Finding, ...]) -> str:
    return "; ".join(f"{_at(each)} {each.subjects} {each.message.en}" for each in findings)
