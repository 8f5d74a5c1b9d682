"""Text becomes typed values: exact numbers, days, truth, texts in two languages, selectors; and packs are read in full."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from loading_city import CITIES, loaded, problems, said

from eaf.api import kind_schemas
from eaf.loading.document import Value
from eaf.loading.pack_files import PackReader
from eaf.loading.typed import condition, month, relationship_selector, selector, whole
from eaf.model.element import Indicator, Instrument, PropertyValue, SourceDetail
from eaf.pack.selector import Comparison, Condition, RelationshipSelector, Selector
from eaf.text import Text

ELEMENT = "elements:\n  x:\n    type: application-component\n    name: X\n"


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("level: 3", 3),
        ("level: '003'", 3),
        ("level: 3.00", 3),
        ("zone: inside", "inside"),
        ("public: true", True),
        ("public: FALSE", False),
        ("share: 12.50", Decimal("12.50")),
        ("share: -0.10", Decimal("-0.10")),
        ("opened: 2024-02-29", date(2024, 2, 29)),
        ("keeper: org-city", "org-city"),
        ("standards: [std-a, 1.10]", ("std-a", "1.10")),
        ("code: 001", "001"),
        ("code: 1.001610", "1.001610"),
        ("code: yes", "yes"),
        (f"code: {'9' * 5000}", "9" * 5000),
    ],
)
def test_property_is_of_the_type_that_the_pack_gives_it(tmp_path: Path, written: str, value: PropertyValue) -> None:
    model = loaded(tmp_path, {"x.yaml": ELEMENT + f"    properties: {{{written}}}\n"}).model
    assert model is not None
    (found,) = model.elements["x"].properties.values()
    assert found == value
    assert type(found) is type(value)


def test_blocks_of_the_types_are_read_exactly(tmp_path: Path) -> None:
    text = """\
elements:
  k:
    type: indicator
    name: K
    indicator:
      unit: {vi: phần trăm, en: per cent}
      measurements: [{date: 2021-12-31, value: 45.50, qualifier: about, source: s}]
      targets: [{date: 2025-12-31, min: 80, note: N}]
  s: {type: source, name: S, source: {kind: web, published: 2022, accessed: 02022.0}}
  i: {type: instrument, name: I, instrument: {number: 01/2020, issued: 2020-01-01, effective_to: null}}
"""
    model = loaded(tmp_path, {"x.yaml": text}).model
    assert model is not None
    indicator, source, instrument = (model.elements[id_].detail for id_ in ("k", "s", "i"))
    assert isinstance(indicator, Indicator)
    assert indicator.unit == Text("phần trăm", "per cent")
    assert (indicator.measurements[0].value, str(indicator.measurements[0].value)) == (Decimal("45.5"), "45.50")
    assert indicator.targets[0].met_by(Decimal(80))
    assert isinstance(source, SourceDetail)
    assert (source.published, source.accessed) == ("2022", "2022")
    assert isinstance(instrument, Instrument)
    assert (instrument.number, instrument.issued, instrument.effective_to) == ("01/2020", date(2020, 1, 1), None)


@pytest.mark.parametrize(
    ("written", "value"),
    [("2022", "2022"), ("2022-02", "2022-02"), ("2022-02-14", "2022-02-14"), ("02022.00", "2022"), (None, "")],
)
def test_month_keeps_how_exact_it_is(written: str | None, value: str) -> None:
    assert month(written) == value


@pytest.mark.parametrize(("written", "value"), [("12", 12), ("012", 12), ("12.0", 12), ("0", 0), (None, 0)])
def test_whole_number_may_have_noughts(written: str | None, value: int) -> None:
    assert whole(written) == value


def test_selector_takes_one_word_or_many() -> None:
    assert selector({"type": "node", "layer": ["a", "b"], "tag": "t", "id": "x"}) == Selector(
        ("node",), ("a", "b"), (), "t", ("x",)
    )
    assert selector({"not": {"type": "node"}, "any": [{"id": "x"}], "all": [{}]}) == Selector(
        any_of=(Selector(ids=("x",)),), all_of=(Selector(),), none_of=(Selector(types=("node",)),)
    )


def test_condition_keeps_operators_and_quantifiers() -> None:
    assert condition("level", {"gte": "3", "any": {"in": ["4", "5"]}}) == Condition(
        "level", (Comparison("gte", ("3",)), Comparison("in", ("4", "5"), "any"))
    )


def test_selector_of_relationships_has_two_ends() -> None:
    given: Value = {"relationship": ["flow"], "from": {"type": "node"}, "has_data": "false", "same": ["owner"], "because": "B"}
    assert relationship_selector(given) == RelationshipSelector(
        types=("flow",), source=Selector(types=("node",)), same=("owner",), has_data=False, because=Text(vi="B")
    )


def test_text_without_a_language_is_in_that_of_the_workspace(tmp_path: Path) -> None:
    english = "workspace:\n  format: 1\n  id: x\n  name: City\n  language: en\n  packs: [toy-1]\n"
    model = loaded(tmp_path, {"eaf.yaml": english, "x.yaml": ELEMENT}).model
    assert model is not None
    assert (model.workspace.name, model.elements["x"].name) == (Text(en="City"), Text(en="X"))


def test_rule_tests_of_a_pack_are_read_on_request_only() -> None:
    folder = CITIES / "checks" / "toy-1"
    without, with_tests = (PackReader(folder, CITIES, kind_schemas()).read(with_tests=wanted) for wanted in (False, True))
    assert without is not None
    assert with_tests is not None
    assert [len(rule.cases) for rule in without.rules] == [0, 0, 0, 0, 0]
    assert {rule.id: [case.name for case in rule.cases] for rule in with_tests.rules if rule.cases} == {
        "TOY-GOV-001": [Text("Hệ thống không có cơ quan chủ quản", "A system without an owner")]
    }
    assert without.digest == with_tests.digest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "rule: TOY-GOV-002\ncases: [{name: A, expect: pass, model: M}]\n",
            "EAF-P003 checks/toy-1/tests/z.yaml:1:7-18 there is no rule 'TOY-GOV-002' in the pack",
        ),
        (
            "rule: TOY-GOV-001\ncases: [{name: A, expect: pass, model: M}]\n",
            "EAF-P001 checks/toy-1/tests/z.yaml:1:7-18 'TOY-GOV-001' is used again in the pack",
        ),
        (
            "rule: TOY-GOV-001\ncases: [{name: A, expect: maybe, model: M}]\n",
            "EAF-S003 checks/toy-1/tests/z.yaml:2:27-32 'maybe' is not one of: fail, na, pass",
        ),
    ],
)
def test_rule_tests_are_checked_when_they_are_read(tmp_path: Path, text: str, expected: str) -> None:
    loaded(tmp_path, {"checks/toy-1/tests/z.yaml": text})
    reader = PackReader(tmp_path / "checks" / "toy-1", tmp_path, kind_schemas())
    assert reader.read(with_tests=True) is None
    assert [said(each) for each in reader.documents.problems] == [expected]


def test_pack_file_without_its_head_is_no_pack(tmp_path: Path) -> None:
    layers = "layers: [{id: a, name: A}]\n"
    assert problems(tmp_path, {"checks/toy-1/pack.yaml": layers, "checks/toy-1/layers.yaml": layers}) == [
        "EAF-R005 checks/toy-1:1:1-1 there is no pack 'toy-1'"
    ]


def test_digest_of_a_pack_changes_with_its_content_only(tmp_path: Path) -> None:
    one = loaded(tmp_path / "a", {}).packs[0].digest
    two = loaded(tmp_path / "b", {}).packs[0].digest
    other = loaded(tmp_path / "c", {"checks/toy-1/z.yaml": "properties: {more: {value: text, label: M}}\n"}).packs[0].digest
    assert one == two != other
