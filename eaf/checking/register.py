"""The register: every waiver of a workspace against what was found, and what stands between them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.faults import ACCEPTING, OVER_BUDGET, TWICE, fault
from eaf.checking.waiver_faults import WaiverFaults
from eaf.checking.waiver_scope import Findings, is_about
from eaf.finding import Related
from eaf.loading.problems import FIRST_SEEN
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.model.model import Model
    from eaf.model.waiver import Waiver

_SAME_ID = Text("mã đã được dùng", "its id is used already")
_SAME_FINDING = Text("{other} đã miễn trừ cùng phát hiện", "{other} waives the same finding")


@dataclass(frozen=True, slots=True)
class Judged:
    """One waiver, the findings that it is about, and what is wrong with it; ``in_force`` is whether its period holds."""

    waiver: Waiver
    matches: tuple[Finding, ...]
    faults: tuple[Finding, ...]
    in_force: bool

    @property
    def applied(self) -> bool:
        """Whether its findings are waived: a waiver at fault waives nothing."""
        return self.in_force and all(each.rule in ACCEPTING for each in self.faults)


def judged(report: CheckReport, model: Model, *, whole: bool) -> tuple[Judged, ...]:
    """Every waiver of the model, in order of id, each by itself; ``whole`` as for :class:`WaiverFaults`."""
    faults = WaiverFaults(report, model, whole=whole)
    findings = Findings(report.findings if model.waivers else ())
    found = []
    for each in model.waivers:
        matches = findings.of(each)
        in_force = each.created <= report.as_of <= each.expires
        found.append(Judged(each, matches, faults.of(each, matches), in_force))
    return tuple(found)


def waived_by(each_judged: Iterable[Judged]) -> dict[str, Waiver]:
    """The waiver of each waived finding, by fingerprint; of several the one that was created first."""
    found: dict[str, Waiver] = {}
    for each in _applied(each_judged):
        for finding in each.matches:
            found.setdefault(finding.fingerprint, each.waiver)
    return found


def doubts(model: Model, all_judged: tuple[Judged, ...]) -> Iterator[Finding]:
    """What leaves open which waivers count: ids and findings claimed twice, more waivers than the budget."""
    yield from _ids_used_again(model)
    waived = waived_by(all_judged)
    applied = _applied(all_judged)
    for each in applied:
        taken = next((one for one in each.matches if waived[one.fingerprint] is not each.waiver), None)
        if taken is not None:
            index = next(n for n, subject in enumerate(each.waiver.subjects) if is_about(each.waiver, subject, taken))
            other = waived[taken.fingerprint]
            yield _twice(model, each.waiver, other, ("subjects", index), _SAME_FINDING.format(other=other.id))
    budget = model.workspace.waivers.budget
    if budget is not None and len(applied) > budget:
        place = model.places.place(model.workspace.origin.child("waivers", "budget"))
        yield fault(OVER_BUDGET, place, "budget", count=str(len(applied)), limit=str(budget))


def _applied(each_judged: Iterable[Judged]) -> list[Judged]:
    """The applied waivers in the order in which they were created."""
    applied = (each for each in each_judged if each.applied)
    return sorted(applied, key=lambda each: (each.waiver.created, each.waiver.id, each.waiver.origin))


def _ids_used_again(model: Model) -> Iterator[Finding]:
    first: dict[str, Waiver] = {}
    for each in model.waivers:
        known = first.setdefault(each.id, each)
        if known is not each:
            yield _twice(model, each, known, ("id",), _SAME_ID)


def _twice(model: Model, waiver: Waiver, other: Waiver, path: tuple[str | int, ...], why: Text) -> Finding:
    related = (Related(model.places.place(other.origin.child("id")), FIRST_SEEN),)
    about = f"{waiver.id} {path[0]}"
    return fault(TWICE, model.places.place(waiver.origin.child(*path)), about, related=related, waiver=waiver.id, why=why)
