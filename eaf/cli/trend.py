"""``eaf trend``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.cli.options import cache_option, language_option, progress, said_language, workspace_option
from eaf.cli.words import TREND_FORMATS
from eaf.cli.writing import in_turn, write
from eaf.loading.cache import Cache, default_folder

if TYPE_CHECKING:
    from datetime import datetime

EPILOG = (
    "Mã thoát · Exit status: 0 mọi commit đều kiểm tra được · every commit was checked; 1 có commit không kiểm tra được, dòng của nó"
    " nêu vì sao · some commits could not be checked, their lines say why; 2 không có kết quả · nothing could be told."
)


@click.command(epilog=EPILOG)
@click.argument("revisions", required=False, default="HEAD")
@workspace_option
@click.option(
    "--as-of",
    "as_of",
    type=click.DateTime(["%Y-%m-%d"]),
    help="đánh giá mọi commit tại một ngày · judge every commit at one date (default: each at its own, in Vietnam)",
)
@click.option("-n", "--limit", type=click.IntRange(1), help="chỉ những commit mới nhất · only the newest commits")
@click.option(
    "--format", "formats", multiple=True, type=click.Choice(TREND_FORMATS), help="dạng kết quả · output format (repeatable)"
)
@click.option(
    "-o",
    "--output",
    "outputs",
    multiple=True,
    type=click.Path(path_type=Path),
    help="tệp cho từng --format theo thứ tự · file for each --format in turn",
)
@language_option
@cache_option
def command(  # noqa: PLR0913, PLR0917 - one argument for each option of the contract
    revisions: str,
    workspace: Path,
    as_of: datetime | None,
    limit: int | None,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    lang: str | None,
    *,
    use_cache: bool,
) -> int:
    """Diễn biến tuân thủ qua lịch sử Git · How compliance went, commit by commit.

    REVISIONS: nhánh, thẻ, commit (mặc định HEAD), hoặc CŨ..MỚI cho các commit sau CŨ; chỉ theo cha thứ nhất.
    REVISIONS: a branch, a tag or a commit (default HEAD), or OLD..NEW for what came after OLD; first parents only.
    """
    from eaf.api.trend import trend  # noqa: PLC0415 - all of the engine, which help does not need
    from eaf.reporters.settings import Settings  # noqa: PLC0415 - likewise
    from eaf.reporters.trend import TREND_REPORTERS  # noqa: PLC0415 - likewise

    targets = in_turn(formats or ("text",), outputs)
    cache = Cache(default_folder()) if use_cache else Cache(None)
    day = as_of.date() if as_of else None
    found = trend(workspace, revisions, as_of=day, limit=limit or 0, progress=progress(), cache=cache)
    settings = Settings(said_language(lang, None))
    render = dict(TREND_REPORTERS)
    for form, output in targets:
        write(output, render[form](found, settings))
    return int(bool(found.unchecked))
