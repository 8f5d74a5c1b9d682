"""The examples of the guide run as they stand, in both languages, and print what the guide shows of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from eaf.text import LANGUAGES, Language

DOCUMENTS = Path(__file__).parent.parent.parent / "docs"
GUIDES: dict[Language, Path] = {"vi": DOCUMENTS / "huong-dan", "en": DOCUMENTS / "en" / "huong-dan"}
PAGES = ("index", "quy-tac", "ci", "trang-thong-tin")
BLOCK = re.compile(r"(?:`(?P<file>[\w./-]+/[\w.-]+\.yaml)`:\n\n)?^```(?P<kind>\w*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
DATE = re.compile(r"\d{4}-\d\d-\d\d|\d\d/\d\d/\d{4}")
LEFT_OUT = "…"


class Step(NamedTuple):
    """What a reader does, in the order of the page: writes a file, or runs a command that answers."""

    file: str
    command: str
    shown: str


def steps(page: Path) -> list[Step]:
    found = []
    for block in BLOCK.finditer(page.read_text(encoding="utf-8")):
        if block["file"] and block["kind"] == "yaml":
            found.append(Step(block["file"], "", block["text"]))
        elif block["kind"] == "console":
            runs = (each.partition("\n") for each in re.split(r"^\$ ", block["text"], flags=re.MULTILINE)[1:])
            found += [Step("", command, shown) for command, _, shown in runs]
    return found


def says(shown: str, answer: str) -> bool:
    """Whether an answer is what the guide shows: … stands for anything, and days pass."""
    shown, answer = DATE.sub("DAY", shown), DATE.sub("DAY", answer)
    pattern = "[\\s\\S]*?".join(re.escape(part) for part in shown.rstrip("\n").split(LEFT_OUT))
    return re.fullmatch(pattern, answer.rstrip("\n")) is not None


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """A shell in which ``eaf`` is the one under test."""
    command = tmp_path / "bin" / "eaf"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {sys.executable} -m eaf "$@"\n', encoding="utf-8")
    command.chmod(0o755)
    inherited = {name: value for name, value in os.environ.items() if name != "CI"}
    return {**inherited, "PATH": f"{command.parent}:{os.environ['PATH']}", "EAF_CACHE": str(tmp_path / "kept")}


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_examples_of_a_page_print_what_it_shows(
    language: Language, page: str, tmp_path: Path, environment: dict[str, str]
) -> None:
    folder = tmp_path / "work"
    folder.mkdir()
    status = 0
    examples = steps(GUIDES[language] / f"{page}.md")
    assert any(each.command.startswith("eaf ") for each in examples)
    for each in examples:
        if each.file:
            (folder / each.file).parent.mkdir(parents=True, exist_ok=True)
            (folder / each.file).write_text(each.shown, encoding="utf-8")
        elif each.command.startswith("cd "):
            folder /= each.command.removeprefix("cd ")
        elif each.command == "echo $?":
            assert each.shown == f"{status}\n"
        else:
            done = subprocess.run(
                ["/bin/sh", "-c", each.command],
                cwd=folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                check=False,
            )
            status = done.returncode
            assert says(each.shown, done.stdout), f"$ {each.command}\n{done.stdout}"
