"""What each kind hands to the message, and where it points: flawed and sound twins in few lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from oracles.small_models import PACK, model_of, outcome

from eaf.checking.assertion import RuleKind, Violation
from eaf.model.element import Element, Indicator, Measurement, Origin, PropertyValue, Relationship, Target
from eaf.pack.rule import Raw
from eaf.rules import acyclic, attribute, cardinality, coverage, kpi, layer, path, relation, unique
from eaf.text import Text


def element(id_: str, layer_: str = "top", /, **properties: PropertyValue) -> Element:
    name = Text(f"Phần {id_}", f"Part {id_}")
    return Element(id_, "node", name, Origin(0, ("elements", id_)), layer=layer_, properties=properties)


def relationship(source: str, type_: str, target: str, name: str = "", access: str = "") -> Relationship:
    return Relationship(source, type_, target, Origin(0, (source, type_, target, name)), Text(name), access=access)


def violations(
    kind: RuleKind, raw: dict[str, Raw], elements: list[Element], relationships: list[Relationship] | None = None
) -> tuple[Violation, ...]:
    return outcome(model_of(elements, relationships or []), kind, raw).violations


def said(violation: Violation, name: str) -> tuple[str, str]:
    value = violation.values[name]
    return (value, value) if isinstance(value, str) else (value.said_in("vi"), value.said_in("en"))


def test_layer_names_both_ends_and_their_layers() -> None:
    up = [relationship("a", "serving", "b")]
    (found,) = violations(layer.KIND, {"order": ["top", "bottom"]}, [element("a"), element("b", "bottom")], up)
    assert [said(found, name)[1] for name in ("source", "source_layer", "target", "target_layer")] == [
        "Part b",
        "bottom",
        "Part a",
        "top",
    ]
    assert (found.subjects, found.discriminator, found.origin, found.key) == (("b", "a"), "a serving b", up[0].origin, False)
    assert not violations(layer.KIND, {"order": ["bottom", "top"]}, [element("a"), element("b", "bottom")], up)


def test_layer_tells_two_ways_up_apart() -> None:
    parts = [element("a"), element("b", "bottom"), element("u", "aside"), element("v", "aside")]
    ways = [
        relationship(*each)
        for each in (("u", "serving", "b"), ("v", "serving", "b"), ("a", "serving", "u"), ("a", "serving", "v"))
    ]
    found = violations(layer.KIND, {"order": ["top", "bottom"], "unlayered": "through"}, parts, ways)
    assert [(each.subjects, each.discriminator, each.witness) for each in found] == [
        (("b", "a"), "u serving b", (2, 0)),
        (("b", "a"), "v serving b", (3, 1)),
    ]
    assert len({each.origin for each in found}) == 2


def test_relation_names_the_type_in_both_languages_and_the_first_reason() -> None:
    raw: dict[str, Raw] = {
        "forbid": [
            {"relationship": "access"},
            {"relationship": "flow", "because": {"vi": "vì thế", "en": "so"}},
            {"because": "khác"},
        ],
        "allow": [{"relationship": ["access", "flow"]}],
    }
    flows = [relationship("a", "flow", "b"), relationship("a", "flow", "b", "hai"), relationship("b", "flow", "a")]
    found = violations(relation.KIND, raw, [element("a"), element("b")], flows)
    assert [(each.subjects, each.discriminator) for each in found] == [
        (("a", "b"), "a flow b"),
        (("a", "b"), "a flow b hai"),
        (("b", "a"), "b flow a"),
    ]
    assert said(found[0], "type") == ("luồng dữ liệu", "flow")
    assert {each.because for each in found} == {Text("vì thế", "so")}


def test_path_points_at_the_first_step_and_tells_targets_and_directions_apart() -> None:
    steps = [relationship("a", "flow", "b"), relationship("b", "flow", "a"), relationship("b", "flow", "c")]
    found = violations(
        path.KIND, {"must": "not-reach", "along": "flow", "to": {}}, [element("a"), element("b"), element("c")], steps
    )
    assert [(each.subjects, each.discriminator, each.origin) for each in found] == [
        (("a", "b"), "b", steps[0].origin),
        (("b", "a"), "a", steps[1].origin),
        (("b", "c"), "c", steps[2].origin),
    ]


def test_path_that_is_missing_points_at_the_subject() -> None:
    (found,) = violations(path.KIND, {"must": "reach", "along": "flow", "to": {"id": "b"}}, [element("a")])
    assert (found.subjects, found.origin.path, found.key, found.witness) == (("a",), ("elements", "a"), True, ())


def test_path_of_a_subject_to_itself_is_none() -> None:
    circle = [relationship("a", "flow", "b"), relationship("b", "flow", "a")]
    assert not violations(path.KIND, {"must": "not-reach", "along": "flow/flow", "to": {}}, [element("a"), element("b")], circle)


def test_coverage_counts_and_expects() -> None:
    raw: dict[str, Raw] = {"by": "serving", "target": {"id": ["b", "c"]}, "min_count": "2"}
    first, *_ = violations(coverage.KIND, raw, [element("a"), element("b"), element("c")], [relationship("a", "serving", "b")])
    assert [said(first, name)[0] for name in ("subject", "count", "expected")] == ["Phần a", "1", "2"]


def test_coverage_of_a_reference_model_names_a_code_without_a_name_by_itself() -> None:
    found = violations(coverage.KIND, {"of": "codes:drm", "target": {}}, [element("a")])
    assert [(each.subjects, said(each, "subject")) for each in found] == [(("drm:1",), ("Một", "One")), (("drm:2",), ("2", "2"))]


def test_cardinality_names_the_others_and_points_at_the_first_too_many() -> None:
    raw: dict[str, Raw] = {"count": {"relationship": "access", "direction": "in", "access": ["write"]}, "max": "1"}
    written = [relationship(each, "access", "d", access="write") for each in ("a", "b", "c")]
    (found,) = violations(cardinality.KIND, raw, [element("a"), element("b"), element("c"), element("d")], written)
    assert (found.subjects, found.origin, found.witness) == (("d",), written[1].origin, (1,))
    assert said(found, "others") == ("Phần a, Phần b, Phần c", "Part a, Part b, Part c")
    assert [said(found, name)[0] for name in ("count", "expected")] == ["3", "1"]
    assert [(origin, text.en) for origin, text in found.related] == [(written[0].origin, "Part a"), (written[2].origin, "Part c")]


def test_cardinality_of_values_points_at_the_first_too_many() -> None:
    (found,) = violations(cardinality.KIND, {"count": {"values": "kinds"}, "max": "2"}, [element("a", kinds=("x", "y", "z"))])
    assert (found.origin.path, found.key) == (("elements", "a", "properties", "kinds", 2), False)


def test_acyclic_lists_at_most_five_of_a_circle() -> None:
    ids = [f"a{number}" for number in range(7)]
    circle = [relationship(each, "composition", ids[(at + 1) % 7]) for at, each in enumerate(ids)]
    (found,) = violations(acyclic.KIND, {}, [element(each) for each in ids], circle)
    assert said(found, "others")[0] == "Phần a0, Phần a1, Phần a2, Phần a3, Phần a4 …"
    assert said(found, "count")[0] == "7"
    assert found.witness == (0, 1, 2, 3, 4, 5, 6)


def test_acyclic_finds_what_rests_on_itself_and_mixes_no_directions() -> None:
    (found,) = violations(acyclic.KIND, {}, [element("a")], [relationship("a", "serving", "a")])
    assert (found.subjects, said(found, "others")[1]) == (("a",), "Part a")
    same_way = [relationship("a", "serving", "b"), relationship("b", "composition", "a")]
    assert not violations(acyclic.KIND, {"relationships": ["serving", "composition"]}, [element("a"), element("b")], same_way)


@pytest.mark.parametrize(
    ("demand", "properties", "path_", "value"),
    [
        ({"attr": "level", "gte": "3"}, {"level": 2}, ("properties", "level"), "2"),
        ({"attr": "level", "exists": "true"}, {}, (), "missing"),
        ({"attr": "kinds", "each": {"in": ["x"]}}, {"kinds": ("x", "y")}, ("properties", "kinds", 1), "y"),
        ({"attr": "kinds", "any": {"eq": "z"}}, {"kinds": ("x", "y")}, ("properties", "kinds"), "x"),
        ({"attr": "kinds", "none": {"eq": "y"}}, {"kinds": ("x", "y")}, ("properties", "kinds", 1), "y"),
        ({"attr": "open", "eq": "true"}, {"open": False}, ("properties", "open"), "false"),
    ],
)
def test_attribute_points_at_the_value_that_is_wrong(
    demand: dict[str, Raw], properties: dict[str, PropertyValue], path_: tuple[str | int, ...], value: str
) -> None:
    (found,) = violations(attribute.KIND, {"require": [demand]}, [element("a", **properties)])
    assert (found.origin.path, found.key) == (("elements", "a", *path_), not path_)
    assert said(found, "value")[1] == value
    assert said(found, "attribute")[0] == PACK.properties[str(demand["attr"])].label.vi


def test_attribute_compares_with_the_largest_value_that_the_path_reaches() -> None:
    raw: dict[str, Raw] = {"require": [{"attr": "level", "at_least": {"along": "access[write]", "target": {}, "attr": "level"}}]}
    parts = [element("a", level=2), element("b", level=3), element("c", level=4), element("d", level=5)]
    accesses = [
        relationship("a", "access", target, access=kind) for target, kind in (("b", "write"), ("c", "write"), ("d", "read"))
    ]
    (found,) = violations(attribute.KIND, raw, parts, accesses)
    assert [said(found, name)[0] for name in ("value", "expected", "target")] == ["2", "4", "Phần c"]
    assert found.related == ((parts[2].origin, parts[2].name),)
    assert found.discriminator == "level, at_least"


def test_attribute_reports_each_demand_of_one_attribute_by_itself() -> None:
    raw: dict[str, Raw] = {"require": [{"attr": "level", "gte": "3"}, {"attr": "level", "in": ["1", "3"]}]}
    found = violations(attribute.KIND, raw, [element("a", level=2)])
    assert [each.discriminator for each in found] == ["level, gte", "level, in"]
    assert [said(each, "expected")[0] for each in found] == ["3", "1, 3"]


def test_attribute_of_the_owner_points_at_the_owner() -> None:
    owned = replace(element("a"), owner="b")
    raw: dict[str, Raw] = {"require": [{"attr": "owner.level", "gte": "3", "unless": {"id": "b"}}]}
    (found,) = violations(attribute.KIND, raw, [owned, element("b", level=1)])
    assert found.origin.path == ("elements", "a", "owner")
    assert (said(found, "owner"), said(found, "attribute")) == (("Phần b", "Part b"), ("Cấp độ", "Level"))


def test_unique_names_the_first_of_its_key_beside_the_later_ones() -> None:
    found = violations(
        unique.KIND,
        {"key": ["code"], "normalise": ["trim"]},
        [element(id_, code=code) for id_, code in zip("abc", (" x", "x", "x "), strict=True)],
    )
    assert [each.subjects for each in found] == [("b",), ("c",)]
    for each in found:
        assert [said(each, name)[1] for name in ("target", "others", "value")] == ["Part a", "a", str(each.values["value"])]
        assert [origin.path for origin, _ in each.related] == [("elements", "a", "properties", "code")]


@pytest.mark.parametrize(
    ("minimum", "maximum", "measured", "value", "expected"),
    [
        ("30", None, "25.5", ("25,5 %", "25.5 %"), ("tối thiểu 30 %", "at least 30 %")),
        ("20", "80", "95", ("95 %", "95 %"), ("tối đa 80 %", "at most 80 %")),
        ("20", "80", "5", ("5 %", "5 %"), ("tối thiểu 20 %", "at least 20 %")),
        ("20", "80", None, ("chưa có số liệu", "not measured"), ("tối thiểu 20 %", "at least 20 %")),
        (None, "1843.5", "27641", ("27.641 %", "27,641 %"), ("tối đa 1.843,5 %", "at most 1,843.5 %")),
    ],
)
def test_kpi_names_the_bound_that_is_broken_as_people_write_numbers(
    minimum: str | None, maximum: str | None, measured: str | None, value: tuple[str, str], expected: tuple[str, str]
) -> None:
    def number(text: str | None) -> Decimal | None:
        return None if text is None else Decimal(text)

    day = date(2022, 3, 1)
    measurements = (Measurement(day, Decimal(measured)),) if measured else ()
    detail = Indicator(Text("%"), measurements=measurements, targets=(Target(day, number(minimum), number(maximum)),))
    (found,) = violations(kpi.KIND, {}, [replace(element("i"), type="indicator", detail=detail)])
    assert (said(found, "value"), said(found, "expected")) == (value, expected)
    assert said(found, "date") == ("01/03/2022", "2022-03-01")
    assert found.origin.path == ("elements", "i", "indicator", "targets", 0)
