"""Graphviz DOT: groups as clusters, boxes with their type, lines with their label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.exporters.flat import flat

if TYPE_CHECKING:
    from eaf.text import Language
    from eaf.viewing.shapes import Box, Group, View


def export(view: View, _: Language = "vi") -> str:
    """The view as DOT text."""
    graph = flat(view)
    lines = [f"digraph {quoted(graph.title)} {{", "  rankdir=TB; node [shape=box, style=rounded];"]
    for group in graph.groups:
        lines += _cluster(group, "  ")
    lines += [f"  {_box(box)}" for box in graph.boxes]
    lines += [f"  {quoted(line.source)} -> {quoted(line.target)} [label={quoted(line.label)}];" for line in graph.lines]
    return "\n".join([*lines, "}"]) + "\n"


def _cluster(group: Group, indent: str) -> list[str]:
    inner = [f"{indent}subgraph {quoted(f'cluster_{group.id}')} {{", f"{indent}  label={quoted(group.title)};"]
    inner += [f"{indent}  {_box(box)}" for box in group.boxes]
    for each in group.groups:
        inner += _cluster(each, f"{indent}  ")
    return [*inner, f"{indent}}}"]


def _box(box: Box) -> str:
    label = f"{box.title}\\n«{box.kind}»" if box.kind else box.title
    url = f", URL={quoted(box.href)}" if box.href else ""
    return f"{quoted(box.id)} [label={quoted(label)}{url}];"


def quoted(text: str) -> str:
    """A DOT string; a line break written as two characters stays one."""
    return '"' + text.replace('"', '\\"').replace("\n", " ") + '"'
