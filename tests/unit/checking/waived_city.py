"""A small city with findings of every severity, and registers of waivers for it, as text."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checking.check_text import SETTINGS, workspace
from eaf.api import Session, run_check
from eaf.api.acceptance import Acceptance
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Finding
from eaf.model.baseline import baseline_of

AS_OF = date(2026, 6, 30)
ATTRIBUTE = """\
  - rule: {code}
    name: {name}
    kind: attribute
    title: {{vi: Có {attr}, en: Has {attr}}}
    message: {{vi: "{{subject}} không có {attr}", en: "{{subject}} has no {attr}"}}
    severity: {severity}
    rationale: {{vi: Vì thế., en: Because.}}
    remedy: {{vi: Ghi., en: State it.}}
    select: {{type: application-component}}
    params: {{require: [{{attr: {attr}, exists: true}}]}}
"""
RELATION = """\
  - rule: T-REL-001
    name: direct-flow
    kind: relation
    title: {vi: Không nối thẳng, en: No direct flow}
    message: {vi: "{source} nối thẳng {target}", en: "{source} flows to {target}"}
    severity: error
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: Bỏ., en: Remove it.}
    params: {forbid: [{relationship: flow}]}
"""
COVERAGE = """\
  - rule: T-COV-001
    name: empty-layer
    kind: coverage
    title: {vi: Lớp có phần tử, en: Layers are filled}
    message: {vi: "{subject} trống", en: "{subject} is empty"}
    severity: warning
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: Thêm., en: Add.}
    params: {of: layers, target: {type: business-service}}
"""
STRICT = ATTRIBUTE.format(code="T-LAW-001", name="no-documentation", attr="documentation", severity="error").replace(
    "    select:", "    waivable: false\n    select:"
)
RULES = "".join(
    (
        ATTRIBUTE.format(code="T-OWN-001", name="no-owner", attr="owner", severity="error"),
        ATTRIBUTE.format(code="T-SUM-001", name="no-summary", attr="summary", severity="warning"),
        ATTRIBUTE.format(code="T-TAG-001", name="no-tags", attr="tags", severity="note"),
        RELATION,
        COVERAGE,
        STRICT,
    )
)
CLAUSES = """\
clauses:
  - {id: c-own, instrument: law, level: must, text: Điều 1, status: automated, rules: [T-OWN-001]}
  - {id: c-sum, instrument: law, level: must, text: Điều 2, status: automated, rules: [T-SUM-001, T-TAG-001]}
  - {id: c-rest, instrument: law, level: must, text: Điều 3, status: automated, rules: [T-REL-001, T-COV-001, T-LAW-001]}
"""
MODEL = """\
elements:
  org-a: {type: business-actor, name: Cơ quan, documentation: D}
  app-a:
    type: application-component
    name: A
    documentation: D
    relationships: [{type: flow, target: app-b}, {type: flow, target: app-c}]
  app-b: {type: application-component, name: B, documentation: D}
  app-c: {type: application-component, name: C}
"""
FOUND = (
    ("T-COV-001", ("above",)),
    ("T-COV-001", ("below",)),
    ("T-LAW-001", ("app-c",)),
    ("T-OWN-001", ("app-a",)),
    ("T-OWN-001", ("app-b",)),
    ("T-OWN-001", ("app-c",)),
    ("T-REL-001", ("app-a", "app-b")),
    ("T-REL-001", ("app-a", "app-c")),
    ("T-SUM-001", ("app-a",)),
    ("T-SUM-001", ("app-b",)),
    ("T-SUM-001", ("app-c",)),
    ("T-TAG-001", ("app-a",)),
    ("T-TAG-001", ("app-b",)),
    ("T-TAG-001", ("app-c",)),
)
"""Everything that the rules find in the model: rule and subjects."""


def waiver(id_: str, rule: str = "T-OWN-001", subjects: str = "app-a", **fields: str) -> str:
    """One waiver, in force on the as-of date and beyond the days on which it is announced to expire."""
    given = {
        "reason": "{vi: Đang chuyển đổi., en: In transition.}",
        "approved_by": "org-a",
        "decision": "1/QĐ",
        "created": "2026-03-01",
        "expires": "2026-08-28",
        **fields,
    }
    lines = [f"  - id: {id_}", f"    rule: {rule}", f"    subjects: [{subjects}]"]
    return "\n".join([*lines, *(f"    {key}: {value}" for key, value in given.items())]) + "\n"


def city(folder: Path, *waivers: str, limits: str = "", baseline: str = "", model: str = MODEL) -> Session:
    """The city with these waivers in ``architecture/waivers.yaml``, and these limits in its settings."""
    files = {"model": model}
    if waivers:
        files["waivers"] = "waivers:\n" + "".join(waivers)
    settings = SETTINGS.format(packs="test") + (f"  waivers: {limits}\n" if limits else "")
    session = workspace(folder, RULES, clauses=CLAUSES, eaf=settings, **files)
    if baseline:
        (folder / "architecture" / "baseline.txt").write_text(baseline, encoding="utf-8")
    return session


def report_of(session: Session, acceptance: Acceptance | None = None, as_of: date = AS_OF, **run: object) -> CheckReport:
    """The check of a city."""
    return run_check(session, Run(as_of, **run), acceptance=acceptance or Acceptance())  # type: ignore[arg-type] - names of fields


def faults(report: CheckReport) -> list[tuple[str, str]]:
    """What is wrong with waivers and baseline: the last part of each code, and ``line:column`` in its file."""
    found = (each for each in report.everything if each.rule.startswith("EAF-W"))
    return sorted((each.rule[4:], f"{each.place.line}:{each.place.column}") for each in found)


def told(findings: tuple[Finding, ...]) -> list[tuple[str, tuple[str, ...]]]:
    """Rule and subjects of findings of rules, in order."""
    return sorted((each.rule, each.subjects) for each in findings if not each.rule.startswith("EAF-"))


def accepted_report(folder: Path) -> CheckReport:
    """A report with findings of every state, an expired waiver and a stale line of the baseline."""
    raw = report_of(city(folder / "raw"))
    entries = baseline_of((each for each in raw.findings if each.rule in ("T-SUM-001", "T-OWN-001")), date(2026, 1, 1))
    lines = f"{entries.text()}{'f' * 32} T-OWN-001 2026-01-01 app-z\n"
    hostile = "{vi: 'Lý do {x} <b> |@ai| &', en: '100 % {y}: <b>'}"
    register = (
        waiver("W-1", subjects="app-a, app-b", reason=hostile),
        waiver("W-2", "T-REL-001", "app-a, app-b", expires="2026-06-29"),
        waiver("W-3", "T-COV-001", "above, below"),
    )
    return report_of(city(folder / "accepted", *register, baseline=lines))
