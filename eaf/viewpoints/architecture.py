"""One component architecture: its elements by type and owner, with their relationships as long as these can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.viewing.shapes import Block, BlockMap, Graph, Group

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.text import Text
    from eaf.viewing.perspective import Perspective

BUDGET = 45
_LINES_PER_BOX = 2


def architecture(perspective: Perspective, id_: str, title: Text, budget: int = BUDGET) -> Graph | BlockMap:
    """A graph while it stays within ``budget`` boxes and is not too dense, nested blocks beyond."""
    members = [each for each in perspective.model.elements.values() if each.architecture == id_]
    lines = perspective.lines_among(each.id for each in members)
    if not lines or len(members) > budget or len(lines) > _LINES_PER_BOX * len(members):
        return BlockMap(perspective.say(title), _by_type(perspective, members))
    groups = tuple(
        Group(type_, perspective.say(ELEMENT_TYPES[type_].name), boxes=tuple(perspective.box(each) for each in inside))
        for type_, inside in _grouped(members).items()
    )
    return Graph(perspective.say(title), groups, (), lines)


def _grouped(members: list[Element]) -> dict[str, list[Element]]:
    grouped: dict[str, list[Element]] = {}
    for type_ in ELEMENT_TYPES:
        inside = [each for each in members if each.type == type_]
        if inside:
            grouped[type_] = inside
    return grouped


def _by_type(perspective: Perspective, members: list[Element]) -> tuple[Block, ...]:
    blocks = []
    for type_, inside in _grouped(members).items():
        by_owner: dict[str, list[Element]] = {}
        for each in inside:
            by_owner.setdefault(each.owner, []).append(each)
        name = perspective.say(ELEMENT_TYPES[type_].name)
        if len(by_owner) < 2 or len(inside) <= 8:
            blocks.append(Block(type_, name, boxes=tuple(perspective.box(each) for each in inside)))
            continue
        owners = tuple(
            Block(
                f"{type_}-{owner or 'none'}",
                perspective.say(perspective.model.elements[owner].name) if owner in perspective.model.elements else "–",
                href=perspective.link(owner) if owner else None,
                boxes=tuple(perspective.box(each) for each in owned),
            )
            for owner, owned in sorted(by_owner.items())
        )
        blocks.append(Block(type_, name, blocks=owners, arrangement="beside"))
    return tuple(blocks)
