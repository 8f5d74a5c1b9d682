"""Regular expressions whose matching cannot blow up: a subset without look-around, back-references and nested repetition."""

from __future__ import annotations

import json
from functools import lru_cache

import jsonschema_rs

from eaf.errors import ParameterError

MAX_LENGTH = 200
_REPEATS = frozenset("*+?{")


class Pattern:
    """A compiled expression, matched in time linear in the text by the automata of the Rust engine of ``jsonschema-rs``."""

    __slots__ = ("_validator",)

    def __init__(self, expression: str) -> None:
        schema = json.dumps({"pattern": expression})
        self._validator = jsonschema_rs.validator_for(schema, pattern_options=jsonschema_rs.RegexOptions())

    def matches(self, text: str) -> bool:
        """Whether the expression is found in the text; ``$`` is the very end."""
        return self._validator.is_valid(text)


@lru_cache(maxsize=256)
def pattern(expression: str) -> Pattern:
    """Compile an expression of the subset; raises :class:`ParameterError` for any other."""
    if len(expression) > MAX_LENGTH or not _safe(expression):
        message = f"the expression is not of the safe subset: {expression}"
        raise ParameterError(message)
    try:
        return Pattern(expression)
    except (jsonschema_rs.ValidationError, ValueError) as error:
        message = f"the expression cannot be read: {expression}"
        raise ParameterError(message) from error


def _safe(expression: str) -> bool:
    """Whether no group that repeats or alternates inside is itself repeated, and none has an extension: such are never needed."""
    open_groups = [False]  # for each open group whether it repeats or alternates so far
    risky = False  # whether the item just read is a group that does
    at = 0
    while at < len(expression):
        sign, end = expression[at], at
        if sign in _REPEATS:
            if risky and sign != "?":
                return False
            open_groups[-1], risky = True, False
        elif sign == "(":
            if expression.startswith("(?", at):
                return False
            open_groups.append(False)
            risky = False
        elif sign == ")" and len(open_groups) > 1:
            risky = open_groups.pop()
            open_groups[-1] |= risky
        else:
            if sign == "\\" and expression[at + 1 : at + 2].isdigit():
                return False
            open_groups[-1] |= sign == "|"
            risky = False
            end = _end_of_item(expression, at)
        at = end + 1
    return True


def _end_of_item(expression: str, at: int) -> int:
    """The index of the last character of the escape, the set or the single character that begins at ``at``."""
    if expression[at] == "\\":
        return at + 1
    if expression[at] != "[":
        return at
    end = at + 1 + (expression[at + 1 : at + 2] == "^")
    end += expression[end : end + 1] == "]"  # a bracket that comes first means itself
    while end < len(expression) and expression[end] != "]":
        end += 2 if expression[end] == "\\" else 1
    return end
