"""Reference models and the catalogue of standards become values with all that their files say."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from eaf.api import kind_schemas
from eaf.loading.pack_files import PackReader
from eaf.pack.pack import Code, Pack, ReferenceModel
from eaf.pack.provenance import Provenance
from eaf.pack.standard import Standard, StandardGroup
from eaf.pack.validity import Validity
from eaf.text import Text

HEAD = "pack: {id: p, format: 1, version: 1, name: P}\n"
MODEL = """\
reference_model:
  id: drm
  name: {vi: Dữ liệu, en: Data}
  types: [data-object]
  codes:
    - {code: 001, name: Một, mandatory: true, types: [business-object, data-object]}
    - {code: "002", parent: "001", status: superseded, replaced_by: ["001"]}
"""
STANDARDS = """\
standard_groups: [{id: link, name: {vi: Kết nối, en: Connection}}]
standards:
  - id: old
    number: OLD 1.0
    name: {vi: Cũ, en: Old}
    group: link
    status: mandatory
    from: 2018-07-01
    to: 2022-07-01
    replaced_by: new
    instrument: law
    article: Điều 1
    source: book
    confidence: high
    note: Ghi chú
  - {id: new, number: 2, name: Mới, group: link, from: null}
"""
LAW = "sources: {book: {name: B}}\ninstruments: [{id: law, title: L}]\n"


def read(folder: Path, **files: str) -> Pack:
    (folder / "p").mkdir()
    for name, text in files.items():
        (folder / "p" / f"{name}.yaml").write_text(text, encoding="utf-8")
    reader = PackReader(folder / "p", folder, kind_schemas())
    pack = reader.read()
    assert pack is not None, reader.documents.problems
    return pack


def test_codes_keep_their_text_and_what_is_said_of_them(tmp_path: Path) -> None:
    pack = read(tmp_path, pack=HEAD, drm=MODEL)
    assert pack.reference_models == (
        ReferenceModel(
            "drm",
            Text("Dữ liệu", "Data"),
            types=("data-object",),
            codes=(
                Code("001", Text("Một"), mandatory=True, types=("business-object", "data-object")),
                Code("002", Text(), parent="001", status="superseded", replaced_by=("001",)),
            ),
        ),
    )


def test_standards_keep_their_period_and_what_they_rest_on(tmp_path: Path) -> None:
    pack = read(tmp_path, pack=HEAD, standards=STANDARDS, law=LAW)
    old = Standard(
        "old",
        "OLD 1.0",
        Text("Cũ", "Old"),
        Provenance(("book",), "high", Text("Ghi chú")),
        "link",
        "mandatory",
        Validity(date(2018, 7, 1), date(2022, 7, 1)),
        ("new",),
        "law",
        Text("Điều 1"),
    )
    assert pack.standards == (old, Standard("new", "2", Text("Mới"), Provenance(), "link"))
    assert pack.standard_groups == (StandardGroup("link", Text("Kết nối", "Connection")),)
    days = (date(2018, 6, 30), date(2018, 7, 1), date(2022, 6, 30), date(2022, 7, 1))
    assert [old.status_at(day) for day in days] == ["upcoming", "mandatory", "mandatory", "sunset"]
    assert [old.in_force(day) for day in days] == [False, True, True, False]
