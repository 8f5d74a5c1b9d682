"""A free graph: boxes in nested groups, lines as curves, places found by a layout engine.

Graphviz knows the sizes of boxes and labels, not their text. It is asked for both directions, and the one that fits the sheet
better is drawn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from eaf.drawing.engine import Cluster, Edge, Layout, LayoutRequest, NodeSize
from eaf.drawing.graphviz_engine import find_engine
from eaf.drawing.scene import Frame, Part, Point, Rect, Scene, Wire, Word
from eaf.drawing.sheet import Body, Sheet, finish, nothing_here, set_heading
from eaf.drawing.tiles import FittedBox, fit, place, set_lines
from eaf.drawing.typefaces import NOTE, SECTION
from eaf.errors import NotFoundError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.drawing.labels import Labels
    from eaf.viewing.shapes import Box, Graph, Group

_BOX = 188.0
_TITLE = 240.0
_PAD = 10.0
_LABEL = 130.0
_DIRECTIONS: tuple[Literal["right", "down"], ...] = ("right", "down")


@dataclass(frozen=True, slots=True)
class _Member:
    """A group as the engine's clusters are numbered: depth first."""

    group: Group
    depth: int
    title: tuple[str, ...]


def draw(view: Graph, labels: Labels, sheet: Sheet) -> Scene:
    """Lay out the graph.

    Raises :class:`eaf.errors.LayoutError` when the engine fails, :class:`eaf.errors.NotFoundError` when a line names a box that
    is not in the view.
    """
    _, top = set_heading(view.title, sheet)
    boxes = _boxes(view)
    if not boxes:
        words = tuple(nothing_here(sheet.margin, top, sheet.inner_width, labels))
        body = Body(words, sheet.width, top + NOTE.leading)
    else:
        asked = requests(view, labels)
        layouts = (sheet.engine or find_engine()).lay_out(asked)
        layout = min(layouts, key=lambda found: _unfitness(found, sheet.inner_width))
        left = sheet.margin + max(0.0, (sheet.inner_width - layout.width) / 2)
        parts = tuple(_place(view, layout, (left, top), labels))
        body = Body(parts, layout.width + 2 * sheet.margin, top + layout.height)
    return finish(body, view.title, describe(view, labels), labels, sheet)


def _unfitness(layout: Layout, width: float) -> float:
    """How badly a layout suits a sheet: width beyond the sheet's costs twice what height does."""
    return 2 * max(1.0, layout.width / width) + layout.height / width


def describe(view: Graph, labels: Labels) -> str:
    """The graph in words: the groups with their boxes, then the lines."""
    titles = {box.id: box.title for box in _boxes(view)}
    groups = [_sentence(member.group, labels) for member in _members(view.groups)]
    if view.boxes:
        groups.append(f"{labels.others}: {', '.join(_seen(view.boxes))}.")
    lines = [
        f"{titles[line.source]} — {line.label or labels.relation(line.kind)} — {titles[line.target]}."
        for line in view.lines
        if line.look != "absent"
    ]
    return " ".join((*groups, *lines)) or f"{labels.nothing}."


def _sentence(group: Group, labels: Labels) -> str:
    names = ", ".join([*_seen(group.boxes), *(inner.title for inner in group.groups)])
    return f"{group.title}: {names or labels.nothing.lower()}."


def _seen(boxes: Sequence[Box]) -> Iterator[str]:
    """The titles of the boxes that are drawn."""
    return (box.title for box in boxes if box.look != "absent")


def requests(view: Graph, labels: Labels) -> tuple[LayoutRequest, ...]:
    """What the engine will be asked for this view, so that many views can be laid out in one call."""
    boxes = _boxes(view)
    numbers = {box.id: number for number, box in enumerate(boxes)}
    nodes = tuple(NodeSize(fitted.width, fitted.height) for fitted in _fitted(boxes, labels))
    clusters = tuple(_cluster(group, numbers) for group in view.groups)
    edges = []
    for line in view.lines:
        if line.source not in numbers or line.target not in numbers:
            message = f"the line {line.source} -> {line.target} ends outside of the view {view.title!r}"
            raise NotFoundError(message)
        label = NOTE.cut(line.label, _LABEL)
        size = (NOTE.width(label) + 8, NOTE.leading) if label else (0.0, 0.0)
        edges.append(Edge(numbers[line.source], numbers[line.target], *size))
    request = LayoutRequest(nodes, clusters, tuple(edges))
    return tuple(replace(request, direction=direction) for direction in _DIRECTIONS)


def _boxes(view: Graph) -> tuple[Box, ...]:
    grouped = (box for member in _members(view.groups) for box in member.group.boxes)
    return (*grouped, *view.boxes)


def _fitted(boxes: Sequence[Box], labels: Labels) -> tuple[FittedBox, ...]:
    return tuple(fit(box, _BOX, labels) for box in boxes)


def _members(groups: Sequence[Group], depth: int = 0) -> Iterator[_Member]:
    for group in groups:
        yield _Member(group, depth, SECTION.lines(group.title, _TITLE, 2))
        yield from _members(group.groups, depth + 1)


def _cluster(group: Group, numbers: dict[str, int]) -> Cluster:
    title = SECTION.lines(group.title, _TITLE, 2)
    return Cluster(
        max((SECTION.width(line) for line in title), default=0.0),
        len(title) * SECTION.leading,
        tuple(numbers[box.id] for box in group.boxes),
        tuple(_cluster(inner, numbers) for inner in group.groups),
    )


def _place(view: Graph, layout: Layout, corner: Point, labels: Labels) -> Iterator[Part]:
    for member, rect in zip(_members(view.groups), layout.clusters, strict=True):
        panel = _moved(rect, corner)
        words = set_lines(member.title, panel.x + _PAD, panel.y + _PAD - 2, SECTION)
        yield Frame(panel, member.group.id, member.group.title, member.group.href, member.depth, words)
    boxes = _boxes(view)
    titles = {box.id: box.title for box in boxes}
    for line, path in zip(view.lines, layout.edges, strict=True):
        points = tuple((x + corner[0], y + corner[1]) for x, y in path.points)
        said = (titles[line.source], line.label, titles[line.target], line.note)
        yield Wire(points, line.kind, line, " — ".join(text for text in said if text), curved=True)
        label = NOTE.cut(line.label, _LABEL)
        if path.label and label:
            x, y = path.label
            left, top = corner[0] + x - NOTE.width(label) / 2, corner[1] + y - NOTE.leading / 2
            yield Word(left, top + NOTE.drop, label, NOTE)
    for fitted, rect in zip(_fitted(boxes, labels), layout.nodes, strict=True):
        yield place(fitted, _moved(rect, corner))


def _moved(rect: Rect, by: Point) -> Rect:
    return Rect(rect.x + by[0], rect.y + by[1], rect.width, rect.height)
