"""Which findings came and went between two revisions, and whether the model or the rules did it.

Four checks tell: either model by either rules. What the rules of the base find in the head's model, and did not find before, is the
model's doing, and it alone decides on the gate. What is wrong with waivers and the baseline themselves is told of the head as it is.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.faults import FAULTS
from eaf.finding import ACTIVE, WAIVED

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding

GONE = "gone"


@dataclass(frozen=True)
class Checks:
    """Four checks of the same day: ``judged`` is the head's model by the base's rules, ``turned`` the base's model by the head's.

    Either is missing where the model cannot be read with those rules; ``unjudged`` says why the gate could not be worked out, line by
    line. ``same_rules`` says that both revisions have the same rules, so that two of the checks are the other two.
    """

    base: CheckReport
    judged: CheckReport | None
    turned: CheckReport | None
    head: CheckReport
    same_rules: bool = True
    unjudged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Movement:
    """A finding that came or went, and what the head says of it: active, waived, baselined or gone."""

    finding: Finding
    in_head: str


@dataclass(frozen=True)
class Movements:
    """What came and went, the worst first, then in order of place.

    ``new`` and ``cured`` are the model's doing, ``raised`` and ``dropped`` that of rules, waivers and baseline; ``waived`` are the
    findings that are waived in the head and were not before. Where the head's model could not be judged by the base's rules, all that
    came is new and all that went is cured: nothing can be said of why.
    """

    new: tuple[Movement, ...] = ()
    cured: tuple[Movement, ...] = ()
    raised: tuple[Movement, ...] = ()
    dropped: tuple[Movement, ...] = ()
    waived: tuple[Finding, ...] = ()


def movements(checks: Checks) -> Movements:
    """What came and went between the revisions."""
    base, head = checks.base, checks.head
    judged = checks.judged or head
    states = {each.fingerprint: each.state.word for each in head.of_any_state}

    def moved(findings: Iterable[Finding]) -> tuple[Movement, ...]:
        ordered = sorted(findings, key=lambda each: (-each.severity, each.sort_key))
        return tuple(Movement(each, states.get(each.fingerprint, GONE)) for each in ordered)

    was, found, now = _marks(base.findings), _marks(_judged(judged, head)), _marks(head.findings)
    new = [each for mark, each in found.items() if mark not in was]
    return Movements(
        new=moved(new),
        cured=moved(each for mark, each in was.items() if mark not in found),
        raised=moved(each for mark, each in now.items() if mark not in was and mark not in found),
        dropped=moved(each for mark, each in was.items() if mark in found and mark not in now),
        waived=tuple(_newly_waived(base, head)),
    )


def _judged(judged: CheckReport, head: CheckReport) -> list[Finding]:
    """What rules and attestations say by the base's rules, and what is wrong with the head's own waivers and baseline."""
    return [
        *(each for each in judged.findings if each.rule not in FAULTS),
        *(each for each in head.findings if each.rule in FAULTS),
    ]


def _marks(findings: Iterable[Finding]) -> dict[str, Finding]:
    return {each.fingerprint: each for each in findings}


def _newly_waived(base: CheckReport, head: CheckReport) -> Iterator[Finding]:
    before = {each.fingerprint for each in base.suppressed if each.state.word == WAIVED}
    return (each for each in head.suppressed if each.state.word == WAIVED and each.fingerprint not in before)


def hidden(movement: Movement) -> bool:
    """Whether the same change that causes a finding also keeps it from counting: by a waiver, the baseline or another rule."""
    return movement.in_head != ACTIVE
