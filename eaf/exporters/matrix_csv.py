"""A matrix as CSV for office programs: UTF-8 with a byte order mark, and nothing that one of them would take for a formula."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from eaf.exporters.matrix_lines import Value, lines

if TYPE_CHECKING:
    from eaf.viewing.matrix import Matrix

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def export(matrix: Matrix) -> bytes:
    """The matrix as the bytes of a file."""
    out = io.StringIO()
    csv.writer(out).writerows([defused(value) for value in line] for line in lines(matrix))
    return out.getvalue().encode("utf-8-sig")


def defused(value: Value) -> Value:
    """A text that looks like a formula, behind an apostrophe; numbers stay numbers."""
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value
