"""A CSV file becomes rows whose cells know their places; what is wrong with it is told with line and column."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eaf.loading.csv_table import Table, read_table

COLUMNS = ("code", "parent", "name_vi", "name_en")


def table(text: str, raw: bytes = b"") -> Table:
    return read_table("list.csv", raw or text.encode(), COLUMNS, ("code", "name_vi"))


def words(text: str, raw: bytes = b"") -> list[dict[str, str]]:
    read = table(text, raw)
    assert read.problems == []
    return [{name: cell.words for name, cell in row.items()} for row in read.rows]


def faults(text: str, raw: bytes = b"") -> list[str]:
    return [f"{each.place} {each.rule} {each.message.en}" for each in table(text, raw).problems]


def test_commas_and_semicolons_a_byte_order_mark_and_line_ends_of_either_kind() -> None:
    rows = [{"code": "A", "name_vi": "Một"}, {"code": "B", "name_vi": "Hai"}]
    assert words("code,name_vi\nA,Một\nB,Hai\n") == rows
    assert words("code;name_vi\r\nA;Một\r\nB;Hai") == rows
    assert words("", b"\xef\xbb\xbf" + "code,name_vi\nA,Một\nB,Hai\n".encode()) == rows


def test_a_cell_is_text_whatever_it_looks_like() -> None:
    rows = words('name_vi,code\n=1+2,A\n"Công nghiệp, ""và""\nthương mại",@SUM\n+84,-1\n')
    assert [row["name_vi"] for row in rows] == ["=1+2", 'Công nghiệp, "và" thương mại', "+84"]
    assert [row["code"] for row in rows] == ["A", "@SUM", "-1"]


def test_blanks_are_tidied_letters_composed_and_empty_lines_left_out() -> None:
    assert words("code, name_vi \n A ,  Một\u00a0 hai \n,\n\nB,Mo\u0323\u0302t\n") == [
        {"code": "A", "name_vi": "Một hai"},
        {"code": "B", "name_vi": "Một"},
    ]


def test_cells_know_where_they_begin_also_after_a_line_end_inside_quotes() -> None:
    rows = table('code,name_vi\n"A\nB",Một\nC,Hai\n').rows
    assert [str(cell.place) for row in rows for cell in row.values()] == [
        *("list.csv:2:1", "list.csv:3:4"),
        *("list.csv:4:1", "list.csv:4:3"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code,nam_vi\nA,Một\n", ["1:1 EAF-C003 the column 'name_vi' is missing", "1:6 EAF-C001 unknown column 'nam_vi'"]),
        ("code,name_vi,code\nA,Một,B\n", ["1:14 EAF-C002 the column 'code' stands twice"]),
        ("code,name_vi\nA\n", ["2:1 EAF-C004 1 cells here, 2 columns in the header"]),
        ("code,name_vi\nA,Một,x\n", ["2:1 EAF-C004 3 cells here, 2 columns in the header"]),
        ("code,name_vi\n,Một\nB,\n", ["2:1 EAF-C005 the cell of the column 'code' must not be empty", "3:3 EAF-C005 the cell of the column 'name_vi' must not be empty"]),
        ('code,name_vi\nA,"Một\n', ["2:3 EAF-C006 the quotes are not closed at the end of the cell"]),
        ('code,name_vi\n"A"x,Một\n', ["2:1 EAF-C006 the quotes are not closed at the end of the cell"]),
        ('code,name_vi\n""x,Một\n', ["2:1 EAF-C006 the quotes are not closed at the end of the cell"]),
        ("code,name_vi\n", ["1:1 EAF-F005 the file holds nothing"]),
        ("", ["1:1 EAF-C003 the column 'code' is missing", "1:1 EAF-C003 the column 'name_vi' is missing"]),
        ("code\tname_vi\nA\tMột\n", ["1:5 EAF-Y009 the character TAB (U+0009) is not allowed"]),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(text: str, expected: list[str]) -> None:
    assert sorted(faults(text)) == [f"list.csv:{each}" for each in expected]


def test_bytes_that_are_no_utf_8_are_refused_at_their_place() -> None:
    assert faults("", b"code,name_vi\nA,M\xf4t\n") == ["list.csv:2:4 EAF-F003 the file is not valid UTF-8"]


CELLS = st.text(st.sampled_from('abĐ ",;\n='), max_size=6)


@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;"))
def test_any_table_that_the_standard_library_writes_reads_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    written = io.StringIO()
    writer = csv.writer(written, delimiter=delimiter, lineterminator="\n")
    writer.writerows([("code", "name_vi"), *((f"c{one}", f"n{two}") for one, two in rows)])
    expected = [{"code": " ".join(f"c{one}".split()), "name_vi": " ".join(f"n{two}".split())} for one, two in rows]
    assert words(written.getvalue()) == expected
