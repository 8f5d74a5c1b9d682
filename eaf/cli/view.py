"""``eaf view``."""

from __future__ import annotations

from pathlib import Path

import click

from eaf.api.pictures import VIEW_FORMATS, picture, view_names
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
@click.option("--format", "form", type=click.Choice(VIEW_FORMATS), help="dạng kết quả · format (default: by suffix, else svg)")
@plateau_option
@workspace_option
@language_option
def command(name: str | None, output: Path | None, form: str | None, plateau: str, workspace: Path, lang: str | None) -> int:
    """Vẽ một sơ đồ; không có tên thì liệt kê · Draw one diagram; without a name list them.

    NAME: the id of a declared view, or overview, architecture:ID, integration, service:ID, context:ID, indicator:ID.
    """
    session, model = model_session(workspace)
    if name is None:
        click.echo("\n".join(view_names(session)))
        return 0
    chosen = form or (output.suffix.removeprefix(".") if output else "svg") or "svg"
    if chosen not in VIEW_FORMATS:
        message = f"không có dạng '{chosen}' · there is no format '{chosen}': {', '.join(VIEW_FORMATS)}"
        raise UsageError(message)
    write(output, picture(session, name, chosen, said_language(lang, model), plateau))
    return 0
