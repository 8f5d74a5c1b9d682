"""What statements of a pack rest on."""

from __future__ import annotations

from dataclasses import dataclass, field

from eaf.text import Text


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where a statement of the pack comes from and how sure it is (high, medium, low, assumed)."""

    sources: tuple[str, ...] = ()
    confidence: str = ""
    note: Text = field(default_factory=Text)
