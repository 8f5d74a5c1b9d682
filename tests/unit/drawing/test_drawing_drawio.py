"""draw.io files: read back as XML, every box a shape with its whole text, every line held by two shapes."""

from __future__ import annotations

import html

import pytest
from drawing_samples import BLOCK_MAP, CONTEXT, GRAPH, LANES
from lxml import etree

from eaf.exporters import drawio
from eaf.viewing.shapes import BlockMap, Box, Context, Graph, Lanes, Line, Neighbour, View

VIEWS: dict[str, View] = {"blocks": BLOCK_MAP, "context": CONTEXT, "lanes": LANES, "graph": GRAPH}
HOSTILE = Box("app-a", "<b onload=x> & \"Đất đai\" '1'", "Ứng dụng ]]>")


def cells(view: View) -> dict[str, etree._Element]:
    root = etree.fromstring(drawio.export(view, "vi").encode())
    assert root.tag == "mxfile"
    found = {each.get("id"): each for each in root.iter("mxCell", "UserObject") if each.get("id")}
    assert len(found) == sum(1 for each in root.iter("mxCell", "UserObject") if each.get("id")), "ids are unique"
    return found


def text_of(label: str) -> str:
    """What a reader sees of a label, which is HTML within XML."""
    return " ".join(html.unescape("".join(etree.HTML(f"<p>{label}</p>").itertext())).split()) if label else ""


def boxes_of(view: View) -> list[Box]:
    if isinstance(view, Context):
        return [view.centre, *(near.box for near in (*view.dependents, *view.dependencies, *view.peers))]
    if isinstance(view, Lanes):
        return [box for lane in view.lanes for box in lane.boxes]
    if isinstance(view, Graph):
        nested = (inner for group in view.groups for inner in (group, *group.groups))
        return [*(box for group in nested for box in group.boxes), *view.boxes]
    assert isinstance(view, BlockMap)
    return [box for block in view.blocks for box in (*block.boxes, *(one for inner in block.blocks for one in inner.boxes))]


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_every_box_is_a_shape_with_its_whole_name(view: View) -> None:
    labels = [text_of(each.get("label", "")) for each in cells(view).values()]
    for box in boxes_of(view):
        assert any(box.title in label for label in labels), box.title


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS.keys())
def test_every_cell_stands_in_a_cell_that_is_there_and_has_a_size(view: View) -> None:
    found = cells(view)
    for each in found.values():
        cell = each if each.tag == "mxCell" else each[0]
        assert cell.get("parent") is None or cell.get("parent") in found
        geometry = cell.find("mxGeometry")
        if cell.get("vertex"):
            assert float(geometry.get("width")) > 0
            assert float(geometry.get("height")) > 0


@pytest.mark.parametrize("view", [CONTEXT, LANES, GRAPH], ids=["context", "lanes", "graph"])
def test_every_line_is_held_by_the_boxes_at_its_ends(view: View) -> None:
    found = cells(view)
    edges = [each[0] for each in found.values() if len(each) and each[0].get("edge")]
    for edge in edges:
        assert "vertex" in found[edge.get("source")][0].attrib
        assert "vertex" in found[edge.get("target")][0].attrib
    if isinstance(view, Lanes | Graph):
        held = sorted((edge.get("source"), edge.get("target")) for edge in edges)
        assert held == sorted((line.source, line.target) for line in view.lines)
    else:
        assert len(edges) >= len(CONTEXT.dependents) + len(CONTEXT.dependencies)


def test_where_an_element_stands_twice_each_line_is_held_by_its_own_box() -> None:
    portal = Box("app-b", "Cổng")
    view = Context("t", Box("app-a", "A"), (Neighbour(portal, "phục vụ"), Neighbour(portal, "chuyển dữ liệu")))
    edges = [each[0] for each in cells(view).values() if len(each) and each[0].get("edge")]
    assert sorted(edge.get("source") for edge in edges) == ["app-b", "app-b__2"]


def test_nothing_in_a_name_becomes_markup() -> None:
    view = Lanes("t", (), ())
    found = cells(Graph("t", boxes=(HOSTILE,), lines=(Line("app-a", "app-a", "<i>"),)))
    assert text_of(found["app-a"].get("label")) == "Ứng dụng ]]> <b onload=x> & \"Đất đai\" '1'".replace("]]> <", "]]><")
    assert "<i>" not in found["line-app-a-app-a"].get("label")
    assert cells(view).keys() >= {"0", "1"}


def test_the_same_view_gives_the_same_file() -> None:
    assert drawio.export(LANES, "vi") == drawio.export(LANES, "vi")
