"""A matrix as lines of a sheet: what stands in both of the formats for office programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.viewing.matrix import Evidence, Head, Matrix

Value: TypeAlias = "str | int"


def lines(matrix: Matrix) -> Iterator[list[Value]]:
    """The heads with their ids, a line for each row with its total, and the totals of the columns."""
    words = matrix.frame.words
    yield [words.id, words.row, *(_column(each) for each in matrix.columns), words.total]
    for head, cells, total in zip(matrix.rows, matrix.by_row, matrix.row_totals, strict=True):
        line: list[Value] = [""] * len(matrix.columns)
        for each in cells:
            line[each.column] = each.amount if matrix.frame.counted else each.text
        yield [head.id, head.title, *line, total]
    yield ["", words.total, *matrix.column_totals, matrix.total]


def evidence_lines(matrix: Matrix, place: Callable[[Evidence], str]) -> Iterator[list[Value]]:
    """A line for each fact behind a cell, after the line of headings."""
    words = matrix.frame.words
    yield [words.id, words.row, words.id, words.column, words.cell, words.meaning, words.evidence, words.place]
    for cell in matrix.cells:
        row, column = matrix.rows[cell.row], matrix.columns[cell.column]
        for each in cell.evidence:
            yield [row.id, row.title, column.id, column.title, cell.text, cell.meaning, each.text, place(each)]


def _column(head: Head) -> str:
    return f"{head.title} [{head.id}]"
