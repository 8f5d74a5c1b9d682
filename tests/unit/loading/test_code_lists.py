"""Lists of codes become values with their law; what they name must be there."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api import kind_schemas
from eaf.api.telling_lists import lists_about, told_list
from eaf.loading.pack_files import PackReader
from eaf.pack.code_list import CodeList, ListedCode
from eaf.pack.provenance import Provenance
from eaf.pack.validity import Validity
from eaf.text import Text

PACK = {
    "pack": "pack: {id: p, format: 1, version: 1, name: P}\n",
    "properties": "properties: {grade: {types: [node], value: integer, label: {vi: Cấp, en: Grade}}}\n",
    "law": "sources: {book: {name: B, read: 2026-11-23}}\ninstruments: [{id: law, number: 1/2016, title: L}]\n",
    "grades": """\
code_list:
  id: grades
  name: {vi: Cấp độ, en: Grades}
  property: grade
  source: book
  confidence: high
  codes:
    - code: 1
      name: {vi: Cấp 1, en: Grade 1}
      criteria: [{vi: Nội bộ, en: Internal}, {vi: Công cộng, en: Public}]
      instrument: law
      article: {vi: Điều 7, en: Article 7}
      valid_from: 2016-07-01
      valid_to: 2026-07-01
      replaced_by: ["2", "forms:unit"]
      source: book
      confidence: medium
      note: {vi: Ghi chú, en: A note}
    - {code: "2", status: text-not-available, source: book, confidence: low}
""",
    "forms": """\
code_list:
  id: forms
  name: {vi: Dạng mã, en: Forms}
  codes:
    - {code: unit, name: {vi: Mã, en: Code}, managed_by: {vi: Bộ, en: Ministry}, pattern: "[A-Z][0-9]{2}", examples: [H26]}
""",
}


def reader(folder: Path, **changed: str) -> PackReader:
    (folder / "p").mkdir()
    for name, text in {**PACK, **changed}.items():
        (folder / "p" / f"{name}.yaml").write_text(text, encoding="utf-8")
    return PackReader(folder / "p", folder, kind_schemas())


def test_a_list_keeps_all_that_its_file_says(tmp_path: Path) -> None:
    pack = reader(tmp_path).read()
    assert pack is not None
    first = ListedCode(
        code="1",
        name=Text("Cấp 1", "Grade 1"),
        criteria=(Text("Nội bộ", "Internal"), Text("Công cộng", "Public")),
        instrument="law",
        article=Text("Điều 7", "Article 7"),
        validity=Validity(date(2016, 7, 1), date(2026, 7, 1)),
        replaced_by=("2", "forms:unit"),
        provenance=Provenance(("book",), "medium", Text("Ghi chú", "A note")),
    )
    second = ListedCode("2", Text(), status="text-not-available", provenance=Provenance(("book",), "low"))
    unit = ListedCode("unit", Text("Mã", "Code"), managed_by=Text("Bộ", "Ministry"), pattern="[A-Z][0-9]{2}", examples=("H26",))
    assert pack.code_lists == (
        CodeList("forms", Text("Dạng mã", "Forms"), codes=(unit,)),
        CodeList("grades", Text("Cấp độ", "Grades"), "grade", (first, second), Provenance(("book",), "high")),
    )
    assert pack.sources["book"].read == date(2026, 11, 23)


def test_a_list_is_told_by_its_id_and_by_its_property_in_both_languages(tmp_path: Path) -> None:
    pack = reader(tmp_path).read()
    assert pack is not None
    assert lists_about([pack], "codes") == []
    ((grades, of),) = lists_about([pack, pack], "grade")
    assert lists_about([pack], "grades") == [(grades, pack)]
    assert told_list(grades, of, "en") == [
        "grades: Grades (values of the property grade)",
        "  Source: book (confidence: high)",
        "",
        "1 Grade 1 (Article 7, 1/2016; from 2016-07-01; until before 2026-07-01; replaced by 2, forms:unit)",
        *("  - Internal", "  - Public", "  Source: book (confidence: medium)", "  A note"),
        "",
        "2 ",
        "  Source: book (confidence: low)",
    ]
    forms = pack.code_lists[0]
    assert told_list(forms, pack, "vi") == [
        *("forms: Dạng mã", "  Nguồn: – (độ tin cậy: –)", ""),
        "unit Mã (cơ quan chủ quản: Bộ; dạng [A-Z][0-9]{2}; ví dụ H26)",
        "  Nguồn: – (độ tin cậy: –)",
    ]


GRADES = PACK["grades"]


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"grades": GRADES.replace("property: grade", "property: grad")}, "4:13 EAF-P007 there is no property 'grad' in the pack"),
        ({"grades": GRADES.replace("instrument: law", "instrument: lax")}, "11:19 EAF-P004 there is no clause or instrument 'lax' in the pack"),
        ({"grades": GRADES.replace('"2", "forms', '"3", "forms')}, "15:21 EAF-P007 there is no code of a list '3' in the pack"),
        ({"grades": GRADES.replace("forms:unit", "forms:units")}, "15:26 EAF-P007 there is no code of a list 'forms:units' in the pack"),
        ({"grades": GRADES.replace("source: book\n  confidence", "source: bok\n  confidence")}, "5:11 EAF-P007 there is no source 'bok' in the pack"),
        ({"grades": GRADES.replace("source: book, confidence: low", "source: bok, confidence: low")}, "19:55 EAF-P007 there is no source 'bok' in the pack"),
        ({"grades": GRADES.replace('code: "2"', 'code: "1"').replace('["2", ', "[")}, "19:14 EAF-P001 '1' is used again in the pack"),
        ({"grades": GRADES.replace("code: 1", "codes: 1")}, "8:7 EAF-S002 the required key 'code' is missing"),
        ({"law": PACK["law"].replace("2026-11-23", "2026-11-31")}, "1:33 EAF-S008 there is no such date as '2026-11-31'"),
        ({"other": PACK["forms"]}, "2:7 EAF-P001 'forms' is used again in the pack"),
    ],
)  # fmt: skip
def test_what_a_list_names_is_there_and_stands_once(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    read = reader(tmp_path, **changed)
    assert read.read() is None
    found = [f"{each.place.line}:{each.place.column} {each.rule} {each.message.en}" for each in read.documents.problems]
    assert expected in found
