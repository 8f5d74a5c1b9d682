"""Selectors against a reading of each element by itself."""

from __future__ import annotations

import pytest
from oracles.naive_selectors import Choice, chosen, random_relationship_selector, random_selector, relationship_chosen
from oracles.seeds import many_seeds
from oracles.small_models import PACK, Small, context_of, small_model

from eaf.errors import ParameterError
from eaf.graph.arrays import ArrayKernel
from eaf.graph.lists import ListKernel
from eaf.graph.marks import numbers
from eaf.loading.typed import relationship_selector, selector
from eaf.selection.selection import check_relationship_selector, check_selector


@many_seeds
def test_a_selector_means_what_it_says_of_each_element(seeds: range) -> None:
    for seed in seeds:
        small = small_model(seed)
        choice = random_selector(small.rnd, 3)
        read = selector(choice)
        check_selector(read, PACK)
        selection = context_of(small.model).selection
        expected = [n for n, each in enumerate(small.elements) if chosen(small.model, each, choice)]
        assert list(selection.elements(read)) == expected, (seed, choice)
        assert [n for n, mark in enumerate(selection.mask(read)) if mark] == expected, (seed, choice)
        outside = selection.outside(read) or bytearray()
        assert [n for n, mark in enumerate(outside) if not mark] == expected, (seed, choice)


@many_seeds
def test_a_selector_of_relationships_means_what_it_says_of_each(seeds: range) -> None:
    for seed in seeds:
        small = small_model(seed)
        choice = random_relationship_selector(small.rnd)
        read = relationship_selector(choice)
        check_relationship_selector(read, PACK)
        kernel = ListKernel() if seed % 2 else ArrayKernel()
        found = numbers(context_of(small.model, kernel).selection.relationships(read))
        expected = [n for n, each in enumerate(small.model.relationships) if relationship_chosen(small.model, each, choice)]
        assert found == expected, (seed, choice)


def ids(small: Small, choice: Choice) -> list[str]:
    context = context_of(small.model)
    return [context.graph.ids[n] for n in context.selection.elements(selector(choice))]


def test_no_selector_and_an_empty_one_mean_everything() -> None:
    small = small_model(1)
    assert ids(small, {}) == list(small.model.elements)
    assert context_of(small.model).selection.outside(None) is None


def test_an_id_of_nobody_and_an_id_given_twice_do_no_harm() -> None:
    small = small_model(1)
    assert ids(small, {"id": ["nobody", "e00", "e00"]}) == ["e00"]


@pytest.mark.parametrize(
    ("choice", "path", "message"),
    [
        ({"layer": "tpo"}, ("layer",), "there is no layer 'tpo', did you mean 'top'?"),
        ({"architecture": "middle"}, ("architecture",), "there is no component architecture 'middle'"),
        ({"where": {"levl": {"eq": "1"}}}, ("where", "levl"), "there is no attribute 'levl', did you mean 'level'?"),
        ({"where": {"steward.level": {"eq": "1"}}}, ("where", "steward.level"), "only 'owner.' may stand before an attribute"),
        ({"where": {"level": {"eq": "three"}}}, ("where", "level", "eq"), "'three' is no value of the kind integer"),
        ({"where": {"open": {"in": ["true", "yes"]}}}, ("where", "open", "in"), "'yes' is no value of the kind boolean"),
        ({"where": {"open": {"gt": "1"}}}, ("where", "open", "gt"), "'open' is of the kind boolean, which 'gt' cannot compare"),
        ({"where": {"name": {"before": "2020-01-01"}}}, ("where", "name", "before"), "which 'before' cannot compare"),
        ({"where": {"from": {"eq": "2020-13-01"}}}, ("where", "from", "eq"), "'2020-13-01' is no value of the kind date"),
        (
            {"where": {"status": {"in": ["retired", "planed"]}}},
            ("where", "status", "in"),
            "there is no value 'planed', did you mean 'planned'?",
        ),
        ({"where": {"kinds": {"any": {"matches": "(a+)+"}}}}, ("where", "kinds", "any", "matches"), "not of the safe subset"),
        (
            {"where": {"level": {"count": {"gt": "1", "of": {"eq": "x"}}}}},
            ("where", "level", "count", "of", "eq"),
            "'x' is no value",
        ),
        (
            {"where": {"open": {"count": {"eq": "1", "of": {"lt": "1"}}}}},
            ("where", "open", "count", "of", "lt"),
            "'open' is of the kind boolean, which 'lt' cannot compare",
        ),
        (
            {"where": {"kinds": {"count": {"eq": "1", "of": {"matches": "(a+)+"}}}}},
            ("where", "kinds", "count", "of", "matches"),
            "safe",
        ),
        ({"in": ["reds", "red"]}, ("in",), "there is no set 'red', did you mean 'reds'?"),
        ({"any": [{}, {"layer": "none"}]}, ("any", 1, "layer"), "there is no layer 'none'"),
        ({"all": [{"not": {"layer": "none"}}]}, ("all", 0, "not", "layer"), "there is no layer 'none'"),
    ],
)
def test_a_selector_that_can_mean_nothing_is_refused_with_its_place(
    choice: Choice, path: tuple[str | int, ...], message: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        check_selector(selector(choice), PACK, ("select",))
    assert message in str(caught.value)
    assert caught.value.path == ("select", *path)


@pytest.mark.parametrize(
    ("choice", "path"),
    [
        ({"from": {"layer": "none"}}, ("from", "layer")),
        ({"to": {"where": {"none": {"eq": "1"}}}}, ("to", "where", "none")),
        ({"same": ["owner", "ownr"]}, ("same", 1)),
        ({"different": ["ownr"]}, ("different", 0)),
    ],
)
def test_so_is_a_selector_of_relationships(choice: Choice, path: tuple[str | int, ...]) -> None:
    with pytest.raises(ParameterError) as caught:
        check_relationship_selector(relationship_selector(choice), PACK, ("allow", 0))
    assert caught.value.path == ("allow", 0, *path)


def test_the_values_of_the_format_are_those_of_its_schema() -> None:
    from eaf.schemas.workspace_files import model_schema
    from eaf.selection.conditions import CONFIDENCES, STATUSES

    text = str(model_schema())
    assert str(list(STATUSES)) in text
    assert str(list(CONFIDENCES)) in text
