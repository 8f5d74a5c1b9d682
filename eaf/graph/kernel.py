"""What is done to whole sets of elements or relationships at once.

A set is :data:`~eaf.graph.marks.Marks`, a byte of 0 or 1 by number. Two kernels give the same answers: :mod:`eaf.graph.lists` in
plain Python, which is there at once, and :mod:`eaf.graph.arrays` over numpy, which pays from some thousand elements on. Both
count the relationships that they visit.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from eaf.graph.column import Codes
    from eaf.graph.marks import Marks

Arc: TypeAlias = tuple[int, int]
"""A neighbour's element number and the number of the relationship that leads to it."""


class Arcs(Protocol):
    """For every element the arcs of one kind of step, in order of relationship."""

    def __getitem__(self, element: int, /) -> Sequence[Arc]:
        """The arcs that start at the element."""
        ...


Backwards: TypeAlias = "Sequence[Sequence[tuple[int, Arcs]]]"
"""For each state of a path's automaton the moves into it: the state before, and the arcs to walk back."""


class Kernel(Protocol):
    """The operations on whole sets.

    ``visits`` counts the relationships that were looked at, by every operation that walks over relationships; what takes elements
    and relationships alike (:meth:`mapped`, :meth:`marked` and their like) is counted by who knows which of them it is given.
    """

    visits: int

    def codes(self, numbers: Iterable[int]) -> Codes:
        """Numbers as this kernel keeps them."""
        ...

    def mapped(self, codes: Codes, table: Codes) -> Codes:
        """``table[code]`` for each code, as numbers."""
        ...

    def either(self, chosen: Marks, one: Codes, other: Codes) -> Codes:
        """Of two lists of numbers the one's where it is marked, else the other's."""
        ...

    def marked(self, codes: Codes, table: Marks) -> bytearray:
        """``table[code]`` for each code."""
        ...

    def tally(self, codes: Codes, chosen: Marks, count: int) -> Sequence[int]:
        """For each of ``count`` codes how many of the chosen have it."""
        ...

    def grouped(self, codes: Codes, chosen: Marks, count: int) -> Sequence[Sequence[int]]:
        """For each of ``count`` codes the numbers of the chosen that have it, in order."""
        ...

    def present(self, codes: Codes) -> bytearray:
        """1 for each code that is not negative."""
        ...

    def equal(self, one: Codes, other: Codes) -> bytearray:
        """1 where two lists of numbers are equal."""
        ...

    def below(self, one: Codes, other: Codes) -> bytearray:
        """1 where the number of the one list is smaller than that of the other."""
        ...

    def alike(self, codes: Codes, left: Codes, right: Codes) -> bytearray:
        """For each pair of elements 1 where both have the same code."""
        ...

    def paired(self, codes: Codes, left: Codes, right: Codes, table: Sequence[Marks]) -> bytearray:
        """For each pair of elements ``table[code of left][code of right]``."""
        ...

    def crossed(self, rows: Codes, columns: Codes, table: Sequence[Marks]) -> bytearray:
        """``table[row][column]`` for each pair of numbers."""
        ...

    def arcs(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> Arcs:
        """The chosen relationships by the element that they start at."""
        ...

    def degrees(self, size: int, subjects: Codes, others: Codes, chosen: Marks, *, distinct: bool) -> Codes:
        """For each element how many chosen relationships it has as a subject; with ``distinct``, to how many others."""
        ...

    def repeated(self, keys: Sequence[Codes], chosen: Marks) -> bytearray:
        """Those of the chosen elements that share all of their ``keys`` with another chosen one."""
        ...

    def turning(self, size: int, starts: Codes, ends: Codes, chosen: Marks) -> bytearray:
        """Those of the chosen relationships that may lie on a cycle: all that do are among them."""
        ...

    def first(
        self, size: int, into: Backwards, accepting: Iterable[int], groups: Sequence[Sequence[int]], stops: Marks | None
    ) -> Codes:
        """For every element the first group (from 1) with a member that a path leads to; 0 where none does.

        A path may begin or end at an element marked in ``stops``, but not pass it. Each state of each element is settled once.
        """
        ...

    def labels(
        self,
        size: int,
        into: Backwards,
        accepting: Iterable[int],
        targets: Sequence[tuple[int, int]],
        limit: int,
        stops: Marks | None,
    ) -> Sequence[Codes]:
        """For every element the distinct labels of the targets that its paths lead to, up to ``limit`` of them; -1 for none.

        ``targets`` pairs elements with labels (from 0 to the number of elements). Each state of each element keeps at most
        ``limit`` labels and passes on only what is new; which ones it keeps of more is not said.
        """
        ...
