"""Comparisons of attribute values with operands that are still text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import TYPE_CHECKING

from eaf.errors import ParameterError

if TYPE_CHECKING:
    from eaf.model.element import PropertyValue
    from eaf.pack.selector import Comparison, Condition
    from eaf.selection.attributes import Values

_UNSAFE = re.compile(r"\(\?|\\[1-9]|[*+}]\)?[*+{]|\([^()]*[*+|][^()]*\)[*+{]")
_TRUE = frozenset({"true", "True", "TRUE"})


@lru_cache(maxsize=256)
def pattern(expression: str) -> re.Pattern[str]:
    """Compile a regular expression of the safe subset: no look-around, no back-references, no nested repetition."""
    if len(expression) > 200 or _UNSAFE.search(expression):
        message = f"the expression is not of the safe subset: {expression}"
        raise ParameterError(message)
    try:
        return re.compile(expression)
    except re.error as error:
        message = f"the expression cannot be read: {expression} ({error})"
        raise ParameterError(message) from error


def said(value: PropertyValue) -> str:
    """A value as it is written in a model file."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def as_number(value: PropertyValue) -> Decimal | None:
    """The value as an exact number, or nothing when it is none."""
    try:
        return Decimal(said(value))
    except InvalidOperation:
        return None


def holds(comparison: Comparison, value: PropertyValue) -> bool:
    """Whether one value satisfies a comparison; a value that cannot be compared does not."""
    operator, operand = comparison.operator, comparison.operand
    match operator:
        case "eq":
            return said(value) == operand[0]
        case "ne":
            return said(value) != operand[0]
        case "in":
            return said(value) in operand
        case "not_in":
            return said(value) not in operand
        case "matches":
            return pattern(operand[0]).search(said(value)) is not None
        case "before" | "after":
            if not isinstance(value, date):
                return False
            limit = date.fromisoformat(operand[0])
            return value < limit if operator == "before" else value > limit
    number, limit_number = as_number(value), Decimal(operand[0])
    if number is None:
        return False
    return {
        "gt": number > limit_number,
        "gte": number >= limit_number,
        "lt": number < limit_number,
        "lte": number <= limit_number,
    }[operator]


def satisfies(condition: Condition, values: Values) -> bool:
    """Whether an attribute's values satisfy all comparisons of a condition.

    Without a quantifier every value must; a missing attribute satisfies only ``exists: false``, ``ne``, ``not_in`` and
    whatever is said of ``each`` or ``none`` of its values.
    """
    return all(_satisfies(comparison, values) for comparison in condition.comparisons)


def _satisfies(comparison: Comparison, values: Values) -> bool:
    if comparison.operator == "exists":
        return bool(values) == (comparison.operand[0] in _TRUE)
    if comparison.quantifier == "any":
        return any(holds(comparison, value) for value, _ in values)
    if comparison.quantifier == "none":
        return not any(holds(comparison, value) for value, _ in values)
    if not values:
        return comparison.quantifier == "each" or comparison.operator in ("ne", "not_in")
    return all(holds(comparison, value) for value, _ in values)
