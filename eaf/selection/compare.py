"""Comparisons of attribute values with operands that are still text."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.selection.pattern import pattern

if TYPE_CHECKING:
    from eaf.model.element import PropertyValue
    from eaf.pack.selector import Comparison, Condition
    from eaf.selection.attributes import Values

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
    written = said(value)
    return Decimal(written) if _NUMBER.fullmatch(written) else None


def holds(comparison: Comparison, value: PropertyValue) -> bool:
    """Whether one value satisfies a comparison; a value that cannot be compared does not."""
    operator, operand = comparison.operator, comparison.operand
    match operator:
        case "eq" | "in":
            return any(_equal(value, each) for each in operand)
        case "ne" | "not_in":
            return not any(_equal(value, each) for each in operand)
        case "matches":
            return pattern(operand[0]).matches(said(value))
        case "before" | "after":
            limit = date.fromisoformat(operand[0])
            return isinstance(value, date) and (value < limit if operator == "before" else value > limit)
    return _in_order(operator, value, Decimal(operand[0]))


def _equal(value: PropertyValue, operand: str) -> bool:
    """Equality of what is meant: ``True`` is true, and 3.0 is 3."""
    if isinstance(value, bool):
        return operand in (TRUE if value else FALSE)
    if isinstance(value, int | Decimal):
        return as_number(operand) == value
    return said(value) == operand


def _in_order(operator: str, value: PropertyValue, limit: Decimal) -> bool:
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


def satisfies(condition: Condition, values: Values) -> bool:
    """Whether an attribute's values satisfy all comparisons of a condition.

    Without a quantifier every value must; a missing attribute satisfies only ``exists: false``, ``ne``, ``not_in`` and
    whatever is said of ``each`` or ``none`` of its values.
    """
    return all(_satisfies(comparison, values) for comparison in condition.comparisons)


def _satisfies(comparison: Comparison, values: Values) -> bool:
    if comparison.operator == "exists":
        return bool(values) == (comparison.operand[0] in TRUE)
    if comparison.quantifier == "any":
        return any(holds(comparison, value) for value, _ in values)
    if comparison.quantifier == "none":
        return not any(holds(comparison, value) for value, _ in values)
    if not values:
        return comparison.quantifier == "each" or comparison.operator in ("ne", "not_in")
    return all(holds(comparison, value) for value, _ in values)
