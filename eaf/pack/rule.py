"""A rule: one use of a rule kind, with everything that people need to know of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from eaf.pack.validity import Validity
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.finding import Severity
    from eaf.model.element import Origin
    from eaf.model.share import Share
    from eaf.pack.selector import Selector

Raw: TypeAlias = "str | list[Raw] | dict[str, Raw] | None"
ATTEST = "attest"
"""The kind of the rules that people answer, with evidence."""


@dataclass(frozen=True, slots=True)
class AsGood:
    """A change of an example, or of the rule itself, that nothing can notice, and why: it is left out of the score."""

    change: str
    because: Text
    origin: Origin


@dataclass(frozen=True, slots=True)
class Case:
    """One test of a rule: a model fragment and what the rule must say of it; ``name`` says what the fragment shows.

    ``expected`` pairs the place (``line:column`` in the fragment, or ``workspace``) with the subjects of each finding;
    ``as_good`` are changes of the fragment of which no rule need say anything; ``recorded`` is the share that the baseline has.
    """

    name: Text
    expect: str
    model: str
    origin: Origin
    expected: tuple[tuple[str, tuple[str, ...]], ...] = ()
    as_of: str = ""
    as_good: tuple[AsGood, ...] = ()
    recorded: Share | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """The envelope: id, kind, wording, severity, validity and selection; the kind reads ``parameters``.

    Findings of a rule that is not ``waivable`` can be neither waived nor put into a baseline. ``as_good`` are changes of the
    rule of which its cases need not tell.
    """

    id: str
    name: str
    kind: str
    title: Text
    message: Text
    severity: Severity
    parameters: dict[str, Raw]
    origin: Origin
    pack: str
    select: Selector | None = None
    status: str = "stable"
    validity: Validity = field(default_factory=Validity)
    rationale: Text = field(default_factory=Text)
    remedy: Text = field(default_factory=Text)
    cases: tuple[Case, ...] = ()
    as_good: tuple[AsGood, ...] = ()
    waivable: bool = True

    @property
    def is_answered_by_people(self) -> bool:
        """Whether the rule asks for evidence: that it does not hold is then no breach, only nothing to conclude from."""
        return self.kind == ATTEST
