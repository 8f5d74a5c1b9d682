"""Text formats of a view besides SVG, one file each: a view and a language go in, text comes out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from eaf.exporters import dot, drawio, mermaid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eaf.text import Language
    from eaf.viewing.shapes import View

EXPORTERS: Mapping[str, Callable[[View, Language], str]] = MappingProxyType(
    {"dot": dot.export, "mermaid": mermaid.export, "drawio": drawio.export}
)
