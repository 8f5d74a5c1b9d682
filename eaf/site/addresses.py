"""Addresses inside and outside of the site, as a page writes them."""

from __future__ import annotations

import re

_SELF_CONTAINED = re.compile(r"(?:https?:|mailto:)", re.IGNORECASE)


def is_elsewhere(path: str) -> bool:
    """Whether ``path`` leads out of the site."""
    return bool(_SELF_CONTAINED.match(path))


def address(path: str, base: str) -> str:
    """The address of ``path`` for a page from which ``base`` leads to the first folder; others than the site's stay as they are."""
    return path if path.startswith("#") or is_elsewhere(path) else base + path
