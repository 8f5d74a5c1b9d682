"""Traversals of whole sets: each visits every relationship at most once for each state of the path's automaton."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from eaf.graph.marks import marks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from eaf.graph.column import Codes
    from eaf.graph.graph import Graph
    from eaf.graph.kernel import Arcs
    from eaf.graph.marks import Marks
    from eaf.graph.path_expression import PathExpression


def _forward(graph: Graph, path: PathExpression) -> list[list[tuple[int, Arcs]]]:
    """For each state the state that each of its moves leads to, with the arcs to walk."""
    steps: list[list[tuple[int, Arcs]]] = [[] for _ in range(path.states)]
    for move in path.moves:
        label = move.label
        steps[move.state].append((move.next_state, graph.arcs(label.name, inverse=label.inverse, access=label.access)))
    return steps


def _backward(graph: Graph, path: PathExpression) -> list[list[tuple[int, Arcs]]]:
    """For each state the state that each move into it comes from, with the arcs to walk back."""
    steps: list[list[tuple[int, Arcs]]] = [[] for _ in range(path.states)]
    for move in path.moves:
        label = move.label
        steps[move.next_state].append((move.state, graph.arcs(label.name, inverse=not label.inverse, access=label.access)))
    return steps


def starts_of(graph: Graph, path: PathExpression, targets: Sequence[int], stops: Marks | None = None) -> bytearray:
    """For every element 1 when some path of the expression leads from it to a target: one reverse traversal for all.

    A path may begin or end at an element marked in ``stops``, but not pass it.
    """
    key = ("starts", path.text, bytes(marks(len(graph), targets)), None if stops is None else bytes(stops))
    return graph.shared(key, lambda: graph.kernel.marked(first_of(graph, path, (targets,), stops), b"\x00\x01"))


def first_of(graph: Graph, path: PathExpression, groups: Sequence[Sequence[int]], stops: Marks | None = None) -> Codes:
    """For every element the first of the ``groups``, from 1, that a path leads to a member of; 0 where none does.

    A path may begin or end at an element marked in ``stops``, but not pass it.
    """
    return graph.kernel.first(len(graph), _backward(graph, path), sorted(path.accepting), groups, stops)


def labels_of(
    graph: Graph, path: PathExpression, targets: Sequence[tuple[int, int]], limit: int, stops: Marks | None = None
) -> Sequence[Codes]:
    """For every element the labels of the targets that its paths reach: ``limit`` columns of distinct labels, -1 for none.

    ``targets`` pairs elements with labels. A path may begin or end at an element marked in ``stops``, but not pass it. The work
    is bounded by ``limit`` times the relationships times the states.
    """
    return graph.kernel.labels(len(graph), _backward(graph, path), sorted(path.accepting), targets, limit, stops)


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
                parents, found = self._parents[after], arcs[node]
                graph.kernel.visits += len(found)
                for neighbour, relationship in found:
                    if neighbour not in parents:
                        parents[neighbour] = (state, node, relationship)
                        pending.append((after, neighbour))

    def reached(self) -> list[int]:
        """The elements at which a whole path ends, in order."""
        return sorted({node for state in self._path.accepting for node in self._parents[state]})

    def by_state(self) -> list[list[int]]:
        """The elements reached in each state of the path's automaton, in order."""
        return [sorted(each) for each in self._parents]

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
