"""What a new user meets: wrong calls answered in both languages, and the next command named so that it can be copied."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from toy_city import make, run


def test_serving_at_a_port_in_use_says_so_and_ends_with_2(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run(make(tmp_path, "sound"), "site", "serve", "-o", "elsewhere", "--port", port)
    assert done.returncode == 2
    assert f"không mở được cổng {port}" in done.stderr
    assert "--port" in done.stderr
    assert (tmp_path / "elsewhere" / "index.html").is_file()


@pytest.mark.parametrize(
    ("here", "options", "command"),
    [
        (".", (), "eaf site serve"),
        (".", ("-w", "architecture", "-o", "site"), "eaf site serve"),
        (".", ("-o", "my site"), "eaf site serve -o 'my site'"),
        ("..", ("-w", "city"), "eaf site serve -w city"),
        ("..", ("-w", "city", "-o", "out", "--as-of", "2024-01-01"), "eaf site serve -w city -o out --as-of 2024-01-01"),
        (".", ("--plateau", "plt-later"), "eaf site serve --plateau plt-later"),
    ],
)
def test_the_command_after_a_build_serves_the_same_site(
    tmp_path: Path, here: str, options: tuple[str, ...], command: str
) -> None:
    city = make(tmp_path / "city", "sound")
    assert run(city / here, "site", "build", *options).stdout.endswith(f": {command}\n")


@pytest.mark.parametrize(
    ("arguments", "vi", "en", "meant"),
    [
        (("chekc",), "không có lệnh 'chekc'", "there is no command 'chekc'", "did you mean: check?"),
        (
            ("frobnicate",),
            "không có lệnh",
            "there is no command 'frobnicate': baseline, ",
            ", view, waivers",
        ),
        (("site", "serv"), "không có lệnh 'serv'", "there is no command", "did you mean: serve?"),
        (("check", "--fromat", "x"), "không có tùy chọn '--fromat'", "there is no option", "did you mean: --format?"),
        (("show",), "thiếu ELEMENT", "ELEMENT is missing", "eaf show --help"),
        (("view", "--format", "x"), "giá trị của --format không dùng được", "the value of --format cannot be used", "'svg'"),
        (("schema", "modle"), "giá trị của KIND không dùng được", "the value of KIND cannot be used", "'model'"),
        (("show", "a", "b"), "gọi lệnh chưa đúng", "the command is not called", "eaf show [OPTIONS] ELEMENT"),
    ],
)
def test_a_wrong_call_is_answered_in_both_languages(
    tmp_path: Path, arguments: tuple[str, ...], vi: str, en: str, meant: str
) -> None:
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert all(said in done.stderr for said in (f"eaf: {vi}", f" · {en}", meant)), done.stderr


def test_a_query_without_result_prints_nothing_but_the_count(tmp_path: Path) -> None:
    city = make(tmp_path, "sound")
    done = run(city, "query", "owner=org-cit")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "0 phần tử · elements",
        "eaf: không có phần tử 'org-cit' · there is no element 'org-cit'",
        "     có phải · did you mean: org-city?",
    ]
    found = run(city, "query", "owner=org-city")
    assert found.stdout.count("\n") == int(found.stderr.split()[0])
    assert run(city, "query", "owner=org-cit", "--format", "json").stdout == "[]\n"


def test_a_problem_is_explained_while_the_model_has_it(tmp_path: Path) -> None:
    city = make(tmp_path, "sound", {"architecture/x.yaml": "elements: {}\nelements: {}\n"})
    done = run(city, "explain", "EAF-Y002")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("EAF-Y002: khóa")
    assert run(tmp_path.parent, "explain", "EAF-Y002", "--lang", "en").stdout.startswith("EAF-Y002: duplicate key")


def test_a_new_workspace_is_followed_by_the_next_step(tmp_path: Path) -> None:
    done = run(tmp_path, "init", "my office", "--id", "office", "--level", "department")
    assert (done.returncode, done.stderr) == (0, "")
    *_, step, words = done.stdout.splitlines()
    assert step == "Bước tiếp theo · Next step: eaf check 'my office'"
    assert "khung yêu cầu khai tiếp" in words
    assert "what the framework asks for next" in words
    checked = run(tmp_path, "check", "my office")
    assert checked.returncode == 1, "findings, and nothing that could not be checked"
