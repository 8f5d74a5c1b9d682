"""What the dates of elements and relationships say of a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from eaf.graph.marks import both, either, turned

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.graph.column import Column, Values
    from eaf.graph.graph import Graph


class Phased:
    """What is there on a day, and in which phase: its status, unless its dates say otherwise."""

    def __init__(self, graph: Graph, day: date) -> None:
        self._graph = graph
        self._day = day
        self._statuses = graph.column("status")
        self._ended = where(graph, graph.column("to"), lambda values: bool(values) and ordinal(values) < day.toordinal())
        ahead = where(graph, graph.column("from"), lambda values: ordinal(values) > day.toordinal())
        self._ahead = both(ahead, turned(self._ended))

    def elements(self, phases: tuple[str, ...]) -> bytearray:
        """The elements in one of these phases."""
        building = both(self._ahead, self._with_status(("building",)))
        found = both(self._with_status(phases), turned(either(self._ended, self._ahead)))
        for phase, those in (
            ("retired", self._ended),
            ("building", building),
            ("planned", both(self._ahead, turned(building))),
        ):
            found = either(found, those) if phase in phases else found
        return found

    def _with_status(self, statuses: tuple[str, ...]) -> bytearray:
        return where(self._graph, self._statuses, lambda values: any(value in statuses for value, _ in values))

    def phase(self, n: int) -> str:
        """The phase of one element that has one."""
        if self._ended[n]:
            return "retired"
        status = str(next((value for value, _ in self._statuses.values[self._statuses.codes[n]]), ""))
        if self._ahead[n]:
            return status if status == "building" else "planned"
        return status

    def relationships(self) -> bytearray:
        """The relationships that are there."""
        since, day = self._graph.relationship_column("since"), self._day.toordinal()
        ahead = self._graph.with_end(since.codes, since.marks(lambda values: ordinal(values) > day))
        return turned(either(ahead, ended_relationships(self._graph, self._day)))


def where(graph: Graph, column: Column, test: Callable[[Values], object]) -> bytearray:
    """The elements of whose values the test holds."""
    return graph.kernel.marked(column.codes, column.marks(test))


def ended_relationships(graph: Graph, day: date) -> bytearray:
    """The relationships that have ended before ``day``."""
    until, last = graph.relationship_column("until"), day.toordinal()
    return graph.with_end(until.codes, until.marks(lambda values: bool(values) and ordinal(values) < last))


def ordinal(values: Values) -> int:
    """The day as a number; -1 where there is none."""
    return next((value.toordinal() for value, _ in values if isinstance(value, date)), -1)
