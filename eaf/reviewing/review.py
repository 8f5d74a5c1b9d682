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
    """A change: what differs, what it causes, whom it concerns. ``pack_files`` are the files of packs that differ, in whatever they say.

    ``kinds`` are the kinds of settings, waivers and lines of the baseline that say something else, if only to follow a new id.
    """

    difference: Difference
    checks: Checks
    graphs: tuple[ModelGraph, ModelGraph]
    found: Movements
    figures: Figures
    impact: Impact
    approval: Approval
    ownership: tuple[OwnershipCheck, ...]
    pack_files: tuple[str, ...]
    kinds: tuple[str, ...]

    @property
    def governing(self) -> tuple[Change, ...]:
        """The changes of rules, waivers, baseline, packs and settings."""
        return governing(self.difference)

    @property
    def touches_rules(self) -> bool:
        """Whether the change touches what it is judged by, so that people have to look at that themselves."""
        return bool(self.governing or self.pack_files or self.kinds)

    def failing(self, fail_level: Severity) -> int:
        """How many new findings are at or above a level."""
        return sum(each.finding.severity >= fail_level for each in self.found.new)

    def exit_status(self, fail_level: Severity) -> int:
        """0 nothing new at or above ``fail_level``, 1 something, 2 the change could not be judged by the rules of its base."""
        return 2 if self.checks.unjudged else int(self.failing(fail_level) > 0)


@dataclass(frozen=True, slots=True)
class Files:
    """What files say beside the models: who has to approve changes of which, which of packs differ, and ``kinds`` of other rules."""

    code_owners: tuple[CodeOwners, ...] = ()
    of_packs: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


def reviewed(difference: Difference, checks: Checks, graphs: tuple[ModelGraph, ModelGraph], files: Files) -> Review:
    """The review of a difference whose models were checked; ``graphs`` are those of both models."""
    found = movements(checks)
    reach = impact(difference, graphs)
    touched = bool(files.of_packs or files.kinds or governing(difference))
    return Review(
        difference=difference,
        checks=checks,
        graphs=graphs,
        found=found,
        figures=figures(checks),
        impact=reach,
        approval=approval(difference, reach, found, rules_touched=touched),
        ownership=ownership(difference, files.code_owners, files.of_packs),
        pack_files=files.of_packs,
        kinds=files.kinds,
    )
