"""``eaf bundle``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.cli.options import as_of_option, day_of, language_option, plateau_option, progress, said_language, workspace_option
from eaf.cli.writing import write

if TYPE_CHECKING:
    from datetime import datetime

EPILOG = (
    "Mã thoát · Exit status: 0 đã lập, dù có phát hiện hay không · written, with findings or without; 2 không lập được, vì commit không"
    " kiểm tra được trọn vẹn · not written, because the commit could not be checked whole."
)


@click.command(epilog=EPILOG)
@click.argument("revision", required=False, default="HEAD")
@workspace_option
@as_of_option
@plateau_option
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="tệp kết quả, '-' là đầu ra chuẩn · the file to write, '-' for standard output (default: named by workspace, commit and date)",
)
@language_option
def command(revision: str, workspace: Path, as_of: datetime | None, plateau: str, output: Path | None, lang: str | None) -> int:
    """Lập hồ sơ minh chứng của một commit · Write an evidence archive of a commit.

    REVISION: nhánh, thẻ hoặc commit (mặc định HEAD); những gì chưa commit không được tính.
    REVISION: a branch, a tag or a commit (default HEAD); what is not committed has no part in it.
    """
    from eaf.api.bundle import bundle  # noqa: PLC0415 - all of the engine, which help does not need
    from eaf.checking.evidence import sha256  # noqa: PLC0415 - likewise
    from eaf.reporters.bundle import said  # noqa: PLC0415 - likewise
    from eaf.reporters.settings import Settings  # noqa: PLC0415 - likewise

    made = bundle(workspace, revision, day_of(as_of), plateau, progress())
    content = made.content
    target = output or Path(made.name)
    write(target, content)
    settings = Settings(said_language(lang, made.report.model))
    for line in said(made.report, str(target), made.commit, sha256(content), settings):
        click.echo(line, err=str(target) == "-")
    return 0
