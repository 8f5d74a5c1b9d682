"""How many relationships or values an element has.

``count`` names either relationships (type, direction, the other end, the kind of access) or an attribute's values. Fewer than
``min`` is reported at the subject, more than ``max`` at the first one beyond it, with the others named beside it. Parallel
relationships to one element count once unless ``distinct: false``.

Work: each relationship once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.loading.typed import selector, table, truth, word, words
from eaf.schemas.pieces import BOOLEAN, integer, mapping, one_or_more
from eaf.schemas.selectors import ACCESS, ATTRIBUTE, RELATIONSHIP_TYPE, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.graph import Graph
    from eaf.model.element import Element
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

    def over(self, context: Context, selected: tuple[int, ...]) -> Outcome:
        """Count in one scan."""
        elements = context.graph.elements
        found: list[Violation] = []
        if self.attribute:
            for n in selected:
                values = values_of(elements[n], self.attribute, context.model.elements)
                found += self._values(elements[n], [path for _, path in values])
        else:
            counted = self._counted(context)
            for n in selected:
                found += self._relationships(context.graph, elements[n], counted.get(n, []))
        return Outcome(len(selected), tuple(found))

    def _counted(self, context: Context) -> dict[int, list[int]]:
        graph = context.graph
        wanted = context.selection.mask(self.other) if self.other else None
        counted: dict[int, list[int]] = {}
        seen: set[tuple[int, int]] = set()
        for index in graph.of_types(self.types):
            ends = (graph.targets[index], graph.sources[index])
            subject, other = ends if self.incoming else (ends[1], ends[0])
            if wanted is not None and not wanted[other]:
                continue
            if self.access and graph.relationships[index].access not in self.access:
                continue
            if self.distinct and (subject, other) in seen:
                continue
            seen.add((subject, other))
            counted.setdefault(subject, []).append(index)
        return counted

    def _values(self, element: Element, paths: list[tuple[str | int, ...]]) -> list[Violation]:
        values = self._facts(element, len(paths), ())
        if len(paths) < self.minimum:
            return [Violation((element.id,), element.origin, values=values)]
        if self.maximum is None or len(paths) <= self.maximum:
            return []
        return [Violation((element.id,), element.origin.child(*paths[self.maximum]), key=False, values=values)]

    def _relationships(self, graph: Graph, element: Element, counted: list[int]) -> list[Violation]:
        ends = graph.sources if self.incoming else graph.targets
        others = [graph.elements[ends[index]] for index in counted]
        values = self._facts(element, len(counted), tuple(other.name for other in others))
        if len(counted) < self.minimum:
            return [Violation((element.id,), element.origin, values=values)]
        if self.maximum is None or len(counted) <= self.maximum:
            return []
        surplus = counted[self.maximum]
        related = tuple(
            (graph.relationships[index].origin, other.name)
            for index, other in zip(counted, others, strict=True)
            if index != surplus
        )
        origin = graph.relationships[surplus].origin
        return [Violation((element.id,), origin, key=False, values=values, related=related, witness=(surplus,))]

    def _facts(self, element: Element, count: int, others: tuple[Text, ...]) -> dict[str, str | Text]:
        """The values for the message; the bound is the one that is broken."""
        bound = self.minimum if count < self.minimum or self.maximum is None else self.maximum
        return {
            "subject": element.name,
            "count": str(count),
            "expected": str(bound),
            "others": Text(", ".join(each.said_in("vi") for each in others), ", ".join(each.said_in("en") for each in others)),
        }


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
