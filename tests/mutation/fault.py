"""What a planted fault is: small textual edits of the model's files, and what the check must then say, and where.

Places are found by plain search in the edited text, never by the code under test: an anchor is a text that stands once in its
file, with a ``^`` before the character that the finding must point at.
"""

from __future__ import annotations

from dataclasses import dataclass

from eaf.finding import Severity

MARK = "^"
ERRORS = frozenset(
    [
        "CPDT-APP-001",
        "CPDT-COV-001",
        "CPDT-COV-002",
        "CPDT-DAT-001",
        "CPDT-DAT-002",
        "CPDT-DAT-003",
        "CPDT-DAT-004",
        "CPDT-EXT-001",
        "CPDT-EXT-002",
        "CPDT-EXT-003",
        "CPDT-GOV-001",
        "CPDT-GOV-002",
        "CPDT-INT-001",
        "CPDT-INT-002",
        "CPDT-INT-003",
        "CPDT-INT-004",
        "CPDT-INT-006",
        "CPDT-INT-009",
        "CPDT-LAY-001",
        "CPDT-LAY-002",
        "CPDT-LAY-004",
        "CPDT-ONE-001",
        "CPDT-ORG-002",
        "CPDT-ORG-003",
        "CPDT-REL-001",
        "CPDT-SEC-001",
        "CPDT-SEC-002",
        "CPDT-SEC-003",
        "CPDT-SEC-005",
        "CPDT-SEC-006",
        "CPDT-SEC-007",
        "CPDT-SEC-009",
        "CPDT-SEC-010",
        "CPDT-STD-001",
        "CPDT-STD-002",
        "CPDT-STD-004",
        "CPDT-SVC-001",
        "CPDT-SVC-002",
        "HNI-DOC-001",
        "HNI-DOC-002",
        "HNI-INT-001",
        "HNI-INT-003",
        "HNI-INT-004",
        "HNI-KPI-001",
        "HNI-KPI-007",
        "HNI-ONE-001",
        "HNI-ORG-001",
        "HNI-SYS-001",
        "HNI-SYS-003",
    ]
)
WARNINGS = frozenset(
    [
        "CPDT-APP-002",
        "CPDT-APP-003",
        "CPDT-ATT-001",
        "CPDT-CHA-001",
        "CPDT-CHA-002",
        "CPDT-COV-003",
        "CPDT-DAT-005",
        "CPDT-DAT-006",
        "CPDT-DAT-007",
        "CPDT-DAT-008",
        "CPDT-DOC-001",
        "CPDT-GOV-003",
        "CPDT-GOV-004",
        "CPDT-GOV-005",
        "CPDT-GOV-006",
        "CPDT-GOV-008",
        "CPDT-GOV-009",
        "CPDT-GOV-010",
        "CPDT-GOV-011",
        "CPDT-GOV-012",
        "CPDT-INT-005",
        "CPDT-INT-007",
        "CPDT-INT-008",
        "CPDT-KPI-001",
        "CPDT-KPI-002",
        "CPDT-KPI-003",
        "CPDT-KPI-004",
        "CPDT-KPI-005",
        "CPDT-LAY-003",
        "CPDT-ONE-002",
        "CPDT-ONE-003",
        "CPDT-ORG-001",
        "CPDT-SEC-004",
        "CPDT-SEC-008",
        "CPDT-STD-003",
        "CPDT-STD-008",
        "CPDT-SVC-003",
        "CPDT-SVC-004",
        "CPDT-SVC-005",
        "CPDT-SVC-006",
        "CPDT-SVC-007",
        "CPDT-SVC-008",
        "CPDT-SVC-009",
        "CPDT-TEC-001",
        "CPDT-TEC-002",
        "HNI-CIV-001",
        "HNI-FEE-001",
        "HNI-GOA-001",
        "HNI-GOA-002",
        "HNI-GOA-003",
        "HNI-GOA-004",
        "HNI-INT-002",
        "HNI-INT-005",
        "HNI-KPI-002",
        "HNI-KPI-003",
        "HNI-KPI-004",
        "HNI-KPI-005",
        "HNI-KPI-006",
        "HNI-KPI-008",
        "HNI-ONE-002",
        "HNI-ONE-003",
        "HNI-SYS-002",
    ]
)
NOTES = frozenset(
    [
        "CPDT-ATT-002",
        "CPDT-ATT-003",
        "CPDT-DOC-002",
        "CPDT-DOC-003",
        "CPDT-GOV-007",
        "CPDT-STD-005",
        "CPDT-STD-006",
        "CPDT-STD-007",
        "CPDT-STD-009",
        "CPDT-STD-010",
        "CPDT-STD-011",
        "HNI-ATT-001",
    ]
)


def severity(rule: str) -> Severity:
    """The severity that findings of a rule must have; what keeps the model from being read is always an error."""
    if rule == "EAF-A006":
        return Severity.WARNING
    if rule.startswith("EAF-") or rule in ERRORS:
        return Severity.ERROR
    return Severity.WARNING if rule in WARNINGS else Severity.NOTE


@dataclass(frozen=True, slots=True)
class Edit:
    """``old``, which stands exactly ``times`` times in the file, becomes ``new``; a file that is not there is an empty one."""

    file: str
    old: str
    new: str
    times: int = 1

    def applied_to(self, text: str) -> str:
        """The text with the edit."""
        found = text.count(self.old) if self.old else int(not text)
        assert found == self.times, f"{self.file}: {self.old!r} stands {found} times and not {self.times}"
        return text.replace(self.old, self.new) if self.old else self.new


@dataclass(frozen=True, slots=True)
class Deleted:
    """A file that is taken away."""

    file: str


@dataclass(frozen=True, slots=True)
class Expected:
    """A finding: its rule or code, and the anchor of its place; ``hint`` is a word that its remedy must propose."""

    rule: str
    file: str
    anchor: str
    hint: str = ""

    def line_and_column(self, text: str) -> tuple[int, int]:
        """Where the marked character stands in the edited file, both from 1, columns in code points."""
        before, mark, after = self.anchor.partition(MARK)
        assert mark, f"{self.anchor!r} marks no character"
        found = text.count(before + after) if before + after else int(not text)
        assert found == 1, f"{self.file}: {before + after!r} stands {found} times"
        above = text[: text.index(before + after) + len(before)].split("\n")
        return len(above), len(above[-1]) + 1


@dataclass(frozen=True, slots=True)
class Many:
    """So many findings of one rule, each at one of the places of a wide fault, which are not listed."""

    rule: str
    times: int


@dataclass(frozen=True, slots=True)
class Gone:
    """A finding of the unmodified model that the fault makes disappear."""

    rule: str
    subject: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A named fault."""

    name: str
    edits: tuple[Edit, ...]
    expected: tuple[Expected, ...]
    gone: tuple[Gone, ...]
    deleted: tuple[Deleted, ...]
    many: tuple[Many, ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """The files that it touches, each once."""
        return tuple(dict.fromkeys([*(each.file for each in self.edits), *(each.file for each in self.deleted)]))

    @property
    def unreadable(self) -> bool:
        """Whether the model can no longer be read, so that no rule runs; an attestation at fault hinders nothing."""
        return any(each.rule.startswith("EAF-") and not each.rule.startswith("EAF-A") for each in self.expected)


def plant(name: str, *parts: Edit | Deleted | Expected | Many | Gone) -> Fault:
    """A fault of edits, with what is expected of them."""
    return Fault(
        name,
        tuple(each for each in parts if isinstance(each, Edit)),
        tuple(each for each in parts if isinstance(each, Expected)),
        tuple(each for each in parts if isinstance(each, Gone)),
        tuple(each for each in parts if isinstance(each, Deleted)),
        tuple(each for each in parts if isinstance(each, Many)),
    )


def swap(file: str, old: str, new: str, times: int = 1) -> Edit:
    """``old`` becomes ``new``."""
    return Edit(file, old, new, times)


def cut(file: str, text: str) -> Edit:
    """``text`` is taken out."""
    return Edit(file, text, "")


def after(file: str, text: str, more: str) -> Edit:
    """``more`` is put in behind ``text``."""
    return Edit(file, text, text + more)


def new_file(file: str, text: str) -> Edit:
    """A file that was not there."""
    return Edit(file, "", text)


def at(rule: str, file: str, anchor: str, hint: str = "") -> Expected:
    """A finding at the marked character."""
    return Expected(rule, file, anchor, hint)


def on(rule: str, file: str, element: str) -> Expected:
    """A finding at the key of an element."""
    return Expected(rule, file, f"\n  {MARK}{element}:")
