"""Every key and every value knows its line and its columns, whatever the way in which it is written."""

from __future__ import annotations

import unicodedata

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from written_yaml import DOUBLE, PLAIN, Mapping, Node, Scalar, composed, documents, value_of, write

from eaf.finding import Place
from eaf.loading.document import Document, Path, Value
from eaf.loading.yaml_text import parse


def read(text: str) -> Document:
    document = parse("a.yaml", text.encode())
    assert not document.problems, document.problems
    return document


def at(place: Place) -> str:
    return f"{place.line}:{place.column}-{place.end_column}"


BLOCK = """\
# comment
elements:
  app-a:
    name: Cổng dịch vụ công
    tags: [mot-cua, 'hai cửa', "ba"]
    text: |
      first
      second

    folded: >-
      one
      two
    nothing:
    flow: {a: {b: [1, 2]}, c: }
  app-b: ~
list:
- x
-   y
- - z
- {k: v}
"""


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        ((), None, "2:1-10"),
        (("elements",), "2:1-9", "3:3-9"),
        (("elements", "app-a"), "3:3-8", "4:5-28"),
        (("elements", "app-a", "name"), "4:5-9", "4:11-28"),
        (("elements", "app-a", "tags"), "5:5-9", "5:11-37"),
        (("elements", "app-a", "tags", 0), None, "5:12-19"),
        (("elements", "app-a", "tags", 1), None, "5:21-30"),
        (("elements", "app-a", "tags", 2), None, "5:32-36"),
        (("elements", "app-a", "text"), "6:5-9", "6:11-12"),
        (("elements", "app-a", "folded"), "10:5-11", "10:13-15"),
        (("elements", "app-a", "nothing"), "13:5-12", "13:13-13"),
        (("elements", "app-a", "flow"), "14:5-9", "14:11-32"),
        (("elements", "app-a", "flow", "a"), "14:12-13", "14:15-26"),
        (("elements", "app-a", "flow", "a", "b"), "14:16-17", "14:19-25"),
        (("elements", "app-a", "flow", "a", "b", 1), None, "14:23-24"),
        (("elements", "app-a", "flow", "c"), "14:28-29", "14:31-31"),
        (("elements", "app-b"), "15:3-8", "15:10-11"),
        (("list",), "16:1-5", "17:1-4"),
        (("list", 0), None, "17:3-4"),
        (("list", 1), None, "18:5-6"),
        (("list", 2), None, "19:3-6"),
        (("list", 2, 0), None, "19:5-6"),
        (("list", 3, "k"), "20:4-5", "20:7-8"),
    ],
    ids=lambda part: "/".join(map(str, part)) if isinstance(part, tuple) else None,
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "BOM"])
def test_place_is_that_of_the_token(path: Path, key: str | None, value: str, line_end: str, mark: str) -> None:
    document = read(mark + BLOCK.replace("\n", line_end))
    assert at(document.place(path)) == value
    if key is not None:
        assert at(document.place(path, key=True)) == key


def test_key_of_a_list_item_is_the_item_and_of_the_root_the_root() -> None:
    document = read(BLOCK)
    assert document.place(("list", 0), key=True) == document.place(("list", 0))
    assert document.place((), key=True) == document.place(())


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (("elements", "app-a", "owner"), "3:3-8"),
        (("elements", "app-a", "name", "vi"), "4:5-9"),
        (("elements", "app-c"), "2:1-9"),
        (("list", 9), "16:1-5"),
        (("list", 0, "x"), "17:3-4"),
        (("nowhere", 0, "x"), "2:1-10"),
    ],
)
def test_path_that_leads_nowhere_stands_at_its_last_known_key(path: Path, expected: str) -> None:
    assert at(read(BLOCK).place(path)) == expected


@pytest.mark.parametrize(
    ("text", "path", "expected"),
    [
        ("ộ: a\n", ("ộ",), "1:4-5"),
        (unicodedata.normalize("NFD", "ộ") + ": a\n", ("ộ",), "1:6-7"),
        ("\N{GRINNING FACE}: a\n", ("\N{GRINNING FACE}",), "1:4-5"),
        ("{a: '\N{GRINNING FACE}\N{MUSICAL SYMBOL G CLEF}', b: c}\n", ("b",), "1:14-15"),
        ("a: 中文 # c\n", ("a",), "1:4-6"),
        ('"\\u1ed9": a\n', ("ộ",), "1:11-12"),
        ('"o\\u0323\\u0302": a\n', ("ộ",), "1:18-19"),
        ("? a\n: b\n", ("a",), "2:3-4"),
        ("a: 'one\n  two'\n", ("a",), "1:4-8"),
        ("a: one\n  two\n", ("a",), "1:4-7"),
        ("a: [\n  b,\n  c]\n", ("a", 1), "3:3-4"),
        ("--- {a: b}\n...\n", ("a",), "1:9-10"),
    ],
)
def test_columns_count_characters_as_they_are_written(text: str, path: Path, expected: str) -> None:
    assert at(read(text).place(path)) == expected


def test_lines_of_a_document_are_given_without_their_ends() -> None:
    document = read("a: b\r\nc: d\n")
    assert [document.line(number) for number in (0, 1, 2, 3, 4)] == ["", "a: b", "c: d", "", ""]


def paths(value: Value, path: Path = ()) -> list[Path]:
    found = [path]
    if isinstance(value, dict):
        found += [inner for name, each in value.items() for inner in paths(each, (*path, name))]
    elif isinstance(value, list):
        found += [inner for index, each in enumerate(value) for inner in paths(each, (*path, index))]
    return found


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(node=documents, crlf=st.booleans(), mark=st.booleans())
@example(
    node=Mapping(
        ((Scalar("o\u0323\u0302", PLAIN), Scalar("a", PLAIN)), (Scalar("b'", DOUBLE), Scalar("\\", DOUBLE))), flow=False
    ),
    crlf=True,
    mark=True,
)
def test_what_was_written_is_read_with_its_places(node: Node, crlf: bool, mark: bool) -> None:  # noqa: FBT001 - drawn by hypothesis
    written = write(node)
    text = written.text.replace("\n", "\r\n") if crlf else written.text
    document = read("\ufeff" + text if mark else text)
    assert document.data == value_of(node)
    assert paths(document.data) == paths(value_of(node))
    for path in paths(document.data):
        offset, shown = written.values[path]
        place = document.place(path)
        assert (place.line, place.column) == line_and_column(written.text, offset)
        line = document.line(place.line)
        if shown and shown not in "[{":
            assert line[place.column - 1 : place.end_column - 1] == shown
        if path in written.keys:
            offset, shown = written.keys[path]
            place = document.place(path, key=True)
            assert (place.line, place.column) == line_and_column(written.text, offset)
            assert line_text(document, place) == shown


def line_text(document: Document, place: Place) -> str:
    return document.line(place.line)[place.column - 1 : place.end_column - 1]


@settings(max_examples=75, deadline=None, derandomize=True, database=None)
@given(documents)
def test_structure_is_that_of_a_plain_yaml_reader(node: Node) -> None:
    text = write(node).text
    assert as_text(read(text).data) == as_text(yaml.load(text, yaml.BaseLoader))  # noqa: S506 - makes nothing but text


def as_text(value: object) -> object:
    """Nothing as the empty text, and text in NFC: what a reader without types sees."""
    if isinstance(value, dict):
        return {composed(name): as_text(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return "" if value in (None, "null", "~") else composed(str(value))
