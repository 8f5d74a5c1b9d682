"""A pack that extends another proves itself: what the rules below notice counts, and a missing code is an expected finding."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

from eaf.api import packs as api

NATION = {
    "pack.yaml": "pack: {id: nation, format: 1, version: 1, name: {vi: Quốc gia, en: Nation}}\n",
    "layers.yaml": "layers: [{id: apps, name: {vi: Ứng dụng, en: Applications}, rank: 1, types: [application-component]}]\n",
    "law.yaml": "sources: {book: {name: B}}\ninstruments: [{id: law, title: L}]\n",
    "clauses.yaml": "clauses: [{id: c1, instrument: law, level: must, status: automated, text: T, rules: [NAT-APP-001]}]\n",
    "rules.yaml": """\
        rules:
          - rule: NAT-APP-001
            name: application-without-summary
            kind: attribute
            title: {vi: Có mô tả, en: Has a summary}
            message: {vi: "{subject} chưa có mô tả", en: "{subject} has no summary"}
            severity: error
            rationale: {vi: Vì vậy., en: Because.}
            remedy: {vi: Ghi., en: State it.}
            params: {require: [{attr: summary, exists: true}]}
        """,
}
CITY = {
    "pack.yaml": "pack: {id: city, format: 1, version: 1, name: {vi: Thành phố, en: City}, extends: nation}\n",
    "named.yaml": "reference_model: {id: named, name: {vi: Đã nêu, en: Named}, codes: [{code: A1, name: {vi: Cổng, en: Portal}, mandatory: true}]}\n",
    "clauses.yaml": "clauses: [{id: c2, instrument: law, level: must, status: automated, text: T, rules: [CTY-APP-001]}]\n",
    "rules.yaml": """\
        rules:
          - rule: CTY-APP-001
            name: named-system-left-out
            kind: conform
            title: {vi: Có trong mô hình, en: Is in the model}
            message: {vi: "{subject}: {code} {fault}", en: "{subject}: {code} {fault}"}
            severity: error
            rationale: {vi: Vì vậy., en: Because.}
            remedy: {vi: Khai., en: Describe it.}
            params: {reference_model: named, checks: [mandatory-present]}
        """,
    "tests/CTY-APP-001.yaml": """\
        rule: CTY-APP-001
        cases:
          - name: {vi: Có, en: There}
            expect: pass
            model: |
              elements:
                app-a: {type: application-component, name: Cổng, summary: Nơi nộp hồ sơ., classified: [named:A1]}
          - name: {vi: Không có, en: Not there}
            expect: fail
            model: |
              elements:
                app-b: {type: application-component, name: Khác}
            findings: [{at: workspace, subjects: [named:A1]}]
        """,
}


def opened(folder: Path) -> api.Packs:
    for name, files in (("nation", NATION), ("city", CITY)):
        for file, text in files.items():
            (folder / name / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / name / file).write_text(dedent(text), encoding="utf-8")
    packs = api.open_packs(folder, (str(folder / "city"),))
    assert [f"{each.place} {each.message.en}" for each in packs.problems] == []
    return packs


def test_a_missing_code_is_named_as_the_subject_of_an_expected_finding(tmp_path: Path) -> None:
    (tests,) = api.examples(opened(tmp_path))
    assert [(each.case.name.en, each.holds) for each in tests.results] == [("There", True), ("Not there", True)]


def test_what_a_rule_of_the_extended_pack_notices_counts(tmp_path: Path) -> None:
    packs = opened(tmp_path)
    facts, _ = api.mutated(packs)
    assert {each.change.en: each.noticed for each in facts.mutants} == {
        "without app-a.summary": True,
        "without app-a.classified": True,
    }


def test_only_the_examples_of_the_extension_are_changed(tmp_path: Path) -> None:
    facts, rules = api.mutated(opened(tmp_path))
    assert {each.rule for each in (*facts.mutants, *rules.mutants)} == {"CTY-APP-001"}
