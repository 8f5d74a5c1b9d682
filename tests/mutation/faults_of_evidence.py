"""Faults in what people vouch for: evidence that ran out, is gone, was never there, or is of something else."""

from __future__ import annotations

from fault import Gone, after, at, new_file, plant, swap
from model_paths import APPROVAL, SETTINGS

LAST_DAY = "expires: 2026-06-07"
BY = "by: org-ubnd-tp"
SHA = "0f343b0931126a20f133d67c2b018a3b1e5a3c6a1e1f0b5a3c6a1e1f0b5a3c6a"
DOSSIERS = "attestations/ho-so-cap-do.yaml"
DOSSIER = """\
attestations:
  - rule: CPDT-ATT-002
    elements: [{elements}]
    method: examine
    collected: 2022-01-04
    expires: 2023-01-04
    by: org-so-tttt
    evidence: [{{source: src-qd-4097}}]
"""

FAULTS = (
    plant(
        "an approval whose last day was yesterday",
        swap(APPROVAL, LAST_DAY, "expires: 2022-02-27"),
        at("CPDT-ATT-001", APPROVAL, "expires: ^2022-02-27"),
    ),
    plant(
        "an approval that was collected tomorrow",
        swap(APPROVAL, "collected: 2021-09-06", "collected: 2022-03-01"),
        at("CPDT-ATT-001", APPROVAL, "collected: ^2022-03-01"),
    ),
    plant(
        "an approval that somebody only told of",
        swap(APPROVAL, "method: examine", "method: interview"),
        at("CPDT-ATT-001", APPROVAL, "method: ^interview"),
    ),
    plant(
        "an approval whose file is gone",
        swap(APPROVAL, "      - source: src-qd-4097\n", f"      - path: attestations/qd-4097.pdf\n        sha256: {SHA}\n"),
        at("CPDT-ATT-001", APPROVAL, "path: ^attestations/qd-4097.pdf"),
    ),
    plant(
        "an approval whose file is another one",
        swap(APPROVAL, "      - source: src-qd-4097\n", f"      - path: attestations/qd-4097.pdf\n        sha256: {SHA}\n"),
        new_file("attestations/qd-4097.pdf", "Quyết định khác"),
        at("CPDT-ATT-001", APPROVAL, f"sha256: ^{SHA}"),
    ),
    plant(
        "an approval that nobody known vouches for",
        swap(APPROVAL, BY, "by: org-ubnd-tpp"),
        at("EAF-A001", APPROVAL, "by: ^org-ubnd-tpp", "org-ubnd-tp"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "an approval by a source that is not there",
        swap(APPROVAL, "source: ins-qd-4097", "source: ins-qd-4079"),
        at("EAF-A001", APPROVAL, "source: ^ins-qd-4079", "ins-qd-4097"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "an approval for a rule that is not there",
        swap(APPROVAL, "rule: CPDT-ATT-001", "rule: CPDT-ATT-011"),
        at("EAF-A001", APPROVAL, "rule: ^CPDT-ATT-011", "CPDT-ATT-001"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "an approval for a rule that machines answer",
        swap(APPROVAL, "rule: CPDT-ATT-001", "rule: CPDT-GOV-001"),
        at("EAF-A002", APPROVAL, "rule: ^CPDT-GOV-001"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "an approval that ran out before it was there",
        swap(APPROVAL, LAST_DAY, "expires: 2021-09-05"),
        at("EAF-A003", APPROVAL, "expires: ^2021-09-05"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "an approval of one system",
        after(APPROVAL, BY, "\n    elements: [app-lgsp]"),
        at("EAF-A005", APPROVAL, "elements: ^[app-lgsp]"),
        at("CPDT-ATT-001", SETTINGS, "^workspace:"),
    ),
    plant(
        "a dossier of a system that names its server as well",
        new_file(DOSSIERS, DOSSIER.format(elements="app-lgsp, nod-cum-web")),
        at("EAF-A006", DOSSIERS, "[app-lgsp, ^nod-cum-web]"),
        Gone("CPDT-ATT-002", "app-lgsp"),
    ),
)
