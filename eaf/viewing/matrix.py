"""A matrix as a value: heads of rows and columns, and the cells that are not empty, each with what it rests on.

No coordinate on a page, no colour and no file format is in it: the site shows one, the exporters write one. Every text is already
in the reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from eaf.model.element import Origin

Tone: TypeAlias = Literal["", "note", "warning", "error"]
TONES: tuple[Tone, ...] = ("", "note", "warning", "error")
"""From the least to the worst."""


@dataclass(frozen=True, slots=True)
class Sign:
    """A short mark in a cell, and what it means; signs stand in a cell in the order in which the matrix lists them."""

    text: str
    meaning: str
    tone: Tone = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A fact behind a cell in a sentence, with the elements it is about, and where it is written.

    A fact of the model has ``origins``, a finding its fingerprint and its place.
    """

    text: str
    elements: tuple[str, ...] = ()
    finding: str = ""
    origins: tuple[Origin, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a row or a column; ``element`` says whether the id is that of an element of the model."""

    id: str
    title: str
    group: str = ""
    note: str = ""
    element: bool = True


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """A cell that is not empty: what stands in it, what that means, and how much it counts in the totals."""

    row: int
    column: int
    text: str
    meaning: str
    evidence: tuple[Evidence, ...]
    tone: Tone = ""
    amount: int = 1


@dataclass(frozen=True, slots=True)
class Words:
    """What a matrix calls itself, its rows and columns, and what it says where there is nothing; the rest are headings."""

    title: str
    lead: str
    row: str
    column: str
    missing: str
    id: str = "id"
    total: str = "total"
    ungrouped: str = "–"
    cell: str = "cell"
    meaning: str = "meaning"
    evidence: str = "evidence"
    place: str = "place"


@dataclass(frozen=True, slots=True)
class Frame:
    """What a matrix is before any cell: its words, its signs, and its groups in order.

    ``counted`` matrices have amounts in their cells and not signs. ``forbidden`` are pairs of a row's and a column's group
    between which nothing may stand. Heads are ordered by group, then title.
    """

    id: str
    words: Words
    signs: tuple[Sign, ...] = ()
    groups: Mapping[str, str] = field(default_factory=dict)
    counted: bool = False
    forbidden: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class Matrix:
    """Heads and cells; cells stand in order of row, then column, and there is at most one for each pair."""

    frame: Frame
    rows: tuple[Head, ...]
    columns: tuple[Head, ...]
    cells: tuple[MatrixCell, ...]

    @cached_property
    def row_totals(self) -> list[int]:
        """What each row adds up to: its cells, or their amounts where these are counts."""
        return self._totals(len(self.rows), (each.row for each in self.cells))

    @cached_property
    def column_totals(self) -> list[int]:
        """What each column adds up to."""
        return self._totals(len(self.columns), (each.column for each in self.cells))

    @property
    def total(self) -> int:
        """What the whole matrix adds up to."""
        return sum(self.row_totals)

    @cached_property
    def highest(self) -> int:
        """The greatest amount in a cell."""
        return max((each.amount for each in self.cells), default=0)

    @cached_property
    def by_row(self) -> list[list[MatrixCell]]:
        """The cells of each row."""
        found: list[list[MatrixCell]] = [[] for _ in self.rows]
        for each in self.cells:
            found[each.row].append(each)
        return found

    def _totals(self, size: int, places: Iterable[int]) -> list[int]:
        totals = [0] * size
        for place, each in zip(places, self.cells, strict=True):
            totals[place] += each.amount
        return totals


class Tally:
    """Collects what stands between rows and columns; the same fact noted twice counts once."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str], dict[tuple[Sign, Evidence], None]] = {}

    def note(self, row: str, column: str, sign: Sign, evidence: Evidence) -> None:
        """Note a fact in the cell of a row and a column, given by their ids."""
        self._found.setdefault((row, column), {})[sign, evidence] = None

    def rows(self) -> set[str]:
        """The rows in which something stands."""
        return {row for row, _ in self._found}

    def columns(self) -> set[str]:
        """The columns in which something stands."""
        return {column for _, column in self._found}

    def matrix(self, frame: Frame, rows: Iterable[Head], columns: Iterable[Head]) -> Matrix:
        """The matrix of what was noted for these rows and columns."""
        order = {group: place for place, group in enumerate(frame.groups)}
        placed_rows, placed_columns = _placed(rows, order), _placed(columns, order)
        row_at = {head.id: place for place, head in enumerate(placed_rows)}
        column_at = {head.id: place for place, head in enumerate(placed_columns)}
        cells = (
            _cell(frame, row_at[row], column_at[column], tuple(facts))
            for (row, column), facts in self._found.items()
            if row in row_at and column in column_at
        )
        ordered = sorted(cells, key=lambda each: (each.row, each.column))
        return Matrix(frame, placed_rows, placed_columns, tuple(ordered))


def worst(tones: Iterable[Tone]) -> Tone:
    """The worst of the tones."""
    return max(tones, key=TONES.index, default="")


def _placed(heads: Iterable[Head], order: Mapping[str, int]) -> tuple[Head, ...]:
    return tuple(sorted(heads, key=lambda each: (order.get(each.group, len(order)), each.title, each.id)))


def _cell(frame: Frame, row: int, column: int, facts: Sequence[tuple[Sign, Evidence]]) -> MatrixCell:
    noted = {sign for sign, _ in facts}
    signs = [sign for sign in frame.signs if sign in noted]
    evidence = tuple(
        dict.fromkeys(each for _, each in sorted(facts, key=lambda fact: (frame.signs.index(fact[0]), fact[1].text)))
    )
    tone = worst(each.tone for each in signs)
    meaning = "; ".join(each.meaning for each in signs)
    if frame.counted:
        return MatrixCell(row, column, str(len(evidence)), meaning, evidence, tone, len(evidence))
    return MatrixCell(row, column, " ".join(each.text for each in signs), meaning, evidence, tone)
