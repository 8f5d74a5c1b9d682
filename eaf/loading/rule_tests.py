"""The tests of a rule as values: its cases, and the changes that none of them need notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.loading.typed import items, text, word, words
from eaf.model.element import Origin
from eaf.model.share import Share
from eaf.pack.rule import AsGood, Case

if TYPE_CHECKING:
    from eaf.loading.document import Value


def cases_of(number: int, given: dict[str, Value]) -> tuple[Case, ...]:
    """The cases of the file of tests that has this number."""
    return tuple(_case(each, Origin(number, ("cases", index))) for index, each in enumerate(items(given.get("cases"))))


def as_good_of(given: dict[str, Value], origin: Origin) -> tuple[AsGood, ...]:
    """What ``as_good`` states of the file, or of the case, at ``origin``."""
    return tuple(
        AsGood(word(each.get("change")), text(each.get("because")), origin.child("as_good", index))
        for index, each in enumerate(items(given.get("as_good")))
    )


def _case(given: dict[str, Value], origin: Origin) -> Case:
    return Case(
        name=text(given.get("name")),
        expect=word(given.get("expect")),
        model=word(given.get("model")),
        origin=origin,
        expected=tuple((word(each.get("at")), words(each.get("subjects"))) for each in items(given.get("findings"))),
        as_of=word(given.get("as_of")),
        as_good=as_good_of(given, origin),
        recorded=Share.read(word(given["recorded"])) if "recorded" in given else None,
    )
