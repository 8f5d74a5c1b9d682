"""Attestations: somebody looked, on a day, and this is the evidence of it. A clause that no rule can decide is answered so."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date

    from eaf.finding import Finding
    from eaf.model.element import Origin

METHODS: dict[str, Text] = {
    "examine": Text("xem xét tài liệu", "documents examined"),
    "interview": Text("phỏng vấn", "interview"),
}
"""How somebody looked."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One piece of evidence: a file of the workspace, an element that is a source or instrument, or an address.

    ``sha256`` is the digest of the file that was looked at, ``found`` that of the file that is there now; empty for none.
    """

    path: str = ""
    source: str = ""
    url: str = ""
    sha256: str = ""
    accessed: date | None = None
    note: Text = field(default_factory=Text)
    found: str = ""

    @property
    def is_unchanged(self) -> bool:
        """Whether what was looked at is what there is; nothing is known of an address but that it was read."""
        return not self.path or self.found == self.sha256

    @property
    def name(self) -> str:
        """The path, id or address."""
        return self.path or self.source or self.url


@dataclass(frozen=True, slots=True)
class Attestation:
    """One answer to a rule: by whom, how, collected on which day, to be used until which day, both included, and the evidence.

    Without ``elements`` it is about the workspace as a whole. With ``faults`` it counts for nothing.
    """

    rule: str
    method: str
    collected: date
    expires: date
    by: str
    evidence: tuple[Evidence, ...]
    origin: Origin
    elements: tuple[str, ...] = ()
    note: Text = field(default_factory=Text)
    faults: tuple[Finding, ...] = ()
