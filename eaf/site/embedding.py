"""Blocks in hand-written pages that stand for something of the model: a view, a matrix, an indicator, a list of findings.

A block is a fenced one whose info string begins with ``eaf``; what is written inside becomes its caption::

    ```eaf matrix ung-dung-du-lieu
    Ai ghi dữ liệu nào.
    ```
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.errors import NotFoundError
from eaf.model.element import Indicator
from eaf.site.material import COLUMN
from eaf.site.page import Picture, Prose
from eaf.site.pages.grids import grid
from eaf.site.pages.indicators import figures_table, indicator_picture
from eaf.site.pages.matrices import matrix_path
from eaf.site.pages.parts import findings_section
from eaf.site.shell import render_section
from eaf.text import nearest
from eaf.viewing.matrix_fold import fold
from eaf.viewpoints.by_name import view_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.finding import Finding
    from eaf.site.material import Material
    from eaf.site.page import Section
    from eaf.site.shell import Shell

WORD = "eaf"
_FENCE = re.compile(r" {0,3}(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*")
_HOLDER = '<div data-eaf-block="{number}"></div>'


@dataclass(frozen=True, slots=True)
class Block:
    """A block as written: its kind, its argument, its caption, and the line on which it begins."""

    kind: str
    argument: str
    caption: str
    line: int


@dataclass(frozen=True, slots=True)
class Place:
    """The page that a block stands on."""

    material: Material
    shell: Shell
    path: str


def find_blocks(markdown: str) -> tuple[str, list[Block]]:
    """The text with a holder in place of each block, and the blocks; what stands inside of another fence is no block."""
    kept: list[str] = []
    blocks: list[Block] = []
    inside: list[str] = []
    fence, mine, start = "", False, 0
    for number, line in enumerate(markdown.split("\n"), 1):
        match = _FENCE.fullmatch(line)
        if not fence and match:
            fence, words, start = match["fence"], match["info"].split(maxsplit=2), number
            mine = bool(words) and words[0] == WORD
            if mine:
                inside = []
                kind, argument = (*words[1:], "", "")[:2]
            else:
                kept.append(line)
        elif fence and match and not match["info"] and match["fence"].startswith(fence):
            if mine:
                kept += ["", _HOLDER.format(number=len(blocks)), ""]
                blocks.append(Block(kind, argument.strip(), " ".join(inside).strip(), start))
            else:
                kept.append(line)
            fence = ""
        else:
            (inside if fence and mine else kept).append(line)
    if fence and mine:
        blocks.append(Block("", "", "", start))
    return "\n".join(kept), blocks


def place_blocks(html: str, rendered: list[str]) -> str:
    """The page with each holder replaced by what it stands for."""
    for number, each in enumerate(rendered):
        html = html.replace(_HOLDER.format(number=number), each)
    return html


def render_block(block: Block, place: Place, number: int) -> str:
    """The HTML of a block; raises :class:`NotFoundError` for a kind or a name that is not there."""
    kind = _KINDS.get(block.kind)
    if kind is None:
        message = f"không có loại khối '{block.kind}' · there is no kind of block '{block.kind}'"
        raise NotFoundError(message, nearest(block.kind, list(_KINDS)) or tuple(_KINDS))
    sections = kind(block, place, f"k{number}")
    inside = "".join(render_section(each, f"k{number}-{at}", place.shell) for at, each in enumerate(sections))
    return f'<div class="embedded">{inside}</div>'


def _view(block: Block, place: Place, prefix: str) -> list[Section]:
    material = place.material
    view = view_of(material.perspective(place.path), block.argument, material.report.as_of, lambda _: None)
    return [Picture(view.title, material.picture(view, prefix, COLUMN), caption=block.caption)]


def _matrix(block: Block, place: Place, prefix: str) -> list[Section]:
    matrix = place.material.matrices.get(block.argument)
    if matrix is None:
        message = f"không có ma trận '{block.argument}' · there is no matrix '{block.argument}'"
        raise NotFoundError(message, nearest(block.argument, list(place.material.matrices)))
    shown = grid(place.material, fold(matrix), matrix_path(block.argument), title=matrix.frame.words.title, prefix=f"{prefix}-")
    return [shown, *_captions(block)]


def _indicator(block: Block, place: Place, prefix: str) -> list[Section]:
    material = place.material
    element = material.model.elements.get(block.argument)
    if element is None or not isinstance(element.detail, Indicator):
        known = [each.id for each in material.model.of_type("indicator")]
        message = f"không có chỉ tiêu '{block.argument}' · there is no indicator '{block.argument}'"
        raise NotFoundError(message, nearest(block.argument, known))
    picture = indicator_picture(material, element, material.perspective(place.path), prefix)
    return [picture, figures_table(material, element), *_captions(block)]


def _findings(block: Block, place: Place, prefix: str) -> list[Section]:
    """All findings, or those of a rule, about an element, or about what an owner owns."""
    material, asked = place.material, block.argument
    known = [*material.report.rules, *material.model.elements]
    if asked and asked not in known:
        message = f"không có quy tắc hay phần tử '{asked}' · there is no rule or element '{asked}'"
        raise NotFoundError(message, nearest(asked, known))
    found = [each for each in material.report.findings if not asked or asked in _about(material, each)]
    listed = findings_section(material, found)
    cards = tuple(replace(each, id=f"{prefix}-{each.id}") for each in listed.cards)
    return [replace(listed, cards=cards), *_captions(block)]


def _about(material: Material, finding: Finding) -> set[str]:
    elements = (material.model.elements.get(each) for each in finding.subjects)
    return {finding.rule, *finding.subjects, *(each.owner for each in elements if each)}


def _captions(block: Block) -> list[Section]:
    return [Prose("", (block.caption,))] if block.caption else []


_KINDS: dict[str, Callable[[Block, Place, str], list[Section]]] = {
    "view": _view,
    "matrix": _matrix,
    "indicator": _indicator,
    "findings": _findings,
}
