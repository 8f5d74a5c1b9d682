"""Nothing depends on itself, not even by a detour.

Each group of elements that depend on one another is one finding, with a shortest cycle through its first element as witness; it
stands at the relationship of that cycle whose source comes first by id. Work: each relationship once (Tarjan 1972), and once more for each group found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.graph import DEPENDENCY, Arc
from eaf.graph.traverse import components
from eaf.loading.typed import words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_TYPE
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw


@dataclass(frozen=True, slots=True)
class Parameters:
    """The relationships that may not form a cycle."""

    relationships: tuple[str, ...]

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(words(raw.get("relationships")) or (DEPENDENCY,))

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Find the components, then one cycle in each that has any."""
        graph = context.graph
        chosen = set(selected) if selected is not None else None
        arcs: list[list[Arc]] = [[] for _ in range(len(graph))]
        subjects = 0
        for index in graph.of_types(self.relationships):
            start, end = (graph.dependency(index) if self.relationships == (DEPENDENCY,) else None) or (
                graph.sources[index],
                graph.targets[index],
            )
            if chosen is None or (start in chosen and end in chosen):
                arcs[start].append((end, index))
                subjects += 1
        found = []
        for component in components([[end for end, _ in out] for out in arcs]):
            cycle = self._cycle(arcs, component)
            if cycle:
                found.append(self._violation(context, component, cycle))
        return Outcome(subjects, tuple(found))

    def _cycle(self, arcs: list[list[Arc]], component: list[int]) -> tuple[int, ...]:
        """A shortest cycle through the first element of the component; nothing when it has none."""
        first, inside = component[0], set(component)
        parents: dict[int, Arc] = {}
        pending = [first]
        for node in pending:
            for end, index in arcs[node]:
                if end == first:
                    steps = [index]
                    while node != first:
                        node, step = parents[node]  # noqa: PLW2901 - the walk back replaces the loop, which ends here
                        steps.append(step)
                    return tuple(reversed(steps))
                if end in inside and end not in parents:
                    parents[end] = (node, index)
                    pending.append(end)
        return ()

    def _violation(self, context: Context, component: list[int], cycle: tuple[int, ...]) -> Violation:
        graph = context.graph
        names = [graph.elements[n].name for n in component]
        shown = names[:5]
        tail = " …" if len(names) > len(shown) else ""
        return Violation(
            subjects=tuple(graph.ids[n] for n in component),
            origin=graph.relationships[min(cycle, key=lambda index: graph.ids[graph.sources[index]])].origin,
            key=False,
            values={
                "subject": names[0],
                "count": str(len(component)),
                "others": Text(
                    ", ".join(each.said_in("vi") for each in shown) + tail, ", ".join(each.said_in("en") for each in shown) + tail
                ),
            },
            witness=cycle,
        )


KIND = RuleKind(
    id="acyclic",
    question=Text("Có vòng phụ thuộc không?", "Are there cycles?"),
    schema=mapping({"relationships": {"anyOf": [{"enum": [DEPENDENCY]}, listed(RELATIONSHIP_TYPE, least=1)]}}),
    read=Parameters.read,
    documentation=__doc__ or "",
    selects=False,
)
