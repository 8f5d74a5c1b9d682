"""The kind ``coverage`` against a brute force: for every element the ends of its paths, for every item those who stand in it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from oracles.naive_paths import Rest, Walker, random_steps, written
from oracles.naive_selectors import Choice, chosen, dict_of, random_select, random_selector
from oracles.seeds import many_seeds
from oracles.small_models import LAYERS, PARENTS, Small, small_model

from eaf.rules import coverage


def uncovered(small: Small, raw: Choice, steps: Rest, select: Choice) -> tuple[int, dict[str, int]]:
    """How many elements are looked at; and of those with too few targets how many each has."""
    model, walker = small.model, Walker(small.model)
    targets = {each.id for each in small.elements if chosen(model, each, dict_of(raw["target"]))}
    passable = {each.id for each in small.elements if chosen(model, each, dict_of(raw["through"]))} if "through" in raw else None
    wanted = int(str(raw.get("min_count", "1")))
    counts = {
        each.id: min(len(walker.ends(each.id, steps, passable) & targets), wanted)
        for each in small.elements
        if chosen(model, each, select)
    }
    few = {id_: count for id_, count in counts.items() if count < wanted}
    enough = Fraction(str(raw.get("threshold", "100%")).rstrip("%")) / 100
    return len(counts), few if counts and Fraction(len(counts) - len(few), len(counts)) < enough else {}


def empty_items(small: Small, raw: Choice, select: Choice) -> tuple[int, dict[str, int]]:
    """The same for the framework's own items."""
    wanted = int(str(raw.get("min_count", "1")))
    counted = [
        each for each in small.elements if chosen(small.model, each, dict_of(raw["target"])) and chosen(small.model, each, select)
    ]
    items = {
        "architectures": {name: [each.architecture == name for each in counted] for name in ("upper", "lower")},
        "components": {name: [name in (each.layer, PARENTS.get(each.layer)) for each in counted] for name in ("top", "middle")},
        "layers": {name: [each.layer == name for each in counted] for name in LAYERS if name not in PARENTS.values()},
        "codes:drm": {name: [name in each.classified for each in counted] for name in ("drm:1", "drm:2")},
    }[str(raw["of"])]
    return len(items), {name: sum(held) for name, held in items.items() if sum(held) < wanted}


def random_parameters(rnd: Random) -> tuple[Choice, Rest]:
    raw: Choice = {"target": random_select(rnd)}
    if rnd.random() < 0.6:
        raw["min_count"] = str(rnd.randint(1, 3))
    if rnd.random() < 0.25:
        return raw | {"of": rnd.choice(("architectures", "components", "layers", "codes:drm"))}, ()
    steps = random_steps(rnd, 2)
    raw["by"] = written(steps)
    if rnd.random() < 0.4:
        raw["through"] = random_selector(rnd, 0)
    if rnd.random() < 0.4:
        raw["threshold"] = rnd.choice(("50%", "33.4%", "75", "100%", "0"))
    return raw, steps


@many_seeds
def test_coverage_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, most=6)
        raw, steps = random_parameters(small.rnd)
        select = random_select(small.rnd)
        found = small.outcome(coverage.KIND, raw, select)
        expected = empty_items(small, raw, select) if "of" in raw else uncovered(small, raw, steps, select)
        said = {each.subjects[0]: int(str(each.values["count"])) for each in found.violations}
        assert (found.subjects, said) == expected, (seed, raw, select)
        assert len(said) == len(found.violations), seed
        at_workspace = small.model.workspace.origin.child("packs")
        assert all((each.origin == at_workspace) == ("of" in raw) for each in found.violations), seed
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)
