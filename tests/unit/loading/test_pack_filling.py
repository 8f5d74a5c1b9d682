"""An official list goes into a pack's file: what it states is written in the house form, everything else stays as it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eaf.errors import UsageError
from eaf.loading.csv_table import read_table
from eaf.loading.decoding import forbidden
from eaf.loading.known_names import KnownNames
from eaf.loading.official_list import CODES, STANDARDS, list_faults, meant
from eaf.loading.pack_filling import Filled, Filling
from eaf.loading.yaml_text import parse
from eaf.loading.yaml_writing import entry, scalar
from eaf.text import Text

MODEL = ("reference_model", "codes")
SOME = """\
# The model
reference_model:
  id: m
  name: {vi: M, en: M}
  status: text-not-available
  codes:
    # The first group
    - code: A  # here
      name: {vi: Một, en: One}
      source: old
      confidence: low
      note: >-
        A long
        # note

    # The second group
    - {code: B, status: text-not-available, source: old, confidence: low}
# The end
"""


def filled(text: str, csv: str, *, replace: bool = False) -> Filled:
    document = parse("m.yaml", text.encode())
    assert document.problems == ()
    rows = read_table("l.csv", csv.encode(), CODES.columns, CODES.required).rows
    return Filling(document, MODEL, CODES, replace=replace).filled([meant(row) for row in rows], "book", "high")


def test_entries_that_the_list_does_not_name_stay_as_they_were_written_and_new_ones_follow() -> None:
    found = filled(SOME, "code,name_vi,parent\nC,Ba,A\n")
    new = "    - code: C\n      name: {vi: Ba}\n      parent: A\n      source: book\n      confidence: high\n"
    assert found == Filled(SOME.replace("# The end\n", new + "# The end\n"), added=("C",))


def test_a_named_entry_keeps_what_the_list_leaves_open_and_gains_the_source() -> None:
    found = filled(SOME, "code,name_vi\nB,Hai\nA,Mới\n")
    assert found.changed == ("B", "A")
    assert found.text.replace("# The second group\n", "").count("#") == 4  # the model, the first group, the note's, the end
    assert (
        '      name: {vi: Mới, en: One}\n      source: [old, book]\n      confidence: high\n      note: "A long # note"\n'
        in found.text
    )
    assert "    - code: B\n      name: {vi: Hai}\n      source: [old, book]\n      confidence: high\n# The end\n" in found.text


def test_replacing_leaves_the_list_alone_in_its_own_order_and_nothing_is_missing_any_more() -> None:
    found = filled(SOME, "code,name_vi\nC,Ba\nA,Mới\n", replace=True)
    assert (found.added, found.changed, found.removed) == (("C",), ("A",), ("B",))
    assert found.text == (
        "# The model\nreference_model:\n  id: m\n  name: {vi: M, en: M}\n  codes:\n    # The first group\n"
        "    - code: C\n      name: {vi: Ba}\n      source: book\n      confidence: high\n"
        "    - code: A\n      name: {vi: Mới}\n      source: book\n      confidence: high\n# The end\n"
    )


@pytest.mark.parametrize("codes", ["  codes: []\n", "  codes: []  # none\n", "  codes:\n", ""])
def test_an_empty_list_is_opened(codes: str) -> None:
    head = "reference_model:\n  id: m\n  name: M\n"
    found = filled(head + codes, "code,name_vi\nA,=1+2\n")
    expected = '  codes:\n    - code: A\n      name: {vi: "=1+2"}\n      source: book\n      confidence: high\n'
    assert found.text == head + expected


def test_filling_twice_changes_nothing_the_second_time() -> None:
    for replace in (False, True):
        once = filled(SOME, "code,name_vi\nB,Hai\n1.10,Mới\n", replace=replace)
        again = filled(once.text, "code,name_vi\nB,Hai\n1.10,Mới\n", replace=replace)
        assert again.is_same
        assert again.text == once.text


def test_keys_after_the_list_stay_and_line_ends_become_one_kind() -> None:
    text = "reference_model:\r\n  codes:\r\n  - code: A\r\n  id: m\r\n  name: M\r\n"
    assert filled(text, "code,name_vi\nB,Hai\n").text == (
        "reference_model:\n  codes:\n  - code: A\n  - code: B\n    name: {vi: Hai}\n    source: book\n    confidence: high\n"
        "  id: m\n  name: M\n"
    )


@pytest.mark.parametrize("codes", ["[{code: A}, {code: B}]", "[\n    {code: A}]"])
def test_a_list_on_one_line_is_refused(codes: str) -> None:
    with pytest.raises(UsageError, match=r"m\.yaml:4:3: .* each entry must begin with '- '"):
        filled(f"reference_model:\n  id: m\n  name: M\n  codes: {codes}\n", "code,name_vi\nC,Ba\n")


def faults(csv: str, parents: dict[str, str] | None = None) -> list[str]:
    rows = read_table("l.csv", csv.encode(), CODES.columns, CODES.required).rows
    stated = {row["code"].words: row["parent"].words for row in rows if "parent" in row}
    known = {"parent": (KnownNames([*(parents or {}), *(row["code"].words for row in rows)]), Text("mã", "code"))}
    return [
        f"{each.place} {each.rule} {each.message.en}" for each in list_faults(CODES, rows, known, {**(parents or {}), **stated})
    ]


def test_codes_stand_once_below_known_codes_and_not_below_themselves() -> None:
    assert faults("code,name_vi,parent\nA,a,\nB,b,A\n") == []
    assert faults("code,name_vi,parent\nB,b,A\n", {"A": ""}) == []
    assert faults("code,name_vi,parent\nA,a,\nA,b,\n") == ["l.csv:3:1 EAF-P001 'A' is used again in the pack"]
    assert faults("code,name_vi,parent\nA,a,B\n") == ["l.csv:2:5 EAF-P007 there is no code 'B' in the pack"]
    assert faults("code,name_vi,parent\nA,a,B\n", {"B": "A"}) == ["l.csv:2:5 EAF-P008 'A' stands below itself"]
    assert faults("code,name_vi,parent\nA,a,A\n") == ["l.csv:2:5 EAF-P008 'A' stands below itself"]
    assert faults("code,name_vi,parent\nA,a,B\n", {"B": "C", "C": "B"}) == []


def test_cells_have_the_form_of_their_column() -> None:
    assert faults("code,name_vi,mandatory\nA b,a,yes\n") == [
        "l.csv:2:1 EAF-S005 'A b' does not have the form a code of unaccented letters, digits and dots",
        "l.csv:2:7 EAF-S003 'yes' is not one of: true, false",
    ]
    rows = read_table(
        "l.csv", b"id,number,name_vi,group,from,to\nA,1,n,g,2018-02-30,soon\n", STANDARDS.columns, STANDARDS.required
    ).rows
    known = {"group": (KnownNames(["gs"]), Text("nhóm", "group"))}
    assert [each.rule for each in list_faults(STANDARDS, rows, known, {})] == ["EAF-S005", "EAF-P007", "EAF-S008", "EAF-S005"]


@given(st.text(min_size=1, max_size=20).filter(lambda words: not forbidden(words) and "\n" not in words and "\r" not in words))
def test_any_text_reads_back_as_itself_in_a_list_and_in_a_mapping(words: str) -> None:
    lines = entry({"code": words, "name": {"vi": words}, "source": [words, "b"]}, 4)
    document = parse("w.yaml", "\n".join(["codes:", *lines]).encode())
    assert document.problems == ()
    assert document.data == {"codes": [{"code": words, "name": {"vi": words}, "source": [words, "b"]}]}


@pytest.mark.parametrize(
    "words", ["1.10", "true", "No", "NULL", "2018-07-01", "0x1F", "12:30", "=A1", "- x", "a: b", "a #b", "Y"]
)
def test_what_another_reader_could_take_for_something_else_is_quoted(words: str) -> None:
    assert scalar(words) == f'"{words}"'
