"""Sets of elements or relationships as bytes of 0 and 1."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Marks: TypeAlias = "bytes | bytearray"
_RARE = 20
_LONG = 20_000
_TURNED = bytes.maketrans(b"\x00\x01", b"\x01\x00")


def marks(size: int, numbers: Iterable[int]) -> bytearray:
    """``size`` marks, of which those with these numbers are set."""
    found = bytearray(size)
    for number in numbers:
        found[number] = 1
    return found


def both(left: Marks, right: Marks) -> bytearray:
    """What is marked in both."""
    if len(left) >= _LONG:
        return _long(left, right, "bitwise_and")
    return bytearray((int.from_bytes(left, "little") & int.from_bytes(right, "little")).to_bytes(len(left), "little"))


def either(left: Marks, right: Marks) -> bytearray:
    """What is marked in one or the other."""
    if len(left) >= _LONG:
        return _long(left, right, "bitwise_or")
    return bytearray((int.from_bytes(left, "little") | int.from_bytes(right, "little")).to_bytes(len(left), "little"))


def _long(left: Marks, right: Marks, operation: str) -> bytearray:
    """The same for long sets, for which numpy has been loaded anyway."""
    import numpy as np  # noqa: PLC0415 - a tenth of a second that short sets need not wait for

    return bytearray(getattr(np, operation)(np.frombuffer(left, np.uint8), np.frombuffer(right, np.uint8)))


def turned(given: Marks) -> bytearray:
    """What is not marked."""
    return bytearray(given.translate(_TURNED))


def numbers(given: Marks) -> list[int]:
    """The numbers of what is marked, in order; where that is little, it is searched for and not looked for one by one."""
    count = given.count(1)
    if count * _RARE > len(given):
        return list(compress(range(len(given)), given))
    found: list[int] = []
    at = -1
    for _ in range(count):
        at = given.index(1, at + 1)
        found.append(at)
    return found
