"""What is done with a matrix that is too large to be read: its rows and columns are taken together, with counts that open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.viewing.matrix import Head, Matrix, MatrixCell, worst

if TYPE_CHECKING:
    from collections.abc import Sequence

BUDGET = 80
"""So many rows, and so many columns, are shown one by one."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the rows of a matrix, with the columns in which something stands there."""

    id: str
    title: str
    matrix: Matrix


@dataclass(frozen=True, slots=True)
class Folded:
    """A matrix as it is shown: ``shown`` has at most as many rows as are read at once, or one row for each of ``parts``.

    Without parts the rows of ``shown`` and of ``whole`` are the same, and only columns may have been taken together.
    """

    shown: Matrix
    whole: Matrix
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class _Bucket:
    """Neighbouring heads that become one."""

    head: Head
    members: range


def fold(matrix: Matrix, budget: int = BUDGET) -> Folded:
    """Take rows, or columns, of a group together where there are more than the budget; a part may have to be folded again."""
    columns = None
    if len(matrix.columns) > budget:
        columns = _fewer(_buckets(matrix, matrix.columns, len(matrix.columns)), budget)
    if len(matrix.rows) <= budget:
        return Folded(_taken_together(matrix, None, columns) if columns else matrix, matrix)
    rows = _fewer(_buckets(matrix, matrix.rows, budget), budget)
    parts = tuple(Part(each.head.id, each.head.title, _part(matrix, each)) for each in rows)
    return Folded(_taken_together(matrix, rows, columns), matrix, parts)


def _buckets(matrix: Matrix, heads: Sequence[Head], most: int) -> list[_Bucket]:
    """The groups of heads, which stand beside one another, in runs of at most ``most``."""
    found: list[_Bucket] = []
    start = 0
    while start < len(heads):
        group = heads[start].group
        end = next((n for n in range(start, len(heads)) if heads[n].group != group), len(heads))
        runs = [range(first, min(first + most, end)) for first in range(start, end, most)]
        title = matrix.frame.groups.get(group) or matrix.frame.words.ungrouped
        for number, members in enumerate(runs, 1):
            several = len(runs) > 1
            name = f"{title} ({number}/{len(runs)})" if several else title
            id_ = f"{group or 'khac'}-{number}" if several else group or "khac"
            found.append(_Bucket(Head(id_, name, group, str(len(members)), element=False), members))
        start = end
    return found


def _fewer(buckets: list[_Bucket], budget: int) -> list[_Bucket]:
    """Neighbouring buckets taken together until there are no more than the budget."""
    each = -(-len(buckets) // budget)
    if each == 1:
        return buckets
    found: list[_Bucket] = []
    for first in range(0, len(buckets), each):
        inside = buckets[first : first + each]
        members = range(inside[0].members.start, inside[-1].members.stop)
        title = f"{inside[0].head.title} … {inside[-1].head.title}" if len(inside) > 1 else inside[0].head.title
        found.append(_Bucket(Head(f"phan-{len(found) + 1}", title, "", str(len(members)), element=False), members))
    return found


def _taken_together(matrix: Matrix, rows: list[_Bucket] | None, columns: list[_Bucket] | None) -> Matrix:
    """The matrix of the buckets: a cell says how much stands in all that it was made of."""
    row_of, column_of = _places(len(matrix.rows), rows), _places(len(matrix.columns), columns)
    found: dict[tuple[int, int], list[MatrixCell]] = {}
    for each in matrix.cells:
        found.setdefault((row_of[each.row], column_of[each.column]), []).append(each)
    cells = tuple(_counted(*place, found[place]) for place in sorted(found))
    frame = replace(matrix.frame, counted=True)
    return Matrix(frame, _heads(matrix.rows, rows), _heads(matrix.columns, columns), cells)


def _places(size: int, buckets: list[_Bucket] | None) -> list[int]:
    if buckets is None:
        return list(range(size))
    return [place for place, each in enumerate(buckets) for _ in each.members]


def _heads(heads: tuple[Head, ...], buckets: list[_Bucket] | None) -> tuple[Head, ...]:
    return heads if buckets is None else tuple(each.head for each in buckets)


def _counted(row: int, column: int, cells: list[MatrixCell]) -> MatrixCell:
    amount = sum(each.amount for each in cells)
    meaning = "; ".join(dict.fromkeys(each.meaning for each in cells if each.tone == worst(one.tone for one in cells)))
    return MatrixCell(row, column, str(amount), meaning, (), worst(each.tone for each in cells), amount)


def _part(matrix: Matrix, bucket: _Bucket) -> Matrix:
    """Some rows as a matrix of their own."""
    inside = [each for row in bucket.members for each in matrix.by_row[row]]
    used = sorted({each.column for each in inside})
    place = {column: at for at, column in enumerate(used)}
    rows = matrix.rows[bucket.members.start : bucket.members.stop]
    cells = tuple(replace(each, row=each.row - bucket.members.start, column=place[each.column]) for each in inside)
    return Matrix(matrix.frame, rows, tuple(matrix.columns[column] for column in used), cells)
