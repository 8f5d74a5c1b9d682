"""The small parts that pages consist of by the hundred: links, badges, marks, table cells.

Written in Python where everything larger is a template: a template spends most of a page's time on calling these.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from markupsafe import escape

from eaf.site.addresses import address, is_elsewhere
from eaf.site.page import SharedRow
from eaf.site.theme.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from eaf.site.page import Badge, Cell, Link, Table
    from eaf.text import Language

MARKS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        **dict.fromkeys(("met", "pass", "good"), ("circle-check", "good")),
        **dict.fromkeys(("not-met", "fail", "missed"), ("octagon-cross", "error")),
        **dict.fromkeys(("error", "finding-error"), ("octagon", "error")),
        **dict.fromkeys(("warning", "finding-warning"), ("triangle", "warning")),
        **dict.fromkeys(("note", "info"), ("info", "info")),
        **dict.fromkeys(("undecided", "not-available", "text-not-available"), ("question", "plain")),
        **dict.fromkeys(("not-applicable", "na"), ("dash", "plain")),
        **dict.fromkeys(("not-due", "waived"), ("clock", "plain")),
        "assumed": ("tilde", "assumed"),
        **dict.fromkeys(("high", "sourced"), ("bars-3", "plain")),
        "medium": ("bars-2", "plain"),
        "low": ("bars-1", "plain"),
        **dict.fromkeys(("operating", "stable", "automated"), ("dot", "plain")),
        **dict.fromkeys(("planned", "preview", "manual"), ("ring-dashed", "plain")),
        **dict.fromkeys(("building", "partial"), ("half", "plain")),
        **dict.fromkeys(("retiring", "deprecated"), ("down", "plain")),
        "retired": ("cross", "plain"),
        "removed": ("minus", "plain"),
        "added": ("plus", "plain"),
        "changed": ("pencil", "plain"),
        "external": ("out", "plain"),
        "documentation": ("file", "plain"),
    }
)
"""Icon and tone of each kind of badge; an area shows its letter, any other kind is a plain word."""
_LONG, _SHORT, _FEW = 60, 36, 3


class Frame(Protocol):
    """What the parts need of the frame of their page."""

    @property
    def base(self) -> str:
        """The way from the page to the first folder."""
        ...

    @property
    def language(self) -> Language:
        """The language of the page."""
        ...


class Html(str):
    """Text that is markup already, so that templates leave it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        """Itself."""
        return self


class Parts:
    """The parts, with the icons of a theme."""

    def __init__(self, icon: Callable[[str], str]) -> None:
        self._icon = lru_cache(maxsize=None)(lambda name: str(icon(name)))
        self._badge = lru_cache(maxsize=4096)(self._badge_of)

    def mark(self, kind: str) -> Html:
        """The icon of a kind, in its tone."""
        shape, tone = MARKS.get(kind, MARKS["info"])
        return Html(f'<span class="mark tone-{tone}">{self._icon(shape)}</span>')

    def badge(self, value: Badge, shell: Frame) -> Html:
        """A short status beside a name."""
        return Html(self._badge(value.kind, value.text, shell.language))

    def badges(self, values: Iterable[Badge], shell: Frame) -> Html:
        """Several of them."""
        return Html(self._badges(values, shell))

    def link(self, value: Link, shell: Frame) -> Html:
        """A word that leads to a page, with its note."""
        return Html(_link(value.text, value.path, value.note, shell.base))

    def bare(self, value: Link, shell: Frame) -> Html:
        """A link without its note."""
        return Html(_link(value.text, value.path, "", shell.base))

    def links(self, values: Iterable[Link], shell: Frame) -> Html:
        """Links in a sentence."""
        return Html(_links(values, shell.base))

    def cell(self, value: Cell, shell: Frame) -> Html:
        """Words, links, badges."""
        return Html(self._cell(value, shell))

    def rows(self, table: Table, shell: Frame) -> Html:
        """The rows of a table; the first cell of each is its head unless it is a number."""
        return Html("\n".join(self._row(row, shell) for row in table.rows))

    def _row(self, row: tuple[Cell, ...], shell: Frame) -> str:
        if not isinstance(row, SharedRow):
            return self._made(row, shell)
        known = row.made.get(shell.base)
        if known is None:
            known = row.made[shell.base] = self._made(row, shell)
        return known

    def _made(self, row: tuple[Cell, ...], shell: Frame) -> str:
        cells = []
        for number, each in enumerate(row):
            tag = "td" if number or each.number else "th"
            css = _class_of(each)
            start = f"<{tag}{'' if tag == 'td' else _ROW_HEAD}{f' class={_QUOTE}{css}{_QUOTE}' if css else ''}>"
            cells.append(f"{start}{self._cell(each, shell) or _NOTHING}</{tag}>")
        return f"<tr>{''.join(cells)}</tr>"

    def _cell(self, value: Cell, shell: Frame) -> str:
        found = str(escape(value.text)) if value.text else ""
        if len(value.links) > _FEW:
            items = (f"<li>{_link(each.text, each.path, each.note, shell.base)}</li>" for each in value.links)
            found += f'\n<ul class="cell-links">{"".join(items)}</ul>'
        elif value.links:
            found += f" {_links(value.links, shell.base)}"
        return f"{found} {self._badges(value.badges, shell)}" if value.badges else found

    def _badges(self, values: Iterable[Badge], shell: Frame) -> str:
        return f'<span class="badges">{"".join(self._badge(each.kind, each.text, shell.language) for each in values)}</span>'

    def _badge_of(self, kind: str, text: str, language: Language) -> str:
        shape, tone = MARKS.get(kind, ("", "plain"))
        areas = (each for each in LABELS[language].areas if each.id == kind)
        letters = (f'<span class="letter area-{each.id}" aria-hidden="true">{escape(each.letter)}</span>' for each in areas)
        before = self._icon(shape) if shape else "".join(letters)
        return f'<span class="badge tone-{tone}">{before}<span>{escape(text)}</span></span>'


_QUOTE = '"'
_ROW_HEAD = ' scope="row"'
_NOTHING = '<span class="nothing">–</span>'


@lru_cache(maxsize=1 << 16)
def _link(text: str, path: str, note: str, base: str) -> str:
    aside = f' <span class="aside">{escape(note)}</span>' if note else ""
    if not path:
        return f"<span>{escape(text)}</span>{aside}"
    away = ' rel="noreferrer"' if is_elsewhere(path) else ""
    return f'<a href="{escape(address(path, base))}"{away}>{escape(text)}</a>{aside}'


def _links(values: Iterable[Link], base: str) -> str:
    return ", ".join(_link(each.text, each.path, each.note, base) for each in values)


def _class_of(cell: Cell) -> str:
    """How wide the cell's column wants to be."""
    if cell.number:
        return "number"
    if len(cell.text) > _LONG:
        return "long"
    return "word" if cell.text and not cell.links and len(cell.text) < _SHORT and " " not in cell.text else ""
