"""The search index: what each page can be found by, as a script that defines ``window.EAF_SEARCH``.

A script and not JSON, because a browser reads scripts from a folder as well as from a server. Titles, texts and keywords are
folded here, so that the browser only has to fold what the reader types: ``dan cu`` finds ``dân cư``.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

SEARCH_INDEX_PATH = "assets/search-index.js"
EXCERPT_LENGTH = 150
_WORD = re.compile(r"[^\W_]+")
ESCAPES = str.maketrans({"<": "\\u003c", "\u2028": "\\u2028", "\u2029": "\\u2029"})

SearchRow: TypeAlias = tuple[str, str, str, str, str, str, str, str]
"""Path, title, kind, excerpt, keywords as written, folded title, words of the text, folded keywords; in the script kinds are numbers."""


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """A page, or a place on one (``phat-hien/#f-1``).

    ``kind`` is a word for readers (Phần tử, Quy tắc); ``text`` begins with what a reader should see under the title;
    ``keywords`` are ids, codes and numbers, the one to show first.
    """

    path: str
    title: str
    kind: str
    text: str = ""
    keywords: tuple[str, ...] = ()


def render_search_index(entries: Iterable[SearchEntry]) -> str:
    """The script for ``assets/search-index.js``: one line for each entry, sorted by kind, title and path."""
    return render_rows(map(row_of, entries))


def render_rows(rows: Iterable[SearchRow]) -> str:
    """The same of entries that are rows already."""
    ordered = sorted(rows, key=lambda row: (row[2], row[1], row[0]))
    kinds = {kind: number for number, kind in enumerate(sorted({row[2] for row in ordered}))}
    lines = ",\n".join(_written((*row[:2], kinds[row[2]], *row[3:])) for row in ordered)
    return f'window.EAF_SEARCH={{"kinds":{_written(list(kinds))},"entries":[\n{lines}\n]}};\n'


def row_of(entry: SearchEntry) -> SearchRow:
    """What the script says of an entry."""
    title = fold(entry.title)
    known = set(_WORD.findall(title))
    words = (word for word in dict.fromkeys(_WORD.findall(fold(entry.text))) if word not in known)
    keywords = "\n".join(entry.keywords)
    return (entry.path, entry.title, entry.kind, excerpt(entry.text), keywords, title, " ".join(words), fold(keywords))


def excerpt(text: str, length: int = EXCERPT_LENGTH) -> str:
    """The beginning of a text, cut between words."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    whole_words = flat[: length + 1].rpartition(" ")[0]
    return (whole_words or flat[:length]).rstrip(" ,;:.–-") + "…"


def _written(value: tuple[str | int, ...] | list[str]) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
