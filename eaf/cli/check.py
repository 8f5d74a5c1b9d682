"""``eaf check``."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.api import find_workspace, load, run_check
from eaf.checking.engine import Run
from eaf.cli.options import as_of_option, day_of, language_option, plateau_option, progress, said_language
from eaf.cli.writing import write
from eaf.errors import UsageError
from eaf.finding import Severity
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings

if TYPE_CHECKING:
    from datetime import datetime

    from eaf.checking.report import CheckReport

_FORMATS = dict(REPORTERS)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pack", "packs", multiple=True, help="gói quy tắc · rule pack instead of the workspace's (repeatable)")
@as_of_option
@plateau_option
@click.option("--select", "select", multiple=True, help="chỉ chạy quy tắc · only these rules: id, name or beginning of the id")
@click.option("--ignore", "ignore", multiple=True, help="bỏ qua quy tắc · leave these rules out")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(list(_FORMATS)), help="dạng kết quả · output format (repeatable)"
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="tệp cho từng --format theo thứ tự · file for each --format in turn",
)
@click.option(
    "--fail-level",
    type=click.Choice(["error", "warning", "note"]),
    default="error",
    show_default=True,
    help="mức làm hỏng · level that fails",
)
@language_option
@click.pass_context
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the contract
    ctx: click.Context,
    paths: tuple[Path, ...],
    packs: tuple[str, ...],
    as_of: datetime | None,
    plateau: str,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_level: str,
    lang: str | None,
) -> int:
    """Kiểm tra mô hình theo các quy tắc của gói · Check the model against the rules of its pack.

    PATHS chỉ báo các phát hiện trong những tệp, thư mục này; cả mô hình vẫn được kiểm tra.
    With PATHS only findings in these files and folders are reported; the whole model is checked all the same.
    """
    del ctx
    formats = formats or ("text",)
    if len(outputs) > len(formats):
        message = "có nhiều -o hơn --format · more -o than --format"
        raise UsageError(message)
    workspace = find_workspace(paths[0] if paths else Path())
    for path in paths[1:]:
        if find_workspace(path) != workspace:
            message = f"{path} thuộc không gian kiến trúc khác · {path} belongs to another workspace"
            raise UsageError(message)
    show = progress()
    session = load(workspace, packs=packs, progress=show)
    report = run_check(session, Run(day_of(as_of), plateau, select, ignore), show)
    report = _only(report, paths, workspace, session.loaded.root)
    settings = Settings(said_language(lang, report.model), Severity.of(fail_level))
    for index, name in enumerate(formats):
        write(outputs[index] if index < len(outputs) else None, _FORMATS[name](report, settings))
    return report.exit_status(settings.fail_level)


def _only(report: CheckReport, paths: tuple[Path, ...], workspace: Path, root: Path) -> CheckReport:
    """The findings under ``paths``; a path that contains the workspace means all of it."""
    resolved = [path.resolve() for path in paths]
    if not resolved or any(workspace.is_relative_to(path) or path.name == "eaf.yaml" for path in resolved):
        return report
    kept = tuple(each for each in report.findings if any((root / each.place.file).is_relative_to(path) for path in resolved))
    named = tuple(path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path) for path in resolved)
    return replace(report, findings=kept, paths=named, elsewhere=len(report.findings) - len(kept))
