"""``eaf view``."""

from __future__ import annotations

from pathlib import Path

import click

from eaf.api.pictures import MATRIX, MATRIX_FORMATS, VIEW_FORMATS, matrix_names, picture, sheet, view_names
from eaf.cli.options import language_option, model_session, plateau_option, said_language, workspace_option
from eaf.cli.writing import write
from eaf.errors import UsageError


@click.command()
@click.argument("name", required=False)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    help="tệp kết quả, đuôi tệp quyết định dạng · file; its suffix decides the format",
)
@click.option(
    "--format",
    "form",
    type=click.Choice((*VIEW_FORMATS, *MATRIX_FORMATS)),
    help="dạng kết quả · format (default: by suffix, else svg, csv)",
)
@plateau_option
@workspace_option
@language_option
def command(name: str | None, output: Path | None, form: str | None, plateau: str, workspace: Path, lang: str | None) -> int:
    """Vẽ một sơ đồ, xuất một ma trận; không có tên thì liệt kê · Draw one diagram, write one matrix; without a name list them.

    NAME: the id of a declared view, or overview, architecture:ID, integration, service:ID, context:ID, indicator:ID;
    matrix:ID (csv, xlsx).
    """
    session, model = model_session(workspace)
    if name is None:
        click.echo("\n".join([*view_names(session), *matrix_names()]))
        return 0
    formats = MATRIX_FORMATS if name.startswith(MATRIX) else VIEW_FORMATS
    chosen = form or (output.suffix.removeprefix(".") if output else "") or formats[0]
    if chosen not in formats:
        message = f"'{name}' không có dạng '{chosen}' · '{name}' has no format '{chosen}': {', '.join(formats)}"
        raise UsageError(message)
    made = sheet if name.startswith(MATRIX) else picture
    write(output, made(session, name, chosen, said_language(lang, model), plateau))
    return 0
