"""Scores: exact, explained, and never made of nothing."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eaf.checking.report import MET, NOT_CONCERNED, NOT_MET, UNDECIDED, CheckReport, ClauseResult
from eaf.checking.score import WEIGHTS, scores
from eaf.pack.pack import Clause
from eaf.reporters.words import percent
from eaf.text import Text

VERDICT = st.sampled_from((MET, NOT_MET, UNDECIDED, NOT_CONCERNED))
LEVEL = st.sampled_from(("must", "should", "may"))


def clause(number: int, level: str, verdict: str, *, waived: bool = False) -> ClauseResult:
    told = Clause(f"c{number}", "i", level, Text("x"), "automated")
    return ClauseResult(told, verdict, "p", waived=waived and verdict == NOT_MET)


def report_of(city_report: CheckReport, clauses: list[ClauseResult], weights: dict[str, int] | None = None) -> CheckReport:
    assert city_report.model is not None
    workspace = replace(city_report.model.workspace, weights=weights or {})
    return replace(city_report, clauses=tuple(clauses), model=replace(city_report.model, workspace=workspace))


@given(
    st.lists(st.tuples(LEVEL, VERDICT, st.booleans()), max_size=12),
    st.fixed_dictionaries(dict.fromkeys(WEIGHTS, st.integers(0, 9))),
)
def test_contributions_sum_to_the_score(
    city_report: CheckReport, drawn: list[tuple[str, str, bool]], weights: dict[str, int]
) -> None:
    clauses = [clause(number, level, verdict, waived=waived) for number, (level, verdict, waived) in enumerate(drawn)]
    found = scores(report_of(city_report, clauses, weights))
    assert found is not None
    for score in (found.strict, found.effective, found.assurance):
        shares = [each.share for each in score.contributions]
        assert score.value == (sum(shares, Fraction(0)) if shares else None)
        assert score.value is None or 0 <= score.value <= 1
        assert all(each.weight == weights[clauses[int(each.clause[1:])].clause.level] > 0 for each in score.contributions)
    if found.strict.value is not None and found.effective.value is not None:
        assert found.effective.value >= found.strict.value


def test_a_waived_breach_counts_in_the_strict_score_alone(city_report: CheckReport) -> None:
    found = scores(report_of(city_report, [clause(0, "must", MET), clause(1, "must", NOT_MET, waived=True)]))
    assert found is not None
    assert (found.strict.value, found.effective.value, found.assurance.value) == (Fraction(1, 2), Fraction(1), Fraction(1))


def test_what_nothing_judged_has_no_score(city_report: CheckReport) -> None:
    found = scores(report_of(city_report, [clause(0, "must", UNDECIDED), clause(1, "must", NOT_CONCERNED)]))
    assert found is not None
    assert (found.strict.value, found.effective.value, found.assurance.value) == (None, None, Fraction(0))
    assert percent(found.strict.value) == Text("chưa có", "none")


def test_levels_weigh_as_the_workspace_says(city_report: CheckReport) -> None:
    clauses = [clause(0, "must", NOT_MET), clause(1, "should", MET), clause(2, "may", MET)]
    usual, own = (scores(report_of(city_report, clauses, weights)) for weights in ({}, {"should": 6}))
    assert usual is not None
    assert own is not None
    assert (usual.strict.value, own.strict.value) == (Fraction(1, 3), Fraction(6, 8))


def test_a_partial_or_incomplete_check_has_no_scores(city_report: CheckReport) -> None:
    assert scores(city_report) is not None
    assert scores(replace(city_report, selected=True)) is None
    assert scores(replace(city_report, model=None)) is None


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (Fraction(1, 3), "33,3 % (1/3)"),
        (Fraction(2, 3), "66,7 % (2/3)"),
        (Fraction(1), "100,0 % (1/1)"),
        (Fraction(1, 2000), "0,1 % (1/2000)"),
    ],
)
def test_shares_are_rounded_half_up_and_exact(value: Fraction, said: str) -> None:
    assert percent(value).vi == said
