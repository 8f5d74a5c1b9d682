"""Rules that cannot be used are problems, at their own place in the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from checking.check_text import OWNED, workspace
from eaf.api import load

RULE = """\
  - rule: T-BAD-001
    name: bad-rule
    kind: {kind}
    title: {{vi: Sai, en: Bad}}
    message: {{vi: "{{subject}} sai", en: "{{subject}} is wrong"}}
    severity: error
    rationale: {{vi: Vì thế., en: Because.}}
    remedy: {{vi: Sửa lại., en: Correct it.}}
    {select}
    params: {params}
"""
SELECT = "select: {type: application-component}"


@pytest.mark.parametrize(
    ("kind", "select", "params", "at", "message"),
    [
        (
            "attribute",
            "select: {layer: belwo}",
            "{require: [{attr: owner, exists: true}]}",
            "10:14",
            "there is no layer 'belwo', did you mean 'below'?",
        ),
        (
            "attribute",
            "select: {where: {ownr: {exists: true}}}",
            "{require: [{attr: owner, exists: true}]}",
            "10:22",
            "there is no attribute 'ownr'",
        ),
        (
            "attribute",
            "select: {not: {where: {status: {eq: gone}}}}",
            "{require: [{attr: owner, exists: true}]}",
            "10:37",
            "there is no value 'gone'",
        ),
        (
            "attribute",
            SELECT,
            "{require: [{attr: owner, exists: true}, {attr: ownr, exists: true}]}",
            "11:54",
            "there is no attribute 'ownr'",
        ),
        ("attribute", "select: {in: none}", "{require: [{attr: owner, exists: true}]}", "10:14", "there is no set 'none'"),
        ("attribute", SELECT, "{require: [{attr: owner, matches: '(a+)+'}]}", "11:38", "not of the safe subset"),
        (
            "attribute",
            SELECT,
            "{require: [{attr: id, at_least: {along: 'srving', target: {}, attr: id}}]}",
            "11:46",
            "'srving' is no relationship type",
        ),
        ("path", SELECT, "{must: reach, along: serving//access, to: {}}", "11:27", "cannot read the step ''"),
        ("path", SELECT, "{must: reach, along: 'access[written]', to: {}}", "11:27", "'written' is no kind of access"),
        ("path", SELECT, "{must: pass-through, along: flow, to: {}}", "11:14", "'via' belongs to must: pass-through"),
        ("path", SELECT, "{must: reach, along: flow, to: {}, different: [owner]}", "11:48", "'different' belongs to not-reach"),
        ("path", SELECT, "{must: reach, along: flow, to: {layer: none}}", "11:45", "there is no layer 'none'"),
        ("coverage", SELECT, "{by: serving, of: layers, target: {}}", "11:5", "exactly one of 'by' and 'of'"),
        ("coverage", "", "{of: layers, target: {}, threshold: 50%}", "11:38", "'threshold' belongs to 'by'"),
        ("coverage", "", "{of: 'codes:drm', target: {}}", "11:14", "there is no reference model 'drm'"),
        ("coverage", SELECT, "{by: serving, target: {}, through: {layer: none}}", "11:49", "there is no layer 'none'"),
        ("cardinality", SELECT, "{count: {values: owner}, min: 2, max: 1}", "11:46", "max 1 is below min 2"),
        ("cardinality", SELECT, "{count: {values: owner, relationship: serving}, min: 1}", "11:22", "'values' stands alone"),
        ("layer", "", "{order: [above, blow]}", "11:29", "there is no layer 'blow'"),
        ("layer", "", "{order: [above, [below, above]]}", "11:29", "the layer 'above' stands twice"),
        ("relation", "", "{forbid: [{from: {layer: none}}]}", "11:31", "there is no layer 'none'"),
        ("lifecycle", "", "{date: status}", "11:14", "'status' is no date"),
        ("lifecycle", "", "{max_age: {attr: form, age: 1d}}", "11:24", "there is no attribute 'form', did you mean 'from'?"),
        ("lifecycle", "", "{max_age: {attr: from, age: 1d}, warn_before: 1d}", "11:46", "'warn_before' belongs to 'date'"),
        ("standard", "", "{uses: tgs, forbid: [sunset]}", "11:14", "there is no attribute 'tgs', did you mean 'tags'?"),
        ("standard", "", "{uses: tags, require: [{group: g}]}", "11:37", "there is no group of standards 'g'"),
        ("standard", "", "{uses: tags, require: [{at_least_one_of: [s]}]}", "11:55", "there is no standard 's'"),
        ("unique", SELECT, "{key: [type, nmae]}", "11:26", "there is no attribute 'nmae', did you mean 'name'?"),
    ],
)
def test_parameters_that_cannot_be_used_are_reported_where_they_stand(
    tmp_path: Path, kind: str, select: str, params: str, at: str, message: str
) -> None:
    session = workspace(
        tmp_path, RULE.format(kind=kind, select=select or "status: stable", params=params).replace("{subject}", "X")
    )
    assert [
        (each.rule, each.place.file.split("/")[-1], f"{each.place.line}:{each.place.column}") for each in session.problems
    ] == [("EAF-P002", "rules.yaml", at)], [str(each.place) + each.message.en for each in session.problems]
    assert message in session.problems[0].message.en
    assert session.rules == ()


@pytest.mark.parametrize(
    ("kind", "params", "known"),
    [
        ("attribute", "{require: [{attr: owner, exists: true}]}", "attribute, expected, owner, rule, subject, target, value"),
        ("path", "{must: reach, along: serving, to: {}}", "rule, subject"),
        ("path", "{must: not-reach, along: serving, to: {}}", "rule, subject, target"),
        ("coverage", "{by: serving, target: {}}", "count, expected, rule, subject"),
        ("cardinality", "{count: {values: owner}, min: 1}", "count, expected, others, rule, subject"),
        ("acyclic", "{}", "count, others, rule, subject"),
        ("layer", "{order: [above, below]}", "rule, source, source_layer, target, target_layer"),
        ("relation", "{forbid: [{}]}", "rule, source, target, type"),
        ("unique", "{key: [name]}", "others, rule, subject, target, value"),
        ("kpi", "{}", "date, expected, rule, subject, value"),
        ("lifecycle", "{date: to}", "attribute, date, days, rule, subject, when"),
        ("lifecycle", "{date: to, window: [{relationships: [access], within: target}]}", "rule, subject"),
        ("standard", "{uses: tags, forbid: [sunset]}", "fault, rule, standard, subject"),
    ],
)
@pytest.mark.parametrize(("key", "line"), [("message", 6), ("remedy", 9)])
def test_a_placeholder_that_nothing_fills_is_refused(
    tmp_path: Path, kind: str, params: str, known: str, key: str, line: int
) -> None:
    text = RULE.format(kind=kind, select="status: stable", params=params).splitlines()
    text[4] = '    message: {vi: "Sai", en: "Wrong"}'
    text[line - 2] = f'    {key}: {{vi: "Sai", en: "{{sbject}} is wrong"}}'
    session = workspace(tmp_path, "\n".join(text) + "\n")
    (problem,) = session.problems
    assert problem.message.en.endswith(f"there is no value for {{sbject}}; this rule has {known}")
    assert (problem.place.line, problem.place.column) == (line, text[line - 2].index("en:") + 1)


def test_the_other_rules_are_prepared_all_the_same(tmp_path: Path) -> None:
    bad = RULE.format(kind="path", select=SELECT, params="{must: reach, along: nothing, to: {}}")
    session = workspace(tmp_path, OWNED + bad)
    assert [each.rule.id for each in session.rules] == ["T-OWN-001"]
    assert [each.rule for each in session.problems] == ["EAF-P002"]


SET = "  - {{id: {id}, name: {{vi: Tập, en: Set}}, select: {select}}}\n"


@pytest.mark.parametrize(
    ("sets", "found"),
    [
        ([("a", "{layer: belwo}")], [("2:48", "the set 'a' cannot be used: there is no layer 'belwo', did you mean 'below'?")]),
        ([("a", "{any: [{in: b}]}"), ("bb", "{}")], [("2:55", "there is no set 'b'")]),
        ([("a", "{in: a}")], [("2:10", "it is part of itself: 'a'")]),
        (
            [("a", "{in: b}"), ("b", "{not: {in: c}}"), ("c", "{all: [{in: [d, a]}]}"), ("d", "{}"), ("e", "{in: a}")],
            [(f"{line}:10", "it is part of itself: 'a', 'b', 'c'") for line in (2, 3, 4)],
        ),
        (
            [("s0", "{}"), *((f"s{n}", f"{{in: s{n - 1}}}") for n in range(1, 9))],
            [("10:10", "the set 's8' cannot be used: sets stand more than 8 deep in one another")],
        ),
    ],
)
def test_a_set_that_cannot_be_used_is_reported_where_it_stands(
    tmp_path: Path, sets: list[tuple[str, str]], found: list[tuple[str, str]]
) -> None:
    workspace(tmp_path)
    text = "sets:\n" + "".join(SET.format(id=id_, select=select) for id_, select in sets)
    (tmp_path / "checks" / "test" / "sets.yaml").write_text(text, encoding="utf-8")
    problems = load(tmp_path / "architecture").problems
    said = [(each.rule, f"{each.place.line}:{each.place.column}") for each in problems]
    assert said == [("EAF-P012", at) for at, _ in found], [str(each.place) + each.message.en for each in problems]
    assert all(message in each.message.en for each, (_, message) in zip(problems, found, strict=True))


def test_a_set_may_stand_once_only(tmp_path: Path) -> None:
    workspace(tmp_path)
    text = "sets:\n" + 2 * SET.format(id="a", select="{}")
    (tmp_path / "checks" / "test" / "sets.yaml").write_text(text, encoding="utf-8")
    assert [(each.rule, each.place.line) for each in load(tmp_path / "architecture").problems] == [("EAF-P001", 3)]
