"""What a rule kind is to the engine: it reads parameters, and asserts them over a context."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from eaf.graph.graph import DAY
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from eaf.checking.standing import Standing
    from eaf.graph.graph import Graph
    from eaf.model.attestation import Attestation
    from eaf.model.element import Origin
    from eaf.model.model import Workspace
    from eaf.model.share import Share
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.schemas.pieces import Schema
    from eaf.selection.selection import Selection


@dataclass(frozen=True)
class Context:
    """What a rule may look at; nothing in it changes while rules run.

    ``day`` is what rules ask for as :attr:`as_of`. ``attestations`` are those that answer the rule, without those at fault. ``selects`` says whether the rule selects elements: if
    not, it is about all of them, or about the workspace. ``recorded`` is the share that the baseline recorded of the rule.
    """

    workspace: Workspace
    pack: Pack
    graph: Graph
    selection: Selection
    day: date
    attestations: tuple[Attestation, ...] = ()
    selects: bool = True
    recorded: Share | None = None

    @property
    def as_of(self) -> date:
        """The day to judge at; what a rule says depends on it from here on."""
        self.graph.reads.add(DAY)
        return self.day


@dataclass(frozen=True, slots=True)
class Violation:
    """Who breaks a rule, where, and the values for its message; wording and severity are the rule's.

    ``witness`` holds relationship numbers. ``key`` says that the key at ``origin`` is meant, not its value.
    """

    subjects: tuple[str, ...]
    origin: Origin
    key: bool = True
    values: dict[str, str | Text] = field(default_factory=dict)
    discriminator: str = ""
    because: Text = field(default_factory=Text)
    related: tuple[tuple[Origin, Text], ...] = ()
    witness: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one assertion gave: how many subjects it looked at (none: not applicable), who broke it, and the evidence for each.

    ``share`` is how many of the subjects are covered, where that is what the rule asks; ``ratchet`` says that it may not fall.
    """

    subjects: int
    violations: tuple[Violation, ...] = ()
    evidence: tuple[Standing, ...] = ()
    share: Share | None = None
    ratchet: bool = False


class Assertion(Protocol):
    """The parameters of one rule, read and ready."""

    @property
    def placeholders(self) -> frozenset[str]:
        """The names for which every violation has a value, so that the rule's message may use them."""
        ...

    def prepare(self, pack: Pack) -> None:
        """Raise :class:`~eaf.errors.ParameterError` when the parameters do not fit the pack."""
        ...

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Assert over the ``selected`` elements (marks by number): all of them when the rule selects nothing."""
        ...


@dataclass(frozen=True, slots=True)
class RuleKind:
    """A kind of rule: its name, what it asks, the schema of its parameters and how they are read."""

    id: str
    question: Text
    schema: Schema
    read: Callable[[dict[str, Raw]], Assertion]
    documentation: str
