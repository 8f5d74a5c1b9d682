"""The toy cities as folders of their own, and ``eaf check`` as a process in them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
CITIES = Path(__file__).parent / "cities"
AS_OF = "2024-01-01"


def make(folder: Path, city: str, files: Mapping[str, str] | None = None) -> Path:
    """A copy of a city in a work tree of its own, with further files by their paths."""
    shutil.copytree(CITIES / city, folder / "architecture")
    shutil.copytree(CITIES / "checks", folder / "checks")
    (folder / ".git").mkdir()
    for name, text in (files or {}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-P", "-m", "eaf", *arguments]


def environment(**variables: str) -> dict[str, str]:
    """The environment of the tests without what would change the output."""
    kept = {name: value for name, value in os.environ.items() if name not in {"CI", "EAF_DEBUG", "PYTHONHASHSEED"}}
    return {**kept, "PYTHONPATH": str(ROOT), **variables}


def run(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """``eaf`` with these arguments and environment variables."""
    return subprocess.run(
        command(*arguments),
        cwd=folder,
        env=environment(**variables),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


def check(folder: Path, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """``eaf check`` at the usual date, unless the arguments give another."""
    return run(folder, "check", *(() if "--as-of" in arguments else ("--as-of", AS_OF)), *arguments, **variables)
