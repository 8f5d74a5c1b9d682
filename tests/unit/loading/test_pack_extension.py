"""A pack that extends another has its catalogues and none of its rules; both are asserted over one graph."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from textwrap import dedent

import pytest

from eaf.api import Session, load, run_check
from eaf.checking.engine import Run

NATION = {
    "pack.yaml": "pack: {id: nation, format: 1, version: 1, name: {vi: Quốc gia, en: Nation}}\n",
    "layers.yaml": """\
        layers:
          - {id: apps, name: {vi: Ứng dụng, en: Applications}, rank: 1, types: [application-component]}
          - {id: servers, name: {vi: Máy chủ, en: Servers}, rank: 2, types: [node]}
        architectures: [{id: app, name: {vi: Ứng dụng, en: Applications}, layers: [apps]}]
        """,
    "properties.yaml": "properties: {level: {value: integer, minimum: 1, maximum: 5, label: {vi: Cấp độ, en: Level}}}\n",
    "law.yaml": "sources: {book: {name: B}}\ninstruments: [{id: law, title: L}]\n",
    "clauses.yaml": "clauses: [{id: c1, instrument: law, level: must, status: automated, text: T, rules: [NAT-APP-001]}]\n",
    "rules.yaml": """\
        rules:
          - rule: NAT-APP-001
            name: application-without-level
            kind: attribute
            title: {vi: Có cấp độ, en: Has a level}
            message: {vi: "{subject} chưa có cấp độ", en: "{subject} has no level"}
            severity: error
            rationale: {vi: Vì vậy., en: Because.}
            remedy: {vi: Ghi., en: State it.}
            select: {layer: apps}
            params: {require: [{attr: level, exists: true}]}
        """,
}
CITY = {
    "pack.yaml": "pack: {id: city, format: 1, version: 1, name: {vi: Thành phố, en: City}, extends: nation}\n",
    "layers.yaml": "layers: [{id: portal, name: {vi: Cổng, en: Portal}, parent: apps}]\n",
    "clauses.yaml": """\
        clauses:
          - {id: c2, instrument: law, level: must, status: automated, text: T, rules: [CTY-APP-001, NAT-APP-001], source: book}
        """,
    "rules.yaml": """\
        rules:
          - rule: CTY-APP-001
            name: level-too-low
            kind: attribute
            title: {vi: Cấp độ đủ cao, en: High enough}
            message: {vi: "{subject} có cấp độ thấp", en: "{subject} has a low level"}
            severity: error
            rationale: {vi: Vì vậy., en: Because.}
            remedy: {vi: Nâng., en: Raise it.}
            select: {layer: apps, where: {level: {exists: true}}}
            params: {require: [{attr: level, gte: 3}]}
        """,
}
MODEL = """\
elements:
  one: {type: application-component, name: {vi: Một, en: One}, properties: {level: 2}}
  two: {type: application-component, name: {vi: Hai, en: Two}, layer: portal}
"""
MORE = {
    "a source": "sources: {book: {name: B}}\n",
    "an instrument": "instruments: [{id: law, title: L}]\n",
    "a property": "properties: {level: {value: text, label: L}}\n",
    "an architecture": "layers: [{id: more, name: M}]\narchitectures: [{id: app, name: A}]\n",
    "a clause": "clauses: [{id: c1, instrument: law, level: must, status: manual, text: T}]\n",
}


def workspace(folder: Path, packs: str, **checks: dict[str, str]) -> Path:
    for name, files in {"nation": NATION, **checks}.items():
        (folder / "checks" / name).mkdir(parents=True)
        for file, text in files.items():
            (folder / "checks" / name / file).write_text(dedent(text), encoding="utf-8")
    (folder / "architecture").mkdir()
    settings = f"workspace: {{format: 1, id: w, name: W, packs: [{packs}]}}\n"
    (folder / "architecture" / "eaf.yaml").write_text(settings, encoding="utf-8")
    (folder / "architecture" / "model.yaml").write_text(MODEL, encoding="utf-8")
    return folder / "architecture"


def said(session: Session) -> list[str]:
    report = run_check(session, Run(date(2026, 1, 1)))
    return [f"{each.rule} {' '.join(each.subjects)}" for each in report.findings] + [
        f"{each.rule} {each.place} {each.message.en}" for each in report.problems
    ]


@pytest.mark.parametrize("packs", ["city", "city, nation", "nation, city"])
def test_rules_of_both_packs_see_what_either_declares(tmp_path: Path, packs: str) -> None:
    session = load(workspace(tmp_path, packs, city=CITY))
    assert [each.id for each in session.loaded.packs] == ["city", "nation"]
    assert said(session) == ["CTY-APP-001 one", "NAT-APP-001 two"]
    report = run_check(session, Run(date(2026, 1, 1)))
    assert {each.clause.id: (each.verdict, len(each.findings)) for each in report.clauses} == {
        "c1": ("not-met", 1),
        "c2": ("not-met", 2),
    }


def test_clauses_and_rules_stay_with_the_pack_that_states_them(tmp_path: Path) -> None:
    city, nation = load(workspace(tmp_path, "city", city=CITY)).loaded.packs
    assert [each.id for each in city.rules] == ["CTY-APP-001"]
    assert [each.id for each in city.clauses] == ["c2"]
    assert [each.id for each in city.layers] == ["apps", "servers", "portal"]
    assert city.base == nation


def test_the_digest_of_an_extension_changes_with_what_it_extends(tmp_path: Path) -> None:
    folder = workspace(tmp_path, "city", city=CITY)
    before = load(folder).loaded.packs[0].digest
    with (tmp_path / "checks" / "nation" / "law.yaml").open("a", encoding="utf-8") as law:
        law.write("# more\n")
    assert load(folder).loaded.packs[0].digest != before


@pytest.mark.parametrize("what", MORE)
def test_what_the_extended_pack_says_is_not_said_again(tmp_path: Path, what: str) -> None:
    folder = workspace(tmp_path, "city", city={**CITY, "more.yaml": MORE[what]})
    (problem,) = load(folder).problems
    assert problem.rule == "EAF-P011"
    assert str(problem.place).startswith("checks/city/more.yaml:")
    assert "is already in the pack 'nation'" in problem.message.en


@pytest.mark.parametrize(
    ("extends", "expected"),
    [
        ("city", "EAF-P010 checks/city/pack.yaml:1:83 the pack 'city' extends itself"),
        ("natoin", "EAF-R005 checks/city/pack.yaml:1:83 there is no pack 'natoin'"),
    ],
)
def test_a_pack_that_cannot_be_extended_is_said_where_it_is_named(tmp_path: Path, extends: str, expected: str) -> None:
    head = CITY["pack.yaml"].replace("extends: nation", f"extends: {extends}")
    assert said(load(workspace(tmp_path, "city", city={**CITY, "pack.yaml": head}))) == [expected]


def test_two_packs_that_extend_each_other(tmp_path: Path) -> None:
    head = "pack: {{id: {}, format: 1, version: 1, name: N, extends: {}}}\n"
    packs = {name: {"pack.yaml": head.format(name, other)} for name, other in (("left", "right"), ("right", "left"))}
    problems = load(workspace(tmp_path, "left", **packs)).problems
    assert [(each.rule, str(each.place)) for each in problems] == [("EAF-P010", "checks/right/pack.yaml:1:60")]
