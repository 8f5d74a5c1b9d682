"""Text becomes typed values once the schema has said that it fits."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.pack.selector import Comparison, Condition, RelationshipSelector, Selector
from eaf.text import Language, Text

if TYPE_CHECKING:
    from eaf.loading.document import Value
    from eaf.model.element import PropertyValue
    from eaf.pack.pack import PropertyDefinition

_TRUE = frozenset({"true", "True", "TRUE"})
_NO_TEXT = Text()


def text(value: Value, language: Language = "vi") -> Text:
    """A text in the workspace's language, or in both."""
    if value is None:
        return _NO_TEXT
    if isinstance(value, dict):
        return Text(str(value.get("vi") or ""), str(value.get("en") or ""))
    return Text(vi=str(value)) if language == "vi" else Text(en=str(value))


def word(value: Value) -> str:
    """A scalar as it was written; empty where there is none."""
    return value if isinstance(value, str) else ""


def day(value: Value) -> date | None:
    """A date, or nothing."""
    return date.fromisoformat(value) if isinstance(value, str) else None


def number(value: Value) -> Decimal | None:
    """An exact decimal number, or nothing."""
    return Decimal(value) if isinstance(value, str) else None


def whole(value: Value) -> int:
    """A whole number (``12``, ``012`` and ``12.0`` are one), 0 where there is none."""
    return int(Decimal(value)) if isinstance(value, str) else 0


def days(value: Value) -> int:
    """A number of days (``180d``), 0 where there is none."""
    return int(word(value).removesuffix("d") or "0")


def month(value: Value) -> str:
    """A year, a month or a day as it was written; a year that reads as a number without what a number may add."""
    written = word(value)
    return written if "-" in written else str(whole(written)) if written else ""


def truth(value: Value) -> bool:
    """Whether the value says true."""
    return value in _TRUE


def words(value: Value) -> tuple[str, ...]:
    """A list of scalars; a single scalar counts as a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(each for each in value if isinstance(each, str)) if isinstance(value, list) else ()


def items(value: Value) -> list[dict[str, Value]]:
    """The mappings of a list."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def table(value: Value) -> dict[str, Value]:
    """A mapping; empty where there is none."""
    return value if isinstance(value, dict) else {}


def property_value(definition: PropertyDefinition | None, value: Value) -> PropertyValue:
    """A property as the pack types it; without a definition its text."""
    if isinstance(value, list):
        return words(value)
    written = word(value)
    kind = definition.kind if definition else "text"
    if kind == "integer":
        return whole(written)
    if kind == "decimal":
        return Decimal(written)
    if kind == "boolean":
        return written in _TRUE
    if kind == "date":
        return date.fromisoformat(written)
    return written


def selector(value: Value) -> Selector:
    """A selector of elements."""
    given = table(value)
    return Selector(
        types=words(given.get("type")),
        layers=words(given.get("layer")),
        architectures=words(given.get("architecture")),
        tag=word(given.get("tag")),
        ids=words(given.get("id")),
        where=tuple(condition(name, each) for name, each in table(given.get("where")).items()),
        any_of=tuple(selector(each) for each in items(given.get("any"))),
        all_of=tuple(selector(each) for each in items(given.get("all"))),
        none_of=(selector(given["not"]),) if "not" in given else (),
        sets=words(given.get("in")),
    )


def condition(attribute: str, value: Value) -> Condition:
    """What must hold of an attribute."""
    comparisons: list[Comparison] = []
    for operator, operand in table(value).items():
        if isinstance(operand, dict):
            inner = condition(attribute, {key: each for key, each in operand.items() if key != "of"}).comparisons
            of = condition(attribute, operand.get("of")).comparisons
            comparisons.extend(Comparison(each.operator, each.operand, operator, of) for each in inner)
        else:
            comparisons.append(Comparison(operator, words(operand)))
    return Condition(attribute, tuple(comparisons))


def relationship_selector(value: Value) -> RelationshipSelector:
    """A selector of relationships."""
    given = table(value)
    return RelationshipSelector(
        types=words(given.get("relationship")),
        source=selector(given.get("from")),
        target=selector(given.get("to")),
        access=words(given.get("access")),
        same=words(given.get("same")),
        different=words(given.get("different")),
        has_data=truth(given["has_data"]) if "has_data" in given else None,
        because=text(given.get("because")),
    )
