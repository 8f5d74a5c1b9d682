"""The kind ``layer`` against a brute force that follows every chain of elements without a level."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from oracles.naive_selectors import Choice, Written, as_list, chosen, pick, random_select
from oracles.seeds import many_seeds
from oracles.small_models import LAYERS, PARENTS, RELATIONSHIPS, Small, small_model

from eaf.model.element import Relationship
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.rules import layer


def _level(order: Written, name: str) -> int:
    """The level of the nearest layer that is listed, 0 without one."""
    while name:
        for level, entry in enumerate(as_list(order), 1):
            if name in as_list(entry):
                return level
        name = PARENTS.get(name, "")
    return 0


def _ends(each: Relationship) -> tuple[str, str]:
    return (each.target, each.source) if RELATIONSHIP_TYPES[each.type].dependent == "target" else (each.source, each.target)


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, set[str]]:
    """How many dependencies are looked at; and each that breaks the order."""
    model, order = small.model, raw["order"]
    wanted = as_list(raw.get("relationships", "dependency"))
    levels = {each.id: _level(order, each.layer) for each in small.elements}
    arcs = [
        each
        for each in model.relationships
        if each.type in wanted or (wanted == ["dependency"] and RELATIONSHIP_TYPES[each.type].dependent != "none")
    ]

    def levels_beyond(at: str, seen: frozenset[str]) -> set[int]:
        found: set[int] = set()
        for each in arcs:
            dependent, dependency = _ends(each)
            if dependent == at and levels[dependency]:
                found.add(levels[dependency])
            elif dependent == at and dependency not in seen:
                found |= levels_beyond(dependency, seen | {dependency})
        return found

    subjects, broken = 0, set()
    for each in arcs:
        dependent, dependency = _ends(each)
        here, there = levels[dependent], levels[dependency]
        through = raw.get("unlayered") == "through"
        if not here or not chosen(model, model.elements[dependent], select) or not (there or through):
            continue
        subjects += 1
        if there:
            up = there < here
            skips = raw.get("mode") == "strict" and there > here + 1
            beside = (
                there == here
                and raw.get("same") == "forbid"
                and model.elements[dependent].layer != model.elements[dependency].layer
            )
            breaks = up or skips or beside
        else:
            breaks = any(level < here for level in levels_beyond(dependency, frozenset({dependency})))
        if breaks:
            broken.add(f"{each.source} {each.type} {each.target} {each.name.vi}".rstrip())
    return subjects, broken


def random_parameters(rnd: Random) -> Choice:
    names = rnd.sample(LAYERS, rnd.randint(2, 5))
    cut = rnd.randint(1, len(names) - 1)
    order: list[Written] = [*names[:cut]]
    order.append(list(names[cut:]) if rnd.random() < 0.5 else names[cut])
    raw: Choice = {"order": order}
    if rnd.random() < 0.5:
        raw["relationships"] = pick(rnd, "dependency", [*rnd.sample(RELATIONSHIPS, 3)])
    for key, value in (("mode", "strict"), ("same", "forbid"), ("unlayered", "through")):
        if rnd.random() < 0.4:
            raw[key] = value
    return raw


def _is_a_chain_upwards(small: Small, raw: Choice, witness: tuple[int, ...]) -> bool:
    """From a level, through elements without one, each step a dependency, to where the order does not allow it."""
    steps = [_ends(small.model.relationships[index]) for index in witness]
    levels = [_level(raw["order"], small.model.elements[end].layer) for end in (steps[0][0], *(step[1] for step in steps))]
    joined = all(left[1] == right[0] for left, right in pairwise(steps))
    return joined and levels[0] > 0 and levels[-1] > 0 and not any(levels[1:-1]) and (len(steps) == 1 or levels[-1] < levels[0])


@many_seeds
def test_layer_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, edges=24)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(layer.KIND, raw, select)
        assert (found.subjects, {each.discriminator for each in found.violations}) == brute_force(small, raw, select), (
            seed,
            raw,
            select,
        )
        assert all(_is_a_chain_upwards(small, raw, each.witness) for each in found.violations), (seed, raw)
        broken += bool(found.violations)
    assert len(seeds) // 5 < broken < len(seeds)
