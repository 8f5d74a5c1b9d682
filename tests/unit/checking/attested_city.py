"""A small city with clauses that people answer, and attestations for it, as text."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path

from checking.check_text import OWNED, SETTINGS, workspace
from eaf.api import Session, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport

AS_OF = date(2026, 6, 30)
APPROVED = """\
  - rule: T-ATT-001
    name: city-without-approval
    kind: attest
    title: {vi: Có phê duyệt, en: Approved}
    message: {vi: "Phê duyệt {subject}: {why}", en: "Approval of {subject}: {why}"}
    severity: error
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: "Hãy {cure}.", en: "Please {cure}."}
    params: {max_age: 365d}
"""
FILED = """\
  - rule: T-ATT-002
    name: system-without-dossier
    kind: attest
    title: {vi: Có hồ sơ, en: Filed}
    message: {vi: "Hồ sơ {subject}: {why}", en: "Dossier of {subject}: {why}"}
    severity: warning
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: "Hãy {cure}.", en: "Please {cure}."}
    select: {type: application-component}
    params: {methods: [examine]}
"""
RULES = OWNED + APPROVED + FILED
CLAUSES = """\
clauses:
  - {id: c-own, instrument: law, level: must, text: Điều 1, status: automated, rules: [T-OWN-001]}
  - {id: c-approved, instrument: law, level: must, text: Điều 2, status: manual, rules: [T-ATT-001]}
  - {id: c-filed, instrument: law, level: must, text: Điều 3, status: manual, rules: [T-ATT-002]}
"""
MODEL = """\
elements:
  org-a: {type: business-actor, name: Cơ quan}
  app-a: {type: application-component, name: A, owner: org-a}
  app-b: {type: application-component, name: B, owner: org-a}
  nod-a: {type: node, name: N}
  src-a: {type: source, name: Quyết định, source: {kind: document}}
"""
DOCUMENT = b"%PDF-1.7 quyet dinh phe duyet"
PATH = "ho-so/quyet-dinh.pdf"
FILE = f"{{path: {PATH}, sha256: {sha256(DOCUMENT).hexdigest()}}}"


def attestation(rule: str = "T-ATT-001", **fields: str) -> str:
    """One attestation that is current on the as-of date; a field that is empty is left out."""
    given = {
        "method": "examine",
        "collected": "2026-01-05",
        "expires": "2026-12-31",
        "by": "org-a",
        "evidence": "[{source: src-a}]",
        **({"elements": "[app-a, app-b]"} if rule == "T-ATT-002" else {}),
        **fields,
    }
    lines = [f"  - rule: {rule}", *(f"    {key}: {value}" for key, value in given.items() if value)]
    return "\n".join(lines) + "\n"


def city(folder: Path, *attestations: str, document: bytes | None = None, model: str = MODEL, **files: str) -> Session:
    """The city with these attestations in ``architecture/attestations.yaml``, and one file of evidence."""
    if attestations:
        files["attestations"] = "attestations:\n" + "".join(attestations)
    if document is not None:
        (folder / "architecture" / PATH).parent.mkdir(parents=True)
        (folder / "architecture" / PATH).write_bytes(document)
    settings = files.pop("eaf", SETTINGS.format(packs="test"))
    return workspace(folder, RULES, clauses=CLAUSES, model=model, eaf=settings, **files)


def report_of(session: Session, as_of: date = AS_OF) -> CheckReport:
    """The check of a city."""
    return run_check(session, Run(as_of))


def verdicts(report: CheckReport) -> dict[str, str]:
    """The verdict of each clause."""
    return {each.clause.id: each.verdict for each in report.clauses}


def faults(report: CheckReport) -> list[tuple[str, str]]:
    """What is wrong with attestations: the last part of each code, and ``line:column`` in its file."""
    found = (each for each in report.everything if each.rule.startswith("EAF-A"))
    return sorted((each.rule[4:], f"{each.place.line}:{each.place.column}") for each in found)


def standings(report: CheckReport) -> list[tuple[str, str, str]]:
    """Rule, subject and state of all evidence."""
    return [(rule.id, each.subject, each.state) for rule, each in report.evidence]
