"""Nothing depends on itself, not even by a detour.

``relationships`` lists the types that count, ``dependency`` (the default) all that carry one; a relationship is followed from the
dependent to the dependency, or as it is drawn where its type carries none. Each group of elements that depend on one another is
one finding, with a shortest cycle through its first element as witness; it stands at the relationship of that cycle whose
source comes first by id. With ``select`` only cycles among the selected elements count. Work: each relationship once
(Tarjan 1972), and once more for each group found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.components import components
from eaf.graph.graph import DEPENDENCY
from eaf.graph.marks import both, numbers
from eaf.loading.typed import words
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_TYPE
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.kernel import Arc, Arcs
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Parameters:
    """The relationships that may not form a cycle."""

    relationships: tuple[str, ...]

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(words(raw.get("relationships")) or (DEPENDENCY,))

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "count", "others"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Find the components among what may lie on a cycle at all, then one cycle in each."""
        graph, kernel = context.graph, context.graph.kernel
        ends = (graph.dependents, graph.dependencies)
        looked_at = graph.of_types(self.relationships)
        for end in ends:
            looked_at = both(looked_at, kernel.marked(end, selected))
        turning = kernel.turning(len(graph), *ends, looked_at)
        kernel.visits += 2 * turning.count(1)
        arcs = kernel.arcs(len(graph), *ends, turning)
        members = sorted({int(ends[0][index]) for index in numbers(turning)})
        place = {n: at for at, n in enumerate(members)}
        found = []
        for component in sorted(components([[place[end] for end, _ in arcs[n] if end in place] for n in members])):
            inside = [members[at] for at in component]
            cycle = _cycle(arcs, inside)
            if cycle:
                found.append(_violation(context, inside, cycle))
        return Outcome(looked_at.count(1), tuple(found))


def _cycle(arcs: Arcs, component: list[int]) -> tuple[int, ...]:
    """A shortest cycle through the first element of the component; nothing when it has none."""
    first, inside = component[0], set(component)
    parents: dict[int, Arc] = {}
    pending = [first]
    for node in pending:
        for end, index in arcs[node]:
            if end == first:
                return (*_way(parents, first, node), index)
            if end in inside and end not in parents:
                parents[end] = (node, index)
                pending.append(end)
    return ()


def _way(parents: dict[int, Arc], first: int, node: int) -> tuple[int, ...]:
    steps: list[int] = []
    while node != first:
        node, step = parents[node]
        steps.append(step)
    return tuple(reversed(steps))


def _violation(context: Context, component: list[int], cycle: tuple[int, ...]) -> Violation:
    graph = context.graph
    names = [graph.facts.name(n) for n in component]
    tail = " …" if len(names) > _SHOWN else ""
    return Violation(
        subjects=tuple(graph.ids[n] for n in component),
        origin=graph.facts.relationship_origin(min(cycle, key=graph.sources.__getitem__)),
        key=False,
        values={
            "subject": names[0],
            "count": str(len(component)),
            "others": Text(
                ", ".join(each.said_in("vi") for each in names[:_SHOWN]) + tail,
                ", ".join(each.said_in("en") for each in names[:_SHOWN]) + tail,
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
)
