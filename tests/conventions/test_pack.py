"""House rules of the pack: every rule is worded, founded and proved by its own tests."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from eaf.api import Session, kind_schemas, load
from eaf.checking.pack_tests import report_of, run_case
from eaf.checking.preparing import PreparedRule
from eaf.pack.pack import Pack
from eaf.pack.rule import Case
from eaf.rules import RULE_KINDS
from eaf.text import Text, fold

ROOT = Path(__file__).parent.parent.parent
SESSION: Session = load(ROOT / "architecture", with_tests=True)
PACKS: tuple[Pack, ...] = SESSION.loaded.packs
NATION = next(each for each in PACKS if each.id == "vn-cpdt-2.0")
RULES = {each.rule.id: each for each in SESSION.rules}
CASES = [(id_, case) for id_, each in RULES.items() for case in each.rule.cases]
KINDS = {
    "layer",
    "relation",
    "path",
    "coverage",
    "cardinality",
    "acyclic",
    "attribute",
    "unique",
    "kpi",
    "standard",
    "lifecycle",
    "conform",
    "attest",
}
OF_THE_FRAMEWORK = {id_ for id_, each in RULES.items() if "of" in each.rule.parameters}
OF_THE_WORKSPACE = {id_ for id_, each in RULES.items() if each.rule.is_answered_by_people and each.rule.select is None}
OF_THE_CODES = {id_ for id_, each in RULES.items() if "mandatory-present" in str(each.rule.parameters.get("checks", ""))}
TEXTS = ("title", "message", "rationale", "remedy")


def test_the_pack_has_at_least_25_rules_of_every_kind() -> None:
    assert len(RULES) >= 25
    assert {each.rule.kind for each in RULES.values()} == KINDS == {kind.id for kind in RULE_KINDS}


def test_the_folder_of_rule_kinds_and_the_tuple_agree() -> None:
    files = {path.stem for path in (ROOT / "eaf" / "rules").glob("*.py") if path.stem != "__init__"}
    assert files == {kind.id for kind in RULE_KINDS}


@pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda kind: kind.id)
def test_a_rule_kind_documents_itself(kind: object) -> None:
    from eaf.checking.assertion import RuleKind

    assert isinstance(kind, RuleKind)
    assert len(kind.documentation.split()) > 20
    assert kind.question.vi.endswith("?")
    assert kind.question.en.endswith("?")


@pytest.mark.parametrize(("rule", "case"), CASES, ids=[f"{rule}-{number}" for number, (rule, _) in enumerate(CASES)])
def test_a_case_of_a_rule_holds(rule: str, case: Case) -> None:
    result = run_case(RULES[rule], RULES[rule].pack, case, kind_schemas())
    assert result.holds, f"{rule}, {case.name.en}: {result.detail}"


@pytest.mark.parametrize("prepared", RULES.values(), ids=RULES)
def test_a_rule_is_shown_passing_failing_at_an_exact_place_and_not_applicable(prepared: PreparedRule) -> None:
    expected = {case.expect for case in prepared.rule.cases}
    always = prepared.rule.id in OF_THE_FRAMEWORK | OF_THE_WORKSPACE | OF_THE_CODES
    assert expected >= ({"pass", "fail"} if always else {"pass", "fail", "na"})
    for case in prepared.rule.cases:
        if case.expect == "fail":
            assert case.expected, f"{case.name.en} does not say where"
            assert all(subjects for _, subjects in case.expected), f"{case.name.en} does not say of what"


def test_only_rules_over_the_framework_its_codes_or_the_workspace_have_no_case_without_subject() -> None:
    assert {"CPDT-COV-001", "CPDT-COV-002", "CPDT-COV-003"} == OF_THE_FRAMEWORK
    assert {"CPDT-ATT-001", "CPDT-ATT-003", "HNI-ATT-001"} == OF_THE_WORKSPACE
    assert {"HNI-KPI-001", "HNI-SYS-001"} == OF_THE_CODES


@pytest.mark.parametrize("prepared", RULES.values(), ids=RULES)
def test_a_rule_is_worded_in_both_languages_and_the_remedy_is_a_sentence(prepared: PreparedRule) -> None:
    for name in TEXTS:
        text = getattr(prepared.rule, name)
        assert isinstance(text, Text)
        assert text.vi, f"{name} is missing in Vietnamese"
        assert text.en, f"{name} is missing in English"
        assert set(re.findall(r"\{(\w+)\}", text.vi)) == set(re.findall(r"\{(\w+)\}", text.en)), name
    assert prepared.rule.remedy.vi.endswith(".")
    assert prepared.rule.remedy.en.endswith(".")


@pytest.mark.parametrize("prepared", RULES.values(), ids=RULES)
def test_a_case_is_named_in_both_languages(prepared: PreparedRule) -> None:
    for case in prepared.rule.cases:
        assert case.name.vi, f"{case.name.en} is missing in Vietnamese"
        assert case.name.en, f"{case.name.vi} is missing in English"
        assert case.name.vi != case.name.en


@pytest.mark.parametrize("prepared", RULES.values(), ids=RULES)
def test_no_placeholder_is_left_in_what_a_failing_case_says(prepared: PreparedRule) -> None:
    for case in prepared.rule.cases:
        if case.expect == "fail":
            for finding in report_of(prepared, prepared.pack, case, kind_schemas()).findings:
                for text in (finding.message, finding.remedy):
                    assert not re.search(r"\{\w+\}", text.vi + text.en), text


@pytest.mark.parametrize("prepared", RULES.values(), ids=RULES)
def test_a_rule_is_named_by_a_clause(prepared: PreparedRule) -> None:
    assert prepared.pack.clauses_of(prepared.rule.id)


def test_ids_names_and_titles_stand_once() -> None:
    for values in (
        [each.rule.id for each in RULES.values()],
        [each.rule.name for each in RULES.values()],
        [each.rule.title.vi for each in RULES.values()],
        [clause.id for pack in PACKS for clause in pack.clauses],
        list(PACKS[0].instruments),
    ):
        assert [value for value, count in Counter(values).items() if count > 1] == []


def test_a_rule_name_states_a_flaw_and_not_a_command() -> None:
    commands = ("must-", "should-", "no-", "require-", "check-", "disallow-", "ensure-")
    assert [each.rule.name for each in RULES.values() if each.rule.name.startswith(commands)] == []


def vietnamese_texts() -> list[tuple[str, str]]:
    found = [(f"{each.rule.id} {name}", getattr(each.rule, name).vi) for each in RULES.values() for name in TEXTS]
    found += [(f"{id_} case", case.name.vi) for id_, case in CASES]
    found += [(clause.id, clause.text.vi) for pack in PACKS for clause in pack.clauses]
    found += [(each.id, each.title.vi) for each in PACKS[0].instruments.values()]
    found += [(each.id, each.name.vi) for each in PACKS[0].layers]
    return found


@pytest.mark.parametrize(("where", "text"), vietnamese_texts(), ids=lambda value: str(value)[:30])
def test_vietnamese_is_written_with_its_diacritics(where: str, text: str) -> None:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower()]
    if len(words) >= 4:
        assert fold(text) != text.casefold(), f"{where} has no diacritics: {text}"


def test_a_legal_statement_names_its_source_and_confidence() -> None:
    for clause in (each for pack in PACKS for each in pack.clauses):
        assert clause.provenance.confidence, clause.id
        assert clause.provenance.sources or clause.provenance.confidence == "assumed", clause.id
        assert all(source in PACKS[0].sources for source in clause.provenance.sources), clause.id
        if clause.article:
            assert clause.provenance.sources, f"{clause.id} names an article without a source"
    for instrument in PACKS[0].instruments.values():
        assert instrument.provenance.sources or instrument.provenance.confidence == "assumed", instrument.id


def test_what_is_not_known_of_the_reference_models_stays_empty() -> None:
    known = {model.id: [code.code for code in model.codes] for model in NATION.reference_models}
    assert set(known) == {"brm", "drm", "arm", "trm", "srm"}
    assert {id_: codes for id_, codes in known.items() if id_ != "drm"} == {"brm": [], "arm": [], "trm": [], "srm": []}
    assert known["drm"] == ["DRM001", "DRM001.001", "DRM001.002", "DRM001.003", "DRM002", "DRM002.001", "DRM004.005"]
    for model in NATION.reference_models:
        for code in model.codes:
            assert code.name or code.status == "text-not-available", code.code


def test_the_seven_components_and_five_architectures_are_those_of_the_framework() -> None:
    assert [layer.name.vi for layer in NATION.layers if layer.component] == [
        "Người sử dụng",
        "Kênh giao tiếp",
        "Dữ liệu và ứng dụng",
        "Kỹ thuật – công nghệ",
        "An toàn thông tin",
        "Chỉ đạo, chính sách",
        "Hệ thống ngoài",
    ]
    assert [each.reference_model for each in NATION.architectures] == ["brm", "drm", "arm", "trm", "srm"]
