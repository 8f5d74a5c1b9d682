"""The catalogue of standards: which there are, since when and until when, and how binding each of them is."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.pack.validity import Validity
from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date

    from eaf.pack.provenance import Provenance

MANDATORY, RECOMMENDED, SUNSET, UPCOMING = "mandatory", "recommended", "sunset", "upcoming"


@dataclass(frozen=True, slots=True)
class StandardGroup:
    """A part of the catalogue."""

    id: str
    name: Text


@dataclass(frozen=True, slots=True)
class Standard:
    """A standard with the instrument and article that list it; an empty status is one that could not be found."""

    id: str
    number: str
    name: Text
    provenance: Provenance
    group: str = ""
    status: str = ""
    validity: Validity = field(default_factory=Validity)
    replaced_by: tuple[str, ...] = ()
    instrument: str = ""
    article: Text = field(default_factory=Text)

    def status_at(self, day: date) -> str:
        """The status on ``day``: ``upcoming`` before its period has begun, ``sunset`` once it is over."""
        if self.validity.start is not None and day < self.validity.start:
            return UPCOMING
        return self.status if self.validity.holds_at(day) else SUNSET

    def in_force(self, day: date) -> bool:
        """Whether it may be asked for on ``day``."""
        return self.status_at(day) not in (SUNSET, UPCOMING)
