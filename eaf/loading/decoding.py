"""Bytes become text: UTF-8 without characters that control, hide or reorder what people read."""

from __future__ import annotations

import re

from eaf.finding import Finding, Place
from eaf.loading.document import line_starts, place_of
from eaf.loading.limits import MAX_BYTES
from eaf.loading.problems import problem

_INVISIBLE = (
    "\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffd-\uffff\U000e0000-\U000e007f"
)
_FORBIDDEN = re.compile(f"[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f{_INVISIBLE}]|\r(?!\n)")
_MANGLED = "\ufffd"


def decode(file: str, raw: bytes) -> tuple[str, Finding | None]:
    """The bytes of a file as text, or the problem that stands against it."""
    if len(raw) > MAX_BYTES:
        return "", problem("EAF-F002", Place(file), limit=str(MAX_BYTES))
    try:
        text = raw.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8").removeprefix("\ufeff")
        starts = line_starts(before)
        column = len(before) - starts[-1] + 1
        return "", problem("EAF-F003", Place(file, len(starts), column, len(starts), column + 1))
    return text, _forbidden_character(file, text)


def forbidden(text: str) -> str:
    """The name of the first character of ``text`` that may not stand in a file; empty when there is none."""
    match = _forbidden(text)
    return _name(match[0]) if match else ""


def _forbidden_character(file: str, text: str) -> Finding | None:
    match = _forbidden(text)
    if match is None:
        return None
    place = place_of(file, text, line_starts(text), match.start(), match.start() + 1)
    return problem("EAF-Y009", place, char=_name(match[0]))


def _forbidden(text: str) -> re.Match[str] | None:
    """The first forbidden character; text that Python can print is cleared without a search of each character."""
    if _MANGLED not in text and text.replace("\n", "").isprintable():
        return None
    return _FORBIDDEN.search(text)


def _name(character: str) -> str:
    return "TAB (U+0009)" if character == "\t" else f"U+{ord(character):04X}"
