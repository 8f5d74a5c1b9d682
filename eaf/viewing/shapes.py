"""What a picture says, before anybody decides how it looks.

A view value holds boxes, lines and how they are grouped: no coordinate, no colour, no file format. `eaf.drawing` turns one
into SVG; an exporter may turn the same one into text. Every text is already in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal, TypeAlias


class Mark(StrEnum):
    """A status that a reader must see on a box, beside its name and type."""

    EXTERNAL = "external"
    ASSUMED = "assumed"
    PLANNED = "planned"
    RETIRING = "retiring"
    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    FINDING_WARNING = "finding-warning"
    FINDING_ERROR = "finding-error"


Side: TypeAlias = Literal["main", "left", "right"]
Arrangement: TypeAlias = Literal["stacked", "beside"]
Bound: TypeAlias = Literal["min", "max"]
Verdict: TypeAlias = Literal["met", "missed", "not-due", ""]
Look: TypeAlias = Literal["", "faded", "absent"]
"""How much of a box or a line is seen: all of it, only as surroundings, or nothing although its room is kept."""


@dataclass(frozen=True, slots=True)
class Box:
    """One element as a reader meets it; `id` is the element's id, `href` a link relative to the page.

    `kind` is a short label of the type; `area` the component architecture (or the layer) that gives the box its hue; `note`
    is said by the tool tip and to screen readers; `look` sets it back.
    """

    id: str
    title: str
    kind: str = ""
    area: str = ""
    href: str | None = None
    marks: tuple[Mark, ...] = ()
    note: str = ""
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A relationship between two boxes of the same view, as drawn; `kind` is the relationship type, `mark` what became of it."""

    source: str
    target: str
    label: str = ""
    kind: str = "association"
    note: str = ""
    mark: Mark | None = None
    look: Look = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A named part of an overview: boxes, or further blocks, or both.

    A block whose `side` is left or right stands as a vertical band beside its siblings; `arrangement` says whether the blocks
    inside stand one below the other or beside one another where there is room.
    """

    id: str
    title: str
    href: str | None = None
    boxes: tuple[Box, ...] = ()
    blocks: tuple[Block, ...] = ()
    side: Side = "main"
    arrangement: Arrangement = "stacked"


@dataclass(frozen=True, slots=True)
class BlockMap:
    """The overview diagram of a framework: nested blocks, cross-cutting ones at the sides."""

    title: str
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A box that stands in some relation to another one; `label` names the relation."""

    box: Box
    label: str = ""


@dataclass(frozen=True, slots=True)
class Context:
    """One element among its neighbours; the `hidden_*` counts stand for the neighbours that were left out."""

    title: str
    centre: Box
    dependents: tuple[Neighbour, ...] = ()
    dependencies: tuple[Neighbour, ...] = ()
    peers: tuple[Neighbour, ...] = ()
    hidden_dependents: int = 0
    hidden_dependencies: int = 0
    hidden_peers: int = 0


@dataclass(frozen=True, slots=True)
class Lane:
    """One layer of a lane diagram."""

    id: str
    title: str
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class Lanes:
    """A chain of elements through the layers, the first lane on top; a box stands in one lane only."""

    title: str
    lanes: tuple[Lane, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """A named set of boxes of a free graph; groups nest."""

    id: str
    title: str
    href: str | None = None
    boxes: tuple[Box, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """A free graph: boxes in groups and outside of any, and the lines between them."""

    title: str
    groups: tuple[Group, ...] = ()
    boxes: tuple[Box, ...] = ()
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a bar chart; `text` is the value as a reader writes it, `value` its length (not negative)."""

    label: str
    text: str
    value: float
    area: str = ""
    href: str | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class BarChart:
    """Amounts compared; `unit` is one for all."""

    title: str
    unit: str
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True, slots=True)
class Measurement:
    """A measured value; `when` orders it (ISO date), `label` is the date as a reader writes it."""

    when: str
    label: str
    text: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """A value to be reached (`min`) or not to be passed (`max`) at a date, with the verdict if there is one."""

    when: str
    label: str
    text: str
    value: float
    bound: Bound = "min"
    verdict: Verdict = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class IndicatorChart:
    """An indicator: what was measured, against what was to be reached."""

    title: str
    unit: str
    points: tuple[Measurement, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of time in which a figure stayed as it was: begin, end and height as shares from 0 to 1, and all in words."""

    begin: float
    end: float
    height: float
    note: str


@dataclass(frozen=True, slots=True)
class Course:
    """How one figure went: `text` is how it stands at the end, `most` what the whole height stands for.

    Where there is no span the figure is not known, which is not the same as 0.
    """

    label: str
    text: str
    most: str
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class TrendChart:
    """Figures over the same stretch of time, one below the other; `first` and `last` are its ends as a reader writes them."""

    title: str
    first: str
    last: str
    courses: tuple[Course, ...] = ()


View: TypeAlias = BlockMap | Context | Lanes | Graph | BarChart | IndicatorChart | TrendChart
