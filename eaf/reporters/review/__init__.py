"""The output formats of a review, one file each: a review goes in, text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.review import html, json, markdown, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.reporters.settings import Settings
    from eaf.reviewing.review import Review

REVIEW_REPORTERS: tuple[tuple[str, Callable[[Review, Settings], str]], ...] = (
    ("text", text.render),
    ("json", json.render),
    ("markdown", markdown.render),
    ("html", html.render),
)
