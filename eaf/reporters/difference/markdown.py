"""Markdown for a comment on a merge request; text from the model is escaped, and long lists and values are cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.difference import words
from eaf.reporters.markdown import escape
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.diffing.difference import Difference
    from eaf.reporters.settings import Settings

LIMIT = 200
_LONGEST = 200
_HEAD = Text("| | Mã | Thay đổi | Vị trí |", "| | Id | Change | Place |")
_CUT = Text("… và {count} thay đổi khác.", "… and {count} more.")


def render(difference: Difference, settings: Settings) -> str:
    """The difference as Markdown."""
    lines = [f"## {settings.say(words.TITLE)}", "", escape(settings.say(words.heading(difference))) + "."]
    lines += ["", f"**{settings.say(words.counts(difference) if difference else words.NONE)}**"]
    left = LIMIT
    for title, changes in words.sections(difference):
        if left > 0:
            lines += ["", f"### {settings.say(title)} ({len(changes)})", "", settings.say(_HEAD), "|---|---|---|---|"]
            lines += [_row(each, settings) for each in changes[:left]]
        left -= len(changes)
    if left < 0:
        lines += ["", settings.say(_CUT.format(count=str(-left)))]
    return "\n".join(lines) + "\n"


def _row(told: words.Told, settings: Settings) -> str:
    name = settings.say(told.name)
    said = escape(told.id) + (f"<br>{escape(_cut(name))}" if name else "")
    cells = (settings.say(words.STATES_SAID[told.state]), said, "<br>".join(_details(told, settings)), escape(told.place))
    return f"| {' | '.join(cells)} |"


def _details(told: words.Told, settings: Settings) -> Iterator[str]:
    yield from (escape(settings.say(each)) for each in told.notes)
    for each in told.fields:
        yield f"{escape(each.name)}: {escape(_cut(each.before))} → {escape(_cut(each.after))}"


def _cut(value: str) -> str:
    return value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…"
