"""Who has to approve a change, and who has to be told of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.diffing.difference import MOVED
from eaf.model.item import ATTESTATION, ELEMENT, RELATIONSHIP, VIEW
from eaf.reviewing.impact import Sides

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.diffing.difference import Change, Difference
    from eaf.reviewing.impact import Concerned, Impact
    from eaf.reviewing.movements import Movements

OWNED, UNOWNED, SHARED, RULES_TOUCHED = "owned", "unowned", "shared", "rules"
_SHARED = (VIEW, ATTESTATION)
_OF_MODEL = frozenset({ELEMENT, RELATIONSHIP, VIEW, ATTESTATION})


@dataclass(frozen=True, slots=True)
class Reader:
    """An organisation and the elements that concern it.

    ``because`` says of one that has to approve: it owns elements that are touched, it answers for the whole model where elements have
    no owner, views or attestations are changed, or rules, waivers, the baseline, packs or settings are.
    """

    id: str
    elements: tuple[str, ...]
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Approval:
    """Who has to approve, who has to be told, and which touched elements nobody answers for."""

    approve: tuple[Reader, ...] = ()
    tell: tuple[Reader, ...] = ()
    nobody: tuple[str, ...] = ()


def governing(difference: Difference) -> tuple[Change, ...]:
    """The changes of what decides on findings: rules and all else of packs, waivers, the baseline, settings."""
    return tuple(each for each in difference.changes if each.kind not in _OF_MODEL and each.state != MOVED)


def approval(difference: Difference, impact: Impact, found: Movements, *, rules_touched: bool) -> Approval:
    """Who is concerned by a change, each in order of id.

    Whoever owned or owns what is touched approves. Who owns what is reached, or has a finding come or go, is told.
    """
    head = difference.after.model.workspace.owner
    touched = _by_owner(impact.touched)
    unowned = touched.pop("", [])
    reasons = {id_: [OWNED] for id_ in touched}
    if head and unowned:
        reasons.setdefault(head, []).append(UNOWNED)
        touched[head] = sorted({*touched.get(head, []), *unowned})
    shared = any(each.kind in _SHARED and each.state != MOVED for each in difference.changes)
    for why, holds in ((SHARED, shared), (RULES_TOUCHED, rules_touched)):
        if head and holds:
            reasons.setdefault(head, []).append(why)
    told = _by_owner({**impact.reached, **_with_findings(difference, found)})
    return Approval(
        tuple(Reader(id_, tuple(touched.get(id_, ())), tuple(reasons[id_])) for id_ in sorted(reasons)),
        tuple(Reader(id_, tuple(told[id_])) for id_ in sorted(told) if id_ and id_ not in reasons),
        () if head else tuple(unowned),
    )


def _by_owner(concerned: Mapping[str, Concerned]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for id_ in sorted(concerned):
        for owner in concerned[id_].owners:
            found.setdefault(owner, []).append(id_)
    return found


def _with_findings(difference: Difference, found: Movements) -> dict[str, Concerned]:
    """The elements that findings which came or went are about."""
    moved = (*found.new, *found.cured, *found.raised, *found.dropped)
    ids = {subject for each in moved for subject in each.finding.subjects}
    sides = Sides(difference)
    named = {sides.new_ids.get(id_, id_) for id_ in ids}
    concerned = {id_: sides.concerned(id_) for id_ in named}
    return {id_: each for id_, each in concerned.items() if each.before or each.after}
