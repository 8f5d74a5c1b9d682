"""Traversals of whole sets: each visits every relationship at most once for each state of the path's automaton."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.graph.graph import Graph
    from eaf.graph.path_expression import PathExpression


def starts_of(graph: Graph, path: PathExpression, targets: Iterable[int], stops: bytearray | None = None) -> bytearray:
    """For every element 1 when some path of the expression leads from it to a target: one reverse traversal for all.

    A path may begin or end at an element marked in ``stops``, but not pass it.
    """
    size = len(graph)
    backward = [
        [(move.state, graph.arcs(move.label, inverse=not move.inverse)) for move in path.moves if move.next_state == state]
        for state in range(path.states)
    ]
    seen = [bytearray(size) for _ in range(path.states)]
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


def counts_of(graph: Graph, path: PathExpression, targets: Iterable[int], limit: int) -> list[int]:
    """For every element how many distinct targets its paths reach, counted up to ``limit``.

    Each pair of state and element keeps at most ``limit`` targets and passes on only what is new, so the work is bounded by
    ``limit`` times the relationships times the states.
    """
    size = len(graph)
    backward = [
        [(move.state, graph.arcs(move.label, inverse=not move.inverse)) for move in path.moves if move.next_state == state]
        for state in range(path.states)
    ]
    held: list[dict[int, set[int]]] = [{} for _ in range(path.states)]
    pending: deque[tuple[int, int, int]] = deque()
    for target in targets:
        for state in sorted(path.accepting):
            held[state].setdefault(target, set()).add(target)
            pending.append((state, target, target))
    while pending:
        state, node, target = pending.popleft()
        for before, arcs in backward[state]:
            for neighbour, _ in arcs[node]:
                known = held[before].setdefault(neighbour, set())
                if target not in known and len(known) < limit:
                    known.add(target)
                    pending.append((before, neighbour, target))
    return [len(held[0].get(node, ())) for node in range(size)]


class Search:
    """A forward traversal from many starts that remembers how each element was first reached."""

    def __init__(self, graph: Graph, path: PathExpression, starts: Iterable[int], stops: bytearray | None = None) -> None:
        """Walk from ``starts``; elements marked in ``stops`` are reached but not left (starts are always left)."""
        self._graph = graph
        self._path = path
        self._parents: list[dict[int, tuple[int, int, int] | None]] = [{} for _ in range(path.states)]
        forward = [
            [(move.next_state, graph.arcs(move.label, inverse=move.inverse)) for move in path.moves if move.state == state]
            for state in range(path.states)
        ]
        pending: deque[tuple[int, int]] = deque()
        for start in starts:
            self._parents[0][start] = None
            pending.append((0, start))
        while pending:
            state, node = pending.popleft()
            if stops is not None and stops[node] and self._parents[state][node] is not None:
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


def components(arcs: list[list[int]]) -> list[list[int]]:
    """The strongly connected components, dependencies before dependents (Tarjan 1972, without recursion)."""
    size = len(arcs)
    order = [0] * size
    low = [0] * size
    on_stack = bytearray(size)
    stack: list[int] = []
    found: list[list[int]] = []
    count = 0
    for root in range(size):
        if order[root]:
            continue
        work: list[tuple[int, int]] = [(root, 0)]
        while work:
            node, at = work.pop()
            if at == 0:
                count += 1
                order[node] = low[node] = count
                stack.append(node)
                on_stack[node] = 1
            descended = False
            for index in range(at, len(arcs[node])):
                neighbour = arcs[node][index]
                if not order[neighbour]:
                    work.append((node, index + 1))
                    work.append((neighbour, 0))
                    descended = True
                    break
                if on_stack[neighbour]:
                    low[node] = min(low[node], order[neighbour])
            if descended:
                continue
            if low[node] == order[node]:
                component: list[int] = []
                while True:
                    member = stack.pop()
                    on_stack[member] = 0
                    component.append(member)
                    if member == node:
                        break
                found.append(sorted(component))
            if work:
                parent = work[-1][0]
                low[parent] = min(low[parent], low[node])
    return found
