"""How many relationships or values an element has.

``count`` names either relationships (type, direction, the other end, the kind of access) or an attribute's values. Fewer than
``min`` is reported at the subject, more than ``max`` at the first one beyond it, with the others named beside it. Parallel
relationships to one element count once unless ``distinct: false``.

Work: each relationship once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.marks import both, numbers
from eaf.loading.typed import selector, table, truth, word, words
from eaf.schemas.pieces import BOOLEAN, integer, mapping, one_or_more
from eaf.schemas.selectors import ACCESS, ATTRIBUTE, RELATIONSHIP_TYPE, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.column import Codes
    from eaf.graph.kernel import Arcs
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.selector import Selector


@dataclass(frozen=True, slots=True)
class Parameters:
    """What is counted, and the bounds."""

    types: tuple[str, ...] = ()
    incoming: bool = False
    other: Selector | None = None
    access: tuple[str, ...] = ()
    attribute: str = ""
    minimum: int = 0
    maximum: int | None = None
    distinct: bool = True

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        count = table(raw.get("count"))
        if "values" in count and len(count) > 1:
            message = "'values' stands alone: it counts values and not relationships"
            raise ParameterError(message, ("count", "values"))
        parameters = cls(
            types=words(count.get("relationship")),
            incoming=word(count.get("direction")) == "in",
            other=selector(count["other"]) if "other" in count else None,
            access=words(count.get("access")),
            attribute=word(count.get("values")),
            minimum=int(Decimal(word(raw.get("min")) or "0")),
            maximum=int(Decimal(word(raw["max"]))) if "max" in raw else None,
            distinct=truth(raw["distinct"]) if "distinct" in raw else True,
        )
        if parameters.maximum is not None and parameters.maximum < parameters.minimum:
            message = f"max {parameters.maximum} is below min {parameters.minimum}"
            raise ParameterError(message, ("max",))
        return parameters

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "count", "expected", "others"})

    def prepare(self, pack: Pack) -> None:
        """The attributes, layers and values named must exist."""
        if self.attribute:
            check_attribute(self.attribute, pack.properties, ("count", "values"))
        if self.other:
            check_selector(self.other, pack, ("count", "other"))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Count all at once; look only at what is out of bounds."""
        counted = _Values(self, context) if self.attribute else _Relationships(self, context)
        counts = counted.counts()
        outside = bytes(map(self._is_outside, range(max(counts, default=0) + 1)))
        wrong = both(selected, context.graph.kernel.marked(counts, outside))
        return Outcome(selected.count(1), tuple(counted.violation(n, int(counts[n])) for n in numbers(wrong)))

    def _is_outside(self, count: int) -> bool:
        return count < self.minimum or (self.maximum is not None and count > self.maximum)

    def facts(self, context: Context, n: int, count: int, others: tuple[Text, ...] = ()) -> dict[str, str | Text]:
        """The values for the message; the bound is the one that is broken."""
        bound = self.minimum if count < self.minimum or self.maximum is None else self.maximum
        return {
            "subject": context.graph.facts.name(n),
            "count": str(count),
            "expected": str(bound),
            "others": Text(", ".join(each.said_in("vi") for each in others), ", ".join(each.said_in("en") for each in others)),
        }


class _Values:
    """How many values an attribute has."""

    def __init__(self, rule: Parameters, context: Context) -> None:
        self._rule = rule
        self._context = context
        self._column = context.graph.column(rule.attribute)

    def counts(self) -> Codes:
        """For each element how many."""
        return self._context.graph.kernel.mapped(self._column.codes, [len(each) for each in self._column.values])

    def violation(self, n: int, count: int) -> Violation:
        """What is wrong with an element, at the first value that is too many."""
        rule, origin = self._rule, self._context.graph.facts.origin(n)
        values, id_ = rule.facts(self._context, n, count), self._context.graph.ids[n]
        if rule.maximum is None or count <= rule.maximum:
            return Violation((id_,), origin, values=values)
        _, path = self._column.values[self._column.codes[n]][rule.maximum]
        return Violation((id_,), origin.child(*path), key=False, values=values)


class _Relationships:
    """How many relationships an element has."""

    def __init__(self, rule: Parameters, context: Context) -> None:
        self._rule = rule
        self._context = context
        graph = context.graph
        self._subjects, self._others = (graph.targets, graph.sources) if rule.incoming else (graph.sources, graph.targets)
        self._counted = bytearray(graph.of_types(rule.types))
        if rule.other:
            self._counted = both(self._counted, graph.with_end(self._others, context.selection.mask(rule.other)))
        if rule.access:
            self._counted = both(self._counted, graph.with_access(rule.access))

    @cached_property
    def _arcs(self) -> Arcs:
        graph = self._context.graph
        return graph.kernel.arcs(len(graph), self._subjects, self._others, self._counted)

    def counts(self) -> Codes:
        """For each element how many."""
        graph = self._context.graph
        return graph.kernel.degrees(len(graph), self._subjects, self._others, self._counted, distinct=self._rule.distinct)

    def violation(self, n: int, count: int) -> Violation:
        """What is wrong with an element, at the first relationship that is too many."""
        rule, graph, facts = self._rule, self._context.graph, self._context.graph.facts
        arcs = list(self._arcs[n])
        if rule.distinct:
            first: dict[int, int] = {}
            for other, index in arcs:
                first.setdefault(other, index)
            arcs = list(first.items())
        values = rule.facts(self._context, n, count, tuple(facts.name(other) for other, _ in arcs))
        if rule.maximum is None or count <= rule.maximum:
            return Violation((graph.ids[n],), facts.origin(n), values=values)
        _, surplus = arcs[rule.maximum]
        related = tuple((facts.relationship_origin(index), facts.name(other)) for other, index in arcs if index != surplus)
        origin = facts.relationship_origin(surplus)
        return Violation((graph.ids[n],), origin, key=False, values=values, related=related, witness=(surplus,))


KIND = RuleKind(
    id="cardinality",
    question=Text("Có bao nhiêu quan hệ hoặc giá trị?", "How many relationships or values are there?"),
    schema=mapping(
        {
            "count": mapping(
                {
                    "relationship": one_or_more(RELATIONSHIP_TYPE),
                    "direction": {"enum": ["in", "out"]},
                    "other": SELECTOR_REFERENCE,
                    "access": ACCESS,
                    "values": ATTRIBUTE,
                }
            )
            | {"anyOf": [{"required": ["relationship"]}, {"required": ["values"]}]},
            "min": integer(),
            "max": integer(),
            "distinct": BOOLEAN,
        },
        required=("count",),
    )
    | {"anyOf": [{"required": ["min"]}, {"required": ["max"]}]},
    read=Parameters.read,
    documentation=__doc__ or "",
)
