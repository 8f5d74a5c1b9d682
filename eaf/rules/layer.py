"""Dependencies run downwards only.

``order`` lists the layers from top to bottom; an entry is a layer or a list of layers that stand side by side, and a sub-layer
stands where the nearest listed layer above it stands. ``relationships`` lists the types that count, ``dependency`` (the
default) all that carry one. A dependency whose dependent stands lower than its dependency is a finding at the relationship.
``mode: strict`` also refuses a dependency that skips a level; ``same: forbid`` one between different layers of one entry.

What stands in no listed layer is ignored, or with ``unlayered: through`` looked through: a chain that leaves and returns higher
up counts as one dependency. With ``select`` only the dependencies of the selected elements are looked at.

Work: each relationship once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.components import components
from eaf.graph.graph import DEPENDENCY
from eaf.loading.typed import words
from eaf.schemas.pieces import ID, listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_TYPE
from eaf.selection.conditions import check_known
from eaf.selection.selection import marks
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.graph import Arc, Graph
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

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"source", "target", "source_layer", "target_layer"})

    def prepare(self, pack: Pack) -> None:
        """The layers must exist, and each may stand in one entry only."""
        known = [layer.id for layer in pack.layers]
        seen: set[str] = set()
        for index, entry in enumerate(self.order):
            check_known(entry, known, "layer", ("order", index))
            for name in entry:
                if name in seen:
                    message = f"the layer '{name}' stands twice in the order"
                    raise ParameterError(message, ("order", index))
                seen.add(name)

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """Scan the dependencies once."""
        graph = context.graph
        chosen = marks(len(graph), selected)
        rank = self._ranks(context)
        dependencies = [(index, graph.ends(index)) for index in graph.of_types(self.relationships)]
        beyond = _Beyond(graph, rank, dependencies) if self.through else None
        subjects = 0
        found: list[Violation] = []
        for index, (dependent, dependency) in dependencies:
            if rank[dependent] == _UNRANKED or not chosen[dependent] or (rank[dependency] == _UNRANKED and beyond is None):
                continue
            subjects += 1
            if rank[dependency] != _UNRANKED:
                if self._breaks(context, rank, dependent, dependency):
                    found.append(_violation(context, (index,)))
            elif beyond is not None and beyond.highest[dependency] < rank[dependent]:
                found.append(_violation(context, (index, *beyond.chain(dependency, rank[dependent]))))
        return Outcome(subjects, tuple(found))

    def _ranks(self, context: Context) -> list[int]:
        """The level of each element, from 1 at the top; that of the nearest listed layer around its own."""
        listed_at = {name: level for level, entry in enumerate(self.order, 1) for name in entry}
        parents = {layer.id: layer.parent for layer in context.pack.layers}
        ranks: dict[str, int] = {}
        for layer in parents:
            at = layer
            while at and at not in listed_at:
                at = parents.get(at, "")
            ranks[layer] = listed_at.get(at, _UNRANKED)
        return [ranks.get(each.layer, _UNRANKED) for each in context.graph.elements]

    def _breaks(self, context: Context, rank: list[int], dependent: int, dependency: int) -> bool:
        if rank[dependency] < rank[dependent]:
            return True
        if rank[dependency] == rank[dependent]:
            elements = context.graph.elements
            return not self.same_allowed and elements[dependency].layer != elements[dependent].layer
        return self.strict and rank[dependency] > rank[dependent] + 1


class _Beyond:
    """What lies beyond the elements without a level: for each the highest level that a chain of such elements leads to."""

    def __init__(self, graph: Graph, rank: list[int], dependencies: list[tuple[int, Arc]]) -> None:
        self._rank = rank
        self._arcs: list[list[Arc]] = [[] for _ in range(len(graph))]
        for index, (dependent, dependency) in dependencies:
            if rank[dependent] == _UNRANKED:
                self._arcs[dependent].append((dependency, index))
        self.highest = [_FAR] * len(graph)
        for component in components([[end for end, _ in out if rank[end] == _UNRANKED] for out in self._arcs]):
            ends = {end for member in component for end, _ in self._arcs[member]}
            best = min((rank[end] or self.highest[end] for end in ends), default=_FAR)
            for member in component:
                self.highest[member] = best

    def chain(self, start: int, limit: int) -> tuple[int, ...]:
        """The shortest chain from ``start`` to a level above ``limit``."""
        parents: dict[int, Arc] = {}
        pending = [start]
        for node in pending:
            for end, index in self._arcs[node]:
                if self._rank[end] == _UNRANKED and end != start and end not in parents:
                    parents[end] = (node, index)
                    pending.append(end)
                elif _UNRANKED < self._rank[end] < limit:
                    steps = [index]
                    while node != start:
                        node, step = parents[node]  # noqa: PLW2901 - the walk back ends the search
                        steps.append(step)
                    return tuple(reversed(steps))
        return ()


def _violation(context: Context, witness: tuple[int, ...]) -> Violation:
    graph = context.graph
    dependent, dependency = graph.elements[graph.ends(witness[0])[0]], graph.elements[graph.ends(witness[-1])[1]]
    layers = {layer.id: layer.name for layer in context.pack.layers}
    return Violation(
        subjects=(dependent.id, dependency.id),
        origin=graph.relationships[witness[0]].origin,
        key=False,
        values={
            "source": dependent.name,
            "target": dependency.name,
            "source_layer": layers[dependent.layer],
            "target_layer": layers[dependency.layer],
        },
        discriminator=graph.name_of(witness[0]),
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
)
