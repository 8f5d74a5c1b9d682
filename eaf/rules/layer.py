"""Dependencies run downwards only.

``order`` lists the layers from top to bottom; an entry is a layer or a list of layers that stand side by side, and a sub-layer
stands where the nearest listed layer above it stands. ``relationships`` lists the types that count, ``dependency`` (the
default) all that carry one. A dependency whose dependent stands lower than its dependency is a finding at the relationship.
``mode: strict`` also refuses a dependency that skips a level; ``same: forbid`` one between different layers of one entry.

What stands in no listed layer is ignored, or with ``unlayered: through`` looked through: a chain that leaves and returns higher
up counts as one dependency. With ``select`` only the dependencies of the selected elements are looked at.

Work: each relationship once; with ``unlayered: through`` once more for each level that a chain returns above.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.components import components
from eaf.graph.graph import DEPENDENCY
from eaf.graph.marks import both, numbers, turned
from eaf.loading.typed import words
from eaf.schemas.pieces import ID, listed, mapping
from eaf.schemas.selectors import RELATIONSHIP_TYPE
from eaf.selection.conditions import check_known
from eaf.selection.layer_order import UNRANKED, LayerOrder
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.column import Codes, Column
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_FAR = 1 << 30


@dataclass(frozen=True, slots=True)
class Parameters:
    """The order of layers and how strictly it is taken."""

    order: LayerOrder
    relationships: tuple[str, ...]
    through: bool = False

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        types = words(raw.get("relationships")) or (DEPENDENCY,)
        return cls(LayerOrder.read(raw), types, raw.get("unlayered") == "through")

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"source", "target", "source_layer", "target_layer"})

    def prepare(self, pack: Pack) -> None:
        """The layers must exist, and each may stand in one entry only."""
        known = [layer.id for layer in pack.layers]
        seen: set[str] = set()
        for index, entry in enumerate(self.order.entries):
            check_known(entry, known, "layer", ("order", index))
            for name in entry:
                if name in seen:
                    message = f"the layer '{name}' stands twice in the order"
                    raise ParameterError(message, ("order", index))
                seen.add(name)

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Judge each pair of layers once, then all dependencies by the pair that they join."""
        graph, kernel = context.graph, context.graph.kernel
        layers = graph.column("layer")
        ranks = self._ranks(context, layers)
        ends = (graph.dependents, graph.dependencies)
        looked_at = both(graph.of_types(self.relationships), graph.with_end(graph.dependents, selected))
        looked_at = both(looked_at, graph.with_end(graph.dependents, kernel.marked(layers.codes, bytes(map(bool, ranks)))))
        known = graph.with_end(graph.dependencies, kernel.marked(layers.codes, bytes(map(bool, ranks))))
        broken = both(both(looked_at, known), kernel.paired(layers.codes, *ends, self._judged(ranks)))
        witnesses: list[tuple[int, ...]] = [(index,) for index in numbers(broken)]
        if not self.through:
            return Outcome(both(looked_at, known).count(1), tuple(_violation(context, each) for each in witnesses))
        beyond = _Beyond(context, kernel.mapped(layers.codes, ranks), graph.of_types(self.relationships))
        leaving = both(looked_at, turned(known))
        witnesses += beyond.chains(leaving)
        return Outcome(looked_at.count(1), tuple(_violation(context, each) for each in sorted(witnesses)))

    def _ranks(self, context: Context, layers: Column) -> list[int]:
        """The level of each of the layers that elements stand in."""
        levels = self.order.levels(context.pack.layers)
        return [levels.get(str(each[0][0]), UNRANKED) if each else UNRANKED for each in layers.values]

    def _judged(self, ranks: list[int]) -> list[bytes]:
        """For each layer of a dependent, and each of a dependency, 1 when the dependency breaks the rule."""
        return [
            bytes(self.order.breaks(rank, other, alike=dependent == dependency) for dependency, other in enumerate(ranks))
            for dependent, rank in enumerate(ranks)
        ]


class _Beyond:
    """What lies beyond the elements without a level: for each the highest level that a chain of such elements leads to."""

    def __init__(self, context: Context, rank: Codes, dependencies: bytearray) -> None:
        graph = context.graph
        self._graph = graph
        self._rank = rank
        inside = both(dependencies, graph.with_end(graph.dependents, bytes(not each for each in rank)))
        self._arcs = graph.kernel.arcs(len(graph), graph.dependents, graph.dependencies, inside)
        self._into = graph.kernel.arcs(len(graph), graph.dependencies, graph.dependents, inside)
        self._ways: dict[int, dict[int, int]] = {}
        self._inside = inside.count(1)
        members = [n for n, each in enumerate(rank) if not each]
        place = {n: at for at, n in enumerate(members)}
        self._highest = dict.fromkeys(members, _FAR)
        for component in components([[place[end] for end, _ in self._arcs[n] if end in place] for n in members]):
            ends = {end for member in component for end, _ in self._arcs[members[member]]}
            best = min((int(rank[end]) or self._highest[end] for end in ends), default=_FAR)
            for member in component:
                self._highest[members[member]] = best
        graph.kernel.visits += 2 * self._inside

    def chains(self, leaving: bytearray) -> list[tuple[int, ...]]:
        """For each dependency on such an element from which a chain leads back up, that chain."""
        graph, found = self._graph, []
        for index in numbers(leaving):
            limit, start = int(self._rank[graph.dependents[index]]), graph.dependencies[index]
            if self._highest[start] < limit:
                found.append((index, *self._chain(start, limit)))
        return found

    def _chain(self, start: int, limit: int) -> tuple[int, ...]:
        """A shortest chain from ``start`` to a level above ``limit``."""
        if limit not in self._ways:
            self._ways[limit] = self._ways_above(limit)
        node, steps = start, list[int]()
        while self._rank[node] == UNRANKED:
            steps.append(self._ways[limit][node])
            node = self._graph.dependencies[steps[-1]]
        return tuple(steps)

    def _ways_above(self, limit: int) -> dict[int, int]:
        """For each element from which a chain leads above ``limit`` the first relationship of a shortest one: one walk back for all."""
        first: dict[int, int] = {}
        for node in self._highest:
            above = (index for end, index in self._arcs[node] if UNRANKED < self._rank[end] < limit)
            index = next(above, None)
            if index is not None:
                first[node] = index
        pending = list(first)
        for node in pending:
            for before, index in self._into[node]:
                if before not in first:
                    first[before] = index
                    pending.append(before)
        self._graph.kernel.visits += 2 * self._inside
        return first


def _violation(context: Context, witness: tuple[int, ...]) -> Violation:
    graph, facts = context.graph, context.graph.facts
    dependent, dependency = graph.dependents[witness[0]], graph.dependencies[witness[-1]]
    names, layers = {layer.id: layer.name for layer in context.pack.layers}, graph.column("layer")
    of, to = (str(layers.values[layers.codes[end]][0][0]) for end in (dependent, dependency))
    return Violation(
        subjects=(graph.ids[dependent], graph.ids[dependency]),
        origin=facts.relationship_origin(witness[0]),
        key=False,
        values={
            "source": facts.name(dependent),
            "target": facts.name(dependency),
            "source_layer": names[of],
            "target_layer": names[to],
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
