"""``eaf check``: answers at once when the same was asked of the same files before, and otherwise works it out."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.cli.asked import Asked
from eaf.cli.options import as_of_option, baseline_option, cache_option, day_of, language_option, plateau_option
from eaf.cli.words import FORMATS
from eaf.cli.writing import in_turn, write
from eaf.errors import UsageError
from eaf.loading.cache import Cache, default_folder
from eaf.loading.kept_results import KeptResults, Result
from eaf.loading.surroundings import find_workspace

if TYPE_CHECKING:
    from datetime import datetime


INCOMPLETE = 2


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--pack", "packs", multiple=True, help="gói quy tắc · rule pack instead of the workspace's (repeatable)")
@as_of_option
@plateau_option
@click.option("--select", "select", multiple=True, help="chỉ chạy quy tắc · only these rules: id, name or beginning of the id")
@click.option("--ignore", "ignore", multiple=True, help="bỏ qua quy tắc · leave these rules out")
@click.option("--format", "formats", multiple=True, type=click.Choice(FORMATS), help="dạng kết quả · output format (repeatable)")
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
@click.option(
    "--no-waivers",
    is_flag=True,
    help="kiểm toán: mọi phát hiện đều tính, không miễn trừ, không nền · audit: every finding counts, no waivers, no baseline",
)
@baseline_option
@click.option("--no-baseline", is_flag=True, help="không dùng tệp nền · leave the baseline out")
@click.option(
    "--changed-since",
    metavar="REF",
    help="chỉ phát hiện do thay đổi từ REF gây ra, ở bất cứ đâu · only what changes since REF cause, wherever it is",
)
@language_option
@cache_option
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
    *,
    no_waivers: bool,
    baseline: Path | None,
    no_baseline: bool,
    changed_since: str | None,
    use_cache: bool,
) -> int:
    """Kiểm tra mô hình theo các quy tắc của gói · Check the model against the rules of its pack.

    PATHS chỉ báo các phát hiện trong những tệp, thư mục này; cả mô hình vẫn được kiểm tra.
    With PATHS only findings in these files and folders are reported; the whole model is checked all the same.
    """
    del ctx
    formats = formats or ("text",)
    targets = in_turn(formats, outputs)
    workspace = find_workspace(paths[0] if paths else Path())
    for path in paths[1:]:
        if find_workspace(path) != workspace:
            message = f"{path} thuộc không gian kiến trúc khác · {path} belongs to another workspace"
            raise UsageError(message)
    asked = Asked(
        tuple(path.resolve() for path in paths),
        packs,
        day_of(as_of),
        plateau,
        select,
        ignore,
        formats,
        fail_level,
        lang,
        audit=no_waivers,
        baseline=baseline,
        no_baseline=no_baseline,
        since=_since(workspace, changed_since),
    )
    result = _answered(workspace, asked, Cache(default_folder()) if use_cache else Cache(None))
    for (_, target), output in zip(targets, result.outputs, strict=True):
        write(target, output)
    return result.status


def _since(workspace: Path, name: str | None) -> tuple[str, str]:
    """The revision that was named and its commit, which decides on the answer; nothing where none was."""
    if name is None:
        return "", ""
    from eaf.loading.git_objects import GitObjects, find_repository  # noqa: PLC0415 - a program that few checks need

    return name, GitObjects(find_repository(workspace)).commit(name).oid


def _answered(workspace: Path, asked: Asked, cache: Cache) -> Result:
    kept = KeptResults(workspace, cache)
    key = kept.key(asdict(asked)) if cache.holds and asked.baseline is None else ""
    known = kept.find(key) if key else None
    if known is not None:
        return known
    from eaf.cli.checking import answer  # noqa: PLC0415 - all of the engine, which a kept result does not need

    result = answer(workspace, asked, cache)
    if key and result.status != INCOMPLETE:
        kept.keep(key, result)
    return result
