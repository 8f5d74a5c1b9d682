"""How many relationships or values an element has.

``count`` names either relationships (type, direction, the other end, the kind of access) or an attribute's values. Too few is
reported at the subject, too many at the first one beyond ``max``. Parallel relationships to one element count once
unless ``distinct: false``. Work: each relationship once.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.loading.typed import selector, table, truth, word, words
from eaf.pack.selector import Selector
from eaf.schemas.pieces import BOOLEAN, integer, mapping, one_or_more
from eaf.schemas.selectors import ACCESS, ATTRIBUTE, RELATIONSHIP_TYPE, SELECTOR_REFERENCE
from eaf.selection.attributes import check_attribute, values_of
from eaf.selection.selection import check_selector
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.graph.graph import Graph
    from eaf.model.element import Element, Origin
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw


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
        return cls(
            types=words(count.get("relationship")),
            incoming=word(count.get("direction")) == "in",
            other=selector(count["other"]) if "other" in count else None,
            access=words(count.get("access")),
            attribute=word(count.get("values")),
            minimum=int(Decimal(word(raw.get("min")) or "0")),
            maximum=int(Decimal(word(raw["max"]))) if "max" in raw else None,
            distinct=truth(raw["distinct"]) if "distinct" in raw else True,
        )

    def prepare(self, pack: Pack) -> None:
        """The attributes named must exist."""
        if self.attribute:
            check_attribute(self.attribute, pack.properties)
        if self.other:
            check_selector(self.other, pack)

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Count in one scan."""
        subjects = selected or ()
        elements = context.graph.elements
        found: list[Violation] = []
        if self.attribute:
            for n in subjects:
                values = values_of(elements[n], self.attribute, context.model.elements)
                found += self._judge(elements[n], len(values), elements[n].origin.child(*values[-1][1]) if values else None)
            return Outcome(len(subjects), tuple(found))
        counted = self._counted(context)
        for n in subjects:
            relationships = counted.get(n, [])
            surplus = relationships[self.maximum] if self.maximum is not None and len(relationships) > self.maximum else None
            origin = context.graph.relationships[surplus].origin if surplus is not None else None
            witness = (surplus,) if surplus is not None else ()
            found += self._judge(elements[n], len(relationships), origin, self._others(context.graph, relationships), witness)
        return Outcome(len(subjects), tuple(found))

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

    def _others(self, graph: Graph, relationships: list[int]) -> tuple[str, ...]:
        ends = graph.sources if self.incoming else graph.targets
        return tuple(graph.ids[ends[index]] for index in relationships)

    def _judge(
        self, element: Element, count: int, surplus: Origin | None, others: tuple[str, ...] = (), witness: tuple[int, ...] = ()
    ) -> list[Violation]:
        values: dict[str, str | Text] = {"subject": element.name, "count": str(count), "others": ", ".join(others)}
        if count < self.minimum:
            return [Violation((element.id,), element.origin, values={**values, "expected": str(self.minimum)})]
        if self.maximum is not None and count > self.maximum:
            origin = surplus or element.origin
            values["expected"] = str(self.maximum)
            return [Violation((element.id,), origin, key=origin is element.origin, values=values, witness=witness)]
        return []


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
