"""The attributes of elements, each with the path to its value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from oracles.small_models import model_of

from eaf.errors import ParameterError
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Element, Indicator, Lifecycle, Measurement, Origin, Plateau, SourceReference, Target
from eaf.selection.attributes import FIELDS, check_attribute
from eaf.text import Text

OWNER = Element("org-a", "business-actor", Text("Sở A"), Origin(0, ()), properties={"agency_level": "city"})
ELEMENT = Element(
    id="app-a",
    type="application-component",
    name=Text("Ứng dụng", "Application"),
    origin=Origin(0, ("elements", "app-a")),
    summary=Text(vi="Tóm tắt"),
    layer="ung-dung",
    architecture="ung-dung",
    owner="org-a",
    confidence="low",
    lifecycle=Lifecycle("operating", date(2020, 1, 1), date(2030, 1, 1)),
    classified=("arm:1",),
    tags=("x", "y"),
    properties={"level": 3, "standards": ("a", "b")},
    sources=(SourceReference("src-a"),),
)
INDICATOR = Element(
    id="ind-a",
    type="indicator",
    name=Text("Chỉ tiêu"),
    origin=Origin(0, ("elements", "ind-a")),
    detail=Indicator(
        Text("%"),
        measurements=(Measurement(date(2021, 1, 1), Decimal(1), source="src-a"), Measurement(date(2022, 1, 1), Decimal(2))),
        targets=(Target(date(2022, 1, 1), Decimal(1), source="src-b"),),
    ),
)
PLATEAU = Element("plt-a", "plateau", Text("Hiện trạng"), Origin(0, ()), detail=Plateau(date(2021, 12, 31)))
ELEMENTS = {each.id: each for each in (OWNER, ELEMENT, INDICATOR, PLATEAU)}


def values_of(element: Element, name: str) -> object:
    graph = ModelGraph(model_of(list(ELEMENTS.values()), []))
    column = graph.column(name)
    return column.values[column.codes[graph.number[element.id]]]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("id", [("app-a", ("id",))]),
        ("type", [("application-component", ("type",))]),
        ("layer", [("ung-dung", ("layer",))]),
        ("confidence", [("low", ("confidence",))]),
        ("name", [("Ứng dụng", ("name",))]),
        ("name.en", [("Application", ("name", "en"))]),
        ("summary.en", []),
        ("summary.vi", [("Tóm tắt", ("summary", "vi"))]),
        ("documentation", []),
        ("status", [("operating", ("lifecycle", "status"))]),
        ("from", [(date(2020, 1, 1), ("lifecycle", "from"))]),
        ("to", [(date(2030, 1, 1), ("lifecycle", "to"))]),
        ("tags", [("x", ("tags", 0)), ("y", ("tags", 1))]),
        ("classified", [("arm:1", ("classified", 0))]),
        ("sources", [("src-a", ("sources", 0, "ref"))]),
        ("level", [(3, ("properties", "level"))]),
        ("standards", [("a", ("properties", "standards", 0)), ("b", ("properties", "standards", 1))]),
        ("owner.agency_level", [("city", ("owner",))]),
        ("owner.level", []),
        ("figure_sources", []),
        ("plateau_date", []),
        ("zone", []),
    ],
)
def test_values_come_with_the_path_that_leads_to_them(name: str, expected: list[tuple[object, tuple[str | int, ...]]]) -> None:
    assert values_of(ELEMENT, name) == tuple(expected)


def test_every_figure_of_an_indicator_has_a_source_or_an_empty_one() -> None:
    assert values_of(INDICATOR, "figure_sources") == (
        ("src-a", ("indicator", "measurements", 0)),
        ("", ("indicator", "measurements", 1)),
        ("src-b", ("indicator", "targets", 0)),
    )


def test_a_plateau_has_a_date_and_an_element_without_owner_no_owners_level() -> None:
    assert values_of(PLATEAU, "plateau_date") == ((date(2021, 12, 31), ("plateau", "date")),)
    assert values_of(PLATEAU, "owner.agency_level") == ()


@pytest.mark.parametrize("name", [*FIELDS, "name.vi", "documentation.en", "owner.level", "owner.status", "level"])
def test_a_known_name_passes(name: str) -> None:
    check_attribute(name, {"level": None})


@pytest.mark.parametrize("name", ["lvel", "name.fr", "target.level", "owner.owner.level", "owner.none"])
def test_an_unknown_name_is_refused_at_its_place(name: str) -> None:
    with pytest.raises(ParameterError) as caught:
        check_attribute(name, {"level": None}, ("key", 0))
    assert caught.value.path == ("key", 0)
