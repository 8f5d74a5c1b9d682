"""Each code of the linter, at its exact place, on a pack in which nothing else is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checking.toy_pack import Edit, opened, written
from eaf.api.packs import linted, mutated, open_packs
from eaf.checking.pack_lints import LINTS
from eaf.finding import Finding, Severity

AS_OF = date(2022, 2, 28)
LAW, RULES, CLAUSES = "instruments.yaml", "rules.yaml", "clauses.yaml"
OWN = "tests/TOY-OWN-001.yaml"
LAST_CASE = """\
  - name: {vi: Không có hệ thống, en: No system}
    expect: na
    model: |
      elements:
        svc-a: {type: business-service, name: A}
"""
PASSING = """\
  - name: {vi: Có chủ quản, en: With an owner}
    expect: pass
    model: |
      elements:
        org-a: {type: business-actor, name: A}
        sys-a: {type: application-component, name: A, owner: org-a}
"""
FAULTS = {
    "EAF-L002": [
        (
            "a rule id of another form",
            [
                Edit(RULES, "rule: TOY-UPW-001", "rule: ^OTHER-UPW-001"),
                Edit(CLAUSES, "TOY-UPW-001", "OTHER-UPW-001"),
                Edit("tests/TOY-UPW-001.yaml", "rule: TOY-UPW-001", "rule: OTHER-UPW-001"),
            ],
        )
    ],
    "EAF-L003": [
        ("a name of one word", [Edit(RULES, "name: system-for-nobody", "name: ^system")]),
        ("a name that commands", [Edit(RULES, "name: system-for-nobody", "name: ^must-serve")]),
    ],
    "EAF-L004": [
        ("a title in one language", [Edit(RULES, "{vi: Hệ thống có chủ quản, en: A system has an owner}", "^{vi: Hệ thống}")]),
        ("a text as a plain string", [Edit(CLAUSES, "{vi: Có chủ quản., en: There is an owner.}", "^Có chủ quản.")]),
        ("the value of a property", [Edit("properties.yaml", "{vi: Cấp độ, en: Level}", "^{en: Level}")]),
        (
            "why a relationship is forbidden",
            [Edit(RULES, "from: {type: business-service}\n", "from: {type: business-service}\n          because: ^ngược\n")],
        ),
        ("the name of a case", [Edit(OWN, "{vi: Có chủ quản, en: With an owner}", "^{vi: Có chủ quản}")]),
    ],
    "EAF-L005": [
        (
            "a placeholder in one language only",
            [Edit(RULES, 'message: {vi: "{source} phục vụ', '^message: {vi: "Dịch vụ phục vụ')],
        ),
    ],
    "EAF-L006": [
        ("no case that is not applicable", [Edit(OWN, LAST_CASE, ""), Edit(RULES, "rule: TOY-OWN-001", "rule: ^TOY-OWN-001")]),
        ("no passing case", [Edit(OWN, PASSING, ""), Edit(RULES, "rule: TOY-OWN-001", "rule: ^TOY-OWN-001")]),
    ],
    "EAF-L007": [
        ("a failing case without subjects", [Edit(OWN, "expect: fail", "expect: ^fail"), Edit(OWN, ", subjects: [sys-a]}", "}")]),
    ],
    "EAF-L011": [
        (
            "a property that the type cannot have",
            [Edit(RULES, "select:\n      type: application-component", "^select:\n      type: node")],
        ),
        (
            "a layer in none of the architectures",
            [
                Edit(
                    RULES,
                    "select: {type: application-component}\n    params:\n      by",
                    "^select: {layer: services, architecture: build}\n    params:\n      by",
                ),
            ],
        ),
        (
            "a target inside the parameters",
            [Edit(RULES, "target: {type: business-service}", "^target: {type: node, where: {level: {eq: 1}}}")],
        ),
        (
            "one of several choices",
            [
                Edit(
                    RULES,
                    "- from: {type: business-service}",
                    "- from:\n            any:\n              - {type: business-service}\n              - ^{type: node, where: {level: {gt: 2}}}",
                ),
            ],
        ),
    ],
    "EAF-L023": [
        (
            "a set that nobody names",
            [Edit("sets.yaml", "sets:\n", "sets:\n  - {id: ^spare, name: {vi: Dự phòng, en: Spare}, select: {in: systems}}\n")],
        ),
    ],
    "EAF-L015": [
        (
            "a compulsory clause that has a source and does not say why it has no rule",
            [
                Edit(CLAUSES, "  - id: toy-2", "  - id: ^toy-2"),
                Edit(CLAUSES, "    note: {vi: Không có trong mô hình., en: Not in the model.}\n", ""),
            ],
        ),
    ],
    "EAF-L016": [
        ("automated without a rule", [Edit(CLAUSES, "status: manual", "status: ^automated")]),
        ("manual with rules", [Edit(CLAUSES, "status: automated", "status: ^manual")]),
    ],
    "EAF-L017": [
        (
            "a clause without a source",
            [Edit(CLAUSES, "id: toy-1", "id: ^toy-1"), Edit(CLAUSES, "UPW-001]\n    source: book\n", "UPW-001]\n")],
        ),
        (
            "an instrument without a source",
            [Edit(LAW, "id: old\n", "id: ^old\n"), Edit(LAW, "replaced_by: new\n    source: book\n", "replaced_by: new\n")],
        ),
        (
            "a code without a source",
            [
                Edit(
                    "reference-model.yaml",
                    "{code: B2, status: text-not-available, source: book",
                    "{code: ^B2, status: text-not-available",
                )
            ],
        ),
    ],
    "EAF-L018": [
        (
            "a clause without confidence",
            [
                Edit(CLAUSES, "id: toy-1", "id: ^toy-1"),
                Edit(CLAUSES, "UPW-001]\n    source: book\n    confidence: high\n", "UPW-001]\n    source: book\n"),
            ],
        ),
        (
            "a reference model without confidence",
            [
                Edit("reference-model.yaml", "id: brm", "id: ^brm"),
                Edit("reference-model.yaml", "  confidence: high\n  codes", "  codes"),
            ],
        ),
    ],
    "EAF-L019": [
        (
            "an assumed article",
            [
                Edit(CLAUSES, "article:", "^article:"),
                Edit(
                    CLAUSES,
                    "UPW-001]\n    source: book\n    confidence: high\n",
                    "UPW-001]\n    source: book\n    confidence: assumed\n",
                ),
            ],
        ),
    ],
    "EAF-L020": [
        (
            "a successor that does not know",
            [Edit(LAW, "replaced_by: new", "^replaced_by: new"), Edit(LAW, "    replaces: old\n", "")],
        ),
        (
            "a predecessor that does not know",
            [Edit(LAW, "replaces: old", "^replaces: old"), Edit(LAW, "    replaced_by: new\n", "")],
        ),
    ],
    "EAF-L021": [
        ("in force before it was issued", [Edit(LAW, "effective_from: 2010-06-01", "^effective_from: 2009-06-01")]),
        ("over before it began", [Edit(LAW, "effective_to: 2020-01-01", "^effective_to: 2010-06-01")]),
        (
            "a successor that is older",
            [
                Edit(
                    LAW,
                    "issued: 2019-12-01\n    effective_from: 2020-01-01",
                    "issued: 2009-01-01\n    effective_from: 2010-01-01",
                ),
                Edit(LAW, "replaced_by: new", "^replaced_by: new"),
            ],
        ),
        ("a clause before its instrument", [Edit(CLAUSES, "valid_from: 2020-01-01", "^valid_from: 2019-12-31")]),
        (
            "a clause after its instrument",
            [
                Edit(LAW, "    replaces: old\n", "    effective_to: 2030-01-01\n    replaces: old\n"),
                Edit(CLAUSES, "valid_from: 2020-01-01", "valid_from: 2020-01-01\n    ^valid_to: 2031-01-01"),
            ],
        ),
    ],
    "EAF-L022": [
        ("a code without a name", [Edit("reference-model.yaml", "{code: B2, status: text-not-available,", "{code: ^B2,")]),
        (
            "a model without codes",
            [
                Edit("reference-model.yaml", "id: brm", "id: ^brm"),
                Edit(
                    "reference-model.yaml",
                    """\
  codes:
    - {code: B1, name: {vi: Hộ tịch, en: Civil status}, source: book, confidence: high}
    - {code: B2, status: text-not-available, source: book, confidence: high}
""",
                    "",
                ),
            ],
        ),
    ],
}
CASES = [pytest.param(code, edits, id=f"{code} {name}") for code, cases in FAULTS.items() for name, edits in cases]


def said(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(each.rule, str(each.place)) for each in findings]


def test_nothing_is_wrong_with_the_pack_itself(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    assert said(linted(packs, AS_OF)) == []


@pytest.mark.parametrize(("code", "edits"), CASES)
def test_what_is_wrong_is_found_at_its_place_and_nothing_else_is(tmp_path: Path, code: str, edits: list[Edit]) -> None:
    packs, marked = opened(tmp_path, *edits)
    found = linted(packs, AS_OF)
    assert said(found) == [(code, marked)], [each.message.en for each in found]
    assert found[0].severity == LINTS[code].severity
    for text in (found[0].message, found[0].remedy):
        assert text.vi
        assert text.en
        assert "{" not in text.vi + text.en


def test_a_set_that_selects_nothing_is_found_there_and_where_it_is_named(tmp_path: Path) -> None:
    nothing = Edit("sets.yaml", "select: {type: application-component}", "^select: {type: node, where: {level: {eq: 1}}}")
    packs, marked = opened(tmp_path, nothing, Edit(RULES, "select: {in: systems}", "select: {type: node, in: systems}"))
    assert said(linted(packs, AS_OF)) == [("EAF-L011", "toy/rules.yaml:10:5"), ("EAF-L011", marked)]


def test_a_repeated_id_is_found_in_the_later_pack_with_the_first_beside_it(tmp_path: Path) -> None:
    first, _ = written(tmp_path)
    second, _ = written(tmp_path, Edit("pack.yaml", "id: toy,", "id: other,"), name="other")
    packs = open_packs(tmp_path, (str(first), str(second)))
    found = [each for each in linted(packs, AS_OF) if each.rule == "EAF-L001"]
    assert len(found) == 10, "four ids of rules, four names of rules, two ids of clauses"
    assert {each.place.file.split("/")[0] for each in found} == {"other"}
    assert {each.related[0].place.file.split("/")[0] for each in found} == {"toy"}


def test_a_rule_over_the_framework_needs_no_case_without_subject(tmp_path: Path) -> None:
    packs, _ = opened(
        tmp_path,
        Edit(RULES, "      by: serving+\n      target: {type: business-service}", "      of: layers\n      target: {}"),
        Edit(RULES, "select: {type: application-component}\n    params:\n      of", "params:\n      of"),
        Edit("tests/TOY-USE-001.yaml", LAST_CASE, ""),
    )
    assert "EAF-L006" not in {each.rule for each in linted(packs, AS_OF)}


MODEL = """\
elements:
  net-a: {type: communication-network, name: A}
  net-b: {type: communication-network, name: B}
  sys-a: {type: application-component, name: A, properties: {level: 3}}
"""


def test_a_model_shows_which_rules_elements_and_properties_are_for_nobody(tmp_path: Path) -> None:
    colour = Edit("properties.yaml", "properties:\n", "properties:\n  ^colour: {value: text, label: {vi: Màu, en: Colour}}\n")
    _, marked = written(tmp_path / "checks", colour)
    folder = tmp_path / "architecture"
    folder.mkdir()
    (folder / "eaf.yaml").write_text("workspace: {format: 1, id: w, name: W, packs: [toy]}\n", encoding="utf-8")
    (folder / "model.yaml").write_text(MODEL, encoding="utf-8")
    found = linted(open_packs(tmp_path), AS_OF)
    assert [(each.rule, str(each.place), each.severity) for each in found] == [
        ("EAF-L013", "architecture/model.yaml:2:3", Severity.NOTE),
        ("EAF-L014", f"checks/{marked}", Severity.NOTE),
        ("EAF-L012", "checks/toy/rules.yaml:12:11", Severity.NOTE),
        ("EAF-L012", "checks/toy/rules.yaml:38:11", Severity.NOTE),
    ]
    assert "(2 elements)" in found[0].message.en


@pytest.mark.parametrize(
    ("code", "edits"),
    [
        ("EAF-L008", [Edit(OWN, "name: {vi: Có chủ quản", "^name: {vi: Có chủ quản"), Edit(OWN, ", owner: org-a}", "}")]),
        (
            "EAF-L009",
            [
                Edit(
                    OWN,
                    ", owner: org-a}\n",
                    ", owner: org-a}\n    as_good:\n      - {change: ^without sys-a.level, because: {vi: a, en: a}}\n",
                )
            ],
        ),
        (
            "EAF-L010",
            [
                Edit(
                    OWN,
                    ", owner: org-a}\n",
                    ", owner: org-a}\n    as_good:\n      - {change: ^without sys-a.owner, because: {vi: a, en: a}}\n",
                )
            ],
        ),
        (
            "EAF-L009",
            [
                Edit(
                    OWN,
                    "rule: TOY-OWN-001\n",
                    "rule: TOY-OWN-001\nas_good:\n  - {change: ^without params.min, because: {vi: a, en: a}}\n",
                )
            ],
        ),
        (
            "EAF-L010",
            [
                Edit(
                    OWN,
                    "rule: TOY-OWN-001\n",
                    "rule: TOY-OWN-001\nas_good:\n  - {change: ^without select, because: {vi: a, en: a}}\n",
                )
            ],
        ),
    ],
)
def test_what_is_stated_wrongly_of_changes_is_found_at_its_place(tmp_path: Path, code: str, edits: list[Edit]) -> None:
    packs, marked = opened(tmp_path, *edits)
    facts, rules = mutated(packs)
    assert said((*facts.findings, *rules.findings)) == [(code, marked)]


def test_every_code_is_shown_here() -> None:
    elsewhere = {"EAF-L001", "EAF-L008", "EAF-L009", "EAF-L010", "EAF-L012", "EAF-L013", "EAF-L014"}
    assert FAULTS.keys() | elsewhere == LINTS.keys()
