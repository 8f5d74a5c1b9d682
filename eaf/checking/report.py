"""What a check gives back: results of every rule, findings, verdicts of clauses, and whether all of it could be done."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.finding import Severity

if TYPE_CHECKING:
    from datetime import date

    from eaf.checking.standing import Standing
    from eaf.finding import Finding
    from eaf.model.model import Model, Places
    from eaf.model.share import Share
    from eaf.model.waiver import Waiver
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
    """One rule's result: pass, fail, na (no subject, or not in force) or error (it could not finish).

    ``findings`` counts the active ones, ``suppressed`` those that are waived or baselined, ``waived`` the waived among them; any makes
    the rule fail. ``evidence`` is what people say of each subject, where the rule asks them. ``share`` is how many subjects are
    covered: whoever is waived is not, and stays among all; ``recorded`` is that of a rule with ``ratchet`` in the baseline.
    """

    rule: Rule
    status: str
    subjects: int = 0
    findings: int = 0
    reason: str = ""
    basis: tuple[Basis, ...] = ()
    suppressed: int = 0
    evidence: tuple[Standing, ...] = ()
    waived: int = 0
    share: Share | None = None
    ratchet: bool = False
    recorded: Share | None = None


@dataclass(frozen=True, slots=True)
class ClauseResult:
    """One clause's verdict: met, not-met, undecided (nothing assessed it) or not-applicable.

    ``waived`` says of a clause that is not met that each finding that breaks it is waived: an authority has accepted the breach
    for a time. It stays not met.
    """

    clause: Clause
    verdict: str
    pack: str
    rules: tuple[RuleResult, ...] = ()
    findings: tuple[Finding, ...] = ()
    suppressed: tuple[Finding, ...] = ()
    waived: bool = False


@dataclass(frozen=True, slots=True)
class WaiverResult:
    """One waiver: whether it is applied, how many findings it is about, and what is wrong with it."""

    waiver: Waiver
    applied: bool
    findings: int = 0
    faults: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Since:
    """What a report leaves out because it was there at an earlier revision, and how the rules changed since.

    ``before`` counts the active findings that were there already, ``gone`` those that are there no more; ``added``, ``removed`` and
    ``changed`` are rules by id; ``packs`` are those of which anything changed.
    """

    name: str
    commit: str
    before: int = 0
    gone: int = 0
    packs: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()


@dataclass(frozen=True)
class CheckReport:
    """The result of one check, complete or not; ``problems`` are what kept the model or a rule from being checked.

    ``findings`` are the active ones, with what is wrong with waivers and baseline; ``suppressed`` those that are waived or
    baselined and do not count. ``selected`` says that only some rules ran; ``paths`` that only findings there are reported,
    ``elsewhere`` how many are not; ``audit`` that waivers and baseline were left out; ``stale_unknown`` that nothing can be said of
    waivers and baseline lines that match nothing; ``since`` that only what is new since a revision is reported.
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
    suppressed: tuple[Finding, ...] = ()
    waivers: tuple[WaiverResult, ...] = ()
    audit: bool = False
    stale_unknown: bool = False
    since: Since | None = None

    @property
    def complete(self) -> bool:
        """Whether everything that was asked for could be checked."""
        return self.model is not None and not self.problems and all(each.status != ERROR for each in self.results)

    @property
    def everything(self) -> tuple[Finding, ...]:
        """Problems and active findings together, in order of place."""
        return tuple(sorted((*self.problems, *self.findings), key=lambda each: each.sort_key))

    @property
    def of_any_state(self) -> tuple[Finding, ...]:
        """Active, waived and baselined findings, in order of place."""
        return tuple(sorted((*self.findings, *self.suppressed), key=lambda each: each.sort_key))

    @property
    def of_rules(self) -> tuple[Finding, ...]:
        """What the rules found, of any state: without what is wrong with waivers and baseline."""
        return tuple(each for each in self.of_any_state if each.rule in self.rules)

    def count(self, severity: Severity) -> int:
        """How many active findings have this severity."""
        return sum(each.severity is severity for each in self.findings)

    def count_state(self, word: str) -> int:
        """How many findings are waived, or baselined."""
        return sum(each.state.word == word for each in self.suppressed)

    @property
    def evidence(self) -> tuple[tuple[Rule, Standing], ...]:
        """What people say of the subjects of the rules that ask them, in order of rule."""
        return tuple((each.rule, standing) for each in self.results for standing in each.evidence)

    def exit_status(self, fail_level: Severity) -> int:
        """0 clean, 1 active findings at or above ``fail_level``, 2 could not check."""
        if not self.complete:
            return 2
        return int(any(each.severity >= fail_level for each in self.findings))
