"""One page by itself: no script, nothing from elsewhere, all text escaped; the pictures stand in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.drawing import LANGUAGES, Sheet, style_sheet
from eaf.drawing.together import draw_together
from eaf.reporters.difference.html import said
from eaf.reporters.difference.words import heading
from eaf.reporters.review import words
from eaf.reporters.review.parts import parts
from eaf.reporters.words import heading as checked
from eaf.reviewing.pictures import pictures
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.reporters.review.parts import Part
    from eaf.reporters.settings import Settings
    from eaf.reviewing.pictures import Pictures
    from eaf.reviewing.review import Review

_CONTENTS, _PICTURES = Text("Mục lục", "Contents"), Text("Sơ đồ phần thay đổi", "Diagrams of the changed part")
_PICTURES_SAID = Text(
    "Phần thay đổi tô đậm, phần xung quanh làm mờ; ba sơ đồ đặt mỗi phần tử ở cùng một chỗ.",
    "What changed stands out, what is around it is faded; each element stands in the same place in all three.",
)
_LEFT_OUT = Text(
    "Không vẽ riêng {touched} phần tử thay đổi và {around} phần tử lân cận: sơ đồ chỉ nêu số lượng.",
    "{touched} changed elements and {around} neighbours are not drawn one by one: the diagrams only say how many.",
)
_NO_PICTURES = Text(
    "Không có phần tử hoặc quan hệ nào thay đổi nên không có sơ đồ.", "No element or relationship changed: no diagrams."
)
_OPEN = frozenset({"new", "approve", "governing", "dropped", "raised", "code-owners", "figures", "verdicts"})
_WIDTH = 720.0
"""Between a desk and a phone: a picture that needs more is scrolled sideways."""
_ALWAYS = 12
"""A part of so many rows at most stands open whatever it is."""
_STYLE = """\
:root { color-scheme: light dark; --ink: light-dark(#1b2733, #e8edf2); --paper: light-dark(#fff, #14181d);
  --muted: light-dark(#4f5d6b, #aab6c2); --line: light-dark(#d3dae2, #38424d); --panel: light-dark(#f3f5f8, #1c2229);
  --bad: light-dark(#b3001b, #ff8a80); --good: light-dark(#00745a, #4fd1a5); --link: light-dark(#0b57d0, #8ab4f8); }
* { box-sizing: border-box; }
body { font: 16px/1.5 "Be Vietnam Pro", "Segoe UI", system-ui, sans-serif; max-width: 75rem; margin: 0 auto; padding: 1rem;
  color: var(--ink); background: var(--paper); }
h1 { font-size: 1.6rem; margin: .5rem 0; } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem; } h3 { font-size: 1rem; margin: 1rem 0 .25rem; }
a { color: var(--link); } p { margin: .5rem 0; overflow-wrap: anywhere; }
.verdict { border-left: .4rem solid var(--good); background: var(--panel); padding: .75rem 1rem; font-size: 1.15rem; font-weight: 600; }
.verdict.bad { border-color: var(--bad); } .muted { color: var(--muted); font-size: .9rem; }
nav ul { columns: 16rem; padding-left: 1.2rem; } li { overflow-wrap: anywhere; }
summary h2 { display: inline; } summary { margin: 2rem 0 .5rem; cursor: pointer; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .4rem; }
.scroll:focus-visible { outline: 3px solid var(--link); }
table { border-collapse: collapse; width: 100%; font-size: .95rem; }
th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: left; vertical-align: top; overflow-wrap: anywhere; }
thead th { background: var(--panel); white-space: nowrap; } tbody th { font-weight: 600; }
.scroll svg { display: block; }
@media (max-width: 40rem) {
  thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  tr, tbody th, tbody td { display: block; border: 0; } tr { padding: .5rem 0; border-bottom: 1px solid var(--line); }
  th, td { padding: .1rem .6rem; } td::before { content: attr(data-head) ": "; color: var(--muted); }
}
@media print { .scroll { overflow: visible; } details > * { display: block; } }
"""


def render(review: Review, settings: Settings) -> str:
    """The review as an HTML page; raises :class:`eaf.errors.LayoutError` when its pictures cannot be laid out."""
    title = said(settings.say(words.TITLE))
    drawn = pictures(review, settings.language)
    told = parts(review)
    lines = [
        "<!doctype html>",
        f'<html lang="{settings.language}">',
        "<head>",
        '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">",
        f"<title>{title}</title>",
        f"<style>\n{_STYLE}{style_sheet()}\n</style>",
        "</head>",
        "<body>",
        "<main>",
        f"<h1>{title}</h1>",
        *_top(review, settings),
        *_contents(told, settings),
        *_pictures(drawn, settings),
        *(line for part in told for line in _part(part, settings)),
        "</main>",
        "</body>",
        "</html>",
    ]
    return "\n".join(lines) + "\n"


def _top(review: Review, settings: Settings) -> Iterator[str]:
    bad = " bad" if review.exit_status(settings.fail_level) else ""
    yield f'<p class="verdict{bad}">{said(settings.say(words.verdict(review, settings)))}</p>'
    yield "<ul>"
    yield from (f"<li>{said(settings.say(each))}</li>" for each in words.remarks(review))
    yield "</ul>"
    for each in (heading(review.difference), checked(review.checks.head)):
        yield f'<p class="muted">{said(settings.say(each))}.</p>'


def _contents(told: list[Part], settings: Settings) -> Iterator[str]:
    yield f'<nav aria-label="{said(settings.say(_CONTENTS))}"><ul>'
    yield f'<li><a href="#pictures">{said(settings.say(_PICTURES))}</a></li>'
    yield from (f'<li><a href="#{part.id}">{said(settings.say(part.title))}{_count(part)}</a></li>' for part in told)
    yield "</ul></nav>"


def _count(part: Part) -> str:
    return f" ({len(part.rows)})" if part.rows else ""


def _pictures(drawn: Pictures | None, settings: Settings) -> Iterator[str]:
    yield f'<section id="pictures">\n<h2>{said(settings.say(_PICTURES))}</h2>'
    if drawn is None:
        yield f"<p>{said(settings.say(_NO_PICTURES))}</p>"
    else:
        yield f"<p>{said(settings.say(_PICTURES_SAID))}</p>"
        if drawn.left_out or drawn.neighbours_left_out:
            counts = {"touched": str(drawn.left_out), "around": str(drawn.neighbours_left_out)}
            yield f"<p><strong>{said(settings.say(_LEFT_OUT.format(**counts)))}</strong></p>"
        views = (drawn.overlay, drawn.before, drawn.after)
        svgs = draw_together(views, LANGUAGES[settings.language], "picture-", Sheet(_WIDTH, heading=False, style=False))
        for view, svg in zip(views, svgs, strict=True):
            yield f"<h3>{said(view.title)}</h3>"
            yield f'<div class="scroll" role="region" tabindex="0" aria-label="{said(view.title)}">{svg.strip()}</div>'
    yield "</section>"


def _part(part: Part, settings: Settings) -> Iterator[str]:
    title = said(settings.say(part.title))
    opened = " open" if part.id in _OPEN or len(part.rows) <= _ALWAYS else ""
    yield f'<details id="{part.id}"{opened}><summary><h2>{title}{_count(part)}</h2></summary>'
    yield from (f"<p>{said(settings.say(each))}</p>" for each in part.sentences)
    if part.rows:
        names = [said(settings.say(each)) for each in part.head]
        yield f'<div class="scroll" role="region" tabindex="0" aria-label="{title}"><table><thead><tr>'
        yield "".join(f'<th scope="col">{name}</th>' for name in names)
        yield "</tr></thead><tbody>"
        for row in part.rows:
            first, *rest = (said(settings.say(cell)) for cell in row)
            cells = "".join(f'<td data-head="{name}">{cell}</td>' for name, cell in zip(names[1:], rest, strict=True))
            yield f'<tr><th scope="row">{first}</th>{cells}</tr>'
        yield "</tbody></table></div>"
    yield "</details>"
