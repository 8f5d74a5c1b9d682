"""The output formats of a check, one file each: a report goes in, text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters import github, gitlab, json, junit, markdown, sarif, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.checking.report import CheckReport
    from eaf.reporters.settings import Settings

REPORTERS: tuple[tuple[str, Callable[[CheckReport, Settings], str]], ...] = (
    ("text", text.render),
    ("json", json.render),
    ("sarif", sarif.render),
    ("sarif-github", sarif.render_for_github),
    ("junit", junit.render),
    ("gitlab", gitlab.render),
    ("github", github.render),
    ("markdown", markdown.render),
)
