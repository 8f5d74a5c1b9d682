"""Scores that an official may quote: how much of what applies is met, by exact fractions whose contributions sum to the score.

Strict: of the clauses that were judged, the weight of those that are met; a waived breach is a breach. Effective: the same
without the clauses whose breaches are all waived. Assurance: of the clauses that apply, the weight of those that were judged at
all. A clause that nothing judged has no part in the first two, and without a judged clause there is no score.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eaf.checking.report import CheckReport, ClauseResult

WEIGHTS: Mapping[str, int] = {"must": 2, "should": 1, "may": 0}
"""The weights of a workspace that states none; no legal text gives any."""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one clause adds to a score: its share of the weight where it fulfils, else nothing."""

    clause: str
    weight: int
    fulfilled: bool
    share: Fraction


@dataclass(frozen=True, slots=True)
class Score:
    """A score from 0 to 1, or nothing where there is nothing to score; the contributions sum to it exactly."""

    value: Fraction | None
    contributions: tuple[Contribution, ...] = ()


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores, with the weights that they rest on."""

    strict: Score
    effective: Score
    assurance: Score
    weights: Mapping[str, int]


def scores(report: CheckReport) -> Scores | None:
    """The scores of a check of every rule over the whole model; nothing where anything was left out or could not be done.

    The weights are the workspace's, and for levels that it does not state :data:`WEIGHTS`.
    """
    if not report.complete or report.selected or report.model is None:
        return None
    weights = {**WEIGHTS, **report.model.workspace.weights}
    applying = [each for each in report.clauses if each.verdict != NOT_CONCERNED]
    judged = [each for each in applying if each.verdict in (MET, NOT_MET)]
    met = {id(each) for each in judged if each.verdict == MET}
    return Scores(
        strict=_score(judged, met, weights),
        effective=_score([each for each in judged if not each.waived], met, weights),
        assurance=_score(applying, {id(each) for each in judged}, weights),
        weights=weights,
    )


def _score(clauses: Iterable[ClauseResult], fulfilled: set[int], weights: Mapping[str, int]) -> Score:
    weighed = [(each, weights[each.clause.level]) for each in clauses if weights[each.clause.level]]
    total = sum(weight for _, weight in weighed)
    if not total:
        return Score(None)
    contributions = tuple(
        Contribution(each.clause.id, weight, id(each) in fulfilled, Fraction(weight if id(each) in fulfilled else 0, total))
        for each, weight in weighed
    )
    return Score(sum((each.share for each in contributions), Fraction(0)), contributions)
