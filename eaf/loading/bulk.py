"""Many model files read at once: what was read before comes from the cache, the rest is read by several processes."""

from __future__ import annotations

import json
import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from eaf.errors import EafError
from eaf.finding import Place
from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.decoding import decode
from eaf.loading.entry import Entry, pack
from eaf.loading.files import DISK, Files
from eaf.loading.shape import compiled
from eaf.loading.yaml_text import collector_paused, parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from multiprocessing.context import BaseContext

    from eaf.loading.document import Document
    from eaf.loading.document import Path as Steps
    from eaf.loading.shard import Shard

T = TypeVar("T")
R = TypeVar("R")
KIND = "files"
PLACES = "places"
LARGE = 2_000_000
"""From so many bytes of model files on, columns and several processes pay."""
_FILES_A_TASK = 4
_NO_MODEL = "no model file in order"
MODEL_KEYS = frozenset({"elements", "relationships"})
Named: TypeAlias = tuple[str, Path]
"""A file's name as reports give it, and where it is."""


@dataclass(frozen=True)
class Found:
    """One model file: its entry, and the digest of what it held; places that were asked for are kept for the next run."""

    name: str
    path: Path
    content: str
    entry: Entry
    cache: Cache
    source: Files = DISK

    @cached_property
    def shard(self) -> Shard:
        """The file by column."""
        return self.entry.shard()

    def place(self, path: Steps, *, key: bool) -> Place:
        """Where a value stands, or its key."""
        asked = json.dumps([path, key])
        known = self._places.get(asked)
        if known is None:
            found = self.document().place(path, key=key)
            known = self._places[asked] = [found.line, found.column, found.end_line, found.end_column]
            self._new.append(asked)
        return Place(self.name, *known)

    def line(self, number: int) -> str:
        """The text of a line."""
        return self.document().line(number)

    def keep(self) -> None:
        """Keep the places that were asked for the first time."""
        if self._new:
            self.cache.put(PLACES, self.content, json.dumps(self._places).encode())

    @cached_property
    def _new(self) -> list[str]:
        return []

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        try:
            found: dict[str, list[int]] = json.loads(self.cache.get(PLACES, self.content) or b"{}")
        except ValueError:
            return {}
        return found

    def document(self) -> Document:
        """The document; raises :class:`EafError` when the file no longer holds what was read."""
        return self._document

    @cached_property
    def _document(self) -> Document:
        raw, fault = self.source.read(self.path, self.name)
        if fault is not None or digest(raw) != self.content:
            message = f"{self.name} đã thay đổi trong khi đang được kiểm tra · changed while it was being checked"
            raise EafError(message)
        return self.entry.document(self.name, decode(self.name, raw)[0])


def is_large(paths: Iterable[Path], source: Files = DISK) -> bool:
    """Whether the files are so many or so long that reading them by column pays."""
    return sum(map(source.size, paths)) >= LARGE


def read_all(
    files: Sequence[Named], schema: str, cache: Cache, progress: Callable[[str, int, int], None], source: Files = DISK
) -> tuple[list[Found], list[Named]]:
    """The model files among ``files``, and all that is not in order or of another kind; both in the order given.

    ``schema`` is the schema of model files as JSON.
    """
    salt = digest(code_digest(), schema)
    found: dict[str, Found] = {}
    left: list[Named] = []
    missing: list[tuple[Named, str, str]] = []
    for name, path in files:
        content = source.content(path, name, cache)
        if not content:
            left.append((name, path))
            continue
        key = digest(salt, content)
        known = cache.recall(KIND, name, key)
        if isinstance(known, Found):
            found[name] = known
            continue
        if known is _NO_MODEL:
            left.append((name, path))
            continue
        entry = Entry.at(cache.path(KIND, key)) if cache.holds else None
        if entry is None:
            missing.append(((name, path), content, key))
        else:
            found[name] = Found(name, path, content, entry, cache, source)
    for done, ((named, content, key), answer) in enumerate(zip(missing, _read(missing, schema, cache, source), strict=True)):
        progress("read", done, len(missing))
        entry = Entry.at(cache.path(KIND, key)) if answer == b"" else Entry(answer) if answer else None
        if entry is None:
            left.append(named)
        else:
            found[named[0]] = Found(*named, content, entry, cache, source)
        cache.remember(found.get(named[0], _NO_MODEL), KIND, named[0], key)
    if missing:
        cache.tidy()
    return [found[name] for name, _ in files if name in found], [named for named in files if named in set(left)]


def _read(missing: list[tuple[Named, str, str]], schema: str, cache: Cache, source: Files) -> Iterator[bytes | None]:
    # whoever goes through revisions has several processes already
    workers = 1 if cache.recalls else min(processors(), len(missing) // 2)
    read = partial(read_one, schema=schema, cache=cache, source=source)
    return in_processes(read, missing, workers, _FILES_A_TASK)


def in_processes(make: Callable[[T], R], tasks: Sequence[T], workers: int, at_once: int = 1) -> Iterator[R]:
    """What is made of each task, in order: by so many processes, or by this one where there would not be several."""
    if workers < 2:
        yield from map(make, tasks)
        return
    with ProcessPoolExecutor(workers, process_context()) as pool:
        yield from pool.map(make, tasks, chunksize=at_once)


def processors() -> int:
    """How many processes may run at once."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def process_context() -> BaseContext:
    """How processes are started: as copies of this one, where the system can."""
    return multiprocessing.get_context("fork" if "fork" in multiprocessing.get_all_start_methods() else None)


def read_one(task: tuple[Named, str, str], schema: str, cache: Cache, source: Files = DISK) -> bytes | None:
    """The entry of one file, empty when it went into the cache; nothing when the file is no model file in order."""
    (name, path), content, key = task
    raw, fault = source.read(path, name)
    if fault is not None or digest(raw) != content:
        return None
    document = parse(name, raw)
    if document.problems or not isinstance(document.data, dict) or not document.data.keys() & MODEL_KEYS:
        return None
    if compiled(schema).problems(document):
        return None
    with collector_paused():
        entry = pack(document)
    if not cache.holds:
        return entry
    cache.put(KIND, key, entry)
    return b"" if cache.path(KIND, key).is_file() else entry
