"""The answer of ``eaf check``, worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.api import load, run_check
from eaf.api.acceptance import Acceptance
from eaf.checking.engine import Run
from eaf.cli.options import in_ci, progress, said_language
from eaf.finding import Severity
from eaf.loading.kept_results import Result
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.checking.report import CheckReport
    from eaf.cli.asked import Asked
    from eaf.finding import Finding
    from eaf.loading.cache import Cache


def answer(workspace: Path, asked: Asked, cache: Cache) -> Result:
    """Check the workspace and write the report in every format that was asked for."""
    show = progress()
    session = load(workspace, packs=asked.packs, progress=show, cache=cache)
    only = _narrowing(asked.paths, workspace)
    acceptance = Acceptance(not asked.audit, not asked.no_baseline, asked.baseline, partial=bool(only), ci=in_ci())
    run = Run(asked.as_of, asked.plateau, asked.select, asked.ignore)
    report = run_check(session, run, show, acceptance)
    if asked.since[0]:
        from eaf.api.revisions import new_findings  # noqa: PLC0415 - a program and an engine that few checks need

        report = new_findings(report, session, (run, acceptance, asked.packs), asked.since)
    report = _only(report, only, session.loaded.root)
    settings = Settings(said_language(asked.language, report.model), Severity.of(asked.fail_level))
    render = dict(REPORTERS)
    return Result(report.exit_status(settings.fail_level), tuple(render[name](report, settings) for name in asked.formats))


def _narrowing(paths: tuple[Path, ...], workspace: Path) -> tuple[Path, ...]:
    """The paths to which the report is narrowed: none when one of them contains the workspace."""
    return () if any(workspace.is_relative_to(path) or path.name == "eaf.yaml" for path in paths) else paths


def _only(report: CheckReport, paths: tuple[Path, ...], root: Path) -> CheckReport:
    """The findings under ``paths``, if there are any paths."""
    if not paths:
        return report

    def kept(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
        return tuple(each for each in findings if any((root / each.place.file).is_relative_to(path) for path in paths))

    found = kept(report.findings)
    named = tuple(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path) for path in paths)
    elsewhere = len(report.findings) - len(found)
    return replace(report, findings=found, suppressed=kept(report.suppressed), paths=named, elsewhere=elsewhere)
