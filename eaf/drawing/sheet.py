"""The sheet that a picture is laid out on, and the bands that every picture has: heading above, legend below."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import TYPE_CHECKING

from eaf.drawing.legend import Entry, entries_of, set_legend
from eaf.drawing.scene import Part, Scene, Word, collect
from eaf.drawing.tiles import set_lines
from eaf.drawing.typefaces import HEADING, NOTE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.drawing.engine import LayoutEngine
    from eaf.drawing.labels import Labels

NARROW = 640.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """How large and how complete a picture is to be.

    ``width`` is the room there is, in pixels: pictures break their rows for it, and at most 640 they are laid out for a
    phone. ``heading`` draws the view's title, ``style`` puts the style sheet into the picture, ``engine`` lays out free
    graphs (left out: the one installed with the package, or the system's ``dot``).
    """

    width: float = 1120.0
    heading: bool = True
    style: bool = True
    engine: LayoutEngine | None = None

    @property
    def narrow(self) -> bool:
        """Whether the picture is for a narrow screen."""
        return self.width <= NARROW

    @property
    def margin(self) -> float:
        """The empty border."""
        return 4.0 if self.narrow else 16.0

    @property
    def inner_width(self) -> float:
        """The width between the margins; below 200 pixels a picture becomes wider than its sheet."""
        return max(200.0, self.width - 2 * self.margin)


@dataclass(frozen=True, slots=True)
class Body:
    """The middle of a picture, laid out from the sheet's upper margin on; ``bottom`` is where it ends."""

    parts: tuple[Part, ...]
    width: float
    bottom: float
    legend: tuple[Entry, ...] = ()


def set_heading(title: str, sheet: Sheet) -> tuple[tuple[Word, ...], float]:
    """The lines of the heading, and the y where the picture itself may begin."""
    if not (sheet.heading and title):
        return (), sheet.margin
    lines = HEADING.lines(title, sheet.inner_width, 3)
    return set_lines(lines, sheet.margin, sheet.margin, HEADING), sheet.margin + len(lines) * HEADING.leading + 10


def set_unit(unit: str, labels: Labels, sheet: Sheet, top: float) -> tuple[tuple[Word, ...], float]:
    """The line that names a chart's unit, and the y where the chart may begin."""
    if not unit:
        return (), top
    lines = NOTE.lines(labels.unit.format(unit=unit), sheet.inner_width)
    return set_lines(lines, sheet.margin, top - 6, NOTE), top + len(lines) * NOTE.leading + 4


def nothing_here(x: float, top: float, width: float, labels: Labels) -> Iterator[Word]:
    """The words that stand where a box would."""
    yield from set_lines(NOTE.lines(labels.nothing, width), x, top, NOTE)


def no_data(x: float, top: float, width: float, labels: Labels) -> Iterator[Word]:
    """The words that stand where a chart would."""
    yield from set_lines(NOTE.lines(labels.no_data, width), x, top, NOTE)


def finish(body: Body, title: str, description: str, labels: Labels, sheet: Sheet) -> Scene:
    """The whole picture: the body between its heading and its legend."""
    words, _ = set_heading(title, sheet)
    width = max(sheet.width, body.width, sheet.inner_width + 2 * sheet.margin)
    entries = (*entries_of(body.parts, labels), *body.legend)
    drawn: tuple[Part, ...] = ()
    bottom = body.bottom
    if entries:
        corner = (sheet.margin, bottom + 16)
        drawn, bottom = set_legend(entries, labels.legend, corner, width - 2 * sheet.margin)
    return collect((*words, *body.parts, *drawn), ceil(width), ceil(bottom + sheet.margin), title, description)
