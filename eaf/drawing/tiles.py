"""The one style of box: type and badge on top, the name on two lines at most, statuses in words below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.palette import PLAIN
from eaf.drawing.scene import Badge, Rect, Sign, Tile, Word
from eaf.drawing.typefaces import NAME, NOTE, TYPE, Typeface
from eaf.viewing.shapes import Box, Mark

if TYPE_CHECKING:
    from eaf.drawing.labels import Labels

PAD_X = 10.0
PAD_Y = 8.0
BADGE = 18.0
_GAP = 6.0
_BELOW_TYPE = 3.0
_SIGNS = (Mark.FINDING_ERROR, Mark.FINDING_WARNING)


@dataclass(frozen=True, slots=True)
class FittedBox:
    """A box whose text is broken for a width; ``height`` is what it needs."""

    box: Box
    width: float
    type_line: str
    name_lines: tuple[str, ...]
    status_line: str
    hue: str
    letter: str
    title: str

    @property
    def height(self) -> float:
        """The least height that holds the text."""
        status = NOTE.leading + 1 if self.status_line else 0
        return 2 * PAD_Y + self._header + len(self.name_lines) * NAME.leading + status

    @property
    def _header(self) -> float:
        return BADGE + _BELOW_TYPE if self.type_line else 0


def fit(box: Box, width: float, labels: Labels, name_lines: int = 2) -> FittedBox:
    """Break the box's text for a width; a box without a title shows its id."""
    area = labels.area(box.area)
    letter = area.letter if area else ""
    inner = width - 2 * PAD_X
    beside_badge = inner - (BADGE + _GAP if letter else 0)
    type_line = TYPE.cut(box.kind, beside_badge)
    room = inner if type_line else beside_badge
    words = " · ".join(labels.marks[mark] for mark in box.marks if mark not in _SIGNS)
    return FittedBox(
        box=box,
        width=width,
        type_line=type_line,
        name_lines=NAME.lines(box.title, room, name_lines) or NAME.lines(box.id, room, name_lines),
        status_line=NOTE.cut(words, inner),
        hue=area.hue if area else PLAIN,
        letter=letter,
        title=full_title(box, labels),
    )


def full_title(box: Box, labels: Labels) -> str:
    """All that is said of a box, for the tool tip and for screen readers."""
    area = labels.area(box.area)
    said = (box.title, box.kind, area.name if area else "", *(labels.marks[mark] for mark in box.marks), box.note)
    return " — ".join(part for part in said if part)


def place(fitted: FittedBox, rect: Rect) -> Tile:
    """Put a fitted box into a rectangle at least as large as it needs."""
    words: list[Word] = []
    badges: tuple[Badge, ...] = ()
    x = rect.x + PAD_X
    top = rect.y + PAD_Y + (0 if fitted.type_line else max(0.0, (rect.height - fitted.height) / 2))
    beside_badge = x
    if fitted.letter:
        middle = top + (BADGE if fitted.type_line else len(fitted.name_lines) * NAME.leading) / 2
        badges = (Badge(Rect(x, middle - BADGE / 2, BADGE, BADGE), fitted.letter, fitted.hue),)
        beside_badge += BADGE + _GAP
    if fitted.type_line:
        words.append(Word(beside_badge, top + (BADGE - TYPE.leading) / 2 + TYPE.drop, fitted.type_line, TYPE))
        top += BADGE + _BELOW_TYPE
    words += set_lines(fitted.name_lines, x if fitted.type_line else beside_badge, top, NAME)
    if fitted.status_line:
        words.append(Word(x, rect.bottom - PAD_Y - NOTE.leading + NOTE.drop, fitted.status_line, NOTE))
    return Tile(rect, fitted.box, fitted.hue, fitted.title, tuple(words), badges, _signs(fitted.box, rect))


def _signs(box: Box, rect: Rect) -> tuple[Sign, ...]:
    """Findings stand on the upper edge at the right, where they take no room from the text."""
    found = [mark for mark in _SIGNS if mark in box.marks]
    return tuple(Sign(rect.right - 11 - 20 * place, rect.y + 2, mark.value) for place, mark in enumerate(found))


def set_lines(lines: tuple[str, ...], x: float, top: float, face: Typeface) -> tuple[Word, ...]:
    """Lines of text below one another, the first one's leading beginning at ``top``."""
    return tuple(Word(x, top + row * face.leading + face.drop, line, face) for row, line in enumerate(lines))


def more_box(box_id: str, count: int, labels: Labels) -> Box:
    """The box that stands for ``count`` boxes that are not shown."""
    return Box(box_id, labels.more.format(count=count))
