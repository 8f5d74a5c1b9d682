"""The kind ``relation`` against a brute force that reads every entry for every relationship."""

from __future__ import annotations

from random import Random

from oracles.naive_selectors import (
    Choice,
    as_list,
    chosen,
    dict_of,
    random_relationship_selector,
    random_select,
    relationship_chosen,
)
from oracles.seeds import many_seeds
from oracles.small_models import Small, small_model

from eaf.rules import relation


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, set[tuple[tuple[str, str], str]]]:
    model = small.model
    among = [
        each
        for each in model.relationships
        if relationship_chosen(model, each, dict_of(raw.get("among"))) and chosen(model, model.elements[each.source], select)
    ]
    broken = set()
    for each in among:
        forbidden = any(relationship_chosen(model, each, dict_of(entry)) for entry in as_list(raw.get("forbid") or []))
        allowed = "allow" not in raw or any(relationship_chosen(model, each, dict_of(entry)) for entry in as_list(raw["allow"]))
        if forbidden or not allowed:
            broken.add(((each.source, each.target), f"{each.source} {each.type} {each.target} {each.name.vi}".rstrip()))
    return len(among), broken


def random_parameters(rnd: Random) -> Choice:
    raw: Choice = {"among": random_relationship_selector(rnd)} if rnd.random() < 0.7 else {}
    keys = rnd.choice((("allow",), ("forbid",), ("allow", "forbid")))
    return raw | {key: [random_relationship_selector(rnd) for _ in range(rnd.randint(1, 3))] for key in keys}


@many_seeds
def test_relation_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(relation.KIND, raw, select)
        said = {(each.subjects, each.discriminator) for each in found.violations}
        assert (found.subjects, said) == brute_force(small, raw, select), (seed, raw, select)
        assert len(said) == len(found.violations), (seed, raw)
        broken += bool(found.violations)
    assert len(seeds) // 5 < broken < len(seeds)
