"""One comment: within the length that GitHub and GitLab accept, and where it had to be cut, that stands at its beginning."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.reporters.difference.words import heading
from eaf.reporters.markdown import escape
from eaf.reporters.review import words
from eaf.reporters.review.parts import parts
from eaf.reporters.words import heading as checked
from eaf.text import Text, both, joined

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.reporters.review.parts import Part
    from eaf.reporters.settings import Settings
    from eaf.reviewing.review import Review

LIMIT = 65_536
"""What GitHub accepts in one comment; GitLab accepts more. Counted as UTF-16 does, which is never less than characters."""
MARK = "<!-- eaf-review -->"
"""Stands first, so that the comment of an earlier run can be found and replaced."""
_ROOM = 2_000
"""Kept free for what says that something is left out."""
_LONGEST = 300
_FIRST = 10
"""So many rows of each part have their room, as long as all of them leave half of it to the part before."""
_OPEN = frozenset({"new", "approve", "governing", "dropped"})
_CUT = Text(
    "BÌNH LUẬN NÀY BỊ CẮT BỚT vì quá dài; còn thiếu: {what}. Bản đủ: eaf review với --format html.",
    "THIS COMMENT IS CUT because it is too long; missing: {what}. The whole: eaf review with --format html.",
)
_MISSING = Text("{title} {left}/{all}", "{title} {left}/{all}")
_MORE = Text("… còn {count} dòng không nêu.", "… {count} more lines are not shown.")


def render(review: Review, settings: Settings) -> str:
    """The review as one comment."""
    top = [MARK, f"## {settings.say(words.TITLE)}", "", f"**{escape(settings.say(words.verdict(review, settings)))}**", ""]
    top += [f"- {escape(_short(settings.say(each)))}" for each in words.remarks(review)]
    compared = (heading(review.difference), checked(review.checks.head))
    foot = ["", *(escape(_short(settings.say(each))) + ".  " for each in compared)]
    free = LIMIT - _ROOM - sum(map(_length, (*top, *foot)))
    written: list[str] = []
    missing: list[Text] = []
    made = parts(review)
    reserved = [_reserved(part, settings) for part in made]
    for at, part in enumerate(made):
        told = _fitted(part, settings, max(free - sum(reserved[at + 1 :]), free // 2))
        if told.left:
            missing.append(_MISSING.format(title=part.title, left=str(told.left), all=str(len(part.rows) or 1)))
        free -= sum(map(_length, told.lines))
        written += told.lines
    if missing:
        top[4:4] = ["", f"**{escape(settings.say(_CUT.format(what=joined(missing, both('; ')))))}**"]
    return "\n".join([*top, *written, *foot]) + "\n"


def _reserved(part: Part, settings: Settings) -> int:
    """The room for the beginning of a part, which a long one before it may not take."""
    return sum(map(_length, _fitted(replace(part, rows=part.rows[:_FIRST]), settings, LIMIT).lines))


@dataclass(frozen=True, slots=True)
class _Fitted:
    """The lines of a part that fit, and how many of its rows do not."""

    lines: tuple[str, ...]
    left: int


def _fitted(part: Part, settings: Settings, free: int) -> _Fitted:
    before, after = _frame(part, settings)
    more = settings.say(_MORE.format(count=str(len(part.rows))))
    free -= sum(map(_length, (*before, *after, more, "")))
    if free < 0:
        return _Fitted((), len(part.rows) or 1)
    rows: list[str] = []
    for row in part.rows:
        line = _row(settings.say(cell) for cell in row)
        free -= _length(line)
        if free < 0:
            break
        rows.append(line)
    left = len(part.rows) - len(rows)
    said = ("", settings.say(_MORE.format(count=str(left)))) if left else ()
    return _Fitted((*before, *rows, *said, *after), left)


def _frame(part: Part, settings: Settings) -> tuple[list[str], list[str]]:
    """What stands before the rows and after them; what matters less is folded."""
    count = f" ({len(part.rows)})" if part.rows else ""
    title = f"{escape(settings.say(part.title))}{count}"
    folded = part.id not in _OPEN
    before = ["", "<details>", f"<summary>{title}</summary>"] if folded else ["", f"### {title}"]
    for each in part.sentences:
        before += ["", escape(_short(settings.say(each)))]
    if part.rows:
        before += ["", _row(settings.say(cell) for cell in part.head), "|" + "---|" * len(part.head)]
    return before, ["", "</details>"] if folded else []


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(escape(_short(cell)) for cell in cells)} |"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _length(line: str) -> int:
    """The length of a line with its end, as the platforms count it at most."""
    return len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
