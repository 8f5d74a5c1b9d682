"""How compliance went, in the compliance report: scores and findings over the history, as charts and as a table."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from eaf.checking.measured import SCORES, SEVERITIES
from eaf.reporters.trend import words as trend_words
from eaf.reporters.words import NO_SCORE, rounded
from eaf.site.page import Cell, Picture, Section, Table
from eaf.text import Text
from eaf.viewing.shapes import Course, Span, TrendChart
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from eaf.checking.measured import Measured, Point, Trend
    from eaf.site.material import Material

_SCORES = Text("Điểm tuân thủ theo thời gian", "Compliance scores over time")
_FINDINGS = Text("Phát hiện theo thời gian", "Findings over time")
_CAPTION = Text(
    "{count} commit theo cha thứ nhất, mỗi commit được đánh giá tại ngày của chính nó (giờ Việt Nam). "
    "Khoảng trống là không kiểm tra được, không phải không có phát hiện{unchecked}.",
    "{count} {count:commit|commits} along the first parents, each judged as of its own date (in Vietnam). "
    "A gap is what could not be checked, not an absence of findings{unchecked}.",
)
_UNCHECKED = Text(": {count} commit", ": {count} {count:commit|commits}")
_CHANGES = Text("Các thay đổi của con số", "When the figures changed")
_LABELS = dict(zip(SCORES, (trend_words.STRICT, trend_words.EFFECTIVE, trend_words.ASSURANCE), strict=True))
_COUNTED = dict(zip(SEVERITIES, (trend_words.ERRORS, trend_words.WARNINGS, trend_words.NOTES), strict=True))


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart to be: its title, its figures, its id, and how it says what it shows of a commit."""

    title: Text
    courses: tuple[Course, ...]
    id: str
    said: Callable[[Material, Measured], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """What a point says and for how much of the time, from 0 to 1."""

    point: Point
    begin: float
    end: float


def trend_sections(material: Material) -> tuple[Section, ...]:
    """The charts with their table; nothing where there is no history of at least two commits that were checked."""
    trend = material.facts.trend
    if trend is None or sum(each.measured.complete for each in trend.points) < 2:
        return ()
    stretches = _stretches(trend)
    unchecked = _UNCHECKED.format(count=str(trend.unchecked)) if trend.unchecked else Text()
    caption = material.say(_CAPTION.format(count=str(len(trend.points)), unchecked=unchecked))
    scores = tuple(_score_course(material, stretches, name) for name in SCORES)
    counts = tuple(_count_course(material, stretches, name) for name in SEVERITIES)
    return (
        _picture(material, trend, _Chart(_SCORES, scores, "dien-bien-diem", _scores_said), caption),
        _picture(material, trend, _Chart(_FINDINGS, counts, "dien-bien-phat-hien", _counts_said), caption),
    )


def _picture(material: Material, trend: Trend, chart: _Chart, caption: str) -> Picture:
    first, last = (day(each.date, material.language) for each in (trend.points[0], trend.points[-1]))
    view = TrendChart(material.say(chart.title), first, last, chart.courses)
    drawing = material.picture(view, chart.id)
    return Picture(view.title, drawing, id=chart.id, caption=caption, alternative=_table(material, trend, chart))


def _stretches(trend: Trend) -> list[_Stretch]:
    """How long each point holds: until the next date, or, where all are of one day, one step each."""
    points = trend.points
    first, last = points[0].date.toordinal(), points[-1].date.toordinal()
    if any(one.date > other.date for one, other in pairwise(points)) or first == last:
        return [_Stretch(each, number / len(points), (number + 1) / len(points)) for number, each in enumerate(points)]
    whole = last - first + 1
    days = [list(group)[-1] for _, group in groupby(points, key=lambda each: each.date)]
    begins = [(each.date.toordinal() - first) / whole for each in days]
    return [_Stretch(each, begin, end) for each, begin, end in zip(days, begins, (*begins[1:], 1.0), strict=True)]


def _score_course(material: Material, stretches: list[_Stretch], name: str) -> Course:
    def said(value: Fraction | None) -> str:
        return material.say(NO_SCORE if value is None else rounded(value))

    spans = _spans(material, stretches, lambda each: each.scores.get(name), said, 1)
    return Course(material.say(_LABELS[name]), _last(material, stretches, _scores_said, [*SCORES].index(name)), "100 %", spans)


def _count_course(material: Material, stretches: list[_Stretch], name: str) -> Course:
    most = max((each.point.measured.counts.get(name, 0) for each in stretches), default=0)
    spans = _spans(material, stretches, lambda each: each.counts.get(name), str, most or 1)
    return Course(
        material.say(_COUNTED[name]), _last(material, stretches, _counts_said, [*SEVERITIES].index(name)), str(most), spans
    )


def _last(material: Material, stretches: list[_Stretch], said: Callable[[Material, Measured], tuple[str, ...]], at: int) -> str:
    return said(material, stretches[-1].point.measured)[at]


def _spans(
    material: Material,
    stretches: list[_Stretch],
    value_of: Callable[[Measured], int | Fraction | None],
    say: Callable[..., str],
    most: int,
) -> tuple[Span, ...]:
    """The stretches in which the value stays the same; none where there is no value."""
    found = []
    for value, group in groupby(stretches, key=lambda each: value_of(each.point.measured)):
        same = list(group)
        if value is None:
            continue
        begun, ended = (day(each.point.date, material.language) for each in (same[0], same[-1]))
        when = begun if begun == ended else f"{begun} – {ended}"
        found.append(Span(same[0].begin, same[-1].end, float(value / most), f"{when}: {say(value)}"))
    return tuple(found)


def _table(material: Material, trend: Trend, chart: _Chart) -> Table:
    """Every commit at which something changed in the chart."""
    heads = (material.say(trend_words.DATE), material.say(trend_words.COMMIT), *(each.label for each in chart.courses))
    said = [(each, chart.said(material, each.measured)) for each in trend.points]
    changing = [each for before, each in pairwise((None, *said)) if each and (before is None or before[1] != each[1])]
    rows = tuple(
        (Cell(day(each.date, material.language)), Cell(each.commit[:12]), *(Cell(value, number=True) for value in values))
        for each, values in changing
    )
    return Table(material.say(_CHANGES), heads, rows, id=f"{chart.id}-bang")


def _scores_said(material: Material, measured: Measured) -> tuple[str, ...]:
    if not measured.complete:
        return (material.say(trend_words.NOT_CHECKED),) * len(SCORES)
    return tuple(material.say(NO_SCORE if value is None else rounded(value)) for value in measured.scores.values())


def _counts_said(material: Material, measured: Measured) -> tuple[str, ...]:
    if not measured.complete:
        return (material.say(trend_words.NOT_CHECKED),) * len(SEVERITIES)
    return tuple(str(measured.counts[name]) for name in SEVERITIES)
