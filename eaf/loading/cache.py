"""Bytes kept from one run to the next, by the digest of everything that they depend on.

The cache is never wrong: a key holds the digests of the content read and of the package's own code, so nothing needs to be
invalidated; two runs may write at once, because an entry appears whole or not at all. It lies in the user's own cache folder and
never in the tree that is checked, which could bring entries of its own.
"""

from __future__ import annotations

import hashlib
import os
import stat
import tempfile
import time
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

FOLDER = "EAF_CACHE"
OFF = "off"
_DAY = 86_400
_KEPT_DAYS = 30
_DIGEST = 20


def digest(*parts: bytes | str) -> str:
    """A digest of the parts, each told apart from the next."""
    found = hashlib.blake2b(digest_size=_DIGEST)
    for part in parts:
        raw = part.encode() if isinstance(part, str) else part
        found.update(len(raw).to_bytes(8, "little"))
        found.update(raw)
    return found.hexdigest()


@lru_cache(maxsize=1)
def code_digest() -> str:
    """A digest of the package's own code and data: another version reads nothing that this one wrote."""
    package = Path(__file__).parent.parent
    paths = sorted(path for path in package.rglob("*.py") if "packs" not in path.parts)
    return digest(*(part for path in paths for part in (path.relative_to(package).as_posix(), path.read_bytes())))


def default_folder() -> Path | None:
    """The user's cache folder, or what ``EAF_CACHE`` names; nothing when there is none or it is switched off."""
    named = os.environ.get(FOLDER)
    if named:
        return None if named == OFF else Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or (f"{os.environ['HOME']}/.cache" if os.environ.get("HOME") else "")
    return Path(base) / "eaf" if base and Path(base).is_absolute() else None


class Cache:
    """Entries by kind and key, for one run; without a usable folder it holds nothing and forgets everything."""

    def __init__(self, folder: Path | None) -> None:
        self._contents: dict[Path, str] = {}
        self._values: dict[tuple[str, ...], object] = {}
        self._folder = folder if folder is not None and _is_private(folder) else None

    def content(self, path: Path) -> str:
        """A digest of what a file holds, read once in a run; raises :class:`OSError`."""
        known = self._contents.get(path)
        if known is None:
            known = self._contents[path] = digest(path.read_bytes())
        return known

    @property
    def holds(self) -> bool:
        """Whether anything is kept at all."""
        return self._folder is not None

    @property
    def recalls(self) -> bool:
        """Whether values are kept as they are, within this process."""
        return False

    def recall(self, *key: str) -> object | None:
        """A value that this process kept, or nothing."""
        return self._values.get(key)

    def remember(self, value: object, *key: str) -> None:
        """Keep a value within this process, where that is asked for."""
        if self.recalls:
            self._values[key] = value

    def path(self, kind: str, key: str) -> Path:
        """Where an entry lies, if it is there."""
        return (self._folder or Path(os.devnull)) / kind / key[:2] / key[2:]

    def get(self, kind: str, key: str) -> bytes | None:
        """An entry, or nothing."""
        if self._folder is None:
            return None
        try:
            return self.path(kind, key).read_bytes()
        except OSError:
            return None

    def put(self, kind: str, key: str, raw: bytes) -> None:
        """Keep an entry; what cannot be written is not kept."""
        if self._folder is None:
            return
        path = self.path(kind, key)
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".")
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(raw)
                Path(name).replace(path)
            except OSError:
                Path(name).unlink(missing_ok=True)

    def tidy(self) -> None:
        """Remove entries that nobody wrote or used for a month, at most once a day; called by whoever adds entries."""
        if self._folder is None:
            return
        now, stamp = time.time(), self._folder / "tidied"
        with suppress(OSError):
            if stamp.stat().st_mtime > now - _DAY:
                return
        with suppress(OSError):
            stamp.touch()
        old = now - _KEPT_DAYS * _DAY
        for folder, _, names in os.walk(self._folder):
            for name in names:
                path = Path(folder) / name
                with suppress(OSError):
                    if path.lstat().st_mtime < old:
                        path.unlink()

    def used(self, kind: str, key: str) -> None:
        """Say that an entry is still of use."""
        with suppress(OSError):
            os.utime(self.path(kind, key))


def _is_private(folder: Path) -> bool:
    """Whether the folder is there, or can be made, and belongs to this user alone."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        status = folder.lstat()
    except OSError:
        return False
    mine = not hasattr(os, "geteuid") or status.st_uid == os.geteuid()
    return stat.S_ISDIR(status.st_mode) and mine and not status.st_mode & 0o022
