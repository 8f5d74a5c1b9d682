"""The output formats of a difference of revisions, one file each: a difference goes in, text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.difference import html, json, markdown, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.diffing.difference import Difference
    from eaf.reporters.settings import Settings

DIFFERENCE_REPORTERS: tuple[tuple[str, Callable[[Difference, Settings], str]], ...] = (
    ("text", text.render),
    ("json", json.render),
    ("markdown", markdown.render),
    ("html", html.render),
)
