"""Dependencies run downwards only.

``order`` lists the layers from top to bottom; an entry is a layer or a list of layers that stand side by side. A dependency
whose dependent stands lower than its dependency is a finding at the relationship. ``mode: strict`` also refuses a dependency
that skips a level; ``same: forbid`` one between different layers of one entry. What stands in no listed layer is ignored, or with
``unlayered: through`` looked through: a chain that leaves and returns higher up counts as one dependency. Work: each
relationship once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.graph import DEPENDENCY, Arc
from eaf.graph.traverse import components
from eaf.loading.typed import words
from eaf.schemas.pieces import ID, listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_TYPE
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_UNRANKED = 0
_FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Parameters:
    """The order of layers and how strictly it is taken."""

    order: tuple[tuple[str, ...], ...]
    relationships: tuple[str, ...]
    strict: bool = False
    same_allowed: bool = True
    through: bool = False

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        order = raw.get("order")
        return cls(
            order=tuple(words(entry) for entry in order) if isinstance(order, list) else (),
            relationships=words(raw.get("relationships")) or (DEPENDENCY,),
            strict=raw.get("mode") == "strict",
            same_allowed=raw.get("same") != "forbid",
            through=raw.get("unlayered") == "through",
        )

    def prepare(self, pack: Pack) -> None:
        """The layers must exist."""
        known = {layer.id for layer in pack.layers}
        for index, entry in enumerate(self.order):
            for name in entry:
                if name not in known:
                    message = f"there is no layer '{name}'"
                    raise ParameterError(message, ("order", index))

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Scan the dependencies once."""
        graph = context.graph
        chosen = set(selected) if selected is not None else None
        rank = self._ranks(context)
        dependencies = [(index, ends) for index in graph.of_types(self.relationships) if (ends := self._ends(context, index))]
        arcs: list[list[Arc]] = [[] for _ in range(len(graph))]
        for index, (dependent, dependency) in dependencies:
            arcs[dependent].append((dependency, index))
        beyond = self._beyond(rank, arcs) if self.through else [_FAR] * len(graph)
        subjects = 0
        found: list[Violation] = []
        for index, (dependent, dependency) in dependencies:
            if rank[dependent] == _UNRANKED or (chosen is not None and dependent not in chosen):
                continue
            if rank[dependency] == _UNRANKED and not self.through:
                continue
            subjects += 1
            if rank[dependency] == _UNRANKED:
                if beyond[dependency] < rank[dependent]:
                    found.append(self._violation(context, index, self._chain(rank, arcs, rank[dependent], dependency, index)))
            elif self._breaks(context, rank, dependent, dependency):
                found.append(self._violation(context, index, (index,)))
        return Outcome(subjects, tuple(found))

    def _ends(self, context: Context, index: int) -> Arc | None:
        graph = context.graph
        return graph.dependency(index) or (graph.sources[index], graph.targets[index])

    def _ranks(self, context: Context) -> list[int]:
        ranks = {
            inner: level
            for level, entry in enumerate(self.order, 1)
            for name in entry
            for inner in context.pack.within(name)
        }
        ranks |= {name: level for level, entry in enumerate(self.order, 1) for name in entry}
        return [ranks.get(each.layer, _UNRANKED) for each in context.graph.elements]

    def _breaks(self, context: Context, rank: list[int], dependent: int, dependency: int) -> bool:
        if rank[dependency] < rank[dependent]:
            return True
        if rank[dependency] == rank[dependent]:
            elements = context.graph.elements
            return not self.same_allowed and elements[dependency].layer != elements[dependent].layer
        return self.strict and rank[dependency] > rank[dependent] + 1

    def _beyond(self, rank: list[int], arcs: list[list[Arc]]) -> list[int]:
        """For each unranked element the highest layer that a chain of unranked elements leads to."""
        inner = [[end for end, _ in out if rank[end] == _UNRANKED] if rank[n] == _UNRANKED else [] for n, out in enumerate(arcs)]
        beyond = [_FAR] * len(arcs)
        for component in components(inner):
            best = _FAR
            for member in component:
                if rank[member] == _UNRANKED:
                    ends = (rank[end] if rank[end] != _UNRANKED else beyond[end] for end, _ in arcs[member])
                    best = min(best, *ends, _FAR)
            for member in component:
                beyond[member] = best
        return beyond

    def _chain(self, rank: list[int], arcs: list[list[Arc]], limit: int, start: int, first: int) -> tuple[int, ...]:
        """The shortest chain from ``start`` through unranked elements to a layer above ``limit``."""
        parents: dict[int, tuple[int, int] | None] = {start: None}
        pending = [start]
        for node in pending:
            for end, index in arcs[node]:
                if rank[end] == _UNRANKED and end not in parents:
                    parents[end] = (node, index)
                    pending.append(end)
                elif rank[end] != _UNRANKED and rank[end] < limit:
                    steps = [index]
                    at: int = node
                    while (parent := parents[at]) is not None:
                        at, step = parent
                        steps.append(step)
                    return (first, *reversed(steps))
        return (first,)

    def _violation(self, context: Context, index: int, witness: tuple[int, ...]) -> Violation:
        graph = context.graph
        ends = self._ends(context, index)
        last = self._ends(context, witness[-1])
        dependent = graph.elements[ends[0]] if ends else graph.elements[graph.sources[index]]
        dependency = graph.elements[last[1]] if last else graph.elements[graph.targets[index]]
        layers = {layer.id: layer.name for layer in context.pack.layers}
        return Violation(
            subjects=(dependent.id, dependency.id),
            origin=graph.relationships[index].origin,
            key=False,
            values={
                "source": dependent.name,
                "target": dependency.name,
                "source_layer": layers.get(dependent.layer, Text()),
                "target_layer": layers.get(dependency.layer, Text()),
            },
            discriminator=graph.types[index],
            witness=witness,
        )


KIND = RuleKind(
    id="layer",
    question=Text("Các phụ thuộc có chỉ đi xuống không?", "Do dependencies only go down?"),
    schema=mapping(
        {
            "order": listed({"anyOf": [ID, listed(ID, least=1)]}, least=2),
            "relationships": {"anyOf": [{"enum": [DEPENDENCY]}, listed(RELATIONSHIP_TYPE, least=1)]},
            "mode": {"enum": ["relaxed", "strict"]},
            "same": {"enum": ["allow", "forbid"]},
            "unlayered": {"enum": ["ignore", "through"]},
        },
        required=("order",),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
    selects=False,
)
