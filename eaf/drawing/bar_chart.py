"""Amounts compared: one bar each, in the order given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.bars import Row, place_rows
from eaf.drawing.sheet import Body, Sheet, finish, no_data, set_heading, set_unit
from eaf.drawing.typefaces import NOTE

if TYPE_CHECKING:
    from eaf.drawing.labels import Labels
    from eaf.drawing.scene import Part, Scene
    from eaf.viewing.shapes import BarChart


def draw(view: BarChart, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the chart."""
    _, top = set_heading(view.title, sheet)
    unit, top = set_unit(view.unit, labels, sheet, top)
    by_area = any(labels.area(bar.area) for bar in view.bars)
    rows = []
    for bar in view.bars:
        area = labels.area(bar.area)
        title = f"{bar.label}: {bar.text}" + (f" — {bar.note}" if bar.note else "")
        role, hue = ("bar", area.hue if area else "") if by_area else ("amount", "")
        rows.append(Row(bar.label, "", bar.value, bar.text, role, hue, href=bar.href, title=title))
    placed = place_rows(rows, sheet, top)
    parts: tuple[Part, ...] = (*unit, *placed.parts)
    bottom = placed.bottom
    if not rows:
        parts, bottom = tuple(no_data(sheet.margin, top, sheet.inner_width, labels)), top + NOTE.leading
    return finish(Body(parts, sheet.width, bottom), view.title, describe(view, labels), labels, sheet)


def describe(view: BarChart, labels: Labels) -> str:
    """The amounts in words."""
    unit = f" ({view.unit})" if view.unit else ""
    amounts = "; ".join(f"{bar.label}: {bar.text}" for bar in view.bars)
    return f"{view.title}{unit}. {amounts or labels.no_data}."
