"""Elements and relationships as frozen values; where they stand in the files is an :class:`Origin`."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from decimal import Decimal

PropertyValue: TypeAlias = "str | int | Decimal | bool | date | tuple[str, ...]"
Path: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """Where a value was written: the number of its document and the path of keys and indexes inside it."""

    document: int
    path: tuple[str | int, ...]

    def child(self, *steps: str | int) -> Origin:
        """The origin of something inside."""
        return Origin(self.document, (*self.path, *steps))


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """Status and dates, both inclusive; a missing date is open."""

    status: str = ""
    start: date | None = None
    end: date | None = None

    def is_over(self, day: date) -> bool:
        """Whether the element has ended before ``day``."""
        return self.end is not None and self.end < day

    def holds_at(self, day: date) -> bool:
        """Whether the element is there on ``day``; planned or being built without a start date means: not yet."""
        if self.start is None and self.status in ("planned", "building"):
            return False
        return (self.start is None or self.start <= day) and (self.end is None or day <= self.end)


@dataclass(frozen=True, slots=True)
class SourceReference:
    """What a statement rests on: a source element, and where in it."""

    ref: str
    note: Text = field(default_factory=Text)
    locator: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Measurement:
    """A value of an indicator on a date; ``qualifier`` is exact, about, nearly or at-least."""

    date: date
    value: Decimal
    qualifier: str = "exact"
    source: str = ""
    note: Text = field(default_factory=Text)


@dataclass(frozen=True, slots=True)
class Target:
    """What an indicator is to reach on a date: at least ``minimum`` or at most ``maximum``."""

    date: date
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    source: str = ""
    note: Text = field(default_factory=Text)

    def met_by(self, value: Decimal) -> bool:
        """Whether ``value`` reaches the target."""
        return (self.minimum is None or value >= self.minimum) and (self.maximum is None or value <= self.maximum)


@dataclass(frozen=True, slots=True)
class Indicator:
    """The measurements and targets of an element of type indicator, in the order in which they are written."""

    unit: Text
    better: str = "higher"
    measurements: tuple[Measurement, ...] = ()
    targets: tuple[Target, ...] = ()

    def latest(self, day: date) -> Measurement | None:
        """The last measurement on or before ``day``."""
        return max((each for each in self.measurements if each.date <= day), key=lambda each: each.date, default=None)

    def measured_for(self, target: Target, day: date) -> Measurement | None:
        """What says whether ``target`` is met: the first measurement from its date on, as known on ``day``."""
        after = (each for each in self.measurements if target.date <= each.date <= day)
        return min(after, key=lambda each: each.date, default=None)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text as an element: its own facts, or ``ref``, the pack's instrument that holds them."""

    ref: str = ""
    number: str = ""
    issuer: str = ""
    issued: date | None = None
    effective_from: date | None = None
    effective_to: date | None = None
    replaced_by: str = ""
    amends: str = ""


@dataclass(frozen=True, slots=True)
class SourceDetail:
    """What is known of a source; dates are as exact as the source gives them (``2022``, ``2022-02``, ``2022-02-14``)."""

    kind: str
    publisher: Text = field(default_factory=Text)
    published: str = ""
    url: str = ""
    accessed: str = ""
    confidence: str = ""


@dataclass(frozen=True, slots=True)
class Plateau:
    """A state of the architecture on a date."""

    date: date


Detail: TypeAlias = "Indicator | Instrument | SourceDetail | Plateau | None"


@dataclass(frozen=True, slots=True)
class Element:
    """A part of the architecture; ``layer`` and ``architecture`` are those of the default pack, given or derived."""

    id: str
    type: str
    name: Text
    origin: Origin
    summary: Text = field(default_factory=Text)
    documentation: Text = field(default_factory=Text)
    layer: str = ""
    architecture: str = ""
    layers: Mapping[str, str] = field(default_factory=dict)
    owner: str = ""
    confidence: str = ""
    lifecycle: Lifecycle = field(default_factory=Lifecycle)
    classified: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    properties: Mapping[str, PropertyValue] = field(default_factory=dict)
    sources: tuple[SourceReference, ...] = ()
    detail: Detail = None
    classification: str = ""


@dataclass(frozen=True, slots=True)
class Relationship:
    """A typed, directed relationship, written at its source element or in a list of its own."""

    source: str
    type: str
    target: str
    origin: Origin
    name: Text = field(default_factory=Text)
    summary: Text = field(default_factory=Text)
    data: tuple[str, ...] = ()
    access: str = ""
    since: date | None = None
    until: date | None = None
    confidence: str = ""
    sources: tuple[SourceReference, ...] = ()

    @property
    def identity(self) -> tuple[str, str, str, str]:
        """What tells relationships apart, and their order everywhere."""
        return (self.source, self.type, self.target, self.name.vi or self.name.en)

    def holds_at(self, day: date) -> bool:
        """Whether the relationship is there on ``day``."""
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
