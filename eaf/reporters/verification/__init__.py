"""The output formats of a verification, one file each: a verification goes in, text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.verification import json, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.checking.verification import Verification
    from eaf.reporters.settings import Settings

VERIFICATION_REPORTERS: tuple[tuple[str, Callable[[Verification, Settings], str]], ...] = (
    ("text", text.render),
    ("json", json.render),
)
