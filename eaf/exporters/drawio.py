"""draw.io (diagrams.net): the picture as we lay it out, every box a shape with its text, every line held by the boxes at its ends."""

from __future__ import annotations

from collections import Counter
from math import hypot
from typing import TYPE_CHECKING

from eaf.drawing import LANGUAGES, Sheet, lay_out
from eaf.drawing.palette import BASE, HUES
from eaf.drawing.svg import escape, number, safe_id, tag
from eaf.drawing.wires import style_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.drawing.scene import Frame, Point, Rect, Scene, Swatch, Tile, Wire, Word
    from eaf.text import Language
    from eaf.viewing.shapes import Line, View

_LAYER = "1"
_SHEET = Sheet()
_DASHES = {"": "", "dashed": "dashed=1;dashPattern=6 4;", "dotted": "dashed=1;dashPattern=2 3;"}
_HEADS = {
    "none": "endArrow=none;",
    "open": "endArrow=open;endFill=0;",
    "filled": "endArrow=block;endFill=1;",
    "hollow": "endArrow=block;endFill=0;",
}
_TAILS = {
    "none": "",
    "dot": "startArrow=oval;startFill=1;startSize=4;",
    "diamond": "startArrow=diamondThin;startFill=1;",
    "hollow-diamond": "startArrow=diamondThin;startFill=0;",
}
_BOX = "rounded=1;arcSize=8;whiteSpace=wrap;html=1;align=left;verticalAlign=middle;spacingLeft=8;spacingRight=8;"
_PANEL = (
    "rounded=1;arcSize=2;whiteSpace=wrap;html=1;container=1;collapsible=0;align=left;verticalAlign=top;spacing=8;fontStyle=1;"
)
_TEXT = "text;html=1;align=left;verticalAlign=middle;resizable=0;"


def export(view: View, language: Language, sheet: Sheet = _SHEET) -> str:
    """The view as a draw.io file, laid out for the sheet.

    Raises what :func:`eaf.drawing.lay_out` raises. Addresses are left out: the file is opened far from the site.
    """
    return write_scene(lay_out(view, LANGUAGES[language], sheet))


def write_scene(scene: Scene) -> str:
    """A picture that is laid out already, as a draw.io file."""
    cells = "".join(_Cells(scene).write())
    root = tag("root", (), tag("mxCell", (("id", "0"),)), tag("mxCell", (("id", _LAYER), ("parent", "0"))), cells)
    size = (("pageWidth", scene.width), ("pageHeight", scene.height))
    model = tag("mxGraphModel", (("grid", "0"), ("page", "1"), *size, ("math", "0"), ("shadow", "0")), root)
    return tag("mxfile", (("host", "eaf"),), tag("diagram", (("id", "eaf"), ("name", scene.title or "eaf")), model)) + "\n"


class _Cells:
    """The cells of one file; ids are those of the model, and the second use of one gets a number."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._seen: Counter[str] = Counter()
        self._panels: list[tuple[str, Rect]] = []
        self._boxes: list[tuple[str, Tile]] = []

    def write(self) -> Iterator[str]:
        """Panels, then boxes, then lines with their labels, then the words that stand free."""
        for frame in self._scene.frames:
            yield self._frame(frame)
        for swatch in self._scene.swatches:
            yield self._swatch(swatch)
        for tile in self._scene.tiles:
            yield self._tile(tile)
        lines = [(wire, wire.line) for wire in self._scene.wires if wire.line is not None]
        yield from (self._wire(wire, line) for wire, line in lines)
        labels = {line.label for _, line in lines if line.label}
        for word in self._scene.words:
            if not any(label.startswith(word.text.rstrip("…")) for label in labels):
                yield self._word(word)

    def _id(self, name: str) -> str:
        safe = safe_id(name)
        self._seen[safe] += 1
        return safe if self._seen[safe] == 1 else f"{safe}__{self._seen[safe]}"

    def _frame(self, frame: Frame) -> str:
        cell = self._id(f"panel-{frame.id}")
        written = self._vertex(cell, escape(frame.title), f"{_PANEL}{_colours('panel', 'rule')}", frame.rect)
        self._panels.append((cell, frame.rect))
        return written

    def _tile(self, tile: Tile) -> str:
        cell = self._id(tile.box.id)
        kind = f'<font style="font-size: 10px">{escape(tile.box.kind)}</font><br>' if tile.box.kind else ""
        fill, edge, _, _ = HUES[tile.hue][0]
        dash = "dashed=1;" if tile.box.marks else ""
        style = f"{_BOX}{dash}fillColor={fill};strokeColor={edge};fontColor={BASE['ink'][0]};"
        self._boxes.append((cell, tile))
        return self._vertex(cell, f"{kind}<b>{escape(tile.box.title or tile.box.id)}</b>", style, tile.rect, tile.title)

    def _swatch(self, swatch: Swatch) -> str:
        said = "<br>".join(escape(word.text) for word in swatch.words)
        fill = HUES[swatch.hue][0][2] if swatch.hue else BASE["rule"][0]
        return self._vertex(self._id("mark"), said, f"html=1;fillColor={fill};strokeColor=none;", swatch.rect, swatch.title)

    def _word(self, word: Word) -> str:
        face = word.face
        style = f"{_TEXT}fontSize={number(face.size)};fontStyle={int(face.bold)};"
        cell = self._id("text")
        size = (("x", word.x), ("y", word.baseline - face.drop), ("width", face.width(word.text) + 4), ("height", face.leading))
        return _cell(cell, escape(word.text), style, (("vertex", "1"), ("parent", _LAYER)), tag("mxGeometry", (*size, _AS)))

    def _vertex(self, cell: str, value: str, style: str, rect: Rect, tip: str = "") -> str:
        """A shape inside of the smallest panel that holds it, so that it moves with it."""
        holders = [(panel, around) for panel, around in self._panels if around.contains(rect)]
        parent, origin = holders[-1] if holders else (_LAYER, None)
        x, y = (rect.x - origin.x, rect.y - origin.y) if origin else (rect.x, rect.y)
        geometry = tag("mxGeometry", (("x", x), ("y", y), ("width", rect.width), ("height", rect.height), _AS))
        return _cell(cell, value, style, (("vertex", "1"), ("parent", parent)), geometry, tip)

    def _wire(self, wire: Wire, line: Line) -> str:
        source, target = (self._end(end, point) for end, point in ((line.source, wire.points[0]), (line.target, wire.points[-1])))
        look = style_of(wire.kind)
        style = f"html=1;rounded=1;{_DASHES[look.dash]}{_HEADS[look.head]}{_TAILS[look.tail]}strokeColor={BASE['wire'][0]};"
        style += _touch("exit", source[1].rect, wire.points[0]) + _touch("entry", target[1].rect, wire.points[-1])
        between = wire.points[3:-1:3] if wire.curved else wire.points[1:-1]
        bends = tag("Array", (("as", "points"),), *(tag("mxPoint", (("x", x), ("y", y))) for x, y in between)) if between else ""
        geometry = tag("mxGeometry", (("relative", "1"), _AS), bends)
        held = (("edge", "1"), ("parent", _LAYER), ("source", source[0]), ("target", target[0]))
        return _cell(self._id(f"line-{line.source}-{line.target}"), escape(line.label), style, held, geometry, wire.title)

    def _end(self, id_: str, point: Point) -> tuple[str, Tile]:
        """The box of that id; where an element stands twice, the one that the line really touches."""
        return min(
            ((cell, tile) for cell, tile in self._boxes if tile.box.id == id_), key=lambda found: _away(found[1].rect, point)
        )


_AS = ("as", "geometry")


def _cell(cell: str, value: str, style: str, held: tuple[tuple[str, str], ...], geometry: str, tip: str = "") -> str:
    """A cell in the object that carries its text, its tool tip and its id."""
    body = tag("mxCell", (("style", style), *held), geometry)
    return tag("UserObject", (("label", value), ("tooltip", escape(tip) or None), ("id", cell)), body)


def _colours(fill: str, edge: str) -> str:
    return f"fillColor={BASE[fill][0]};strokeColor={BASE[edge][0]};fontColor={BASE['ink'][0]};"


def _touch(name: str, rect: Rect, point: Point) -> str:
    """Where on a box a line begins or ends, as shares of its size."""
    x, y = ((at - low) / size for at, low, size in ((point[0], rect.x, rect.width), (point[1], rect.y, rect.height)))
    return f"{name}X={number(min(1, max(0, x)))};{name}Y={number(min(1, max(0, y)))};{name}Dx=0;{name}Dy=0;"


def _away(rect: Rect, point: Point) -> float:
    across = max(rect.x - point[0], 0.0, point[0] - rect.right)
    return hypot(across, max(rect.y - point[1], 0.0, point[1] - rect.bottom))
