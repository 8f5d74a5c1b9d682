"""``eaf query``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from eaf.api.query import query
from eaf.cli.options import language_option, model_session, said_language, workspace_option
from eaf.cli.usage import said
from eaf.reporters.text import clean

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("selector", nargs=-1, required=True)
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@workspace_option
@language_option
def command(selector: tuple[str, ...], form: str, workspace: Path, lang: str | None) -> int:
    """Liệt kê các phần tử được chọn · List the selected elements.

    SELECTOR: type=application-component layer=ung-dung owner=org-so-tttt, a property such as security_level=3, in=SET,
    or a selector of the rules in YAML: '{type: node, where: {security_level: {gte: 3}}}'.
    """
    session, model = model_session(workspace)
    language = said_language(lang, model)
    answer = query(session, " ".join(selector))
    found = answer.elements
    if form == "json":
        rows = [
            {"id": e.id, "type": e.type, "name": {"vi": e.name.vi, "en": e.name.en}, "layer": e.layer, "owner": e.owner}
            for e in found
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    else:
        width = max((len(e.id) for e in found), default=0)
        for e in found:
            click.echo(clean(f"{e.id:{width}}  {e.type:22}  {e.name.said_in(language)}"))
        click.echo(f"{len(found)} phần tử · elements", err=True)
    for unknown in answer.unknown:
        click.echo(said(unknown), err=True)
    return 0
