"""ZIP archives of one exact form: nothing compressed, no times. The same contents give the same bytes everywhere.

Because there is only one form, every byte of an archive is either content or what the contents give: reading compares the two.
Nothing is unpacked, so no archive can become larger than it is or lead to another place.
"""

from __future__ import annotations

import re
import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

MAX_ARCHIVE = 256_000_000
"""How large an archive may be, in bytes."""
MAX_PARTS = 1_000
_NAME = re.compile(rb"[a-z0-9][a-z0-9-]{0,63}(?:[.][a-z0-9-]{1,16}){1,3}")
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION, _UNIX, _DAY, _FILE = 10, 3 << 8, 0x21, 0o100644 << 16
_LOCAL_FORM = struct.Struct("<4s5H3L2H")
_CENTRAL_FORM = struct.Struct("<4s6H3L5H2L")
_END_FORM = struct.Struct("<4s4H2LH")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Some bytes of an archive, and the part that they belong to: its content, or else what the archive says of it."""

    part: str
    raw: bytes
    is_content: bool = False


@dataclass(frozen=True, slots=True)
class Archive:
    """What an archive holds: its parts in the order found; ``broken`` is where it stops being one (-1 if it does not).

    ``altered`` are the parts of which the archive says something that their content does not give, "" for the archive itself;
    ``repeated`` are parts that stand there again.
    """

    parts: Mapping[str, bytes]
    broken: int = -1
    altered: tuple[str, ...] = ()
    repeated: tuple[str, ...] = ()


def write_archive(parts: Mapping[str, bytes]) -> bytes:
    """The archive of some parts, in the order given."""
    return b"".join(each.raw for each in _stretches(parts))


def read_archive(raw: bytes) -> Archive:
    """The parts of an archive, as far as it is one."""
    parts: dict[str, bytes] = {}
    repeated: list[str] = []
    at = 0
    while raw[at : at + 4] == _LOCAL and len(parts) < MAX_PARTS:
        found = _entry_at(raw, at)
        if found is None:
            return Archive(parts, at, repeated=tuple(repeated))
        name, content, at = found
        if name in parts:
            repeated.append(name)
        else:
            parts[name] = content
    if repeated or raw[at : at + 4] != (_CENTRAL if parts else _END):
        return Archive(parts, at, repeated=tuple(repeated))
    return Archive(parts, altered=tuple(_altered(raw, parts)))


def _entry_at(raw: bytes, at: int) -> tuple[str, bytes, int] | None:
    """The entry at an offset and where it ends; nothing where it is compressed, encrypted, cut off or of a name that none has."""
    if len(raw) < at + _LOCAL_FORM.size:
        return None
    _, _, flags, method, _, _, _, packed, size, name_length, extra = _LOCAL_FORM.unpack_from(raw, at)
    start = at + _LOCAL_FORM.size
    name = raw[start : start + name_length]
    end = start + name_length + size
    if flags or method or extra or packed != size or end > len(raw) or not _NAME.fullmatch(name):
        return None
    return name.decode("ascii"), raw[start + name_length : end], end


def _altered(raw: bytes, parts: Mapping[str, bytes]) -> Iterator[str]:
    """Where the archive differs from what its parts give."""
    at = 0
    found: dict[str, None] = {}
    for each in _stretches(parts):
        if not each.is_content and raw[at : at + len(each.raw)] != each.raw:
            found[each.part] = None
        at += len(each.raw)
    if at != len(raw):
        found[""] = None
    yield from found


def _stretches(parts: Mapping[str, bytes]) -> Iterator[Stretch]:
    """The bytes of an archive, one stretch after the other."""
    offset, offsets = 0, []
    for name, content in parts.items():
        offsets.append(offset)
        facts = (0, 0, 0, _DAY, zlib.crc32(content), len(content), len(content), len(name), 0)
        header = _LOCAL_FORM.pack(_LOCAL, _VERSION, *facts) + name.encode("ascii")
        yield Stretch(name, header)
        yield Stretch(name, content, is_content=True)
        offset += len(header) + len(content)
    begun = offset
    for (name, content), place in zip(parts.items(), offsets, strict=True):
        more = (0, 0, 0, _DAY, zlib.crc32(content), len(content), len(content), len(name), 0, 0, 0, 0, _FILE, place)
        line = _CENTRAL_FORM.pack(_CENTRAL, _UNIX | _VERSION, _VERSION, *more) + name.encode("ascii")
        yield Stretch(name, line)
        offset += len(line)
    yield Stretch("", _END_FORM.pack(_END, 0, 0, len(parts), len(parts), offset - begun, begun, 0))
