"""The kind ``unique`` against a comparison of every pair."""

from __future__ import annotations

import unicodedata
from random import Random

from oracles.naive_selectors import Choice, as_list, chosen, random_select, value_list
from oracles.seeds import many_seeds
from oracles.small_models import Small, small_model

from eaf.model.element import Element
from eaf.rules import unique


def _plain(value: object, ways: list[object]) -> str:
    text = {True: "true", False: "false"}.get(value, str(value)) if isinstance(value, bool) else str(value)
    if "trim" in ways:
        text = " ".join(text.split())
    if "fold-diacritics" in ways:
        text = text.replace("đ", "d").replace("Đ", "D")
        text = "".join(sign for sign in unicodedata.normalize("NFD", text) if not unicodedata.combining(sign)).lower()
    return text.lower() if "casefold" in ways else text


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, dict[str, str]]:
    """How many elements have the whole key; and for each with an earlier twin the first of them."""
    names, ways = [str(name) for name in as_list(raw["key"])], list(as_list(raw.get("normalise") or []))

    def key(element: Element) -> list[list[str]]:
        return [[_plain(value, [*ways]) for value in value_list(small.model, element, name)] for name in names]

    complete = [each for each in small.elements if chosen(small.model, each, select) and all(key(each))]
    twins = {}
    for at, each in enumerate(complete):
        earlier = [other.id for other in complete[:at] if key(other) == key(each)]
        if earlier:
            twins[each.id] = earlier[0]
    return len(complete), twins


def random_parameters(rnd: Random) -> Choice:
    raw: Choice = {
        "key": list(rnd.choice((["code"], ["name"], ["type", "name"], ["owner", "level"], ["kinds"], ["open"], ["name", "code"])))
    }
    if rnd.random() < 0.7:
        raw["normalise"] = list(rnd.sample(("casefold", "trim", "fold-diacritics"), rnd.randint(1, 3)))
    return raw


@many_seeds
def test_unique_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(unique.KIND, raw, select)
        said = {each.subjects[0]: each.values["others"] for each in found.violations}
        assert (found.subjects, said) == brute_force(small, raw, select), (seed, raw, select)
        assert len(said) == len(found.violations), seed
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)
