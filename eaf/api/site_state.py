"""What a build leaves for the next one: in the site which files are its own, in the user's cache what they were made of."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.surroundings import pack_folders
from eaf.site.ledger import Ledger, Made
from eaf.site.writer import held_by

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from eaf.site.writer import Held

MANIFEST = ".eaf-files.json"
KIND = "sites"


class SiteState:
    """The state of one site folder."""

    def __init__(self, target: Path, cache: Cache) -> None:
        self._target = target
        self._cache = cache
        self._key = digest(str(target), code_digest())
        self._last = self._read()
        self._held: dict[str, Held] = {
            path: (str(each[0]), int(each[1]), int(each[2])) for path, each in self._last["held"].items()
        }

    @property
    def files(self) -> tuple[str, ...]:
        """The files that the last build wrote, as the site says itself."""
        try:
            found = json.loads((self._target / MANIFEST).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        return tuple(map(str, found)) if isinstance(found, list) else ()

    def kept(self, inputs: str) -> dict[str, object] | None:
        """What the last build told, when it was of the same inputs and all that it wrote is still there as it was."""
        if self._last["inputs"] != inputs or not all(map(self.stands, self._held)):
            return None
        self._cache.used(KIND, self._key)
        return {**self._last["told"], "files": list(self._held)}

    def ledger(self, base: str) -> Ledger:
        """What the last build made; ``base`` is what all pages depend on beside the model."""
        made = {
            name: Made(key, tuple(paths), tuple(map(tuple, rows)), tuple(parts))
            for name, (key, paths, rows, parts) in self._last["made"].items()
        }
        return Ledger(made, self.stands, base)

    def stands(self, path: str) -> bool:
        """Whether a file of the site holds what the last build wrote; one whose size and time are the same is not read again."""
        held = self._held.get(path)
        if held is None:
            return False
        try:
            now = held_by((self._target / path).stat(), held[0])
        except OSError:
            return False
        return now == held or (now[1] == held[1] and content_digest(self._target / path) == held[0])

    def keep(self, inputs: str, held: Mapping[str, Held], ledger: Ledger, told: dict[str, object]) -> None:
        """Keep what a build wrote (``held``: each file that it wrote), made and told."""
        everything = {**{path: self._held[path] for path in ledger.kept}, **held}
        (self._target / MANIFEST).write_text(json.dumps(sorted(everything)), encoding="utf-8")
        made = {name: (each.key, each.paths, each.rows, each.parts) for name, each in ledger.now.items()}
        found = {"inputs": inputs, "told": told, "held": everything, "made": made}
        self._cache.put(KIND, self._key, json.dumps(found, ensure_ascii=False).encode())

    def _read(self) -> dict[str, Any]:
        nothing: dict[str, Any] = {"inputs": "", "told": {}, "held": {}, "made": {}}
        try:
            found = json.loads(self._cache.get(KIND, self._key) or b"null")
        except ValueError:
            return nothing
        return found if isinstance(found, dict) and found.keys() == nothing.keys() else nothing


def inputs_of(workspace: Path, folders: Iterable[Path], settings: Path, base: str) -> str:
    """A digest of everything that a site depends on: model, packs, hand-written pages, settings, and the ``base``."""
    parts = (part for folder in (workspace, *folders, *pack_folders(workspace)) for part in _below(folder))
    return digest(base, content_digest(settings), *parts)


def base_of(folders: Iterable[Path], as_of: date, plateau: str, audience: str) -> str:
    """A digest of what every page depends on: the package itself with its data in ``folders``, and what was asked for."""
    return digest(code_digest(), as_of.isoformat(), plateau, audience, *(part for folder in folders for part in _below(folder)))


def content_digest(path: Path) -> str:
    """A digest of what a file holds; nothing where it cannot be read."""
    try:
        return digest(path.read_bytes())
    except OSError:
        return ""


def _below(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file() and "__pycache__" not in path.parts:
            yield path.relative_to(folder).as_posix()
            yield content_digest(path)
