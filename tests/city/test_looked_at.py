"""No element stands in the city's model without a rule that looks at it.

A rule looks at an element when it selects it, when it asks whether others reach it, or when the element is an end of a
relationship that the rule examines. Rules that select nearly everything (a source, a layer, a name of its own) do not count: by
them alone nothing of an element is tested.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from eaf.api import Session
from eaf.checking.preparing import PreparedRule
from eaf.graph.model_facts import ModelGraph
from eaf.pack.selector import Selector
from eaf.rules.coverage import Parameters as Coverage
from eaf.rules.relation import Parameters as Relation
from eaf.selection.selection import Selection

NEARLY_ALL = 0.6


@pytest.fixture(scope="module")
def selection(city: Session) -> Selection:
    assert city.loaded.model is not None
    return Selection(ModelGraph(city.loaded.model), city.loaded.packs[0])


@pytest.fixture(scope="module")
def looked_at(city: Session, selection: Selection) -> set[str]:
    assert city.loaded.model is not None
    number_of_elements = len(city.loaded.model.elements)
    found: set[str] = set()
    for rule in city.rules:
        ids = _selected(city, selection, rule.rule.select) | _at_ends(city, selection, rule)
        if len(ids) < NEARLY_ALL * number_of_elements:
            found |= ids
        if isinstance(rule.assertion, Coverage) and rule.assertion.by:
            found |= _selected(city, selection, rule.assertion.target)
    return found


def _selected(city: Session, selection: Selection, selector: Selector | None) -> set[str]:
    if city.loaded.model is None or selector is None:
        return set()
    ids = list(city.loaded.model.elements)
    return {ids[n] for n in selection.elements(selector)}


def _at_ends(city: Session, selection: Selection, rule: PreparedRule) -> set[str]:
    """Both ends of what a rule of kind ``relation`` examines: those ``among``, else those that begin as a forbidden one does."""
    if city.loaded.model is None or not isinstance(rule.assertion, Relation):
        return set()
    relation = rule.assertion
    examined = (
        [relation.among] if "among" in rule.rule.parameters else [replace(each, target=Selector()) for each in relation.forbid]
    )
    marked = [selection.relationships(each) for each in examined]
    return {
        end
        for index, each in enumerate(city.loaded.model.relationships)
        if any(marks[index] for marks in marked)
        for end in (each.source, each.target)
    }


def test_every_element_is_looked_at_by_a_rule(city: Session, looked_at: set[str]) -> None:
    assert city.loaded.model is not None
    assert Counter(each.type for each in city.loaded.model.elements.values() if each.id not in looked_at) == Counter()
