"""What a reporter may be told: language and fail level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.finding import Severity

if TYPE_CHECKING:
    from eaf.text import Language, Text


@dataclass(frozen=True, slots=True)
class Settings:
    """How a report is worded and what counts as failing."""

    language: Language = "vi"
    fail_level: Severity = Severity.ERROR

    def say(self, text: Text) -> str:
        """The text in the chosen language."""
        return text.said_in(self.language)
