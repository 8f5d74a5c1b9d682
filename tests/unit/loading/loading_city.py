"""A toy city made of texts: the sound one of the functional tests, with files put in or replaced."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path

from eaf.api import kind_schemas
from eaf.finding import Finding, Place
from eaf.loading.workspace import Loaded, WorkspaceLoader

CITIES = Path(__file__).parent.parent.parent / "functional" / "cities"


def loaded(folder: Path, files: Mapping[str, str], packs: tuple[str, ...] = ()) -> Loaded:
    """The sound city with ``files`` (paths from its root, or names inside ``architecture``), as the loader reads it."""
    shutil.copytree(CITIES / "sound", folder / "architecture", dirs_exist_ok=True)
    shutil.copytree(CITIES / "checks", folder / "checks", dirs_exist_ok=True)
    (folder / ".git").mkdir(exist_ok=True)
    for name, text in files.items():
        path = folder / (name if "/" in name else f"architecture/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return WorkspaceLoader(folder / "architecture", kind_schemas(), packs=packs).load()


def problems(folder: Path, files: Mapping[str, str]) -> list[str]:
    """What is wrong with the city, one line each: code, place and message."""
    return [said(each) for each in loaded(folder, files).problems]


def said(finding: Finding) -> str:
    return f"{finding.rule} {short(finding.place)} {finding.message.en}"


def short(place: Place) -> str:
    return f"{place.file.removeprefix('architecture/')}:{place.line}:{place.column}-{place.end_column}"
