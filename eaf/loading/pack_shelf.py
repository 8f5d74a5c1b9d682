"""Finds packs by id and reads each once, with the packs that it extends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eaf.errors import NotFoundError
from eaf.loading.files import DISK
from eaf.loading.pack_files import PackReader
from eaf.loading.problems import Note, problem
from eaf.schemas.pieces import DOTTED_PATTERN
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from eaf.finding import Finding, Place
    from eaf.loading.files import Files
    from eaf.pack.pack import Pack
    from eaf.schemas.pieces import Schema


class PackShelf:
    """The packs of some folders; what is wrong with those that are read is gathered in ``problems``."""

    def __init__(
        self, folders: Sequence[Path], root: Path, kinds: dict[str, Schema], *, with_tests: bool = False, files: Files = DISK
    ) -> None:
        self.problems: list[Finding] = []
        self._folders = tuple(folders)
        self._root = root
        self._kinds = kinds
        self._with_tests = with_tests
        self._files = files
        self._read: dict[str, Pack | None] = {}
        self._reading: list[str] = []

    def find(self, id_: str) -> Path | None:
        """The folder of the pack called ``id_``; a link that leads elsewhere is none."""
        if re.search(DOTTED_PATTERN, id_) is None:
            return None
        return next((folder / id_ for folder in self._folders if self._is_pack(folder / id_)), None)

    def folder(self, id_: str) -> Path:
        """The folder of the pack called ``id_``; raises :class:`NotFoundError`, which names what comes near."""
        found = self.find(id_)
        if found is None:
            message, known = f"không có gói '{id_}' · there is no pack '{id_}'", self.known()
            raise NotFoundError(message, nearest(id_, known) or known)
        return found

    def known(self) -> tuple[str, ...]:
        """The ids of all packs that can be found."""
        named = ((folder, name) for folder in self._folders for name in self._files.names(folder))
        return tuple(sorted({name for folder, name in named if self._is_pack(folder / name)}))

    def pack(self, id_: str, asked: Place) -> Pack | None:
        """The pack called ``id_``; where there is none, or it extends itself, that is a problem where it was ``asked`` for."""
        if id_ in self._reading:
            self.problems.append(problem("EAF-P010", asked, key=id_))
            return None
        folder = self.find(id_)
        if folder is None:
            self.problems.append(problem("EAF-R005", asked, Note(nearest(id_, self.known())), key=id_))
            return None
        return self.open(folder)

    def open(self, folder: Path) -> Pack | None:
        """The pack in a folder, or nothing when a problem stands against using it."""
        id_ = folder.name
        if id_ not in self._read:
            self._reading.append(id_)
            reader = PackReader(folder, self._root, self._kinds, self.pack, self._files)
            self._read[id_] = reader.read(with_tests=self._with_tests)
            self.problems.extend(reader.documents.problems)
            self._reading.pop()
        return self._read[id_]

    def _is_pack(self, folder: Path) -> bool:
        files = self._files
        return files.is_file(folder / "pack.yaml") and not files.is_link(folder) and not files.is_link(folder.parent)


def with_bases(packs: Sequence[Pack]) -> tuple[Pack, ...]:
    """The packs and those that they extend, each once, in the order of the packs but an extension before what it extends."""
    found: dict[str, tuple[int, int, Pack]] = {}
    order: dict[str, int] = {}
    for pack in packs:
        line = list(pack.line())
        place = order.setdefault(line[-1].id, len(order))
        found.update((each.id, (place, depth, each)) for depth, each in enumerate(reversed(line)))
    return tuple(pack for _, _, pack in sorted(found.values(), key=lambda each: (each[0], -each[1])))
