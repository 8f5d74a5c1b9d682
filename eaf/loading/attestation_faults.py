"""What can be wrong with an attestation that can be read: each code with its sentence and remedy.

An attestation at fault counts for nothing, so its fault hides nothing: it is a finding, and no reason not to check.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from eaf.finding import Finding, Severity
from eaf.loading.known_names import KnownNames
from eaf.loading.problems import SUGGESTION, quoted
from eaf.loading.resolve import OWNER_TYPES, SOURCE_TYPES
from eaf.text import Text, both, dated

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.finding import Place
    from eaf.loading.evidence_files import EvidenceFiles
    from eaf.model.attestation import Attestation
    from eaf.model.element import Element
    from eaf.model.model import Places
    from eaf.pack.rule import Rule

UNKNOWN, OTHER_KIND, BAD_PERIOD, BAD_FILE = "EAF-A001", "EAF-A002", "EAF-A003", "EAF-A004"
WRONG_SUBJECT, NOT_LOOKED_AT = "EAF-A005", "EAF-A006"
ATTESTATION_FAULTS: dict[str, Text] = {
    UNKNOWN: Text("minh chứng cho {rule}: không có {kind} '{name}'", "the attestation for {rule}: there is no {kind} '{name}'"),
    OTHER_KIND: Text("quy tắc {rule} không hỏi minh chứng", "the rule {rule} does not ask for evidence"),
    BAD_PERIOD: Text(
        "minh chứng cho {rule} hết hạn ngày {expires}, trước ngày thu thập {collected}",
        "the attestation for {rule} expires on {expires}, before it was collected on {collected}",
    ),
    BAD_FILE: Text("tệp minh chứng '{name}' không dùng được: {why}", "the file of evidence '{name}' cannot be used: {why}"),
    WRONG_SUBJECT: Text("minh chứng cho {rule} {why}", "the attestation for {rule} {why}"),
    NOT_LOOKED_AT: Text(
        "minh chứng cho {rule} nêu {subject} nhưng quy tắc không xét phần tử này",
        "the attestation for {rule} names {subject}, which the rule does not look at",
    ),
}
FAMILY = Text("minh chứng", "attestations")
_REMEDIES: dict[str, Text] = {
    UNKNOWN: Text(),
    OTHER_KIND: Text("Nêu một quy tắc thuộc loại attest.", "Name a rule of the kind attest."),
    BAD_PERIOD: Text("Sửa collected hoặc expires.", "Correct collected or expires."),
    BAD_FILE: Text("Đặt tệp thường vào thư mục kiến trúc.", "Put a regular file into the workspace."),
    WRONG_SUBJECT: Text("Sửa elements theo đúng đối tượng của quy tắc.", "Let elements be what the rule is about."),
    NOT_LOOKED_AT: Text("Bỏ phần tử này khỏi elements.", "Remove this element from elements."),
}
_RULE, _ELEMENT, _SOURCE = Text("quy tắc", "rule"), Text("phần tử", "element"), Text("nguồn", "source")
_BY = Text("cơ quan hoặc vai trò", "organisation or role")
_NAMES_NONE = Text("phải nêu phần tử", "has to name elements")
_NAMES_SOME = Text(
    "không được nêu phần tử: quy tắc xét cả không gian kiến trúc",
    "may not name elements: the rule is about the workspace as a whole",
)


class AttestationFaults:
    """The tests of an attestation; ``rules`` are those of the workspace's packs by id, nothing when other packs are asked for."""

    def __init__(self, elements: Mapping[str, Element], rules: Mapping[str, Rule] | None, places: Places) -> None:
        self._elements = elements
        self._rules = rules
        self._places = places

    def of(self, attestation: Attestation, files: EvidenceFiles) -> tuple[Finding, ...]:
        """Everything that is wrong with an attestation by itself."""
        return (*self._of_rule(attestation), *self._unknown(attestation), *self._of_evidence(attestation, files))

    def _of_rule(self, each: Attestation) -> Iterator[Finding]:
        if self._rules is None:
            return
        rule = self._rules.get(each.rule)
        if rule is None:
            yield self._missing(each, (_RULE, each.rule), ("rule",), self._rule_ids)
        elif not rule.is_answered_by_people:
            yield fault(OTHER_KIND, self._place(each, "rule"), _about(each), rule=each.rule)
        elif (rule.select is None) == bool(each.elements):
            why, key = (_NAMES_SOME, "elements") if each.elements else (_NAMES_NONE, "rule")
            yield fault(WRONG_SUBJECT, self._place(each, key), _about(each), rule=each.rule, why=why)

    def _unknown(self, each: Attestation) -> Iterator[Finding]:
        for index, id_ in enumerate(each.elements):
            if id_ not in self._elements:
                yield self._missing(each, (_ELEMENT, id_), ("elements", index), self._ids)
        if not self._is_of(each.by, OWNER_TYPES):
            yield self._missing(each, (_BY, each.by), ("by",), self._bodies)
        for index, one in enumerate(each.evidence):
            if one.source and not self._is_of(one.source, SOURCE_TYPES):
                yield self._missing(each, (_SOURCE, one.source), ("evidence", index, "source"), self._sources)
        if each.expires < each.collected:
            days = {"expires": dated(each.expires), "collected": dated(each.collected)}
            yield fault(BAD_PERIOD, self._place(each, "expires"), _about(each), rule=each.rule, **days)

    def _of_evidence(self, each: Attestation, files: EvidenceFiles) -> Iterator[Finding]:
        for index, one in enumerate(each.evidence):
            if one.path and (why := files.look_at(one.path).fault):
                place, name = self._place(each, "evidence", index, "path"), both(quoted(one.path))
                yield fault(BAD_FILE, place, f"{_about(each)} {one.path}", name=name, why=why)

    def _missing(self, each: Attestation, named: tuple[Text, str], path: tuple[str | int, ...], known: KnownNames) -> Finding:
        kind, name = named
        near = known.near(name)
        remedy = SUGGESTION.format(names="', '".join(near)) if near else Text()
        return fault(UNKNOWN, self._place(each, *path), f"{_about(each)} {name}", remedy, rule=each.rule, kind=kind, name=name)

    def _is_of(self, id_: str, types: tuple[str, ...]) -> bool:
        element = self._elements.get(id_)
        return element is not None and element.type in types

    def _place(self, each: Attestation, *path: str | int) -> Place:
        return self._places.place(each.origin.child(*path))

    @cached_property
    def _rule_ids(self) -> KnownNames:
        return KnownNames(id_ for id_, each in (self._rules or {}).items() if each.is_answered_by_people)

    @cached_property
    def _ids(self) -> KnownNames:
        return KnownNames(self._elements)

    @cached_property
    def _bodies(self) -> KnownNames:
        return KnownNames(id_ for id_, each in self._elements.items() if each.type in OWNER_TYPES)

    @cached_property
    def _sources(self) -> KnownNames:
        return KnownNames(id_ for id_, each in self._elements.items() if each.type in SOURCE_TYPES)


def _about(each: Attestation) -> str:
    """What tells an attestation from others."""
    return f"{each.rule} {each.collected.isoformat()}"


def fault(code: str, place: Place, about: str, remedy: Text | None = None, **values: str | Text) -> Finding:
    """A finding for ``code``; ``about`` tells it from others of its code."""
    severity = Severity.WARNING if code == NOT_LOOKED_AT else Severity.ERROR
    said = remedy if remedy is not None else _REMEDIES[code]
    return Finding(code, severity, place, ATTESTATION_FAULTS[code].format(**values), (), about, said)
