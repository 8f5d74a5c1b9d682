"""Strongly connected components: groups of elements that depend on one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def components(arcs: list[list[int]]) -> list[list[int]]:
    """The strongly connected components, dependencies before dependents (Tarjan 1972, without recursion)."""
    search = _Tarjan(arcs)
    for root in range(len(arcs)):
        search.visit(root)
    return search.found


class _Tarjan:
    """``order`` numbers nodes as they are entered (0: not yet), ``low`` is the lowest number known to be reachable."""

    def __init__(self, arcs: list[list[int]]) -> None:
        self.found: list[list[int]] = []
        self._arcs = arcs
        self._order = [0] * len(arcs)
        self._low = [0] * len(arcs)
        self._entered = 0
        self._stack: list[int] = []
        self._on_stack = bytearray(len(arcs))

    def visit(self, root: int) -> None:
        order, low, on_stack = self._order, self._low, self._on_stack
        if order[root]:
            return
        work = [(root, self._enter(root))]
        while work:
            node, rest = work[-1]
            for neighbour in rest:
                if not order[neighbour]:
                    work.append((neighbour, self._enter(neighbour)))
                    break
                if on_stack[neighbour] and order[neighbour] < low[node]:
                    low[node] = order[neighbour]
            else:
                work.pop()
                self._leave(node)
                if work and low[node] < low[work[-1][0]]:
                    low[work[-1][0]] = low[node]

    def _enter(self, node: int) -> Iterator[int]:
        self._entered += 1
        self._order[node] = self._low[node] = self._entered
        self._stack.append(node)
        self._on_stack[node] = 1
        return iter(self._arcs[node])

    def _leave(self, node: int) -> None:
        if self._low[node] != self._order[node]:
            return
        at = len(self._stack) - 1
        while self._stack[at] != node:
            at -= 1
        component = self._stack[at:]
        del self._stack[at:]
        for member in component:
            self._on_stack[member] = 0
        self.found.append(sorted(component))
