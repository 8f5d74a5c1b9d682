"""Results of checks kept from one run to the next: the same question about the same files has the same answer.

A result depends on every file below the workspace and in the folders of packs, on the call's options, on the date and on the
package's own code; all of these make up its key. Only complete results are kept.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.surroundings import pack_folders, project_root

if TYPE_CHECKING:
    from collections.abc import Iterator

KIND = "results"
_ENVIRONMENT = ("CI",)


@dataclass(frozen=True, slots=True)
class Result:
    """What a check wrote, in the order of its formats, and its exit status."""

    status: int
    outputs: tuple[str, ...]


class KeptResults:
    """The results of checks of one workspace."""

    def __init__(self, workspace: Path, cache: Cache) -> None:
        self._workspace = workspace
        self._cache = cache

    def key(self, options: dict[str, object]) -> str:
        """The key of a call; ``options`` holds all that the caller chose, and the date."""
        asked = json.dumps(options, sort_keys=True, default=str)
        where = (str(self._workspace), str(project_root(self._workspace)), str(Path.cwd()))
        environment = "".join(f"{name}={os.environ.get(name, '')}\n" for name in _ENVIRONMENT)
        folders = (self._workspace, *pack_folders(self._workspace))
        return digest(
            code_digest(), asked, *where, environment, *(part for each in folders for part in content_of(each, self._cache))
        )

    def find(self, key: str) -> Result | None:
        """The result kept for a key."""
        raw = self._cache.get(KIND, key)
        if raw is None:
            return None
        try:
            found = json.loads(raw)
            seal, status, outputs = found["seal"], int(found["status"]), tuple(map(str, found["outputs"]))
        except (ValueError, KeyError, TypeError):
            return None
        return Result(status, outputs) if seal == _seal(status, outputs) else None

    def keep(self, key: str, result: Result) -> None:
        """Keep a complete result."""
        found = {"seal": _seal(result.status, result.outputs), "status": result.status, "outputs": result.outputs}
        self._cache.put(KIND, key, json.dumps(found, ensure_ascii=False).encode())


def _seal(status: int, outputs: tuple[str, ...]) -> str:
    return digest(str(status), *outputs)


def content_of(folder: Path, cache: Cache) -> Iterator[bytes | str]:
    """Everything that stands below a folder, with the names; what cannot be read stands for itself."""
    for inside, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(inside) / name
            yield path.relative_to(folder).as_posix()
            try:
                yield f"-> {path.readlink()}" if path.is_symlink() else cache.content(path)
            except OSError as error:
                yield f"!! {error.errno}"
