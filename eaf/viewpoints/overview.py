"""The framework's overview diagram: its components as nested blocks, the cross-cutting ones at the sides.

A block shows its elements by type; a type with more than ``EACH`` elements becomes one box with their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.text import Text
from eaf.viewing.shapes import Block, BlockMap, Box, Side

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.model.element import Element
    from eaf.pack.pack import Layer
    from eaf.viewing.perspective import Perspective

EACH = 30
EACH_AT_SIDE = 7
_SIDES: dict[str, Side] = {"an-toan-thong-tin": "left", "chi-dao-chinh-sach": "right", "he-thong-ngoai": "right"}
_TITLE = Text("Sơ đồ tổng thể {name}", "Overview of {name}")
_MANY = Text("{kind}: {count}", "{kind}: {count}")


def overview(perspective: Perspective, link_layer: Callable[[str], str | None], title: Text | None = None) -> BlockMap:
    """The overview; ``link_layer`` gives the address of a layer's catalog."""
    by_layer: dict[str, list[Element]] = {}
    for element in perspective.model.elements.values():
        by_layer.setdefault(element.layer, []).append(element)
    components = [layer for layer in perspective.pack.layers if layer.component]
    blocks = tuple(_block(perspective, layer, by_layer, link_layer) for layer in components)
    said = title or _TITLE.format(name=perspective.model.workspace.name)
    return BlockMap(perspective.say(said), blocks)


def _block(
    perspective: Perspective, layer: Layer, by_layer: dict[str, list[Element]], link_layer: Callable[[str], str | None]
) -> Block:
    inner = [each for each in perspective.pack.layers if each.parent == layer.id]
    side: Side = _SIDES.get(layer.id, "right") if layer.cross_cutting else "main"
    return Block(
        id=layer.id,
        title=perspective.say(layer.name),
        href=link_layer(layer.id),
        boxes=_boxes(perspective, by_layer.get(layer.id, []), link_layer(layer.id), EACH_AT_SIDE if side != "main" else EACH),
        blocks=tuple(_block(perspective, each, by_layer, link_layer) for each in inner),
        side=side,
    )


def _boxes(perspective: Perspective, elements: list[Element], href: str | None, limit: int) -> tuple[Box, ...]:
    by_type: dict[str, list[Element]] = {}
    for element in elements:
        by_type.setdefault(element.type, []).append(element)
    boxes: list[Box] = []
    for type_, members in by_type.items():
        if len(members) <= limit:
            boxes += [perspective.box(each) for each in members]
        else:
            kind = ELEMENT_TYPES[type_].name
            title = perspective.say(_MANY.format(kind=kind, count=str(len(members))))
            boxes.append(Box(f"{members[0].layer}-{type_}", title, area=members[0].architecture or members[0].layer, href=href))
    return tuple(boxes)
