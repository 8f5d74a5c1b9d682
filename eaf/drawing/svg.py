"""Writing SVG text: names are ours, values are escaped, numbers have two decimals at most."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from eaf.drawing.metrics import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

Attribute = tuple[str, str | float | None]

_ESCAPES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", ord("'"): "&#39;"}
_KEPT = 1 << 15
"""So many numbers and texts are written from memory: pictures of one site repeat most of them."""
_SCHEME = re.compile(r"[^/?#]*:")
_WEB = re.compile(r"https?://[^/]", re.IGNORECASE)
_FORBIDDEN_IN_HREF = re.compile(r"[\x00-\x20\x7f-\x9f\\]")
_PLAIN = re.compile(r"[A-Za-z0-9 ._/#:;,+-]*")
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9_-]")


@lru_cache(maxsize=_KEPT)
def number(value: float) -> str:
    """A length with at most two decimals, without a sign on zero."""
    if value == int(value):
        return str(int(value))
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


@lru_cache(maxsize=_KEPT)
def escape(text: str) -> str:
    """Text that is safe between tags and between quotes; characters that XML does not allow are gone."""
    return clean(text).translate(_ESCAPES)


def safe_href(href: str | None) -> str | None:
    """The address if it is relative, or absolute with http or https; otherwise nothing, and the box is not a link."""
    if not href or href.startswith("//") or _FORBIDDEN_IN_HREF.search(href):
        return None
    return href if not _SCHEME.match(href) or _WEB.match(href) else None


def safe_id(text: str) -> str:
    """A text turned into characters that are safe in an ``id`` and in a selector."""
    return _NOT_IN_ID.sub("_", text)


def tag(name: str, attributes: Iterable[Attribute] = (), *children: str) -> str:
    """One element; an attribute whose value is ``None`` is left out, children are SVG text already."""
    written = "".join([f' {key}="{_written(value)}"' for key, value in attributes if value is not None])
    return f"<{name}{written}>{''.join(children)}</{name}>" if children else f"<{name}{written}/>"


def _written(value: str | float) -> str:
    return _quoted(value) if isinstance(value, str) else number(value)


@lru_cache(maxsize=_KEPT)
def _quoted(value: str) -> str:
    return value if _PLAIN.fullmatch(value) else escape(value)
