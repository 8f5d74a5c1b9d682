"""Text formats of a view besides SVG, one file each: a view goes in, text comes out."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from eaf.exporters import dot, mermaid

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from eaf.viewing.shapes import View

EXPORTERS: Mapping[str, Callable[[View], str]] = MappingProxyType({"dot": dot.export, "mermaid": mermaid.export})
