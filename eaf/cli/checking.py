"""The answer of ``eaf check``, worked out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.cli.options import progress, said_language
from eaf.finding import Severity
from eaf.loading.kept_results import Result
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.checking.report import CheckReport
    from eaf.cli.asked import Asked
    from eaf.loading.cache import Cache


def answer(workspace: Path, asked: Asked, cache: Cache) -> Result:
    """Check the workspace and write the report in every format that was asked for."""
    show = progress()
    session = load(workspace, packs=asked.packs, progress=show, cache=cache)
    report = run_check(session, Run(asked.as_of, asked.plateau, asked.select, asked.ignore), show)
    report = _only(report, asked.paths, workspace, session.loaded.root)
    settings = Settings(said_language(asked.language, report.model), Severity.of(asked.fail_level))
    render = dict(REPORTERS)
    return Result(report.exit_status(settings.fail_level), tuple(render[name](report, settings) for name in asked.formats))


def _only(report: CheckReport, paths: tuple[Path, ...], workspace: Path, root: Path) -> CheckReport:
    """The findings under ``paths``; a path that contains the workspace means all of it."""
    if not paths or any(workspace.is_relative_to(path) or path.name == "eaf.yaml" for path in paths):
        return report
    kept = tuple(each for each in report.findings if any((root / each.place.file).is_relative_to(path) for path in paths))
    named = tuple(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path) for path in paths)
    return replace(report, findings=kept, paths=named, elsewhere=len(report.findings) - len(kept))
