"""Who exchanges data with whom: the city's applications, the integration platforms, the national systems, and the flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.marks import numbers
from eaf.text import Text
from eaf.viewing.perspective import EXTERNAL_LAYER, bundled
from eaf.viewing.shapes import Box, Lane, Lanes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.model.element import Element
    from eaf.viewing.perspective import Perspective

INTEGRATION_LAYER = "tich-hop"
BUDGET_PER_LANE = 5
_GROUPS = (
    ("city", Text("Ứng dụng của thành phố", "The city's applications")),
    ("platform", Text("Nền tảng tích hợp của thành phố", "The city's integration platforms")),
    ("national", Text("Nền tảng tích hợp quốc gia", "National integration platforms")),
    ("external", Text("Hệ thống ngoài", "External systems")),
)
_PLATFORMS = ("ndxp", "document-axis")
_SYSTEMS = Text("{count} hệ thống", "{count} {count:system|systems}")
_OTHERS = Text("Đơn vị khác", "Other owners")


def integration(perspective: Perspective, title: Text, more: str | None = None) -> Lanes:
    """All flows, between the lanes of those who exchange and of the platforms between them; a lane beyond the budget shows its owners with the number of their systems.

    A number opens the owner's page, that of the owners left out leads to ``more``.
    """
    flows = numbers(perspective.graph.of_types(("flow",)))
    relationships = perspective.graph.relationships
    ends = {end for index in flows for end in (relationships[index].source, relationships[index].target)}
    members: dict[str, list[Element]] = {group: [] for group, _ in _GROUPS}
    for id_ in sorted(ends, key=perspective.graph.number.__getitem__):
        members[_group(perspective.model.elements[id_])].append(perspective.model.elements[id_])
    stands_for: dict[str, str] = {}
    lanes = []
    for group, name in _GROUPS:
        boxes = []
        for box, inside in _boxes(perspective, group, members[group], more):
            boxes.append(box)
            stands_for |= dict.fromkeys((each.id for each in inside), box.id)
        if boxes:
            lanes.append(Lane(group, perspective.say(name), tuple(boxes)))
    return Lanes(perspective.say(title), tuple(lanes), bundled(perspective.lines_among(ends, ("flow",)), stands_for))


def _boxes(
    perspective: Perspective, group: str, members: Sequence[Element], more: str | None
) -> Iterator[tuple[Box, Sequence[Element]]]:
    """The boxes of a lane, each with the elements that it stands for: one for each element, or else for each owner."""
    if len(members) <= BUDGET_PER_LANE:
        yield from ((perspective.box(each), (each,)) for each in members)
        return
    owned: dict[str, list[Element]] = {}
    for each in members:
        owned.setdefault(each.owner, []).append(each)
    named = [owner for owner in owned if owner in perspective.model.elements]
    most = sorted(named, key=lambda owner: -len(owned[owner]))[: BUDGET_PER_LANE - (len(owned) > BUDGET_PER_LANE)]
    for owner in (each for each in owned if each in most):
        inside = owned[owner]
        if len(inside) == 1:
            yield perspective.box(inside[0]), inside
        else:
            name = perspective.say(perspective.model.elements[owner].name)
            yield _count(perspective, f"{group}-{owner}", name, inside, perspective.link(owner)), inside
    rest = [each for owner, inside in owned.items() if owner not in most for each in inside]
    if rest:
        yield _count(perspective, f"{group}-others", perspective.say(_OTHERS), rest, more), rest


def _count(perspective: Perspective, id_: str, title: str, inside: Sequence[Element], href: str | None) -> Box:
    kind = perspective.say(_SYSTEMS.format(count=str(len(inside))))
    return Box(id_, title, kind, inside[0].architecture or inside[0].layer, href)


def _group(element: Element) -> str:
    if element.layer == EXTERNAL_LAYER:
        return "national" if element.properties.get("platform") in _PLATFORMS else "external"
    return "platform" if element.layer == INTEGRATION_LAYER else "city"
