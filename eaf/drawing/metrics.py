"""How wide a text is in Be Vietnam Pro, and how it breaks into lines: known beforehand, so no browser is asked.

The widths are those of ``advance_widths.json`` (thousandths of the font size, made by :mod:`eaf.drawing.advance_table`). Kerning
is left out: it moves a line by less than one part in a hundred, and every drawn text says its width (``textLength``).
"""

from __future__ import annotations

import json
import unicodedata
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

ELLIPSIS = "\N{HORIZONTAL ELLIPSIS}"
_UNKNOWN = 760
_WIDE = 1040
_NO_BREAK = frozenset({"\N{NO-BREAK SPACE}", "\N{NARROW NO-BREAK SPACE}"})
_WIDE_CLASSES = frozenset({"W", "F"})
_WITHOUT_WIDTH = frozenset({"Mn", "Me", "Cf", "Cc", "Cs"})


class _Piece(NamedTuple):
    """An unbreakable part of a text, and what joins it to the part before on the same line."""

    text: str
    width: int
    glue_width: int
    glue: str = " "


@cache
def _widths(*, bold: bool) -> dict[str, int]:
    text = files("eaf.drawing").joinpath("advance_widths.json").read_text("utf-8")
    table: dict[str, dict[str, int]] = json.loads(text)
    return table["semibold" if bold else "regular"]


def clean(text: str) -> str:
    """The text as it is drawn: composed characters (NFC), white space as single spaces, nothing that cannot be shown.

    No-break spaces stay, so that a number and its unit are not parted.
    """
    composed = unicodedata.normalize("NFC", text)
    if not composed.isprintable():
        composed = "".join(_shown(character) for character in composed)
    if "  " in composed or composed[:1] == " " or composed[-1:] == " ":
        return " ".join(part for part in composed.split(" ") if part)
    return composed


def _shown(character: str) -> str:
    if character in _NO_BREAK:
        return character
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in {"Cc", "Cs", "Cn"} else character


def measure(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text at a font size, in the unit of the size.

    A character that the font does not have counts with a width that a substitute seldom passes.
    """
    return _units(text, bold=bold) * size / 1000


@lru_cache(maxsize=16384)
def _units(text: str, *, bold: bool) -> int:
    """The width in thousandths of the font size; cached, because names repeat their syllables."""
    widths = _widths(bold=bold)
    composed = text if text.isascii() else unicodedata.normalize("NFC", text)
    try:
        return sum([widths[character] for character in composed])
    except KeyError:
        return sum(_width_or_guess(character, widths) for character in composed)


def _width_or_guess(character: str, widths: dict[str, int]) -> int:
    known = widths.get(character)
    if known is not None:
        return known
    category = unicodedata.category(character)
    if category in _WITHOUT_WIDTH:
        return 0
    is_wide = category == "So" or unicodedata.east_asian_width(character) in _WIDE_CLASSES
    return _WIDE if is_wide else _UNKNOWN


@lru_cache(maxsize=4096)
def wrap(text: str, width: float, size: float, *, bold: bool = False, max_lines: int = 2) -> tuple[str, ...]:
    """Break a text into at most ``max_lines`` lines that fit ``width``; what does not fit is cut and ends in an ellipsis.

    Lines break at spaces, in a word too long for a line after a hyphen or a slash, and at last between any two characters.
    Lines of a text that is not cut are of about the same length.
    """
    room = width * 1000 / size
    pieces = _pieces(clean(text), room, bold=bold)
    lines = _fill(pieces, room)
    if len(lines) > max_lines:
        rest = [piece for line in lines[max_lines - 1 :] for piece in line]
        last = _cut(rest, room - _units(ELLIPSIS, bold=bold), bold=bold) + ELLIPSIS
        return (*(_joined(line) for line in lines[: max_lines - 1]), last)
    return tuple(_joined(line) for line in _balanced(pieces, room, lines))


def _pieces(text: str, room: float, *, bold: bool) -> list[_Piece]:
    """The unbreakable parts of a text."""
    space = _units(" ", bold=bold)
    pieces: list[_Piece] = []
    for word in text.split(" ") if text else ():
        width = _units(word, bold=bold)
        if width <= room:
            pieces.append(_Piece(word, width, space))
            continue
        parts = _broken(word, room, bold=bold)
        pieces += (
            _Piece(part, _units(part, bold=bold), 0 if number else space, "" if number else " ")
            for number, part in enumerate(parts)
        )
    return pieces


def _broken(word: str, room: float, *, bold: bool) -> list[str]:
    parts = [""]
    for character in word:
        too_long = _units(parts[-1] + character, bold=bold) > room
        if parts[-1] and (too_long or parts[-1][-1] in "-/"):
            parts.append(character)
        else:
            parts[-1] += character
    return parts


def _fill(pieces: list[_Piece], room: float) -> list[list[_Piece]]:
    """Put as many pieces on each line as it holds."""
    lines: list[list[_Piece]] = []
    used = 0.0
    for piece in pieces:
        if lines and used + piece.glue_width + piece.width <= room:
            lines[-1].append(piece)
            used += piece.glue_width + piece.width
        else:
            lines.append([piece])
            used = piece.width
    return lines


def _balanced(pieces: list[_Piece], room: float, lines: list[list[_Piece]]) -> list[list[_Piece]]:
    """The lines for the least room that needs no more of them."""
    if len(lines) < 2:
        return lines
    least = sum(piece.width + piece.glue_width for piece in pieces) / len(lines) * 0.9
    for _ in range(6):
        middle = (least + room) / 2
        tried = _fill(pieces, middle)
        if len(tried) == len(lines) and all(_line_width(line) <= middle for line in tried):
            room, lines = middle, tried
        else:
            least = middle
    return lines


def _line_width(line: list[_Piece]) -> float:
    return sum(piece.width + piece.glue_width for piece in line) - line[0].glue_width


def _joined(line: list[_Piece]) -> str:
    return line[0].text + "".join(piece.glue + piece.text for piece in line[1:])


def _cut(line: list[_Piece], room: float, *, bold: bool) -> str:
    """Shorten at a space where one is left, so that no Vietnamese syllable is cut in two."""
    while len(line) > 1 and _line_width(line) > room:
        line = line[:-1]
    text = _joined(line)
    while text and _units(text, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:-/(")
