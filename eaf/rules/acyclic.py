"""Nothing depends on itself, not even by a detour.

``relationships`` lists the types that count, ``dependency`` (the default) all that carry one; a relationship is followed from the
dependent to the dependency, or as it is drawn where its type carries none. Each group of elements that depend on one another is
one finding, with a shortest cycle through its first element as witness; it stands at the relationship of that cycle whose
source comes first by id. With ``select`` only cycles among the selected elements count.

With ``group_by`` the elements of which that attribute says the same, such as ``owner`` or ``layer``, are looked at as one: circles
between groups are found, with as few relationships as they take, and what runs inside one group is left alone. With
``ignore_within_group: false`` a circle of the elements of one group is a finding too. Elements of which the attribute says nothing
are left out. Work: each relationship once (Tarjan 1972), and once more for each group found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.components import components
from eaf.graph.graph import DEPENDENCY
from eaf.graph.marks import both, numbers, turned
from eaf.loading.typed import truth, word, words
from eaf.schemas.pieces import BOOLEAN, listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, RELATIONSHIP_TYPE
from eaf.selection.grouping import Grouping, check_group
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.graph.column import Codes
    from eaf.graph.graph import Graph
    from eaf.graph.kernel import Arc, Arcs
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Parameters:
    """The relationships that may not form a cycle, and what is looked at as one."""

    relationships: tuple[str, ...]
    group_by: str = ""
    within_too: bool = False

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        if "ignore_within_group" in raw and "group_by" not in raw:
            message = "'ignore_within_group' belongs to 'group_by'"
            raise ParameterError(message, ("ignore_within_group",))
        within_too = "ignore_within_group" in raw and not truth(raw["ignore_within_group"])
        return cls(words(raw.get("relationships")) or (DEPENDENCY,), word(raw.get("group_by")), within_too)

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "count", "others"})

    def prepare(self, pack: Pack) -> None:
        """The attribute must name elements, layers or architectures: they are the subjects."""
        if self.group_by:
            check_group(self.group_by, pack, ("group_by",))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Find the components among what may lie on a cycle at all, then one cycle in each."""
        graph = context.graph
        ends = (graph.dependents, graph.dependencies)
        looked_at = graph.of_types(self.relationships)
        for end in ends:
            looked_at = both(looked_at, graph.with_end(end, selected))
        if self.group_by:
            return self._between_groups(context, ends, looked_at)
        return Outcome(looked_at.count(1), tuple(_among_elements(graph, ends, looked_at)))

    def _between_groups(self, context: Context, ends: tuple[Codes, Codes], looked_at: bytearray) -> Outcome:
        graph, grouping = context.graph, Grouping.by(self.group_by, context.graph)
        said = b"\x00" + b"\x01" * (len(grouping.groups) - 1)
        groups = (graph.of_end(ends[0], grouping.codes), graph.of_end(ends[1], grouping.codes))
        for each in groups:
            looked_at = both(looked_at, graph.with_end(each, said))
        within = both(looked_at, graph.kernel.equal(*groups))
        between = both(looked_at, turned(within))
        found = [
            _violation(
                graph,
                tuple(str(grouping.groups[n][0]) for n in inside),
                [grouping.name(n, graph, context.pack) for n in inside],
                cycle,
            )
            for inside, cycle in _circles(graph, len(grouping.groups), groups, between)
        ]
        if not self.within_too:
            return Outcome(between.count(1), tuple(found))
        return Outcome(looked_at.count(1), (*found, *_among_elements(graph, ends, within)))


def _among_elements(graph: Graph, ends: tuple[Codes, Codes], looked_at: bytearray) -> Iterator[Violation]:
    for inside, cycle in _circles(graph, len(graph), ends, looked_at):
        yield _violation(graph, tuple(graph.ids[n] for n in inside), [graph.facts.name(n) for n in inside], cycle)


def _circles(
    graph: Graph, size: int, ends: tuple[Codes, Codes], looked_at: bytearray
) -> Iterator[tuple[list[int], tuple[int, ...]]]:
    """The components of more than one node, or with a relationship to itself, each with a shortest cycle through its first one."""
    turning = graph.kernel.turning(size, *ends, looked_at)
    graph.kernel.visits += 2 * turning.count(1)
    arcs = graph.kernel.arcs(size, *ends, turning)
    members = sorted({int(ends[0][index]) for index in numbers(turning)})
    place = {n: at for at, n in enumerate(members)}
    for component in sorted(components([[place[end] for end, _ in arcs[n] if end in place] for n in members])):
        inside = [members[at] for at in component]
        cycle = _cycle(graph, arcs, inside)
        if cycle:
            yield inside, cycle


def _cycle(graph: Graph, arcs: Arcs, component: list[int]) -> tuple[int, ...]:
    """A shortest cycle through the first element of the component; nothing when it has none."""
    first, inside = component[0], set(component)
    parents: dict[int, Arc] = {}
    pending = [first]
    for node in pending:
        found = arcs[node]
        graph.kernel.visits += len(found)
        for end, index in found:
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


def _violation(graph: Graph, subjects: tuple[str, ...], names: list[Text], cycle: tuple[int, ...]) -> Violation:
    tail = " …" if len(names) > _SHOWN else ""
    return Violation(
        subjects=subjects,
        origin=graph.facts.relationship_origin(min(cycle, key=graph.sources.__getitem__)),
        key=False,
        values={
            "subject": names[0],
            "count": str(len(subjects)),
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
    schema=mapping(
        {
            "relationships": {"anyOf": [{"enum": [DEPENDENCY]}, listed(RELATIONSHIP_TYPE, least=1)]},
            "group_by": ATTRIBUTE,
            "ignore_within_group": BOOLEAN,
        }
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
