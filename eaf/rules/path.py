"""What must be reached, must not be reached, or must be passed through.

``must: reach``: every subject has a path of the expression ``along`` to some element of ``to``. ``must: not-reach``: none has;
``different: [owner]`` counts only targets whose owner differs from the subject's. ``must: pass-through``: a path to ``to`` may
exist, but each must pass an element of ``via``. A missing path is reported at the subject; a forbidden or bypassing path at its
first relationship, with the shortest one as witness. Work: each relationship once for each step of the expression (with
``different``, once more whenever a new owner reaches it).
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import Search, starts_of
from eaf.loading.typed import selector, word, words
from eaf.pack.selector import Selector
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.graph import Graph
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw


@dataclass(frozen=True, slots=True)
class Parameters:
    """The mode, the path, its targets and its mediators."""

    must: str
    along: PathExpression
    target: Selector
    via: Selector | None = None
    different: tuple[str, ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        must = word(raw.get("must"))
        if (must == "pass-through") != ("via" in raw):
            message = "'via' belongs to must: pass-through, and is required there"
            raise ParameterError(message, ("must",))
        if must == "reach" and "different" in raw:
            message = "'different' belongs to not-reach and pass-through"
            raise ParameterError(message, ("different",))
        return cls(
            must=must,
            along=parse_path(word(raw.get("along"))),
            target=selector(raw.get("to")),
            via=selector(raw["via"]) if "via" in raw else None,
            different=words(raw.get("different")),
        )

    def prepare(self, pack: Pack) -> None:
        """The attributes named must exist."""
        check_selector(self.target, pack)
        if self.via:
            check_selector(self.via, pack)
        for name in self.different:
            check_attribute(name, pack.properties)

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """One traversal for all subjects."""
        subjects = selected or ()
        targets = context.selection.elements(self.target)
        if self.must == "reach":
            return Outcome(len(subjects), tuple(self._missing(context, subjects, targets)))
        stops = context.selection.mask(self.via) if self.via else None
        found = self._differing(context, subjects, stops) if self.different else self._plain(context, subjects, stops)
        return Outcome(len(subjects), tuple(found))

    def _missing(self, context: Context, subjects: tuple[int, ...], targets: tuple[int, ...]) -> list[Violation]:
        reaching = starts_of(context.graph, self.along, targets)
        elements = context.graph.elements
        return [
            Violation((elements[n].id,), elements[n].origin, values={"subject": elements[n].name})
            for n in subjects
            if not reaching[n]
        ]

    def _plain(self, context: Context, subjects: tuple[int, ...], stops: bytearray | None) -> list[Violation]:
        """Every subject that reaches a target is reported with its own shortest path; most models have none."""
        wanted = context.selection.mask(self.target)
        whole = Search(context.graph, self.along, subjects, stops)
        hits = [n for n in whole.reached() if wanted[n] and not (stops is not None and stops[n])]
        if not hits:
            return []
        starts = starts_of(context.graph, self.along, hits, stops)
        found: list[Violation] = []
        for subject in subjects:
            if starts[subject]:
                own = Search(context.graph, self.along, (subject,), stops)
                found += [self._path(context.graph, own, t) for t in own.reached() if wanted[t] and t != subject and not (stops and stops[t])]
        return found

    def _differing(self, context: Context, subjects: tuple[int, ...], stops: bytearray | None) -> list[Violation]:
        """Owners as bits of one integer for each element, passed on until nothing changes; then one search for each hit."""
        groups = {n: self._group(context, n) for n in range(len(context.graph))}
        bit = {group: 1 << index for index, group in enumerate(dict.fromkeys(groups[n] for n in subjects))}
        reached = self._spread(context.graph, {n: bit[groups[n]] for n in subjects}, stops)
        wanted = context.selection.mask(self.target)
        members: dict[int, list[int]] = {}
        for n in subjects:
            members.setdefault(bit[groups[n]], []).append(n)
        found: list[Violation] = []
        for group, starts in members.items():
            hits = [n for n, bits in reached.items() if wanted[n] and bits & group and bit.get(groups[n], 0) != group]
            if hits:
                search = Search(context.graph, self.along, starts, stops)
                found += [self._path(context.graph, search, n) for n in sorted(hits) if not (stops and stops[n])]
        return found

    def _group(self, context: Context, n: int) -> tuple[object, ...]:
        element = context.graph.elements[n]
        return tuple(value for name in self.different for value, _ in values_of(element, name, context.model.elements))

    def _spread(self, graph: Graph, seeds: dict[int, int], stops: bytearray | None) -> dict[int, int]:
        path = self.along
        held: list[dict[int, int]] = [{} for _ in range(path.states)]
        held[0] = dict(seeds)
        pending = deque((0, n) for n in seeds)
        moves = [[(m.next_state, graph.arcs(m.label, inverse=m.inverse)) for m in path.moves if m.state == s] for s in range(path.states)]
        while pending:
            state, node = pending.popleft()
            bits = held[state][node]
            if stops is not None and stops[node] and not (state == 0 and node in seeds):
                continue
            for after, arcs in moves[state]:
                for neighbour, _ in arcs[node]:
                    known = held[after].get(neighbour, 0)
                    if bits & ~known:
                        held[after][neighbour] = known | bits
                        pending.append((after, neighbour))
        result: dict[int, int] = {}
        for state in path.accepting:
            for node, bits in held[state].items():
                result[node] = result.get(node, 0) | bits
        return result

    def _path(self, graph: Graph, search: Search, target: int) -> Violation:
        start, steps = search.witness(target)
        source, end = graph.elements[start], graph.elements[target]
        origin = graph.relationships[steps[0]].origin if steps else source.origin
        values: dict[str, str | Text] = {"subject": source.name, "source": source.name, "target": end.name}
        return Violation((source.id, end.id), origin, key=not steps, values=values, witness=steps)


KIND = RuleKind(
    id="path",
    question=Text("Phải tới được, không được tới, hay phải đi qua?", "Must it reach, not reach, or pass through?"),
    schema=mapping(
        {
            "must": {"enum": ["reach", "not-reach", "pass-through"]},
            "along": {"type": "string", "minLength": 1},
            "to": SELECTOR_REFERENCE,
            "via": SELECTOR_REFERENCE,
            "different": listed(ATTRIBUTE, least=1, unique=True),
        },
        required=("must", "along", "to"),
    ),
    read=Parameters.read,
    documentation=__doc__ or "",
)
