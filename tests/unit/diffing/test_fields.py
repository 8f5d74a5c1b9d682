"""Values of two declarations: what is the same said otherwise, and what differs, each under its name."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from eaf.diffing.fields import Comparison
from eaf.finding import Place
from eaf.model.element import Origin
from eaf.model.item import ELEMENT, Item, Written


@dataclass(frozen=True)
class Nowhere:
    """Every value stands at the end of its path."""

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        del key
        return Place(".".join(map(str, origin.path)))

    def line(self, place: Place) -> str:
        return place.file


def item(data: dict[str, Written]) -> Item:
    return Item(ELEMENT, ("e",), data, Origin(0, ()), Nowhere())


def changes(before: dict[str, Written], after: dict[str, Written], renamed: dict[str, str] | None = None) -> list[str]:
    comparison = Comparison(renamed or {}, ("vi", "vi"))
    found = comparison.changes(item(before), item(after))
    return [f"{each.field}: {each.before} → {each.after}" for each in found] + [
        f"followed {each}" for each in comparison.followed
    ]


SOURCE: dict[str, Written] = {"ref": "src-a", "note": {"vi": "một"}}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({}, {}),
        ({"tags": []}, {}),
        ({"name": "A"}, {"name": {"vi": "A"}}),
        ({"name": {"vi": "A", "en": ""}}, {"name": "A"}),
        ({"tags": ["a", "b"]}, {"tags": ["b", "a"]}),
        ({"replaces": "x"}, {"replaces": ["x"]}),
        ({"sources": [SOURCE, {"ref": "src-b"}]}, {"sources": [{"ref": "src-b"}, SOURCE]}),
        ({"lifecycle": {}}, {"lifecycle": None}),
    ],
)
def test_the_same_in_another_form_is_no_difference(before: dict[str, Written], after: dict[str, Written]) -> None:
    assert changes(before, after) == changes(after, before) == []


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ({"owner": "a"}, {"owner": "b"}, ["owner: a → b"]),
        ({"owner": "a"}, {}, ["owner: a → None"]),
        (
            {"lifecycle": {"from": "1"}},
            {"lifecycle": {"from": "2", "to": "3"}},
            ["lifecycle.from: 1 → 2", "lifecycle.to: None → 3"],
        ),
        ({"name": "A"}, {"name": {"vi": "A", "en": "B"}}, ["name.en: None → B"]),
        ({"name": "A"}, {"name": {"vi": "B"}}, ["name.vi: A → B"]),
        ({"tags": ["a"]}, {"tags": ["a", "a"]}, ["tags: ['a'] → ['a', 'a']"]),
        ({"sources": [SOURCE]}, {"sources": [{**SOURCE, "note": "hai"}]}, ["sources[src-a].note.vi: một → hai"]),
        (
            {"sources": [SOURCE]},
            {"sources": [{"ref": "src-b"}, SOURCE]},
            ["sources[src-b].ref: None → src-b"],
        ),
        (
            {"sources": [SOURCE, SOURCE]},
            {"sources": [SOURCE]},
            [f"sources: {[SOURCE, SOURCE]} → {[SOURCE]}"],
        ),
        (
            {"figures": [{"date": "2020", "value": "1"}, {"date": "2021", "value": "2"}]},
            {"figures": [{"date": "2021", "value": "3"}]},
            ["figures[2020].date: 2020 → None", "figures[2020].value: 1 → None", "figures[2021].value: 2 → 3"],
        ),
        ({"x": "a"}, {"x": ["a", "b"]}, ["x: a → ['a', 'b']"]),
        ({"x": ["a"]}, {"x": {"k": "a"}}, ["x: ['a'] → {'k': 'a'}"]),
    ],
)
def test_what_differs_is_told_value_by_value(before: dict[str, Written], after: dict[str, Written], said: list[str]) -> None:
    assert changes(before, after) == said
    turned = [f"{field}: {new} → {old}" for field, old, new in (_parts(each) for each in said)]
    assert changes(after, before) == turned


def _parts(said: str) -> tuple[str, str, str]:
    field, _, values = said.partition(": ")
    old, _, new = values.partition(" → ")
    return field, old, new


def test_values_that_only_follow_a_new_id_are_counted() -> None:
    renamed = {"a": "b"}
    assert changes({"owner": "a"}, {"owner": "b"}, renamed) == ["followed b"]
    assert changes({"subjects": ["x", {"from": "a", "to": "a"}]}, {"subjects": ["x", {"from": "b", "to": "b"}]}, renamed) == [
        "followed b",
        "followed b",
    ]
    assert changes({"sources": [{"ref": "a"}]}, {"sources": [{"ref": "b"}]}, renamed) == ["followed b"]
    assert changes({"owner": "a"}, {"owner": "c"}, renamed) == ["owner: a → c"]
    assert changes({"owner": "b"}, {"owner": "a"}, renamed) == ["owner: b → a"]


def test_a_value_has_its_place_in_both() -> None:
    (found,) = Comparison({}, ("vi", "vi")).changes(
        item({"sources": [SOURCE, {"ref": "src-b", "note": "x"}]}), item({"sources": [{"ref": "src-b", "note": "y"}, SOURCE]})
    )
    assert (found.before_place.file, found.after_place.file) == ("sources.1.note", "sources.0.note")
