"""The font that the pictures and the site share: Be Vietnam Pro (SIL Open Font License 1.1), shipped in ``fonts/``.

The files are the Latin, Latin Extended and Vietnamese subsets of Fontsource's package ``@fontsource/be-vietnam-pro`` 5.3.0;
the ranges below are Fontsource's, so a browser fetches only what a page needs.
"""

from __future__ import annotations

from dataclasses import dataclass

FAMILY = "Be Vietnam Pro"
LICENCE = "OFL.txt"
_VIETNAMESE = (
    "U+0102-0103,U+0110-0111,U+0128-0129,U+0168-0169,U+01A0-01A1,U+01AF-01B0,U+0300-0301,U+0303-0304,U+0308-0309,"
    "U+0323,U+0329,U+1EA0-1EF9,U+20AB"
)
_LATIN_EXTENDED = (
    "U+0100-02BA,U+02BD-02C5,U+02C7-02CC,U+02CE-02D7,U+02DD-02FF,U+0304,U+0308,U+0329,U+1D00-1DBF,U+1E00-1E9F,"
    "U+1EF2-1EFF,U+2020,U+20A0-20AB,U+20AD-20C0,U+2113,U+2C60-2C7F,U+A720-A7FF"
)
_LATIN = (
    "U+0000-00FF,U+0131,U+0152-0153,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0304,U+0308,U+0329,U+2000-206F,U+20AC,U+2122,"
    "U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
)


@dataclass(frozen=True, slots=True)
class FontFace:
    """One file of the font: a weight, and the characters that it is fetched for."""

    file: str
    weight: int
    unicode_range: str


def _faces(weight: int) -> tuple[FontFace, ...]:
    subsets = (("vietnamese", _VIETNAMESE), ("latin-ext", _LATIN_EXTENDED), ("latin", _LATIN))
    return tuple(FontFace(f"be-vietnam-pro-{name}-{weight}-normal.woff2", weight, span) for name, span in subsets)


FACES: tuple[FontFace, ...] = (*_faces(400), *_faces(600))


def font_css(folder: str) -> str:
    """The ``@font-face`` rules for a page whose font files lie in ``folder`` (a relative address without a slash at the end)."""
    return "".join(
        f"@font-face{{font-family:'{FAMILY}';font-style:normal;font-weight:{face.weight};font-display:swap;"
        f"src:url('{folder}/{face.file}') format('woff2');unicode-range:{face.unicode_range}}}\n"
        for face in FACES
    )
