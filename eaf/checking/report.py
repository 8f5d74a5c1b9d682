"""What a check gives back: results of every rule, findings, verdicts of clauses, and whether all of it could be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.finding import Severity

if TYPE_CHECKING:
    from datetime import date

    from eaf.finding import Finding
    from eaf.model.model import Model, Places
    from eaf.pack.pack import Clause, Pack
    from eaf.pack.rule import Rule

PASS, FAIL, NOT_APPLICABLE, ERROR = "pass", "fail", "na", "error"
MET, NOT_MET, UNDECIDED, NOT_CONCERNED = "met", "not-met", "undecided", "not-applicable"


def severity_of(rule: Rule) -> Severity:
    """The severity that the rule's findings have: those of a preview are notes."""
    return Severity.NOTE if rule.status == "preview" else rule.severity


@dataclass(frozen=True, slots=True)
class Basis:
    """The instrument behind a rule and, when it has ended on the as-of date, when and what came after it."""

    instrument: str
    number: str
    ended: date | None = None
    successors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleResult:
    """One rule's result: pass, fail, na (no subject, or not in force) or error (it could not finish)."""

    rule: Rule
    status: str
    subjects: int = 0
    findings: int = 0
    reason: str = ""
    basis: tuple[Basis, ...] = ()


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause's verdict: met, not-met, undecided (nothing assessed it) or not-applicable."""

    clause: Clause
    verdict: str
    pack: str
    rules: tuple[RuleResult, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True)
class CheckReport:
    """The result of one check, complete or not; ``problems`` are what kept the model or a rule from being checked.

    ``selected`` says that only some rules ran; ``paths`` that only findings there are reported, ``elsewhere`` how many are not.
    """

    as_of: date
    plateau: str
    workspace: str
    model: Model | None
    packs: tuple[Pack, ...]
    problems: tuple[Finding, ...]
    findings: tuple[Finding, ...] = ()
    results: tuple[RuleResult, ...] = ()
    clauses: tuple[ClauseResult, ...] = ()
    files: int = 0
    selected: bool = False
    paths: tuple[str, ...] = ()
    elsewhere: int = 0
    rules: dict[str, Rule] = field(default_factory=dict)
    documents: Places | None = field(default=None, repr=False, compare=False)

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for could be checked."""
        return self.model is not None and not self.problems and all(each.status != ERROR for each in self.results)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """Problems and findings together, in order of place."""
        return tuple(sorted((*self.problems, *self.findings), key=lambda each: each.sort_key))

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return sum(each.severity is severity for each in self.findings)

    def exit_status(self, fail_level: Severity) -> int:
        """0 clean, 1 findings at or above ``fail_level``, 2 could not check."""
        if not self.complete:
            return 2
        return int(any(each.severity >= fail_level for each in self.findings))
