"""Findings that a planned change will cure: they are not there any more in the architecture of a later plateau.

The rules, the date of judgement and the law stay those of the check; only the model is the plateau's. A planned finding still
counts: it says when it is to end, and the plan is no permission.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.finding import Cure
from eaf.model.element import Plateau

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.model.model import Model


def with_cures(report: CheckReport, model: Model, check_again: Callable[[Model], CheckReport]) -> CheckReport:
    """The report with the first plateau after its date that each finding is gone at; ``check_again`` checks another model.

    A plateau that cannot be checked whole cures nothing.
    """
    cures: dict[str, Cure] = {}
    left = {each.fingerprint for each in (*report.findings, *report.suppressed) if each.subjects}
    for cure in _later(report, model) if left else ():
        later = check_again(model.at(cure.date))
        if later.complete:
            gone = left - {each.fingerprint for each in later.findings}
            cures |= dict.fromkeys(gone, cure)
            left -= gone
    if not cures:
        return report

    def told(each: Finding) -> Finding:
        return replace(each, cure=cures[each.fingerprint]) if each.fingerprint in cures else each

    return replace(report, findings=tuple(map(told, report.findings)), suppressed=tuple(map(told, report.suppressed)))


def _later(report: CheckReport, model: Model) -> Iterator[Cure]:
    """The plateaus after the date of the report, and after the one that it is about, the next one first."""
    about = model.elements.get(report.plateau)
    after = about.detail.date if about and isinstance(about.detail, Plateau) else report.as_of
    dated = [(each.detail.date, each.id, each.name) for each in model.of_type("plateau") if isinstance(each.detail, Plateau)]
    return (Cure(id_, date, name) for date, id_, name in sorted(dated) if date > max(after, report.as_of))
