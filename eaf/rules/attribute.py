"""What an element's attributes must say.

Each entry of ``require`` names an attribute and what must hold of it: the comparisons of selectors, or ``at_least``, which compares
a number with the largest value among the elements that a path reaches (with ``through``, by a path on which all elements between
the two ends match it). ``when`` narrows the subjects to those for which the
demand holds, ``unless`` takes some out of one entry. The finding stands at the value, or at the subject where the value is
missing. Work: each subject once for each entry; for ``at_least`` each relationship once for each step of its path.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import first_of
from eaf.loading.typed import condition, items, selector, table, word
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, CONDITION_KEYS, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, reader, values_of
from eaf.selection.compare import as_number, predicate, said
from eaf.selection.conditions import check_condition
from eaf.selection.selection import check_selector
from eaf.text import Text, both

if TYPE_CHECKING:
    from decimal import Decimal

    from eaf.model.element import Element
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import Condition, Selector
    from eaf.selection.attributes import Values

_MISSING = Text("chưa có", "missing")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The largest value of an attribute among the elements that a path reaches."""

    along: PathExpression
    target: Selector
    attribute: str
    through: Selector | None = None

    def bounds(self, context: Context) -> dict[int, int]:
        """For each element that reaches a value the element with the largest one."""
        elements = context.graph.elements
        valued = []
        for n in context.selection.elements(self.target):
            number = _number(values_of(elements[n], self.attribute, context.model.elements))
            if number is not None:
                valued.append((-number, n))
        return first_of(context.graph, self.along, [n for _, n in sorted(valued)], context.selection.outside(self.through))


@dataclass(frozen=True, slots=True)
class Demand:
    """One attribute and what must hold of it."""

    condition: Condition
    at_least: AtLeast | None = None
    unless: Selector | None = None

    @property
    def discriminator(self) -> str:
        """The attribute and the comparisons, which tell this demand from the others of its rule."""
        operators = [f"{each.quantifier} {each.operator}".strip() for each in self.condition.comparisons]
        return ", ".join([self.condition.attribute, *operators, *(["at_least"] if self.at_least else [])])


@dataclass(frozen=True, slots=True)
class Parameters:
    """The demands, and when they hold."""

    demands: tuple[Demand, ...]
    when: Selector | None = None

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        demands = []
        for index, each in enumerate(items(raw.get("require"))):
            rest = {key: value for key, value in each.items() if key not in ("attr", "at_least", "unless")}
            bound = table(each.get("at_least"))
            along = parse_path(word(bound.get("along")), ("require", index, "at_least", "along")) if bound else None
            through = selector(bound["through"]) if "through" in bound else None
            at_least = AtLeast(along, selector(bound.get("target")), word(bound.get("attr")), through) if along else None
            unless = selector(each["unless"]) if "unless" in each else None
            demands.append(Demand(condition(word(each.get("attr")), rest), at_least, unless))
        return cls(tuple(demands), selector(raw["when"]) if "when" in raw else None)

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "attribute", "value", "expected", "target", "owner"})

    def prepare(self, pack: Pack) -> None:
        """The attributes, layers and values named must exist."""
        if self.when:
            check_selector(self.when, pack, ("when",))
        for index, demand in enumerate(self.demands):
            at = ("require", index)
            check_attribute(demand.condition.attribute, pack.properties, (*at, "attr"))
            check_condition(demand.condition, pack, at)
            if demand.unless:
                check_selector(demand.unless, pack, (*at, "unless"))
            if demand.at_least:
                check_selector(demand.at_least.target, pack, (*at, "at_least", "target"))
                if demand.at_least.through:
                    check_selector(demand.at_least.through, pack, (*at, "at_least", "through"))
                check_attribute(demand.at_least.attribute, pack.properties, (*at, "at_least", "attr"))

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """Look at every subject once for each demand."""
        subjects = selected
        if self.when:
            mask = context.selection.mask(self.when)
            subjects = tuple(n for n in subjects if mask[n])
        if not subjects:
            return Outcome(0)
        found: list[Violation] = []
        for demand in self.demands:
            spared = context.selection.mask(demand.unless) if demand.unless else None
            bounds = demand.at_least.bounds(context) if demand.at_least else {}
            read, holds = reader(demand.condition.attribute), predicate(demand.condition)
            for n in subjects:
                if spared is None or not spared[n]:
                    element = context.graph.elements[n]
                    values = read(element, context.model.elements)
                    if not holds(values):
                        expected = ", ".join(part for each in demand.condition.comparisons for part in each.operand)
                        found.append(_violation(context, element, demand, _offending(demand, values), expected))
                    elif n in bounds:
                        found += _below(context, element, demand, values, bounds[n])
        return Outcome(len(subjects), tuple(found))


def _below(context: Context, element: Element, demand: Demand, values: Values, above: int) -> list[Violation]:
    own = _number(values)
    if own is None or demand.at_least is None:
        return []
    other = context.graph.elements[above]
    bound = _number(values_of(other, demand.at_least.attribute, context.model.elements))
    if bound is None or own >= bound:
        return []
    return [_violation(context, element, demand, values[:1], str(bound), other)]


def _number(values: Values) -> Decimal | None:
    return as_number(values[0][0]) if values else None


def _offending(demand: Demand, values: Values) -> Values:
    """The first value that fails on its own, else the first one; the whole list where any of its values would do."""
    if values and any(comparison.quantifier == "any" for comparison in demand.condition.comparisons):
        value, path = values[0]
        return ((value, path[:-1] if isinstance(path[-1], int) else path),)
    holds = predicate(demand.condition)
    each = (value for value in values if not holds((value,)))
    first = next(each, values[0] if values else None)
    return (first,) if first else ()


def _violation(
    context: Context, element: Element, demand: Demand, values: Values, expected: str, other: Element | None = None
) -> Violation:
    name = demand.condition.attribute
    definition = context.pack.properties.get(name.removeprefix("owner."))
    owner = context.model.elements.get(element.owner)
    return Violation(
        subjects=(element.id,),
        origin=element.origin.child(*values[0][1]) if values else element.origin,
        key=not values,
        values={
            "subject": element.name,
            "attribute": definition.label if definition else both(name),
            "value": both(said(values[0][0])) if values else _MISSING,
            "expected": expected,
            "target": other.name if other else Text(),
            "owner": owner.name if owner else Text(),
        },
        discriminator=demand.discriminator,
        related=((other.origin, other.name),) if other else (),
    )


_DEMAND = mapping(
    {
        "attr": ATTRIBUTE,
        **CONDITION_KEYS,
        "unless": SELECTOR_REFERENCE,
        "at_least": mapping(
            {
                "along": {"type": "string", "minLength": 1},
                "target": SELECTOR_REFERENCE,
                "through": SELECTOR_REFERENCE,
                "attr": ATTRIBUTE,
            },
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
