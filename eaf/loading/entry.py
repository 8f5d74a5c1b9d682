"""What is kept of one file that was read: its shard, its values and where they stand, each read only when asked for."""

from __future__ import annotations

import json
from array import array
from typing import TYPE_CHECKING

from eaf.loading.cache import digest
from eaf.loading.document import Document
from eaf.loading.shard import Shard, ShardWriter

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.loading.document import Value

_LENGTH = 8
_PARTS = 5
_SEAL = 40
_HEAD, _NUMBERS, _TEXTS, _DATA, _MARKS = range(_PARTS)


def pack(document: Document) -> bytes:
    """The entry of a document that has the shape of a model file."""
    shard = ShardWriter().write(document.data)
    data = json.dumps(document.data, ensure_ascii=False, separators=(",", ":")).encode()
    parts = (*shard, data, document.marks.tobytes())
    lengths = b"".join(len(part).to_bytes(_LENGTH, "little") for part in parts)
    return b"".join((digest(lengths, parts[_HEAD], parts[_NUMBERS]).encode(), lengths, *parts))


class Entry:
    """An entry in memory, or in a file of which only what is needed is read."""

    def __init__(self, raw: bytes, path: Path | None = None) -> None:
        self._raw = raw
        self._path = path
        start = _SEAL + _PARTS * _LENGTH
        self._bounds = [start]
        for at in range(_SEAL, start, _LENGTH):
            self._bounds.append(self._bounds[-1] + int.from_bytes(raw[at : at + _LENGTH], "little"))

    @classmethod
    def at(cls, path: Path) -> Entry | None:
        """The entry in a file; nothing when there is none or it is damaged."""
        try:
            with path.open("rb") as file:
                start = _SEAL + _PARTS * _LENGTH
                raw = file.read(start)
                first = [int.from_bytes(raw[at : at + _LENGTH], "little") for at in (_SEAL, _SEAL + _LENGTH)]
                raw += file.read(sum(first))
                found = cls(raw, path)
                whole = file.seek(0, 2) == found._bounds[-1]
        except (OSError, OverflowError):
            return None
        return found if whole and found.is_sound else None

    @property
    def is_sound(self) -> bool:
        """Whether the parts that rules read are those that were written."""
        seal = digest(self._raw[_SEAL : self._bounds[0]], self._part(_HEAD), self._part(_NUMBERS)).encode()
        return self._raw[:_SEAL] == seal

    def shard(self) -> Shard:
        """The file by column."""
        return Shard(self._part(_HEAD), self._part(_NUMBERS), lambda: self._part(_TEXTS))

    def document(self, file: str, text: str) -> Document:
        """The document; ``text`` is what the file holds."""
        marks = array("I")
        marks.frombytes(self._part(_MARKS))
        data: Value = json.loads(self._part(_DATA))
        return Document(file, text, data, marks)

    def _part(self, number: int) -> bytes:
        first, last = self._bounds[number], self._bounds[number + 1]
        if last <= len(self._raw) or self._path is None:
            return self._raw[first:last]
        with self._path.open("rb") as file:
            file.seek(first)
            return file.read(last - first)
