"""What an element's attributes must say.

Each entry of ``require`` names an attribute and what must hold of it: the comparisons of selectors, or ``at_least``, which compares
a number with the largest value among the elements that a path reaches. ``when`` narrows the subjects to those for which the
demand holds. The finding stands at the value, or at the subject where the value is missing. Work: each subject once for
each entry; for ``at_least`` each relationship once for each step of its path.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.loading.typed import condition, items, selector, table, word
from eaf.pack.selector import Condition, Selector
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, CONDITION_KEYS, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.compare import as_number, pattern, said, satisfies
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from decimal import Decimal

    from eaf.model.element import Element
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.selection.attributes import Values


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The largest value of an attribute among the elements that a path reaches."""

    along: PathExpression
    target: Selector
    attribute: str


@dataclass(frozen=True, slots=True)
class Demand:
    """One attribute and what must hold of it."""

    condition: Condition
    at_least: AtLeast | None = None
    unless: Selector | None = None


@dataclass(frozen=True, slots=True)
class Parameters:
    """The demands, and when they hold."""

    demands: tuple[Demand, ...]
    when: Selector | None = None

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        demands = []
        for each in items(raw.get("require")):
            rest = {key: value for key, value in each.items() if key not in ("attr", "at_least", "unless")}
            bound = table(each.get("at_least"))
            at_least = (
                AtLeast(parse_path(word(bound.get("along"))), selector(bound.get("target")), word(bound.get("attr"))) if bound else None
            )
            unless = selector(each["unless"]) if "unless" in each else None
            demands.append(Demand(condition(word(each.get("attr")), rest), at_least, unless))
        return cls(tuple(demands), selector(raw["when"]) if "when" in raw else None)

    def prepare(self, pack: Pack) -> None:
        """The attributes and expressions named must be usable."""
        if self.when:
            check_selector(self.when, pack)
        for demand in self.demands:
            check_attribute(demand.condition.attribute, pack.properties)
            for comparison in demand.condition.comparisons:
                if comparison.operator == "matches":
                    pattern(comparison.operand[0])
            if demand.unless:
                check_selector(demand.unless, pack)
            if demand.at_least:
                check_selector(demand.at_least.target, pack)
                check_attribute(demand.at_least.attribute, pack.properties)

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Look at every subject once for each demand."""
        subjects = selected or ()
        if self.when:
            mask = context.selection.mask(self.when)
            subjects = tuple(n for n in subjects if mask[n])
        found: list[Violation] = []
        for demand in self.demands:
            spared = context.selection.mask(demand.unless) if demand.unless else None
            bounds = self._bounds(context, demand.at_least) if demand.at_least else {}
            for n in subjects:
                if spared is None or not spared[n]:
                    found += self._judge(context, n, demand, bounds.get(n))
        return Outcome(len(subjects), tuple(found))

    def _judge(self, context: Context, n: int, demand: Demand, bound: tuple[Decimal, int] | None) -> list[Violation]:
        element = context.graph.elements[n]
        name = demand.condition.attribute
        values = values_of(element, name, context.model.elements)
        if demand.condition.comparisons and not satisfies(demand.condition, values):
            expected = ", ".join(part for each in demand.condition.comparisons for part in each.operand)
            return [self._violation(context, element, name, self._offending(demand, values), expected)]
        if bound and values:
            own = as_number(values[0][0])
            if own is not None and own < bound[0]:
                other = context.graph.elements[bound[1]]
                violation = self._violation(context, element, name, values[:1], str(bound[0]), other)
                return [violation]
        return []

    def _offending(self, demand: Demand, values: Values) -> Values:
        """The first value that fails on its own, else the first one; the whole list where any of its values would do."""
        if values and any(comparison.quantifier == "any" for comparison in demand.condition.comparisons):
            value, path = values[0]
            return ((value, path[:-1] if isinstance(path[-1], int) else path),)
        each = (value for value in values if not satisfies(demand.condition, (value,)))
        first = next(each, values[0] if values else None)
        return (first,) if first else ()

    def _violation(
        self, context: Context, element: Element, name: str, values: Values, expected: str, other: Element | None = None
    ) -> Violation:
        label = context.pack.properties[name].label if name in context.pack.properties else Text(name, name)
        facts: dict[str, str | Text] = {
            "subject": element.name,
            "attribute": label,
            "value": said(values[0][0]) if values else Text("chưa có", "missing"),
            "expected": expected,
            "target": other.name if other else Text(),
        }
        owner = context.model.elements.get(element.owner)
        facts["owner"] = owner.name if owner else Text()
        origin = element.origin.child(*values[0][1]) if values else element.origin
        related = ((other.origin, other.name),) if other else ()
        return Violation((element.id,), origin, key=not values, values=facts, discriminator=name, related=related)

    def _bounds(self, context: Context, bound: AtLeast) -> dict[int, tuple[Decimal, int]]:
        """For each element the largest value its path reaches: targets by falling value, each element settled once."""
        graph, path = context.graph, bound.along
        valued: list[tuple[Decimal, int]] = []
        for n in context.selection.elements(bound.target):
            values = values_of(graph.elements[n], bound.attribute, context.model.elements)
            number = as_number(values[0][0]) if values else None
            if number is not None:
                valued.append((number, n))
        backward = [
            [(m.state, graph.arcs(m.label, inverse=not m.inverse)) for m in path.moves if m.next_state == state]
            for state in range(path.states)
        ]
        held: list[dict[int, tuple[Decimal, int]]] = [{} for _ in range(path.states)]
        for number, target in sorted(valued, key=lambda each: (-each[0], each[1])):
            pending = deque((state, target) for state in sorted(path.accepting) if target not in held[state])
            for state, node in pending:
                held[state][node] = (number, target)
            while pending:
                state, node = pending.popleft()
                for before, arcs in backward[state]:
                    for neighbour, _ in arcs[node]:
                        if neighbour not in held[before]:
                            held[before][neighbour] = (number, target)
                            pending.append((before, neighbour))
        return held[0]


_DEMAND = mapping(
    {
        "attr": ATTRIBUTE,
        **CONDITION_KEYS,
        "unless": SELECTOR_REFERENCE,
        "at_least": mapping(
            {"along": {"type": "string", "minLength": 1}, "target": SELECTOR_REFERENCE, "attr": ATTRIBUTE},
            required=("along", "target", "attr"),
        ),
    },
    required=("attr",),
) | {"minProperties": 2}
KIND = RuleKind(
    id="attribute",
    question=Text("Thuộc tính có và có đúng không?", "Is the attribute there, and right?"),
    schema=mapping({"when": SELECTOR_REFERENCE, "require": listed(_DEMAND, least=1)}, required=("require",)),
    read=Parameters.read,
    documentation=__doc__ or "",
)
