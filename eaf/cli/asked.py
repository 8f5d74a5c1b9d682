"""What ``eaf check`` was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Asked:
    """What a check was asked; everything that decides its answer, apart from the files."""

    paths: tuple[Path, ...]
    packs: tuple[str, ...]
    as_of: date
    plateau: str
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    formats: tuple[str, ...]
    fail_level: str
    language: str | None
    audit: bool = False
    baseline: Path | None = None
    no_baseline: bool = False
    since: tuple[str, str] = ("", "")
    """The revision to compare with, by name and by commit."""
