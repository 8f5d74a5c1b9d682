"""Small figures that are told apart by their shape first, the shapes that the site's badges have.

An octagon is an error, with a cross a verdict that is bad; a triangle is a warning; a circle holds a tick or the hands of a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.svg import Attribute, number, tag

if TYPE_CHECKING:
    from eaf.drawing.scene import Sign

SIZE = 16.0
_HALF = SIZE / 2
_CORNER = _HALF * 0.414
"""Half a side of the octagon."""
_ARM, _WIDTH = 3.7, 1.3
"""How far the cross reaches to each side, and how thick it is there."""


def paint_sign(sign: Sign) -> str:
    """The SVG text of a sign, whose kind is a mark of a finding or a verdict."""
    if sign.kind == "finding-error":
        return _octagon(sign) + _exclamation(sign, "error", 0)
    if sign.kind == "missed":
        return _octagon(sign) + _cross(sign)
    if sign.kind == "finding-warning":
        return _triangle(sign) + _exclamation(sign, "warning", 1.5)
    if sign.kind == "met":
        return _disc(sign, "good") + _stroke(sign, "good", ((-3.5, 0.3), (-1, 2.8), (3.8, -2.8)))
    return _disc(sign, "plain") + _stroke(sign, "plain", ((0, -4), (0, 0.5), (3, 2.2)))


def _disc(sign: Sign, tone: str) -> str:
    radius = _HALF if tone != "plain" else _HALF - 0.8
    return tag("circle", (("class", f"eaf-sign-{tone}"), ("cx", sign.x), ("cy", sign.y), ("r", radius)))


def _octagon(sign: Sign) -> str:
    quarter = ((_CORNER, -_HALF), (_HALF, -_CORNER))
    right = (*quarter, *((x, -y) for x, y in reversed(quarter)))
    return tag("path", (("class", "eaf-sign-error"), ("d", _outline(sign, (*right, *((-x, -y) for x, y in right))))))


def _cross(sign: Sign) -> str:
    arm = ((0, -_WIDTH), (_ARM - _WIDTH, -_ARM), (_ARM, _WIDTH - _ARM))
    turned = (*arm, *((-y, x) for x, y in arm))
    return tag("path", (("class", "eaf-on-error"), ("d", _outline(sign, (*turned, *((-x, -y) for x, y in turned))))))


def _triangle(sign: Sign) -> str:
    corners = ((0, -_HALF), (_HALF + 0.8, _HALF - 1), (-_HALF - 0.8, _HALF - 1))
    attributes: tuple[Attribute, ...] = (
        ("class", "eaf-sign-warning"),
        ("stroke-linejoin", "round"),
        ("d", _outline(sign, corners)),
    )
    return tag("path", attributes)


def _exclamation(sign: Sign, tone: str, lower: float) -> str:
    name = f"eaf-on-{tone}"
    stem = tag(
        "rect",
        (("class", name), ("x", sign.x - 1), ("y", sign.y - 4.5 + lower), ("width", 2), ("height", 5.5), ("rx", 1)),
    )
    return stem + tag("circle", (("class", name), ("cx", sign.x), ("cy", sign.y + 3.4 + lower / 2), ("r", 1.2)))


def _stroke(sign: Sign, tone: str, points: tuple[tuple[float, float], ...]) -> str:
    return tag("path", (("class", f"eaf-on-{tone}"), ("d", _line(sign, points))))


def _outline(sign: Sign, points: tuple[tuple[float, float], ...]) -> str:
    return f"{_line(sign, points)}Z"


def _line(sign: Sign, points: tuple[tuple[float, float], ...]) -> str:
    """Path data through points that are given from the middle of the sign."""
    return "M" + " L".join(f"{number(sign.x + x)} {number(sign.y + y)}" for x, y in points)
