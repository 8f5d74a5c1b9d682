"""How things stand with the evidence for one subject of a rule that people answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date

    from eaf.model.attestation import Attestation

CURRENT, STALE, CHANGED, MISSING = "current", "stale", "changed", "missing"
UNUSED = "unused"
"""An attestation names an element that the rule does not look at: nothing is concluded of it."""
STANDINGS: dict[str, Text] = {
    CURRENT: Text("còn hiệu lực", "current"),
    STALE: Text("đã hết hạn", "stale"),
    CHANGED: Text("đã thay đổi", "changed"),
    MISSING: Text("chưa có", "missing"),
}
_OF_NO_USE = Text("chưa dùng được", "of no use yet")


@dataclass(frozen=True, slots=True)
class Standing:
    """The state of the evidence for a subject, and the attestation that it rests on, if there is one, with its last day."""

    subject: str
    state: str
    attestation: Attestation | None = None
    until: date | None = None

    @property
    def said(self) -> Text:
        """The state in words: what there is and will not do is not missing."""
        return _OF_NO_USE if self.state == MISSING and self.attestation is not None else STANDINGS[self.state]
