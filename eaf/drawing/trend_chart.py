"""How figures went: a strip for each, over the same time, filled as high as the figure stood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.scene import Part, Rect, Scene, Swatch, Word
from eaf.drawing.sheet import Body, Sheet, finish, no_data, set_heading
from eaf.drawing.tiles import set_lines
from eaf.drawing.typefaces import FIGURE, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Course, TrendChart

_STRIP = 56.0
_GAP = 18.0
_BESIDE = 12.0
_LABEL_SHARE = 0.3
_LEAST = 1.5
"""How high 0 stands, so that it does not look like nothing known."""


def draw(view: TrendChart, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the chart."""
    _, top = set_heading(view.title, sheet)
    parts: list[Part] = []
    if not any(each.spans for each in view.courses):
        parts += no_data(sheet.margin, top, sheet.inner_width, labels)
        return finish(Body(tuple(parts), sheet.width, top + NOTE.leading), view.title, describe(view, labels), labels, sheet)
    label_width = _label_width(view, sheet)
    left = sheet.margin + (0.0 if sheet.narrow else label_width + _BESIDE)
    scale = max((NOTE.width(each.most) for each in view.courses), default=0.0) + 6
    strip = Rect(left, top, max(20.0, sheet.margin + sheet.inner_width - left - scale), _STRIP)
    y = top
    for course in view.courses:
        words, beside = _words(course, sheet, label_width, y)
        parts += words
        strip = Rect(strip.x, y + beside, strip.width, _STRIP)
        parts += _strip(course, strip)
        y = max(strip.bottom, y + (0.0 if sheet.narrow else _height(course, label_width))) + _GAP
    parts += _ends(view, strip, y - _GAP + 4)
    return finish(Body(tuple(parts), sheet.width, y - _GAP + 4 + NOTE.leading), view.title, describe(view, labels), labels, sheet)


def describe(view: TrendChart, labels: Labels) -> str:
    """The figures in words, as they stand at the end."""
    said = "; ".join(f"{each.label}: {each.text}" for each in view.courses)
    return f"{view.title}, {view.first} – {view.last}. {said or labels.no_data}."


def _label_width(view: TrendChart, sheet: Sheet) -> float:
    if sheet.narrow:
        return sheet.inner_width
    longest = max(max(NOTE.width(each.label), FIGURE.width(each.text)) for each in view.courses)
    return min(longest + 1, sheet.inner_width * _LABEL_SHARE)


def _height(course: Course, width: float) -> float:
    return len(NOTE.lines(course.label, width)) * NOTE.leading + len(FIGURE.lines(course.text, width)) * FIGURE.leading


def _words(course: Course, sheet: Sheet, width: float, top: float) -> tuple[tuple[Word, ...], float]:
    """The label with the figure below it, and how much of the height they take above the strip."""
    lines, figure = NOTE.lines(course.label, width), FIGURE.lines(course.text, width)
    words = (
        *set_lines(lines, sheet.margin, top, NOTE),
        *set_lines(figure, sheet.margin, top + len(lines) * NOTE.leading, FIGURE),
    )
    return words, _height(course, width) + 4 if sheet.narrow else 0.0


def _strip(course: Course, strip: Rect) -> Iterator[Part]:
    """The stretches of a figure between the line of its most and that of nothing."""
    yield Swatch(Rect(strip.x, strip.y, strip.width, 1), "rule", radius=0)
    for span in course.spans:
        height = max(_LEAST, span.height * (_STRIP - 1))
        x = strip.x + span.begin * strip.width
        width = min(max(_LEAST, (span.end - span.begin) * strip.width), strip.right - x) or _LEAST
        x = min(x, strip.right - width)
        yield Swatch(Rect(x, strip.bottom - height, width, height), "amount", radius=0, title=f"{course.label}: {span.note}")
    yield Swatch(Rect(strip.x, strip.bottom, strip.width, 1), "axis", radius=0)
    yield Word(strip.right + 6, strip.y + NOTE.size, course.most, NOTE)


def _ends(view: TrendChart, strip: Rect, top: float) -> Iterator[Word]:
    """The dates at both ends of the time, as far as there is room."""
    first, last = NOTE.width(view.first), NOTE.width(view.last)
    if first + last + _BESIDE <= strip.width:
        yield from set_lines((view.first,), strip.x, top, NOTE)
        yield from set_lines((view.last,), strip.right - last, top, NOTE)
