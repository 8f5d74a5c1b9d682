"""The kind ``coverage`` against a brute force: for every element the ends of its paths, for every item those who stand in it."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from oracles.naive_paths import Rest, Walker, random_steps, written
from oracles.naive_selectors import Choice, chosen, dict_of, random_select, random_selector, value_list
from oracles.seeds import many_seeds
from oracles.small_models import LAYERS, PARENTS, Small, small_model

from eaf.model.share import Share
from eaf.rules import coverage


def _all_counts(small: Small, raw: Choice, steps: Rest, select: Choice) -> dict[str, int]:
    """How many targets each element that is looked at has, up to as many as it needs."""
    model, walker = small.model, Walker(small.model)
    targets = {each.id for each in small.elements if chosen(model, each, dict_of(raw["target"]))}
    passable = {each.id for each in small.elements if chosen(model, each, dict_of(raw["through"]))} if "through" in raw else None
    wanted = int(str(raw.get("min_count", "1")))
    return {
        each.id: min(len(walker.ends(each.id, steps, passable) & targets), wanted)
        for each in small.elements
        if chosen(model, each, select)
    }


def _as_share(counts: dict[str, int], wanted: int) -> Fraction:
    return Fraction(sum(count >= wanted for count in counts.values()), len(counts))


def uncovered(small: Small, raw: Choice, steps: Rest, select: Choice, recorded: Share | None) -> tuple[int, dict[str, int]]:
    """How many elements are looked at; and of those with too few targets, where these are too many, how many each has."""
    wanted = int(str(raw.get("min_count", "1")))
    counts = _all_counts(small, raw, steps, select)
    few = {id_: count for id_, count in counts.items() if count < wanted}
    enough = Fraction(str(raw.get("threshold", "100%")).rstrip("%")) / 100
    if not counts or (raw.get("ratchet") == "true" and recorded and _as_share(counts, wanted) < Fraction(str(recorded))):
        return len(counts), few
    groups: dict[str, dict[str, int]] = {}
    for id_, count in counts.items():
        name = raw.get("group_by")
        group = str(value_list(small.model, small.model.elements[id_], str(name))) if name else ""
        groups.setdefault(group, {})[id_] = count
    small_groups = [group for group in groups.values() if _as_share(group, wanted) < enough]
    return len(counts), {id_: count for id_, count in few.items() if any(id_ in group for group in small_groups)}


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
    if rnd.random() < 0.3:
        raw["group_by"] = rnd.choice(("owner", "layer", "kinds", "level", "owner.layer"))
    if rnd.random() < 0.3:
        raw["ratchet"] = rnd.choice(("true", "true", "false"))
    return raw, steps


@many_seeds
def test_coverage_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, most=6)
        raw, steps = random_parameters(small.rnd)
        select = random_select(small.rnd)
        total = small.rnd.randint(1, 6)
        recorded = Share(small.rnd.randint(0, total), total) if small.rnd.random() < 0.7 else None
        found = small.outcome(coverage.KIND, raw, select, recorded=recorded)
        expected = empty_items(small, raw, select) if "of" in raw else uncovered(small, raw, steps, select, recorded)
        said = {each.subjects[0]: int(str(each.values["count"])) for each in found.violations}
        assert (found.subjects, said) == expected, (seed, raw, select)
        assert len(said) == len(found.violations), seed
        at_workspace = small.model.workspace.origin.child("packs")
        assert all((each.origin == at_workspace) == ("of" in raw) for each in found.violations), seed
        assert (found.share is None) == (found.subjects == 0), seed
        if found.share and "of" not in raw:
            covered = _as_share(_all_counts(small, raw, steps, select), int(str(raw.get("min_count", "1"))))
            assert Fraction(str(found.share)) == covered, seed
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)


def test_a_group_below_the_threshold_is_named_with_its_share_and_others_are_left_alone() -> None:
    raw: Choice = {"by": "serving", "target": {}, "threshold": "50%", "group_by": "owner"}
    outcomes = (small_model(seed).outcome(coverage.KIND, raw) for seed in range(500))
    found = next(each for each in outcomes if len({one.because for one in each.violations}) > 1)
    told = {each.because.en for each in found.violations}
    assert any(each.startswith("of the group org-") for each in told)
    assert all(" are covered" in each and "%)" in each for each in told)


def test_a_share_that_fell_says_from_where_to_where_and_one_that_did_not_is_held_to_the_threshold_alone() -> None:
    raw: Choice = {"by": "serving", "target": {}, "threshold": "0", "ratchet": "true"}
    models = [small_model(seed) for seed in range(100)]
    some = [
        (each, share) for each in models if (share := each.outcome(coverage.KIND, raw).share) and 0 < share.covered < share.total
    ]
    for small, share in some:
        higher, same = Share(share.covered + 1, share.total), Share(2 * share.covered, 2 * share.total)
        assert small.outcome(coverage.KIND, raw, recorded=same).violations == ()
        assert small.outcome(coverage.KIND, raw | {"ratchet": "false"}, recorded=higher).violations == ()
        fallen = small.outcome(coverage.KIND, raw, recorded=higher).violations
        assert len(fallen) == share.total - share.covered
        assert {each.because.en for each in fallen} == {f"the covered share fell from {higher.said.en} to {share.said.en}"}
    assert len(some) > 10
