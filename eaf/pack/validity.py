"""Periods of law."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Validity:
    """A period; ``end`` is the first day on which it no longer holds. A missing end is open or unknown."""

    start: date | None = None
    end: date | None = None

    def holds_at(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)
