"""The kind ``acyclic`` against networkx and against every simple cycle."""

from __future__ import annotations

from random import Random

import networkx as nx
from oracles.naive_selectors import Choice, as_list, chosen, pick, random_select, value_list
from oracles.seeds import many_seeds
from oracles.small_models import RELATIONSHIPS, Small, small_model

from eaf.model.element import Relationship
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.rules import acyclic


def _ends(each: Relationship) -> tuple[str, str]:
    return (each.target, each.source) if RELATIONSHIP_TYPES[each.type].dependent == "target" else (each.source, each.target)


def _counts(each: Relationship, raw: Choice) -> bool:
    wanted = as_list(raw.get("relationships", "dependency"))
    return each.type in wanted or (wanted == ["dependency"] and RELATIONSHIP_TYPES[each.type].dependent != "none")


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, dict[tuple[str, ...], int]]:
    """How many dependencies count; and for each group that depends on itself the length of a shortest cycle by its first."""
    model = small.model
    arcs = [
        _ends(each)
        for each in model.relationships
        if _counts(each, raw) and all(chosen(model, model.elements[end], select) for end in (each.source, each.target))
    ]
    if "group_by" not in raw:
        return len(arcs), _circles(arcs)
    said = {each.id: [str(value) for value in value_list(model, each, str(raw["group_by"]))] for each in small.elements}
    grouped = [(left, right) for left, right in arcs if said[left] and said[right]]
    between = [(said[left][0], said[right][0]) for left, right in grouped if said[left] != said[right]]
    if raw.get("ignore_within_group") != "false":
        return len(between), _circles(between)
    within = [(left, right) for left, right in grouped if said[left] == said[right]]
    return len(grouped), _circles(between) | _circles(within)


def _circles(arcs: list[tuple[str, str]]) -> dict[tuple[str, ...], int]:
    graph = nx.DiGraph(arcs)
    groups = {}
    for component in nx.strongly_connected_components(graph):
        members = tuple(sorted(component))
        cycles = [cycle for cycle in nx.simple_cycles(graph.subgraph(component)) if members[0] in cycle]
        if cycles:
            groups[members] = min(len(cycle) for cycle in cycles)
    return groups


def random_parameters(rnd: Random) -> Choice:
    raw: Choice = {}
    if rnd.random() < 0.6:
        raw["relationships"] = pick(rnd, "dependency", [*rnd.sample(RELATIONSHIPS, 2)])
    if rnd.random() < 0.4:
        raw["group_by"] = rnd.choice(("owner", "layer", "architecture", "owner.layer"))
        if rnd.random() < 0.6:
            raw["ignore_within_group"] = rnd.choice(("true", "false"))
    return raw


def _is_a_cycle(small: Small, raw: Choice, witness: tuple[int, ...], first: str) -> bool:
    """From the first subject round to itself: an element, or the group that an element is in."""

    def node(id_: str) -> str:
        grouped = "group_by" in raw and not first.startswith("e")
        return str(value_list(small.model, small.model.elements[id_], str(raw["group_by"]))[0]) if grouped else id_

    steps = [(node(left), node(right)) for left, right in (_ends(small.model.relationships[index]) for index in witness)]
    return steps[0][0] == first and all(left[1] == right[0] for left, right in zip(steps, [*steps[1:], steps[0]], strict=True))


@many_seeds
def test_acyclic_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed)
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(acyclic.KIND, raw, select)
        assert (found.subjects, {each.subjects: len(each.witness) for each in found.violations}) == brute_force(
            small, raw, select
        ), seed
        for each in found.violations:
            assert _is_a_cycle(small, raw, each.witness, each.subjects[0]), seed
            sources = [small.model.relationships[index].source for index in each.witness]
            assert each.origin == small.model.relationships[each.witness[sources.index(min(sources))]].origin, seed
        broken += bool(found.violations)
    assert len(seeds) // 5 < broken < len(seeds)
