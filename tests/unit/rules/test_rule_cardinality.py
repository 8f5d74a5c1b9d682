"""The kind ``cardinality`` against a brute force that counts for each element by itself."""

from __future__ import annotations

from random import Random

from oracles.naive_selectors import Choice, as_list, chosen, dict_of, pick, random_select, random_selector, value_list
from oracles.seeds import many_seeds
from oracles.small_models import RELATIONSHIPS, Small, small_model

from eaf.model.element import Element, Relationship
from eaf.rules import cardinality


def counted(small: Small, raw: Choice, element: Element) -> list[Relationship]:
    """The relationships of one element that count, in the model's order."""
    count, model = dict_of(raw["count"]), small.model
    found: list[Relationship] = []
    for each in model.relationships:
        own, other = (each.target, each.source) if count.get("direction") == "in" else (each.source, each.target)
        fits = (
            own == element.id
            and each.type in as_list(count["relationship"])
            and ("access" not in count or each.access in as_list(count["access"]))
            and chosen(model, model.elements[other], dict_of(count.get("other")))
        )
        seen = {(one.source, one.target) for one in found}
        if fits and (raw.get("distinct") == "false" or (each.source, each.target) not in seen):
            found.append(each)
    return found


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, dict[str, tuple[int, object]]]:
    """How many elements are looked at; and for each with a wrong count the count and where it is reported."""
    least, most = int(str(raw.get("min", "0"))), int(str(raw.get("max", "99")))
    subjects = [each for each in small.elements if chosen(small.model, each, select)]
    wrong: dict[str, tuple[int, object]] = {}
    for each in subjects:
        if "values" in dict_of(raw["count"]):
            name = str(dict_of(raw["count"])["values"])
            count = len(value_list(small.model, each, name))
            surplus: object = each.origin.child("properties", name, most) if name == "kinds" else each.origin.child(name, most)
        else:
            relationships = counted(small, raw, each)
            count = len(relationships)
            surplus = relationships[most].origin if count > most else None
        if count < least:
            wrong[each.id] = (count, each.origin)
        elif count > most:
            wrong[each.id] = (count, surplus)
    return len(subjects), wrong


def random_parameters(rnd: Random) -> Choice:
    count: Choice = {"values": rnd.choice(("kinds", "tags"))}
    if rnd.random() < 0.8:
        count = {"relationship": pick(rnd, rnd.choice(RELATIONSHIPS), [*rnd.sample(RELATIONSHIPS, 2)], "access")}
        if rnd.random() < 0.7:
            count["direction"] = rnd.choice(("in", "out"))
        if rnd.random() < 0.3:
            count["other"] = random_selector(rnd, 1)
        if rnd.random() < 0.2:
            count["access"] = pick(rnd, ["write", "read-write"], ["read"])
    raw: Choice = {"count": count, "min": str(rnd.randint(0, 2))}
    if rnd.random() < 0.6:
        raw["max"] = str(int(str(raw["min"])) + rnd.randint(0, 1))
    if rnd.random() < 0.3:
        raw["distinct"] = rnd.choice(("true", "false"))
    return raw


@many_seeds
def test_cardinality_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, most=5, edges=18)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(cardinality.KIND, raw, select)
        said = {each.subjects[0]: (int(str(each.values["count"])), each.origin) for each in found.violations}
        assert (found.subjects, said) == brute_force(small, raw, select), (seed, raw, select)
        assert len(said) == len(found.violations), seed
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)
