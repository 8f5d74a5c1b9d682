"""The few sizes of text that the pictures use; none is smaller than 12 pixels (9 points)."""

from __future__ import annotations

from dataclasses import dataclass

from eaf.drawing.metrics import clean, measure, wrap


@dataclass(frozen=True, slots=True)
class Typeface:
    """One use of text: ``name`` is its class in the style sheet, ``leading`` the distance from line to line."""

    name: str
    size: float
    leading: float
    bold: bool = False

    @property
    def drop(self) -> float:
        """From the top of a line to its baseline, so that capitals stand in the middle of the leading."""
        return (self.leading + 0.74 * self.size) / 2

    def width(self, text: str) -> float:
        """The width of one line."""
        return measure(text, self.size, bold=self.bold)

    def lines(self, text: str, width: float, max_lines: int = 2) -> tuple[str, ...]:
        """The text broken into lines of at most ``width``."""
        return wrap(text, width, self.size, bold=self.bold, max_lines=max_lines)

    def cut(self, text: str, width: float) -> str:
        """The text on one line of at most ``width``; empty when there is no room at all."""
        return "".join(self.lines(text, width, 1)) if clean(text) and width > 2 * self.size else ""


HEADING = Typeface("heading", 18, 24, bold=True)
SECTION = Typeface("section", 14, 18, bold=True)
NAME = Typeface("name", 13, 17, bold=True)
TYPE = Typeface("type", 12, 16)
NOTE = Typeface("note", 12, 16)
FIGURE = Typeface("figure", 13, 17, bold=True)
LETTER = Typeface("letter", 12, 18, bold=True)
TYPEFACES = (HEADING, SECTION, NAME, TYPE, NOTE, FIGURE, LETTER)
