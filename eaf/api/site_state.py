"""What a build leaves for the next one: in the site which files are its own, in the user's cache what it was built from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.surroundings import pack_folders

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

MANIFEST = ".eaf-files.json"
KIND = "sites"


class SiteState:
    """The state of one site folder."""

    def __init__(self, target: Path, cache: Cache) -> None:
        self._target = target
        self._cache = cache

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the last build wrote, as the site says itself."""
        try:
            found = json.loads((self._target / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def kept(self, inputs: str) -> dict[str, object] | None:
        """What a build of the same inputs told, when all that it wrote is still there as it was."""
        try:
            found = json.loads(self._cache.get(KIND, self._key(inputs)) or b"null")
            whole = found["seal"] == self._seal(found["files"])
        except (ValueError, KeyError, TypeError):
            return None
        return found if whole else None

    def keep(self, inputs: str, files: Iterable[str], told: dict[str, object]) -> None:
        """Keep what a build wrote and told."""
        names = sorted(files)
        (self._target / MANIFEST).write_text(json.dumps(names), encoding="utf-8")
        found = {**told, "files": names, "seal": self._seal(names)}
        self._cache.put(KIND, self._key(inputs), json.dumps(found).encode())

    def _key(self, inputs: str) -> str:
        return digest(str(self._target), inputs)

    def _seal(self, names: Iterable[str]) -> str:
        return digest(*(part for name in names for part in (name, _content(self._target / name))))


def inputs_of(workspace: Path, folders: Iterable[Path], settings: Path, as_of: date, plateau: str) -> str:
    """A digest of everything that a site depends on: model, packs, hand-written pages, settings, date and the package itself."""
    everything = (workspace, *folders, *pack_folders(workspace))
    parts = (part for folder in everything for part in _below(folder))
    return digest(code_digest(), as_of.isoformat(), plateau, _content(settings), *parts)


def _below(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()
            yield _content(path)


def _content(path: Path) -> str:
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""
