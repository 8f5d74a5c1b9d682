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
