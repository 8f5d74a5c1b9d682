"""How relationships are drawn: the dash and the ends of ArchiMate 3.2's notation, and paths with rounded corners."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from eaf.drawing.svg import number, tag

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.drawing.scene import Point

DEPENDS = "depends"
PEERS = "peers"
_RADIUS = 7.0
_HEAD_LENGTH = 8.0
_HEAD_HALF = 4.0

Head = Literal["none", "open", "filled", "hollow"]
Tail = Literal["none", "dot", "diamond", "hollow-diamond"]


@dataclass(frozen=True, slots=True)
class WireStyle:
    """The look of one relationship type."""

    dash: Literal["", "dashed", "dotted"] = ""
    head: Head = "none"
    tail: Tail = "none"


_STYLES = MappingProxyType(
    {
        DEPENDS: WireStyle(head="filled"),
        PEERS: WireStyle("dashed"),
        "access": WireStyle("dotted", "open"),
        "aggregation": WireStyle(tail="hollow-diamond"),
        "assignment": WireStyle(head="filled", tail="dot"),
        "association": WireStyle(),
        "composition": WireStyle(tail="diamond"),
        "flow": WireStyle("dashed", "filled"),
        "influence": WireStyle("dashed", "open"),
        "realization": WireStyle("dotted", "hollow"),
        "serving": WireStyle(head="open"),
        "specialization": WireStyle(head="hollow"),
        "triggering": WireStyle(head="filled"),
    }
)
_OTHER = WireStyle(head="open")


def style_of(kind: str) -> WireStyle:
    """The style of a relationship type; an unknown one is a plain arrow."""
    return _STYLES.get(kind, _OTHER)


def path_data(points: tuple[Point, ...], *, curved: bool) -> str:
    """The ``d`` of a path through the points: cubic curves, or straight runs with rounded corners."""
    return " ".join(_curves(points) if curved else _runs(points))


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"


def _curves(points: tuple[Point, ...]) -> Iterator[str]:
    yield f"M{_pair(points[0])}"
    for first in range(1, len(points) - 2, 3):
        yield "C" + " ".join(_pair(point) for point in points[first : first + 3])


def _runs(points: tuple[Point, ...]) -> Iterator[str]:
    yield f"M{_pair(points[0])}"
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        radius = min(_RADIUS, _distance(before, corner) / 2, _distance(corner, after) / 2)
        yield f"L{_pair(_towards(corner, before, radius))}"
        yield f"Q{_pair(corner)} {_pair(_towards(corner, after, radius))}"
    yield f"L{_pair(points[-1])}"


def _distance(start: Point, end: Point) -> float:
    return sqrt((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2)


def _towards(start: Point, end: Point, length: float) -> Point:
    distance = _distance(start, end)
    if distance == 0:
        return start
    share = length / distance
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def ends(points: tuple[Point, ...], kind: str) -> str:
    """The figures at both ends of a wire, as SVG text."""
    style = style_of(kind)
    return _tail(points, style.tail) + _head(points, style.head)


def _head(points: tuple[Point, ...], head: Head) -> str:
    if head == "none":
        return ""
    tip = points[-1]
    left, right = _wings(tip, _before(points), _HEAD_LENGTH)
    close = "" if head == "open" else "Z"
    name = {"open": "eaf-open", "filled": "eaf-head", "hollow": "eaf-hollow"}[head]
    return tag("path", (("class", name), ("d", f"M{_pair(left)} L{_pair(tip)} L{_pair(right)}{close}")))


def _tail(points: tuple[Point, ...], tail: Tail) -> str:
    if tail == "none":
        return ""
    tip = points[0]
    away = _before(points[::-1])
    if tail == "dot":
        x, y = _towards(tip, away, 3)
        return tag("circle", (("class", "eaf-head"), ("cx", x), ("cy", y), ("r", 2.2)))
    left, right = _wings(tip, away, 6)
    far = _towards(tip, away, 12)
    name = "eaf-head" if tail == "diamond" else "eaf-hollow"
    corners = " L".join(_pair(point) for point in (tip, left, far, right))
    return tag("path", (("class", name), ("d", f"M{corners}Z")))


def _before(points: tuple[Point, ...]) -> Point:
    """The nearest point that tells from where the last one is reached."""
    return next((point for point in reversed(points) if _distance(point, points[-1]) > 0.01), points[0])


def _wings(tip: Point, towards: Point, length: float) -> tuple[Point, Point]:
    distance = _distance(tip, towards) or 1.0
    along = ((towards[0] - tip[0]) / distance, (towards[1] - tip[1]) / distance)
    foot = (tip[0] + along[0] * length, tip[1] + along[1] * length)
    across = (-along[1] * _HEAD_HALF, along[0] * _HEAD_HALF)
    return (foot[0] + across[0], foot[1] + across[1]), (foot[0] - across[0], foot[1] - across[1])
