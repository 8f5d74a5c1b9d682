"""A case that does not hold says what differs, at the line of the file of tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from checking.toy_pack import Edit, opened
from eaf.api.packs import examples, kind_page, mutated
from eaf.errors import NotFoundError

OWN = "tests/TOY-OWN-001.yaml"
SYSTEM = "        sys-a: {type: application-component, name: A}\n    findings:\n"


@pytest.mark.parametrize(
    ("edits", "says"),
    [
        ([Edit(OWN, "expect: na", "expect: ^pass")], ["expected pass, got na"]),
        (
            [Edit(OWN, '{at: "2:3"', '^{at: "2:5"')],
            ["found, and not in the case: A has no owner [sys-a]", "nothing was found at 2:5 [sys-a]"],
        ),
        (
            [Edit(OWN, "subjects: [sys-a]}", "subjects: [sys-b]}")],
            ["found, and not in the case: A has no owner [sys-a]", "nothing was found at 2:3 [sys-b]"],
        ),
        (
            [
                Edit(
                    OWN,
                    SYSTEM,
                    SYSTEM.replace("    findings", "        ^sys-b: {type: application-component, name: B}\n    findings"),
                )
            ],
            ["found, and not in the case: B has no owner [sys-b]"],
        ),
        (
            [Edit(OWN, "name: A, owner: org-a}", "name: A, owner: ^org-x}")],
            ["the fragment does not load: there is no element 'org-x'"],
        ),
        (
            [Edit(OWN, "expect: pass", "expect: ^na"), Edit(OWN, ", owner: org-a}", "}")],
            ["expected na, got fail", "found, and not in the case: A has no owner [sys-a]"],
        ),
    ],
)
def test_a_difference_stands_where_it_is_in_the_file(tmp_path: Path, edits: list[Edit], says: list[str]) -> None:
    packs, marked = opened(tmp_path, *edits)
    (rule,) = examples(packs, ("TOY-OWN-001",))
    differences = [each for result in rule.results for each in result.differences]
    assert not rule.holds
    assert sorted(each.said.en for each in differences) == says
    assert not marked or marked in {str(each.place) for each in differences}


def test_a_fragment_on_one_line_has_no_lines_of_its_own(tmp_path: Path) -> None:
    block = "model: |\n      elements:\n        sys-a: {type: application-component, name: A}\n    findings"
    flat = 'model: ^"elements: {sys-a: {type: application-component, name: A}}"\n    findings'
    packs, marked = opened(tmp_path, Edit(OWN, block, flat))
    (rule,) = examples(packs, ("system-without-owner",))
    places = [str(each.place) for result in rule.results for each in result.differences]
    assert marked in places


def test_a_failing_case_without_a_place_is_no_example_of_failing(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path, Edit(OWN, '    findings:\n      - {at: "2:3", subjects: [sys-a]}\n', ""))
    (rule,) = examples(packs, ("TOY-OWN",))
    assert (rule.missing, rule.holds, [each.holds for each in rule.results]) == (("fail",), False, [True, True, True])


def test_rules_are_asked_for_by_id_name_and_beginning(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path)
    assert len(examples(packs)) == 4
    assert [each.rule.id for each in examples(packs, ("TOY-UPW-001", "system-for-nobody"))] == ["TOY-UPW-001", "TOY-USE-001"]
    with pytest.raises(NotFoundError, match="TOY-UPX-001") as caught:
        examples(packs, ("TOY-UPX-001",))
    assert caught.value.suggestions[0] == "TOY-UPW-001"


def test_a_case_may_state_the_share_that_the_baseline_has(tmp_path: Path) -> None:
    kept = Edit("rules.yaml", "      by: serving+", "      ratchet: true\n      threshold: 10%\n      by: serving+")
    recorded = Edit("tests/TOY-USE-001.yaml", "    expect: fail\n", "    expect: fail\n    recorded: 3/4\n")
    packs, _ = opened(tmp_path / "fallen", kept, recorded)
    assert all(each.holds for each in examples(packs, ("TOY-USE-001",)))
    _, rules = mutated(packs)
    noticed = {each.change.en: each.noticed for each in rules.mutants if each.rule == "TOY-USE-001"}
    assert (noticed["without params.ratchet"], noticed["without params.threshold"]) == (True, False)
    packs, _ = opened(tmp_path / "without", kept)
    assert not all(each.holds for each in examples(packs, ("TOY-USE-001",)))


def test_the_page_of_a_kind_shows_the_sets_that_its_example_names(tmp_path: Path) -> None:
    packs, _ = opened(tmp_path, Edit("rules.yaml", "type: application-component\n      where", "in: systems\n      where"))
    assert kind_page(packs, "attribute").example == (
        "select:\n"
        "  in: systems\n"
        "  where: {public: {eq: true}}\n"
        "params:\n"
        "  require:\n"
        "    - {attr: level, gte: 2}\n"
        "sets:\n"
        "  - id: systems\n"
        "    select: {type: application-component}\n"
    )
    assert "sets:" not in kind_page(packs, "coverage").example
