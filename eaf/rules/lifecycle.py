"""Dates have not run out, and what stands on something stands there at the right time; always as of the as-of date.

``date`` names an attribute with a date, such as the end of support: a date that lies before the as-of date is reported, and with
``warn_before: 180d`` one that lies less than so many days ahead. ``max_age`` is about freshness: its date ``attr`` may lie at most
``age`` back. Both findings stand at the date; elements without one are no subjects.

``phases`` lists what may not stand together. Relationships of the types ``relationships`` are looked at that are there on the
as-of date, begin at a selected element and have a ``source`` in one of these phases; the target may not be in one of ``target_not``.
Source and target are those of the drawing. An element's phase is its status, unless its dates say otherwise: once its last day is
past it is retired, and before its first day planned, or being built.

``window`` lists where one period must lie inside another: with ``within: target`` that of the source inside that of the target,
with ``within: source`` the other way round. A date that the relationship states for itself counts instead of that of the inner
element. Only dates that are stated are compared, and relationships that are over are left alone. These findings stand at the
relationship, or at its own date.

Work: each different date and status once, each relationship once for each entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Protocol

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.marks import both, either, numbers, turned
from eaf.loading.typed import days, items, table, word, words
from eaf.model.metamodel import RELATIONSHIP_TYPES, STATUSES
from eaf.schemas.pieces import DAYS, listed, mapping
from eaf.schemas.selectors import ATTRIBUTE, RELATIONSHIP_TYPE
from eaf.selection.conditions import check_date
from eaf.selection.timing import Phased, ended_relationships, ordinal, where
from eaf.text import Text, dated
from eaf.text import both as both_languages

if TYPE_CHECKING:
    from eaf.graph.column import Codes, Column, Values
    from eaf.graph.graph import Graph
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_PAST = Text("cách đây {days} ngày", "{days} days ago")
_AHEAD = Text("còn {days} ngày", "in {days} days")
_TODAY = Text("đúng ngày đánh giá", "today")
_TOO_EARLY = Text("ngày {date} sớm hơn ngày bắt đầu {bound}", "{date} is earlier than the beginning, {bound}")
_TOO_LATE = Text("ngày {date} muộn hơn ngày kết thúc {bound}", "{date} is later than the end, {bound}")


class Part(Protocol):
    """One demand of a rule."""

    @property
    def placeholders(self) -> frozenset[str]:
        """The names for which every violation has a value."""
        ...

    def prepare(self, pack: Pack) -> None:
        """Raise :class:`~eaf.errors.ParameterError` when the demand does not fit the pack."""
        ...

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Assert over the selected elements, or over the relationships that begin at them."""
        ...


@dataclass(frozen=True, slots=True)
class Due:
    """The date of ``attribute`` may not lie before the as-of date plus ``ahead`` days, which may be less than none."""

    attribute: str
    ahead: int
    parameter: str = "date"

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "attribute", "date", "days", "when"})

    def prepare(self, pack: Pack) -> None:
        """The attribute must be a date."""
        check_date(self.attribute, pack, ("date",) if self.parameter == "date" else ("max_age", "attr"))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Look at every different date once."""
        column = context.graph.column(self.attribute)
        limit = context.as_of.toordinal() + self.ahead
        subjects = both(selected, where(context.graph, column, bool))
        late = where(context.graph, column, lambda values: bool(values) and ordinal(values) < limit)
        return Outcome(
            subjects.count(1),
            tuple(self._violation(context, n, column.values[column.codes[n]]) for n in numbers(both(subjects, late))),
        )

    def _violation(self, context: Context, n: int, values: Values) -> Violation:
        facts, day = context.graph.facts, date.fromordinal(ordinal(values))
        definition = context.pack.properties.get(self.attribute.removeprefix("owner."))
        left = (day - context.as_of).days
        return Violation(
            subjects=(context.graph.ids[n],),
            origin=facts.origin(n).child(*values[0][1]),
            key=False,
            values={
                "subject": facts.name(n),
                "attribute": definition.label if definition else both_languages(self.attribute),
                "date": dated(day),
                "days": str(abs(left)),
                "when": _TODAY if not left else (_AHEAD if left > 0 else _PAST).format(days=str(abs(left))),
            },
            discriminator=f"{self.parameter} {self.attribute}",
        )


@dataclass(frozen=True, slots=True)
class Phases:
    """Which phases the two ends of a relationship may not have at one time."""

    types: tuple[str, ...]
    source: tuple[str, ...]
    target_not: tuple[str, ...]

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "target", "type", "phase", "target_phase"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Mark both ends by their phases."""
        graph = context.graph
        now = graph.shared(("phases", context.as_of), lambda: Phased(graph, context.as_of))
        there = both(graph.of_types(self.types), now.relationships())
        looked_at = both(there, graph.with_end(graph.sources, both(selected, now.elements(self.source))))
        wrong = both(looked_at, graph.with_end(graph.targets, now.elements(self.target_not)))
        graph.kernel.visits += len(looked_at)
        return Outcome(looked_at.count(1), tuple(self._violation(graph, now, index) for index in numbers(wrong)))

    def _violation(self, graph: Graph, now: Phased, index: int) -> Violation:
        phases = {
            "phase": STATUSES[now.phase(graph.sources[index])],
            "target_phase": STATUSES[now.phase(graph.targets[index])],
        }
        return _at_relationship(graph, index, phases, "phases")


@dataclass(frozen=True, slots=True)
class Window:
    """The period of one end of a relationship inside that of the other."""

    types: tuple[str, ...]
    within_source: bool = False

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "target", "type", "fault"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Compare first days with first days and last days with last days."""
        graph, kernel = context.graph, context.graph.kernel
        looked_at = both(
            both(graph.of_types(self.types), turned(ended_relationships(graph, context.as_of))),
            graph.with_end(graph.sources, selected),
        )
        starts, ends = self._days(graph, "since", "from"), self._days(graph, "until", "to")
        first = kernel.either(kernel.present(starts.inner), starts.inner, ends.inner)
        last = kernel.either(kernel.present(ends.inner), ends.inner, starts.inner)
        early = both(kernel.present(first), kernel.below(first, starts.outer))
        late = both(kernel.present(ends.outer), kernel.below(ends.outer, last))
        stated = both(kernel.present(first), either(kernel.present(starts.outer), kernel.present(ends.outer)))
        kernel.visits += len(looked_at)
        wrong = [(index, bool(early[index])) for index in numbers(both(looked_at, either(early, late)))]
        found = (_outside(graph, index, (starts, ends) if at_start else (ends, starts), at_start) for index, at_start in wrong)
        return Outcome(both(looked_at, stated).count(1), tuple(found))

    def _days(self, graph: Graph, own: str, attribute: str) -> _Days:
        """The day that a relationship states itself counts before that of its inner element."""
        kernel, stated, column = graph.kernel, graph.relationship_column(own), graph.column(attribute)
        inner, outer = (graph.targets, graph.sources) if self.within_source else (graph.sources, graph.targets)
        of_elements = kernel.mapped(column.codes, [ordinal(each) for each in column.values])
        of_its_own = kernel.mapped(stated.codes, [ordinal(each) for each in stated.values])
        inside = kernel.either(kernel.present(of_its_own), of_its_own, graph.of_end(inner, of_elements))
        return _Days(inside, graph.of_end(outer, of_elements), stated)


@dataclass(frozen=True, slots=True)
class _Days:
    """For each relationship the inner and the outer day as numbers, or -1, and the days that relationships state themselves."""

    inner: Codes
    outer: Codes
    stated: Column


def _outside(graph: Graph, index: int, days_: tuple[_Days, _Days], at_start: bool) -> Violation:  # noqa: FBT001 - which bound
    """A period that leaves the other at its start or at its end; ``days_`` begin with those of that bound."""
    shown = days_[0] if days_[0].inner[index] >= 0 else days_[1]
    day, bound = (dated(date.fromordinal(int(number))) for number in (shown.inner[index], days_[0].outer[index]))
    fault = (_TOO_EARLY if at_start else _TOO_LATE).format(date=day, bound=bound)
    return _at_relationship(graph, index, {"fault": fault}, "window", shown.stated.values[shown.stated.codes[index]])


def _at_relationship(graph: Graph, index: int, more: dict[str, Text], what: str, stated: Values = ()) -> Violation:
    """A violation at a relationship, or at the date that it states."""
    source, target, origin = graph.sources[index], graph.targets[index], graph.facts.relationship_origin(index)
    return Violation(
        subjects=(graph.ids[source], graph.ids[target]),
        origin=origin.child(*stated[0][1]) if stated else origin,
        key=False,
        values={
            "subject": graph.facts.name(source),
            "target": graph.facts.name(target),
            "type": RELATIONSHIP_TYPES[graph.type_of(index)].name,
            **more,
        },
        discriminator=f"{what} {graph.name_of(index)}",
        witness=(index,),
    )


@dataclass(frozen=True, slots=True)
class Parameters:
    """The demands, each looked at by itself."""

    parts: tuple[Part, ...]

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        parts: list[Part] = []
        if "date" in raw:
            parts.append(Due(word(raw["date"]), days(raw.get("warn_before"))))
        elif "warn_before" in raw:
            message = "'warn_before' belongs to 'date'"
            raise ParameterError(message, ("warn_before",))
        if "max_age" in raw:
            given = table(raw["max_age"])
            parts.append(Due(word(given.get("attr")), -days(given.get("age")), "max_age"))
        parts += [
            Phases(words(each.get("relationships")), words(each.get("source")), words(each.get("target_not")))
            for each in items(raw.get("phases"))
        ]
        parts += [
            Window(words(each.get("relationships")), word(each.get("within")) == "source") for each in items(raw.get("window"))
        ]
        return cls(tuple(parts))

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name: what all demands of the rule have a value for."""
        return frozenset.intersection(*(each.placeholders for each in self.parts))

    def prepare(self, pack: Pack) -> None:
        """Attributes must be dates."""
        for each in self.parts:
            each.prepare(pack)

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Add up what the demands give."""
        given = [each.over(context, selected) for each in self.parts]
        return Outcome(sum(each.subjects for each in given), tuple(one for each in given for one in each.violations))


_TYPES = listed(RELATIONSHIP_TYPE, least=1, unique=True)
_PHASES = listed({"enum": list(STATUSES)}, least=1, unique=True)
KIND = RuleKind(
    id="lifecycle",
    question=Text("Thời hạn và giai đoạn có khớp nhau không?", "Do dates and phases fit together?"),
    schema=mapping(
        {
            "date": ATTRIBUTE,
            "warn_before": DAYS,
            "max_age": mapping({"attr": ATTRIBUTE, "age": DAYS}, required=("attr", "age")),
            "phases": listed(
                mapping(
                    {"relationships": _TYPES, "source": _PHASES, "target_not": _PHASES},
                    required=("relationships", "source", "target_not"),
                ),
                least=1,
            ),
            "window": listed(
                mapping(
                    {"relationships": _TYPES, "within": {"enum": ["source", "target"]}}, required=("relationships", "within")
                ),
                least=1,
            ),
        }
    )
    | {"anyOf": [{"required": [key]} for key in ("date", "max_age", "phases", "window")]},
    read=Parameters.read,
    documentation=__doc__ or "",
)
