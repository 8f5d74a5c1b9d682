"""A baseline: the findings that were there on the day on which checking began, one line each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eaf.finding import Finding, Place

HEADER = "# eaf baseline 1"
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
class Baseline:
    """The lines of a baseline, in order of fingerprint."""

    entries: tuple[BaselineEntry, ...] = ()

    def text(self) -> str:
        """The file: the lines are sorted and stand by themselves, so that branches that remove different lines can be merged."""
        return "".join(f"{line}\n" for line in (HEADER, *sorted(each.line for each in self.entries)))


def baseline_of(findings: Iterable[Finding], since: date) -> Baseline:
    """A baseline of these findings."""
    entries = {
        each.fingerprint: BaselineEntry(each.fingerprint, each.rule, since, tuple(sorted(each.subjects)), each.place)
        for each in findings
    }
    return Baseline(tuple(sorted(entries.values())))
