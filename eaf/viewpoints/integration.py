"""Who exchanges data with whom: the city's applications, the integration platforms, the national systems, and the flows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.graph.marks import numbers
from eaf.text import Text
from eaf.viewing.perspective import EXTERNAL_LAYER
from eaf.viewing.shapes import Graph, Group

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.viewing.perspective import Perspective

INTEGRATION_LAYER = "tich-hop"
_GROUPS = (
    ("city", Text("Ứng dụng của thành phố", "The city's applications")),
    ("platform", Text("Nền tảng tích hợp của thành phố", "The city's integration platforms")),
    ("external", Text("Hệ thống ngoài", "External systems")),
)


def integration(perspective: Perspective, title: Text) -> Graph:
    """The graph of all flows."""
    flows = numbers(perspective.graph.of_types(("flow",)))
    ids = {
        end
        for index in flows
        for end in (perspective.graph.relationships[index].source, perspective.graph.relationships[index].target)
    }
    members: dict[str, list[Element]] = {group: [] for group, _ in _GROUPS}
    for id_ in sorted(ids):
        element = perspective.model.elements[id_]
        members[_group(element)].append(element)
    groups = tuple(
        Group(group, perspective.say(name), boxes=tuple(perspective.box(each) for each in members[group]))
        for group, name in _GROUPS
        if members[group]
    )
    return Graph(perspective.say(title), groups, (), perspective.lines_among(ids, ("flow",)))


def _group(element: Element) -> str:
    if element.layer == EXTERNAL_LAYER:
        return "external"
    return "platform" if element.layer == INTEGRATION_LAYER else "city"
