"""Decision 0029: what one element or one relationship more moves in the city's pictures, over many random additions."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import TypeAlias

import pytest

from eaf.api import Session
from eaf.drawing import VIETNAMESE, Sheet, lay_out
from eaf.drawing.scene import Rect, Scene
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Element, Relationship
from eaf.model.model import Model
from eaf.viewing.perspective import Perspective, no_link
from eaf.viewing.shapes import BlockMap, Lanes
from eaf.viewpoints.by_name import view_of

PLACE = 200.0
"""A place in a row of lanes: the width of a box and the gap beside it, in pixels."""
ROW = 130.0
"""A row of boxes, as high as the highest box is, with its gap."""
LANE = 240.0
"""A lane of one row, with the gutter in which its lines run."""
GUTTERS = 40.0
"""What all lines of a relationship more take in the gutters above a box."""
DAY = date(2026, 11, 22)
TIMES = 12
LANED = (
    "tich-hop",
    "service:svc-khai-sinh",
    "service:svc-dat-dai",
    "service:svc-bao-tro",
    "lien-thong-khai-sinh",
    "xu-ly-van-ban",
)
BLOCKED = ("so-do-tong-the", "kien-truc-nghiep-vu", "kien-truc-du-lieu", "kien-truc-ung-dung", "kien-truc-an-toan")
Picture: TypeAlias = tuple[Lanes | BlockMap, dict[str, Rect]]


def pictured(city: Session, model: Model, name: str) -> Picture:
    perspective = Perspective(model, ModelGraph(model), city.loaded.packs[0], "vi", no_link, {})
    view = view_of(perspective, name, DAY, no_link)
    assert isinstance(view, Lanes | BlockMap), f"{name} is drawn by a layout that promises nothing"
    return view, rects(lay_out(view, VIETNAMESE, Sheet(1120.0 if isinstance(view, Lanes) else 1360.0)))


def rects(scene: Scene) -> dict[str, Rect]:
    return {tile.box.id: tile.rect for tile in scene.tiles}


def with_a_twin(model: Model, chance: random.Random, near: set[str]) -> Model:
    """The model with one element more: like one that is in the picture, somewhere in the order, with the same relationships."""
    like: Element = model.elements[chance.choice(sorted(near))]
    twin = replace(like, id=f"{like.id[: chance.randrange(4, len(like.id))]}-moi")
    mine = [replace(each, source=twin.id) for each in model.relationships if each.source == like.id]
    mine += [replace(each, target=twin.id) for each in model.relationships if each.target == like.id and each.source != like.id]
    elements = dict(sorted({**model.elements, twin.id: twin}.items()))
    return replace(model, elements=elements, relationships=tuple(ordered([*model.relationships, *mine])))


def with_a_relationship(model: Model, chance: random.Random, near: set[str]) -> Model:
    """The model with one relationship more, between two elements of the picture, or of what it counts: then a flow."""
    kinds = [each for each in model.relationships if each.source in near and each.target in near]
    like: Relationship = chance.choice(kinds or [each for each in model.relationships if each.type == "flow"])
    those = near if like.target in near else {each.target for each in model.relationships if each.type == "flow"}
    others = [each for each in sorted(those) if model.elements[each].type == model.elements[like.target].type]
    more = replace(like, target=chance.choice(others))
    return replace(model, relationships=tuple(ordered([*model.relationships, more])))


def ordered(relationships: list[Relationship]) -> list[Relationship]:
    return sorted(relationships, key=lambda each: each.identity)


def shifts(before: dict[str, Rect], after: dict[str, Rect]) -> Iterator[tuple[str, float, float]]:
    for id_, rect in before.items():
        if id_ in after:
            yield id_, abs(after[id_].x - rect.x), abs(after[id_].y - rect.y)


@pytest.mark.parametrize("name", LANED)
def test_an_element_more_moves_no_other_by_more_than_a_place_and_a_lane(city: Session, name: str) -> None:
    model = city.loaded.model
    assert model is not None
    _, before = pictured(city, model, name)
    chance = random.Random(name)  # noqa: S311 - the same additions in every run
    for _ in range(TIMES):
        _, after = pictured(city, with_a_twin(model, chance, set(before) & set(model.elements)), name)
        moved = list(shifts(before, after))
        assert len(moved) > len(before) / 2
        assert [each for each in moved if each[1] > PLACE or each[2] > LANE] == []


@pytest.mark.parametrize("name", LANED)
def test_a_relationship_more_moves_no_element_sideways(city: Session, name: str) -> None:
    model = city.loaded.model
    assert model is not None
    _, before = pictured(city, model, name)
    chance = random.Random(name)  # noqa: S311 - the same additions in every run
    shown = set(before) & set(model.elements)
    for _ in range(TIMES):
        _, after = pictured(city, with_a_relationship(model, chance, shown), name)
        if set(after) == set(before):
            assert [each for each in shifts(before, after) if each[1] or each[2] > GUTTERS] == []


@pytest.mark.parametrize("name", BLOCKED)
def test_an_element_more_moves_the_others_of_its_block_by_one_place_and_blocks_by_one_row(city: Session, name: str) -> None:
    """Places are counted as one reads; the second element of an owner may become a number in the place of the first.

    A group that grows beyond its budget gives its places up: no layout can hide that, and it is left out here.
    """
    model = city.loaded.model
    assert model is not None
    _, before = pictured(city, model, name)
    chance = random.Random(name)  # noqa: S311 - the same additions in every run
    order = places(before)
    compared = 0
    for _ in range(TIMES):
        _, after = pictured(city, with_a_twin(model, chance, set(before) & set(model.elements)), name)
        if len(set(before) - set(after)) <= 1:
            compared += 1
            assert len(set(after) - set(before)) <= 1
            assert [each for each in shifts(before, after) if each[2] > ROW] == []
            assert [id_ for id_, place in places(after).items() if id_ in order and place - order[id_] not in (0, 1)] == []
    assert compared > TIMES / 2


def places(found: dict[str, Rect]) -> dict[str, int]:
    """The number of each box as the picture has them in order: the scene's tiles are in reading order."""
    return {id_: number for number, id_ in enumerate(found)}
