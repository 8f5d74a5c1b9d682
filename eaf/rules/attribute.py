"""What an element's attributes must say.

Each entry of ``require`` names an attribute and what must hold of it: the comparisons of selectors, or ``at_least``, which compares
a number with the largest value among the elements that a path reaches (with ``through``, by a path on which all elements between
the two ends match it). ``when`` narrows the subjects to those for which the
demand holds, ``unless`` takes some out of one entry. The finding stands at the value, or at the subject where the value is
missing. Work: each subject once for each entry; for ``at_least`` each relationship once for each step of its path.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.marks import both, numbers, turned
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import first_of
from eaf.loading.typed import condition, items, selector, table, word
from eaf.schemas.pieces import listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, CONDITION_KEYS, PATH, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import as_number, predicate, said
from eaf.selection.conditions import check_condition
from eaf.selection.selection import check_selector
from eaf.text import Text
from eaf.text import both as both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from eaf.graph.column import Codes, Column, Values
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import Condition, Selector

_MISSING = Text("chưa có", "missing")


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The largest value of an attribute among the elements that a path reaches."""

    along: PathExpression
    target: Selector
    attribute: str
    through: Selector | None = None

    def bounds(self, context: Context) -> _Bounds:
        """What holds the elements to their bounds."""
        return _Bounds(self, context)


class _Bounds:
    """For each element the largest value that it reaches: targets of one value together, from the largest down."""

    def __init__(self, rule: AtLeast, context: Context) -> None:
        self._rule = rule
        self._context = context
        self._column = column = context.graph.column(rule.attribute)
        self._valued = {code: number for code, each in enumerate(column.values) if (number := _number(each)) is not None}
        self._values = sorted(set(self._valued.values()), reverse=True)
        place = {number: at for at, number in enumerate(self._values, 1)}
        table = [place[self._valued[code]] if code in self._valued else 0 for code in range(len(column.values))]
        kernel, targets = context.graph.kernel, context.selection.mask(rule.target)
        groups = kernel.grouped(kernel.mapped(column.codes, table), targets, len(place) + 1)[1:]
        self._groups = groups
        self._reached = first_of(context.graph, rule.along, groups, context.selection.outside(rule.through))

    def below(self, column: Column) -> bytearray:
        """The elements whose own value in ``column`` is a number below their bound."""
        own = [_number(each) for each in column.values]
        table = [bytes(number is not None and number < bound for number in own) for bound in self._values]
        pairs = [bytes(len(own)), *table]
        return self._context.graph.kernel.crossed(self._reached, column.codes, pairs)

    def of(self, n: int) -> tuple[int, Decimal]:
        """The first element with the largest value that ``n`` reaches, and that value."""
        return self._ordered[int(self._firsts[n]) - 1], self._values[int(self._reached[n]) - 1]

    @cached_property
    def _ordered(self) -> list[int]:
        """The targets, the one with the largest value first."""
        return [n for group in self._groups for n in group]

    @cached_property
    def _firsts(self) -> Codes:
        """For each element the first target that it reaches; worked out only when some element is below its bound."""
        stops = self._context.selection.outside(self._rule.through)
        return first_of(self._context.graph, self._rule.along, [[n] for n in self._ordered], stops)


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

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Look at every different value once for each demand."""
        subjects = both(selected, context.selection.mask(self.when)) if self.when else selected
        found: list[Violation] = []
        for demand in self.demands:
            spared = context.selection.outside(demand.unless)
            held = both(subjects, spared) if spared else subjects
            found += _judge(context, held, demand)
        return Outcome(subjects.count(1), tuple(found))


def _judge(context: Context, held: bytearray, demand: Demand) -> Iterator[Violation]:
    column = context.graph.column(demand.condition.attribute)
    right = context.selection.having(demand.condition)
    expected = ", ".join(part for each in demand.condition.comparisons for part in each.operand)
    for n in numbers(both(held, turned(right))):
        yield _violation(context, n, demand, _offending(demand, column.values[column.codes[n]]), expected)
    if demand.at_least and any(held):
        bounds = demand.at_least.bounds(context)
        for n in numbers(both(both(held, right), bounds.below(column))):
            other, bound = bounds.of(n)
            yield _violation(context, n, demand, column.values[column.codes[n]][:1], str(bound), other)


def _number(values: Values) -> Decimal | None:
    return as_number(values[0][0]) if values else None


def _offending(demand: Demand, values: Values) -> Values:
    """The first value that fails on its own, else the first one; the whole list where any of its values would do."""
    if values and any(comparison.quantifier in ("any", "count") for comparison in demand.condition.comparisons):
        value, path = values[0]
        return ((value, path[:-1] if isinstance(path[-1], int) else path),)
    holds = predicate(demand.condition)
    each = (value for value in values if not holds((value,)))
    first = next(each, values[0] if values else None)
    return (first,) if first else ()


def _violation(context: Context, n: int, demand: Demand, values: Values, expected: str, other: int | None = None) -> Violation:
    graph, facts = context.graph, context.graph.facts
    name, owners = demand.condition.attribute, context.graph.column("owner")
    definition = context.pack.properties.get(name.removeprefix("owner."))
    owner = next((graph.number.get(str(value)) for value, _ in owners.values[owners.codes[n]]), None)
    origin = facts.origin(n)
    return Violation(
        subjects=(graph.ids[n],),
        origin=origin.child(*values[0][1]) if values else origin,
        key=not values,
        values={
            "subject": facts.name(n),
            "attribute": definition.label if definition else both_languages(name),
            "value": both_languages(said(values[0][0])) if values else _MISSING,
            "expected": expected,
            "target": Text() if other is None else facts.name(other),
            "owner": Text() if owner is None else facts.name(owner),
        },
        discriminator=demand.discriminator,
        related=() if other is None else ((facts.origin(other), facts.name(other)),),
    )


_DEMAND = mapping(
    {
        "attr": ATTRIBUTE,
        **CONDITION_KEYS,
        "unless": SELECTOR_REFERENCE,
        "at_least": mapping(
            {
                "along": PATH,
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
