"""What the matrices are read from, and how relationships are followed from rows to columns."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.selection.selection import Selection
from eaf.viewing.matrix import Evidence, Head, Sign
from eaf.viewing.perspective import EXTERNAL_LAYER

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from eaf.finding import Finding
    from eaf.graph.path_expression import Label
    from eaf.model.element import Element
    from eaf.pack.rule import Rule
    from eaf.pack.selector import Selector
    from eaf.viewing.matrix import Tally
    from eaf.viewing.perspective import Perspective


@dataclass(frozen=True, slots=True)
class Reading:
    """A way from a row to a column: the steps, the types of elements passed on the way, and the sign that it gives."""

    sign: Sign
    steps: tuple[Label, ...]
    via: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ground:
    """The model as seen, with what was found in it, the rules that looked, and the day."""

    perspective: Perspective
    as_of: date
    findings: tuple[Finding, ...] = ()
    rules: Mapping[str, Rule] = field(default_factory=dict)

    def elements(self, selector: Selector) -> list[Element]:
        """The selected elements, in order of id."""
        graph = self.perspective.graph
        return [graph.elements[n] for n in Selection(graph, self.perspective.pack).elements(selector)]

    def head(self, element: Element, group: str = "", note: str = "") -> Head:
        """An element as a row or a column."""
        return Head(element.id, self.perspective.say(element.name), group, note)

    def own_or_used(self, elements: Iterable[Element], used: set[str]) -> Iterator[Element]:
        """The elements without external ones in whose row or column nothing stands."""
        return (each for each in elements if each.layer != EXTERNAL_LAYER or each.id in used)

    def owners(self) -> dict[str, str]:
        """The names of all owners, as groups in order of name; elements without one come last."""
        say, elements = self.perspective.say, self.perspective.model.elements
        owners = {each.owner for each in elements.values() if each.owner}
        named = {each: say(elements[each].name) if each in elements else each for each in owners}
        return dict(sorted(named.items(), key=lambda each: (each[1], each[0])))

    def layers(self) -> dict[str, str]:
        """The names of the pack's layers, as groups in the pack's order."""
        return {each.id: self.perspective.say(each.name) for each in self.perspective.pack.layers}

    def path(self, relationships: tuple[int, ...], elements: tuple[str, ...] = ()) -> Evidence:
        """Relationships one after the other as evidence."""
        perspective = self.perspective
        said = "; ".join(perspective.sentence(each) for each in relationships)
        origins = tuple(perspective.graph.relationships[each].origin for each in relationships)
        return Evidence(said, elements, origins=origins)

    def place(self, evidence: Evidence) -> str:
        """Where a fact is written: files and lines."""
        found = (self.perspective.model.places.place(each) for each in evidence.origins)
        return evidence.place or ", ".join(dict.fromkeys(f"{each.file}:{each.line}" for each in found))

    def follow(self, tally: Tally, reading: Reading, rows: Iterable[Element], columns: Iterable[Element]) -> None:
        """Note each way from a row to a column; the work is that of walking the ways."""
        graph = self.perspective.graph
        ends = frozenset(graph.number[each.id] for each in columns)
        arcs = [graph.arcs(each.name, inverse=each.inverse, access=each.access) for each in reading.steps]
        for row in rows:
            ways: list[tuple[int, tuple[int, ...], tuple[str, ...]]] = [(graph.number[row.id], (), ())]
            for place, step in enumerate(arcs, 1):
                ways = [
                    (end, (*walked, index), (*passed, graph.ids[end]) if place < len(arcs) else passed)
                    for at, walked, passed in ways
                    for end, index in step[at]
                    if place == len(arcs) or graph.elements[end].type in reading.via
                ]
            for end, walked, passed in ways:
                if end in ends:
                    tally.note(row.id, graph.ids[end], reading.sign, self.path(walked, passed))
