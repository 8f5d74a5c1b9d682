"""Text for a terminal: the verdict first, then each part line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.reporters.difference.words import heading
from eaf.reporters.review import words
from eaf.reporters.review.parts import parts
from eaf.reporters.text import clean
from eaf.reporters.words import heading as checked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.reporters.review.parts import Part
    from eaf.reporters.settings import Settings
    from eaf.reviewing.review import Review


def render(review: Review, settings: Settings) -> str:
    """The review as text, ending with a line break."""
    lines = [settings.say(heading(review.difference)), settings.say(checked(review.checks.head)), ""]
    lines += [settings.say(each) for each in (words.verdict(review, settings), *words.remarks(review))]
    for part in parts(review):
        lines += ["", *_part(part, settings)]
    return "".join(f"{clean(line)}\n" for line in lines)


def _part(part: Part, settings: Settings) -> Iterator[str]:
    count = f" ({len(part.rows)})" if part.rows else ""
    yield f"{settings.say(part.title)}{count}"
    yield from (f"  {settings.say(each)}" for each in part.sentences)
    for row in part.rows:
        first, *rest = (settings.say(cell) for cell in row)
        yield f"  {first}"
        for name, cell in zip(part.head[1:], rest, strict=True):
            if cell:
                yield f"      {settings.say(name)}: {cell}"
