"""The legend: a sample and a word for each hue, border, sign and line that the picture really uses."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.drawing.scene import Badge, Part, Point, Rect, Sign, Swatch, Tile, Wire, Word
from eaf.drawing.tiles import BADGE
from eaf.drawing.typefaces import NOTE
from eaf.drawing.wires import DEPENDS, PEERS
from eaf.viewing.shapes import Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.drawing.labels import Labels

_ROW = 24.0
_GAP = 18.0
_SPACE = 7.0
_DROP = 4.5
_BORDER_MARKS = (Mark.EXTERNAL, Mark.ASSUMED, Mark.PLANNED, Mark.ADDED, Mark.CHANGED, Mark.REMOVED)
_SIGN_MARKS = (Mark.FINDING_ERROR, Mark.FINDING_WARNING)
_LEAD = replace(NOTE, name="figure", bold=True)


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the legend: a sample that begins at the origin, its width, and what it means."""

    sample: tuple[Part, ...]
    width: float
    text: str


def entries_of(parts: tuple[Part, ...], labels: Labels) -> tuple[Entry, ...]:
    """What the parts of a picture need explained: hues, borders, signs, lines."""
    return (*_areas(parts, labels), *_marks(parts, labels), *_lines(parts, labels))


def set_legend(entries: tuple[Entry, ...], lead: str, corner: Point, width: float) -> tuple[tuple[Part, ...], float]:
    """The entries in rows from the corner on, after the word ``lead``, and the y of the lower edge."""
    left, top = corner
    drawn: list[Part] = [Swatch(Rect(left, top, width, 1), "rule", radius=0)]
    x, y = left, top + 10
    drawn.append(Word(x, y + _ROW / 2 + _DROP, lead, _LEAD))
    x += _LEAD.width(lead) + _GAP
    for entry in entries:
        text = NOTE.cut(entry.text, width - entry.width - _SPACE)
        needed = entry.width + _SPACE + NOTE.width(text)
        if x + needed > left + width and x > left:
            x, y = left, y + _ROW
        drawn += (moved(part, x, y + _ROW / 2) for part in entry.sample)
        drawn.append(Word(x + entry.width + _SPACE, y + _ROW / 2 + _DROP, text, NOTE))
        x += needed + _GAP
    return tuple(drawn), y + _ROW


def moved(part: Part, dx: float, dy: float) -> Part:
    """A part of the picture elsewhere (samples only: no frames and no tiles)."""
    match part:
        case Badge() | Swatch():
            rect = part.rect
            return replace(part, rect=Rect(rect.x + dx, rect.y + dy, rect.width, rect.height))
        case Sign():
            return replace(part, x=part.x + dx, y=part.y + dy)
        case Wire():
            return replace(part, points=tuple((x + dx, y + dy) for x, y in part.points))
        case _:
            return part


def _areas(parts: Iterable[Part], labels: Labels) -> Iterator[Entry]:
    used = {part.box.area for part in parts if isinstance(part, Tile)}
    used |= {area.id for area in labels.areas for part in parts if isinstance(part, Swatch) and part.hue == area.hue}
    for area in labels.areas:
        if area.id in used:
            yield Entry((Badge(Rect(0, -BADGE / 2, BADGE, BADGE), area.letter, area.hue),), BADGE, area.name)


def _marks(parts: Iterable[Part], labels: Labels) -> Iterator[Entry]:
    used = {mark for part in parts if isinstance(part, Tile) for mark in part.box.marks}
    used |= {part.line.mark for part in parts if isinstance(part, Wire) and part.line and part.line.mark}
    for mark in _BORDER_MARKS:
        if mark in used:
            sample = Swatch(Rect(0.5, -7.5, 26, 15), "box", hue="", marks=(mark,), radius=4)
            yield Entry((sample,), 27, labels.marks[mark])
    for mark in _SIGN_MARKS:
        if mark in used:
            yield Entry((Sign(9, 0, mark.value),), 18, labels.marks[mark])


def _lines(parts: Iterable[Part], labels: Labels) -> Iterator[Entry]:
    for kind in sorted({part.kind for part in parts if isinstance(part, Wire)}):
        text = {DEPENDS: labels.depends, PEERS: labels.peers}.get(kind) or labels.relation(kind)
        yield Entry((Wire(((0, 0), (34, 0)), kind),), 34, text)
