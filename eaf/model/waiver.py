"""Waivers: findings that an authority accepts until a date, and how far a workspace lets it go."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from eaf.finding import Severity

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from eaf.model.element import Origin
    from eaf.text import Text

HORIZON: dict[Severity, int] = {Severity.ERROR: 180, Severity.WARNING: 365, Severity.NOTE: 365}
"""For how many days a finding may be waived at most, by severity; a workspace may only narrow it."""


@dataclass(frozen=True, slots=True, order=True)
class Edge:
    """The one relationship that a waiver is about, as it is declared."""

    source: str
    type: str
    target: str


Subject: TypeAlias = "str | Edge"
"""What a waiver is about: an element, an item of the framework (a layer, an architecture, a code), or a relationship."""


@dataclass(frozen=True, slots=True)
class Waiver:
    """One decision: findings of a rule about these subjects are accepted from ``created`` to ``expires``, both included.

    ``until_changed`` is the digest of the subjects' declarations that was decided on; ``max_findings`` 0 means any number.
    """

    id: str
    rule: str
    subjects: tuple[Subject, ...]
    reason: Text
    approved_by: str
    decision: str
    created: date
    expires: date
    origin: Origin
    evidence: str = ""
    until_changed: str = ""
    max_findings: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The subjects that are elements or items of the framework."""
        return frozenset(each for each in self.subjects if isinstance(each, str))

    @property
    def edges(self) -> tuple[Edge, ...]:
        """The subjects that are relationships."""
        return tuple(each for each in self.subjects if isinstance(each, Edge))

    def days_left(self, day: date) -> int:
        """How many days remain after ``day``: 0 on the last one, negative once it has passed."""
        return (self.expires - day).days


@dataclass(frozen=True, slots=True)
class WaiverLimits:
    """How long findings of a severity may be waived, in days, and how many waivers may be in force at once."""

    horizon: Mapping[Severity, int] = field(default_factory=lambda: dict(HORIZON))
    budget: int | None = None
