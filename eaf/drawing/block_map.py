"""The overview diagram: bands one below the other, nested, with vertical bands at the sides.

This is how Vietnamese decisions draw an architecture: users, channels, data and applications, technology from top to bottom,
security and steering beside all of them. On a narrow sheet the side bands go below the others.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.drawing.grids import Grid, fit_grid
from eaf.drawing.scene import Frame, Part, Rect, Scene
from eaf.drawing.sheet import Body, Sheet, finish, nothing_here, set_heading
from eaf.drawing.tiles import set_lines
from eaf.drawing.typefaces import NOTE, SECTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Arrangement, Block, BlockMap

GAP = 10.0
_PAD = 10.0
_BOX = 144.0
_SIDE = 160.0
_WIDE_SIDE = 310.0
_LABEL = 124.0
_ASIDE_FROM = 520.0
_LEAST_MAIN = 400.0
_BESIDE = 200.0


@dataclass(frozen=True, slots=True)
class _Panel:
    """A block fitted to a width."""

    block: Block
    width: float
    label: tuple[str, ...]
    aside: bool
    grid: Grid
    inside: _Stack | None

    @property
    def content_height(self) -> float:
        inside = self.inside.height if self.inside else 0.0
        boxes = self.grid.height
        return boxes + inside + (GAP if boxes and inside else 0) if boxes or inside else NOTE.leading

    @property
    def height(self) -> float:
        label = len(self.label) * SECTION.leading
        content = max(label, self.content_height) if self.aside else label + 6 + self.content_height
        return content + 2 * _PAD


@dataclass(frozen=True, slots=True)
class _Stack:
    """Panels in rows, and the vertical bands left and right of them."""

    rows: tuple[tuple[_Panel, ...], ...]
    left: tuple[_Panel, ...]
    right: tuple[_Panel, ...]

    @property
    def main_height(self) -> float:
        return sum(_row_height(row) for row in self.rows) + GAP * max(0, len(self.rows) - 1)

    @property
    def height(self) -> float:
        return max((self.main_height, *(panel.height for panel in (*self.left, *self.right))))


def draw(view: BlockMap, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the overview."""
    _, top = set_heading(view.title, sheet)
    parts, bottom = place_blocks(view.blocks, sheet, top, labels)
    return finish(Body(parts, sheet.width, bottom), view.title, describe(view, labels), labels, sheet)


def place_blocks(blocks: Sequence[Block], sheet: Sheet, top: float, labels: Labels) -> tuple[tuple[Part, ...], float]:
    """Lay out blocks over the width of the sheet, and tell where they end."""
    if not blocks:
        return tuple(nothing_here(sheet.margin, top, sheet.inner_width, labels)), top + NOTE.leading
    stack = _fit_stack(blocks, sheet.inner_width, "stacked", labels)
    area = Rect(sheet.margin, top, sheet.inner_width, stack.height)
    return tuple(_place_stack(stack, area, 0, labels)), area.bottom


def describe(view: BlockMap, labels: Labels) -> str:
    """The overview in words: each block with what stands in it."""
    return " ".join(_sentence(block, labels) for block in view.blocks) or f"{labels.nothing}."


def _sentence(block: Block, labels: Labels) -> str:
    names = ", ".join(box.title for box in block.boxes)
    inside = " ".join(_sentence(inner, labels) for inner in block.blocks)
    said = names or ("" if inside else labels.nothing.lower())
    return " ".join(part for part in (f"{block.title}: {said}." if said else f"{block.title}:", inside) if part)


def _row_height(row: Sequence[_Panel]) -> float:
    return max((panel.height for panel in row), default=0.0)


@dataclass(frozen=True, slots=True)
class _Shelf:
    """The blocks of one level, by where they stand."""

    main: tuple[Block, ...]
    left: tuple[Block, ...]
    right: tuple[Block, ...]
    arrangement: Arrangement


def _fit_stack(blocks: Sequence[Block], width: float, arrangement: Arrangement, labels: Labels) -> _Stack:
    """Fit blocks to a width; a side band becomes twice as wide where that makes the whole lower."""
    shelf = _shelve(blocks, arrangement, bands=int((width - _LEAST_MAIN) // (_SIDE + GAP)))
    bands = (_SIDE,) * (len(shelf.left) + len(shelf.right))
    stack = _fit_shelf(shelf, bands, width, labels)
    for number, panel in enumerate((*stack.left, *stack.right)):
        wider = (*bands[:number], _WIDE_SIDE, *bands[number + 1 :])
        if panel.height > stack.main_height and width - sum(wider) - GAP * len(wider) > _LEAST_MAIN:
            tried = _fit_shelf(shelf, wider, width, labels)
            if tried.height < stack.height:
                bands, stack = wider, tried
    return stack


def _shelve(blocks: Sequence[Block], arrangement: Arrangement, *, bands: int) -> _Shelf:
    """Sort blocks by side; those for which no vertical band is left stand below the others."""
    sides = [block for block in blocks if block.side != "main"]
    main = [block for block in blocks if block.side == "main"]
    upright, below = sides[: max(0, bands)], sides[max(0, bands) :]
    left, right = (tuple(block for block in upright if block.side == side) for side in ("left", "right"))
    return _Shelf((*main, *below), left, right, arrangement)


def _fit_shelf(shelf: _Shelf, bands: Sequence[float], width: float, labels: Labels) -> _Stack:
    sides = zip((*shelf.left, *shelf.right), bands, strict=True)
    panels = tuple(_fit_panel(block, band, labels, aside=False) for block, band in sides)
    left, right = panels[: len(shelf.left)], panels[len(shelf.left) :]
    room = width - sum(panel.width + GAP for panel in (*left, *right))
    columns = 1
    if shelf.arrangement == "beside":
        columns = max(1, min(len(shelf.main), int((room + GAP) // (_BESIDE + GAP))))
    each = (room - GAP * (columns - 1)) / columns
    above = [_fit_panel(block, each, labels, aside=False) for block in shelf.main]
    stack = _Stack(_rows(above, columns), left, right)
    if each < _ASIDE_FROM:
        return stack
    beside = [panel if panel.inside else _fit_panel(panel.block, each, labels, aside=True) for panel in above]
    tried = _Stack(_rows(beside, columns), left, right)
    return tried if tried.main_height <= stack.main_height else stack


def _rows(panels: list[_Panel], columns: int) -> tuple[tuple[_Panel, ...], ...]:
    return tuple(tuple(panels[start : start + columns]) for start in range(0, len(panels), columns))


def _fit_panel(block: Block, width: float, labels: Labels, *, aside: bool) -> _Panel:
    """Fit one block; its label stands above the boxes, or at their left (``aside``)."""
    room = width - 2 * _PAD
    label = SECTION.lines(block.title, _LABEL if aside else room, 4)
    content = room - _LABEL - _PAD if aside else room
    grid = fit_grid(block.boxes, content, min(_BOX, content), labels)
    inside = _fit_stack(block.blocks, content, block.arrangement, labels) if block.blocks else None
    return _Panel(block, width, label, aside, grid, inside)


def _place_stack(stack: _Stack, area: Rect, depth: int, labels: Labels) -> Iterator[Part]:
    """Put a stack into an area; height to spare goes to the rows in equal shares, bands take all of it."""
    x = area.x
    for panel in stack.left:
        yield from _place_panel(panel, Rect(x, area.y, panel.width, area.height), depth, labels)
        x += panel.width + GAP
    y = area.y
    spare = (area.height - stack.main_height) / max(1, len(stack.rows))
    for row in stack.rows:
        height = _row_height(row) + spare
        column_x = x
        for panel in row:
            yield from _place_panel(panel, Rect(column_x, y, panel.width, height), depth, labels)
            column_x += panel.width + GAP
        y += height + GAP
    x = area.right - sum(panel.width + GAP for panel in stack.right) + GAP
    for panel in stack.right:
        yield from _place_panel(panel, Rect(x, area.y, panel.width, area.height), depth, labels)
        x += panel.width + GAP


def _place_panel(panel: _Panel, rect: Rect, depth: int, labels: Labels) -> Iterator[Part]:
    block = panel.block
    left, top = rect.x + _PAD, rect.y + _PAD
    label = set_lines(panel.label, left, top, SECTION)
    yield Frame(rect, block.id, block.title, block.href, depth, label)
    if panel.aside:
        left += _LABEL + _PAD
    else:
        top += len(panel.label) * SECTION.leading + 6
    if not (panel.grid.rows or panel.inside):
        yield from nothing_here(left, top, rect.right - _PAD - left, labels)
    yield from panel.grid.place((left, top))
    if panel.inside:
        top += panel.grid.height + (GAP if panel.grid.rows else 0)
        area = Rect(left, top, rect.right - _PAD - left, rect.bottom - _PAD - top)
        yield from _place_stack(panel.inside, area, depth + 1, labels)
