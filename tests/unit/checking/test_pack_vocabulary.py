"""What a selector could select, against what it does select in random models."""

from __future__ import annotations

from dataclasses import replace

from oracles.naive_selectors import Choice, random_selector
from oracles.seeds import some_seeds
from oracles.small_models import PACK, context_of, model_of, small_model

from eaf.checking.pack_vocabulary import Vocabulary
from eaf.loading.typed import selector
from eaf.model.element import Element
from eaf.model.model import Model

TYPES = {"level": ("application-component", "node"), "open": ("data-object",), "code": ("node",)}
TYPED = replace(PACK, properties={name: replace(each, types=TYPES.get(name, ())) for name, each in PACK.properties.items()})
VOCABULARY = Vocabulary(TYPED)


def lawful(model: Model) -> Model:
    """The model without the properties that an element of its type may not have."""
    return model_of([_lawful(each) for each in model.elements.values()], list(model.relationships))


def _lawful(element: Element) -> Element:
    kept = {name: value for name, value in element.properties.items() if element.type in TYPES.get(name, (element.type,))}
    return replace(element, properties=kept, architecture=TYPED.architecture_of(element.type, element.layer))


@some_seeds
def test_what_is_selected_could_be_selected(seeds: range) -> None:
    for seed in seeds:
        small = small_model(seed)
        model = lawful(small.model)
        read = selector(random_selector(small.rnd, 3))
        chosen = context_of(model).selection.elements(read)
        elements = list(model.elements.values())
        kinds = {(elements[n].type, elements[n].layer, elements[n].architecture) for n in chosen}
        assert kinds <= VOCABULARY.selectable(read), seed


def selectable(choice: Choice) -> set[str]:
    return {type_ for type_, _, _ in VOCABULARY.selectable(selector(choice))}


def test_a_property_narrows_the_types_to_those_that_may_have_it() -> None:
    assert selectable({"where": {"open": {"eq": "true"}}}) == {"data-object"}
    assert selectable({"where": {"open": {"exists": "true"}, "level": {"gte": "2"}}}) == set()
    assert "node" in selectable({"where": {"open": {"ne": "true"}}})
    assert "goal" in selectable({"where": {"kinds": {"any": {"eq": "x"}}}}), "a property without types is for all"


def test_what_must_not_hold_narrows_only_where_it_surely_holds() -> None:
    assert selectable({"type": "node", "not": {"type": "node"}}) == set()
    assert selectable({"type": "node", "not": {"type": "node", "where": {"level": {"eq": "3"}}}}) == {"node"}
    assert selectable({"type": "node", "not": {"type": "node", "tag": "red"}}) == {"node"}
    assert selectable({"type": "node", "not": {"where": {"open": {"exists": "false"}}}}) == set()


def test_layers_and_architectures_that_do_not_meet_select_nothing() -> None:
    assert selectable({"layer": "bottom", "architecture": "upper"}) == set()
    assert selectable({"layer": "middle", "architecture": "upper"}) != set()
    assert selectable({"any": [{"layer": "bottom"}, {"type": "node"}], "architecture": "upper"}) == {"node"}
    assert selectable({"where": {"layer": {"in": ["bottom"]}, "type": {"eq": "goal"}}}) == {"goal"}
