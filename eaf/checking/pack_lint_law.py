"""What a pack says of the law: every statement has a basis, every compulsory clause an answer, every succession two sides."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from eaf.checking.pack_lints import lint
from eaf.checking.pack_written import Written
from eaf.loading.typed import items, text, word, words
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eaf.checking.pack_written import Tree
    from eaf.finding import Finding
    from eaf.model.element import Origin
    from eaf.pack.pack import Pack

_BY_RULES = ("automated", "partial")
_BY_PEOPLE = "manual"
_NOT_READ = "text-not-available"
_NO_RULES = Text("không nêu quy tắc nào", "names no rule")
_HAS_RULES = Text("nêu quy tắc", "names rules")
_OF_LAW = ("clauses", "instruments", "standards")
_WITH_CODES = ("reference_model", "code_list")
_OTHER_SIDE = {"replaced_by": "replaces", "replaces": "replaced_by"}


def lint_clauses(pack: Pack) -> Iterator[Finding]:
    """A compulsory clause has a rule, or a note that says why not, or its text was not read; and the status of every clause agrees with the rules it names.

    The rules of a clause that people assess are all answered by people.
    """
    written = Written(pack)
    answered = {each.id for each in pack.rules if each.is_answered_by_people}
    for given, origin in written.listed("clauses"):
        id_, status, rules = word(given.get("id")), word(given.get("status")), words(given.get("rules"))
        by_people = status == _BY_PEOPLE and answered.issuperset(rules)
        if (status in _BY_RULES) != bool(rules) and not by_people:
            fact = _HAS_RULES if rules else _NO_RULES
            yield lint("EAF-L016", written.place(origin.child("status")), key=id_, status=status, fact=fact)
        elif word(given.get("level")) == "must" and not rules and not (given.get("note") or status == _NOT_READ):
            yield lint("EAF-L015", written.place(origin.child("id")), key=id_)


def lint_bases(pack: Pack) -> Iterator[Finding]:
    """Whatever is said of the law names its source, or is marked as assumed, and says how sure it is."""
    written = Written(pack)
    for given, origin, name in _statements(written):
        id_, place = word(given.get(name)), written.place(origin.child(name))
        confidence = word(given.get("confidence"))
        if not confidence:
            yield lint("EAF-L018", place, key=id_)
        if not given.get("source") and confidence != "assumed":
            yield lint("EAF-L017", place, key=id_)
        if given.get("article") and confidence == "assumed":
            yield lint("EAF-L019", written.place(origin.child("article"), key=True), key=id_)


def _statements(written: Written) -> Iterator[tuple[Tree, Origin, str]]:
    """Everything that is said of the law, each with the key that names it."""
    for key in _OF_LAW:
        yield from ((given, origin, "id") for given, origin in written.listed(key))
    for key in _WITH_CODES:
        for given, origin in written.headed(key):
            yield given, origin, "id"
            yield from ((each, origin.child("codes", index), "code") for index, each in enumerate(items(given.get("codes"))))


def lint_succession(pack: Pack) -> Iterator[Finding]:
    """What one instrument says of its successors and predecessors, these say too."""
    written = Written(pack)
    found = {word(given.get("id")): given for given, _ in written.listed("instruments")}
    for given, origin in written.listed("instruments"):
        id_ = word(given.get("id"))
        for field, other_field in _OTHER_SIDE.items():
            for other in words(given.get(field)):
                if other in found and id_ not in words(found[other].get(other_field)):
                    place = written.place(origin.child(field), key=True)
                    yield lint("EAF-L020", place, key=id_, other=other, field=other_field)


def lint_dates(pack: Pack) -> Iterator[Finding]:
    """An instrument is issued, takes effect and ends in this order, and does not begin before what it replaces."""
    written = Written(pack)
    for given, origin in written.listed("instruments"):
        instrument = pack.instruments[word(given.get("id"))]
        start, end = instrument.validity.start, instrument.validity.end
        first = "effective_from" if "effective_from" in given else "issued"
        ordered = [("issued", instrument.issued), (first, start), ("effective_to", end)]
        for (before, early), (after, late) in pairwise(ordered):
            if early and late and (early > late or (after == "effective_to" and early == late)):
                yield _out_of_order(written, origin, after, (before, early), (after, late))
        for other in words(given.get("replaced_by")):
            successor = pack.instruments.get(other)
            if start and successor and successor.validity.start and successor.validity.start < start:
                yield _out_of_order(written, origin, "replaced_by", (instrument.id, start), (other, successor.validity.start))
    for given, origin in written.listed("clauses"):
        yield from _outside_its_instrument(pack, written, given, origin)


def _outside_its_instrument(pack: Pack, written: Written, given: Tree, origin: Origin) -> Iterator[Finding]:
    clause = next(each for each in pack.clauses if each.id == word(given.get("id")))
    whole, part = pack.instruments[clause.instrument].validity, clause.validity
    if whole.start and part.start and part.start < whole.start:
        yield _out_of_order(written, origin, "valid_from", (clause.instrument, whole.start), (clause.id, part.start))
    if whole.end and part.end and whole.end < part.end:
        yield _out_of_order(written, origin, "valid_to", (clause.id, part.end), (clause.instrument, whole.end))


def _out_of_order(written: Written, origin: Origin, key: str, before: tuple[str, date], after: tuple[str, date]) -> Finding:
    first, second = (both(f"{name} {day.isoformat()}") for name, day in (before, after))
    return lint("EAF-L021", written.place(origin.child(key), key=True), before=first, after=second, key=key)


def lint_codes(pack: Pack) -> Iterator[Finding]:
    """A code has a name, or a status that says why not; a reference model or list has codes, or a status of its own."""
    written = Written(pack)
    for given, origin in (each for key in _WITH_CODES for each in written.headed(key)):
        codes = items(given.get("codes"))
        if not codes and not given.get("status"):
            yield lint("EAF-L022", written.place(origin.child("id")), key=word(given.get("id")))
        for index, code in enumerate(codes):
            if not text(code.get("name")) and not code.get("status"):
                yield lint("EAF-L022", written.place(origin.child("codes", index, "code")), key=word(code.get("code")))
