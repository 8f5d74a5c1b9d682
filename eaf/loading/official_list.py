"""What an official list says: its columns, what each row means, and what is wrong with it before anything is written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from eaf.loading.problems import Note, problem
from eaf.schemas.pieces import DATE_PATTERN, FORMS, ID_PATTERN
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.finding import Finding
    from eaf.loading.csv_table import Cell, Row
    from eaf.loading.document import Value
    from eaf.loading.known_names import KnownNames

Known: TypeAlias = "Mapping[str, tuple[KnownNames, Text]]"
"""What the cells of a column may name, and what that is called."""

_CODE_PATTERN = "^[A-Za-z0-9.]+$"
_CODE_FORM = Text("mã gồm chữ cái không dấu, chữ số và dấu chấm", "a code of unaccented letters, digits and dots")
_TEXTS = {f"{key}_{language}": (key, language) for key in ("name", "article", "note") for language in ("vi", "en")}
_MANY = ("replaced_by",)
_FORMS = {"code": _CODE_PATTERN, "id": ID_PATTERN, "from": DATE_PATTERN, "to": DATE_PATTERN}
_CHOICES = {"status": ("mandatory", "recommended", "sunset"), "mandatory": ("true", "false")}
_PROVENANCE = ("source", "confidence", "note")
BARE = frozenset({"from", "to", "mandatory"})
"""Keys whose values stand without quotes."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """A kind of list: the key that names an entry, the columns, those that every row fills, and the keys of an entry in order."""

    key: str
    columns: tuple[str, ...]
    required: tuple[str, ...]
    order: tuple[str, ...]


CODES = ListKind(
    "code",
    ("code", "parent", "name_vi", "name_en", "mandatory", "note_vi", "note_en"),
    ("code", "name_vi"),
    ("code", "name", "parent", "status", "mandatory", "types", "replaced_by", *_PROVENANCE),
)
STANDARDS = ListKind(
    "id",
    (
        *("id", "number", "name_vi", "name_en", "group", "status", "from", "to", "replaced_by"),
        *("instrument", "article_vi", "article_en", "note_vi", "note_en"),
    ),
    ("id", "number", "name_vi", "group"),
    ("id", "number", "name", "group", "status", "from", "to", "replaced_by", "instrument", "article", *_PROVENANCE),
)


def meant(row: Row) -> dict[str, Value]:
    """The entry that a row states; an empty cell states nothing."""
    found: dict[str, Value] = {}
    for column, cell in row.items():
        if not cell.words:
            continue
        if column in _TEXTS:
            key, language = _TEXTS[column]
            texts = found.setdefault(key, {})
            if isinstance(texts, dict):
                texts[language] = cell.words
        else:
            found[column] = list(cell.words.split()) if column in _MANY else cell.words
    return found


def list_faults(kind: ListKind, rows: list[Row], known: Known, parents: Mapping[str, str]) -> Iterator[Finding]:
    """What is wrong with the rows: forms, entries that stand twice, unknown names, entries below themselves.

    ``parents`` has the parent of every entry as it will be once the list is filled in.
    """
    first: dict[str, Cell] = {}
    for row in rows:
        own = row[kind.key]
        if own.words and first.setdefault(own.words, own) is not own:
            yield problem("EAF-P001", own.place, Note(first=first[own.words].place), key=own.words)
        for column, cell in row.items():
            if cell.words:
                yield from _form_faults(column, cell)
                yield from _name_faults(cell, known.get(column))
        if own.words and _is_below_itself(own.words, parents):
            yield problem("EAF-P008", row.get("parent", own).place, key=own.words)


def _form_faults(column: str, cell: Cell) -> Iterator[Finding]:
    pattern, choices = _FORMS.get(column), _CHOICES.get(column, (cell.words,))
    if cell.words not in choices:
        yield problem("EAF-S003", cell.place, value=cell.words, expected=both(", ".join(choices)))
    if pattern and not re.search(pattern, cell.words):
        yield problem("EAF-S005", cell.place, value=cell.words, expected=FORMS.get(pattern, _CODE_FORM))
    elif pattern == DATE_PATTERN and not _is_day(cell.words):
        yield problem("EAF-S008", cell.place, value=cell.words)


def _name_faults(cell: Cell, known: tuple[KnownNames, Text] | None) -> Iterator[Finding]:
    if known is not None:
        names, kind = known
        for name in cell.words.split():
            if name not in names:
                yield problem("EAF-P007", cell.place, Note(names.near(name)), key=name, kind=kind)


def _is_below_itself(name: str, parents: Mapping[str, str]) -> bool:
    seen: set[str] = set()
    at = parents.get(name, "")
    while at and at != name and at not in seen:
        seen.add(at)
        at = parents.get(at, "")
    return at == name


def _is_day(words: str) -> bool:
    try:
        date.fromisoformat(words)
    except ValueError:
        return False
    return True
