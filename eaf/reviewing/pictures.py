"""The changed part of the architecture as it was, as it is, and both in one: the rest of it only as faded surroundings.

All three pictures have the same boxes and lines in the same order, so that they can be laid out as one; what a revision does not have
keeps its room and is not seen. A large change is drawn in part: what is left out stands as boxes that say how many.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.diffing.difference import ADDED, CHANGED, REMOVED, RENAMED
from eaf.model.item import RELATIONSHIP
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.reviewing.impact import RELATED, STATES, Sides
from eaf.text import Text
from eaf.viewing.perspective import Perspective, no_link, worst_by_element
from eaf.viewing.shapes import Box, Graph, Group, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from eaf.graph.model_facts import ModelGraph
    from eaf.reviewing.impact import Concerned
    from eaf.reviewing.review import Review
    from eaf.text import Language
    from eaf.viewing.shapes import Look

TOUCHED, AROUND = 18, 10
"""How many touched elements a picture shows, and how many of those around what changed itself: a hub that one of many relationships
is new at does not bring all the others."""
_MARKS = {ADDED: Mark.ADDED, REMOVED: Mark.REMOVED, CHANGED: Mark.CHANGED, RENAMED: Mark.CHANGED}
OVERLAY = Text("Chồng hai phiên bản", "Both revisions in one")
BEFORE = Text("Trước thay đổi", "Before the change")
AFTER = Text("Sau thay đổi", "After the change")
_MORE = Text("{count} phần tử khác", "{count} more elements")
_AROUND = Text("{count} phần tử lân cận khác", "{count} more neighbours")


@dataclass(frozen=True, slots=True)
class Pictures:
    """The three pictures, and how many touched elements and neighbours stand in none of them."""

    overlay: Graph
    before: Graph
    after: Graph
    left_out: int = 0
    neighbours_left_out: int = 0


@dataclass(frozen=True, slots=True)
class _Tie:
    """A relationship by the new ids of its ends, in which revisions it is, and whether something of it changed."""

    source: str
    type: str
    target: str
    there: tuple[bool, bool]
    changed: bool = False


@dataclass(frozen=True)
class _Part:
    """What the pictures show: elements by id, relationships among them, and those that only boxes with numbers stand for."""

    shown: Mapping[str, Concerned]
    ties: Sequence[_Tie]
    left_out: Sequence[Concerned]
    around: int


def pictures(review: Review, language: Language) -> Pictures | None:
    """The pictures of the changed part; nothing where no element or relationship changed."""
    if not review.impact.touched:
        return None
    part = _part(review)
    artist = _Artist(review, language, part)
    return Pictures(artist.graph(None), artist.graph(0), artist.graph(1), len(part.left_out), part.around)


def _part(review: Review) -> _Part:
    touched = review.impact.touched
    order = sorted(touched, key=lambda id_: (STATES.index(touched[id_].state), id_))
    shown = {id_: touched[id_] for id_ in order[:TOUCHED]}
    ties = _ties(review, shown)
    centres = {id_ for id_, each in shown.items() if each.state != RELATED} or shown.keys()
    pairs = [(each.source, each.target) for each in ties]
    ends = Counter(end for pair in pairs for end in pair if end not in touched and not centres.isdisjoint(pair))
    nearest = sorted(ends, key=lambda id_: (-ends[id_], id_))
    sides = Sides(review.difference)
    shown |= {id_: sides.concerned(id_) for id_ in nearest[:AROUND]}
    inside = [each for each in ties if each.source in shown and each.target in shown]
    return _Part(shown, inside, [touched[id_] for id_ in order[TOUCHED:]], len(nearest[AROUND:]))


def _ties(review: Review, shown: Iterable[str]) -> list[_Tie]:
    """The relationships in either revision that begin or end at one of the elements, each once, in order."""
    new_ids = Sides(review.difference).new_ids
    changed = {each.item.key[:3] for each in review.difference.of_kind(RELATIONSHIP) if each.state == CHANGED}
    wanted = frozenset(shown)
    found = [set(_keys(review.graphs[0], wanted, new_ids)), set(_keys(review.graphs[1], wanted, {}))]
    return [_Tie(*key, (key in found[0], key in found[1]), key in changed) for key in sorted(found[0] | found[1])]


def _keys(graph: ModelGraph, wanted: frozenset[str], new_ids: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    ids = [new_ids.get(each, each) for each in graph.ids]
    for index, (source, target) in enumerate(zip(graph.sources, graph.targets, strict=True)):
        if source != target and (ids[source] in wanted or ids[target] in wanted):
            yield ids[source], graph.type_of(index), ids[target]


class _Artist:
    """Draws the part in one language; ``at`` is 0 for what was, 1 for what is, and nothing for both in one."""

    def __init__(self, review: Review, language: Language, part: _Part) -> None:
        self._part = part
        self._language: Language = language
        self._layers = [layer for side in (review.difference.after, review.difference.before) for layer in side.packs[0].layers]
        sides = (
            (review.difference.before, review.graphs[0], review.checks.base),
            (
                review.difference.after,
                review.graphs[1],
                review.checks.head,
            ),
        )
        self._views = tuple(
            Perspective(side.model, graph, side.packs[0], language, no_link, worst_by_element(report.findings))
            for side, graph, report in sides
        )

    def graph(self, at: int | None) -> Graph:
        boxes: dict[str, list[Box]] = {}
        for id_, each in self._part.shown.items():
            boxes.setdefault(each.element.layer, []).append(self._box(id_, each, at))
        for layer, count in sorted(Counter(each.element.layer for each in self._part.left_out).items()):
            boxes.setdefault(layer, []).append(self._more(layer, at, count))
        around = [Box("more-around", _AROUND.format(count=str(self._part.around)).said_in(self._language), look="faded")]
        names = {layer.id: layer.name for layer in self._layers}
        groups = tuple(
            Group(f"layer-{id_}", name.said_in(self._language), boxes=tuple(boxes.pop(id_)))
            for id_, name in names.items()
            if id_ in boxes
        )
        rest = tuple(box for id_ in sorted(boxes) for box in boxes[id_])
        title = (OVERLAY if at is None else (BEFORE, AFTER)[at]).said_in(self._language)
        return Graph(title, groups, (*rest, *(around if self._part.around else ())), tuple(self._lines(at)))

    def _box(self, id_: str, each: Concerned, at: int | None) -> Box:
        sides = (each.before, each.after)
        which = at if at is not None else int(each.after is not None)
        element = sides[which]
        if element is None:
            return replace(self._views[1 - which].box(each.element), id=id_, look="absent")
        box = self._views[which].box(element)
        mark = _MARKS.get(each.state)
        marks = (*box.marks, mark) if mark and at is None else box.marks
        return replace(box, id=id_, marks=marks, look="" if each.state else "faded")

    def _more(self, layer: str, at: int | None, count: int) -> Box:
        """A box for elements of a layer that are not drawn one by one: as many as there are in the revision."""
        inside = [each for each in self._part.left_out if each.element.layer == layer]
        there = count if at is None else sum((each.before, each.after)[at] is not None for each in inside)
        said = _MORE.format(count=str(there)).said_in(self._language)
        return Box(f"more-{layer or 'without-layer'}", said, look="" if there else "absent")

    def _lines(self, at: int | None) -> Iterator[Line]:
        for each in self._part.ties:
            name = RELATIONSHIP_TYPES[each.type].name.said_in(self._language)
            mark = _mark_of(each)
            look: Look = "" if mark else "faded"
            if at is not None and not each.there[at]:
                look = "absent"
            yield Line(each.source, each.target, "", each.type, name, mark if at is None else None, look)


def _mark_of(tie: _Tie) -> Mark | None:
    if tie.there == (True, True):
        return Mark.CHANGED if tie.changed else None
    return Mark.ADDED if tie.there[1] else Mark.REMOVED
