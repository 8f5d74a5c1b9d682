"""``eaf explain``."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from eaf.api.ask import explain
from eaf.cli.options import language_option, model_session, said_language, workspace_option
from eaf.cli.show import clean_lines

if TYPE_CHECKING:
    from pathlib import Path


@click.command()
@click.argument("subject")
@workspace_option
@language_option
def command(subject: str, workspace: Path, lang: str | None) -> int:
    """Giải thích loại quy tắc, quy tắc, điều khoản, phần tử hoặc phát hiện · Explain a rule kind, rule, clause, element or finding.

    A finding is named by its fingerprint or the beginning of it (at least eight digits).
    """
    session, model = model_session(workspace)
    lines = explain(session, subject, said_language(lang, model))
    wrapped = [part for line in lines for part in (textwrap.wrap(line, 110, subsequent_indent="    ") or [""])]
    click.echo(clean_lines(wrapped))
    return 0
