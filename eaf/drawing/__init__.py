"""Drawing: from a view value to SVG text.

``draw(view, labels)`` is all that most callers need: pictures of a fixed shape are laid out here, free graphs by a
:class:`LayoutEngine`. The same view, labels, prefix and sheet always give the same bytes.
"""

from __future__ import annotations

from eaf.drawing.engine import KnownLayouts, LayoutEngine
from eaf.drawing.font_faces import FACES, FAMILY, font_css
from eaf.drawing.labels import ENGLISH, LANGUAGES, VIETNAMESE, Area, Labels
from eaf.drawing.palette import light_style_sheet, style_sheet
from eaf.drawing.pictures import describe, draw, know_layouts, lay_out
from eaf.drawing.scene import Scene
from eaf.drawing.sheet import Sheet

__all__ = [
    "ENGLISH",
    "FACES",
    "FAMILY",
    "LANGUAGES",
    "VIETNAMESE",
    "Area",
    "KnownLayouts",
    "Labels",
    "LayoutEngine",
    "Scene",
    "Sheet",
    "describe",
    "draw",
    "font_css",
    "know_layouts",
    "lay_out",
    "light_style_sheet",
    "style_sheet",
]
