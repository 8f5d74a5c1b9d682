"""Sets of elements or relationships as bytes of 0 and 1; intersections at the speed of whole-number arithmetic."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Marks: TypeAlias = "bytes | bytearray"
_TURNED = bytes.maketrans(b"\x00\x01", b"\x01\x00")


def marks(size: int, numbers: Iterable[int]) -> bytearray:
    """``size`` marks, of which those with these numbers are set."""
    found = bytearray(size)
    for number in numbers:
        found[number] = 1
    return found


def both(left: Marks, right: Marks) -> bytearray:
    """What is marked in both."""
    return bytearray((int.from_bytes(left, "little") & int.from_bytes(right, "little")).to_bytes(len(left), "little"))


def either(left: Marks, right: Marks) -> bytearray:
    """What is marked in one or the other."""
    return bytearray((int.from_bytes(left, "little") | int.from_bytes(right, "little")).to_bytes(len(left), "little"))


def turned(given: Marks) -> bytearray:
    """What is not marked."""
    return bytearray(given.translate(_TURNED))


def numbers(given: Marks) -> list[int]:
    """The numbers of what is marked, in order."""
    return list(compress(range(len(given)), given))
