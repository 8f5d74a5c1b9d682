"""The kernel over numpy: one step of a traversal for a whole front at once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from eaf.graph.lists import ListKernel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray

    from eaf.graph.column import Codes
    from eaf.graph.kernel import Arc, Arcs, Backwards
    from eaf.graph.marks import Marks

Numbers: TypeAlias = "NDArray[np.int32]"
Flags: TypeAlias = "NDArray[np.uint8]"
_FEW = 50
_LONGEST = 200
"""After so many steps a traversal goes on element by element: long chains have small fronts."""


def _flags(given: Marks) -> Flags:
    return np.frombuffer(given, np.uint8)


def _array(codes: Codes) -> Numbers:
    return np.asarray(codes, np.int32)


class ArrayArcs:
    """Arcs in one array, those of an element side by side."""

    def __init__(self, size: int, starts: Numbers, ends: Numbers, chosen: Marks) -> None:
        edges = np.flatnonzero(_flags(chosen)).astype(np.int32)
        at = starts[edges]
        order = np.argsort(at, kind="stable")
        self.edges = edges[order]
        self.ends = ends[self.edges]
        self.offsets = np.zeros(size + 1, np.int64)
        np.cumsum(np.bincount(at, minlength=size), out=self.offsets[1:])

    def __getitem__(self, element: int, /) -> Sequence[Arc]:
        """The arcs of one element."""
        first, last = self._bounds[element], self._bounds[element + 1]
        return list(zip(self.ends[first:last].tolist(), self.edges[first:last].tolist(), strict=True))

    @cached_property
    def _bounds(self) -> list[int]:
        found: list[int] = self.offsets.tolist()
        return found

    def of(self, elements: Numbers) -> tuple[NDArray[np.int64], Numbers]:
        """The ends of the arcs of all these elements in turn, after how many each of them has."""
        first = self.offsets[elements]
        lengths = self.offsets[elements + 1] - first
        shift = np.repeat(first - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
        return lengths, self.ends[np.arange(len(shift)) + shift]


class ArrayKernel:
    """See :class:`eaf.graph.kernel.Kernel`."""

    def __init__(self) -> None:
        self.visits = 0

    def codes(self, numbers: Iterable[int]) -> Codes:
        """As an array of 32 bits each."""
        found: Codes = np.fromiter(numbers, np.int32)
        return found

    def mapped(self, codes: Codes, table: Codes) -> Codes:
        """One look-up for all."""
        found: Codes = np.asarray(table, np.int32)[_array(codes)]
        return found

    def either(self, chosen: Marks, one: Codes, other: Codes) -> Codes:
        """One choice for all."""
        found: Codes = np.where(_flags(chosen), _array(one), _array(other))
        return found

    def marked(self, codes: Codes, table: Marks) -> bytearray:
        """One look-up for all."""
        return bytearray(_flags(table)[_array(codes)])

    def tally(self, codes: Codes, chosen: Marks, count: int) -> Sequence[int]:
        """Counted at once."""
        found: list[int] = np.bincount(_array(codes)[_flags(chosen).view(np.bool_)], minlength=count).tolist()
        return found

    def grouped(self, codes: Codes, chosen: Marks, count: int) -> Sequence[Sequence[int]]:
        """Sorted by code."""
        at = np.flatnonzero(_flags(chosen)).astype(np.int32)
        of = _array(codes)[at]
        order = np.argsort(of, kind="stable")
        ends = np.cumsum(np.bincount(of, minlength=count))
        return [part.tolist() for part in np.split(at[order], ends[:-1])] if count else []

    def present(self, codes: Codes) -> bytearray:
        """One look for all."""
        return bytearray((_array(codes) >= 0).view(np.uint8))

    def equal(self, one: Codes, other: Codes) -> bytearray:
        """One comparison for all."""
        return bytearray((_array(one) == _array(other)).view(np.uint8))

    def below(self, one: Codes, other: Codes) -> bytearray:
        """One comparison for all."""
        return bytearray((_array(one) < _array(other)).view(np.uint8))

    def alike(self, codes: Codes, left: Codes, right: Codes) -> bytearray:
        """One comparison for all."""
        self.visits += len(left)
        of = _array(codes)
        return bytearray((of[_array(left)] == of[_array(right)]).view(np.uint8))

    def paired(self, codes: Codes, left: Codes, right: Codes, table: Sequence[Marks]) -> bytearray:
        """One look-up for all."""
        self.visits += len(left)
        of = _array(codes)
        return self.crossed(of[_array(left)], of[_array(right)], table)

    def crossed(self, rows: Codes, columns: Codes, table: Sequence[Marks]) -> bytearray:
        """One look-up for all."""
        return bytearray(np.stack([_flags(row) for row in table])[_array(rows), _array(columns)])

    def arcs(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> Arcs:
        """Sorted by element."""
        self.visits += len(chosen)
        return ArrayArcs(size, _array(starts), _array(ends), chosen)

    def degrees(self, size: int, subjects: Codes, others: Codes, chosen: Marks, *, distinct: bool) -> Codes:
        """Counted at once."""
        edges = np.flatnonzero(_flags(chosen))
        self.visits += len(edges)
        at = _array(subjects)[edges]
        if distinct:
            at = np.unique(at.astype(np.int64) * size + _array(others)[edges]) // size
        found: Codes = np.bincount(at, minlength=size)
        return found

    def repeated(self, keys: Sequence[Codes], chosen: Marks) -> bytearray:
        """Each further part of the key makes a new number of the ones before."""
        at = np.flatnonzero(_flags(chosen))
        numbers = np.zeros(len(at), np.int64)
        for each in keys:
            part = _array(each)[at].astype(np.int64)
            _, numbers = np.unique(numbers * (part.max(initial=0) + 1) + part, return_inverse=True)
        found = np.zeros(len(chosen), np.uint8)
        found[at[np.bincount(numbers, minlength=1)[numbers] > 1]] = 1
        return bytearray(found)

    def turning(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> bytearray:
        """What has no way on is taken away, again and again; then what nothing leads to."""
        kept = np.array(_flags(chosen))
        for near, far in ((_array(starts), _array(ends)), (_array(ends), _array(starts))):
            self._peel(size, near, far, kept)
        return bytearray(kept)

    def _peel(self, size: int, near: Numbers, far: Numbers, kept: Flags) -> None:
        """Take away the relationships to elements without a way on, over ``near`` to ``far``."""
        edges = np.flatnonzero(kept)
        self.visits += 2 * len(edges)
        left = np.bincount(near[edges], minlength=size)
        back = ArrayArcs(size, far, near, bytearray(kept))
        bare = np.flatnonzero(left == 0).astype(np.int32)
        for _ in range(_LONGEST):
            lengths, before = back.of(bare)
            self.visits += len(before)
            if not len(before):
                return
            first = back.offsets[bare]
            shift = np.repeat(first - np.concatenate(([0], np.cumsum(lengths)[:-1])), lengths)
            kept[back.edges[np.arange(len(shift)) + shift]] = 0
            np.subtract.at(left, before, 1)
            bare = np.unique(before)
            bare = bare[left[bare] == 0]

    def first(
        self, size: int, into: Backwards, accepting: Iterable[int], groups: Sequence[Sequence[int]], stops: Marks | None
    ) -> Codes:
        """A front for each state, from the members of each group in turn; many groups have small fronts."""
        if len(groups) > _LONGEST:
            plain = ListKernel()
            codes = plain.first(size, into, accepting, groups, stops)
            self.visits += plain.visits
            return codes
        held = np.zeros((len(into), size), np.int32)
        closed = None if stops is None else _flags(stops).astype(bool)
        accepting = tuple(accepting)
        for group, members in enumerate(groups, 1):
            at = np.asarray(members, np.int32)
            front = dict.fromkeys(accepting, at)
            for state in accepting:
                held[state][at[held[state][at] == 0]] = group
            for step in range(_LONGEST + 1):
                if not front:
                    break
                if step == _LONGEST:
                    self._walk(held, into, front, group, stops)
                    break
                front = self._next(held, into, front, group, closed if step else None)
        found: Codes = held[0]
        return found

    def _once(self, size: int, given: Numbers) -> Numbers:
        """Each number once, in order."""
        if len(given) * _FEW < size:
            return np.unique(given)
        there = np.zeros(size, np.bool_)
        there[given] = True
        return np.flatnonzero(there).astype(np.int32)

    def _next(
        self, held: Numbers, into: Backwards, front: dict[int, Numbers], group: int, closed: NDArray[np.bool_] | None
    ) -> dict[int, Numbers]:
        """The states and elements that one step back reaches for the first time."""
        size = held.shape[1]
        reached: dict[int, list[Numbers]] = {}
        for state, nodes in front.items():
            leaving = nodes if closed is None else nodes[~closed[nodes]]
            if not len(leaving):
                continue
            for before, arcs in into[state]:
                _, ends = _of(arcs, leaving)
                self.visits += len(ends)
                ends = ends[held[before][ends] == 0]
                if len(ends):
                    held[before][ends] = group
                    reached.setdefault(before, []).append(self._once(size, ends))
        return {state: parts[0] if len(parts) == 1 else np.concatenate(parts) for state, parts in reached.items()}

    def _walk(self, held: Numbers, into: Backwards, front: dict[int, Numbers], group: int, stops: Marks | None) -> None:
        """The same element by element."""
        pending = [(state, node) for state, nodes in front.items() for node in nodes.tolist()]
        rows = [row.tolist() for row in held]
        for state, node in pending:
            if stops is not None and stops[node]:
                continue
            for before, arcs in into[state]:
                known, found = rows[before], arcs[node]
                self.visits += len(found)
                for neighbour, _ in found:
                    if not known[neighbour]:
                        known[neighbour] = group
                        pending.append((before, neighbour))
        held[:] = rows

    def labels(
        self,
        size: int,
        into: Backwards,
        accepting: Iterable[int],
        targets: Sequence[tuple[int, int]],
        limit: int,
        stops: Marks | None,
    ) -> Sequence[Codes]:
        """A front of pairs of element and label for each state."""
        keeping = _Keeping(len(into), size, limit)
        closed = None if stops is None else _flags(stops).astype(bool)
        pairs = np.asarray(targets, np.int32).reshape(-1, 2)
        accepting = tuple(accepting)
        front = {state: keeping.new(state, pairs[:, 0], pairs[:, 1]) for state in accepting}
        for step in range(_LONGEST):
            if not front:
                kept: Sequence[Codes] = keeping.kept[0]
                return kept
            front = self._further(keeping, into, front, closed if step else None)
        plain = ListKernel()
        found = plain.labels(size, into, accepting, targets, limit, stops)
        self.visits += plain.visits
        return found

    def _further(
        self, keeping: _Keeping, into: Backwards, front: dict[int, tuple[Numbers, Numbers]], closed: NDArray[np.bool_] | None
    ) -> dict[int, tuple[Numbers, Numbers]]:
        """The pairs that one step back brings for the first time."""
        reached: dict[int, list[tuple[Numbers, Numbers]]] = {}
        for state, (all_nodes, all_labels) in front.items():
            leaving = slice(None) if closed is None else ~closed[all_nodes]
            nodes, labels = all_nodes[leaving], all_labels[leaving]
            for before, arcs in into[state]:
                lengths, ends = _of(arcs, nodes)
                self.visits += len(ends)
                new = keeping.new(before, ends, np.repeat(labels, lengths))
                if len(new[0]):
                    reached.setdefault(before, []).append(new)
        return {
            state: (np.concatenate([nodes for nodes, _ in parts]), np.concatenate([labels for _, labels in parts]))
            for state, parts in reached.items()
        }


class _Keeping:
    """For each state, slot and element a label, or -1."""

    def __init__(self, states: int, size: int, limit: int) -> None:
        self.kept = np.full((states, limit, size), -1, np.int32)
        self._counts = np.zeros((states, size), np.int32)
        self._base = size + 1
        self._limit = limit

    def new(self, state: int, nodes: Numbers, labels: Numbers) -> tuple[Numbers, Numbers]:
        """Keep the pairs that are new where there is room, and give them back."""
        pairs = np.unique(nodes.astype(np.int64) * self._base + labels)
        at, label = (pairs // self._base).astype(np.int32), (pairs % self._base).astype(np.int32)
        fresh = ~(self.kept[state][:, at] == label).any(axis=0)
        at, label = at[fresh], label[fresh]
        if not len(at):
            return at, label
        begins = np.concatenate(([True], at[1:] != at[:-1]))
        rank = np.arange(len(at)) - np.flatnonzero(begins)[np.cumsum(begins) - 1]
        slot = self._counts[state][at] + rank
        room = slot < self._limit
        at, label, slot = at[room], label[room], slot[room]
        self.kept[state][slot, at] = label
        np.add.at(self._counts[state], at, 1)
        return at, label


def _of(arcs: Arcs, elements: Numbers) -> tuple[NDArray[np.int64], Numbers]:
    if not isinstance(arcs, ArrayArcs):
        message = "the arcs of this kernel are arrays"
        raise TypeError(message)
    return arcs.of(elements)
