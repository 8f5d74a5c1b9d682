"""A large matrix is taken together by groups, and nothing in it gets lost."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

import pytest

from eaf.viewing.matrix import Evidence, Frame, Head, Matrix, Sign, Tally, Words
from eaf.viewing.matrix_fold import fold

SIGN = Sign("x", "có")
BAD = Sign("!", "sai", "error")


def matrix(seed: int, rows: int = 30, columns: int = 20) -> Matrix:
    rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
    tally = Tally()
    for _ in range(rnd.randint(0, 200)):
        row, column = rnd.randrange(rows), rnd.randrange(columns)
        tally.note(f"r{row}", f"c{column}", rnd.choice((SIGN, SIGN, BAD)), Evidence(f"{row} {column} {rnd.randrange(3)}"))
    groups = {"b": "Bê", "a": "A"}
    frame = Frame("thu", Words("Thử", "", "Hàng", "Cột", "Trống"), (SIGN, BAD), groups, counted=bool(seed % 2))
    heads = [
        [Head(f"{letter}{n}", f"{n:02}", rnd.choice(("a", "b", ""))) for n in range(size)]
        for letter, size in (("r", rows), ("c", columns))
    ]
    return tally.matrix(frame, *heads)


def cells(given: Matrix) -> set[tuple[str, str, str]]:
    return {(given.rows[each.row].id, given.columns[each.column].id, each.text) for each in given.cells}


def test_a_matrix_within_the_budget_stays_as_it_is() -> None:
    given = matrix(1)
    assert fold(given, 30).shown is given


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("budget", [4, 10, 25])
def test_parts_hold_every_row_once_and_every_cell_of_the_whole(seed: int, budget: int) -> None:
    given = matrix(seed)
    leaves = list(leaves_of(given, budget))
    assert [row for part in leaves for row in part.rows] == list(given.rows)
    assert {cell for part in leaves for cell in cells(part)} == cells(given)


def leaves_of(given: Matrix, budget: int) -> Iterator[Matrix]:
    """The matrices that are shown row by row; no more than the budget stands beside or below one another anywhere."""
    folded = fold(given, budget)
    assert len(folded.shown.rows) <= budget
    assert len(folded.shown.columns) <= budget
    assert len({each.id for each in folded.parts}) == len(folded.parts) != 1
    if not folded.parts:
        yield given
    for each in folded.parts:
        yield from leaves_of(each.matrix, budget)


@pytest.mark.parametrize("seed", range(20))
@pytest.mark.parametrize("budget", [4, 10, 25])
def test_what_is_taken_together_adds_up_to_the_same(seed: int, budget: int) -> None:
    given = matrix(seed)
    shown = fold(given, budget).shown
    assert shown.total == given.total == sum(each.amount for each in given.cells)
    assert sum(shown.column_totals) == shown.total
    for head, cells_of_row, total in zip(shown.rows, shown.by_row, shown.row_totals, strict=True):
        assert sum(int(each.text) if shown.frame.counted else 1 for each in cells_of_row) == total, head
    tones = [each.tone for each in given.cells]
    assert max((each.tone for each in shown.cells), default="") == max(tones, default="")


def test_columns_alone_are_taken_together_where_only_they_are_too_many() -> None:
    folded = fold(matrix(3, rows=5, columns=40), 10)
    assert folded.parts == ()
    assert [head.title for head in folded.shown.columns] == ["Bê", "A", "–"]
    assert folded.shown.rows == folded.whole.rows


def test_rows_of_one_group_are_split_in_runs() -> None:
    given = matrix(2)
    folded = fold(given, 9)
    assert [each.title.endswith(")") for each in folded.parts].count(True) > 1
    assert [len(each.matrix.rows) for each in folded.parts] == [int(each.note) for each in folded.shown.rows]
