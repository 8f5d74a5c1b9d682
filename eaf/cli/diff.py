"""``eaf diff``."""

from __future__ import annotations

from pathlib import Path

import click

from eaf.cli.options import cache_option, language_option, progress, said_language, workspace_option
from eaf.cli.words import DIFFERENCE_FORMATS
from eaf.cli.writing import in_turn, write
from eaf.loading.cache import Cache, default_folder

EPILOG = (
    "Mã thoát · Exit status: 0 đã so sánh · compared; 1 có khác biệt, khi có --exit-code · differences, with --exit-code;"
    " 2 không so sánh được · could not compare."
)


@click.command(epilog=EPILOG)
@click.argument("base")
@click.argument("head", required=False, default="")
@workspace_option
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
@click.option("--exit-code", is_flag=True, help="kết thúc với 1 khi có khác biệt · end with 1 when something differs")
@language_option
@cache_option
def command(  # noqa: PLR0913 - one argument for each option of the contract
    base: str,
    head: str,
    workspace: Path,
    formats: tuple[str, ...],
    outputs: tuple[Path, ...],
    lang: str | None,
    *,
    exit_code: bool,
    use_cache: bool,
) -> int:
    """So sánh hai phiên bản Git theo nghĩa, không theo dòng · Compare two Git revisions by meaning, not by lines.

    BASE, HEAD: nhánh, thẻ hoặc commit; không nêu HEAD thì so với cây làm việc.
    BASE, HEAD: a branch, a tag or a commit; without HEAD the work tree is compared.
    """
    from eaf.api.revisions import compared  # noqa: PLC0415 - all of the engine, which help does not need
    from eaf.reporters.difference import DIFFERENCE_REPORTERS  # noqa: PLC0415 - likewise
    from eaf.reporters.settings import Settings  # noqa: PLC0415 - likewise

    targets = in_turn(formats or ("text",), outputs)
    cache = Cache(default_folder()) if use_cache else Cache(None)
    difference = compared(workspace, base, head, progress=progress(), cache=cache)
    settings = Settings(said_language(lang, difference.after.model))
    render = dict(DIFFERENCE_REPORTERS)
    for form, output in targets:
        write(output, render[form](difference, settings))
    return int(exit_code and bool(difference))
