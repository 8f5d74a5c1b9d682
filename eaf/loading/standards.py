"""Entries of a pack's catalogue of standards become values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.loading.typed import day, text, word, words
from eaf.pack.standard import Standard, StandardGroup
from eaf.pack.validity import Validity

if TYPE_CHECKING:
    from eaf.loading.document import Value
    from eaf.pack.provenance import Provenance


def standard_group(given: dict[str, Value]) -> StandardGroup:
    """A part of the catalogue."""
    return StandardGroup(word(given.get("id")), text(given.get("name")))


def standard(given: dict[str, Value], provenance: Provenance) -> Standard:
    """One standard, with where the statement comes from."""
    return Standard(
        id=word(given.get("id")),
        number=word(given.get("number")),
        name=text(given.get("name")),
        provenance=provenance,
        group=word(given.get("group")),
        status=word(given.get("status")),
        validity=Validity(day(given.get("from")), day(given.get("to"))),
        replaced_by=words(given.get("replaced_by")),
        instrument=word(given.get("instrument")),
        article=text(given.get("article")),
    )
