"""What the platforms do with our files: a repository, its bare copy, a clone as a runner makes it, and the shell steps run in it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from small_city import City, git, make

ROOT = Path(__file__).parent.parent.parent
GUIDE = ROOT / "docs" / "huong-dan" / "ci.md"


def read(name: str) -> Any:  # noqa: ANN401 - YAML
    return yaml.safe_load((ROOT / name).read_text(encoding="utf-8"))


def blocks() -> dict[str, str]:
    """The files that the guide gives to copy, by the name in their first line."""
    found = re.findall(r"^```(?:yaml|text)\n# (\S+)\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return dict(found)


@dataclass(frozen=True)
class Hosted:
    """The small city with a branch ``change``, both pushed to a bare repository."""

    city: City
    bare: Path

    def clone(self, folder: Path, *options: str) -> Path:
        git(self.bare.parent, "clone", "-q", *options, self.bare.as_uri(), str(folder))
        return folder

    def push(self, *branches: str) -> None:
        git(self.city.folder, "push", "-q", "--force", str(self.bare), *branches)

    def merged(self, folder: Path) -> str:
        """A clone at the commit that GitHub merges for trial: the target first, then the branch."""
        self.clone(folder)
        git(folder, "checkout", "-q", "--detach", "origin/main")
        git(folder, "merge", "-q", "--no-ff", "-m", "trial", "origin/change")
        return git(folder, "rev-parse", "HEAD")


def hosted(folder: Path, *edits: tuple[str, str, str]) -> Hosted:
    """The city in a bare repository, with the edits on the branch ``change``."""
    city = make(folder / "city")
    bare = folder / "bare.git"
    git(folder, "init", "-q", "--bare", "-b", "main", str(bare))
    git(city.folder, "checkout", "-q", "-b", "change")
    for name, old, new in edits:
        city.swap(name, old, new)
    city.commit()
    made = Hosted(city, bare)
    made.push("main", "change")
    return made


def eaf_program(path: Path) -> Path:
    """A program ``eaf`` at this path."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -P -m eaf "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def shell(script: str, folder: Path, variables: Mapping[str, str], *interpreter: str) -> subprocess.CompletedProcess[str]:
    """A step as a runner runs it: in a file, with its variables."""
    file = folder.parent / "step.sh"
    file.write_text(script, encoding="utf-8")
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "CI_", "EAF_", "PYTHON"))
    }
    return subprocess.run(
        [*interpreter, str(file)],
        cwd=folder,
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", "CI": "true", "EAF_CACHE": "off", **variables},
        capture_output=True,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
