"""Small figures that are told apart by their shape first: circle, triangle, tick, plus, tilde, minus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing.svg import Attribute, number, tag

if TYPE_CHECKING:
    from eaf.drawing.scene import Sign

SIZE = 16.0
_HALF = SIZE / 2


def paint_sign(sign: Sign) -> str:
    """The SVG text of a sign, whose kind is a mark of a finding or a verdict."""
    if sign.kind in {"finding-error", "missed"}:
        return _disc(sign, "error") + _exclamation(sign, "error", 0)
    if sign.kind == "finding-warning":
        return _triangle(sign) + _exclamation(sign, "warning", 1.5)
    if sign.kind == "met":
        return _disc(sign, "good") + _stroke(sign, "good", ((-3.5, 0.3), (-1, 2.8), (3.8, -2.8)))
    return _disc(sign, "plain") + _stroke(sign, "plain", ((0, -4), (0, 0.5), (3, 2.2)))


def _disc(sign: Sign, tone: str) -> str:
    radius = _HALF if tone != "plain" else _HALF - 0.8
    return tag("circle", (("class", f"eaf-sign-{tone}"), ("cx", sign.x), ("cy", sign.y), ("r", radius)))


def _triangle(sign: Sign) -> str:
    corners = ((0, -_HALF), (_HALF + 0.8, _HALF - 1), (-_HALF - 0.8, _HALF - 1))
    data = " L".join(f"{number(sign.x + x)} {number(sign.y + y)}" for x, y in corners)
    attributes: tuple[Attribute, ...] = (
        ("class", "eaf-sign-warning"),
        ("stroke-linejoin", "round"),
        ("d", f"M{data}Z"),
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
    data = " L".join(f"{number(sign.x + x)} {number(sign.y + y)}" for x, y in points)
    return tag("path", (("class", f"eaf-on-{tone}"), ("d", f"M{data}")))
