"""One attribute of all elements: a code for each element, and the values that each code stands for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from eaf.model.element import Path, PropertyValue

    Values: TypeAlias = tuple[tuple[PropertyValue, Path], ...]
    """The values of one attribute of one element, each with the path that leads to it in the element's file."""


class Codes(Protocol):
    """Whole numbers by position, in whatever way a kernel keeps them."""

    def __len__(self) -> int: ...

    def __iter__(self) -> Iterator[int]: ...

    def __getitem__(self, index: int, /) -> int: ...


@dataclass(frozen=True)
class Column:
    """``values[codes[n]]`` are the values of element ``n``; code 0 stands for no value."""

    codes: Codes
    values: Sequence[Values]

    @property
    def present(self) -> bytes:
        """For each code 1 where it stands for some value."""
        return b"\x00" + b"\x01" * (len(self.values) - 1)

    def marks(self, test: Callable[[Values], object]) -> bytes:
        """For each code 1 where the test holds of its values: every different value is looked at once."""
        return bytes(1 if test(each) else 0 for each in self.values)
