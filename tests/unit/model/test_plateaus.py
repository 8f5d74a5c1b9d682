"""What is there at a plateau: by lifecycle, and by the plateau that something is planned for."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api import Session, kind_schemas
from eaf.loading.workspace import WorkspaceLoader
from eaf.model.model import Model

TEXT = """
elements:
  plt-2021: {type: plateau, name: 2021, plateau: {date: 2021-12-31}}
  plt-2022:
    type: plateau
    name: 2022
    plateau: {date: 2022-12-31}
    relationships: [{type: aggregation, target: app-moi}, {type: aggregation, target: app-cu}]
  app-nay: {type: application-component, name: Đang có}
  app-moi: {type: application-component, name: Dự kiến, lifecycle: {status: planned}, relationships: [{type: flow, target: app-nay}]}
  app-cu: {type: application-component, name: Đã dừng, lifecycle: {status: retired, to: 2022-06-30}}
  app-sau: {type: application-component, name: Sau này, lifecycle: {status: planned}}
  app-sap: {type: application-component, name: Có ngày, lifecycle: {status: building, from: 2022-03-01}}
"""


@pytest.fixture
def model(city: Session) -> Model:
    loaded = WorkspaceLoader(Path(), kind_schemas()).load_text(TEXT, city.loaded.packs)
    assert loaded.model is not None, loaded.problems
    return loaded.model


@pytest.mark.parametrize(
    ("day", "there"),
    [
        (date(2021, 12, 31), {"app-nay", "app-cu"}),
        (date(2022, 3, 1), {"app-nay", "app-cu", "app-sap"}),
        (date(2022, 6, 30), {"app-nay", "app-cu", "app-sap"}),
        (date(2022, 12, 31), {"app-nay", "app-sap", "app-moi"}),
    ],
)
def test_an_element_is_there_by_its_lifecycle_or_by_its_plateau(model: Model, day: date, there: set[str]) -> None:
    assert {id_ for id_ in model.at(day).elements if id_.startswith("app-")} == there


def test_a_relationship_needs_both_of_its_ends(model: Model) -> None:
    before, after = model.at(date(2021, 12, 31)), model.at(date(2022, 12, 31))
    assert not any(each.type == "flow" for each in before.relationships)
    assert any(each.type == "flow" for each in after.relationships)


def test_the_target_plateau_of_the_city_holds_what_is_planned_for_it(city: Session) -> None:
    assert city.loaded.model is not None
    assert "app-the-cu-dan" not in city.loaded.model.at(date(2021, 12, 31)).elements
    assert "app-the-cu-dan" in city.loaded.model.at(date(2022, 12, 31)).elements
