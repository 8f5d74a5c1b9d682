"""The search index: what each page can be found by, as a script that defines ``window.EAF_SEARCH``.

A script and not JSON, because a browser reads scripts from a folder as well as from a server. Titles, texts and keywords are
folded here, so that the browser only has to fold what the reader types: ``dan cu`` finds ``dân cư``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eaf.site.abbreviations import ABBREVIATIONS
from eaf.site.search_kinds import KINDS, NAMED, PAGE
from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.text import Language, Text

SEARCH_INDEX_PATH = "assets/search-index.js"
EXCERPT_LENGTH = 150
_WORD = re.compile(r"[^\W_]+")
ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})

SearchRow: TypeAlias = tuple[str, str, int, str, str, str, str, str, str, str]
"""Path, title, number of the kind, excerpt, keywords as written, folded title, words of the text, folded keywords and names, also."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a place on one (``phat-hien/#f-1``).

    ``kind`` is one of :data:`eaf.site.search_kinds.KINDS`; ``text`` begins with what a reader should see under the title.
    ``keywords`` are its own ids and codes, the one to show first; ``names`` are other names that it goes by, which are not shown;
    ``also`` are ids and words of other things that lead here, behind what is called so.
    """

    path: str
    title: str
    kind: Text = PAGE
    text: str = ""
    keywords: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


def numbers_of(number: str) -> tuple[str, ...]:
    """What people call a legal text by: its number, and what that begins with."""
    return tuple(dict.fromkeys(part for part in (number, number.split("/", maxsplit=1)[0]) if part))


def render_search_index(entries: Iterable[SearchEntry], language: Language = "vi") -> str:
    """The script for ``assets/search-index.js``: one line for each entry, sorted by kind, title and path.

    ``named`` says how many of the kinds have names of their own, ``abbreviations`` what short forms may stand for.
    """
    return render_rows(map(row_of, entries), language)


def render_rows(rows: Iterable[SearchRow], language: Language = "vi") -> str:
    """The same of entries that are rows already; in the script only the kinds that are used are numbered."""
    ordered = sorted(rows, key=lambda row: (row[2], row[1], row[0]))
    used = sorted({row[2] for row in ordered})
    head = {
        "kinds": [KINDS[kind].said_in(language) for kind in used],
        "named": sum(KINDS[kind] in NAMED for kind in used),
        "abbreviations": ABBREVIATIONS[language],
    }
    lines = ",\n".join(_written((*row[:2], used.index(row[2]), *row[3:])) for row in ordered)
    return f'window.EAF_SEARCH={{{_written(head)[1:-1]},"entries":[\n{lines}\n]}};\n'


def row_of(entry: SearchEntry) -> SearchRow:
    """What the script says of an entry."""
    title = fold(entry.title)
    known = set(_WORD.findall(title))
    words = (word for word in dict.fromkeys(_WORD.findall(fold(entry.text))) if word not in known)
    keywords = "\n".join(entry.keywords)
    also = dict.fromkeys(_WORD.findall(fold(" ".join(entry.also))))
    return (
        entry.path,
        entry.title,
        KINDS.index(entry.kind),
        excerpt(entry.text),
        keywords,
        title,
        " ".join(words),
        fold(keywords),
        fold("\n".join(entry.names)),
        " ".join(also),
    )


def excerpt(text: str, length: int = EXCERPT_LENGTH) -> str:
    """The beginning of a text, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    whole_words = flat[: length + 1].rpartition(" ")[0]
    return (whole_words or flat[:length]).rstrip(" ,;:.–-") + "…"


def _written(value: tuple[object, ...] | dict[str, object]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
