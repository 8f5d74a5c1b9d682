"""The downloads of a matrix, read back, are the matrix; no cell is a formula; the same matrix gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

import pytest

from eaf.exporters import matrix_csv, matrix_xlsx
from eaf.exporters.matrix_lines import lines
from eaf.viewing.matrix import Evidence, Frame, Head, Matrix, Sign, Tally, Words

ATTACKS = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x","y")')
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def matrix(*titles: str, counted: bool = False) -> Matrix:
    signs = (Sign("C/U", "ghi"), Sign("R", "đọc"), Sign("!", "sai", "error"))
    tally = Tally()
    for place, _ in enumerate(titles):
        tally.note(f"r{place}", f"c{place}", signs[place % 3], Evidence(f"chứng cứ {place}", place=f"a.yaml:{place}"))
    tally.note("r0", "c0", signs[1], Evidence("chứng cứ khác"))
    frame = Frame("thu", Words("Thử: [nghiệm]/'", "", "Hàng", "Cột", ""), signs, counted=counted)
    return tally.matrix(frame, *([Head(f"{letter}{n}", each) for n, each in enumerate(titles)] for letter in "rc"))


def read_csv(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def sheets(content: bytes) -> Iterator[list[list[str]]]:
    """The values of each sheet, read from the parts of the file."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        shared = [
            "".join(text.text or "" for text in item.iter(f"{SHEET}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        ]
        for name in sorted(each for each in book.namelist() if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", each)):
            root = ET.fromstring(book.read(name))  # noqa: S314 - our own workbook
            assert not list(root.iter(f"{SHEET}f")), "no cell is a formula"
            rows = []
            for row in root.iter(f"{SHEET}row"):
                found: dict[int, str] = {}
                for cell in row.iter(f"{SHEET}c"):
                    value = cell.find(f"{SHEET}v")
                    letters = re.match(r"[A-Z]+", cell.get("r", ""))
                    if value is not None and value.text is not None and letters:
                        at = sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters[0]))) - 1
                        found[at] = shared[int(value.text)] if cell.get("t") == "s" else value.text
                rows.append([found.get(at, "") for at in range(max(found, default=-1) + 1)])
            yield rows


def padded(rows: list[list[str]]) -> list[list[str]]:
    width = max(map(len, rows))
    return [[*row, *[""] * (width - len(row))] for row in rows]


@pytest.mark.parametrize("counted", [False, True])
def test_both_downloads_say_what_the_matrix_says(counted: bool) -> None:  # noqa: FBT001 - a case
    given = matrix('Có "ngoặc"', "Một cửa, liên thông", "Tên", "Đăng ký khai sinh", counted=counted)
    wanted = [[str(value) for value in line] for line in lines(given)]
    assert read_csv(matrix_csv.export(given)) == wanted
    first, facts, legend = sheets(matrix_xlsx.export(given, given, lambda each: each.place))
    assert padded(first) == wanted
    assert facts[1] == [
        "r0",
        'Có "ngoặc"',
        "c0",
        'Có "ngoặc"',
        given.cells[0].text,
        "ghi; đọc",
        given.cells[0].evidence[0].text,
        given.cells[0].evidence[0].place,
    ]
    assert [row[1] for row in legend[1:]] == ["ghi", "đọc", "sai"]


@pytest.mark.parametrize("title", ATTACKS)
def test_nothing_looks_like_a_formula(title: str) -> None:
    given = matrix(title)
    for row in read_csv(matrix_csv.export(given)):
        assert not [value for value in row if value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    first, *_ = sheets(matrix_xlsx.export(given, given, lambda _: ""))
    assert title.strip() in first[1][1]


def test_the_same_matrix_gives_the_same_bytes() -> None:
    made = [matrix_xlsx.export(given, given, lambda _: "") for given in (matrix("A", "B"), matrix("A", "B"))]
    assert made[0] == made[1]


def test_a_text_longer_than_a_cell_may_be_is_cut_and_not_left_out() -> None:
    given = matrix("x" * 40_000)
    first, *_ = sheets(matrix_xlsx.export(given, given, lambda _: ""))
    assert first[1][1] == "x" * 32_767
