"""An indicator, measured against its targets: one row a date, and a line from each target through what was measured before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.bars import PlacedRows, Row, place_rows
from eaf.drawing.legend import Entry
from eaf.drawing.scene import Part, Rect, Scene, Swatch
from eaf.drawing.sheet import Body, Sheet, finish, no_data, set_heading, set_unit
from eaf.drawing.typefaces import NOTE
from eaf.viewing.shapes import IndicatorChart, Measurement, Target

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.drawing.labels import Labels


def draw(view: IndicatorChart, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the chart."""
    _, top = set_heading(view.title, sheet)
    unit, top = set_unit(view.unit, labels, sheet, top)
    placed = place_rows([_row(entry, labels) for entry in _entries(view)], sheet, top + 4)
    parts: tuple[Part, ...] = (*unit, *_target_lines(view, placed), *placed.parts)
    bottom = placed.bottom
    if not placed.bars:
        parts, bottom = tuple(no_data(sheet.margin, top, sheet.inner_width, labels)), top + NOTE.leading
    body = Body(parts, sheet.width, bottom, tuple(_legend(view, labels)))
    return finish(body, view.title, describe(view, labels), labels, sheet)


def describe(view: IndicatorChart, labels: Labels) -> str:
    """The indicator in words."""
    unit = f" ({view.unit})" if view.unit else ""
    said = []
    for row in (_row(entry, labels) for entry in _entries(view)):
        verdict = f" ({row.verdict_text})" if row.verdict_text else ""
        said.append(f"{row.label}, {row.detail}: {row.text}{verdict}")
    return f"{view.title}{unit}. {'; '.join(said) or labels.no_data}."


def _entries(view: IndicatorChart) -> list[Measurement | Target]:
    """Measurements and targets by date, on the same day the measurement first."""
    points = ((point.when, 0, number, point) for number, point in enumerate(view.points))
    targets = ((target.when, 1, number, target) for number, target in enumerate(view.targets))
    merged: list[tuple[str, int, int, Measurement | Target]] = [*points, *targets]
    return [entry for *_, entry in sorted(merged, key=lambda item: item[:3])]


def _row(entry: Measurement | Target, labels: Labels) -> Row:
    if isinstance(entry, Measurement):
        title = _title(entry, labels.measured, entry.text)
        return Row(entry.label, labels.measured.lower(), entry.value, entry.text, "amount", title=title)
    text = labels.at_bound[entry.bound].format(value=entry.text)
    verdict = labels.verdicts[entry.verdict]
    return Row(
        entry.label,
        labels.target,
        entry.value,
        text,
        "reach",
        verdict=entry.verdict,
        verdict_text=verdict,
        title=_title(entry, labels.target, " — ".join(part for part in (text, verdict) if part)),
    )


def _title(entry: Measurement | Target, kind: str, text: str) -> str:
    return " — ".join(part for part in (entry.label, f"{kind}: {text}", entry.note) if part)


def _target_lines(view: IndicatorChart, placed: PlacedRows) -> Iterator[Swatch]:
    """A mark at the end of each target, and a fine line from it through the rows above."""
    for entry, bar in zip(_entries(view), placed.bars, strict=True):
        if isinstance(entry, Target):
            top = placed.bars[0].y - 5
            yield Swatch(Rect(round(bar.right), top, 1, bar.y - top), "rule", radius=0)
            yield Swatch(Rect(round(bar.right) - 1, bar.y - 3, 3, bar.height + 6), "target", radius=1)


def _legend(view: IndicatorChart, labels: Labels) -> Iterator[Entry]:
    if view.points:
        yield Entry((Swatch(Rect(0, -7, 24, 14), "amount", radius=2),), 24, labels.measured.lower())
    if view.targets:
        sample = (Swatch(Rect(0, -7, 23, 14), "reach", radius=2), Swatch(Rect(22, -9, 3, 18), "target", radius=1))
        yield Entry(sample, 25, labels.target)
