"""Rows with a label at the left and a bar from a common zero: what both charts are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.scene import Part, Rect, Sign, Swatch, Word
from eaf.drawing.tiles import set_lines
from eaf.drawing.typefaces import FIGURE, NOTE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.drawing.sheet import Sheet

BAR = 20.0
_GAP = 12.0
_SIGN = 22.0
_LABEL_SHARE = 0.36


@dataclass(frozen=True, slots=True)
class Row:
    """One bar; ``role`` is ``bar`` or ``amount`` for what there is (in a hue, or not), ``reach`` for what is aimed at."""

    label: str
    detail: str
    value: float
    text: str
    role: str = "bar"
    hue: str = ""
    verdict: str = ""
    verdict_text: str = ""
    href: str | None = None
    title: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """From values to x: ``left`` is zero, ``width`` the room of the largest value."""

    left: float
    width: float
    largest: float

    def length(self, value: float) -> float:
        """The length of a bar; nothing is shorter than a pixel and a half, nothing is negative."""
        share = max(0.0, value) / self.largest if self.largest > 0 else 0.0
        return max(1.5, share * self.width)


@dataclass(frozen=True, slots=True)
class PlacedRows:
    """The parts of all rows, the bars by themselves, and where the rows end."""

    parts: tuple[Part, ...]
    bars: tuple[Rect, ...]
    bottom: float


def place_rows(rows: Sequence[Row], sheet: Sheet, top: float) -> PlacedRows:
    """Lay out the rows from ``top`` on; labels stand at the left, or above the bars on a narrow sheet."""
    label_width = _label_width(rows, sheet)
    left = sheet.margin + (0.0 if sheet.narrow else label_width + _GAP)
    said = max((_said_width(row) for row in rows), default=0.0)
    largest = max((row.value for row in rows), default=0.0)
    scale = Scale(left, max(20.0, sheet.margin + sheet.inner_width - left - said - 8), largest)
    parts: list[Part] = []
    bars: list[Rect] = []
    y = top
    for row in rows:
        lines = FIGURE.lines(row.label, label_width)
        detail = NOTE.lines(row.detail, label_width, 1) if row.detail else ()
        label_height = len(lines) * FIGURE.leading + len(detail) * NOTE.leading
        height = label_height + 3 + BAR if sheet.narrow else max(label_height, BAR)
        label_top = y if sheet.narrow else y + (height - label_height) / 2
        words = (
            *set_lines(lines, sheet.margin, label_top, FIGURE),
            *set_lines(detail, sheet.margin, label_top + len(lines) * FIGURE.leading, NOTE),
        )
        bar_top = y + height - BAR if sheet.narrow else y + (height - BAR) / 2
        bar = Rect(left, bar_top, scale.length(row.value), BAR)
        words += _words_after(row, bar)
        parts.append(Swatch(bar, row.role, row.hue, radius=2, title=row.title, href=row.href, words=words))
        parts += _verdict_after(row, bar)
        bars.append(bar)
        y += height + _GAP
    bottom = y - _GAP if rows else y
    if rows and not sheet.narrow:
        parts.append(Swatch(Rect(left - 1, top - 4, 1, bottom - top + 8), "axis", radius=0))
    return PlacedRows(tuple(parts), tuple(bars), bottom + 4)


def _label_width(rows: Sequence[Row], sheet: Sheet) -> float:
    if sheet.narrow:
        return sheet.inner_width
    longest = max((max(FIGURE.width(row.label), NOTE.width(row.detail)) for row in rows), default=0.0)
    return min(longest + 1, sheet.inner_width * _LABEL_SHARE)


def _said_width(row: Row) -> float:
    verdict = _SIGN + NOTE.width(row.verdict_text) + 4 if row.verdict else 0.0
    return FIGURE.width(row.text) + verdict


def _words_after(row: Row, bar: Rect) -> tuple[Word, ...]:
    x, middle = bar.right + 8, bar.centre[1]
    amount = Word(x, middle + 4.8, row.text, FIGURE)
    verdict = Word(x + FIGURE.width(row.text) + _SIGN + 4, middle + 4.4, row.verdict_text, NOTE)
    return (amount, verdict) if row.verdict else (amount,)


def _verdict_after(row: Row, bar: Rect) -> tuple[Sign, ...]:
    x = bar.right + 8 + FIGURE.width(row.text) + _SIGN / 2 + 3
    return (Sign(x, bar.centre[1], row.verdict),) if row.verdict else ()
