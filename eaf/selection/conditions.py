"""Conditions that can never hold are refused before anything is compared: the pack knows which values there are."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eaf.errors import ParameterError
from eaf.model.audience import CLASSIFICATIONS
from eaf.model.metamodel import ELEMENT_TYPES, STATUSES
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import FALSE, TRUE, as_number
from eaf.selection.pattern import pattern
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.model.element import Path
    from eaf.pack.pack import Pack
    from eaf.pack.selector import Comparison, Condition

CONFIDENCES = ("high", "medium", "low", "assumed")
_EQUALITY = ("eq", "ne", "in", "not_in")
_ORDER = ("gt", "gte", "lt", "lte")
_DATES = ("from", "to", "plateau_date")


def check_condition(condition: Condition, pack: Pack, at: Path = ()) -> None:
    """Raise :class:`ParameterError` when the attribute, a pattern or a value compared with cannot be; ``at`` is its path."""
    check_attribute(condition.attribute, pack.properties, at)
    name = condition.attribute.removeprefix("owner.")
    definition = pack.properties.get(name)
    kind = _kind_of(name, pack)
    values = definition.values if definition else _values(name, pack)
    for comparison in condition.comparisons:
        inside = (*at, comparison.quantifier) if comparison.quantifier else at
        counted = comparison.of if comparison.quantifier == "count" else (comparison,)
        for each in counted:
            where = (*inside, *(("of",) if each is not comparison else ()), each.operator)
            if each.operator == "matches":
                _check_pattern(each.operand[0], where)
            elif each.operator in _EQUALITY:
                _check_operand(each, kind, values, where)
            elif not _comparable(each.operator, kind):
                message = f"'{condition.attribute}' is of the kind {kind}, which '{each.operator}' cannot compare"
                raise ParameterError(message, where)


def check_date(name: str, pack: Pack, at: Path = ()) -> None:
    """Raise :class:`ParameterError` when no element can have an attribute of this name, or when it is no date."""
    check_attribute(name, pack.properties, at)
    if _kind_of(name.removeprefix("owner."), pack) != "date":
        message = f"'{name}' is no date"
        raise ParameterError(message, at)


def _kind_of(name: str, pack: Pack) -> str:
    """The kind of an attribute's values."""
    definition = pack.properties.get(name)
    return definition.kind if definition else "date" if name in _DATES else "text"


def check_known(names: tuple[str, ...], known: list[str], what: str, at: Path) -> None:
    """Raise :class:`ParameterError` for the first name that is not known."""
    for name in names:
        if name not in known:
            close = nearest(name, known)
            message = f"there is no {what} '{name}'" + (f", did you mean '{close[0]}'?" if close else "")
            raise ParameterError(message, at)


def _values(name: str, pack: Pack) -> Mapping[str, object]:
    """The values that a field of the format may have; none where any text will do."""
    known = {
        "status": tuple(STATUSES),
        "confidence": CONFIDENCES,
        "classification": CLASSIFICATIONS,
        "type": tuple(ELEMENT_TYPES),
        "layer": tuple(layer.id for layer in pack.layers),
        "architecture": tuple(each.id for each in pack.architectures),
    }
    return dict.fromkeys(known.get(name, ()))


def _check_pattern(expression: str, at: Path) -> None:
    try:
        pattern(expression)
    except ParameterError as error:
        raise ParameterError(str(error), at) from error


def _check_operand(comparison: Comparison, kind: str, values: Mapping[str, object], at: Path) -> None:
    if values:
        check_known(comparison.operand, list(values), "value", at)
    for operand in comparison.operand:
        fits = {
            "boolean": operand in TRUE | FALSE,
            "integer": as_number(operand) is not None,
            "decimal": as_number(operand) is not None,
            "date": _is_date(operand),
        }.get(kind, True)
        if not fits:
            message = f"'{operand}' is no value of the kind {kind}"
            raise ParameterError(message, at)


def _is_date(operand: str) -> bool:
    try:
        date.fromisoformat(operand)
    except ValueError:
        return False
    return True


def _comparable(operator: str, kind: str) -> bool:
    """Whether values of this kind can be in an order, or before a date; whether one exists can always be said."""
    if operator in _ORDER:
        return kind in ("integer", "decimal", "text", "list")
    return operator == "exists" or kind == "date"
