"""Lists of codes of a pack become values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.loading.typed import day, items, text, word, words
from eaf.pack.code_list import CodeList, ListedCode
from eaf.pack.provenance import Provenance
from eaf.pack.validity import Validity

if TYPE_CHECKING:
    from eaf.loading.document import Value


def code_list(given: dict[str, Value]) -> CodeList:
    """One list with its entries in the order of its file."""
    return CodeList(
        id=word(given.get("id")),
        name=text(given.get("name")),
        property=word(given.get("property")),
        codes=tuple(_entry(each) for each in items(given.get("codes"))),
        provenance=_provenance(given),
    )


def _entry(given: dict[str, Value]) -> ListedCode:
    criteria = given.get("criteria")
    return ListedCode(
        code=word(given.get("code")),
        name=text(given.get("name")),
        criteria=tuple(text(each) for each in criteria) if isinstance(criteria, list) else (),
        managed_by=text(given.get("managed_by")),
        pattern=word(given.get("pattern")),
        examples=words(given.get("examples")),
        instrument=word(given.get("instrument")),
        article=text(given.get("article")),
        validity=Validity(day(given.get("valid_from")), day(given.get("valid_to"))),
        replaced_by=words(given.get("replaced_by")),
        status=word(given.get("status")),
        provenance=_provenance(given),
    )


def _provenance(given: dict[str, Value]) -> Provenance:
    return Provenance(words(given.get("source")), word(given.get("confidence")), text(given.get("note")))
