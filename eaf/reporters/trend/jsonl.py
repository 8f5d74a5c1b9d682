"""A line of JSON for each commit, the oldest first; ``eaf schema trend`` prints the schema of a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.checking.measured import as_data

if TYPE_CHECKING:
    from eaf.checking.measured import Point, Trend
    from eaf.reporters.settings import Settings

FORMAT = 1


def render(trend: Trend, settings: Settings) -> str:
    """The lines, each with its keys in a fixed order."""
    del settings
    return "".join(f"{json.dumps(_line(each), ensure_ascii=False)}\n" for each in trend.points)


def _line(each: Point) -> dict[str, object]:
    return {
        "format": FORMAT,
        "tool": {"name": "eaf", "version": __version__},
        "commit": each.commit,
        "date": each.date.isoformat(),
        **as_data(each.measured),
    }
