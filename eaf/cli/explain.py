"""``eaf explain``."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

import click

from eaf.api import find_workspace, load
from eaf.api.ask import NAMED_BY_TOOL, explain, explain_of_tool
from eaf.cli.options import language_option, model_session, said_language, workspace_option
from eaf.cli.show import clean_lines
from eaf.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.text import Language


@click.command()
@click.argument("subject")
@workspace_option
@language_option
def command(subject: str, workspace: Path, lang: str | None) -> int:
    """Giải thích loại quy tắc, quy tắc, điều khoản, phần tử, phát hiện hoặc mã vấn đề · Explain a rule kind, rule, clause, element, finding or problem code.

    A finding is named by its fingerprint or the beginning of it (at least eight digits), a problem by its code, as EAF-Y002.
    """
    if subject in NAMED_BY_TOOL:
        lines = explain_of_tool(subject, _language(lang, workspace))
    else:
        session, model = model_session(workspace)
        lines = explain(session, subject, said_language(lang, model))
    wrapped = [part for line in lines for part in (textwrap.wrap(line, 110, subsequent_indent="    ") or [""])]
    click.echo(clean_lines(wrapped))
    return 0


def _language(given: str | None, workspace: Path) -> Language:
    """The language asked for, else that of the workspace when there is one that can be read."""
    try:
        return said_language(given, None if given else load(find_workspace(workspace)).loaded.model)
    except UsageError:
        return "vi"
