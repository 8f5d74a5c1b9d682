"""A baseline: the findings that were there on the day on which checking began, and shares that may not fall, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eaf.finding import Finding, Place
    from eaf.model.share import Share

HEADER = "# eaf baseline 1"
SHARE = "share"
"""The first word of a line with a share."""
NOBODY = "-"
"""What stands in a line for a finding without subjects."""


@dataclass(frozen=True, slots=True, order=True)
class BaselineEntry:
    """One line: a finding by its fingerprint, with what people need to know of it."""

    fingerprint: str
    rule: str
    since: date
    subjects: tuple[str, ...]
    place: Place

    @property
    def line(self) -> str:
        """The line as it is written."""
        return " ".join((self.fingerprint, self.rule, self.since.isoformat(), *(self.subjects or (NOBODY,))))

    def is_about(self, finding: Finding) -> bool:
        """Whether the line means the finding: a line of which a part was altered means none."""
        told = (self.fingerprint, self.rule, self.subjects)
        return told == (finding.fingerprint, finding.rule, tuple(sorted(finding.subjects)))


@dataclass(frozen=True, slots=True)
class RecordedShare:
    """One line: the share of a rule with ``ratchet`` on a day, below which it may not fall."""

    rule: str
    since: date
    share: Share
    place: Place

    @property
    def line(self) -> str:
        """The line as it is written."""
        return f"{SHARE} {self.rule} {self.since.isoformat()} {self.share}"


@dataclass(frozen=True, slots=True)
class Baseline:
    """The lines of a baseline: findings in order of fingerprint, then shares in order of rule."""

    entries: tuple[BaselineEntry, ...] = ()
    shares: tuple[RecordedShare, ...] = ()

    def recorded_at(self, day: date) -> dict[str, Share]:
        """The share that each rule may not fall below on ``day``."""
        return {each.rule: each.share for each in self.shares if each.since <= day}

    def text(self) -> str:
        """The file: the lines are sorted and stand by themselves, so that branches that remove different lines can be merged."""
        parts = ((each.line for each in self.entries), (each.line for each in self.shares))
        return "".join(f"{line}\n" for line in (HEADER, *(line for part in parts for line in sorted(part))))


def baseline_of(findings: Iterable[Finding], since: date, shares: Iterable[RecordedShare] = ()) -> Baseline:
    """A baseline of these findings and shares."""
    entries = {
        each.fingerprint: BaselineEntry(each.fingerprint, each.rule, since, tuple(sorted(each.subjects)), each.place)
        for each in findings
    }
    return Baseline(tuple(sorted(entries.values())), tuple(sorted(shares, key=lambda each: each.rule)))
