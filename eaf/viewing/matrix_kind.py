"""A kind of matrix: its id, which is also its address, what it is called, and how it is read from the ground."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.text import Text
from eaf.viewing.matrix import Frame, Sign, Words

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eaf.viewing.matrix import Matrix, Tone
    from eaf.viewing.matrix_ground import Ground
    from eaf.viewing.perspective import Perspective


_HEADINGS = (
    Text("Mã", "Id"),
    Text("Tổng", "Total"),
    Text("Chưa phân nhóm", "Ungrouped"),
    Text("Ô", "Cell"),
    Text("Ý nghĩa", "Meaning"),
    Text("Căn cứ", "Evidence"),
    Text("Vị trí", "Place"),
)


@dataclass(frozen=True, slots=True)
class SignText:
    """A sign in both languages."""

    text: Text
    meaning: Text
    tone: Tone = ""

    def said(self, perspective: Perspective) -> Sign:
        """The sign in the perspective's language."""
        return Sign(perspective.say(self.text), perspective.say(self.meaning), self.tone)


@dataclass(frozen=True, slots=True)
class MatrixKind:
    """A kind of matrix; ``missing`` says what a model needs for the first cell to be there."""

    id: str
    title: Text
    lead: Text
    row_name: Text
    column_name: Text
    missing: Text
    build: Callable[[MatrixKind, Ground], Matrix]
    counted: bool = False

    def of(self, ground: Ground) -> Matrix:
        """The matrix of a model."""
        return self.build(self, ground)

    def frame(
        self,
        ground: Ground,
        signs: tuple[Sign, ...],
        groups: Mapping[str, str] | None = None,
        forbidden: frozenset[tuple[str, str]] = frozenset(),
    ) -> Frame:
        """What the matrix says before any cell, in the language at hand."""
        own = (self.title, self.lead, self.row_name, self.column_name, self.missing)
        words = Words(*(ground.perspective.say(each) for each in (*own, *_HEADINGS)))
        return Frame(self.id, words, signs, groups or {}, self.counted, forbidden)
