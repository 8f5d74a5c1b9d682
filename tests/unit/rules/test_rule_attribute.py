"""The kind ``attribute`` against a brute force that reads every demand for every element."""

from __future__ import annotations

from random import Random

from oracles.naive_paths import Rest, Walker, random_steps, written
from oracles.naive_selectors import (
    Choice,
    as_list,
    chosen,
    condition_holds,
    dict_of,
    random_condition,
    random_select,
    random_selector,
    value_list,
)
from oracles.seeds import many_seeds
from oracles.small_models import Small, small_model

from eaf.rules import attribute


def _breaks(small: Small, demand: Choice, steps: Rest, id_: str) -> bool:
    model, element = small.model, small.model.elements[id_]
    condition = {key: value for key, value in demand.items() if key not in ("attr", "unless", "at_least")}
    values = value_list(model, element, str(demand["attr"]))
    if not condition_holds(values, condition):
        return True
    bound = dict_of(demand.get("at_least"))
    if not bound or not values:
        return False
    passable = (
        {each.id for each in small.elements if chosen(model, each, dict_of(bound["through"]))} if "through" in bound else None
    )
    reached = Walker(model).ends(id_, steps, passable)
    levels = [
        value
        for each in reached
        if chosen(model, model.elements[each], dict_of(bound["target"]))
        for value in value_list(model, model.elements[each], "level")
    ]
    return any(isinstance(level, int) and isinstance(values[0], int) and level > values[0] for level in levels)


def brute_force(small: Small, raw: Choice, steps: Rest, select: Choice) -> tuple[int, list[tuple[str, str]]]:
    """How many elements are looked at; and each element with each attribute that does not say what it must."""
    model = small.model
    subjects = [each for each in small.elements if chosen(model, each, select) and chosen(model, each, dict_of(raw.get("when")))]
    found = []
    for demand in map(dict_of, as_list(raw["require"])):
        found += [
            (each.id, str(demand["attr"]))
            for each in subjects
            if not ("unless" in demand and chosen(model, each, dict_of(demand["unless"])))
            and _breaks(small, demand, steps, each.id)
        ]
    return len(subjects), found


def random_parameters(rnd: Random) -> tuple[Choice, Rest]:
    steps = random_steps(rnd, 2)
    demands: list[Choice] = []
    for _ in range(rnd.randint(1, 2)):
        name, condition = random_condition(rnd)
        demand: Choice = {"attr": name, **condition}
        if rnd.random() < 0.4:
            bound: Choice = {"along": written(steps), "target": random_select(rnd), "attr": "level"}
            if rnd.random() < 0.3:
                bound["through"] = random_selector(rnd, 0)
            demand = {"attr": "level", "at_least": bound}
        if rnd.random() < 0.3:
            demand["unless"] = random_selector(rnd, 1)
        demands.append(demand)
    raw: Choice = {"require": list(demands)}
    if rnd.random() < 0.3:
        raw["when"] = random_selector(rnd, 1)
    return raw, steps


@many_seeds
def test_attribute_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, most=6)
        raw, steps = random_parameters(small.rnd)
        select = random_select(small.rnd)
        found = small.outcome(attribute.KIND, raw, select)
        said = [(each.subjects[0], each.discriminator.split(",")[0]) for each in found.violations]
        assert (found.subjects, said) == brute_force(small, raw, steps, select), (seed, raw, select)
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)
