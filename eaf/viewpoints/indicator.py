"""An indicator: what was measured against what is to be reached, with the verdict where one can be given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.element import Indicator
from eaf.text import Language, Text
from eaf.viewing.shapes import Bound, IndicatorChart, Measurement, Target, Verdict

if TYPE_CHECKING:
    from datetime import date
    from decimal import Decimal

    from eaf.model.element import Element
    from eaf.model.element import Target as DueTarget
    from eaf.viewing.perspective import Perspective

QUALIFIERS = {
    "exact": Text("{value}", "{value}"),
    "about": Text("khoảng {value}", "about {value}"),
    "nearly": Text("gần {value}", "nearly {value}"),
    "at-least": Text("ít nhất {value}", "at least {value}"),
}


def decimal(value: Decimal, language: Language) -> str:
    """A number as people write it: 1.843 and 99,5 in Vietnamese, 1,843 and 99.5 in English."""
    english = f"{value:,f}"
    return english if language == "en" else english.translate(str.maketrans(",.", ".,"))


def day(value: date, language: Language) -> str:
    """A date as people write it."""
    return f"{value:%d/%m/%Y}" if language == "vi" else value.isoformat()


def indicator(perspective: Perspective, element: Element, as_of: date) -> IndicatorChart:
    """The chart of one indicator as of a date."""
    detail = element.detail
    if not isinstance(detail, Indicator):
        return IndicatorChart(perspective.say(element.name), "")
    points = tuple(
        Measurement(
            each.date.isoformat(),
            day(each.date, perspective.language),
            perspective.say(QUALIFIERS[each.qualifier].format(value=decimal(each.value, perspective.language))),
            float(each.value),
            perspective.say(each.note),
        )
        for each in detail.measurements
    )
    targets = tuple(_target(perspective, detail, each, as_of) for each in detail.targets)
    return IndicatorChart(perspective.say(element.name), perspective.say(detail.unit), points, targets)


def _target(perspective: Perspective, detail: Indicator, target: DueTarget, as_of: date) -> Target:
    bound: Bound = "min" if target.minimum is not None else "max"
    value = target.minimum if target.minimum is not None else target.maximum
    amount = value if value is not None else 0
    return Target(
        target.date.isoformat(),
        day(target.date, perspective.language),
        decimal(value, perspective.language) if value is not None else "–",
        float(amount),
        bound,
        verdict_of(detail, target, as_of),
        perspective.say(target.note),
    )


def verdict_of(detail: Indicator, target: DueTarget, as_of: date) -> Verdict:
    """Met or missed by the first measurement from the target's date on; not due, or nothing can be said."""
    if target.date > as_of:
        return "not-due"
    measured = detail.measured_for(target, as_of)
    if measured is None:
        return ""
    return "met" if target.met_by(measured.value) else "missed"
