"""Brings a folder to a wanted state: writes what differs, removes what it wrote before and is no longer wanted."""

from __future__ import annotations

import os
from secrets import token_hex
from typing import TYPE_CHECKING, TypeAlias

from eaf.errors import UsageError
from eaf.loading.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from eaf.site.artifacts import Artifact

Held: TypeAlias = tuple[str, int, int]
"""A file as it was written: a digest of what it holds, its size, and when it was changed in nanoseconds."""


def held_by(stat: os.stat_result, content: str) -> Held:
    """The file of which the system tells so much, and whose content has that digest."""
    return content, stat.st_size, stat.st_mtime_ns


class Writer:
    """Writes artifacts below one folder, whole or not at all, and never outside of it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder.resolve()
        self.held: dict[str, Held] = {}
        self.changed = 0
        self._new = f".eaf-{token_hex(8)}"
        self._folders: dict[str, Path] = {}

    def write(self, artifacts: Iterable[Artifact]) -> None:
        """Write each artifact unless the file already says the same."""
        for each in artifacts:
            above, _, name = each.path.rpartition("/")
            folder = self._folders.get(above) or self._open(above)
            if name in ("", ".", ".."):
                raise _outside(each.path)
            path, content = folder / name, digest(each.content)
            stands = _standing(path, each.content)
            if stands:
                self.held[each.path] = held_by(stands, content)
                continue
            self.changed += 1
            new = folder / self._new
            with new.open("xb") as file:
                file.write(each.content)
                file.flush()
                self.held[each.path] = held_by(os.fstat(file.fileno()), content)
            new.chmod(0o644)
            new.replace(path)

    def _open(self, name: str) -> Path:
        """A folder inside, made where it is missing."""
        folder = (self._folder / name).resolve()
        if not folder.is_relative_to(self._folder):
            raise _outside(name)
        folder.mkdir(parents=True, exist_ok=True)
        self._folders[name] = folder
        return folder

    def anew(self) -> Writer:
        """One that writes below the same folder and has not written yet."""
        return Writer(self._folder)

    def take(self, other: Writer) -> None:
        """Add what another one wrote."""
        self.held.update(other.held)
        self.changed += other.changed

    def remove(self, before: Iterable[str]) -> None:
        """Remove files that an earlier run wrote and this one did not want any more, and the folders left empty."""
        for name in before:
            path = (self._folder / name).resolve()
            if name in self.held or not path.is_relative_to(self._folder) or not path.is_file():
                continue
            path.unlink()
            self.changed += 1
            for parent in path.parents:
                if parent == self._folder or any(parent.iterdir()):
                    break
                parent.rmdir()


def _outside(path: str) -> UsageError:
    return UsageError(f"{path} nằm ngoài thư mục kết quả · lies outside of the output")


def _standing(path: Path, content: bytes) -> os.stat_result | None:
    """What the system tells of a file, where it holds this already."""
    try:
        found = path.stat()
        return found if found.st_size == len(content) and path.read_bytes() == content else None
    except OSError:
        return None
