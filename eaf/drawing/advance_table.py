"""Write ``advance_widths.json`` from the shipped fonts; run by hand when a font file changes.

``python -m eaf.drawing.advance_table`` needs the packages ``fonttools`` and ``brotli``, which nothing else here does. A
test compares the stored table with the fonts wherever they are installed.
"""

from __future__ import annotations

import json
from importlib import import_module
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.drawing.font_faces import FACES, FontFace

if TYPE_CHECKING:
    from collections.abc import Iterable

TABLE = "advance_widths.json"
_WEIGHTS = {"regular": 400, "semibold": 600}


def read_advances() -> dict[str, dict[str, int]]:
    """The advance width of every character of each weight, in thousandths of the font size, in code point order."""
    return {name: _advances(face for face in FACES if face.weight == weight) for name, weight in _WEIGHTS.items()}


def as_json(table: dict[str, dict[str, int]]) -> str:
    """The text of the table's file."""
    return json.dumps(table, ensure_ascii=True, indent=0) + "\n"


def _advances(faces: Iterable[FontFace]) -> dict[str, int]:
    open_font = import_module("fontTools.ttLib").TTFont  # a development tool, absent where eaf runs
    found: dict[int, int] = {}
    for face in faces:
        with files("eaf.drawing").joinpath("fonts", face.file).open("rb") as stream:
            font = open_font(stream)
            em = font["head"].unitsPerEm
            metrics = font["hmtx"]
            for code, glyph in font.getBestCmap().items():
                found.setdefault(code, round(metrics[glyph][0] * 1000 / em))
    return {chr(code): found[code] for code in sorted(found)}


if __name__ == "__main__":
    Path(__file__).with_name(TABLE).write_text(as_json(read_advances()), encoding="utf-8")
