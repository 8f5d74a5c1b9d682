"""Which attributes elements have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.errors import ParameterError
from eaf.graph.model_facts import PLAIN, TEXTS
from eaf.text import LANGUAGES, nearest

if TYPE_CHECKING:
    from collections.abc import Mapping

    from eaf.model.element import Path

FIELDS = (
    *PLAIN,
    *TEXTS,
    "status",
    "from",
    "to",
    "tags",
    "classified",
    "sources",
    "figure_sources",
    "plateau_date",
)


def check_attribute(name: str, properties: Mapping[str, object], at: Path = ()) -> None:
    """Raise :class:`ParameterError`, with ``at`` as its path, when no element can have an attribute of this name."""
    hop, _, last = name.rpartition(".")
    if hop in TEXTS and last in LANGUAGES:
        return
    if hop not in ("", "owner"):
        message = f"only 'owner.' may stand before an attribute, or a text before its language: '{name}'"
        raise ParameterError(message, at)
    known = [*FIELDS, *properties]
    if last not in known:
        close = nearest(last, known)
        message = f"there is no attribute '{last}'" + (f", did you mean '{close[0]}'?" if close else "")
        raise ParameterError(message, at)
