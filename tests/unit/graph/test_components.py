"""Tarjan's components against networkx."""

from __future__ import annotations

from random import Random

import networkx as nx
from oracles.seeds import some_seeds

from eaf.graph.components import components


def random_arcs(seed: int) -> list[list[int]]:
    rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
    size = rnd.randint(0, 12)
    return [[rnd.randrange(size) for _ in range(rnd.choice((0, 0, 1, 1, 2, 3)))] for _ in range(size)]


@some_seeds
def test_components_are_those_of_networkx_and_dependencies_come_first(seeds: range) -> None:
    for seed in seeds:
        arcs = random_arcs(seed)
        graph = nx.DiGraph()
        graph.add_nodes_from(range(len(arcs)))
        graph.add_edges_from((start, end) for start, ends in enumerate(arcs) for end in ends)
        found = components(arcs)
        assert sorted(found) == sorted(sorted(each) for each in nx.strongly_connected_components(graph)), seed
        place = {node: at for at, component in enumerate(found) for node in component}
        assert all(place[end] <= place[start] for start, ends in enumerate(arcs) for end in ends), seed


def test_a_chain_and_a_circle_of_any_length_need_no_recursion() -> None:
    size = 200_000
    chain = [[n + 1] for n in range(size - 1)] + [[]]
    assert len(components(chain)) == size
    chain[-1] = [0]
    assert components(chain) == [list(range(size))]
