"""What a page says: small frozen values without HTML. The theme renders each kind of section in one way everywhere.

``path`` values are addresses inside the site, without a leading slash and with a trailing one (``pt/app-lgsp/``); the theme makes
them relative to the page. Every text is already in the page's language.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from eaf.drawing import LANGUAGES, Sheet, draw
from eaf.exporters import drawio
from eaf.loading.cache import digest
from eaf.site.search_kinds import PAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eaf.site.search_index import SearchEntry
    from eaf.text import Language, Text
    from eaf.viewing.shapes import View

SeverityWord: TypeAlias = Literal["error", "warning", "note"]
VerdictKey: TypeAlias = Literal["met", "not-met", "undecided", "not-applicable"]


@dataclass(frozen=True, slots=True)
class Link:
    """A word that leads to a page; without a path it is only the word."""

    text: str
    path: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Badge:
    """A short status beside a name; ``kind`` decides shape and hue, the word says the same."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: words, links, badges; numbers are set to the right."""

    text: str = ""
    links: tuple[Link, ...] = ()
    badges: tuple[Badge, ...] = ()
    number: bool = False


class SharedRow(tuple[Cell, ...]):  # noqa: SLOT001 - a tuple can have no slots of its own
    """A row that stands in many tables: what it says, and what is made of it for a place, is put together once."""

    @cached_property
    def said(self) -> str:
        """A digest of all its cells."""
        return digest(tuple.__repr__(self))

    @cached_property
    def made(self) -> dict[str, str]:
        """What it became, by the place that it is seen from."""
        return {}

    def __repr__(self) -> str:
        """As short as a digest: values of pages are compared by what they print."""
        return self.said


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under column heads; ``filterable`` puts a filter field above; ``empty`` is said when there is no row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    id: str = ""
    caption: str = ""
    empty: str = ""
    filterable: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label with what is known: words, links or badges; nothing known is shown as such by the theme."""

    label: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class Facts:
    """A definition list."""

    title: str
    rows: tuple[Fact, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """Paragraphs."""

    title: str
    paragraphs: tuple[str, ...]
    id: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence that must not be overlooked; ``kind`` is info, warning or assumed."""

    kind: str
    text: str
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Drawing:
    """A view that is drawn when its page is written, for a place of ``width`` pixels; ids in it begin with ``prefix``."""

    view: View
    language: Language
    prefix: str
    width: int

    @cached_property
    def svg(self) -> str:
        """The picture as SVG; its style stands in the page."""
        return draw(self.view, LANGUAGES[self.language], self.prefix, Sheet(self.width, heading=False, style=False))

    def __html__(self) -> str:
        """What stands in the page."""
        return self.svg


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG markup made by this package) and the table or facts that say the same in words.

    ``file`` is the drawing alone, ``editable`` the same for draw.io.
    """

    title: str
    svg: Drawing | str
    id: str = ""
    caption: str = ""
    file: str = ""
    alternative: Table | None = None
    editable: str = ""

    @property
    def markup(self) -> str:
        """The SVG itself."""
        return self.svg if isinstance(self.svg, str) else self.svg.svg

    def drawio(self) -> str:
        """The drawing as a draw.io file; there is none of markup that was drawn elsewhere."""
        if isinstance(self.svg, str):
            return ""
        return drawio.export(self.svg.view, self.svg.language, Sheet(self.svg.width, heading=False))


@dataclass(frozen=True, slots=True)
class FindingCard:
    """One finding for readers: message, where, path, remedy, and whom it concerns."""

    id: str
    severity: SeverityWord
    severity_text: str
    rule: Link
    message: str
    remedy: str
    place: str
    edit: str = ""
    subjects: tuple[Link, ...] = ()
    owner: Link | None = None
    witness: str = ""

    @property
    def badge(self) -> Badge:
        """The severity."""
        return Badge(self.severity, self.severity_text)


@dataclass(frozen=True, slots=True)
class Findings:
    """Cards of findings, or the sentence that there are none."""

    title: str
    cards: tuple[FindingCard, ...]
    empty: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Relation:
    """The other end of a relationship, with what flows and how sure it is."""

    other: Link
    kind: str = ""
    note: str = ""
    data: tuple[Link, ...] = ()
    badges: tuple[Badge, ...] = ()


@dataclass(frozen=True, slots=True)
class Relations:
    """Relationships as sentences: a verb and everything it holds for."""

    title: str
    groups: tuple[tuple[str, tuple[Relation, ...]], ...]
    empty: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class VerdictBox:
    """The verdict in a word, what it rests on, and the facts beside it."""

    key: VerdictKey
    word: str
    sentence: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A number to remember."""

    value: str
    label: str
    note: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of numbers."""

    items: tuple[KeyFigure, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Door:
    """A way into the site for one kind of reader or subject; ``mark`` is a letter or two."""

    title: str
    text: str
    path: str
    mark: str = ""
    area: str = ""


@dataclass(frozen=True, slots=True)
class Doors:
    """Several ways in."""

    title: str
    items: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A rule's example: avoid, prefer or na; ``marked`` lines (1-based) carry what is found there."""

    kind: Literal["avoid", "prefer", "na"]
    label: str
    title: str
    source: str
    marked: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Examples:
    """The examples of a rule."""

    title: str
    items: tuple[Example, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A small panel: a heading, a badge, a drawing, some words."""

    title: Link
    badges: tuple[Badge, ...] = ()
    svg: Drawing | str = ""
    text: str = ""
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Cards:
    """Panels side by side."""

    title: str
    items: tuple[Card, ...]
    empty: str = ""


@dataclass(frozen=True, slots=True)
class GridHead:
    """The head of a row or column of a matrix; ``anchor`` is the id of the row's list."""

    link: Link
    total: str = ""
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands in a cell, in signs and in words; ``path`` leads to what it rests on, ``heat`` runs from 0 to 4."""

    text: str = ""
    said: str = ""
    tone: str = ""
    path: str = ""
    heat: int = 0
    forbidden: bool = False
    own: bool = False


@dataclass(frozen=True, slots=True)
class GridFact:
    """A fact behind a cell: a sentence, the elements it is about, the finding, where it is written."""

    text: str
    links: tuple[Link, ...] = ()
    finding: str = ""
    place: str = ""
    edit: str = ""


@dataclass(frozen=True, slots=True)
class GridEntry:
    """A cell as the list of its row has it."""

    anchor: str
    column: Link
    text: str
    said: str
    tone: str = ""
    facts: tuple[GridFact, ...] = ()


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row of a matrix, and the list that says the same with evidence; ``more`` counts the entries that are left out."""

    head: GridHead
    cells: tuple[GridCell, ...]
    entries: tuple[GridEntry, ...] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class GridColumns:
    """Neighbouring columns under one name."""

    name: str
    size: int


@dataclass(frozen=True, slots=True)
class GridRows:
    """Neighbouring rows under one name; without one, all of them."""

    name: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """A matrix: signs with their meaning, rows against columns with totals, and a list for each row."""

    title: str
    corner: tuple[str, str]
    columns: tuple[GridHead, ...]
    column_groups: tuple[GridColumns, ...]
    bodies: tuple[GridRows, ...]
    signs: tuple[tuple[str, str, str], ...]
    total: str
    empty: str
    forbids: bool = False
    files: tuple[Link, ...] = ()
    note: str = ""
    id: str = ""


@dataclass(frozen=True, slots=True)
class MapKey:
    """A key of a lens, as a tile or the legend shows it; ``count`` says of how many elements it holds."""

    hue: str
    word: str
    shape: str = ""
    letter: str = ""
    count: str = ""


@dataclass(frozen=True, slots=True)
class MapLens:
    """A way to see the map: its id in the address, its name, and its legend."""

    id: str
    name: str
    keys: tuple[MapKey, ...]


@dataclass(frozen=True, slots=True)
class MapTile:
    """An element, or all of a type (``amount``), with its keys through each lens in order; ``note`` is the type."""

    link: Link
    note: str
    keys: tuple[tuple[MapKey, ...], ...]
    area: str = ""
    amount: str = ""


@dataclass(frozen=True, slots=True)
class MapBlock:
    """A part of the framework with what stands in it, and the parts inside."""

    link: Link
    side: str
    tiles: tuple[MapTile, ...]
    blocks: tuple[MapBlock, ...]


@dataclass(frozen=True, slots=True)
class LensMap:
    """Nested blocks coloured through a lens that the reader chooses; the first is the one without a script."""

    title: str
    lenses: tuple[MapLens, ...]
    blocks: tuple[MapBlock, ...]
    empty: str
    id: str = ""


@dataclass(frozen=True, slots=True)
class Explorer:
    """The whole graph, to be looked through in the browser: the address of its script, and every word that is shown, by key."""

    title: str
    data: str
    words: Mapping[str, str]


Section: TypeAlias = (
    Table
    | Facts
    | Prose
    | Notice
    | Picture
    | Findings
    | Relations
    | VerdictBox
    | KeyFigures
    | Doors
    | Examples
    | Cards
    | Grid
    | LensMap
    | Explorer
)


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that stands beside a page, made when the page is written; ``of`` gives all that it is made of, where that is less work."""

    path: str
    make: Callable[[], bytes] = field(repr=False, compare=False)
    of: Callable[[], object] | None = field(default=None, repr=False, compare=False)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; ``section`` is the entry of the main navigation that it belongs to, ``wide`` asks for the full width.

    ``kind``, ``keywords``, ``names`` and ``also`` are what the search knows of it (:class:`eaf.site.search_index.SearchEntry`);
    ``places`` are parts of it that are found on their own.
    """

    path: str
    title: str
    section: str
    sections: tuple[Section, ...] = ()
    lead: str = ""
    kicker: str = ""
    badges: tuple[Badge, ...] = ()
    breadcrumbs: tuple[Link, ...] = ()
    edit: str = ""
    explore: str = ""
    wide: bool = False
    keywords: tuple[str, ...] = field(default=())
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    places: tuple[SearchEntry, ...] = ()
    kind: Text = PAGE
    searched: bool = True
    files: tuple[PageFile, ...] = ()
