"""What no rule can decide is answered by people, with dated evidence; evidence that is missing or old never looks like "met".

A rule that selects elements wants evidence for each of them; one without a selector wants it once, for the workspace. It is given
in ``attestations`` of the workspace: which rule, by whom, by which method, collected on which day, until when it may be used, and
the documents. A document is a file of the workspace with its SHA-256, a source or instrument of the model, or an address with the
day on which it was read. Nothing is fetched.

``methods`` are the methods that will do: ``examine``, ``interview`` or both, which is the default. ``max_age`` says how many days
after it was collected evidence may be used at most, whatever its own last day. Both last days count.

Of several attestations for a subject one that is current counts; else the one that was collected last tells what is wrong. Evidence
is stale when its last day has passed, and changed when a file is gone or no longer what was looked at; what was collected after
the as-of date is not there yet. An attestation that is itself at fault counts for nothing.

A clause of which the evidence is not current is never met and never broken: there is nothing to conclude from. The finding stands
at what is wrong in the attestation; where there is none, at the element or at the workspace.

Work: each attestation of the rule once for each element that it names.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.checking.standing import CHANGED, CURRENT, MISSING, STALE, UNUSED, Standing
from eaf.graph.marks import numbers
from eaf.loading.problems import quoted
from eaf.loading.typed import days, words
from eaf.model.attestation import METHODS
from eaf.pack.rule import ATTEST
from eaf.schemas.pieces import DAYS, listed, mapping
from eaf.text import Text, both, dated, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.model.attestation import Attestation
    from eaf.model.element import Origin, Path
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_NONE = Text("chưa có minh chứng", "there is no evidence")
_OTHER_METHOD = Text(
    "phương thức là {method}, quy tắc chỉ nhận {methods}", "the method is {method}, the rule takes {methods} only"
)
_LATER = Text("minh chứng thu thập ngày {date}, sau ngày đánh giá", "it was collected on {date}, after the as-of date")
_EXPIRED = Text("minh chứng đã hết hạn, ngày cuối cùng là {date}", "its last day was {date}")
_OLD = Text("minh chứng thu thập ngày {date}, đã quá {days} ngày", "it was collected on {date}, more than {days} days ago")
_GONE = Text("không còn tệp {name}", "the file {name} is not there")
_CHANGED = Text(
    "tệp {name} không còn là tệp đã xem xét (nay là {digest}…)", "the file {name} is not what was looked at (it is {digest}… now)"
)
_ADD = Text("ghi thêm một mục minh chứng", "add an entry of evidence")
_RENEW = Text("thu thập và ghi minh chứng mới", "collect and add new evidence")
_LOOK_AGAIN = Text(
    "xem xét lại tệp, ghi lại ngày thu thập và sha256", "look at the file again, state the new day and the new sha256"
)
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class _Judged:
    """What is said of one attestation: its state, and where in it what is wrong."""

    attestation: Attestation
    state: str
    until: date
    why: Text = field(default_factory=Text)
    cure: Text = field(default_factory=Text)
    path: Path = ()

    @property
    def rank(self) -> tuple[object, ...]:
        """The largest one counts: current before anything else, then what was in order once, then the latest."""
        each = self.attestation
        return (self.state == CURRENT, self.state != MISSING, each.collected, self.until, each.origin)


@dataclass(frozen=True, slots=True)
class Parameters:
    """The methods that will do, and how old evidence may be; no limit where it is nothing."""

    methods: tuple[str, ...] = tuple(METHODS)
    max_age: int | None = None

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        given = words(raw.get("methods"))
        methods = tuple(each for each in METHODS if each in given or not given)
        return cls(methods, days(raw["max_age"]) if "max_age" in raw else None)

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "why", "cure"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Judge each attestation once, then ask of each subject for one that is current."""
        best_of: dict[str, _Judged] = {}
        for each in context.attestations:
            one = self._judged(each, context.as_of)
            for id_ in each.elements if context.selects else (context.workspace.id,):
                best_of[id_] = max(best_of.get(id_, one), one, key=lambda judged: judged.rank)
        subjects = _elements(context, selected) if context.selects else _workspace(context)
        found = [_Subject(id_, name, origin, best_of.get(id_)) for id_, name, origin in subjects]
        violations = tuple(each.violation for each in found if each.state != CURRENT)
        return Outcome(len(found), violations, (*(each.standing for each in found), *_unused(context, selected)))

    def _judged(self, each: Attestation, as_of: date) -> _Judged:
        """What is to be said of an attestation on the as-of date: the first thing that is wrong."""
        last = each.expires.toordinal()
        until = date.fromordinal(last if self.max_age is None else min(last, each.collected.toordinal() + self.max_age))
        if each.method not in self.methods:
            why = _OTHER_METHOD.format(
                method=METHODS[each.method], methods=joined(map(METHODS.__getitem__, self.methods), both(", "))
            )
            return _Judged(each, MISSING, until, why, _ADD, ("method",))
        if each.collected > as_of:
            return _Judged(each, MISSING, until, _LATER.format(date=dated(each.collected)), _ADD, ("collected",))
        for index, one in enumerate(each.evidence):
            if not one.is_unchanged:
                why = _CHANGED if one.found else _GONE
                said = why.format(name=both(quoted(one.path)), digest=one.found[:_DIGITS])
                return _Judged(each, CHANGED, until, said, _LOOK_AGAIN, ("evidence", index, "sha256" if one.found else "path"))
        if as_of <= until:
            return _Judged(each, CURRENT, until)
        if each.expires == until:
            return _Judged(each, STALE, until, _EXPIRED.format(date=dated(until)), _RENEW, ("expires",))
        old = _OLD.format(date=dated(each.collected), days=str(self.max_age))
        return _Judged(each, STALE, until, old, _RENEW, ("collected",))


@dataclass(frozen=True, slots=True)
class _Subject:
    """What evidence is asked for, where it stands, and what there is of it."""

    id: str
    name: Text
    origin: Origin
    best: _Judged | None

    @property
    def state(self) -> str:
        """The state of the evidence."""
        return self.best.state if self.best else MISSING

    @property
    def standing(self) -> Standing:
        """The state of the evidence, with the attestation that it is of."""
        return Standing(self.id, self.state, self.best.attestation, self.best.until) if self.best else Standing(self.id, MISSING)

    @property
    def violation(self) -> Violation:
        """What is wrong, at its place in the attestation, or at the subject where there is none."""
        why, cure = (self.best.why, self.best.cure) if self.best else (_NONE, _ADD)
        return Violation(
            subjects=(self.id,),
            origin=self.best.attestation.origin.child(*self.best.path) if self.best else self.origin,
            key=self.best is None,
            values={"subject": self.name, "why": why, "cure": cure},
        )


def _workspace(context: Context) -> Iterator[tuple[str, Text, Origin]]:
    """The workspace as the one subject."""
    workspace = context.workspace
    yield workspace.id, workspace.name, workspace.origin


def _elements(context: Context, selected: bytearray) -> Iterator[tuple[str, Text, Origin]]:
    """The selected elements as subjects."""
    facts = context.graph.facts
    return ((context.graph.ids[n], facts.name(n), facts.origin(n)) for n in numbers(selected))


def _unused(context: Context, selected: bytearray) -> Iterator[Standing]:
    """The elements that attestations name and that the rule does not look at; those that the model has at another time are left out."""
    number = context.graph.number
    for each in context.attestations if context.selects else ():
        yield from (Standing(id_, UNUSED, each) for id_ in each.elements if id_ in number and not selected[number[id_]])


KIND = RuleKind(
    id=ATTEST,
    question=Text("Người có trách nhiệm đã xác nhận bằng minh chứng chưa?", "Has somebody answered it, with evidence?"),
    schema=mapping({"methods": listed({"enum": list(METHODS)}, least=1, unique=True), "max_age": DAYS}),
    read=Parameters.read,
    documentation=__doc__ or "",
)
