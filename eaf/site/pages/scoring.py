"""The scores on the page: the three numbers, and what every clause adds to each, which sums exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.score import scores
from eaf.reporters.words import NO_SCORE, percent
from eaf.site.material import Material, clause_path
from eaf.site.page import Cell, Link, Notice, Section, Table
from eaf.site.pages import words
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.score import Score, Scores

_TITLE = Text("Điểm và phần đóng góp của từng điều khoản", "The scores and what each clause adds")
_SUM = Text("Tổng", "Sum")
_LEVEL, _WEIGHT = Text("Mức yêu cầu", "Level"), Text("Trọng số", "Weight")
_STRICT = Text("Nghiêm ngặt", "Strict")
_EFFECTIVE = Text("Không kể miễn trừ", "Without waived")
_ASSURANCE = Text("Mức bảo đảm", "Assurance")
_CAPTION = Text(
    "Điểm nghiêm ngặt {strict}; không kể miễn trừ {effective}; mức bảo đảm {assurance}. Trọng số: {weights}; văn bản không quy định trọng số. "
    "Dấu – là không tính; phân số cộng lại đúng bằng tổng.",
    "Strict {strict}; without waived clauses {effective}; assurance {assurance}. Weights: {weights}; no legal text gives any. "
    "A dash is not counted; the fractions sum exactly.",
)
_NONE = Text("Chưa có điểm, vì chưa kiểm tra được đầy đủ.", "There is no score, because not everything could be checked.")


def scores_section(material: Material) -> Section:
    """The table of contributions with its sums, or the sentence that there is no score."""
    found = scores(material.report)
    if found is None:
        return Notice("warning", material.say(_NONE))
    columns = (words.CLAUSE, _LEVEL, _WEIGHT, _STRICT, _EFFECTIVE, _ASSURANCE)
    return Table(
        material.say(_TITLE),
        tuple(material.say(each) for each in columns),
        (_sums(material, found), *_rows(material, found)),
        id="diem",
        caption=material.say(_caption(material, found)),
        filterable=True,
    )


def _caption(material: Material, found: Scores) -> Text:
    weights = ", ".join(f"{material.say(words.LEVELS[level])} {weight}" for level, weight in found.weights.items())
    named = {"strict": found.strict, "effective": found.effective, "assurance": found.assurance}
    return _CAPTION.format(weights=weights, **{name: percent(each.value) for name, each in named.items()})


def _sums(material: Material, found: Scores) -> tuple[Cell, ...]:
    values = (found.strict.value, found.effective.value, found.assurance.value)
    sums = (Cell(material.say(NO_SCORE) if value is None else str(value), number=True) for value in values)
    return (Cell(material.say(_SUM)), Cell(), Cell(), *sums)


def _rows(material: Material, found: Scores) -> list[tuple[Cell, ...]]:
    """A row for every clause that has a part in any score: whatever was judged applies."""
    parts = tuple(_shares(each) for each in (found.strict, found.effective, found.assurance))
    levels = {each.clause.id: each.clause.level for each in material.report.clauses}
    return [
        (
            Cell(links=(Link(each.clause, clause_path(each.clause)),)),
            Cell(material.say(words.LEVELS[levels[each.clause]])),
            Cell(str(each.weight), number=True),
            *(Cell(shares.get(each.clause, "–"), number=True) for shares in parts),
        )
        for each in found.assurance.contributions
    ]


def _shares(score: Score) -> dict[str, str]:
    return {each.clause: str(each.share) for each in score.contributions}
