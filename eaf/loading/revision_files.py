"""Files as they stand in a revision of a Git repository; what lies outside of the repository is read from the disk."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

from eaf.finding import Place
from eaf.loading.files import DISK, SUFFIXES
from eaf.loading.git_objects import FOLDER, LINK, SUBMODULE, Entry, GitObjects, Repository
from eaf.loading.limits import MAX_BYTES
from eaf.loading.problems import problem
from eaf.loading.surroundings import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from eaf.finding import Finding
    from eaf.loading.cache import Cache
    from eaf.loading.git_objects import Commit

_NO_FILE = frozenset({FOLDER, LINK, SUBMODULE})


class RevisionFiles:
    """The files of one revision, by the paths that they have in the work tree.

    Only what belongs to the package itself is read from the disk although it may lie inside of the work tree.
    """

    def __init__(self, objects: GitObjects, commit: Commit) -> None:
        self._objects = objects
        self._root = objects.repository.root
        self.commit = commit

    def __reduce__(self) -> tuple[Callable[[Repository, Commit], RevisionFiles], tuple[Repository, Commit]]:
        """Another process starts a program of its own."""
        return _elsewhere, (self._objects.repository, self.commit)

    def holds(self, path: Path) -> bool:
        """Whether a path belongs to the revision; all others are read from the disk."""
        return is_inside(path, self._root)

    def root(self, workspace: Path) -> Path:
        """The folder that reported paths start from."""
        del workspace
        return self._root

    def whole(self, path: Path) -> Path:
        """The path, or that of a link on the way to it: nothing in a revision is looked up through links."""
        if not self.holds(path):
            return DISK.whole(path)
        return next((each for each in reversed(path.parents) if self.holds(each) and self.is_link(each)), path)

    def is_there(self, path: Path) -> bool:
        """Whether anything stands under the path."""
        return self._entry(path) is not None if self.holds(path) else DISK.is_there(path)

    def is_file(self, path: Path) -> bool:
        """Whether the path leads to a file."""
        if not self.holds(path):
            return DISK.is_file(path)
        entry = self._entry(path)
        return entry is not None and entry.kind not in _NO_FILE

    def is_link(self, path: Path) -> bool:
        """Whether a link stands under the path, or a repository of its own."""
        if not self.holds(path):
            return DISK.is_link(path)
        entry = self._entry(path)
        return entry is not None and entry.kind in (LINK, SUBMODULE)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What stands in a folder, by name; nothing where there is none."""
        return tuple(sorted(self._listed(folder))) if self.holds(folder) else DISK.names(folder)

    def yaml_files(self, folder: Path, without: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """Every YAML file below a folder in order of name; a link or a repository of its own is listed: reading it reports it."""
        if not self.holds(folder):
            return DISK.yaml_files(folder, without)
        return tuple(sorted(self._below(folder, without), key=lambda path: path.as_posix()))

    def size(self, path: Path) -> int:
        """How long a file is, in bytes; 0 where that cannot be known."""
        if not self.holds(path):
            return DISK.size(path)
        entry = self._entry(path)
        return 0 if entry is None or entry.kind in _NO_FILE else self._objects.size(entry.oid)

    def content(self, path: Path, name: str, cache: Cache) -> str:
        """The digest of what a file holds; empty where it cannot be read."""
        if not self.holds(path):
            return DISK.content(path, name, cache)
        entry = self._entry(path) if path.as_posix().endswith(name) else None
        return "" if entry is None or entry.kind in _NO_FILE else self._objects.digest(entry.oid, MAX_BYTES)

    def state(self, path: Path) -> str:
        """What stands under a path, as one name; what lies outside of the repository stays as it is."""
        if not self.holds(path):
            return path.as_posix()
        entry = self._entry(path)
        return f"{entry.mode:o} {entry.oid}" if entry else "-"

    def read(self, path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
        """The bytes of a file, or the problem that stands against reading it as ``name``."""
        if not self.holds(path):
            return DISK.read(path, name, limit)
        if not path.as_posix().endswith(name):  # the name had to be changed before it could be shown
            return b"", problem("EAF-F006", Place(name))
        entry = self._entry(path)
        if entry is None or entry.kind in _NO_FILE:
            return b"", problem("EAF-F004", Place(name))
        raw = self._objects.blob(entry.oid, limit)
        return (raw, None) if raw is not None else (b"", problem("EAF-F002", Place(name), limit=str(limit)))

    def _entry(self, path: Path) -> Entry | None:
        """What stands under a path; folders on the way to it may be no links."""
        if path == self._root:
            return Entry(FOLDER, self.commit.tree)
        return self._listed(path.parent).get(path.name)

    def _listed(self, folder: Path) -> dict[str, Entry]:
        """What stands in a folder; nothing where there is none."""
        entry = self._entry(folder)
        return self._objects.tree(entry.oid) if entry and entry.kind == FOLDER else {}

    def _below(self, folder: Path, without: tuple[Path, ...]) -> Iterator[Path]:
        pending = [folder]
        while pending:
            inside = pending.pop()
            for name, entry in self._listed(inside).items():
                path = inside / name
                if name.startswith(".") or path in without:
                    continue
                if entry.kind in (LINK, SUBMODULE) or name.lower().endswith(SUFFIXES):
                    yield path
                elif entry.kind == FOLDER:
                    pending.append(path)


def is_inside(path: Path, root: Path) -> bool:
    """Whether a path belongs to the repository; the package is itself wherever it lies."""
    return path.is_relative_to(root) and not path.is_relative_to(PACKAGE)


def _elsewhere(repository: Repository, commit: Commit) -> RevisionFiles:
    return _of_process(repository, commit, os.getpid())


@lru_cache(maxsize=2)
def _of_process(repository: Repository, commit: Commit, process: int) -> RevisionFiles:
    """The files for all tasks of one process."""
    del process
    return RevisionFiles(GitObjects(repository), commit)
