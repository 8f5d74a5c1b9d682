"""``eaf pack fill``: 0 when the list is in or would be, 2 with places and nothing written when it cannot be used."""

from __future__ import annotations

from pathlib import Path

import pytest
from toy_city import make, run

MODEL = "checks/toy-1/reference-models/brm.yaml"
LIST = "code;parent;name_vi;name_en\r\nBRM2;;Đất đai;Land\r\nBRM2.1;BRM2;=1+2;Formula\r\nBRM1.1;BRM1;Khai sinh, khai tử;Births and deaths\r\n"
BASIS = ("--source", "toy-book", "--confidence", "high")
AFTER = """\
reference_model:
  id: brm
  name: {vi: Mô hình nghiệp vụ, en: Business reference model}
  version: 1.0
  codes:
    - {code: BRM1, name: {vi: Hộ tịch, en: Civil status}}
    - code: BRM1.1
      name: {vi: "Khai sinh, khai tử", en: Births and deaths}
      parent: BRM1
      source: toy-book
      confidence: high
    - code: BRM2
      name: {vi: Đất đai, en: Land}
      source: toy-book
      confidence: high
    - code: BRM2.1
      name: {vi: "=1+2", en: Formula}
      parent: BRM2
      source: toy-book
      confidence: high
"""


@pytest.fixture
def city(tmp_path: Path) -> Path:
    folder = make(tmp_path, "sound")
    (folder / "brm.csv").write_bytes(b"\xef\xbb\xbf" + LIST.encode())
    return folder


def test_a_list_goes_into_its_model_and_the_second_time_nothing_changes(city: Path) -> None:
    done = run(city, "pack", "fill", "toy-1", "brm", "brm.csv", *BASIS, "--lang", "en")
    said = "+ BRM2\n+ BRM2.1\n~ BRM1.1\nbrm.yaml: 2 entries added, 1 changed, 0 removed\n"
    assert (done.returncode, done.stdout, done.stderr) == (0, said, "")
    assert (city / MODEL).read_text(encoding="utf-8") == AFTER
    stamp = (city / MODEL).stat().st_mtime_ns
    again = run(city, "pack", "fill", "toy-1", "brm", "brm.csv", *BASIS, "--lang", "en")
    assert (again.returncode, again.stdout) == (0, "brm.yaml: 0 entries added, 0 changed, 0 removed\n")
    assert (city / MODEL).stat().st_mtime_ns == stamp
    assert run(city, "check", "--as-of", "2024-01-01").returncode == 0


def test_a_dry_run_says_the_same_and_writes_nothing(city: Path) -> None:
    before = (city / MODEL).read_bytes()
    done = run(city, "pack", "fill", "toy-1", "brm", "brm.csv", *BASIS, "--dry-run")
    assert (done.returncode, done.stdout.splitlines()[-2:]) == (
        0,
        ["brm.yaml: thêm 2, đổi 1, bỏ 0 mục", "chạy thử, chưa ghi gì"],
    )
    assert (city / MODEL).read_bytes() == before
    assert [each.name for each in (city / MODEL).parent.iterdir()] == ["brm.yaml"]


def test_replacing_leaves_nothing_but_the_list(city: Path) -> None:
    (city / "brm.csv").write_text("code,name_vi,name_en\nBRM1,Hộ tịch,Civil status\n", encoding="utf-8")
    done = run(city, "pack", "fill", "toy-1", "brm", "brm.csv", *BASIS, "--replace", "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "~ BRM1\n- BRM1.1\nbrm.yaml: 0 entries added, 1 changed, 1 removed\n")
    assert "BRM1.1" not in (city / MODEL).read_text(encoding="utf-8")


STANDARDS = "standard_groups: [{id: link, name: {vi: Kết nối, en: Connection}}]\n"


def test_standards_go_into_the_catalogue(city: Path) -> None:
    (city / "checks/toy-1/standards.yaml").write_text(STANDARDS + "standards: []\n", encoding="utf-8")
    rows = "id,number,name_vi,name_en,group,status,from\nstd-http,HTTP v2.0,Truyền siêu văn bản,Hypertext,link,recommended,2018-07-01\n"
    (city / "std.csv").write_text(rows, encoding="utf-8")
    assert run(city, "pack", "fill", "checks/toy-1", "standards", "std.csv", *BASIS).returncode == 0
    assert (city / "checks/toy-1/standards.yaml").read_text(encoding="utf-8") == STANDARDS + (
        "standards:\n  - id: std-http\n    number: HTTP v2.0\n    name: {vi: Truyền siêu văn bản, en: Hypertext}\n"
        "    group: link\n    status: recommended\n    from: 2018-07-01\n    source: toy-book\n    confidence: high\n"
    )
    (city / "std.csv").write_text("id,number,name_vi,group\nstd-b,B,B,lin\n", encoding="utf-8")
    wrong = run(city, "pack", "fill", "toy-1", "standards", "std.csv", *BASIS)
    assert wrong.returncode == 2
    assert "std.csv:2:11: EAF-P007" in wrong.stderr


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("code,name\nA,B\n", ("brm.csv:1:1: EAF-C003", "brm.csv:1:6: EAF-C001")),
        ("code,name_vi\nA,Một\nA,Hai\n", ("brm.csv:3:1: EAF-P001",)),
        ("code,name_vi,parent\nA,Một,B\n", ("brm.csv:2:7: EAF-P007",)),
        ("code,name_vi,parent\nA,Một,B\nB,Hai,A\n", ("brm.csv:2:7: EAF-P008", "brm.csv:3:7: EAF-P008")),
        ("code,name_vi,parent\nBRM1,Một,BRM1.1\n", ("brm.csv:2:10: EAF-P008",)),
        ("code,name_vi\nA,\nB\n", ("brm.csv:2:3: EAF-C005", "brm.csv:3:1: EAF-C004")),
        ('code,name_vi\nA,"Một\n', ("brm.csv:2:3: EAF-C006",)),
        ("code,name_vi\n", ("brm.csv:1:1: EAF-F005",)),
        ("code,name_vi\nA,M\u202et\n", ("brm.csv:2:4: EAF-Y009",)),
    ],
)
def test_a_list_with_faults_is_refused_whole(city: Path, text: str, expected: tuple[str, ...]) -> None:
    before = (city / MODEL).read_bytes()
    (city / "brm.csv").write_text(text, encoding="utf-8")
    done = run(city, "pack", "fill", "toy-1", "brm", "brm.csv", *BASIS)
    assert (done.returncode, done.stdout) == (2, "")
    assert [line.rsplit(":", 1)[0] for line in done.stderr.splitlines()[:-1]] != []
    for each in expected:
        assert each in done.stderr
    assert f"{len(expected)} problems in the list, nothing is written" in done.stderr
    assert (city / MODEL).read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("toy-1", "brn", "brm.csv", *BASIS), "did you mean: brm?"),
        (("toy-2", "brm", "brm.csv", *BASIS), "there is no pack 'toy-2'"),
        (("toy-1", "brm", "no.csv", *BASIS), "no.csv:1:1: EAF-F001"),
        (("toy-1", "brm", "checks", *BASIS), "checks:1:1: EAF-F004"),
        (("toy-1", "brm", "brm.csv", "--source", "toy-boo", "--confidence", "high"), "did you mean: toy-book?"),
        (("toy-1", "brm", "brm.csv", "--confidence", "high"), "--source is missing"),
        (("toy-1", "brm", "brm.csv", "--source", "toy-book"), "--confidence is missing"),
        (("toy-1", "brm", "brm.csv", "--source", "toy-book", "--confidence", "assumed"), "--confidence"),
    ],
)
def test_a_call_that_cannot_be_carried_out_ends_with_2(city: Path, arguments: tuple[str, ...], says: str) -> None:
    before = (city / MODEL).read_bytes()
    done = run(city, "pack", "fill", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert (city / MODEL).read_bytes() == before
