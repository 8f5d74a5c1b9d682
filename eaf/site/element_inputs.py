"""What the page of an element is made of, as a digest that is known before the page is made.

A page reads its element, the relationships there, what these lead to and who owns that, and what was found, asked and attested of
it. Each of these is digested once, however many pages read it; positions in files count only where a page shows them.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache, cached_property
from operator import attrgetter
from typing import TYPE_CHECKING

from eaf.loading.cache import digest
from eaf.model.element import Element, Indicator, Instrument, Relationship
from eaf.viewpoints.service import chain, service

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eaf.checking.standing import Standing
    from eaf.finding import Finding, Place
    from eaf.site.facts import SiteFacts
    from eaf.site.material import Material


def _all_but(kind: type[Element | Relationship], *names: str) -> Callable[[object], tuple[object, ...]]:
    """What reads every value of an element or a relationship except these and its origin."""
    return attrgetter(*(each.name for each in fields(kind) if each.name not in ("origin", *names)))


_SENTENCES = ("summary", "documentation")
_OF_ELEMENT, _UNSAID_OF_ELEMENT = _all_but(Element), _all_but(Element, *_SENTENCES)
_OF_RELATIONSHIP, _UNSAID_OF_RELATIONSHIP = _all_but(Relationship), _all_but(Relationship, *_SENTENCES)


class ElementInputs:
    """The digests of all elements of a model."""

    def __init__(self, facts: SiteFacts) -> None:
        self._facts = facts
        self._elements = facts.model.elements
        self.named = cache(self._named)
        self._own = cache(self._own_of)
        self._relationship = cache(self._relationship_of)
        self.page = cache(self._page)

    def key(self, material: Material, base: str, id_: str) -> str:
        """The digest of everything behind the page of an element in one language; ``base`` is what all pages depend on."""
        rests_on: tuple[str, ...] = ()
        if self._elements[id_].type == "business-service":
            perspective = material.perspective("")
            counted = (self.named(each.id) for _, inside in chain(perspective, id_) for each in inside)
            rests_on = (repr(service(perspective, id_)), *counted)
        return digest(base, self.page(id_), *rests_on)

    @cached_property
    def without_sentences(self) -> str:
        """The whole model with what was found in it, except summaries and descriptions: a digest, places included."""
        return digest(*self._unsaid(), *map(repr, self._facts.report.findings))

    def _unsaid(self) -> Iterator[str]:
        place = self._facts.model.places.place
        for element in self._elements.values():
            yield repr(_UNSAID_OF_ELEMENT(element))
            yield _line(place(element.origin))
        for relationship in self._facts.graph.relationships:
            yield repr(_UNSAID_OF_RELATIONSHIP(relationship))
            yield _line(place(relationship.origin))

    def _named(self, id_: str) -> str:
        """An element as others show it: with its worst finding and the name of its owner."""
        element = self._elements.get(id_)
        return digest(self._own(id_), self._own(element.owner)) if element else id_

    def _own_of(self, id_: str) -> str:
        element = self._elements.get(id_)
        return digest(repr(_OF_ELEMENT(element)), repr(self._facts.worst.get(id_))) if element else id_

    def _page(self, id_: str) -> str:
        """What the page of an element says in any language."""
        element, facts = self._elements[id_], self._facts
        place = facts.model.places.place(element.origin, key=True)
        clauses = (facts.clause_results[each] for each in facts.traced.clauses.get(id_, ()))
        return digest(
            _line(place),
            *map(self.named, (id_, *_references(element))),
            *self._told(id_),
            "rules",
            *facts.traced.rules.get(id_, ()),
            *(f"{each.clause.id} {each.verdict}" for each in clauses),
        )

    def _told(self, id_: str) -> Iterator[str]:
        """Everything beside the element itself, each kind under its name."""
        facts = self._facts
        yield "relationships"
        yield from map(self._relationship, facts.around.get(facts.graph.number[id_], ()))
        yield "owned"
        yield from (self.named(each.id) for each in facts.owned.get(id_, ()))
        yield "resting"
        yield from (self.named(each.id) for each in facts.resting_on.get(id_, ()))
        yield "findings"
        for finding in facts.findings_of.get(id_, ()):
            yield repr(finding)
            yield from map(self.named, _ends(finding))
        yield "evidence"
        for rule, standing in facts.evidence_of.get(id_, ()):
            yield f"{rule.id} {standing!r}"
            yield from map(self.named, _cited(standing))

    def _relationship_of(self, index: int) -> str:
        each = self._facts.graph.relationships[index]
        return digest(repr(_OF_RELATIONSHIP(each)), *map(self.named, (each.source, each.target, *each.data)))


def _line(place: Place) -> str:
    return f"{place.file}:{place.line}"


def _references(element: Element) -> Iterator[str]:
    """The elements that an element names itself, however it does."""
    yield element.owner
    yield from (each.ref for each in element.sources)
    for value in element.properties.values():
        yield from (value if isinstance(value, tuple) else (str(value),))
    detail = element.detail
    if isinstance(detail, Indicator):
        yield from (each.source for each in detail.measurements)
        yield from (each.source for each in detail.targets)
    elif isinstance(detail, Instrument):
        yield detail.issuer


def _ends(finding: Finding) -> Iterable[str]:
    return (*finding.subjects, *(end for step in finding.witness for end in (step.source, step.target)))


def _cited(standing: Standing) -> Iterator[str]:
    yield standing.subject
    if standing.attestation:
        yield standing.attestation.by
        yield from (each.source for each in standing.attestation.evidence)
