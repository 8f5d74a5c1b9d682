"""What the viewpoints show of the city, and of a toy city small enough to see whole."""

from __future__ import annotations

from pathlib import Path

import pytest

from eaf.api import Session, kind_schemas
from eaf.graph.model_facts import ModelGraph
from eaf.loading.workspace import WorkspaceLoader
from eaf.model.model import Model
from eaf.text import both
from eaf.viewing.perspective import Perspective, no_link
from eaf.viewing.shapes import Block, BlockMap, Mark
from eaf.viewing.shapes import Graph as FreeGraph
from eaf.viewpoints.architecture import architecture
from eaf.viewpoints.context import BUDGET, context, surroundings
from eaf.viewpoints.integration import integration
from eaf.viewpoints.overview import overview
from eaf.viewpoints.service import service

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
        ("nghiep-vu", ["svc-a", "prc-a"]),
        ("ung-dung", ["app-a"]),
        ("tich-hop", ["app-lgsp"]),
        ("du-lieu", ["dat-a"]),
        ("ky-thuat-cong-nghe", ["nod-a", "fac-a"]),
    ]


def test_every_public_service_of_the_city_reaches_from_user_to_data_centre(whole: Perspective) -> None:
    services = [each.id for each in whole.model.elements.values() if each.type == "business-service"]
    assert len(services) >= 20
    for id_ in services:
        lanes = service(whole, id_)
        assert {lane.id for lane in lanes.lanes} >= {"nguoi-su-dung", "kenh-giao-tiep", "nghiep-vu"}, id_
        shown = [whole.model.elements[box.id] for lane in lanes.lanes for box in lane.boxes]
        assert {each.type for each in shown} >= {"application-component", "data-object"}, id_
        ends = [each for each in shown if each.type == "facility" or (each.type == "node" and each.layer == "he-thong-ngoai")]
        assert ends, f"{id_} does not reach a data centre"


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
    members = {each.id for each in whole.model.elements.values() if each.architecture == "ung-dung"}
    assert set(boxes_of(beyond.blocks)) == members


def test_the_integration_view_shows_every_flow_once(whole: Perspective) -> None:
    view = integration(whole, both("x"))
    flows = {(each.source, each.target) for each in whole.model.relationships if each.type == "flow"}
    assert {(line.source, line.target) for line in view.lines} == flows
    assert [group.id for group in view.groups] == ["city", "platform", "external"]
