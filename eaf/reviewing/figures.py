"""How scores, coverage and verdicts changed, split exactly into what the model did and what the rules did."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from eaf.checking.score import scores

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.checking.report import CheckReport
    from eaf.pack.pack import Clause
    from eaf.reviewing.movements import Checks

STRICT, EFFECTIVE, ASSURANCE = "strict", "effective", "assurance"


@dataclass(frozen=True, slots=True)
class Figure:
    """A share from 0 to 1 by each of the four checks; nothing where there is none to tell.

    The model's part is how it changed by the rules of the base, the rules' part how they changed what is said of the head's model:
    the two add up to the whole difference exactly. ``by_rules_alone`` is what the rules would have changed on the model as it was.
    """

    id: str
    before: Fraction | None
    judged: Fraction | None
    turned: Fraction | None
    after: Fraction | None

    @property
    def by_model(self) -> Fraction | None:
        """What the change of the model did."""
        return _less(self.judged, self.before)

    @property
    def by_rules(self) -> Fraction | None:
        """What the change of rules, waivers and settings did."""
        return _less(self.after, self.judged)

    @property
    def by_rules_alone(self) -> Fraction | None:
        """What the change of rules would have done to the model as it was."""
        return _less(self.turned, self.before)

    @property
    def difference(self) -> Fraction | None:
        """What both did together."""
        return _less(self.after, self.before)


@dataclass(frozen=True, slots=True)
class VerdictChange:
    """A clause with another verdict than before; a verdict is missing where the clause is not there, or was not judged."""

    clause: Clause
    before: str
    judged: str
    after: str


@dataclass(frozen=True, slots=True)
class Figures:
    """The scores, the coverage by rule where it changed, and the clauses with another verdict."""

    scores: tuple[Figure, ...] = ()
    coverage: tuple[Figure, ...] = ()
    verdicts: tuple[VerdictChange, ...] = ()


def figures(checks: Checks) -> Figures:
    """How the figures changed."""
    reports = (checks.base, checks.judged, checks.turned, checks.head)
    found = [scores(each) if each else None for each in reports]
    told = tuple(
        Figure(name, *(getattr(each, name).value if each else None for each in found)) for name in (STRICT, EFFECTIVE, ASSURANCE)
    )
    shares = [_shares(each) if each else {} for each in reports]
    rules = sorted({*shares[0], *shares[-1]})
    coverage = (Figure(id_, *(each.get(id_) for each in shares)) for id_ in rules)
    return Figures(told, tuple(each for each in coverage if _moved(each)), tuple(_verdicts(checks)))


def _shares(report: CheckReport) -> Mapping[str, Fraction]:
    """How much of what a rule asks for is covered, by rule."""
    return {each.rule.id: Fraction(each.share.covered, each.share.total) for each in report.results if each.share}


def _moved(figure: Figure) -> bool:
    return len({figure.before, figure.judged, figure.after}) > 1


def _verdicts(checks: Checks) -> Iterator[VerdictChange]:
    was, judged, now = (_by_clause(each) for each in (checks.base, checks.judged, checks.head))
    clauses = {each.clause.id: each.clause for report in (checks.base, checks.head) for each in report.clauses}
    for id_ in sorted(clauses):
        before, after = was.get(id_, ""), now.get(id_, "")
        if before != after:
            yield VerdictChange(clauses[id_], before, judged.get(id_, ""), after)


def _by_clause(report: CheckReport | None) -> dict[str, str]:
    return {each.clause.id: each.verdict for each in report.clauses} if report else {}


def _less(value: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if value is None or other is None else value - other
