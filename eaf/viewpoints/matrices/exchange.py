"""The exchange matrix: which system of ours exchanges data with which external system, which way, and through which platforms.

A piece of data is followed from flow to flow that names it, through integration platforms only, to the systems that keep it, and to
platforms from which it goes no further. Of several ways the shortest is shown. A flow that names no data counts where it joins
the two systems itself.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.graph.marks import numbers
from eaf.text import Text
from eaf.viewing.matrix import Evidence, Tally
from eaf.viewing.matrix_kind import MatrixKind, SignText
from eaf.viewing.perspective import EXTERNAL_LAYER

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.viewing.matrix import Matrix
    from eaf.viewing.matrix_ground import Ground

PLATFORMS = ("lgsp", "ndxp", "document-axis")
_SENDS = SignText(Text("→", "→"), Text("hàng gửi dữ liệu cho cột", "the row sends data to the column"))
_RECEIVES = SignText(Text("←", "←"), Text("hàng nhận dữ liệu từ cột", "the row receives data from the column"))
_DIRECT = SignText(
    Text("T", "D"), Text("trao đổi trực tiếp, không qua nền tảng tích hợp", "directly, through no integration platform"), "note"
)
_THROUGH = Text("qua {name}", "through {name}")


@dataclass(frozen=True, slots=True)
class _Way:
    """Flows one after the other that carry the same data, from one system to another."""

    start: int
    end: int
    flows: tuple[int, ...]
    platforms: tuple[int, ...]
    data: str


class _Ways:
    """For each piece of data the ways from the systems that bring it in."""

    def __init__(self, ground: Ground) -> None:
        graph = ground.perspective.graph
        self.platforms = [n for n, each in enumerate(graph.elements) if each.properties.get("platform") in PLATFORMS]
        self._passing = frozenset(self.platforms)
        self._leaving: dict[tuple[str, int], list[tuple[int, int]]] = {}
        self._arriving: set[tuple[str, int]] = set()
        for index in numbers(graph.of_types(("flow",))):
            for data in graph.relationships[index].data or ("",):
                self._leaving.setdefault((data, graph.sources[index]), []).append((graph.targets[index], index))
                self._arriving.add((data, graph.targets[index]))

    def __iter__(self) -> Iterator[_Way]:
        for data, start in self._leaving:
            if not data:
                yield from (_Way(start, end, (index,), (), data) for end, index in self._leaving[data, start])
            elif start not in self._passing or (data, start) not in self._arriving:
                yield from self._from(data, start)

    def _from(self, data: str, start: int) -> Iterator[_Way]:
        """Breadth first through the platforms, each of them once; then the ways to ends, and to platforms that lead to none."""
        ways = {start: _Way(start, start, (), (), data)}
        leading: dict[int, list[int]] = {}
        for at in (pending := [start]):
            way = ways[at]
            for end, index in self._leaving.get((data, at), ()):
                leading.setdefault(end, []).append(at)
                if end not in ways:
                    passed = (*way.platforms, at) if way.flows else ()
                    ways[end] = _Way(start, end, (*way.flows, index), passed, data)
                    if end in self._passing:
                        pending.append(end)
        ends = [end for end in ways if end not in self._passing and end != start]
        known = set(ends)
        for end in (going_on := list(ends)):
            for before in leading.get(end, ()):
                if before not in known:
                    known.add(before)
                    going_on.append(before)
        yield from (way for end, way in ways.items() if way.flows and (end in ends or end not in known))


def _build(kind: MatrixKind, ground: Ground) -> Matrix:
    perspective = ground.perspective
    elements = perspective.graph.elements
    ways = _Ways(ground)
    sends, receives, direct = (each.said(perspective) for each in (_SENDS, _RECEIVES, _DIRECT))
    through = {
        n: SignText(Text(str(place), str(place)), _THROUGH.format(name=elements[n].name)).said(perspective)
        for place, n in enumerate(ways.platforms, 1)
    }
    tally = Tally()
    for way in ways:
        start, end = elements[way.start], elements[way.end]
        outwards = end.layer == EXTERNAL_LAYER
        if outwards == (start.layer == EXTERNAL_LAYER):
            continue
        row, column = (start, end) if outwards else (end, start)
        passed = [through[n] for n in (way.start, *way.platforms, way.end) if n in through]
        for sign in (sends if outwards else receives, *(passed or [direct])):
            tally.note(row.id, column.id, sign, _evidence(ground, way))
    rows = (ground.head(perspective.model.elements[id_]) for id_ in tally.rows())
    columns = [ground.head(each, each.owner) for each in (perspective.model.elements[id_] for id_ in tally.columns())]
    frame = kind.frame(ground, (sends, receives, *through.values(), direct), ground.owners())
    return tally.matrix(frame, rows, columns)


def _evidence(ground: Ground, way: _Way) -> Evidence:
    """The data and the systems that it passes."""
    perspective = ground.perspective
    elements = perspective.graph.elements
    said = " → ".join(perspective.say(elements[n].name) for n in (way.start, *way.platforms, way.end))
    origins = tuple(perspective.graph.relationships[each].origin for each in way.flows)
    data = perspective.model.elements.get(way.data)
    passed = tuple(elements[n].id for n in way.platforms)
    return Evidence(
        f"{perspective.say(data.name)}: {said}" if data else said, (*([data.id] if data else []), *passed), origins=origins
    )


KIND = MatrixKind(
    id="trao-doi",
    title=Text("Trao đổi dữ liệu với hệ thống ngoài", "Exchange with external systems"),
    lead=Text(
        "Hệ thống của đơn vị trao đổi dữ liệu gì với hệ thống quốc gia và của bộ, ngành, theo chiều nào, qua nền tảng nào. Mỗi dữ liệu được lần theo các luồng có ghi tên dữ liệu đó.",
        "Which data our systems exchange with national systems, which way and through which platforms. Each piece of data is followed along the flows that name it.",
    ),
    row_name=Text("Hệ thống của đơn vị", "Our system"),
    column_name=Text("Hệ thống ngoài", "External system"),
    missing=Text(
        "Chưa có quan hệ flow ghi dữ liệu (data) nối hệ thống của đơn vị với hệ thống ngoài.",
        "No flow that names its data joins a system of ours to an external one.",
    ),
    build=_build,
)
