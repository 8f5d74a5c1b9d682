"""What the viewpoints show of the city, and of a toy city small enough to see whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from eaf.api import Session, kind_schemas
from eaf.graph.model_facts import ModelGraph
from eaf.loading.workspace import WorkspaceLoader
from eaf.model.model import Model
from eaf.text import both
from eaf.viewing.perspective import Perspective, bundled, no_link
from eaf.viewing.shapes import Block, BlockMap, Line, Mark
from eaf.viewing.shapes import Graph as FreeGraph
from eaf.viewpoints.architecture import architecture, counted_types, of_one_type
from eaf.viewpoints.context import BUDGET, context, surroundings
from eaf.viewpoints.integration import BUDGET_PER_LANE as EACH_LANE
from eaf.viewpoints.integration import integration
from eaf.viewpoints.overview import overview
from eaf.viewpoints.service import BUDGET_PER_LANE, chain, service

TOY = """
elements:
  usr-dan: {type: business-actor, name: Người dân}
  cha-web:
    type: business-interface
    name: Cổng trên web
    relationships: [{type: assignment, target: svc-a}, {type: serving, target: usr-dan}]
  svc-a: {type: business-service, name: Dịch vụ A, relationships: [{type: serving, target: usr-dan}]}
  prc-a: {type: business-process, name: Quy trình A, relationships: [{type: realization, target: svc-a}]}
  app-a:
    type: application-component
    name: Ứng dụng A
    relationships:
      - {type: serving, target: prc-a}
      - {type: access, target: dat-a, access: read-write}
      - {type: flow, target: app-lgsp, data: [dat-a]}
  app-lgsp: {type: application-component, name: LGSP, layer: tich-hop}
  dat-a: {type: data-object, name: Dữ liệu A, confidence: assumed}
  nod-a: {type: node, name: Máy chủ A, relationships: [{type: serving, target: app-a}]}
  fac-a: {type: facility, name: Trung tâm dữ liệu, relationships: [{type: serving, target: nod-a}]}
  app-khac: {type: application-component, name: Ứng dụng khác, lifecycle: {status: planned}}
  ext-a: {type: application-component, name: Hệ thống ngoài, layer: he-thong-ngoai}
"""


def perspective_of(model: Model, session: Session) -> Perspective:
    return Perspective(model, ModelGraph(model), session.loaded.packs[0], "vi", no_link, {})


@pytest.fixture(scope="module")
def toy(city: Session) -> Perspective:
    loaded = WorkspaceLoader(Path(), kind_schemas()).load_text(TOY, city.loaded.packs)
    assert loaded.model is not None, loaded.problems
    return perspective_of(loaded.model, city)


@pytest.fixture(scope="module")
def whole(city: Session) -> Perspective:
    assert city.loaded.model is not None
    return perspective_of(city.loaded.model, city)


def boxes_of(blocks: tuple[Block, ...]) -> list[str]:
    return [id_ for block in blocks for id_ in (*(box.id for box in block.boxes), *boxes_of(block.blocks))]


def test_a_service_is_shown_from_the_citizen_to_the_data_centre(toy: Perspective) -> None:
    lanes = service(toy, "svc-a")
    assert [(lane.id, [box.id for box in lane.boxes]) for lane in lanes.lanes] == [
        ("nguoi-su-dung", ["usr-dan"]),
        ("kenh-giao-tiep", ["cha-web"]),
        ("nghiep-vu", ["prc-a", "svc-a"]),
        ("ung-dung", ["app-a"]),
        ("tich-hop", ["app-lgsp"]),
        ("du-lieu", ["dat-a"]),
        ("ky-thuat-cong-nghe", ["fac-a", "nod-a"]),
    ]


def test_every_public_service_of_the_city_reaches_from_user_to_data_centre(whole: Perspective) -> None:
    services = [each.id for each in whole.model.elements.values() if each.type == "business-service"]
    assert len(services) >= 20
    for id_ in services:
        lanes = service(whole, id_)
        assert {lane.id for lane in lanes.lanes} >= {"nguoi-su-dung", "kenh-giao-tiep", "nghiep-vu"}, id_
        rests_on = [each for _, inside in chain(whole, id_) for each in inside]
        assert {each.type for each in rests_on} >= {"application-component", "data-object"}, id_
        ends = [each for each in rests_on if each.type == "facility" or (each.type == "node" and each.layer == "he-thong-ngoai")]
        assert ends, f"{id_} does not reach a data centre"
        facilities = {each.id for each in rests_on if each.type == "facility"}
        assert not facilities or facilities & {box.id for lane in lanes.lanes for box in lane.boxes}, id_


def test_a_lane_of_a_service_stays_within_its_budget_and_counts_the_others(whole: Perspective) -> None:
    counted = 0
    for each in whole.model.of_type("business-service"):
        lanes = service(whole, each.id, "#words")
        for lane, (layer, inside) in zip(lanes.lanes, chain(whole, each.id), strict=True):
            assert lane.id == layer.id
            assert len(lane.boxes) <= BUDGET_PER_LANE
            rest = [box for box in lane.boxes if box.id not in whole.model.elements]
            assert len(rest) == (len(inside) > BUDGET_PER_LANE)
            shown = {box.id for box in lane.boxes} & {one.id for one in inside}
            if rest:
                counted += 1
                assert (rest[0].id, rest[0].title, rest[0].href) == (
                    f"more-{layer.id}",
                    f"và {len(inside) - len(shown)} phần tử khác",
                    "#words",
                )
        shown_anywhere = {box.id for lane in lanes.lanes for box in lane.boxes}
        assert {end for line in lanes.lines for end in (line.source, line.target)} <= shown_anywhere
    assert counted


def test_a_context_puts_dependents_left_dependencies_right_and_the_rest_below(toy: Perspective) -> None:
    view = context(toy, "app-a", surroundings(toy.graph))
    assert [each.box.id for each in view.dependents] == ["prc-a"]
    assert sorted(each.box.id for each in view.dependencies) == ["dat-a", "nod-a"]
    assert [each.box.id for each in view.peers] == ["app-lgsp"]


def test_a_line_of_a_context_is_worded_from_where_its_arrow_starts(toy: Perspective) -> None:
    view = context(toy, "app-a", surroundings(toy.graph))
    assert [each.label for each in view.dependents] == ["được phục vụ bởi"], "the arrow starts at the process"
    labels = {each.box.id: each.label for each in view.dependencies}
    assert labels["dat-a"] == "truy cập"
    assert [each.label for each in context(toy, "prc-a", surroundings(toy.graph)).dependencies] == ["được phục vụ bởi"]


def test_a_context_never_exceeds_its_budget_and_counts_what_it_hides(whole: Perspective) -> None:
    around = surroundings(whole.graph)
    for id_ in whole.model.elements:
        view = context(whole, id_, around)
        assert max(len(view.dependents), len(view.dependencies), len(view.peers)) <= BUDGET
        shown = len(view.dependents) + len(view.dependencies) + len(view.peers)
        hidden = view.hidden_dependents + view.hidden_dependencies + view.hidden_peers
        assert shown + hidden <= len(around.get(whole.graph.number[id_], ()))


def test_marks_say_external_assumed_and_planned(toy: Perspective) -> None:
    marks = {id_: toy.box(toy.model.elements[id_]).marks for id_ in ("ext-a", "dat-a", "app-khac", "app-a")}
    assert marks == {"ext-a": (Mark.EXTERNAL,), "dat-a": (Mark.ASSUMED,), "app-khac": (Mark.PLANNED,), "app-a": ()}


def test_the_overview_has_the_seven_components_and_every_element_stands_in_one(whole: Perspective) -> None:
    view = overview(whole, no_link)
    assert [block.id for block in view.blocks] == [
        "nguoi-su-dung",
        "kenh-giao-tiep",
        "du-lieu-va-ung-dung",
        "ky-thuat-cong-nghe",
        "an-toan-thong-tin",
        "chi-dao-chinh-sach",
        "he-thong-ngoai",
    ]
    boxes = boxes_of(view.blocks)
    layered = [each for each in whole.model.elements.values() if each.layer]
    grouped = {box for box in boxes if box not in whole.model.elements}
    for each in layered:
        assert each.id in boxes or f"{each.layer}-{each.type}" in grouped, each.id


def test_an_architecture_is_a_graph_while_it_can_be_followed_and_blocks_beyond(whole: Perspective) -> None:
    assert isinstance(architecture(whole, "ung-dung", both("x"), budget=100), FreeGraph)
    beyond = architecture(whole, "ung-dung", both("x"), budget=3)
    assert isinstance(beyond, BlockMap)
    assert counted_types(whole, "ung-dung", budget=100) == ()


@pytest.mark.parametrize("id_", ["nghiep-vu", "du-lieu", "ung-dung"])
def test_an_architecture_beyond_its_budget_counts_by_owner_and_nobody_is_lost(whole: Perspective, id_: str) -> None:
    counted = counted_types(whole, id_, budget=3)
    view = architecture(whole, id_, both("x"), 3, lambda type_: f"{type_}/")
    assert isinstance(view, BlockMap)
    assert counted
    for block in view.blocks:
        members = {e.id: e for e in whole.model.elements.values() if e.architecture == id_ and e.type == block.id}
        numbers = {box.id: int(box.kind.split()[0]) for box in block.boxes if box.id not in members}
        single = {box.id for box in block.boxes} & set(members)
        assert sum(numbers.values()) + len(single) == len(members)
        assert bool(numbers) <= (block.id in counted)
        assert block.href == (f"{block.id}/" if block.id in counted else None)
        assert all(box.href == f"{block.id}/" for box in block.boxes if box.id in numbers)
        one_by_one = of_one_type(whole, id_, block.id, both("x"))
        assert sorted(boxes_of(one_by_one.blocks)) == sorted(members)


def test_the_integration_view_has_a_line_for_every_flow_between_its_boxes(whole: Perspective) -> None:
    view = integration(whole, both("x"), "#luong")
    assert [lane.id for lane in view.lanes] == ["city", "platform", "national", "external"]
    assert all(len(lane.boxes) <= EACH_LANE for lane in view.lanes)
    boxes = {box.id: box for lane in view.lanes for box in lane.boxes}
    ends = {end for each in whole.model.relationships if each.type == "flow" for end in (each.source, each.target)}
    counted = sum(int(box.kind.split()[0]) for id_, box in boxes.items() if id_ not in whole.model.elements)
    assert counted + len(set(boxes) & set(whole.model.elements)) == len(ends)
    assert {end for line in view.lines for end in (line.source, line.target)} <= set(boxes)
    assert boxes["external-others"].href == "#luong"


def test_a_line_between_counted_boxes_says_how_many_it_stands_for() -> None:
    lines = (Line("a", "x", kind="flow", note="hồ sơ"), Line("b", "x", kind="flow", note="hồ sơ"), Line("a", "b", kind="flow"))
    found = bundled(lines, {"a": "both", "b": "both", "x": "x"})
    assert found == (Line("both", "x", kind="flow", note="hồ sơ ×2"),)
    assert bundled((Line("a", "a"),), {"a": "a"}) == (Line("a", "a"),), "a line from an element to itself is one"
