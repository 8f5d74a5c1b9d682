"""Regular expressions of a subset whose matching cannot blow up: no look-around, no back-references, no nested repetition."""

from __future__ import annotations

import re
import warnings
from functools import lru_cache

from eaf.errors import ParameterError

MAX_LENGTH = 200
_REPEATS = frozenset("*+?{")


@lru_cache(maxsize=256)
def pattern(expression: str) -> re.Pattern[str]:
    """Compile an expression of the subset; raises :class:`ParameterError` for any other."""
    if len(expression) > MAX_LENGTH or not _safe(expression):
        message = f"the expression is not of the safe subset: {expression}"
        raise ParameterError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python will read otherwise has no one meaning
            return re.compile(expression)
    except (re.error, Warning) as error:
        message = f"the expression cannot be read: {expression} ({error})"
        raise ParameterError(message) from error


def _safe(expression: str) -> bool:
    """Whether no group that repeats or alternates inside is itself repeated, and no group has an extension."""
    open_groups = [False]  # for each open group whether it repeats or alternates so far
    risky = False  # whether the item just read is a group that does
    at = 0
    while at < len(expression):
        sign = expression[at]
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
            if sign == "|":
                open_groups[-1] = True
            if sign == "\\" and expression[at + 1 : at + 2].isdigit():
                return False
            risky = False
            at = _end_of_item(expression, at)
        at += 1
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
