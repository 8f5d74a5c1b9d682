"""One page by itself: no script, nothing from elsewhere, all text escaped; for a reviewer who has the file alone."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from eaf.reporters.difference import words
from eaf.reporters.text import clean
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.diffing.difference import Difference
    from eaf.reporters.settings import Settings

_FIELD, _BEFORE, _AFTER, _PLACE = Text("Giá trị", "Value"), Text("Trước", "Before"), Text("Sau", "After"), Text("Vị trí", "Place")
_STYLE = """\
:root { color-scheme: light dark; --line: #8888; }
body { font: 16px/1.5 "Be Vietnam Pro", system-ui, sans-serif; max-width: 70rem; margin: 0 auto; padding: 1rem; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line); }
ul { list-style: none; padding: 0; } li { margin: 1rem 0; overflow-wrap: anywhere; }
.state { border: 1px solid; border-radius: .25rem; padding: 0 .4rem; margin-right: .4rem; font-size: .85rem; }
.added .state { color: light-dark(#0a5a2a, #7fd8a0); } .removed .state { color: light-dark(#9c1f1f, #ff9c9c); }
.place { color: GrayText; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; margin: .4rem 0; display: block; overflow-x: auto; }
th, td { border: 1px solid var(--line); padding: .25rem .5rem; text-align: left; vertical-align: top; }
"""


def render(difference: Difference, settings: Settings) -> str:
    """The difference as an HTML page."""
    title = said(settings.say(words.TITLE))
    body = [f"<h1>{title}</h1>", f"<p>{said(settings.say(words.heading(difference)))}</p>"]
    body.append(f"<p><strong>{said(settings.say(words.counts(difference) if difference else words.NONE))}</strong></p>")
    for heading, changes in words.sections(difference):
        body.append(f"<section>\n<h2>{said(settings.say(heading))} ({len(changes)})</h2>\n<ul>")
        body += [line for each in changes for line in _change(each, settings)]
        body.append("</ul>\n</section>")
    head = (
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}</style>",
    )
    lines = (
        "<!doctype html>",
        f'<html lang="{settings.language}">',
        "<head>",
        *head,
        "</head>",
        "<body>",
        *body,
        "</body>",
        "</html>",
    )
    return "\n".join(lines) + "\n"


def _change(told: words.Told, settings: Settings) -> Iterator[str]:
    name = settings.say(told.name)
    state = said(settings.say(words.STATES_SAID[told.state]))
    yield f'<li class="{told.state}"><span class="state">{state}</span><strong>{said(told.id)}</strong>'
    if name:
        yield f"<span>{said(name)}</span>"
    yield f'<div class="place">{said(told.place)}</div>'
    if told.notes:
        yield f"<div>{said('; '.join(map(settings.say, told.notes)))}</div>"
    if told.fields:
        heads = "".join(f'<th scope="col">{said(settings.say(each))}</th>' for each in (_FIELD, _BEFORE, _AFTER, _PLACE))
        yield f"<table><thead><tr>{heads}</tr></thead><tbody>"
        for each in told.fields:
            cells = "".join(f"<td>{said(one)}</td>" for one in (each.before, each.after, each.place))
            yield f'<tr><th scope="row">{said(each.name)}</th>{cells}</tr>'
        yield "</tbody></table>"
    yield "</li>"


def said(text: str) -> str:
    """Text without control characters, and such that HTML shows it as it is."""
    return escape(clean(text))
