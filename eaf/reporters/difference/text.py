"""Text for a terminal: each change with its place, and each value as it was and is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.difference import words
from eaf.reporters.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.diffing.difference import Difference
    from eaf.reporters.settings import Settings

_SHORT = 100


def render(difference: Difference, settings: Settings) -> str:
    """The difference as text, ending with a line break."""
    lines = [settings.say(words.heading(difference))]
    for title, changes in words.sections(difference):
        lines += ["", settings.say(title)]
        for each in changes:
            lines += _change(each, settings)
    lines += ["", settings.say(words.counts(difference) if difference else words.NONE)]
    return "".join(f"{clean(line)}\n" for line in lines)


def _change(told: words.Told, settings: Settings) -> Iterator[str]:
    name = settings.say(told.name)
    yield f"  {words.SIGNS[told.state]} {told.id}" + (f"  {name}" if name else "")
    yield f"      --> {told.place}"
    if told.notes:
        yield f"      {'; '.join(map(settings.say, told.notes))}"
    for each in told.fields:
        if len(each.before) + len(each.after) <= _SHORT:
            yield f"      {each.name}: {each.before} → {each.after}  ({each.place})"
        else:
            yield f"      {each.name}:  ({each.place})"
            yield f"        - {each.before}"
            yield f"        + {each.after}"
