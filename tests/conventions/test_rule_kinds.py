"""Each rule kind is called like its file and explains all that it offers."""

from __future__ import annotations

import importlib

import jsonschema
import pytest

from eaf.checking.assertion import RuleKind
from eaf.rules import RULE_KINDS

each_kind = pytest.mark.parametrize("kind", RULE_KINDS, ids=lambda kind: kind.id)


@each_kind
def test_a_kind_is_called_like_its_file_whose_docstring_is_its_page(kind: RuleKind) -> None:
    module = importlib.import_module(f"eaf.rules.{kind.id}")
    assert kind is module.KIND
    assert kind.documentation == module.__doc__
    first, _, rest = kind.documentation.partition("\n")
    assert first.endswith("."), "the first line is a sentence of its own"
    assert "Work: " in rest, "what the check costs is said"


@each_kind
def test_the_documentation_names_every_parameter(kind: RuleKind) -> None:
    properties = kind.schema["properties"]
    assert isinstance(properties, dict)
    assert {name for name in properties if f"``{name}" not in kind.documentation} == set()


@each_kind
def test_the_schema_of_the_parameters_is_a_schema(kind: RuleKind) -> None:
    jsonschema.Draft202012Validator.check_schema(kind.schema)
    assert kind.schema["additionalProperties"] is False
