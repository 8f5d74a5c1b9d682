"""What is wrong with one waiver by itself: whom it names, for how long, and what it matches."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from eaf.checking.faults import BAD_PERIOD, EXPIRED, EXPIRES_SOON, NOT_WAIVABLE, TOO_MANY, UNKNOWN, UNMATCHED, fault
from eaf.checking.report import ERROR, severity_of
from eaf.checking.waiver_scope import is_about, name_of, said
from eaf.loading.known_names import KnownNames
from eaf.loading.problems import SUGGESTION
from eaf.loading.resolve import OWNER_TYPES
from eaf.model.declaration import Declarations
from eaf.model.waiver import Edge
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding, Place
    from eaf.model.model import Model
    from eaf.model.waiver import Subject, Waiver

SOON = 30
"""How many days before its last one a waiver is announced to expire."""
_RULE, _ELEMENT = Text("quy tắc", "rule"), Text("phần tử", "element")
_APPROVER = Text("cơ quan phê duyệt", "approving organisation")
_PAST = Text("ngày cuối cùng là {date}", "its last day was {date}")
_CHANGED = Text(
    "khai báo của đối tượng đã thay đổi, nay là {digest}", "its subject's declaration has changed and is now {digest}"
)
_LONG = Text(
    "dài {days} ngày, mức này cho nhiều nhất {limit} ngày", "it lasts {days} days, {limit} are the most for this severity"
)
_FUTURE = Text("lập ngày {date}, sau ngày đánh giá", "it was created on {date}, after the as-of date")


def of_own_packs(report: CheckReport, model: Model) -> bool:
    """Whether the check was by the packs that the workspace names: others do not know what its waivers are about."""
    return tuple(pack.id for pack in report.packs) == model.workspace.packs


class WaiverFaults:
    """The tests of a waiver. ``whole``: all rules ran over the whole model, so that what matches nothing is stale."""

    def __init__(self, report: CheckReport, model: Model, *, whole: bool) -> None:
        self._model = model
        self._rules = report.rules
        self._packs = report.packs
        self._as_of = report.as_of
        self._whole = whole
        self._own_packs = of_own_packs(report, model)
        self._broken = {each.rule.id for each in report.results if each.status == ERROR}
        self._declarations = Declarations(model)

    def of(self, waiver: Waiver, matches: tuple[Finding, ...]) -> tuple[Finding, ...]:
        """Everything that is wrong with a waiver that matches these findings, or that it expires soon."""
        faults = (
            *self._unknown(waiver),
            *self._bad_period(waiver),
            *self._not_waivable(waiver),
            *self._too_many(waiver, len(matches)),
            *(self._expired(waiver) if matches else ()),
            *self._unmatched(waiver, matches),
        )
        return faults or tuple(self._expires_soon(waiver))

    def _unknown(self, waiver: Waiver) -> Iterator[Finding]:
        if self._own_packs and waiver.rule not in self._rules:
            yield _missing(waiver, _RULE, waiver.rule, self._place(waiver, "rule"), KnownNames(self._rules))
        for index, subject in enumerate(waiver.subjects):
            for name, path in _ids(subject):
                if not self._is_known(name):
                    yield _missing(waiver, _ELEMENT, name, self._place(waiver, "subjects", index, *path), self._names)
        approver = self._model.elements.get(waiver.approved_by)
        if approver is None or approver.type not in OWNER_TYPES:
            yield _missing(waiver, _APPROVER, waiver.approved_by, self._place(waiver, "approved_by"), self._approvers)

    def _bad_period(self, waiver: Waiver) -> Iterator[Finding]:
        rule = self._rules.get(waiver.rule)
        days = (waiver.expires - waiver.created).days
        if rule is not None and days > (limit := self._model.workspace.waivers.horizon[severity_of(rule)]):
            why = _LONG.format(days=str(days), limit=str(limit))
            yield fault(BAD_PERIOD, self._place(waiver, "expires"), f"{waiver.id} expires", waiver=waiver.id, why=why)
        if waiver.created > self._as_of:
            why = _FUTURE.format(date=said(waiver.created))
            yield fault(BAD_PERIOD, self._place(waiver, "created"), f"{waiver.id} created", waiver=waiver.id, why=why)

    def _not_waivable(self, waiver: Waiver) -> Iterator[Finding]:
        rule = self._rules.get(waiver.rule)
        if rule is not None and not rule.waivable:
            yield fault(NOT_WAIVABLE, self._place(waiver, "rule"), waiver.id, rule=waiver.rule)

    def _too_many(self, waiver: Waiver, count: int) -> Iterator[Finding]:
        if 0 < waiver.max_findings < count:
            place, limit = self._place(waiver, "max_findings"), str(waiver.max_findings)
            yield fault(TOO_MANY, place, waiver.id, waiver=waiver.id, count=str(count), limit=limit)

    def _expired(self, waiver: Waiver) -> Iterator[Finding]:
        if waiver.days_left(self._as_of) < 0:
            why = _PAST.format(date=said(waiver.expires))
            yield fault(EXPIRED, self._place(waiver, "expires"), f"{waiver.id} expires", waiver=waiver.id, why=why)
        if waiver.until_changed and waiver.until_changed != (now := self._declarations.digest(waiver.subjects)):
            why = _CHANGED.format(digest=now)
            yield fault(EXPIRED, self._place(waiver, "until_changed"), f"{waiver.id} changed", waiver=waiver.id, why=why)

    def _expires_soon(self, waiver: Waiver) -> Iterator[Finding]:
        days = waiver.days_left(self._as_of)
        if 0 <= days <= SOON:
            place, until = self._place(waiver, "expires"), said(waiver.expires)
            yield fault(EXPIRES_SOON, place, waiver.id, waiver=waiver.id, days=str(days), date=until)

    def _unmatched(self, waiver: Waiver, matches: tuple[Finding, ...]) -> Iterator[Finding]:
        ran = waiver.rule in self._rules and waiver.rule not in self._broken
        if not (self._whole and ran) or waiver.created > self._as_of:
            return
        for index, subject in enumerate(waiver.subjects):
            known = all(self._is_known(name) for name, _ in _ids(subject))
            if known and not any(is_about(waiver, subject, each) for each in matches):
                place, name = self._place(waiver, "subjects", index), name_of(subject)
                yield fault(UNMATCHED, place, f"{waiver.id} {name}", waiver=waiver.id, rule=waiver.rule, subject=name)

    def _is_known(self, name: str) -> bool:
        return name in self._model.elements or name in self._items or not self._own_packs

    def _place(self, waiver: Waiver, *path: str | int) -> Place:
        return self._model.places.place(waiver.origin.child(*path))

    @cached_property
    def _items(self) -> frozenset[str]:
        """What findings may be about besides elements: the workspace, the framework's layers, architectures and codes."""
        codes = {f"{model.id}:{code.code}" for pack in self._packs for model in pack.reference_models for code in model.codes}
        layers = {layer.id for pack in self._packs for layer in pack.layers}
        architectures = {each.id for pack in self._packs for each in pack.architectures}
        return frozenset(codes | layers | architectures | {self._model.workspace.id})

    @cached_property
    def _names(self) -> KnownNames:
        return KnownNames((*self._model.elements, *sorted(self._items)))

    @cached_property
    def _approvers(self) -> KnownNames:
        return KnownNames(id_ for id_, each in self._model.elements.items() if each.type in OWNER_TYPES)


def _missing(waiver: Waiver, kind: Text, name: str, place: Place, known: KnownNames) -> Finding:
    near = known.near(name)
    remedy = SUGGESTION.format(names="', '".join(near)) if near else Text()
    return fault(UNKNOWN, place, f"{waiver.id} {name}", remedy, waiver=waiver.id, kind=kind, name=name)


def _ids(subject: Subject) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The ids in a subject, each with the way to where it stands."""
    if isinstance(subject, Edge):
        return (subject.source, ("from",)), (subject.target, ("to",))
    return ((subject, ()),)
