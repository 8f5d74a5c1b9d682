"""A picture laid out: everything has its place and size, nothing is SVG yet.

Lengths are CSS pixels, x to the right and y downwards. Layouts make scenes, :mod:`eaf.drawing.painter` paints them, and the
tests measure them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from eaf.drawing.typefaces import LETTER, Typeface

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.viewing.shapes import Box, Line, Mark

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Rect:
    """A rectangle by its upper left corner and its size."""

    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return self.x + self.width

    @property
    def bottom(self) -> float:
        """The y of the lower edge."""
        return self.y + self.height

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.x + self.width / 2, self.y + self.height / 2)

    def inset(self, by: float) -> Rect:
        """The rectangle that is smaller by ``by`` on every side."""
        return Rect(self.x + by, self.y + by, self.width - 2 * by, self.height - 2 * by)

    def overlaps(self, other: Rect) -> bool:
        """Whether the two share more than an edge."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def contains(self, other: Rect) -> bool:
        """Whether the other one lies inside (within a hundredth, the precision of what is written)."""
        slack = 0.01
        return (
            self.x - slack <= other.x
            and self.y - slack <= other.y
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )


@dataclass(frozen=True, slots=True)
class Word:
    """One line of text; ``x`` is its left end, ``baseline`` the y it stands on."""

    x: float
    baseline: float
    text: str
    face: Typeface


@dataclass(frozen=True, slots=True)
class Badge:
    """The letter of an area on its hue."""

    rect: Rect
    letter: str
    hue: str
    face: Typeface = LETTER


@dataclass(frozen=True, slots=True)
class Sign:
    """A small figure that means the same without colour: a finding, a verdict; ``x`` and ``y`` are its middle."""

    x: float
    y: float
    kind: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A box in its place; ``title`` is all that is known of it, for tool tips and screen readers."""

    rect: Rect
    box: Box
    hue: str
    title: str
    words: tuple[Word, ...] = ()
    badges: tuple[Badge, ...] = ()
    signs: tuple[Sign, ...] = ()
    central: bool = False

    def emphasised(self) -> Tile:
        """The tile as the one that the picture is about."""
        return replace(self, central=True)


@dataclass(frozen=True, slots=True)
class Frame:
    """A panel that holds boxes or further panels; ``depth`` counts the panels around it."""

    rect: Rect
    id: str
    title: str
    href: str | None = None
    depth: int = 0
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Wire:
    """A line on the page: corners to be rounded, or (``curved``) the points of cubic curves one after the other."""

    points: tuple[Point, ...]
    kind: str
    line: Line | None = None
    title: str = ""
    curved: bool = False
    headless: bool = False


@dataclass(frozen=True, slots=True)
class Swatch:
    """A plain rectangle: a bar, an axis, a sample in the legend. ``role`` and ``hue`` say how it is coloured."""

    rect: Rect
    role: str
    hue: str = ""
    marks: tuple[Mark, ...] = ()
    radius: float = 3
    title: str = ""
    href: str | None = None
    words: tuple[Word, ...] = ()


Part = Frame | Swatch | Wire | Tile | Badge | Sign | Word


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture; the parts of each kind are in reading order."""

    width: float
    height: float
    title: str = ""
    description: str = ""
    frames: tuple[Frame, ...] = ()
    swatches: tuple[Swatch, ...] = ()
    wires: tuple[Wire, ...] = ()
    tiles: tuple[Tile, ...] = ()
    badges: tuple[Badge, ...] = ()
    signs: tuple[Sign, ...] = ()
    words: tuple[Word, ...] = ()


def collect(parts: Iterable[Part], width: float, height: float, title: str, description: str) -> Scene:
    """A scene of parts in any order."""
    found: dict[type, list[Any]] = {kind: [] for kind in (Frame, Swatch, Wire, Tile, Badge, Sign, Word)}
    for part in parts:
        found[type(part)].append(part)
    return Scene(width, height, title, description, *(tuple(kind) for kind in found.values()))
