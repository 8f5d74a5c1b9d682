"""The tests that a rule carries: each case is a model fragment with what the rule must find in it, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.checking.engine import PreparedRule, Run, check
from eaf.checking.report import FAIL, NOT_APPLICABLE, PASS
from eaf.loading.workspace import SETTINGS, WorkspaceLoader

if TYPE_CHECKING:
    from eaf.finding import Finding
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Case
    from eaf.schemas.pieces import Schema

_AS_OF = date(2022, 2, 28)
_EXPECTED = {"pass": PASS, "fail": FAIL, "na": NOT_APPLICABLE}


@dataclass(frozen=True, slots=True)
class CaseResult:
    """One case: whether it holds, and if not, what was found instead."""

    rule: str
    case: str
    holds: bool
    detail: str = ""


def run_case(prepared: PreparedRule, pack: Pack, case: Case, kinds: dict[str, Schema]) -> CaseResult:
    """Load the fragment, assert the one rule and compare status, places and subjects exactly."""
    rule = prepared.rule
    loaded = WorkspaceLoader(Path(), kinds).load_text(case.model, (pack,))
    if loaded.model is None:
        detail = "; ".join(f"{each.place}: {each.message.en}" for each in loaded.problems)
        return CaseResult(rule.id, case.name, holds=False, detail=f"the fragment does not load: {detail}")
    as_of = date.fromisoformat(case.as_of) if case.as_of else _AS_OF
    report = check(loaded.model, (prepared,), (pack,), Run(as_of))
    result = report.results[0]
    if result.status != _EXPECTED[case.expect]:
        detail = f"expected {case.expect}, got {result.status} {result.reason} {_said(report.findings)}"
        return CaseResult(rule.id, case.name, holds=False, detail=detail)
    if case.expected:
        found = sorted((_at(each), tuple(sorted(each.subjects))) for each in report.findings)
        wanted = sorted((at, tuple(sorted(subjects))) for at, subjects in case.expected)
        if [at for at, _ in found] != [at for at, _ in wanted] or any(
            subjects and subjects != actual for (_, subjects), (_, actual) in zip(wanted, found, strict=True)
        ):
            return CaseResult(rule.id, case.name, holds=False, detail=f"expected {wanted}, found {found}")
    return CaseResult(rule.id, case.name, holds=True)


def _at(finding: Finding) -> str:
    if finding.place.file == SETTINGS:
        return "workspace"
    return f"{finding.place.line}:{finding.place.column}"


def _said(findings: tuple[Finding, ...]) -> str:
    return "; ".join(f"{_at(each)} {each.subjects} {each.message.en}" for each in findings)
