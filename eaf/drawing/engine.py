"""What a layout engine is asked and what it answers: sizes in, places out, no text and no colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from eaf.drawing.scene import Point, Rect


@dataclass(frozen=True, slots=True)
class NodeSize:
    """A box to be placed."""

    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Cluster:
    """Boxes (by their number in the request) that stand together below a title of the given size."""

    title_width: float
    title_height: float
    nodes: tuple[int, ...] = ()
    clusters: tuple[Cluster, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two boxes, by their numbers; a label without size takes no room."""

    source: int
    target: int
    label_width: float = 0
    label_height: float = 0


@dataclass(frozen=True, slots=True)
class LayoutRequest:
    """A graph to be laid out; equal requests have equal answers, so answers may be kept."""

    nodes: tuple[NodeSize, ...]
    clusters: tuple[Cluster, ...] = ()
    edges: tuple[Edge, ...] = ()
    direction: Literal["down", "right"] = "down"


@dataclass(frozen=True, slots=True)
class EdgePath:
    """A line as cubic curves (1 + 3n points), and the middle of its label."""

    points: tuple[Point, ...]
    label: Point | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """Places in the order of the request; clusters in depth-first order, each before those inside it."""

    width: float
    height: float
    nodes: tuple[Rect, ...]
    clusters: tuple[Rect, ...] = ()
    edges: tuple[EdgePath, ...] = ()


class LayoutEngine(Protocol):
    """Something that finds places for boxes and lines."""

    def lay_out(self, requests: Sequence[LayoutRequest]) -> tuple[Layout, ...]:
        """Lay out the graphs, each on its own; raises :class:`eaf.errors.LayoutError`."""
        ...


@dataclass(frozen=True, slots=True)
class KnownLayouts:
    """An engine that answers from what was laid out before and asks another engine for the rest."""

    known: Mapping[LayoutRequest, Layout]
    otherwise: LayoutEngine

    def lay_out(self, requests: Sequence[LayoutRequest]) -> tuple[Layout, ...]:
        """Lay out the graphs that are not known yet, in one call."""
        missing = tuple(dict.fromkeys(request for request in requests if request not in self.known))
        found = dict(zip(missing, self.otherwise.lay_out(missing), strict=True)) if missing else {}
        return tuple(self.known.get(request) or found[request] for request in requests)
