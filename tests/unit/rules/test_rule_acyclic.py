"""The kind ``acyclic`` against networkx and against every simple cycle."""

from __future__ import annotations

from random import Random

import networkx as nx
from oracles.naive_selectors import Choice, as_list, chosen, pick, random_select
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
    graph = nx.DiGraph(arcs)
    groups = {}
    for component in nx.strongly_connected_components(graph):
        members = tuple(sorted(component))
        cycles = [cycle for cycle in nx.simple_cycles(graph.subgraph(component)) if members[0] in cycle]
        if cycles:
            groups[members] = min(len(cycle) for cycle in cycles)
    return len(arcs), groups


def random_parameters(rnd: Random) -> Choice:
    return {"relationships": pick(rnd, "dependency", [*rnd.sample(RELATIONSHIPS, 2)])} if rnd.random() < 0.6 else {}


def _is_a_cycle(small: Small, witness: tuple[int, ...], first: str) -> bool:
    steps = [_ends(small.model.relationships[index]) for index in witness]
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
            assert _is_a_cycle(small, each.witness, each.subjects[0]), seed
            sources = [small.model.relationships[index].source for index in each.witness]
            assert each.origin == small.model.relationships[each.witness[sources.index(min(sources))]].origin, seed
        broken += bool(found.violations)
    assert len(seeds) // 5 < broken < len(seeds)
