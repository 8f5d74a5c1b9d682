"""A finding: one problem at one place, from the first parse error to the last cross-model rule."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TYPE_CHECKING

from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date

ACTIVE, WAIVED, BASELINED = "active", "waived", "baselined"


class Severity(IntEnum):
    """How much a finding matters; larger is worse."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case English name used in files and options."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> Severity:
        """The severity called ``word``; raises KeyError for another word."""
        return cls[word.upper()]


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a file: 1-based lines, 1-based columns in code points, the end column exclusive."""

    file: str
    line: int = 1
    column: int = 1
    end_line: int = 1
    end_column: int = 1

    def __str__(self) -> str:
        """``file:line:column``, as editors and terminals follow it."""
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Related:
    """Another place that belongs to a finding: the other end, the first definition, the rule's own line."""

    place: Place
    message: Text


@dataclass(frozen=True, slots=True, order=True)
class Step:
    """One relationship of a witness path, in the direction in which the path walks it."""

    source: str
    type: str
    target: str
    place: Place


@dataclass(frozen=True, slots=True)
class State:
    """Whether a finding counts: active, waived (by which waiver, since when, why) or baselined (since when)."""

    word: str = ACTIVE
    waiver: str = ""
    since: date | None = None
    reason: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Cure:
    """The plateau in whose architecture a finding is gone, and its date."""

    plateau: str
    date: date
    name: Text = field(default_factory=Text)


_ACTIVE = State()


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place.

    ``subjects`` are element ids; ``discriminator`` tells two findings of a rule about the same elements apart by a
    fact of the model (an attribute's name, a relationship's type), never by position or wording. The ``state`` is given to it
    when everything is found.
    """

    rule: str
    severity: Severity
    place: Place
    message: Text
    subjects: tuple[str, ...] = ()
    discriminator: str = ""
    remedy: Text = field(default_factory=Text)
    related: tuple[Related, ...] = ()
    witness: tuple[Step, ...] = ()
    state: State = _ACTIVE
    cure: Cure | None = None

    @property
    def sort_key(self) -> tuple[Place, str, tuple[str, ...], str]:
        """Findings in order of place, then rule: the order of every output."""
        return (self.place, self.rule, self.subjects, self.discriminator)

    @property
    def fingerprint(self) -> str:
        """32 hex digits made of the rule, the element ids and the discriminator alone, stable under moves and rewording."""
        parts = ("eaf1", self.rule, *sorted(self.subjects), "", self.discriminator)
        return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]


def sort_findings(findings: list[Finding]) -> tuple[Finding, ...]:
    """Sorted, and with findings of one fingerprint at one place collapsed into one."""
    kept: dict[tuple[str, Place], Finding] = {}
    for finding in sorted(findings, key=lambda each: each.sort_key):
        kept.setdefault((finding.fingerprint, finding.place), finding)
    return tuple(kept.values())
