"""The standards that elements name are in the catalogue, in force, and those that are asked for.

``uses`` is the attribute that names standards by their ids in the catalogue of the pack. With ``unknown: report`` a name that the
catalogue does not have is reported (``ignore``, the default, passes it over). ``forbid`` lists statuses that a standard may not
have: ``mandatory``, ``recommended``, ``sunset``, ``upcoming``. The status is that of the as-of date: a standard is upcoming until
its period begins and sunset once it is over; the message then names its successors.

``require`` asks something of every selected element. Each entry is met by naming ``at_least_one_of`` certain standards, or any of
a ``group``; only standards in force count, and where none is in force nothing is asked. The finding stands at the standard where
one is wrong, and where one is missing at the list, or at the subject that has none.

Work: each different list of standards once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.errors import ParameterError
from eaf.graph.marks import both, numbers, turned
from eaf.loading.typed import items, word, words
from eaf.pack.standard import MANDATORY, RECOMMENDED, SUNSET, UPCOMING
from eaf.schemas.pieces import ID, listed, mapping
from eaf.schemas.selectors import ATTRIBUTE
from eaf.selection.attributes import check_attribute
from eaf.selection.compare import said
from eaf.selection.conditions import check_known
from eaf.text import Text, dated, joined
from eaf.text import both as both_languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.graph.column import Values
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw
    from eaf.pack.standard import Standard

_UNKNOWN = Text("không có trong danh mục tiêu chuẩn của gói", "is not in the pack's catalogue of standards")
_MISSING = Text("chưa được nêu", "is not named")
_OR = Text(" hoặc ", " or ")
_ONE_OF_GROUP = Text("một tiêu chuẩn còn hiệu lực của nhóm {group}", "a standard in force of the group {group}")
_ENDED = Text("đã hết hiệu lực từ {date}", "has not been in force since {date}")
_WITHDRAWN = Text("không còn hiệu lực", "is no longer in force")
_REPLACED = Text(", thay bằng {successor}", " and is replaced by {successor}")
_BEGINS = Text("đến {date} mới có hiệu lực", "is in force only from {date}")
_BINDING = {
    MANDATORY: Text("là tiêu chuẩn bắt buộc", "is a mandatory standard"),
    RECOMMENDED: Text("chỉ là tiêu chuẩn khuyến nghị", "is only a recommended standard"),
}


@dataclass(frozen=True, slots=True)
class Requirement:
    """What every subject must name: one of ``options``, or, without them, some standard of ``group``."""

    options: tuple[str, ...] = ()
    group: str = ""

    def open_to(self, context: Context) -> tuple[Standard, ...]:
        """The standards in force that meet it."""
        return tuple(
            each
            for each in context.pack.standards
            if each.in_force(context.as_of) and (each.id in self.options if self.options else each.group == self.group)
        )

    def expected(self, context: Context, options: tuple[Standard, ...]) -> Text:
        """What is asked for, in words."""
        if self.options:
            return joined((both_languages(each.number) for each in options), _OR)
        name = next(each.name for each in context.pack.standard_groups if each.id == self.group)
        return _ONE_OF_GROUP.format(group=name)


@dataclass(frozen=True, slots=True)
class Parameters:
    """Where standards are named, and what is wrong with them."""

    uses: str
    report_unknown: bool = False
    forbid: tuple[str, ...] = ()
    require: tuple[Requirement, ...] = ()

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        require = tuple(
            Requirement(words(each.get("at_least_one_of")), word(each.get("group"))) for each in items(raw.get("require"))
        )
        return cls(word(raw.get("uses")), word(raw.get("unknown")) == "report", words(raw.get("forbid")), require)

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "standard", "fault"})

    def prepare(self, pack: Pack) -> None:
        """The attribute, the standards and the groups named must exist."""
        check_attribute(self.uses, pack.properties, ("uses",))
        group_of = {each.id: each.group for each in pack.standards}
        groups = [each.id for each in pack.standard_groups]
        for index, each in enumerate(self.require):
            at = ("require", index)
            check_known((each.group,) if each.group else (), groups, "group of standards", (*at, "group"))
            for place, name in enumerate(each.options):
                check_known((name,), list(group_of), "standard", (*at, "at_least_one_of", place))
                if each.group and group_of[name] != each.group:
                    message = f"the standard '{name}' is not of the group '{each.group}'"
                    raise ParameterError(message, (*at, "at_least_one_of", place))

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Judge each different list of standards once."""
        graph, column = context.graph, context.graph.column(self.uses)
        naming = both(selected, graph.kernel.marked(column.codes, column.marks(bool)))
        asked = [(each, options) for each in self.require if (options := each.open_to(context))]
        found = [*self._wrong(context, naming), *(one for each in asked for one in self._missing(context, selected, *each))]
        examined = selected if asked else naming if self.report_unknown or self.forbid else b""
        return Outcome(examined.count(1), tuple(found))

    def _wrong(self, context: Context, naming: bytearray) -> Iterator[Violation]:
        graph, column = context.graph, context.graph.column(self.uses)
        catalogue = {each.id: each for each in context.pack.standards}
        faults = {
            name: fault
            for name in {said(value) for values in column.values for value, _ in values}
            if (fault := self._fault(name, catalogue, context))
        }
        wrong = column.marks(lambda values: any(said(value) in faults for value, _ in values))
        for n in numbers(both(naming, graph.kernel.marked(column.codes, wrong))):
            for value, path in column.values[column.codes[n]]:
                name = said(value)
                if name in faults:
                    number = catalogue[name].number if name in catalogue else name
                    values: dict[str, str | Text] = {"subject": graph.facts.name(n), "standard": number, "fault": faults[name]}
                    origin = graph.facts.origin(n).child(*path)
                    yield Violation((graph.ids[n],), origin, key=False, values=values, discriminator=name)

    def _fault(self, name: str, catalogue: dict[str, Standard], context: Context) -> Text:
        """What is wrong with naming a standard; nothing where it is right."""
        standard = catalogue.get(name)
        if standard is None:
            return _UNKNOWN if self.report_unknown else Text()
        status = standard.status_at(context.as_of)
        if status not in self.forbid:
            return Text()
        if status != SUNSET:
            start = standard.validity.start
            return _BEGINS.format(date=dated(start)) if status == UPCOMING and start else _BINDING[status]
        end = standard.validity.end
        ended = _ENDED.format(date=dated(end)) if end and end <= context.as_of else _WITHDRAWN
        successors = (both_languages(catalogue[each].number) for each in standard.replaced_by if each in catalogue)
        replaced = _REPLACED.format(successor=joined(successors, _OR)) if standard.replaced_by else Text()
        return Text(ended.vi + replaced.vi, ended.en + replaced.en)

    def _missing(
        self, context: Context, selected: bytearray, requirement: Requirement, options: tuple[Standard, ...]
    ) -> Iterator[Violation]:
        graph, column = context.graph, context.graph.column(self.uses)
        names = {each.id for each in options}
        meeting = column.marks(lambda values: any(said(value) in names for value, _ in values))
        expected = requirement.expected(context, options)
        for n in numbers(both(selected, turned(graph.kernel.marked(column.codes, meeting)))):
            values = column.values[column.codes[n]]
            yield Violation(
                subjects=(graph.ids[n],),
                origin=graph.facts.origin(n).child(*_place(values)),
                key=not values,
                values={"subject": graph.facts.name(n), "standard": expected, "fault": _MISSING},
                discriminator=f"require {requirement.group} {' '.join(requirement.options)}",
            )


def _place(values: Values) -> tuple[str | int, ...]:
    """The list that the values stand in; nothing where there are none."""
    if not values:
        return ()
    path = values[0][1]
    return path[:-1] if isinstance(path[-1], int) else path


_REQUIREMENT = mapping({"group": ID, "at_least_one_of": listed(ID, least=1, unique=True)}) | {"minProperties": 1}
KIND = RuleKind(
    id="standard",
    question=Text("Tiêu chuẩn áp dụng có đúng danh mục không?", "Do the standards named follow the catalogue?"),
    schema=mapping(
        {
            "uses": ATTRIBUTE,
            "unknown": {"enum": ["report", "ignore"]},
            "forbid": listed({"enum": [MANDATORY, RECOMMENDED, SUNSET, UPCOMING]}, least=1, unique=True),
            "require": listed(_REQUIREMENT, least=1),
        },
        required=("uses",),
    )
    | {"anyOf": [{"required": [key]} for key in ("unknown", "forbid", "require")]},
    read=Parameters.read,
    documentation=__doc__ or "",
)
