"""Free graphs: what Graphviz is asked, what it answers, and what happens when it does not."""

from __future__ import annotations

import stat
import sys
from itertools import combinations
from pathlib import Path

import pytest
from drawing_samples import GRAPH, LGSP, PORTAL

from eaf.drawing import VIETNAMESE, Sheet, draw, know_layouts, lay_out
from eaf.drawing.dot_text import write_dot
from eaf.drawing.engine import Cluster, Edge, LayoutRequest, NodeSize
from eaf.drawing.graph import requests
from eaf.drawing.graphviz_engine import GraphvizEngine, find_engine
from eaf.errors import LayoutError, NotFoundError
from eaf.viewing.shapes import Box, Graph, Line

BOX = NodeSize(190, 60)


def program(folder: Path, text: str) -> GraphvizEngine:
    """A program that does what the Python text says."""
    path = folder / "engine"
    path.write_text(f"#!{sys.executable}\n{text}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return GraphvizEngine(str(path), timeout=2)


def test_boxes_keep_their_sizes_and_do_not_overlap() -> None:
    request = LayoutRequest((BOX,) * 12, edges=tuple(Edge(number, (number * 5) % 12) for number in range(12)))
    (layout,) = find_engine().lay_out((request,))
    assert {(rect.width, rect.height) for rect in layout.nodes} == {(190, 60)}
    assert not any(one.overlaps(other) for one, other in combinations(layout.nodes, 2))


def test_clusters_hold_their_boxes_and_their_titles() -> None:
    request = LayoutRequest((BOX,) * 3, (Cluster(300, 18, (0,), (Cluster(50, 18, (1,)),)),))
    (layout,) = find_engine().lay_out((request,))
    outer, inner = layout.clusters
    assert outer.contains(inner)
    assert outer.contains(layout.nodes[0])
    assert inner.contains(layout.nodes[1])
    assert not outer.overlaps(layout.nodes[2])
    assert outer.width >= 300
    assert layout.nodes[0].y - outer.y >= 18


def test_lines_end_at_their_boxes_and_labels_have_a_place() -> None:
    (layout,) = find_engine().lay_out((LayoutRequest((BOX, BOX), edges=(Edge(0, 1, 80, 16), Edge(1, 0))),))
    first, second = layout.edges
    assert len(first.points) % 3 == 1
    assert abs(first.points[0][1] - layout.nodes[0].bottom) < 2
    assert abs(first.points[-1][1] - layout.nodes[1].y) < 2
    assert first.label is not None
    assert second.label is None


def test_boxes_without_lines_stand_in_a_block_not_in_a_row() -> None:
    (layout,) = find_engine().lay_out((LayoutRequest((BOX,) * 30, (Cluster(80, 18, tuple(range(30))),)),))
    assert layout.width < 10 * BOX.width


def test_many_graphs_in_one_call_are_laid_out_as_one_by_one() -> None:
    engine = find_engine()
    asked = (LayoutRequest((BOX,)), LayoutRequest((BOX, BOX), edges=(Edge(0, 1),)), *requests(GRAPH, VIETNAMESE))
    assert engine.lay_out(asked) == tuple(layout for request in asked for layout in engine.lay_out((request,)))
    assert engine.lay_out(()) == ()


def test_known_layouts_need_no_engine(tmp_path: Path) -> None:
    known = know_layouts((GRAPH,), VIETNAMESE)
    broken = program(tmp_path, "raise SystemExit(3)")
    sheet = Sheet(engine=type(known)(known.known, broken))
    assert draw(GRAPH, VIETNAMESE, sheet=sheet) == draw(GRAPH, VIETNAMESE)


def test_the_text_for_graphviz_holds_nothing_of_the_model() -> None:
    box = Box('x"]; evil', 'A "quoted" \\N <B> name', "kind")
    dot = write_dot(requests(Graph("t", boxes=(box, PORTAL), lines=(Line(box.id, PORTAL.id, '"]label'),)), VIETNAMESE)[0])
    assert "evil" not in dot
    assert "quoted" not in dot
    assert "]label" not in dot
    assert "n0 -> n1" in dot


@pytest.mark.parametrize("count", [3, 400])
def test_limits_are_always_set(count: int) -> None:
    dot = write_dot(LayoutRequest((BOX,) * count))
    assert all(f"{limit}=" in dot for limit in ("nslimit", "nslimit1", "mclimit"))


def test_the_picture_of_a_graph_is_tidy() -> None:
    scene = lay_out(GRAPH, VIETNAMESE)
    assert not any(one.rect.overlaps(other.rect) for one, other in combinations(scene.tiles, 2))
    assert [frame.title for frame in scene.frames] == ["Hệ thống của thành phố", "Tích hợp"]
    assert scene.frames[0].rect.contains(scene.frames[1].rect)
    assert [wire.kind for wire in scene.wires][:3] == ["serving", "flow", "flow"]


def test_a_line_to_a_box_that_is_not_there_is_an_error() -> None:
    with pytest.raises(NotFoundError, match="app-lgsp -> app-nowhere"):
        draw(Graph("t", boxes=(LGSP,), lines=(Line("app-lgsp", "app-nowhere"),)), VIETNAMESE)


def test_without_any_program_the_remedy_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr("sysconfig.get_path", lambda *_: str(tmp_path))
    with pytest.raises(LayoutError, match="install the package graphviz-pure"):
        find_engine()


def test_the_program_of_the_system_is_the_second_choice(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    engine = program(tmp_path, "")
    Path(engine.program).rename(tmp_path / "dot")
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr("sysconfig.get_path", lambda *_: str(tmp_path))
    assert find_engine().program == str(tmp_path / "dot")


def test_a_missing_program_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(LayoutError, match="does not exist; install the package graphviz-pure"):
        draw(GRAPH, VIETNAMESE, sheet=Sheet(engine=GraphvizEngine(str(tmp_path / "dot"))))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("import sys; sys.stderr.write('no memory\\n'); sys.exit(4)", "failed with status 4: no memory"),
        ("import time; time.sleep(30)", "did not finish within 2 seconds"),
        ("print('{}')", "cannot be read"),
        ("print('{')", "cannot be read"),
        ("print('[1]')", "cannot be read"),
        ("", "cannot be read"),
    ],
)
def test_a_program_that_fails_is_a_clear_error(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(LayoutError, match=message):
        draw(GRAPH, VIETNAMESE, sheet=Sheet(engine=program(tmp_path, text)))
