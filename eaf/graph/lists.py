"""The kernel in plain Python."""

from __future__ import annotations

from array import array
from collections import Counter, deque
from itertools import compress
from operator import eq, lt
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eaf.graph.column import Codes
    from eaf.graph.kernel import Arc, Arcs, Backwards
    from eaf.graph.marks import Marks


class ListKernel:
    """See :class:`eaf.graph.kernel.Kernel`."""

    def __init__(self) -> None:
        self.visits = 0

    def codes(self, numbers: Iterable[int]) -> Codes:
        """As an array."""
        return array("i", numbers)

    def mapped(self, codes: Codes, table: Codes) -> Codes:
        """One look-up each."""
        return array("i", map(table.__getitem__, codes))

    def either(self, chosen: Marks, one: Codes, other: Codes) -> Codes:
        """One choice each."""
        return array("i", (a if mark else b for mark, a, b in zip(chosen, one, other, strict=True)))

    def marked(self, codes: Codes, table: Marks) -> bytearray:
        """One look-up each."""
        return bytearray(map(table.__getitem__, codes))

    def tally(self, codes: Codes, chosen: Marks, count: int) -> Sequence[int]:
        """Counted one by one."""
        found = [0] * count
        for code in compress(codes, chosen):
            found[code] += 1
        return found

    def grouped(self, codes: Codes, chosen: Marks, count: int) -> Sequence[Sequence[int]]:
        """Put in its group one by one."""
        found: list[list[int]] = [[] for _ in range(count)]
        for number in compress(range(len(chosen)), chosen):
            found[codes[number]].append(number)
        return found

    def present(self, codes: Codes) -> bytearray:
        """One look each."""
        return bytearray(code >= 0 for code in codes)

    def equal(self, one: Codes, other: Codes) -> bytearray:
        """One comparison each."""
        return bytearray(map(eq, one, other))

    def below(self, one: Codes, other: Codes) -> bytearray:
        """One comparison each."""
        return bytearray(map(lt, one, other))

    def alike(self, codes: Codes, left: Codes, right: Codes) -> bytearray:
        """One comparison each."""
        self.visits += len(left)
        at = codes.__getitem__
        return bytearray(map(eq, map(at, left), map(at, right)))

    def paired(self, codes: Codes, left: Codes, right: Codes, table: Sequence[Marks]) -> bytearray:
        """One look-up each."""
        self.visits += len(left)
        at = codes.__getitem__
        return self.crossed(list(map(at, left)), list(map(at, right)), table)

    def crossed(self, rows: Codes, columns: Codes, table: Sequence[Marks]) -> bytearray:
        """One look-up each."""
        return bytearray(table[row][column] for row, column in zip(rows, columns, strict=True))

    def arcs(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> Arcs:
        """A list for each element."""
        self.visits += len(chosen)
        found: list[list[Arc]] = [[] for _ in range(size)]
        for index in compress(range(len(chosen)), chosen):
            found[starts[index]].append((ends[index], index))
        return found

    def degrees(self, size: int, subjects: Codes, others: Codes, chosen: Marks, *, distinct: bool) -> Codes:
        """One count each."""
        pairs: Iterable[tuple[int, int]] = compress(zip(subjects, others, strict=True), chosen)
        found = [0] * size
        for subject, _ in set(pairs) if distinct else pairs:
            found[subject] += 1
        self.visits += sum(chosen)
        return found

    def repeated(self, keys: Sequence[Codes], chosen: Marks) -> bytearray:
        """Counted by key."""
        whole = list(zip(*keys, strict=True))
        counts = Counter(compress(whole, chosen))
        return bytearray(mark and counts[key] > 1 for mark, key in zip(chosen, whole, strict=True))

    def turning(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> bytearray:
        """All of them: a search for components tells soon enough."""
        del size, starts, ends
        self.visits += len(chosen)
        return bytearray(chosen)

    def first(
        self, size: int, into: Backwards, accepting: Iterable[int], groups: Sequence[Sequence[int]], stops: Marks | None
    ) -> Codes:
        """Breadth first from the members of each group in turn."""
        held = [[0] * size for _ in into]
        accepting = tuple(accepting)
        for group, members in enumerate(groups, 1):
            pending = deque((state, member) for state in accepting for member in members)
            for state, member in pending:
                held[state][member] = held[state][member] or group
            ends = len(pending)
            while pending:
                state, node = pending.popleft()
                ends -= 1
                if stops is not None and stops[node] and ends < 0:
                    continue
                for before, arcs in into[state]:
                    known = held[before]
                    found = arcs[node]
                    self.visits += len(found)
                    for neighbour, _ in found:
                        if not known[neighbour]:
                            known[neighbour] = group
                            pending.append((before, neighbour))
        return held[0]

    def labels(
        self,
        size: int,
        into: Backwards,
        accepting: Iterable[int],
        targets: Sequence[tuple[int, int]],
        limit: int,
        stops: Marks | None,
    ) -> Sequence[Codes]:
        """Breadth first with triples of state, element and label."""
        held: list[dict[int, list[int]]] = [{} for _ in into]
        pending = deque((state, target, label) for state in accepting for target, label in targets)
        for state, target, label in pending:
            held[state][target] = [label]
        ends = len(pending)
        while pending:
            state, node, label = pending.popleft()
            ends -= 1
            if stops is not None and stops[node] and ends < 0:
                continue
            for before, arcs in into[state]:
                found = arcs[node]
                self.visits += len(found)
                for neighbour, _ in found:
                    known = held[before].setdefault(neighbour, [])
                    if label not in known and len(known) < limit:
                        known.append(label)
                        pending.append((before, neighbour, label))
        kept = [held[0].get(node, []) for node in range(size)]
        return [[each[slot] if slot < len(each) else -1 for each in kept] for slot in range(limit)]
