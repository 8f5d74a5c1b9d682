"""The output formats of a trend, one file each: a trend goes in, text comes out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.trend import jsonl, text

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.checking.measured import Trend
    from eaf.reporters.settings import Settings

TREND_REPORTERS: tuple[tuple[str, Callable[[Trend, Settings], str]], ...] = (("text", text.render), ("jsonl", jsonl.render))
