"""One component architecture: its elements by type and owner, with their relationships as long as these can be followed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.metamodel import ELEMENT_TYPES
from eaf.text import Text
from eaf.viewing.perspective import no_link
from eaf.viewing.shapes import Block, BlockMap, Box, Graph, Group

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.model.element import Element
    from eaf.viewing.perspective import Perspective

BUDGET = 45
EACH = 12
_LINES_PER_BOX = 2
_MANY = Text("{kind}: {count}", "{kind}: {count}")
_COUNT = Text("{count} phần tử", "{count} {count:element|elements}")
_NO_OWNER = Text("Chưa ghi đơn vị chủ quản", "Owner not stated")


def architecture(
    perspective: Perspective, id_: str, title: Text, budget: int = BUDGET, more: Callable[[str], str | None] = no_link
) -> Graph | BlockMap:
    """A graph while it stays within ``budget`` boxes and is not too dense, nested blocks beyond.

    Beyond the budget, a type with more than ``EACH`` elements shows its owners with the number of theirs; ``more`` gives the
    address at which the elements of a type are shown one by one.
    """
    members = [each for each in perspective.model.elements.values() if each.architecture == id_]
    lines = perspective.lines_among(each.id for each in members)
    if not lines or len(members) > budget or len(lines) > _LINES_PER_BOX * len(members):
        return BlockMap(perspective.say(title), tuple(_blocks(perspective, members, budget, more)))
    groups = tuple(
        Group(type_, perspective.say(ELEMENT_TYPES[type_].name), boxes=tuple(perspective.box(each) for each in inside))
        for type_, inside in _grouped(members).items()
    )
    return Graph(perspective.say(title), groups, (), lines)


def of_one_type(perspective: Perspective, id_: str, type_: str, title: Text) -> BlockMap:
    """The elements of one type in an architecture, each with its box, by owner."""
    members = [each for each in perspective.model.elements.values() if each.architecture == id_ and each.type == type_]
    boxes = tuple(perspective.box(each) for owned in _by_owner(members).values() for each in owned)
    return BlockMap(perspective.say(title), (Block(type_, perspective.say(ELEMENT_TYPES[type_].name), boxes=boxes),))


def counted_types(perspective: Perspective, id_: str, budget: int = BUDGET) -> tuple[str, ...]:
    """The types whose elements the view of the architecture only counts."""
    members = [each for each in perspective.model.elements.values() if each.architecture == id_]
    return tuple(type_ for type_, inside in _grouped(members).items() if len(members) > budget and len(inside) > EACH)


def _grouped(members: list[Element]) -> dict[str, list[Element]]:
    grouped: dict[str, list[Element]] = {}
    for type_ in ELEMENT_TYPES:
        inside = [each for each in members if each.type == type_]
        if inside:
            grouped[type_] = inside
    return grouped


def _by_owner(members: list[Element]) -> dict[str, list[Element]]:
    by_owner: dict[str, list[Element]] = {}
    for each in members:
        by_owner.setdefault(each.owner, []).append(each)
    return dict(sorted(by_owner.items()))


def _blocks(perspective: Perspective, members: list[Element], budget: int, more: Callable[[str], str | None]) -> Iterator[Block]:
    for type_, inside in _grouped(members).items():
        kind = ELEMENT_TYPES[type_].name
        if len(members) <= budget or len(inside) <= EACH:
            yield Block(type_, perspective.say(kind), boxes=tuple(perspective.box(each) for each in inside))
            continue
        title = perspective.say(_MANY.format(kind=kind, count=str(len(inside))))
        boxes = tuple(_count(perspective, owner, owned, more(type_)) for owner, owned in _by_owner(inside).items())
        yield Block(type_, title, href=more(type_), boxes=boxes)


def _count(perspective: Perspective, owner: str, owned: list[Element], href: str | None) -> Box:
    """How many an owner has; the element itself where it is the only one."""
    if len(owned) == 1:
        return perspective.box(owned[0])
    known = perspective.model.elements.get(owner)
    count = perspective.say(_COUNT.format(count=str(len(owned))))
    name = perspective.say(known.name if known else _NO_OWNER)
    return Box(f"{owned[0].type}-{owner or 'none'}", name, count, owned[0].architecture, href)
