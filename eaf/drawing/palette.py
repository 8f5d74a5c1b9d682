"""The colours, and the style sheet that every picture carries.

The hues are those of Okabe and Ito (Color Universal Design, 2008), which colour-blind readers can tell apart; fills are light
tints of them, edges are darkened until they stand out from the fill by 3 : 1 (WCAG 2.2, 1.4.11), text by 4.5 : 1 (1.4.3).

The sheet says each colour twice. First as a plain value, for renderers that know no custom properties (resvg, Typst, office
programs). Then, for browsers, as ``var(--eaf-NAME, ...)``: a page that sets ``--eaf-paper``, ``--eaf-ink``, ``--eaf-blue-fill`` and
so on decides itself; where it does not, the reader's light or dark scheme does.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from eaf.drawing.font_faces import FAMILY
from eaf.drawing.typefaces import TYPEFACES

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = "eaf-drawing"
PLAIN = "plain"
FONTS = f"'{FAMILY}','Segoe UI',Roboto,'Noto Sans','Helvetica Neue',Arial,sans-serif"

# light, dark
BASE: dict[str, tuple[str, str]] = {
    "paper": ("#ffffff", "#14181d"),
    "panel": ("#f3f5f8", "#1c2229"),
    "rule": ("#d3dae2", "#38424d"),
    "ink": ("#1b2733", "#e8edf2"),
    "muted": ("#4f5d6b", "#aab6c2"),
    "wire": ("#5b6977", "#93a0ad"),
    "focus": ("#0b57d0", "#8ab4f8"),
    "error": ("#b3001b", "#ff8a80"),
    "on-error": ("#ffffff", "#2a0003"),
    "warning": ("#f2b600", "#ffc933"),
    "on-warning": ("#0b1015", "#0b1015"),
    "good": ("#00745a", "#4fd1a5"),
    "on-good": ("#ffffff", "#00261c"),
}
# light, then dark; each fill, edge, badge and letter
HUES: dict[str, tuple[tuple[str, str, str, str], tuple[str, str, str, str]]] = {
    PLAIN: (("#ffffff", "#7b8996", "#5b6977", "#ffffff"), ("#242c34", "#7f8c99", "#93a0ad", "#0b1015")),
    "orange": (("#fcf3e0", "#b17a00", "#e69f00", "#0b1015"), ("#40351a", "#e69f00", "#e69f00", "#0b1015")),
    "purple": (("#f9eff4", "#b66c95", "#cc79a7", "#0b1015"), ("#3a2e3c", "#cc79a7", "#cc79a7", "#0b1015")),
    "blue": (("#e0eef6", "#0072b2", "#0072b2", "#ffffff"), ("#122c3e", "#3690c2", "#0072b2", "#ffffff")),
    "green": (("#e0f3ee", "#00956c", "#009e73", "#0b1015"), ("#123531", "#08a177", "#009e73", "#0b1015")),
    "vermilion": (("#faece0", "#d55e00", "#d55e00", "#0b1015"), ("#3c281a", "#d96c17", "#d55e00", "#0b1015")),
    "sky": (("#ebf6fc", "#438cb6", "#56b4e9", "#0b1015"), ("#233a49", "#56b4e9", "#56b4e9", "#0b1015")),
    "yellow": (("#fdfce8", "#958d29", "#f0e442", "#0b1015"), ("#424328", "#f0e442", "#f0e442", "#0b1015")),
}
_PARTS = ("fill", "edge", "badge", "letter")

# The declarations of each class, where $ink names a base colour, and $fill, $edge, $badge and $letter those of the hue.
_RULES: tuple[tuple[str, str], ...] = (
    ("paper", "fill:$paper"),
    ("frame", "fill:$panel;stroke:$rule"),
    ("frame-1", "fill:$paper;stroke:$rule"),
    ("caption", "stroke:$panel"),
    ("caption-1", "stroke:$paper"),
    ("heading", "fill:$ink"),
    ("section", "fill:$ink"),
    ("name", "fill:$ink"),
    ("figure", "fill:$ink"),
    ("type", "fill:$muted"),
    ("note", "fill:$muted"),
    ("wire", "fill:none;stroke:$wire"),
    ("head", "fill:$wire;stroke:$wire"),
    ("open", "fill:none;stroke:$wire"),
    ("hollow", "fill:$paper;stroke:$wire"),
    ("rule", "fill:$rule"),
    ("axis", "fill:$muted"),
    ("sign-error", "fill:$error"),
    ("on-error", "fill:$on-error"),
    ("sign-warning", "fill:$warning;stroke:$on-warning"),
    ("on-warning", "fill:$on-warning"),
    ("sign-good", "fill:$good"),
    ("on-good", "fill:none;stroke:$on-good"),
    ("sign-plain", "fill:$paper;stroke:$muted"),
    ("on-plain", "fill:none;stroke:$muted"),
    ("box", "fill:$fill;stroke:$edge"),
    ("badge", "fill:$badge"),
    ("bar", "fill:$badge"),
    ("letter", "fill:$letter"),
    ("amount", "fill:$focus"),
    ("halo>text", "stroke:$paper"),
    ("target", "fill:$ink"),
    ("reach", "fill:none;stroke:$muted"),
)
# After the hues, which are as specific.
_LATE: tuple[tuple[str, str], ...] = (
    ("box.eaf-planned", "fill:$paper"),
    ("box.eaf-added", "stroke:$good"),
    ("box.eaf-changed", "stroke:$focus"),
    ("box.eaf-removed", "stroke:$error"),
    ("added .eaf-wire", "stroke:$good"),
    ("changed .eaf-wire", "stroke:$focus"),
    ("removed .eaf-wire", "stroke:$error"),
    ("faded .eaf-box", "fill:$paper;stroke:$rule"),
    ("faded .eaf-name", "fill:$muted"),
    ("faded .eaf-wire", "stroke:$rule"),
    ("faded .eaf-head", "fill:$rule;stroke:$rule"),
    ("faded .eaf-open", "stroke:$rule"),
    ("faded .eaf-hollow", "stroke:$rule"),
    ("faded .eaf-badge", "fill:$rule"),
    ("faded .eaf-letter", "fill:$ink"),
)
_FIXED = (
    (f".{ROOT}", f"font-family:{FONTS};font-kerning:normal;max-width:none"),
    (".eaf-caption,.eaf-halo>text", "stroke-width:4;stroke-linejoin:round;paint-order:stroke"),
    (".eaf-central", "stroke-width:2.5"),
    (".eaf-external", "stroke-dasharray:6 3"),
    (".eaf-assumed", "stroke-dasharray:1.5 2.5;stroke-linecap:round;stroke-width:1.4"),
    (".eaf-external.eaf-assumed", "stroke-dasharray:7 3 1.5 3"),
    (".eaf-planned", "stroke-opacity:.6"),
    (".eaf-added,.eaf-changed", "stroke-width:2.5"),
    (".eaf-removed", "stroke-width:2.5;stroke-dasharray:4 3"),
    (".eaf-wire", "stroke-width:1.3;stroke-linejoin:round"),
    (".eaf-added>.eaf-wire,.eaf-changed>.eaf-wire,.eaf-removed>.eaf-wire", "stroke-width:2.5"),
    (".eaf-head", "stroke-width:1.3;stroke-linejoin:round"),
    (".eaf-open", "stroke-width:1.3;stroke-linejoin:round;stroke-linecap:round"),
    (".eaf-hollow", "stroke-width:1.3;stroke-linejoin:round"),
    (".eaf-dashed", "stroke-dasharray:6 4"),
    (".eaf-dotted", "stroke-dasharray:2 3"),
    (".eaf-hit", "fill:none;stroke:none;stroke-width:10;pointer-events:stroke"),
    (".eaf-on-good", "stroke-width:2;stroke-linecap:round;stroke-linejoin:round"),
    (".eaf-on-plain", "stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round"),
    (".eaf-reach", "stroke-dasharray:3 3"),
)
_LIVELY = (
    (" a", "cursor:pointer"),
    (" a.eaf-element:focus", "outline:none"),
    (" a:hover .eaf-name", "text-decoration:underline"),
    (" a:hover .eaf-section", "text-decoration:underline"),
    (" a:focus-visible>.eaf-box", "stroke:var(--d-focus);stroke-width:3;stroke-dasharray:none"),
    (" .eaf-link:hover .eaf-wire", "stroke-width:2.4"),
)


@cache
def style_sheet() -> str:
    """The style sheet of the pictures: in each one, or once in a page that draws its pictures without."""
    live = _written((*_RULES, *_LATE), {f"${name}": f"var(--d-{name})" for name in (*BASE, *_PARTS)}, f".{ROOT} ")
    scoped = "".join(f".{ROOT}{selector}{{{body}}}" for selector, body in _LIVELY)
    dark = f"@media (prefers-color-scheme:dark){{{_scheme(1)}}}"
    return f"{_light()}@supports (fill:var(--a)){{{_scheme(0)}{dark}{live}}}{_fixed()}{scoped}"


@cache
def light_style_sheet() -> str:
    """The style sheet for pictures that go elsewhere: light colours, whatever the reader's scheme."""
    return _light() + _fixed()


def _light() -> str:
    light = {f"${name}": colours[0] for name, colours in BASE.items()}
    plain = _written(_RULES, light | _hue_of(PLAIN))
    hues = "".join(_written(_hued_rules(), _hue_of(hue), f".eaf-hue-{hue} ") for hue in HUES if hue != PLAIN)
    return plain + hues + _written(_LATE, light)


def _fixed() -> str:
    return "".join(f"{selector}{{{body}}}" for selector, body in (*_FIXED, *_sizes()))


def _sizes() -> Iterable[tuple[str, str]]:
    for face in TYPEFACES:
        weight = 600 if face.bold else 400
        yield f".eaf-{face.name}", f"font-size:{face.size:g}px;font-weight:{weight}"


def _hued_rules() -> tuple[tuple[str, str], ...]:
    return tuple((name, body) for name, body in _RULES if any(f"${part}" in body for part in _PARTS))


def _hue_of(hue: str) -> dict[str, str]:
    return {f"${part}": colour for part, colour in zip(_PARTS, HUES[hue][0], strict=True)}


def _written(rules: Iterable[tuple[str, str]], colours: dict[str, str], scope: str = "") -> str:
    names = re.compile("|".join(re.escape(name) for name in sorted(colours, key=len, reverse=True)))
    return "".join(f"{scope}.eaf-{name}{{{names.sub(lambda m: colours[m[0]], body)}}}" for name, body in rules)


def _scheme(dark: int) -> str:
    base = ";".join(f"--d-{name}:var(--eaf-{name},{colours[dark]})" for name, colours in BASE.items())
    text = f".{ROOT}{{{base}}}"
    for hue, schemes in HUES.items():
        parts = zip(_PARTS, schemes[dark], strict=True)
        body = ";".join(f"--d-{part}:var(--eaf-{hue}-{part},{colour})" for part, colour in parts)
        text += f"{f'.{ROOT},' if hue == PLAIN else ''}.eaf-hue-{hue}{{{body}}}"
    return text
