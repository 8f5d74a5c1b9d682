"""The model as integers."""

from __future__ import annotations

from oracles.naive_paths import MOVES, Walker
from oracles.seeds import some_seeds
from oracles.small_models import small_model

from eaf.graph.arrays import ArrayKernel
from eaf.graph.graph import DEPENDENCY
from eaf.graph.lists import ListKernel
from eaf.graph.marks import numbers
from eaf.graph.model_facts import ModelGraph
from eaf.graph.path_expression import parse_path


@some_seeds
def test_arcs_join_what_the_relationships_join(seeds: range) -> None:
    for seed in seeds:
        small = small_model(seed)
        graph, walker = ModelGraph(small.model, (ListKernel if seed % 2 else ArrayKernel)()), Walker(small.model)
        move = small.rnd.choice(MOVES)
        label = parse_path(move).moves[0].label
        arcs = graph.arcs(label.name, inverse=label.inverse, access=label.access)
        for n, id_ in enumerate(graph.ids):
            expected = sorted((graph.number[end], number) for end, number in walker.edges(id_, move))
            assert sorted(arcs[n]) == expected, (seed, move)


def test_numbers_follow_the_order_of_ids_and_types_are_found_in_order() -> None:
    small = small_model(7, most=8, edges=30)
    graph = ModelGraph(small.model)
    assert list(graph.ids) == sorted(graph.ids)
    assert [graph.number[id_] for id_ in graph.ids] == list(range(len(graph)))
    assert numbers(graph.of_types(("serving", "flow"))) == [
        n for n, each in enumerate(small.model.relationships) if each.type in ("serving", "flow")
    ]
    assert numbers(graph.of_types((DEPENDENCY,))) == [n for n in range(len(graph.types)) if graph.dependency(n) is not None]
    assert numbers(graph.of_types(())) == []


def test_a_relationship_is_named_by_its_ends_type_and_name() -> None:
    small = small_model(7, most=3, edges=40)
    graph = ModelGraph(small.model)
    names = [graph.name_of(n) for n in range(len(graph.types))]
    assert len(set(names)) == len(names)
    for name, each in zip(names, small.model.relationships, strict=True):
        ends = f"{each.source} {each.type} {each.target}"
        assert name == (f"{ends} {each.name.vi}" if each.name else ends)
