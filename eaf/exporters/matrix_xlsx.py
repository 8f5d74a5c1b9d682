"""A matrix as a workbook: the matrix, the facts behind it, and the signs. The same matrix always gives the same bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from eaf.exporters.matrix_lines import evidence_lines, lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from eaf.exporters.matrix_lines import Value
    from eaf.viewing.matrix import Evidence, Matrix

_CREATED = datetime(2000, 1, 1, tzinfo=UTC)
_LONGEST, _MOST_LINES = 32_767, 1_048_576
"""The limits of the format: letters in a cell, lines on a sheet."""
_NOT_IN_NAME = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
_TONES = {"error": "#FDECEE", "warning": "#FFF6DC", "note": "#E5F1F2"}


def export(shown: Matrix, whole: Matrix, place: Callable[[Evidence], str]) -> bytes:
    """The workbook of a matrix as it is shown, with the facts of the whole; ``place`` says where a fact is written."""
    from xlsxwriter import Workbook  # noqa: PLC0415 - a sixth of a second that only a download needs

    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True})
    words = whole.frame.words
    book.set_properties({"title": words.title, "comments": words.lead, "created": _CREATED})
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    turned = book.add_format({"bold": True, "rotation": 90, "text_wrap": True, "valign": "bottom", "bottom": 1})
    tones = {tone: book.add_format({"bg_color": colour}) for tone, colour in _TONES.items()}
    sheet = book.add_worksheet(_name(words.title))
    _write(sheet, lines(shown), head)
    for column, each in enumerate(shown.columns, 2):
        sheet.write_string(0, column, f"{each.title} [{each.id}]"[:_LONGEST], turned)
    for cell in shown.cells:
        if cell.tone:
            value = cell.amount if shown.frame.counted else cell.text
            _put(sheet, (cell.row + 1, cell.column + 2), value, tones[cell.tone])
    sheet.set_row(0, 150)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 1, 44)
    sheet.set_column(2, len(shown.columns) + 2, 6)
    sheet.freeze_panes(1, 2)
    sheet.set_landscape()
    facts = book.add_worksheet(_name(words.evidence))
    _write(facts, evidence_lines(whole, place), head)
    facts.set_column(0, 7, 28)
    facts.freeze_panes(1, 0)
    legend = book.add_worksheet(_name(words.meaning))
    signs: list[list[Value]] = [[each.text, each.meaning] for each in whole.frame.signs]
    _write(legend, [[words.cell, words.meaning], *signs], head)
    legend.set_column(1, 1, 60)
    book.close()
    return out.getvalue()


def contents(shown: Matrix, whole: Matrix, place: Callable[[Evidence], str]) -> tuple[object, ...]:
    """All that :func:`export` makes a workbook of, as values whose ``repr`` says everything and always the same."""
    frame = whole.frame
    tones = [(each.row, each.column, each.tone, each.text, each.amount) for each in shown.cells if each.tone]
    return frame.words, frame.signs, shown.frame.counted, shown.columns, tones, [*lines(shown)], [*evidence_lines(whole, place)]


def _write(sheet: Worksheet, rows: Iterable[list[Value]], head: Format) -> None:
    for number, line in enumerate(rows):
        if number == _MOST_LINES:
            break
        for column, value in enumerate(line):
            if value != "":
                _put(sheet, (number, column), value, None if number else head)


def _put(sheet: Worksheet, at: tuple[int, int], value: Value, form: Format | None) -> None:
    if isinstance(value, str):
        sheet.write_string(*at, value[:_LONGEST], form)
    else:
        sheet.write_number(*at, value, form)


def _name(title: str) -> str:
    """A name that a sheet may have."""
    return title.translate(_NOT_IN_NAME)[:31].strip() or "1"
