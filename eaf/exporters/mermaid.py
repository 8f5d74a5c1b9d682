"""Mermaid flowchart: groups as subgraphs, boxes with their type, lines with their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.exporters.flat import flat

if TYPE_CHECKING:
    from eaf.text import Language
    from eaf.viewing.shapes import Box, Group, View

_ENTITIES = {'"': "#quot;", "<": "#lt;", ">": "#gt;", "&": "#amp;", "\n": " ", "`": "#96;"}


def export(view: View, _: Language = "vi") -> str:
    """The view as Mermaid text."""
    graph = flat(view)
    lines = ["flowchart TB"]
    for group in graph.groups:
        lines += _subgraph(group, "  ")
    lines += [f"  {_box(box)}" for box in graph.boxes]
    lines += [f"  {line.source} -->|{quoted(line.label)}| {line.target}" for line in graph.lines]
    return "\n".join(lines) + "\n"


def _subgraph(group: Group, indent: str) -> list[str]:
    inner = [f"{indent}subgraph g-{group.id} [{quoted(group.title)}]"]
    inner += [f"{indent}  {_box(box)}" for box in group.boxes]
    for each in group.groups:
        inner += _subgraph(each, f"{indent}  ")
    return [*inner, f"{indent}end"]


def _box(box: Box) -> str:
    label = f"{box.title} ({box.kind})" if box.kind else box.title
    return f"{box.id}[{quoted(label)}]"


def quoted(text: str) -> str:
    """A Mermaid string with its special characters as entities."""
    return '"' + "".join(_ENTITIES.get(c, c) for c in text) + '"'
