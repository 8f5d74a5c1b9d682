"""What counts as a change, what notices it, and what is stated of changes that nothing can notice."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from checking.toy_pack import Edit, opened
from eaf.api import kind_schemas
from eaf.api.packs import Packs, mutated
from eaf.checking.pack_fact_changes import Facts
from eaf.checking.pack_mutation import Mutant, Mutation, mutated_facts
from eaf.checking.pack_rule_changes import changed_rules
from eaf.checking.pack_tests import read_fragment
from eaf.checking.pack_vocabulary import Vocabulary
from eaf.checking.pack_written import Written
from eaf.finding import Place
from eaf.loading.document import Value
from eaf.loading.typed import table
from eaf.loading.yaml_text import parse
from eaf.model.element import Origin
from eaf.pack.rule import AsGood
from eaf.rules import RULE_KINDS
from eaf.text import both

RULES = "rules.yaml"
KINDS = {kind.id: kind for kind in RULE_KINDS}


def changes(packs: Packs, model: str, *, demanded: bool = True) -> dict[str, Value]:
    """The changes of the facts of a model, by name, with what each leaves."""
    (pack,) = packs.packs
    loaded = read_fragment(dedent(model), pack, kind_schemas()).model
    assert loaded is not None
    tree = table(parse("model.yaml", dedent(model).encode()).data)
    return {each.id: each.value for each in Facts(tree, loaded.elements, pack).changes(demanded=demanded)}


def parts(packs: Packs, rule: str) -> list[str]:
    """The changes of the parts of a rule, by name."""
    (pack,) = packs.packs
    (prepared,) = (each for each in packs.rules if each.rule.id == rule)
    written, kind = Written(pack).rule(prepared.rule), KINDS[prepared.rule.kind]
    return [each.change.id for each in changed_rules(prepared, written, kind, Vocabulary(pack))]


def test_every_fact_of_an_element_is_left_out_and_a_truth_value_is_turned_into_its_opposite(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    model = """\
        elements:
          org-a: {type: business-actor, name: {vi: A, en: A}}
          src-a: {type: source, name: S, source: {kind: article}}
          sys-a:
            type: application-component
            name: A
            summary: Tóm tắt.
            layer: services
            owner: org-a
            confidence: low
            lifecycle: {status: planned}
            tags: [x]
            sources: [{ref: src-a}]
            properties: {level: 2, public: true}
          ind-a:
            type: indicator
            name: I
            indicator:
              unit: "%"
              measurements: [{date: 2020-01-01, value: 1, source: src-a}]
              targets: [{date: 2020-01-01, min: 1}]
    """
    assert list(changes(packs, model)) == [
        "without org-a.name.en",
        "without sys-a.summary",
        "without sys-a.layer",
        "without sys-a.owner",
        "without sys-a.confidence",
        "without sys-a.lifecycle",
        "without sys-a.tags",
        "without sys-a.sources",
        "without sys-a.properties.level",
        "without sys-a.properties.public",
        "with sys-a.properties.public false",
        "without ind-a.indicator.measurements[0]",
        "without ind-a.indicator.measurements[0].source",
        "without ind-a.indicator.targets[0]",
    ]


RELATED = """\
    elements:
      sys-a:
        type: application-component
        name: A
        relationships:
          - {type: serving, target: sys-b}
          - {type: serving, target: svc-a, name: {vi: một, en: one}}
          - {type: access, target: svc-a, access: read}
          - {type: association, target: sys-b}
          - {type: flow, target: svc-a, data: [dat-a], since: 2020-01-01}
      sys-b: {type: application-component, name: B, relationships: [{type: flow, target: sys-a}]}
      svc-a: {type: business-service, name: A}
      dat-a: {type: data-object, name: A}
    relationships:
      - {type: flow, source: sys-a, target: sys-b}
"""


def test_a_relationship_is_left_out_where_it_is_demanded_and_turned_where_that_says_something_else(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    found = changes(packs, RELATED)
    turned = [name for name in found if name.startswith("turned ")]
    assert turned == ["turned sys-a serving svc-a (một)", "turned sys-a access svc-a", "turned sys-a flow svc-a"], (
        "not what the pack permits the other way round, what reads the same from both ends, or what is there already"
    )
    of_it = [name for name in found if " of " in name]
    assert of_it == [
        "without access of sys-a access svc-a",
        "without data of sys-a flow svc-a",
        "without since of sys-a flow svc-a",
    ]
    assert [name for name in found if name not in {*turned, *of_it}] == [
        "without sys-a serving sys-b",
        "without sys-a serving svc-a (một)",
        "without sys-a access svc-a",
        "without sys-a association sys-b",
        "without sys-a flow svc-a",
        "without sys-b flow sys-a",
        "without sys-a flow sys-b",
    ]
    assert list(changes(packs, RELATED, demanded=False)) == [name for name in found if name in {*turned, *of_it}]


def test_what_held_only_what_is_left_out_goes_with_it_and_nothing_else_does(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    model = """\
        elements:
          sys-a: {type: application-component, name: A, properties: {level: 2}}
          svc-a: {type: business-service, name: B, relationships: [{type: serving, target: sys-a}]}
    """
    found = changes(packs, model)
    bare = {"sys-a": {"type": "application-component", "name": "A"}, "svc-a": {"type": "business-service", "name": "B"}}
    sys_a, svc_a = {"properties": {"level": "2"}}, {"relationships": [{"type": "serving", "target": "sys-a"}]}
    assert found == {
        "without sys-a.properties.level": {"elements": {**bare, "svc-a": bare["svc-a"] | svc_a}},
        "without svc-a serving sys-a": {"elements": {**bare, "sys-a": bare["sys-a"] | sys_a}},
    }


def test_a_relationship_that_was_turned_round_starts_at_its_target(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    turned = table(changes(packs, RELATED)["turned sys-a access svc-a"])
    assert turned["relationships"] == [
        {"type": "flow", "source": "sys-a", "target": "sys-b"},
        {"type": "access", "source": "svc-a", "target": "sys-a", "access": "read"},
    ]
    assert len(table(table(turned["elements"])["sys-a"])["relationships"] or ()) == 4


def test_every_part_of_a_rule_is_left_out_or_altered(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    assert parts(packs, "TOY-LEV-001") == [
        "without select",
        "without select.where",
        "with select.where.public.eq false",
        "with params.require[0].gte 3",
        "with params.require[0].gte 1",
        "with params.require[0] gt 2",
    ], "the type is no part of its own where only it can have the property"
    assert parts(packs, "TOY-USE-001") == ["without select", "with params.by serving", "without params.target.type"]
    assert parts(packs, "TOY-UPW-001") == [
        "without params.among",
        "without params.among.relationship[serving]",
        "without params.among.relationship[access]",
        "without params.forbid[0].from",
    ]


def test_choices_shares_and_bounds_are_altered_too(tmp_path: Path) -> None:
    packs, _ = opened(
        tmp_path,
        Edit(
            RULES,
            "      target: {type: business-service}",
            "      target: {type: business-service}\n      min_count: 2\n      threshold: 80%",
        ),
    )
    found = parts(packs, "TOY-USE-001")
    assert {"with params.min_count 3", "without params.min_count", "with params.threshold 40%"} <= set(found)


def test_every_part_of_a_named_set_is_changed_and_a_case_of_a_rule_that_names_it_notices(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path / "noticed")
    _, rules = mutated(packs)
    of_set = [(each.rule, each.change.en, each.noticed, str(each.place)) for each in rules.mutants if each.rule == "systems"]
    assert of_set == [("systems", "without select.type", True, "toy/sets.yaml:2:9")]
    owned = Edit("sets.yaml", "{type: application-component}", "{type: application-component, not: {in: kept}}")
    kept = Edit("sets.yaml", "sets:\n", "sets:\n  - {id: kept, name: {vi: Giữ, en: Kept}, select: {tag: kept, layer: systems}}\n")
    packs, _ = opened(tmp_path / "unnoticed", owned, kept)
    _, rules = mutated(packs)
    assert [(each.rule, each.change.en) for each in rules.unnoticed] == [
        ("kept", "without select.layer"),
        ("systems", "without select.not"),
    ], "a change of what is inside is looked for in the same cases"


def test_all_that_is_changed_in_the_pack_is_noticed(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    facts, rules = mutated(packs)
    for mutation in (facts, rules):
        assert [each.change.en for each in mutation.unnoticed] == []
        assert mutation.score == 100
    assert len(facts.counted) == 8
    assert mutated(packs) == (facts, rules)


def test_a_change_that_nothing_notices_lowers_the_score_unless_it_is_stated_to_be_as_good(tmp_path: Path) -> None:
    tagged = Edit("tests/TOY-OWN-001.yaml", ", owner: org-a}", ", owner: org-a, tags: [x]}")
    packs, _ = opened(tmp_path / "silent", tagged)
    facts, _ = mutated(packs)
    assert [(each.rule, each.change.en, str(each.place)) for each in facts.unnoticed] == [
        ("TOY-OWN-001", "without sys-a.tags", "toy/tests/TOY-OWN-001.yaml:3:5")
    ]
    assert facts.score == 88.8
    because = "\n    as_good:\n      - change: without sys-a.tags\n        because: {vi: Thẻ không bắt buộc., en: Tags are free.}"
    packs, _ = opened(tmp_path / "stated", Edit(tagged.file, tagged.old, tagged.new + because))
    facts, _ = mutated(packs)
    assert (facts.score, len(facts.mutants) - len(facts.counted), facts.findings) == (100, 1, ())


def test_what_another_rule_of_the_pack_says_counts(tmp_path: Path) -> None:
    owned = Edit(
        "tests/TOY-UPW-001.yaml",
        "name: A, relationships: [{type: serving, target: svc-a}]}\n        svc-a",
        "name: A, owner: org-a, relationships: [{type: serving, target: svc-a}]}\n        org-a: {type: business-actor, name: O}\n        svc-a",
    )
    packs, _ = opened(tmp_path, owned)
    (pack,) = packs.packs
    everybody = mutated_facts(packs.rules, pack, kind_schemas())
    alone = mutated_facts(tuple(each for each in packs.rules if each.rule.id == "TOY-UPW-001"), pack, kind_schemas())
    assert everybody.unnoticed == ()
    assert [each.change.en for each in alone.unnoticed] == ["without sys-a.owner"]


def test_a_relationship_of_a_prohibition_is_not_left_out(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    facts, _ = mutated(packs)
    of_prohibition = [each.change.en for each in facts.mutants if each.rule == "TOY-UPW-001"]
    assert of_prohibition == ["turned sys-a serving svc-a"]


@pytest.mark.parametrize(
    ("noticed", "of", "score"), [(0, 0, 100), (0, 3, 0), (2, 3, 66.6), (3, 3, 100), (999, 1000, 99.9), (9999, 10000, 99.9)]
)
def test_the_score_is_rounded_down_so_that_100_means_all(noticed: int, of: int, score: float) -> None:
    mutants = tuple(Mutant("R", Place("f"), both("c"), number < noticed) for number in range(of))
    stated = Mutant("R", Place("f"), both("c"), noticed=False, as_good=AsGood("c", both("b"), Origin(0, ())))
    assert Mutation((*mutants, stated)).score == score
