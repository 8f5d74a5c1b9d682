"""Checks of a model and a pack that are given as text."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from textwrap import dedent

from eaf.api import Session, kind_schemas, load
from eaf.checking.engine import Run, check
from eaf.checking.preparing import PreparedRule
from eaf.checking.report import CheckReport
from eaf.loading.workspace import WorkspaceLoader
from eaf.pack.pack import Pack
from eaf.pack.rule import Rule

AS_OF = date(2022, 2, 28)
SETTINGS = "workspace:\n  format: 1\n  id: test\n  name: Thử\n  packs: [{packs}]\n"
PACK = """\
pack:
  id: {id}
  format: 1
  version: 1.0.0
  name: {{vi: Gói thử, en: Test pack}}
  instrument: law
"""
LAYERS = """\
layers:
  - {id: above, name: {vi: Trên, en: Above}, rank: 1, types: [business-service]}
  - {id: below, name: {vi: Dưới, en: Below}, rank: 2, types: [application-component]}
"""
INSTRUMENTS = """\
instruments:
  - {id: law, number: 1/L, kind: law, title: {vi: Luật, en: Law}, issuer: {vi: Cơ quan, en: Body}, issued: 2020-01-01}
  - {id: old-law, number: 0/L, kind: law, title: {vi: Luật cũ, en: Old law}, issuer: {vi: Cơ quan, en: Body}, issued: 2010-01-01, effective_to: 2020-01-01, replaced_by: [law]}
"""
BARE_MODEL = """\
elements:
  app-b: {type: application-component, name: {vi: Ứng dụng B, en: Application B}}
  app-a: {type: application-component, name: Ứng dụng A}
"""
OWNED = """\
  - rule: T-OWN-001
    name: system-without-owner
    kind: attribute
    title: {vi: Có chủ quản, en: Owned}
    message: {vi: "{subject} không có chủ quản", en: "{subject} has no owner"}
    severity: error
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: "Ghi owner cho {subject}.", en: "State the owner of {subject}."}
    select: {type: application-component}
    params: {require: [{attr: owner, exists: true}]}
"""


def checked(text: str, prepared: PreparedRule, as_of: date = AS_OF, **changes: object) -> CheckReport:
    """The check of one model text by one rule, some of whose envelope is changed."""
    rule: Rule = replace(prepared.rule, **changes)  # type: ignore[arg-type] - the names of fields
    return checked_by(text, (PreparedRule(rule, prepared.pack, prepared.assertion),), as_of)


def checked_by(text: str, rules: tuple[PreparedRule, ...], as_of: date = AS_OF, name: str = "model.yaml") -> CheckReport:
    """The check of one model text by several rules of one pack."""
    pack: Pack = rules[0].pack
    loaded = WorkspaceLoader(Path(), kind_schemas()).load_text(dedent(text), (pack,), name)
    assert loaded.model is not None, [f"{each.place} {each.message.en}" for each in loaded.problems]
    return check(loaded.model, rules, (pack,), Run(as_of))


def workspace(
    folder: Path, rules: str = OWNED, *, packs: tuple[str, ...] = ("test",), clauses: str | None = None, **files: str
) -> Session:
    """A workspace with packs of its own that all have the same rules, loaded; each of ``files`` is a model file."""
    if clauses is None:
        names = [line.split(": ", 1)[1] for line in rules.splitlines() if line.lstrip("- ").startswith("rule: ")]
        clauses = f"clauses:\n  - {{id: c1, instrument: law, level: must, text: Điều 1, status: automated, rules: [{', '.join(names)}]}}\n"
    for pack in packs:
        parts = {
            "pack": PACK.format(id=pack),
            "layers": LAYERS,
            "instruments": INSTRUMENTS,
            "clauses": clauses,
            "rules": f"rules:\n{rules}",
        }
        (folder / "checks" / pack).mkdir(parents=True)
        for part, text in parts.items():
            (folder / "checks" / pack / f"{part}.yaml").write_text(text, encoding="utf-8")
    model = folder / "architecture"
    model.mkdir(exist_ok=True)
    for name, text in {"eaf": SETTINGS.format(packs=", ".join(packs)), **files}.items():
        (model / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return load(model)
