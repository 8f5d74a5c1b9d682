"""A trend for a terminal: the commits at which a number changed, and the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.measured import SCORES, SEVERITIES
from eaf.checking.report import MET, NOT_MET, UNDECIDED
from eaf.reporters.text import clean
from eaf.reporters.trend.words import (
    COLUMNS,
    COMMIT,
    DATE,
    EARLIER,
    EMPTY,
    HEADING,
    NOT_CHECKED,
    OWN_DATES,
    SAME,
    UNCHECKED,
)
from eaf.reporters.words import NO_SCORE, rounded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.measured import Measured, Point, Trend
    from eaf.reporters.settings import Settings
    from eaf.text import Text

_SHORT = 12


def render(trend: Trend, settings: Settings) -> str:
    """The trend as text, ending with a line break."""
    if not trend.points:
        return f"{settings.say(EMPTY)}\n"
    shown = list(_changing(trend.points))
    rows = [_heads(settings), *(_row(each, settings) for each in shown)]
    widths = [max(len(row[at]) for row in rows if len(row) > at + 1 or len(row) == len(rows[0])) for at in range(len(rows[0]))]
    first, last = (f"{each.date:%d/%m/%Y}" if settings.language == "vi" else each.date.isoformat() for each in _ends(trend))
    lines = [settings.say(HEADING.format(count=str(len(trend.points)), first=first, last=last)), ""]
    lines += (_line(row, widths) for row in rows)
    lines += ["", *(settings.say(each) for each in _remarks(trend, len(shown)))]
    return "".join(f"{clean(line)}\n" for line in lines)


def _ends(trend: Trend) -> tuple[Point, Point]:
    return trend.points[0], trend.points[-1]


def _remarks(trend: Trend, shown: int) -> Iterator[Text]:
    same = len(trend.points) - shown
    if same:
        yield SAME.format(count=str(same))
    if trend.earlier:
        yield EARLIER.format(count=str(trend.earlier))
    if trend.unchecked:
        yield UNCHECKED.format(count=str(trend.unchecked))
    if all(each.date == each.measured.as_of for each in trend.points):
        yield OWN_DATES


def _changing(points: Iterable[Point]) -> Iterator[Point]:
    """The points that say something else than the one before them, and the last."""
    before: Point | None = None
    left: Point | None = None
    for each in points:
        left = each
        if before is None or not each.measured.says_the_same(before.measured):
            yield each
            left = None
        before = each
    if left:
        yield left


def _heads(settings: Settings) -> list[str]:
    return [settings.say(DATE), settings.say(COMMIT), *map(settings.say, COLUMNS)]


def _row(each: Point, settings: Settings) -> list[str]:
    start = [each.date.isoformat(), each.commit[:_SHORT]]
    measured = each.measured
    if not measured.complete:
        more = f" (+{measured.problem_count - 1})" if measured.problem_count > 1 else ""
        return [*start, f"{settings.say(NOT_CHECKED)}: {next(iter(measured.problems), '')}{more}"]
    return [*start, *_numbers(measured, settings)]


def _numbers(measured: Measured, settings: Settings) -> Iterator[str]:
    for name in ("elements", "relationships", *SEVERITIES, "waived", "baselined"):
        yield str(measured.counts[name])
    for verdict in (MET, NOT_MET, UNDECIDED):
        yield str(measured.verdicts[verdict])
    for name in SCORES:
        value = measured.scores[name]
        yield settings.say(NO_SCORE if value is None else rounded(value))


def _line(row: list[str], widths: list[int]) -> str:
    """Dates and commits to the left, numbers to the right; a row that says why there are none ends as it is."""
    start = [each.ljust(width) for each, width in zip(row[:2], widths, strict=False)]
    rest = [row[2]] if len(row) == 3 else [each.rjust(width) for each, width in zip(row[2:], widths[2:], strict=True)]
    return "  ".join([*start, *rest]).rstrip()
