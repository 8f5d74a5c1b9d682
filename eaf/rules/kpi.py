"""Indicators against their dated targets.

For each target of a selected indicator that is due on the as-of date, the first measurement on or after the target's date counts; a
target without one is reported as not measured, unless ``missing: ignore``. A target that is not yet due is no subject. The
finding stands at the target and names the bound that is broken. Work: each measurement and target once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.graph.marks import both, numbers
from eaf.loading.typed import word
from eaf.model.element import Indicator
from eaf.pack.selector import Selector
from eaf.schemas.pieces import mapping
from eaf.text import Text, dated

if TYPE_CHECKING:
    from decimal import Decimal

    from eaf.model.element import Measurement, Target
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_NOT_MEASURED = Text("chưa có số liệu", "not measured")
_AT_LEAST = Text("tối thiểu", "at least")
_AT_MOST = Text("tối đa", "at most")
_SEPARATORS = str.maketrans(",.", ".,")


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whether a due target without a measurement is reported."""

    report_missing: bool = True

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(word(raw.get("missing")) != "ignore")

    @property
    def placeholders(self) -> frozenset[str]:
        """What a message may name."""
        return frozenset({"subject", "value", "expected", "date"})

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: bytearray) -> Outcome:
        """Hold each due target against its measurement."""
        found: list[Violation] = []
        subjects = 0
        indicators = context.selection.mask(Selector(types=("indicator",)))
        for n in numbers(both(selected, indicators)):
            detail = context.graph.facts.detail(n)
            if not isinstance(detail, Indicator):
                continue
            for index, target in enumerate(detail.targets):
                if target.date > context.as_of:
                    continue
                subjects += 1
                measured = detail.measured_for(target, context.as_of)
                if (measured and not target.met_by(measured.value)) or (measured is None and self.report_missing):
                    found.append(_violation(context, n, (index, target), detail.unit, measured))
        return Outcome(subjects, tuple(found))


def _violation(context: Context, n: int, aimed: tuple[int, Target], unit: Text, measured: Measurement | None) -> Violation:
    (index, target), facts = aimed, context.graph.facts
    sign, bound = _broken(target, measured.value if measured else None)
    return Violation(
        subjects=(context.graph.ids[n],),
        origin=facts.origin(n).child("indicator", "targets", index),
        key=False,
        values={
            "subject": facts.name(n),
            "value": _with_unit(Text(), measured.value, unit) if measured else _NOT_MEASURED,
            "expected": _with_unit(sign, bound, unit),
            "date": dated(target.date),
        },
        discriminator=f"{target.date.isoformat()} {sign.en}",
    )


def _broken(target: Target, value: Decimal | None) -> tuple[Text, Decimal | None]:
    """The bound that ``value`` breaks; the lower one, if there is one, where nothing was measured."""
    if target.minimum is not None and (value is None or value < target.minimum):
        return _AT_LEAST, target.minimum
    return _AT_MOST, target.maximum


def _with_unit(sign: Text, number: Decimal | None, unit: Text) -> Text:
    """``tối thiểu 99,5 %`` and ``at least 99.5 %``."""
    english = f"{number:,f}" if number is not None else ""
    vietnamese = english.translate(_SEPARATORS)
    return Text(f"{sign.vi} {vietnamese} {unit.said_in('vi')}".strip(), f"{sign.en} {english} {unit.said_in('en')}".strip())


KIND = RuleKind(
    id="kpi",
    question=Text("Chỉ tiêu đến hạn đã đạt chưa?", "Are the targets that are due met?"),
    schema=mapping({"missing": {"enum": ["report", "ignore"]}}),
    read=Parameters.read,
    documentation=__doc__ or "",
)
