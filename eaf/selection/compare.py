"""Comparisons of attribute values: a condition becomes a function once, and is then asked of every element."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from eaf.selection.pattern import pattern

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.graph.column import Values
    from eaf.model.element import PropertyValue
    from eaf.pack.selector import Comparison, Condition

    ValueTest: TypeAlias = Callable[[PropertyValue], bool]
    ValuesTest: TypeAlias = Callable[[Values], bool]

TRUE = frozenset({"true", "True", "TRUE"})
FALSE = frozenset({"false", "False", "FALSE"})
_NUMBER = re.compile(r"[-+]?[0-9]+(?:\.[0-9]+)?", re.ASCII)


def said(value: PropertyValue) -> str:
    """A value as it is written in a model file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_number(value: PropertyValue) -> Decimal | None:
    """The value as an exact number, or nothing when it is none."""
    if isinstance(value, Decimal):
        return value if value.is_finite() else None
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    written = said(value)
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def predicate(condition: Condition) -> ValuesTest:
    """Whether an attribute's values satisfy all comparisons of a condition, as a function of the values.

    Without a quantifier every value must; a missing attribute satisfies only ``exists: false``, ``ne``, ``not_in`` and
    whatever is said of ``each`` or ``none`` of its values, and has a ``count`` of 0.
    """
    tests = [_of_values(comparison) for comparison in condition.comparisons]
    return tests[0] if len(tests) == 1 else lambda values: all(test(values) for test in tests)


def presence(condition: Condition) -> bool | None:
    """Whether the condition only asks that there is a value, or that there is none; nothing when it asks more."""
    asked = {comparison.operand[0] in TRUE for comparison in condition.comparisons}
    return asked.pop() if len(asked) == 1 and all(each.operator == "exists" for each in condition.comparisons) else None


def holds(comparison: Comparison) -> ValueTest:
    """Whether one value satisfies a comparison, as a function of the value; one that cannot be compared does not."""
    operand = comparison.operand
    match comparison.operator:
        case "eq" | "in":
            return _equal_to(operand)
        case "ne" | "not_in":
            equal = _equal_to(operand)
            return lambda value: not equal(value)
        case "matches":
            expression = pattern(operand[0])
            return lambda value: expression.matches(said(value))
        case "before":
            end = date.fromisoformat(operand[0])
            return lambda value: isinstance(value, date) and value < end
        case "after":
            start = date.fromisoformat(operand[0])
            return lambda value: isinstance(value, date) and value > start
    return _in_order(comparison.operator, Decimal(operand[0]))


def _equal_to(operand: tuple[str, ...]) -> ValueTest:
    """Equality of what is meant: ``True`` is true, and 3.0 is 3."""
    words = frozenset(operand)
    numbers = frozenset(number for word in operand if (number := as_number(word)) is not None)
    truths = frozenset(truth for truth, spelt in ((True, TRUE), (False, FALSE)) if words & spelt)

    def equal(value: PropertyValue) -> bool:
        if isinstance(value, str):
            return value in words
        if isinstance(value, bool):
            return value in truths
        return value in numbers if isinstance(value, int | Decimal) else said(value) in words

    return equal


def _in_order(operator: str, limit: Decimal) -> ValueTest:
    def test(value: PropertyValue) -> bool:
        number = as_number(value)
        if number is None:
            return False
        match operator:
            case "gt":
                return number > limit
            case "gte":
                return number >= limit
            case "lt":
                return number < limit
        return number <= limit

    return test


def _of_values(comparison: Comparison) -> ValuesTest:
    if comparison.operator == "exists":
        wanted = comparison.operand[0] in TRUE
        return lambda values: bool(values) == wanted
    test = holds(comparison)
    if comparison.quantifier == "count":
        counted = [holds(each) for each in comparison.of]
        return lambda values: test(sum(all(one(value) for one in counted) for value, _ in values))
    if comparison.quantifier == "any":
        return lambda values: any(test(value) for value, _ in values)
    if comparison.quantifier == "none":
        return lambda values: not any(test(value) for value, _ in values)
    missing = comparison.quantifier == "each" or comparison.operator in ("ne", "not_in")
    return lambda values: all(test(value) for value, _ in values) if values else missing
