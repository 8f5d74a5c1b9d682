"""From a scene to SVG text: every text says its width, every box its full name, every id carries the prefix."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from eaf.drawing.palette import PLAIN, ROOT, style_sheet
from eaf.drawing.scene import Badge, Frame, Rect, Scene, Swatch, Tile, Wire, Word
from eaf.drawing.signs import paint_sign
from eaf.drawing.svg import Attribute, escape, safe_href, safe_id, tag
from eaf.drawing.wires import ends, path_data, style_of
from eaf.viewing.shapes import Mark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.viewing.shapes import Look

_OUTLINED = frozenset({"box", "reach"})
_BORDERS = (Mark.EXTERNAL, Mark.ASSUMED, Mark.PLANNED, Mark.ADDED, Mark.CHANGED, Mark.REMOVED)


def paint(scene: Scene, language: str, prefix: str = "", *, style: bool = True) -> str:
    """The SVG text of a scene; ``prefix`` begins every id, ``style`` says whether the style sheet is in it."""
    ids = _Ids(prefix)
    title_id, description_id = ids.get("eaf-title"), ids.get("eaf-description")
    addresses = (
        *(frame.href for frame in scene.frames),
        *(swatch.href for swatch in scene.swatches),
        *(tile.box.href for tile in scene.tiles),
    )
    linked = any(safe_href(address) for address in addresses)
    attributes: tuple[Attribute, ...] = (
        ("xmlns", "http://www.w3.org/2000/svg"),
        ("class", ROOT),
        ("width", scene.width),
        ("height", scene.height),
        ("viewBox", _view_box(scene)),
        ("role", "graphics-document" if linked else "img"),
        ("lang", language),
        ("aria-labelledby", title_id),
        ("aria-describedby", description_id),
    )
    head = (
        f'<title id="{title_id}">{escape(scene.title)}</title>',
        f'<desc id="{description_id}">{escape(scene.description)}</desc>',
        f"<style>{style_sheet()}</style>" if style else "",
        tag("rect", (("class", "eaf-paper"), ("width", scene.width), ("height", scene.height))),
    )
    return tag("svg", attributes, *head, *_body(scene, ids)) + "\n"


def _view_box(scene: Scene) -> str:
    return f"0 0 {scene.width:.2f} {scene.height:.2f}".replace(".00", "")


class _Ids:
    """Ids that are unique in one picture: the second use of a name gets a number."""

    def __init__(self, prefix: str) -> None:
        self._prefix = safe_id(prefix)
        self._seen: Counter[str] = Counter()

    def get(self, name: str) -> str:
        safe = safe_id(name)
        self._seen[safe] += 1
        count = self._seen[safe]
        return f"{self._prefix}{safe}" if count == 1 else f"{self._prefix}{safe}__{count}"


def _body(scene: Scene, ids: _Ids) -> Iterator[str]:
    yield from (_frame(frame, ids) for frame in scene.frames)
    yield from (_swatch(swatch) for swatch in scene.swatches)
    yield from (_wire(wire) for wire in scene.wires)
    yield from (_caption(frame) for frame in scene.frames if frame.words)
    yield from (_tile(tile, ids) for tile in scene.tiles)
    yield from (_badge(badge) for badge in scene.badges)
    yield from (paint_sign(sign) for sign in scene.signs)
    yield from (_word(word) for word in scene.words)


def _outline(rect: Rect, css: str, radius: float) -> str:
    """A rectangle whose border of one pixel falls on whole pixels, inside the rectangle."""
    x, y = round(rect.x), round(rect.y)
    crisp = Rect(x + 0.5, y + 0.5, max(1, round(rect.right) - x - 1), max(1, round(rect.bottom) - y - 1))
    return _rect(crisp, css, radius)


def _rect(rect: Rect, css: str, radius: float) -> str:
    place = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height), ("rx", radius))
    return tag("rect", (("class", css), *place))


def _word(word: Word) -> str:
    attributes: tuple[Attribute, ...] = (
        ("class", f"eaf-{word.face.name}"),
        ("x", word.x),
        ("y", word.baseline),
        ("textLength", word.face.width(word.text)),
        ("lengthAdjust", "spacingAndGlyphs"),
    )
    return tag("text", attributes, escape(word.text)) if word.text else ""


def _badge(badge: Badge) -> str:
    width = badge.face.width(badge.letter)
    letter = Word(badge.rect.centre[0] - width / 2, badge.rect.y + badge.face.drop, badge.letter, badge.face)
    css = f"eaf-badge-of eaf-hue-{badge.hue}"
    return tag("g", (("class", css),), _rect(badge.rect, "eaf-badge", 4), _word(letter))


def _frame(frame: Frame, ids: _Ids) -> str:
    rect = _outline(frame.rect, "eaf-frame eaf-frame-1" if frame.depth % 2 else "eaf-frame", 8)
    return tag("g", (("id", ids.get(frame.id)), ("class", "eaf-part")), tag("title", (), escape(frame.title)), rect)


def _caption(frame: Frame) -> str:
    """The title of a panel; it stands above the lines, with a rim in the panel's colour."""
    words = "".join(_word(word) for word in frame.words)
    address = safe_href(frame.href)
    css = ("class", "eaf-caption eaf-caption-1" if frame.depth % 2 else "eaf-caption")
    return tag("a", (("href", address), css), words) if address else tag("g", (css,), words)


def _tile(tile: Tile, ids: _Ids) -> str:
    box = tile.box
    if box.look == "absent":
        return ""
    borders = "".join(f" eaf-{mark.value}" for mark in _BORDERS if mark in box.marks)
    hue = "" if tile.hue == PLAIN else f" eaf-hue-{tile.hue}"
    attributes = (
        ("id", ids.get(box.id)),
        ("class", f"eaf-element{hue}{_set_back(box.look)}"),
        ("data-id", box.id or None),
        ("data-area", box.area or None),
        ("data-marks", " ".join(box.marks) or None),
    )
    parts = (
        tag("title", (), escape(tile.title)),
        _outline(tile.rect, f"eaf-box{borders}{' eaf-central' if tile.central else ''}", 6),
        *(_badge(badge) for badge in tile.badges),
        *(paint_sign(sign) for sign in tile.signs),
        *(_word(word) for word in tile.words),
    )
    address = safe_href(box.href)
    return tag("a", (("href", address), *attributes), *parts) if address else tag("g", attributes, *parts)


def _wire(wire: Wire) -> str:
    style = style_of(wire.kind)
    points = wire.points if wire.curved else tuple((round(x) + 0.5, round(y) + 0.5) for x, y in wire.points)
    data = path_data(points, curved=wire.curved)
    dash = f" eaf-{style.dash}" if style.dash else ""
    path = tag("path", (("class", f"eaf-wire{dash}"), ("d", data)))
    figures = "" if wire.headless else ends(points, wire.kind)
    if wire.line is None:
        return path + figures
    line = wire.line
    if line.look == "absent":
        return ""
    mark = f" eaf-{line.mark.value}" if line.mark else ""
    attributes = (("class", f"eaf-link{mark}{_set_back(line.look)}"), ("data-source", line.source), ("data-target", line.target))
    title = tag("title", (), escape(wire.title))
    return tag("g", attributes, title, tag("path", (("class", "eaf-hit"), ("d", data))), path, figures)


def _set_back(look: Look) -> str:
    return " eaf-faded" if look == "faded" else ""


def _swatch(swatch: Swatch) -> str:
    borders = "".join(f" eaf-{mark.value}" for mark in _BORDERS if mark in swatch.marks)
    paint_rect = _outline if swatch.role in _OUTLINED else _rect
    rect = paint_rect(swatch.rect, f"eaf-{swatch.role}{borders}", swatch.radius)
    if not (swatch.title or swatch.hue or swatch.words):
        return rect
    title = tag("title", (), escape(swatch.title)) if swatch.title else ""
    address = safe_href(swatch.href)
    name = "a" if address else "g"
    attributes = (("href", address), ("class", f"eaf-halo eaf-hue-{swatch.hue or PLAIN}"))
    return tag(name, attributes, title, rect, *(_word(word) for word in swatch.words))
