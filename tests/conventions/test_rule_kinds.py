"""The folder of rule kinds is the list of them, and each is documented and in use."""

from __future__ import annotations

import importlib
from pathlib import Path

import jsonschema
import pytest

from eaf.api import Session
from eaf.checking.assertion import RuleKind
from eaf.rules import RULE_KINDS

NINE = ("acyclic", "attribute", "cardinality", "coverage", "kpi", "layer", "path", "relation", "unique")
each_kind = pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda kind: kind.id)


def test_the_folder_and_the_tuple_agree(root: Path) -> None:
    files = sorted(path.stem for path in (root / "eaf/rules").glob("*.py") if path.stem != "__init__")
    assert files == sorted(kind.id for kind in RULE_KINDS) == list(NINE)


@each_kind
def test_a_kind_is_called_like_its_file_and_explains_itself(kind: RuleKind) -> None:
    module = importlib.import_module(f"eaf.rules.{kind.id}")
    assert kind is module.KIND
    assert kind.documentation == module.__doc__
    first, _, rest = kind.documentation.partition("\n")
    assert first.endswith("."), "the first line is a sentence of its own"
    assert "Work: " in rest, "what the check costs is said"
    assert kind.question.vi.endswith("?")
    assert kind.question.en.endswith("?")


@each_kind
def test_the_documentation_names_every_parameter(kind: RuleKind) -> None:
    def names(schema: object) -> set[str]:
        properties = schema.get("properties", {}) if isinstance(schema, dict) else {}
        return set(properties) if isinstance(properties, dict) else set()

    missing = {name for name in names(kind.schema) if f"``{name}" not in kind.documentation}
    assert missing == set()


@each_kind
def test_the_schema_of_the_parameters_is_a_schema(kind: RuleKind) -> None:
    jsonschema.Draft202012Validator.check_schema(kind.schema)
    assert kind.schema["additionalProperties"] is False


def test_the_pack_uses_every_kind(city: Session) -> None:
    assert {each.rule.kind for each in city.rules} == set(NINE)
    assert len(city.rules) >= 25
