"""Shares: how many of all, compared and written exactly."""

from __future__ import annotations

from dataclasses import dataclass

from eaf.text import Text


@dataclass(frozen=True, slots=True)
class Share:
    """``covered`` of ``total``, of which there is at least one."""

    covered: int
    total: int

    @classmethod
    def read(cls, written: str) -> Share:
        """``41/50`` as a share."""
        covered, _, total = written.partition("/")
        return cls(int(covered), int(total))

    def is_below(self, other: Share) -> bool:
        """Whether it is the smaller one."""
        return self.covered * other.total < other.covered * self.total

    def __str__(self) -> str:
        return f"{self.covered}/{self.total}"

    @property
    def percent(self) -> Text:
        """``82,0 %``, rounded down, so that 100 means all."""
        whole, tenth = divmod(self.covered * 1000 // self.total, 10)
        return Text(f"{whole},{tenth} %", f"{whole}.{tenth} %")

    @property
    def said(self) -> Text:
        """``41/50 (82,0 %)``."""
        return Text(f"{self} ({self.percent.vi})", f"{self} ({self.percent.en})")
