"""Finding and reading files: regular files inside the root only, in an order that no file system decides."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from eaf.finding import Finding, Place
from eaf.loading.limits import MAX_BYTES
from eaf.loading.problems import problem
from eaf.loading.surroundings import project_root
from eaf.loading.yaml_text import Document, parse
from eaf.text import both

if TYPE_CHECKING:
    from eaf.loading.cache import Cache
    from eaf.loading.document import Path as Steps
    from eaf.loading.document import Value
    from eaf.loading.shape import Shape
    from eaf.model.element import Origin

SUFFIXES = (".yaml", ".yml")
_OPEN = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_NO_FILE = (errno.ELOOP, errno.EMLINK, errno.ENXIO)
"""How systems refuse to open a link or a socket as a file."""


def shown(path: Path, root: Path) -> str:
    """The path as reports give it: relative to ``root``, with forward slashes, and fit to print."""
    name = (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
    return name if name.isprintable() else "".join(c if c.isprintable() else ascii(c)[1:-1] for c in name)


def yaml_files(folder: Path, without: tuple[Path, ...] = ()) -> tuple[Path, ...]:
    """Every YAML file below ``folder`` in order of name, except in the folders ``without``; hidden entries are left out.

    What is named like a file but is none, a link, and a folder that cannot be opened are listed too: reading them reports them.
    """
    found: list[Path] = []
    pending = [folder]
    while pending:
        inside = pending.pop()
        try:
            with os.scandir(inside) as entries:
                for entry in entries:
                    path = Path(entry.path)
                    if entry.name.startswith(".") or path in without:
                        continue
                    if entry.is_symlink() or entry.name.lower().endswith(SUFFIXES):
                        found.append(path)
                    elif entry.is_dir(follow_symlinks=False):
                        pending.append(path)
        except OSError:
            found.append(inside)
    return tuple(sorted(found, key=lambda path: path.as_posix()))


def read_bytes(path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
    """The bytes of a regular file within the size limit, or the problem that stands against reading it as ``name``."""
    if not path.as_posix().endswith(name):  # the name had to be changed before it could be shown
        return b"", problem("EAF-F006", Place(name))
    try:
        handle = os.open(path, _OPEN)
        try:
            status = os.fstat(handle)
            if not stat.S_ISREG(status.st_mode):
                return b"", problem("EAF-F004", Place(name))
            if status.st_size > limit:
                return b"", problem("EAF-F002", Place(name), limit=str(limit))
            with open(handle, "rb", closefd=False) as file:
                raw = file.read()
        finally:
            os.close(handle)
    except OSError as error:
        if error.errno in _NO_FILE:
            return b"", problem("EAF-F004", Place(name))
        return b"", problem("EAF-F001", Place(name), detail=both(error.strerror or type(error).__name__))
    return raw, None


def is_refused(path: Path, name: str) -> bool:
    """Whether :func:`read_bytes` would refuse the file, as far as its entry in the folder tells."""
    try:
        status = path.lstat()
        readable = os.access(path, os.R_OK)
    except OSError:
        return True
    return not (path.as_posix().endswith(name) and stat.S_ISREG(status.st_mode) and status.st_size <= MAX_BYTES and readable)


class Files(Protocol):
    """Where files are read from: the disk, or a revision of a Git repository."""

    def root(self, workspace: Path) -> Path:
        """The folder that reported paths start from."""
        ...

    def whole(self, path: Path) -> Path:
        """The path without links and steps upwards."""
        ...

    def is_there(self, path: Path) -> bool:
        """Whether anything stands under the path."""
        ...

    def is_file(self, path: Path) -> bool:
        """Whether the path leads to a file."""
        ...

    def is_link(self, path: Path) -> bool:
        """Whether a link stands under the path."""
        ...

    def names(self, folder: Path) -> tuple[str, ...]:
        """What stands in a folder, by name; nothing where there is none."""
        ...

    def yaml_files(self, folder: Path, without: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """Every YAML file below a folder, as :func:`yaml_files` has it."""
        ...

    def size(self, path: Path) -> int:
        """How long a file is, in bytes; 0 where that cannot be known."""
        ...

    def content(self, path: Path, name: str, cache: Cache) -> str:
        """The digest of what a file holds; empty where :meth:`read` would refuse it."""
        ...

    def state(self, path: Path) -> str:
        """What stands under a path, as one name; empty where only reading it all could tell."""
        ...

    def read(self, path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
        """The bytes of a file, or the problem that stands against reading it as ``name``."""
        ...


class Disk:
    """Files as they lie on the disk."""

    def root(self, workspace: Path) -> Path:
        """The Git work tree around the workspace, else what holds it."""
        return project_root(workspace)

    def whole(self, path: Path) -> Path:
        """The path without links and steps upwards."""
        return path.resolve()

    def is_there(self, path: Path) -> bool:
        """Whether anything stands under the path."""
        return path.exists() or path.is_symlink()

    def is_file(self, path: Path) -> bool:
        """Whether the path leads to a file."""
        return path.is_file()

    def is_link(self, path: Path) -> bool:
        """Whether a link stands under the path."""
        return path.is_symlink()

    def names(self, folder: Path) -> tuple[str, ...]:
        """What stands in a folder, by name."""
        return tuple(sorted(each.name for each in folder.iterdir())) if folder.is_dir() else ()

    def yaml_files(self, folder: Path, without: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """Every YAML file below a folder."""
        return yaml_files(folder, without)

    def size(self, path: Path) -> int:
        """How long a file is, in bytes."""
        try:
            return path.lstat().st_size
        except OSError:
            return 0

    def content(self, path: Path, name: str, cache: Cache) -> str:
        """The digest of what a file holds."""
        return "" if is_refused(path, name) else cache.content(path)

    def state(self, path: Path) -> str:
        """Nothing: what stands on a disk has no name."""
        del path
        return ""

    def read(self, path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
        """The bytes of a regular file."""
        return read_bytes(path, name, limit)


DISK = Disk()


class Stored(Protocol):
    """A document that was read before and is kept in a form of its own."""

    @property
    def name(self) -> str:
        """The file's name as reports give it."""
        ...

    @property
    def content(self) -> str:
        """A digest of what the file holds."""
        ...

    def document(self) -> Document:
        """The document."""
        ...

    def place(self, path: Steps, *, key: bool) -> Place:
        """Where a value stands, or its key."""
        ...

    def line(self, number: int) -> str:
        """The text of a line."""
        ...

    def keep(self) -> None:
        """Keep the places that were asked for, for the next run."""
        ...


class Documents:
    """The documents of one load, by number; answers where values stand."""

    def __init__(self, files: Files = DISK) -> None:
        self._files = files
        self.all: list[Document | Stored] = []
        self._by_file: dict[str, Document | Stored] = {}
        self._places: dict[tuple[int, tuple[str | int, ...], bool], Place] = {}
        self.problems: list[Finding] = []

    def add(self, document: Document) -> int:
        """Keep a document and give it its number."""
        self.all.append(document)
        self._by_file[document.file] = document
        return len(self.all) - 1

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the documents by number."""
        return tuple(each.file if isinstance(each, Document) else each.name for each in self.all)

    def store(self, stored: Stored) -> int:
        """Keep a document that is read only when something is asked of it, and give it its number."""
        self.all.append(stored)
        self._by_file[stored.name] = stored
        return len(self.all) - 1

    def data(self, number: int) -> Value:
        """What a document says."""
        found = self.all[number]
        return found.data if isinstance(found, Document) else found.document().data

    def read(self, path: Path, name: str) -> Document | None:
        """Read and parse one file; what is wrong with it is kept in ``problems``."""
        raw, fault = self._files.read(path, name)
        if fault is not None:
            self.problems.append(fault)
            return None
        document = self._by_file[name] = parse(name, raw)
        self.problems.extend(document.problems)
        return None if document.problems else document

    def shaped(self, document: Document | None, shape: Shape) -> Document | None:
        """The document when it has the shape; otherwise the problems are kept and nothing is given back."""
        if document is None:
            return None
        found = shape.problems(document)
        self.problems.extend(found)
        return None if found else document

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        """The place of the value at ``origin``, or of its key."""
        asked = (origin.document, origin.path, key)
        known = self._places.get(asked)
        if known is None:
            known = self._places[asked] = self.all[origin.document].place(origin.path, key=key)
        return known

    def keep_places(self) -> None:
        """Keep the places that were asked for, for the next run."""
        for each in self.all:
            if not isinstance(each, Document):
                each.keep()

    def line(self, place: Place) -> str:
        """The text of the line of ``place``."""
        document = self._by_file.get(place.file)
        return document.line(place.line) if document else ""
