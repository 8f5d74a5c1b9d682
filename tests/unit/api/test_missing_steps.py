"""Where a path breaks off is told for every finding about a path, and for no element that has one."""

from __future__ import annotations

import pytest

from eaf.api import Session, kind_schemas
from eaf.api.missing_step import missing_step
from eaf.checking.pack_tests import report_of
from eaf.checking.preparing import PreparedRule
from eaf.finding import Finding
from eaf.graph.model_facts import ModelGraph
from eaf.selection.selection import Selection
from eaf.text import Text


def told(prepared: PreparedRule, expect: str) -> list[tuple[Finding | str, Text | None]]:
    """What is told of each finding of the failing examples, or of each selected element of the passing ones."""
    found: list[tuple[Finding | str, Text | None]] = []
    for case in prepared.rule.cases:
        report = report_of(prepared, prepared.pack, case, kind_schemas())
        if case.expect != expect or report.model is None:
            continue
        graph = ModelGraph(report.model)
        selection = Selection(graph, prepared.pack)
        if expect == "fail":
            found += [(each, missing_step(graph, selection, prepared.rule, each.subjects)) for each in report.findings]
        elif prepared.rule.select:
            ids = [graph.ids[n] for n in selection.elements(prepared.rule.select)]
            found += [(id_, missing_step(graph, selection, prepared.rule, (id_,))) for id_ in ids]
    return found


def asks_for_a_path(prepared: PreparedRule) -> bool:
    parameters = prepared.rule.parameters
    return (prepared.rule.kind == "coverage" and "by" in parameters and "through" not in parameters) or (
        prepared.rule.kind == "path" and parameters["must"] == "reach"
    )


@pytest.fixture(scope="module")
def asking(city: Session) -> list[PreparedRule]:
    found = [each for each in city.rules if asks_for_a_path(each)]
    assert len(found) >= 5
    return found


def test_every_finding_about_a_path_tells_where_it_breaks_off(asking: list[PreparedRule]) -> None:
    for prepared in asking:
        if prepared.rule.parameters.get("min_count") in (None, "1"):
            for finding, sentence in told(prepared, "fail"):
                assert sentence is not None, (prepared.rule.id, finding)
                assert sentence.vi != sentence.en


def test_nothing_is_told_of_elements_that_have_their_path(asking: list[PreparedRule]) -> None:
    for prepared in asking:
        if "threshold" not in prepared.rule.parameters:
            assert [said for _, said in told(prepared, "pass") if said is not None] == [], prepared.rule.id


def test_rules_that_ask_for_no_path_tell_nothing(city: Session) -> None:
    for prepared in city.rules:
        if prepared.rule.kind not in ("coverage", "path"):
            assert all(sentence is None for _, sentence in told(prepared, "fail"))
