"""Which attestations answer a rule, and what is wrong with those that do not."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.checking.standing import UNUSED
from eaf.loading.attestation_faults import NOT_LOOKED_AT, fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.assertion import Context
    from eaf.checking.standing import Standing
    from eaf.finding import Finding
    from eaf.model.model import Model, Places
    from eaf.pack.rule import Rule


def for_rule(rule: Rule, context: Context, model: Model) -> Context:
    """The context in which the rule is asserted: with its attestations, where it asks for any."""
    if not rule.is_answered_by_people:
        return context
    answers = tuple(each for each in model.attestations if each.rule == rule.id and not each.faults)
    return replace(context, attestations=answers, selects=rule.select is not None)


def faults_of(model: Model) -> Iterator[Finding]:
    """What is wrong with attestations by themselves."""
    return (one for each in model.attestations for one in each.faults)


def not_looked_at(rule: Rule, evidence: Iterable[Standing], places: Places) -> Iterator[Finding]:
    """The elements that attestations name and that their rule does not look at."""
    for each in evidence:
        if each.state == UNUSED and each.attestation is not None:
            index = each.attestation.elements.index(each.subject)
            place = places.place(each.attestation.origin.child("elements", index))
            yield fault(NOT_LOOKED_AT, place, f"{rule.id} {each.subject}", rule=rule.id, subject=each.subject)
