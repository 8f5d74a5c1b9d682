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
    """Compile an expression of the subset; raises :class:`ParameterError` for any other. ``$`` is the very end of the text."""
    read = _read(expression) if len(expression) <= MAX_LENGTH else None
    if read is None:
        message = f"the expression is not of the safe subset: {expression}"
        raise ParameterError(message)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # what a later Python will read otherwise has no one meaning
            return re.compile(read)
    except (re.error, Warning) as error:
        message = f"the expression cannot be read: {expression} ({error})"
        raise ParameterError(message) from error


def _read(expression: str) -> str | None:
    """The expression in Python's terms; nothing where a group that repeats or alternates inside is itself repeated."""
    open_groups = [False]  # for each open group whether it repeats or alternates so far
    risky = False  # whether the item just read is a group that does
    read: list[str] = []
    at = 0
    while at < len(expression):
        sign, end = expression[at], at
        if sign in _REPEATS:
            if risky and sign != "?":
                return None
            open_groups[-1], risky = True, False
        elif sign == "(":
            if expression.startswith("(?", at):
                return None
            open_groups.append(False)
            risky = False
        elif sign == ")" and len(open_groups) > 1:
            risky = open_groups.pop()
            open_groups[-1] |= risky
        else:
            if sign == "\\" and expression[at + 1 : at + 2].isdigit():
                return None
            open_groups[-1] |= sign == "|"
            risky = False
            end = _end_of_item(expression, at)
        read.append(r"\Z" if sign == "$" else expression[at : end + 1])
        at = end + 1
    return "".join(read)


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
