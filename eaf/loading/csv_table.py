"""A CSV file as rows of cells that know their places: UTF-8, commas or semicolons, a header line. A cell is text, whatever it looks like."""

from __future__ import annotations

import csv
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from eaf.finding import Finding, Place
from eaf.loading.decoding import decode
from eaf.loading.problems import Note, problem
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

_DELIMITERS = ",;"
_QUOTE = '"'
Row: TypeAlias = "dict[str, Cell]"


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell, without needless blanks; and where it begins."""

    words: str
    place: Place


@dataclass(slots=True)
class Table:
    """The rows by the names of their columns; a table with problems is not to be used."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Finding] = field(default_factory=list)


def read_table(file: str, raw: bytes, columns: tuple[str, ...], required: tuple[str, ...]) -> Table:
    """The table in the bytes of ``file``, whose header names some of the ``columns`` in any order, the required ones among them."""
    text, fault = decode(file, raw)
    if fault is not None:
        return Table(problems=[fault])
    table = Table()
    lines = _lines(file, text, table.problems)
    header = next(lines, [])
    _check_header(file, header, columns, required, table.problems)
    if table.problems:
        return table
    for cells in lines:
        if len(cells) != len(header):
            table.problems.append(problem("EAF-C004", cells[0].place, found=str(len(cells)), expected=str(len(header))))
        row = {name.words: cell for name, cell in zip(header, cells, strict=False)}
        table.problems += [
            problem("EAF-C005", row[name].place, key=name) for name in required if name in row and not row[name].words
        ]
        table.rows.append(row)
    if not table.rows and not table.problems:
        table.problems.append(problem("EAF-F005", Place(file)))
    return table


def _check_header(
    file: str, header: list[Cell], columns: tuple[str, ...], required: tuple[str, ...], problems: list[Finding]
) -> None:
    names = [each.words for each in header]
    for index, each in enumerate(header):
        if each.words not in columns:
            problems.append(problem("EAF-C001", each.place, Note(nearest(each.words, columns) or columns), key=each.words))
        elif each.words in names[:index]:
            problems.append(problem("EAF-C002", each.place, Note(first=header[names.index(each.words)].place), key=each.words))
    place = header[0].place if header else Place(file)
    problems += [problem("EAF-C003", place, key=name) for name in required if name not in names]


def _lines(file: str, text: str, problems: list[Finding]) -> Iterator[list[Cell]]:
    """Each line's cells; lines of nothing but blanks and delimiters are left out."""
    scanner = _Scanner(file, text, _delimiter(text))
    while not scanner.is_at_end:
        cells = scanner.line()
        if any(each.words for each in cells):
            yield cells
    problems += scanner.problems


def _delimiter(text: str) -> str:
    """What separates the cells, as the header shows; a header of one column has a comma."""
    try:
        return csv.Sniffer().sniff("".join(islice(text.splitlines(), 1)), _DELIMITERS).delimiter
    except csv.Error:
        return _DELIMITERS[0]


class _Scanner:
    """Goes through the text cell by cell and counts lines and columns: the reader of the standard library tells no columns."""

    def __init__(self, file: str, text: str, delimiter: str) -> None:
        self.problems: list[Finding] = []
        self._file = file
        self._text = text.replace("\r\n", "\n")
        self._delimiter = delimiter
        self._at = 0
        self._line = 1
        self._line_start = 0

    @property
    def is_at_end(self) -> bool:
        return self._at >= len(self._text)

    def line(self) -> list[Cell]:
        """The cells up to the end of the line."""
        cells = [self._cell()]
        while not self.is_at_end and self._text[self._at] == self._delimiter:
            self._at += 1
            cells.append(self._cell())
        self._newline()
        return cells

    def _cell(self) -> Cell:
        """A cell; after a quoted one only blanks may follow."""
        place, is_quoted = self._place(), self._text.startswith(_QUOTE, self._at)
        words = self._quoted() if is_quoted else ""
        rest = self._bare()
        if is_quoted and rest.strip():
            self.problems.append(problem("EAF-C006", place))
        return Cell(" ".join(unicodedata.normalize("NFC", words + rest).split()), place)

    def _bare(self) -> str:
        """The characters up to the delimiter or the end of the line."""
        start = self._at
        while not self.is_at_end and self._text[self._at] not in (self._delimiter, "\n"):
            self._at += 1
        return self._text[start : self._at]

    def _quoted(self) -> str:
        """A quoted cell, which may hold delimiters, line ends and doubled quotes."""
        place, parts = self._place(), []
        self._at += 1
        while (end := self._text.find(_QUOTE, self._at)) >= 0:
            parts.append(self._pass(end))
            self._at += 1
            if not self._text.startswith(_QUOTE, self._at):
                return "".join(parts)
            parts.append(_QUOTE)
            self._at += 1
        self.problems.append(problem("EAF-C006", place))
        return self._pass(len(self._text))

    def _pass(self, end: int) -> str:
        """What stands before ``end``, which becomes the position; line ends are counted."""
        found = self._text[self._at : end]
        if "\n" in found:
            self._line += found.count("\n")
            self._line_start = self._at + found.rindex("\n") + 1
        self._at = end
        return found

    def _newline(self) -> None:
        if not self.is_at_end:
            self._pass(self._at + 1)

    def _place(self) -> Place:
        column = self._at - self._line_start + 1
        return Place(self._file, self._line, column, self._line, column + 1)
