"""Indicators against their dated targets.

For each target of a selected indicator that is due on the as-of date, the first measurement on or after the target's date counts; a
target without one is reported as not measured, unless ``missing: ignore``. A target that is not yet due is no subject. The
finding stands at the target. Work: each measurement and target once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.assertion import Assertion, Context, Outcome, RuleKind, Violation
from eaf.loading.typed import word
from eaf.model.element import Indicator, Measurement, Target
from eaf.schemas.pieces import mapping
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.model.element import Element
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Raw

_NOT_MEASURED = Text("chưa có số liệu", "not measured")


@dataclass(frozen=True, slots=True)
class Parameters:
    """Whether a due target without a measurement is reported."""

    report_missing: bool = True

    @classmethod
    def read(cls, raw: dict[str, Raw]) -> Assertion:
        """Read the parameters of a rule."""
        return cls(word(raw.get("missing")) != "ignore")

    def prepare(self, pack: Pack) -> None:
        """Nothing to look up."""

    def over(self, context: Context, selected: tuple[int, ...] | None) -> Outcome:
        """Hold each due target against its measurement."""
        found: list[Violation] = []
        subjects = 0
        for n in selected or ():
            element = context.graph.elements[n]
            if not isinstance(element.detail, Indicator):
                continue
            for index, target in enumerate(element.detail.targets):
                if target.date > context.as_of:
                    continue
                subjects += 1
                measured = element.detail.measured_for(target, context.as_of)
                if (measured and not target.met_by(measured.value)) or (measured is None and self.report_missing):
                    found.append(self._violation(element, index, target, measured))
        return Outcome(subjects, tuple(found))

    def _violation(self, element: Element, index: int, target: Target, measured: Measurement | None) -> Violation:
        bound = target.minimum if target.minimum is not None else target.maximum
        sign = Text("tối thiểu ", "at least ") if target.minimum is not None else Text("tối đa ", "at most ")
        unit = element.detail.unit if isinstance(element.detail, Indicator) else Text()
        return Violation(
            subjects=(element.id,),
            origin=element.origin.child("indicator", "targets", index),
            key=False,
            values={
                "subject": element.name,
                "value": Text(f"{measured.value} {unit.vi}", f"{measured.value} {unit.en}") if measured else _NOT_MEASURED,
                "expected": Text(f"{sign.vi}{bound} {unit.vi}", f"{sign.en}{bound} {unit.en}"),
                "date": Text(f"{target.date:%d/%m/%Y}", target.date.isoformat()),
            },
            discriminator=target.date.isoformat(),
        )


KIND = RuleKind(
    id="kpi",
    question=Text("Chỉ tiêu đến hạn đã đạt chưa?", "Are the targets that are due met?"),
    schema=mapping({"missing": {"enum": ["report", "ignore"]}}),
    read=Parameters.read,
    documentation=__doc__ or "",
)
