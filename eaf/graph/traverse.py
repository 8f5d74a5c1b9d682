"""Traversals of whole sets: each visits every relationship at most once for each state of the path's automaton."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from eaf.graph.graph import Arc, Graph
    from eaf.graph.path_expression import PathExpression

    Steps: TypeAlias = "list[list[tuple[int, list[list[Arc]]]]]"


def _forward(graph: Graph, path: PathExpression) -> Steps:
    """For each state the state that each of its moves leads to, with the arcs to walk."""
    steps: Steps = [[] for _ in range(path.states)]
    for move in path.moves:
        label = move.label
        steps[move.state].append((move.next_state, graph.arcs(label.name, inverse=label.inverse, access=label.access)))
    return steps


def _backward(graph: Graph, path: PathExpression) -> Steps:
    """For each state the state that each move into it comes from, with the arcs to walk back."""
    steps: Steps = [[] for _ in range(path.states)]
    for move in path.moves:
        label = move.label
        steps[move.next_state].append((move.state, graph.arcs(label.name, inverse=not label.inverse, access=label.access)))
    return steps


def starts_of(graph: Graph, path: PathExpression, targets: Iterable[int], stops: bytearray | None = None) -> bytearray:
    """For every element 1 when some path of the expression leads from it to a target: one reverse traversal for all.

    A path may begin or end at an element marked in ``stops``, but not pass it.
    """
    backward = _backward(graph, path)
    seen = [bytearray(len(graph)) for _ in range(path.states)]
    pending: deque[tuple[int, int]] = deque()
    for target in targets:
        for state in sorted(path.accepting):
            seen[state][target] = 1
            pending.append((state, target))
    ends = len(pending)
    while pending:
        state, node = pending.popleft()
        ends -= 1
        if stops is not None and stops[node] and ends < 0:
            continue
        for before, arcs in backward[state]:
            marks = seen[before]
            for neighbour, _ in arcs[node]:
                if not marks[neighbour]:
                    marks[neighbour] = 1
                    pending.append((before, neighbour))
    return seen[0]


def first_of(graph: Graph, path: PathExpression, targets: Iterable[int], stops: bytearray | None = None) -> dict[int, int]:
    """For every element that reaches any target, the one that comes first in ``targets``: each element is settled once.

    A path may begin or end at an element marked in ``stops``, but not pass it.
    """
    backward = _backward(graph, path)
    held: list[dict[int, int]] = [{} for _ in range(path.states)]
    for target in targets:
        pending = deque((state, target) for state in sorted(path.accepting))
        for state, node in pending:
            held[state].setdefault(node, target)
        ends = len(pending)
        while pending:
            state, node = pending.popleft()
            ends -= 1
            if stops is not None and stops[node] and ends < 0:
                continue
            for before, arcs in backward[state]:
                known = held[before]
                for neighbour, _ in arcs[node]:
                    if neighbour not in known:
                        known[neighbour] = target
                        pending.append((before, neighbour))
    return held[0]


def counts_of(
    graph: Graph, path: PathExpression, targets: Iterable[int], limit: int, stops: bytearray | None = None
) -> list[int]:
    """For every element how many distinct targets its paths reach, counted up to ``limit``.

    A path may begin or end at an element marked in ``stops``, but not pass it. Each pair of state and element keeps at most
    ``limit`` targets and passes on only what is new, so the work is bounded by ``limit`` times the relationships times the states.
    """
    backward = _backward(graph, path)
    held: list[dict[int, set[int]]] = [{} for _ in range(path.states)]
    pending: deque[tuple[int, int, int]] = deque()
    for target in targets:
        for state in sorted(path.accepting):
            held[state].setdefault(target, set()).add(target)
            pending.append((state, target, target))
    ends = len(pending)
    while pending:
        state, node, target = pending.popleft()
        ends -= 1
        if stops is not None and stops[node] and ends < 0:
            continue
        for before, arcs in backward[state]:
            for neighbour, _ in arcs[node]:
                known = held[before].setdefault(neighbour, set())
                if target not in known and len(known) < limit:
                    known.add(target)
                    pending.append((before, neighbour, target))
    return [len(held[0].get(node, ())) for node in range(len(graph))]


class Search:
    """A forward traversal from one or many starts that remembers how each element was first reached."""

    def __init__(
        self, graph: Graph, path: PathExpression, starts: Iterable[int], stop: Callable[[int, int], bool] | None = None
    ) -> None:
        """Walk from ``starts``; where ``stop(state, element)`` holds an element is reached but not left (starts always are)."""
        self._path = path
        self._parents: list[dict[int, tuple[int, int, int] | None]] = [{} for _ in range(path.states)]
        forward = _forward(graph, path)
        pending: deque[tuple[int, int]] = deque()
        for start in starts:
            self._parents[0][start] = None
            pending.append((0, start))
        while pending:
            state, node = pending.popleft()
            if state and stop is not None and stop(state, node):
                continue
            for after, arcs in forward[state]:
                parents = self._parents[after]
                for neighbour, relationship in arcs[node]:
                    if neighbour not in parents:
                        parents[neighbour] = (state, node, relationship)
                        pending.append((after, neighbour))

    def reached(self) -> list[int]:
        """The elements at which a whole path ends, in order."""
        return sorted({node for state in self._path.accepting for node in self._parents[state]})

    def witness(self, target: int) -> tuple[int, tuple[int, ...]]:
        """The start and the relationships of a shortest path to ``target``."""
        paths = [self._walk(state, target) for state in sorted(self._path.accepting) if target in self._parents[state]]
        return min(paths, key=lambda path: len(path[1]))

    def _walk(self, state: int, node: int) -> tuple[int, tuple[int, ...]]:
        steps: list[int] = []
        while (parent := self._parents[state][node]) is not None:
            state, node, relationship = parent
            steps.append(relationship)
        return node, tuple(reversed(steps))
