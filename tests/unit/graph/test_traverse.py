"""Traversals of whole sets against walks that are enumerated one by one."""

from __future__ import annotations

from oracles.naive_paths import Rest, Walker, as_regex, random_steps, written
from oracles.seeds import some_seeds
from oracles.small_models import Small, small_model

from eaf.graph.arrays import ArrayKernel
from eaf.graph.lists import ListKernel
from eaf.graph.model_facts import ModelGraph
from eaf.graph.path_expression import parse_path
from eaf.graph.traverse import Search, first_of, labels_of, starts_of

LONGEST = 4


class Case:
    """A random graph with an expression, some targets and some elements that are not passed."""

    def __init__(self, seed: int, *, most: int = 6, edges: int = 14) -> None:
        self.small: Small = small_model(seed, most=most, edges=edges)
        rnd = self.rnd = self.small.rnd
        self.graph = ModelGraph(self.small.model, (ListKernel if seed % 2 else ArrayKernel)())
        self.steps: Rest = random_steps(rnd, 2)
        self.path = parse_path(written(self.steps))
        self.targets = sorted(rnd.sample(range(len(self.graph)), rnd.randint(0, len(self.graph))))
        stops = set(rnd.sample(range(len(self.graph)), rnd.randint(0, 2))) if rnd.random() < 0.6 else None
        self.passable = None if stops is None else {id_ for n, id_ in enumerate(self.graph.ids) if n not in stops}
        self.stops = None if stops is None else bytearray(n in stops for n in range(len(self.graph)))
        self.stop = None if self.stops is None else lambda _, node: bool(self.stops and self.stops[node])
        walker = Walker(self.small.model)
        self.ends = [{self.graph.number[end] for end in walker.ends(id_, self.steps, self.passable)} for id_ in self.graph.ids]


@some_seeds
def test_starts_of_marks_whatever_reaches_a_target(seeds: range) -> None:
    for seed in seeds:
        case = Case(seed)
        marked = starts_of(case.graph, case.path, case.targets, case.stops)
        assert [bool(mark) for mark in marked] == [bool(ends & set(case.targets)) for ends in case.ends], seed


@some_seeds
def test_first_of_gives_the_target_that_comes_first(seeds: range) -> None:
    for seed in seeds:
        case = Case(seed)
        order = list(case.targets)
        case.rnd.shuffle(order)
        groups = [order[at : at + 2] for at in range(0, len(order), 2)]
        found = first_of(case.graph, case.path, groups, case.stops)
        expected = [next((at for at, group in enumerate(groups, 1) if ends & set(group)), 0) for ends in case.ends]
        assert list(found) == expected, seed


@some_seeds
def test_labels_of_keeps_different_labels_up_to_the_limit(seeds: range) -> None:
    for seed in seeds:
        case = Case(seed)
        limit = case.rnd.randint(1, 4)
        label = {n: case.rnd.randint(0, len(case.graph)) for n in case.targets}
        kept = zip(*labels_of(case.graph, case.path, list(label.items()), limit, case.stops), strict=True)
        for ends, labels in zip(case.ends, kept, strict=True):
            reached, found = {label[n] for n in ends & set(label)}, [each for each in labels if each >= 0]
            assert set(found) <= reached, seed
            assert len(found) == len(set(found)) == min(len(reached), limit), seed


@some_seeds
def test_search_reaches_the_same_and_its_witnesses_are_paths(seeds: range) -> None:
    for seed in seeds:
        case = Case(seed)
        starts = case.rnd.sample(range(len(case.graph)), case.rnd.randint(1, len(case.graph)))
        search = Search(case.graph, case.path, starts, case.stop)
        reached = set().union(*(case.ends[start] for start in starts))
        assert set(search.reached()) == reached, seed
        for target in reached:
            start, witness = search.witness(target)
            assert start in starts, seed
            assert _ends_at(case, start, witness) == target, seed


def _ends_at(case: Case, start: int, witness: tuple[int, ...]) -> int:
    """Walk the relationships from the start; each must join where the last one ended, and none pass a stop."""
    at = start
    for step, number in enumerate(witness):
        assert step == 0 or case.stops is None or not case.stops[at]
        source, target = case.graph.sources[number], case.graph.targets[number]
        assert at in (source, target)
        at = target if at == source else source
    return at


def test_no_walk_is_missed_and_no_witness_is_longer_than_the_shortest_walk() -> None:
    """Every walk of up to four moves, its word against Python's own regular expressions."""
    compared = 0
    for seed in range(300):
        small = small_model(seed, most=4, edges=8)
        graph, steps = ModelGraph(small.model), random_steps(small.rnd, 3)
        path, regex = parse_path(written(steps)), as_regex(steps)
        moves = {move for moves, _ in steps for move in moves}
        for start, id_ in enumerate(graph.ids):
            shortest: dict[int, int] = {}
            for word, end in Walker(small.model).words(id_, LONGEST, moves):
                if regex.fullmatch(word):
                    shortest.setdefault(graph.number[end], len(word))
            search = Search(graph, path, (start,))
            for target, length in shortest.items():
                assert len(search.witness(target)[1]) == length, (seed, id_)
            longer = set(search.reached()) - set(shortest)
            assert all(len(search.witness(target)[1]) > LONGEST for target in longer), (seed, id_)
            compared += len(shortest)
    assert compared > 500
