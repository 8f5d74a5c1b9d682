"""Files are found in an order of their own and read whole, or there is a problem that says why not."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest

from eaf.finding import Place
from eaf.loading.decoding import decode, forbidden
from eaf.loading.files import Documents, read_bytes, shown, yaml_files
from eaf.loading.limits import MAX_BYTES
from eaf.loading.surroundings import project_root
from eaf.loading.yaml_text import parse


def test_file_that_has_gone_is_a_problem(tmp_path: Path) -> None:
    raw, problem = read_bytes(tmp_path / "gone.yaml", "gone.yaml")
    assert raw == b""
    assert problem is not None
    assert (problem.rule, problem.place, problem.message.en) == (
        "EAF-F001",
        Place("gone.yaml"),
        "cannot read the file: No such file or directory",
    )


def test_folder_that_has_gone_is_listed_and_then_a_problem(tmp_path: Path) -> None:
    (found,) = yaml_files(tmp_path / "gone")
    documents = Documents()
    assert documents.read(found, "gone") is None
    assert [each.rule for each in documents.problems] == ["EAF-F001"]


def test_what_stands_beyond_a_file_taken_for_a_folder_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("a: 1\n", encoding="utf-8")
    _, problem = read_bytes(tmp_path / "a.yaml" / "b.yaml", "a.yaml/b.yaml")
    assert problem is not None
    assert problem.rule == "EAF-F001"


def test_no_file_stays_open(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").mkdir()
    (tmp_path / "b.yaml").write_text("a: 1\n", encoding="utf-8")
    before = len(list(Path("/proc/self/fd").iterdir()))
    for name in ("a.yaml", "b.yaml", "c.yaml"):
        read_bytes(tmp_path / name, name)
    assert len(list(Path("/proc/self/fd").iterdir())) == before


@pytest.mark.parametrize(("size", "accepted"), [(MAX_BYTES, True), (MAX_BYTES + 1, False)])
def test_limit_of_size_is_exact(tmp_path: Path, size: int, accepted: bool) -> None:  # noqa: FBT001 - a table
    (tmp_path / "a.yaml").write_bytes(b"a: 1\n" + b"#" * (size - 5))
    raw, problem = read_bytes(tmp_path / "a.yaml", "a.yaml")
    assert (problem is None) == accepted
    assert len(raw) == (size if accepted else 0)
    assert (decode("a.yaml", b" " * size)[1] is None) == accepted


def test_files_are_listed_in_order_of_name_whatever_the_order_of_making(tmp_path: Path) -> None:
    names = ["a.yaml", "a/b.yaml", "a/c/d.yml", "b.yaml", "ab.yaml", "ộ.yaml", "Z.yaml", "a-b/x.yaml"]
    random.Random(1).shuffle(names)  # noqa: S311 - any order
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert [path.relative_to(tmp_path).as_posix() for path in yaml_files(tmp_path)] == sorted(names)


def test_paths_are_shown_from_the_git_work_tree(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    workspace = tmp_path / "deep" / "architecture"
    workspace.mkdir(parents=True)
    assert project_root(workspace) == tmp_path
    assert shown(workspace / "x.yaml", tmp_path) == "deep/architecture/x.yaml"


def test_without_git_paths_are_shown_from_what_holds_the_workspace(tmp_path: Path) -> None:
    if any((folder / ".git").exists() for folder in tmp_path.parents):
        pytest.skip("the temporary folder lies in a work tree")
    assert project_root(tmp_path / "architecture") == tmp_path
    assert project_root(tmp_path / "city") == tmp_path / "city"


def test_path_outside_the_root_is_shown_whole() -> None:
    assert shown(Path("/elsewhere/x.yaml"), Path("/here")) == "/elsewhere/x.yaml"


def test_forbidden_characters_are_those_that_python_cannot_print_or_that_stand_for_others() -> None:
    """The quick test clears text that Python can print; nothing that is forbidden may slip through it."""
    refused = [
        chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000 and forbidden(f"a{chr(code)}b\N{NO-BREAK SPACE}")
    ]
    assert all(not each.isprintable() or each == "\ufffd" for each in refused)
    assert all(forbidden(f"a{each}b") for each in refused)
    categories = {unicodedata.category(each) for each in refused}
    assert categories == {"Cc", "Cf", "Cn", "So", "Zl", "Zp"}
    assert "\n" not in refused


@pytest.mark.parametrize(
    "text", ["Hà Nội", "ho\u0323\u0302", "\N{GRINNING FACE}", "中文", "a\N{NO-BREAK SPACE}b", "\ue000", "½ – “x”", "a\r\nb"]
)
def test_text_that_people_write_is_accepted(text: str) -> None:
    assert not forbidden(text)
    assert decode("a.yaml", text.encode())[1] is None


def test_number_of_nodes_is_limited_exactly() -> None:
    assert not parse("a.yaml", b"[" + b"a," * 199_998 + b"a]").problems
    assert [each.rule for each in parse("a.yaml", b"[" + b"a," * 199_999 + b"a]").problems] == ["EAF-Y007"]


def test_depth_is_limited_exactly() -> None:
    assert not parse("a.yaml", b"[" * 32 + b"]" * 32).problems
    assert [each.rule for each in parse("a.yaml", b"[" * 33 + b"]" * 33).problems] == ["EAF-Y006"]


def test_length_of_a_scalar_is_limited_exactly() -> None:
    assert not parse("a.yaml", b"a: " + b"b" * 65_536).problems
    assert [each.rule for each in parse("a.yaml", b"a: " + b"b" * 65_537).problems] == ["EAF-Y008"]


def test_repeated_keys_name_the_first_place_each() -> None:
    found = parse("a.yaml", b"a: {b: 1, b: 2}\nc: [{d: 1, d: 2}, {d: 3}]\na: 4\na: 5\n").problems
    assert [(str(each.place), str(each.related[0].place)) for each in found] == [
        ("a.yaml:1:11", "a.yaml:1:5"),
        ("a.yaml:2:12", "a.yaml:2:6"),
        ("a.yaml:3:1", "a.yaml:1:1"),
        ("a.yaml:4:1", "a.yaml:1:1"),
    ]


@pytest.mark.parametrize("text", ["a: [*a, b]\nc: &x d\ne: !t f\n<<: g\nh: 0x1\ni: 1\ni: 2\n"])
def test_reading_goes_on_after_what_is_left_out(text: str) -> None:
    assert [each.rule[4:] for each in parse("a.yaml", text.encode()).problems] == ["Y003", "Y003", "Y004", "Y005", "Y013", "Y002"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a: null", None), ("a: ~", None), ("a:", None), ("a: NULL", None), ("a: nULL", "nULL"), ("a: 'null'", "null"), ('a: ""', ""),
        ("a: yes", "yes"), ("a: 1.50", "1.50"), ("a: 0123", "0123"), ("a: 2026-02-30", "2026-02-30"), ("a: " + "9" * 5000, "9" * 5000),
        ("a: 12:30:45", "12:30:45"), ("a: 1_000", "1_000"), ("a: '0x1F'", "0x1F"), ("a: ho\u0323\u0302", "hộ"),
        ('a: "ho\\u0323\\u0302"', "hộ"), ('a: "x\\ny"', "x\ny"), ('a: "\\"\\\\\\/"', '"\\/'), ("a: |\n  x\r\n  y\n", "x\ny\n"),
        ('a: "x\\\n  y"', "xy"), ("a: '<<'", "<<"),
    ],
)  # fmt: skip
def test_scalar_keeps_its_text(text: str, value: str | None) -> None:
    document = parse("a.yaml", text.encode())
    assert not document.problems
    assert document.data == {"a": value}
