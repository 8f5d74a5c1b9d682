"""Entries of a pack's files as YAML lines: texts in flow style, and quotes wherever a reader could take a text for something else."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.loading.document import Value

_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ ./()_-])*")
"""Letters and digits first; none of the marks that mean something to YAML."""
_NUMERIC = re.compile(r"[0-9][0-9a-f_.:xo-]*")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})


def scalar(words: str) -> str:
    """Words as a YAML scalar that every reader takes for this text."""
    is_plain = _PLAIN.fullmatch(words) and not words.endswith(" ") and not _NUMERIC.fullmatch(fold(words))
    return words if is_plain and fold(words) not in _WORDS else json.dumps(words, ensure_ascii=False)


def entry(values: Mapping[str, Value], indent: int, bare: frozenset[str] = frozenset()) -> Iterator[str]:
    """A mapping as an item of a list; the values of the keys ``bare`` (dates, booleans) stand without quotes."""
    lead = f"{' ' * indent}- "
    for key, value in values.items():
        yield f"{lead}{key}: {value if key in bare and isinstance(value, str) else _flow(value)}"
        lead = " " * (indent + 2)


def _flow(value: Value) -> str:
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_flow(each)}' for key, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_flow(each) for each in value)}]"
    return "null" if value is None else scalar(value)
