"""Everything that a reviewer of a change has to know, as one value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.reviewing.approval import Approval, approval, governing
from eaf.reviewing.code_ownership import OwnershipCheck, ownership
from eaf.reviewing.figures import Figures, figures
from eaf.reviewing.impact import Impact, impact
from eaf.reviewing.movements import Checks, Movements, movements

if TYPE_CHECKING:
    from eaf.diffing.difference import Change, Difference
    from eaf.finding import Severity
    from eaf.graph.model_facts import ModelGraph
    from eaf.loading.code_owners import CodeOwners


@dataclass(frozen=True)
class Review:
    """A change: what differs, what it causes, whom it concerns. ``packs`` are those of which anything differs, by id."""

    difference: Difference
    checks: Checks
    graphs: tuple[ModelGraph, ModelGraph]
    found: Movements
    figures: Figures
    impact: Impact
    approval: Approval
    ownership: tuple[OwnershipCheck, ...]
    packs: tuple[str, ...]

    @property
    def governing(self) -> tuple[Change, ...]:
        """The changes of rules, waivers, baseline, packs and settings."""
        return governing(self.difference)

    @property
    def touches_rules(self) -> bool:
        """Whether the change touches what it is judged by, so that people have to look at that themselves."""
        return bool(self.governing or self.packs)

    def failing(self, fail_level: Severity) -> int:
        """How many new findings are at or above a level."""
        return sum(each.finding.severity >= fail_level for each in self.found.new)

    def exit_status(self, fail_level: Severity) -> int:
        """0 nothing new at or above ``fail_level``, 1 something, 2 the change could not be judged by the rules of its base."""
        return 2 if self.checks.unjudged else int(self.failing(fail_level) > 0)


def reviewed(
    difference: Difference, checks: Checks, graphs: tuple[ModelGraph, ModelGraph], code_owners: tuple[CodeOwners, ...]
) -> Review:
    """The review of a difference whose models were checked; ``graphs`` are those of both models."""
    found = movements(checks)
    reach = impact(difference, graphs)
    known, now = ({each.id: each.digest for each in side.packs} for side in (difference.before, difference.after))
    packs = tuple(sorted(id_ for id_ in {*known, *now} if known.get(id_) != now.get(id_)))
    return Review(
        difference=difference,
        checks=checks,
        graphs=graphs,
        found=found,
        figures=figures(checks),
        impact=reach,
        approval=approval(difference, reach, found, rules_touched=bool(packs or governing(difference))),
        ownership=ownership(difference, code_owners),
        packs=packs,
    )
