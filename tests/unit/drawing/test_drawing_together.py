"""Pictures that share one layout: what stays is in its place, what is set back is faded, what is not there is not drawn."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from eaf.drawing import ENGLISH, Sheet
from eaf.drawing.together import draw_together
from eaf.viewing.shapes import Box, Graph, Group, Line, Mark

NEW = Box("new", "A system whose name takes two lines in its box", "Application", marks=(Mark.ADDED,))
OLD = Box("old", "Old", "Application", marks=(Mark.REMOVED,))
STAYS = Box("stays", "Stays", "Application", look="faded")
LINES = (Line("new", "stays", mark=Mark.ADDED), Line("old", "stays", mark=Mark.REMOVED), Line("new", "old", look="faded"))
OVERLAY = Graph("Both", (Group("systems", "Systems", boxes=(NEW, OLD)),), (STAYS,), LINES)


def absent(graph: Graph, id_: str) -> Graph:
    """The graph without a box, whose room is kept."""

    def box(each: Box) -> Box:
        return replace(each, look="absent") if each.id == id_ else replace(each, title="X")

    def line(each: Line) -> Line:
        return replace(each, look="absent") if id_ in (each.source, each.target) else each

    groups = tuple(replace(group, boxes=tuple(map(box, group.boxes))) for group in graph.groups)
    return replace(graph, groups=groups, boxes=tuple(map(box, graph.boxes)), lines=tuple(map(line, graph.lines)))


@pytest.fixture(scope="module")
def pictures() -> tuple[str, ...]:
    return draw_together((OVERLAY, absent(OVERLAY, "new"), absent(OVERLAY, "old")), ENGLISH, "p", Sheet(style=False))


def places(svg: str) -> dict[str, str]:
    return dict(re.findall(r'data-id="(\w+)".*?(<rect [^>]*?) rx', svg))


def test_each_box_has_one_place_in_all_pictures(pictures: tuple[str, ...]) -> None:
    overlay, before, after = ({id_: rect[rect.index(" x=") :] for id_, rect in places(svg).items()} for svg in pictures)
    assert overlay.keys() == {"new", "old", "stays"}
    assert before == {id_: overlay[id_] for id_ in ("old", "stays")}
    assert after == {id_: overlay[id_] for id_ in ("new", "stays")}


def test_what_is_not_there_is_neither_drawn_nor_told(pictures: tuple[str, ...]) -> None:
    before = pictures[1]
    assert 'data-source="new"' not in before
    assert NEW.title in pictures[0]
    assert NEW.title not in before
    described = re.findall(r"<desc[^>]*>(.*?)</desc>", pictures[2])
    assert described == ["Systems: X. Outside any group: X. X — is associated with — X."]


def test_boxes_and_lines_say_what_became_of_them(pictures: tuple[str, ...]) -> None:
    overlay = pictures[0]
    assert 'class="eaf-box eaf-added"' in overlay
    assert 'class="eaf-box eaf-removed"' in overlay
    assert 'class="eaf-link eaf-added" data-source="new" data-target="stays"' in overlay
    assert 'class="eaf-link eaf-removed" data-source="old" data-target="stays"' in overlay
    assert 'class="eaf-link eaf-faded" data-source="new" data-target="old"' in overlay
    assert re.search(r'class="eaf-element eaf-faded"[^>]*data-id="stays"', overlay)


def test_the_legend_says_what_marks_mean_also_those_of_lines() -> None:
    svg = draw_together(
        (replace(OVERLAY, groups=(), boxes=(STAYS, Box("a", "A")), lines=(Line("a", "stays", mark=Mark.REMOVED),)),),
        ENGLISH,
        "q",
        Sheet(),
    )[0]
    assert ">removed</text>" in svg
    assert ">added</text>" not in svg


def test_ids_are_those_of_one_page(pictures: tuple[str, ...]) -> None:
    ids = [id_ for svg in pictures for id_ in re.findall(r' id="([^"]+)"', svg)]
    assert len(ids) == len(set(ids))
