"""Comparisons of single values."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eaf.errors import ParameterError
from eaf.model.element import PropertyValue
from eaf.pack.selector import Comparison, Condition
from eaf.selection.compare import as_number, holds, predicate, said
from eaf.selection.pattern import pattern


@pytest.mark.parametrize(
    ("value", "operator", "operand", "expected"),
    [
        (3, "eq", "3", True),
        (3, "eq", "3.0", True),
        (3, "ne", "3.0", False),
        (Decimal("2.50"), "in", "2.5", True),
        ("007", "eq", "7", False),
        ("007", "gte", "7", True),
        (True, "eq", "True", True),
        (False, "eq", "TRUE", False),
        (False, "eq", "no", False),
        (date(2022, 1, 2), "eq", "2022-01-02", True),
        (date(2022, 1, 2), "before", "2022-01-02", False),
        (date(2022, 1, 2), "after", "2022-01-01", True),
        ("2022-01-02", "before", "2023-01-01", False),
        ("ba", "gt", "1", False),
        ("ba", "lte", "1", False),
        ("NaN", "lt", "1", False),
        ("Infinity", "gt", "1", False),
        ("1_000", "gt", "1", False),
        ("１", "gte", "1", False),
        ("-1.5", "lt", "-1", True),
        (True, "gte", "0", False),
        ("Hà Nội", "matches", "^Hà", True),
        ("Hà Nội", "matches", "^Nội", False),
    ],
)
def test_a_value_is_compared_as_what_it_is(value: PropertyValue, operator: str, operand: str, *, expected: bool) -> None:
    assert holds(Comparison(operator, (operand,)))(value) is expected


@pytest.mark.parametrize(
    ("operator", "quantifier", "expected"),
    [
        ("eq", "", False),
        ("ne", "", True),
        ("not_in", "", True),
        ("gt", "", False),
        ("eq", "each", True),
        ("eq", "any", False),
        ("eq", "none", True),
    ],
)
def test_a_missing_attribute_satisfies_only_what_is_said_of_no_value(operator: str, quantifier: str, *, expected: bool) -> None:
    condition = Condition("a", (Comparison(operator, ("1",), quantifier),))
    assert predicate(condition)(()) is expected


def test_existence_is_asked_of_the_attribute_and_not_of_its_values() -> None:
    assert predicate(Condition("a", (Comparison("exists", ("true",)),)))((("x", ("a",)),))
    assert predicate(Condition("a", (Comparison("exists", ("False",)),)))(())


@given(st.one_of(st.integers(), st.decimals(allow_nan=False, allow_infinity=False, places=3), st.text(max_size=8), st.booleans()))
def test_a_value_equals_what_is_written_for_it(value: PropertyValue) -> None:
    assert holds(Comparison("eq", (said(value),)))(value)
    assert not holds(Comparison("ne", (said(value),)))(value)


@given(st.text(max_size=12))
def test_only_plain_decimal_text_is_a_number(text: str) -> None:
    assert (as_number(text) is not None) == (re.fullmatch(r"[-+]?[0-9]+(\.[0-9]+)?", text) is not None)


SAFE = [
    "^([0-9]{2}|[0-9]{3}|[0-9]{5})$",
    "^[A-Z]{2,4}-[0-9]+$",
    r"\(?a\)?",
    "[*+]*",
    "[]+*]+",
    "[^]()*]+",
    r"\\+",
    "(ab)?c*",
    "(a|b)?",
    r"[\]*]+x",
]
UNSAFE = [
    "(a+)+",
    "(a*)*",
    "((a*))*",
    "((a*)b)*",
    "(a|aa)+",
    "(a?a?)*",
    "(a{1,5}){9}",
    "(?=a)",
    "(?:a)",
    r"(a)\1",
    "(x(y(z+)))+",
    r"(a\)+)+",
    "(a)(?i)",
]


@pytest.mark.parametrize("expression", SAFE)
def test_an_expression_without_nested_repetition_is_compiled(expression: str) -> None:
    assert isinstance(pattern(expression).matches("a"), bool)


@pytest.mark.parametrize(
    ("expression", "text", "found"), [("^a$", "a", True), ("^a$", "a\n", False), (r"a\$", "a$b", True), ("[$]", "x$", True)]
)
def test_the_end_is_the_very_end(expression: str, text: str, *, found: bool) -> None:
    assert pattern(expression).matches(text) is found


@pytest.mark.parametrize("expression", UNSAFE)
def test_one_that_could_blow_up_is_refused(expression: str) -> None:
    with pytest.raises(ParameterError, match="not of the safe subset"):
        pattern(expression)


@pytest.mark.parametrize("expression", ["(", "a)", "[a", "*a", "a{3,2}"])
def test_one_that_is_none_is_refused(expression: str) -> None:
    with pytest.raises(ParameterError, match="cannot be read"):
        pattern(expression)


def test_a_long_expression_is_refused() -> None:
    with pytest.raises(ParameterError):
        pattern("a" * 201)


@given(st.text(alphabet="ab()[]|*+?{}\\1^-,", max_size=14))
def test_any_expression_is_compiled_or_refused_and_what_is_compiled_is_fast(expression: str) -> None:
    try:
        compiled = pattern(expression)
    except ParameterError:
        return
    compiled.matches("ab" * 20_000 + "!")
