"""Text in Vietnamese and English, and the foldings that comparisons use."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
_PLACEHOLDER = re.compile(r"\{(\w+)(?::([^{}|]*)\|([^{}|]*))?\}")
_STROKED = str.maketrans({"đ": "d", "Đ": "D"})


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One statement in both languages; an empty side means that nobody has written it yet."""

    vi: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        """Whether anything is said at all."""
        return bool(self.vi or self.en)

    def said_in(self, language: Language) -> str:
        """The text in ``language``, or in the other one where that is missing."""
        return (self.vi or self.en) if language == "vi" else (self.en or self.vi)

    def format(self, **values: str | Text) -> Text:
        """Fill ``{placeholders}``; a value that is a :class:`Text` is taken in the language at hand.

        ``{count:element|elements}`` is the first word where ``count`` is 1, and the second otherwise.
        """
        return Text(_fill(self.vi, values, "vi"), _fill(self.en, values, "en"))


def _fill(template: str, values: dict[str, str | Text], language: Language) -> str:
    def said(match: re.Match[str]) -> str:
        value = values.get(match[1], match[0])
        if match[2] is not None and match[1] in values:
            return match[2] if value == "1" else match[3]
        return value.said_in(language) if isinstance(value, Text) else value

    return _PLACEHOLDER.sub(said, template) if "{" in template else template


def both(words: str) -> Text:
    """A text that reads the same in both languages: ids, numbers, names of keys."""
    return Text(words, words)


def dated(day: date) -> Text:
    """A day as people write it: ``31/12/2022`` and ``2022-12-31``."""
    return Text(f"{day:%d/%m/%Y}", day.isoformat())


def joined(parts: Iterable[Text], between: Text) -> Text:
    """Several texts as one."""
    told = tuple(parts)
    return Text(between.vi.join(each.said_in("vi") for each in told), between.en.join(each.said_in("en") for each in told))


def fold(words: str) -> str:
    """Lower case without diacritics: ``Đất đai`` becomes ``dat dai``."""
    decomposed = unicodedata.normalize("NFD", words.translate(_STROKED))
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def _distance(left: str, right: str, limit: int) -> int:
    """Damerau-Levenshtein distance (optimal string alignment), or ``limit + 1`` as soon as it is exceeded."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return row[-1]


def nearest(word: str, known: tuple[str, ...] | list[str], limit: int = 2) -> tuple[str, ...]:
    """Up to three known words within ``limit`` edits of ``word``, diacritics and case folded, nearest first."""
    folded = fold(word)
    allowed = min(limit, max(1, len(folded) // 3))
    scored = ((_distance(folded, fold(candidate), allowed), candidate) for candidate in known)
    close = sorted((distance, candidate) for distance, candidate in scored if distance <= allowed)
    return tuple(candidate for _, candidate in close[:3])
