"""The objects of a Git repository, read by ``git cat-file``: nothing is checked out, written or fetched.

The repository belongs to whoever made the branch. ``cat-file`` runs no hook, filter, pager or file system monitor of it; the
settings of the user and the machine are left out; it may talk to nobody, so that an object that is missing stays missing; and names
reach it as lines of its input, where none can be an option.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tempfile
import weakref
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from eaf.errors import RevisionError
from eaf.loading.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterator

_SETTINGS = ("-c", "core.fsmonitor=false", "-c", f"core.hooksPath={os.devnull}")
_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "none",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "LC_ALL": "C",
}
_NAME = re.compile(r"(?!-)(?!.*(?:\.\.|:))[^\s\x00-\x1f\x7f]{1,250}")
_CHUNK = 1 << 20
FOLDER, LINK, SUBMODULE = 0o040000, 0o120000, 0o160000
_KIND = 0o170000


@dataclass(frozen=True, slots=True)
class Repository:
    """Where a repository is, and the folder from which the paths in its revisions start."""

    git: Path
    root: Path
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Commit:
    """A revision: the name that it was asked for by, its commit and the tree of its files, in hexadecimal digits."""

    name: str
    oid: str
    tree: str

    def __str__(self) -> str:
        """The name with the beginning of the commit, or the commit alone where that is its name."""
        short = self.oid[:12]
        return short if self.oid.startswith(self.name) else f"{self.name} ({short})"


@dataclass(frozen=True, slots=True)
class Step:
    """One commit of a history: what came before it (nothing before the first), and when it was made."""

    commit: Commit
    parent: str
    made: datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands in a tree under a name."""

    mode: int
    oid: str

    @property
    def kind(self) -> int:
        """:data:`FOLDER`, :data:`LINK` or :data:`SUBMODULE`; anything else is a file."""
        return self.mode & _KIND


def find_repository(start: Path) -> Repository:
    """The repository around a folder, which may be bare; raises :class:`RevisionError` where there is none."""
    here = start.resolve()
    for folder in (here, *here.parents):
        if (folder / ".git").exists():
            return Repository(folder / ".git", folder)
        if (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir():
            return Repository(folder, folder, bare=True)
    message = f"không có kho Git từ {start} trở lên · no Git repository at or above {start}"
    raise RevisionError(message)


class GitObjects:
    """The objects of one repository; a program is started when the first is asked for."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._trees: dict[str, dict[str, Entry]] = {}
        self._digests: dict[tuple[str, int], str] = {}

    def commit(self, name: str) -> Commit:
        """The commit that a name leads to; raises :class:`RevisionError` where there is none."""
        if _NAME.fullmatch(name) is None:
            raise RevisionError(_no_name(name))
        header = self._contents.ask(f"{name}^{{commit}}")
        if header is None:
            raise RevisionError(self._no_revision(name))
        tree = self._contents.content(header, header.size).split(b"\n", 1)[0]
        return Commit(name, header.oid, tree.removeprefix(b"tree ").decode("ascii", "replace"))

    def history(self, name: str) -> Iterator[Step]:
        """The commits that a name leads to through first parents, the newest first; raises :class:`RevisionError`."""
        step: Step | None = self._step(self.commit(name).oid)
        while step:
            yield step
            step = self._step(step.parent) if step.parent else None

    def _step(self, oid: str) -> Step:
        header = self._header(oid, "commit")
        head = self._contents.content(header, header.size).split(b"\n\n", 1)[0].decode("utf-8", "replace")
        said: dict[str, str] = {}
        for line in head.split("\n"):
            key, _, value = line.partition(" ")
            said.setdefault(key, value)
        try:
            made = datetime.fromtimestamp(int(said["committer"].split()[-2]), UTC)
        except (KeyError, IndexError, ValueError, OverflowError, OSError) as error:
            message = f"không đọc được ngày của commit {oid[:12]} · the date of commit {oid[:12]} cannot be read"
            raise RevisionError(message) from error
        return Step(Commit(oid, oid, said.get("tree", "")), said.get("parent", ""), made)

    def tree(self, oid: str) -> dict[str, Entry]:
        """What stands in a tree, by name; a name that is not UTF-8 is as the file system would give it."""
        known = self._trees.get(oid)
        if known is None:
            header = self._header(oid, "tree")
            raw = self._contents.content(header, header.size)
            known = self._trees[oid] = dict(_entries(raw, len(oid) // 2))
        return known

    def blob(self, oid: str, limit: int) -> bytes | None:
        """The content of a file; nothing when it is longer than ``limit`` bytes."""
        header = self._header(oid, "blob")
        raw = self._contents.content(header, limit)
        return None if header.size > limit else raw

    def digest(self, oid: str, limit: int) -> str:
        """A digest of a file's content, worked out once; empty when it is longer than ``limit`` bytes."""
        known = self._digests.get((oid, limit))
        if known is None:
            raw = self.blob(oid, limit)
            known = self._digests[oid, limit] = "" if raw is None else digest(raw)
        return known

    def size(self, oid: str) -> int:
        """How long a file is, in bytes."""
        header = self._sizes.ask(oid)
        if header is None:
            raise RevisionError(self._missing(oid))
        return header.size

    def _header(self, oid: str, kind: str) -> _Header:
        header = self._contents.ask(oid)
        if header is None:
            raise RevisionError(self._missing(oid))
        if header.kind != kind:
            message = f"kho Git bị hỏng: {oid[:12]} không phải {kind} · the Git repository is damaged: {oid[:12]} is no {kind}"
            raise RevisionError(message)
        return header

    @cached_property
    def _contents(self) -> _Program:
        return _Program(self.repository, "--batch")

    @cached_property
    def _sizes(self) -> _Program:
        return _Program(self.repository, "--batch-check")

    def _no_revision(self, name: str) -> str:
        message = f"không có phiên bản '{name}' · there is no revision '{name}'"
        if name == "HEAD":
            return f"nhánh hiện tại chưa có commit nào · the current branch has no commit yet\n{message}"
        return f"{message}\n{_SHALLOW}" if _is_shallow(self.repository) else message

    def _missing(self, oid: str) -> str:
        return _hinted(f"kho Git thiếu đối tượng {oid[:12]} · the Git repository lacks the object {oid[:12]}", self.repository)


_SHALLOW = (
    "Bản sao này chỉ lấy các commit gần nhất (shallow); lấy thêm: git fetch --unshallow, hoặc fetch-depth: 0, GIT_DEPTH: 0 trong CI."
    " · This clone is shallow; get more with git fetch --unshallow, or fetch-depth: 0, GIT_DEPTH: 0 in CI."
)
_PARTIAL = (
    "Bản sao này không lấy đủ nội dung (partial clone) và eaf không tự tải; hãy sao lại không dùng --filter."
    " · This is a partial clone, and eaf fetches nothing; clone again without --filter."
)


def _hinted(message: str, repository: Repository) -> str:
    """What is wrong, and why an object may not be there."""
    if any(_shared(repository).glob("objects/pack/*.promisor")):
        return f"{message}\n{_PARTIAL}"
    return f"{message}\n{_SHALLOW}" if _is_shallow(repository) else message


def _is_shallow(repository: Repository) -> bool:
    return (_shared(repository) / "shallow").is_file()


def _shared(repository: Repository) -> Path:
    """The folder of what linked work trees share."""
    git = repository.git
    if git.is_file():
        git = git.parent / _line(git).removeprefix("gitdir:").strip()
    shared = git / "commondir"
    return git / _line(shared) if shared.is_file() else git


def _line(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="surrogateescape").strip()


def _no_name(name: str) -> str:
    first, dots, second = name.partition("..")
    if dots and _NAME.fullmatch(first) and _NAME.fullmatch(second.removeprefix(".")):
        second = second.removeprefix(".")
        return f"'{name}' là một khoảng; viết {first} {second} · '{name}' is a range; write {first} {second}"
    shown = name if name.isprintable() else ascii(name)[1:-1]
    return f"'{shown}' không phải tên một phiên bản · '{shown}' is no name of a revision"


def _entries(raw: bytes, length: int) -> Iterator[tuple[str, Entry]]:
    """The entries of a tree object: mode, name and object of ``length`` bytes, one after the other."""
    at = 0
    while at < len(raw):
        space = raw.index(b" ", at)
        end = raw.index(b"\0", space)
        mode, name = int(raw[at:space], 8), os.fsdecode(raw[space + 1 : end])
        at = end + 1 + length
        yield name, Entry(mode, raw[end + 1 : at].hex())


@dataclass(frozen=True, slots=True)
class _Header:
    """What is said of an object before its content."""

    oid: str
    kind: str
    size: int


class _Program:
    """One ``git cat-file`` that answers line by line; it ends with this value."""

    def __init__(self, repository: Repository, mode: str) -> None:
        git = shutil.which("git")
        if git is None or not Path(git).is_absolute():
            message = "không có chương trình git · the program git is not there"
            raise RevisionError(message)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        self._repository = repository
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the program
        self._process = subprocess.Popen(  # noqa: S603 - a fixed call of the program found above
            [git, *_SETTINGS, "cat-file", mode],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
            cwd=repository.root,
            env={**kept, **_ENVIRONMENT, "GIT_DIR": str(repository.git)},
        )
        self._asked = cast("IO[bytes]", self._process.stdin)
        self._answers = cast("IO[bytes]", self._process.stdout)
        weakref.finalize(self, _end, self._process, (self._asked, self._answers, self._said))

    def ask(self, name: str) -> _Header | None:
        """The header of an object; nothing where there is none of that name, or several. Raises :class:`RevisionError`."""
        try:
            self._asked.write(os.fsencode(f"{name}\n"))
            self._asked.flush()
        except BrokenPipeError as error:
            raise self._broken() from error
        line = self._answers.readline().decode("utf-8", "replace")
        if not line:
            raise self._broken()
        words = line.split()
        return _Header(words[0], words[1], int(words[2])) if len(words) == 3 and words[2].isdecimal() else None

    def content(self, header: _Header, limit: int) -> bytes:
        """The content that follows a header, or its first ``limit`` bytes; raises :class:`RevisionError`."""
        raw = self._answers.read(min(limit, header.size))
        left = header.size - len(raw) + 1  # a line break follows
        while left and (chunk := self._answers.read(min(left, _CHUNK))):
            left -= len(chunk)
        if left:
            raise self._broken()
        return raw

    def _broken(self) -> RevisionError:
        """What the program said before it ended."""
        self._process.wait()
        self._said.seek(0)
        said = self._said.read(2000).decode("utf-8", "replace").strip().split("\n")[-1]
        detail = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in said)
        return RevisionError(_hinted(f"không đọc được kho Git · cannot read the Git repository: {detail}", self._repository))


def _end(process: subprocess.Popen[bytes], streams: tuple[IO[bytes], ...]) -> None:
    """Let the program go: it ends when nobody asks any more."""
    for stream in streams:
        with suppress(OSError):
            stream.close()
    process.wait()
