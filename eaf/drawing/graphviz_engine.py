"""Graphviz as layout engine: one process for any number of graphs, text in and JSON out, no shell, never without a time limit."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eaf.drawing.dot_text import write_dot
from eaf.drawing.engine import EdgePath, Layout, LayoutRequest
from eaf.drawing.scene import Point, Rect
from eaf.errors import LayoutError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_PROGRAM = "graphviz-pure"
_REMEDY = f"install the package {_PROGRAM}, or Graphviz with its program dot"


@dataclass(frozen=True, slots=True)
class GraphvizEngine:
    """A Graphviz program: ``graphviz-pure`` or ``dot``; ``timeout`` in seconds is for one call."""

    program: str
    timeout: float = 60.0

    def lay_out(self, requests: Sequence[LayoutRequest]) -> tuple[Layout, ...]:
        """Lay out the graphs in one process; raises :class:`eaf.errors.LayoutError`."""
        if not requests:
            return ()
        answer = self._run("".join(write_dot(request) for request in requests))
        try:
            graphs = list(_documents(answer))
            return tuple(_layout(request, graph) for request, graph in zip(requests, graphs, strict=True))
        except (LookupError, TypeError, ValueError) as error:
            message = f"{self.program} gave an answer that cannot be read: {error}"
            raise LayoutError(message) from error

    def _run(self, dot: str) -> str:
        try:
            done = subprocess.run(  # noqa: S603 - a fixed argument list; the graphs come by standard input
                [self.program, "-Tjson0"], input=dot.encode(), capture_output=True, timeout=self.timeout, check=False
            )
        except FileNotFoundError as error:
            message = f"the layout program {self.program} does not exist; {_REMEDY}"
            raise LayoutError(message) from error
        except OSError as error:
            message = f"the layout program {self.program} cannot be started: {error.strerror}"
            raise LayoutError(message) from error
        except subprocess.TimeoutExpired as error:
            message = f"{self.program} did not finish within {self.timeout:g} seconds; split the view or show fewer lines"
            raise LayoutError(message) from error
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            message = f"{self.program} failed with status {done.returncode}: {said[-1] if said else 'no message'}"
            raise LayoutError(message)
        return done.stdout.decode(errors="replace")


def find_engine() -> GraphvizEngine:
    """The program installed with eaf, else the system's; raises :class:`eaf.errors.LayoutError` when there is none."""
    for candidate in _candidates():
        if candidate is not None:
            return GraphvizEngine(candidate)
    message = f"no layout engine for free graphs; {_REMEDY}"
    raise LayoutError(message)


def _candidates() -> Iterator[str | None]:
    """Where a program may be: beside this Python, where packages of this Python or of this user put programs, on the path."""
    folders = (
        str(Path(sys.executable).parent),
        sysconfig.get_path("scripts"),
        sysconfig.get_path("scripts", sysconfig.get_preferred_scheme("user")),
    )
    for folder in folders:
        yield shutil.which(_PROGRAM, path=folder)
    yield shutil.which(_PROGRAM)
    yield shutil.which("dot")


def _documents(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects that stand one after the other in a text."""
    decoder = json.JSONDecoder()
    at = 0
    text = text.strip()
    while at < len(text):
        graph, at = decoder.raw_decode(text, at)
        if not isinstance(graph, dict):
            message = "something else than an object"
            raise TypeError(message)
        at += len(text[at:]) - len(text[at:].lstrip())
        yield graph


def _layout(request: LayoutRequest, graph: Mapping[str, Any]) -> Layout:
    left, low, right, high = _numbers(graph["bb"])
    objects = {item["name"]: item for item in graph.get("objects", ())}
    edges = {item["id"]: item for item in graph.get("edges", ()) if "id" in item}

    def turned(point: Point) -> Point:
        return (point[0] - left, high - point[1])

    nodes = []
    for number, node in enumerate(request.nodes):
        x, y = turned(_point(objects[f"n{number}"]["pos"]))
        nodes.append(Rect(x - node.width / 2, y - node.height / 2, node.width, node.height))
    clusters = []
    for number in range(sum(name.startswith("cluster_") for name in objects)):
        x0, y0, x1, y1 = _numbers(objects[f"cluster_{number}"]["bb"])
        clusters.append(Rect(x0 - left, high - y1, x1 - x0, y1 - y0))
    paths = []
    for number, edge in enumerate(request.edges):
        found = edges[f"e{number}"]
        label = turned(_point(found["lp"])) if edge.label_width else None
        paths.append(EdgePath(tuple(turned(point) for point in _curve(found["pos"])), label))
    return Layout(right - left, high - low, tuple(nodes), tuple(clusters), tuple(paths))


def _numbers(text: str) -> list[float]:
    return [float(part) for part in text.split(",")]


def _point(text: str) -> Point:
    x, y = _numbers(text)
    return (x, y)


def _curve(text: str) -> list[Point]:
    """The points of the first curve of a ``pos`` attribute, without the marked end points."""
    return [_point(part) for part in text.split(";", maxsplit=1)[0].split() if part[0] not in "es"]
