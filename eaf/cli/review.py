"""``eaf review``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.cli.options import as_of_option, day_of, in_ci, language_option, progress, said_language, workspace_option
from eaf.cli.words import DIFFERENCE_FORMATS
from eaf.cli.writing import in_turn, write
from eaf.errors import UsageError
from eaf.loading.cache import Cache, default_folder

if TYPE_CHECKING:
    from datetime import datetime

EPILOG = (
    "Mã thoát · Exit status: 0 không có phát hiện mới từ mức --fail-level · nothing new at the fail level; 1 có · something new;"
    " 2 không xét được · could not judge."
)


@click.command(epilog=EPILOG)
@click.argument("revisions", metavar="BASE..HEAD")
@workspace_option
@as_of_option
@click.option(
    "--format",
    "formats",
    multiple=True,
    type=click.Choice(DIFFERENCE_FORMATS),
    help="dạng kết quả · output format (repeatable)",
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
@click.option(
    "--cache/--no-cache",
    "use_cache",
    default=True,
    help="dùng kết quả đã lưu của lần trước · use what earlier runs kept (default)",
)
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the contract
    revisions: str,
    workspace: Path,
    as_of: datetime | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    fail_level: str,
    lang: str | None,
    *,
    use_cache: bool,
) -> int:
    """Rà soát một thay đổi: khác gì, gây ra phát hiện nào, ai phải phê duyệt · Review a change: what it says, causes, who approves.

    Xét theo quy tắc, miễn trừ, nền và cấu hình của BASE. BASE.. là so với HEAD; chỉ BASE là so với cây làm việc.
    Judged by the rules, waivers, baseline and settings of BASE. BASE.. compares with HEAD; BASE alone with the work tree.
    """
    from eaf.api.acceptance import Acceptance  # noqa: PLC0415 - all of the engine, which help does not need
    from eaf.api.review import Asked, review  # noqa: PLC0415 - likewise
    from eaf.checking.engine import Run  # noqa: PLC0415 - likewise
    from eaf.finding import Severity  # noqa: PLC0415 - likewise
    from eaf.reporters.review import REVIEW_REPORTERS  # noqa: PLC0415 - likewise
    from eaf.reporters.settings import Settings  # noqa: PLC0415 - likewise

    targets = in_turn(formats or ("text",), outputs)
    asked = Asked(workspace, *_sides(revisions), Run(day_of(as_of)), Acceptance(ci=in_ci()))
    found = review(asked, progress=progress(), cache=Cache(default_folder()) if use_cache else Cache(None))
    settings = Settings(said_language(lang, found.difference.after.model), Severity.of(fail_level))
    render = dict(REVIEW_REPORTERS)
    for form, output in targets:
        write(output, render[form](found, settings))
    return found.exit_status(settings.fail_level)


def _sides(revisions: str) -> tuple[str, str]:
    """The base, and the head, which is empty for the work tree; raises :class:`UsageError` for anything else."""
    base, dots, head = revisions.partition("..")
    if head.startswith("."):
        first, second = base, head.removeprefix(".") or "HEAD"
        message = (
            f"viết BASE..HEAD; để so với nơi nhánh tách ra: $(git merge-base {first} {second})..{second}"
            f" · write BASE..HEAD; to compare with where the branch began: $(git merge-base {first} {second})..{second}"
        )
        raise UsageError(message)
    return base, (head or "HEAD") if dots else ""
