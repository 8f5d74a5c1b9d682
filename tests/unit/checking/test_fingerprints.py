"""A fingerprint names a finding by rule and elements: it survives moves and rewording, and stands for one finding only."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from oracles.naive_paths import random_steps, written
from oracles.naive_selectors import Choice, random_condition, random_relationship_selector, random_select
from oracles.seeds import some_seeds
from oracles.small_models import AS_OF, LAYERS, PACK, RELATIONSHIPS, small_model

from checking.check_text import BARE_MODEL, checked, checked_by, workspace
from eaf.api import Session, kind_schemas
from eaf.checking.engine import Run, check
from eaf.checking.pack_tests import report_of
from eaf.checking.preparing import PreparedRule
from eaf.finding import Severity
from eaf.pack.rule import Rule
from eaf.rules import RULE_KINDS
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.finding import Finding


def fingerprints(findings: tuple[Finding, ...]) -> set[str]:
    return {each.fingerprint for each in findings}


def test_it_survives_moves_and_rewording(tmp_path: Path) -> None:
    owned = workspace(tmp_path, elements=BARE_MODEL).rules[0]
    before = fingerprints(checked(BARE_MODEL, owned).findings)
    assert len(before) == 2
    moved = "# moved down\n\n" + BARE_MODEL.replace("Ứng dụng", "Hệ thống")
    assert fingerprints(checked_by(moved, (owned,), name="elsewhere/other.yaml").findings) == before
    reworded = checked(BARE_MODEL, owned, message=Text("khác", "other"), severity=Severity.NOTE, remedy=Text(), title=Text("x"))
    assert fingerprints(reworded.findings) == before


def test_it_changes_with_the_rule_and_with_the_elements(tmp_path: Path) -> None:
    owned = workspace(tmp_path, elements=BARE_MODEL).rules[0]
    before = fingerprints(checked(BARE_MODEL, owned).findings)
    assert not before & fingerprints(checked(BARE_MODEL, owned, id="T-OWN-002").findings)
    assert len(before & fingerprints(checked(BARE_MODEL.replace("app-b", "app-c"), owned).findings)) == 1


def test_no_two_findings_of_the_packs_own_cases_share_one(city: Session) -> None:
    kinds = kind_schemas()
    seen = 0
    for prepared in city.rules:
        for case in prepared.rule.cases:
            findings = report_of(prepared, prepared.pack, case, kinds).findings
            assert len(fingerprints(findings)) == len(findings), (prepared.rule.id, case.name)
            seen += len(findings)
    assert seen > 150


def random_rule(rnd: Random) -> tuple[str, Choice]:
    """A rule kind with parameters that find much."""
    steps = written(random_steps(rnd, 2))
    name, condition = random_condition(rnd)
    options: list[tuple[str, Choice]] = [
        (
            "layer",
            {"order": [*rnd.sample(LAYERS, 4)], "relationships": [*RELATIONSHIPS], "same": "forbid", "unlayered": "through"},
        ),
        ("relation", {"forbid": [random_relationship_selector(rnd)]}),
        ("path", {"must": "not-reach", "along": steps, "to": {}}),
        (
            "path",
            {
                "must": "pass-through",
                "along": steps,
                "to": {},
                "via": random_select(rnd) or {"tag": "red"},
                "different": ["owner"],
            },
        ),
        ("coverage", {"by": steps, "target": random_select(rnd), "min_count": "2"}),
        ("cardinality", {"count": {"relationship": [*RELATIONSHIPS]}, "min": "2", "max": "2", "distinct": "false"}),
        ("acyclic", {"relationships": [*RELATIONSHIPS]}),
        (
            "attribute",
            {"require": [{"attr": name, **condition}, {"attr": "level", "gte": "3"}, {"attr": "level", "exists": "true"}]},
        ),
        ("unique", {"key": ["type"]}),
        ("kpi", {}),
        ("attest", {}),
        (
            "conform",
            {"reference_model": "drm", "checks": ["resolves", "same-parent"], "excluded": [{"code": "2", "reason": "x"}]},
        ),
        (
            "lifecycle",
            {
                "phases": [{"relationships": [*RELATIONSHIPS], "source": ["operating", "planned"], "target_not": ["planned"]}],
                "window": [{"relationships": [*RELATIONSHIPS], "within": "target"}],
            },
        ),
        ("standard", {"uses": "kinds", "unknown": "report", "forbid": ["sunset"], "require": [{"at_least_one_of": ["x"]}]}),
    ]
    return rnd.choice(options)


@some_seeds
def test_no_two_findings_of_any_rule_share_one(seeds: range) -> None:
    kinds = {kind.id: kind for kind in RULE_KINDS}
    words = Text("{rule}", "{rule}")
    found: Counter[str] = Counter()
    for seed in seeds:
        small = small_model(seed, indicators=True, edges=24)
        kind, raw = random_rule(small.rnd)
        rule = Rule("T-T-001", "t", kind, words, words, Severity.ERROR, raw, small.model.workspace.origin, PACK.id)
        prepared = PreparedRule(rule, PACK, kinds[kind].read(raw))
        report = check(small.model, (prepared,), (PACK,), Run(AS_OF))
        assert report.complete, (seed, kind, raw, report.problems)
        assert len(fingerprints(report.findings)) == len(report.findings) == report.results[0].findings, (seed, kind, raw)
        found[kind] += len(report.findings)
    assert all(found[kind] > 20 for kind in kinds), found


def test_a_finding_is_the_same_on_every_day(city: Session) -> None:
    assert city.loaded.model is not None
    days = [
        fingerprints(check(city.loaded.model, city.rules, city.loaded.packs, Run(day)).findings)
        for day in (date(2022, 1, 1), date(2022, 2, 28))
    ]
    assert days[0] == days[1]
