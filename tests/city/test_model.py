"""The city's model as a whole: it loads, keeps every rule of severity error, and gives every rule something to look at."""

from __future__ import annotations

from datetime import date

import pytest

from eaf.api import Session, run_check
from eaf.checking.engine import Run
from eaf.checking.report import FAIL, NOT_APPLICABLE, CheckReport
from eaf.finding import Severity
from eaf.model.element import Indicator, SourceDetail

DAYS = (date(2022, 2, 28), date(2026, 11, 22))
NOT_YET = {
    "HNI-ATT-001": "the decision that asks for appraisals is of 8 June 2026",
    "HNI-KPI-002": "due at the end of 2022",
    "HNI-KPI-003": "due at the end of 2022",
    "HNI-KPI-004": "due at the end of 2022",
    "HNI-KPI-005": "due at the end of 2022",
    "HNI-KPI-006": "due at the end of 2022",
}
NO_LONGER = {
    "CPDT-ATT-002": "the decree that asks for level dossiers ended on 1 July 2026",
    "HNI-ORG-001": "there are no districts since 1 July 2025",
}
WITHOUT_SUBJECT = {
    date(2022, 2, 28): NOT_YET,
    date(2026, 11, 22): NO_LONGER,
}
TARGETS_DUE = {date(2022, 2, 28): 3, date(2026, 11, 22): 5}
CITY_TARGETS = {
    "HNI-KPI-002": 1,
    "HNI-KPI-003": 1,
    "HNI-KPI-004": 1,
    "HNI-KPI-005": 3,
    "HNI-KPI-006": 1,
}
KNOWN = {  # what fails, and how often: open questions of the model, none of them an error
    "CPDT-ATT-001": ({date(2026, 11, 22): 1}, "the decision that approved the architecture was replaced on 8 June 2026"),
    "CPDT-ATT-002": ({date(2022, 2, 28): 36}, "no level dossier could be found in a public source"),
    "CPDT-ATT-003": (1, "no minutes of a review could be found in a public source"),
    "CPDT-CHA-001": (1, "what receives visitors at the office for complaints could not be found"),
    "CPDT-DAT-008": (1, "nobody has stated where the list of administrative units is published"),
    "CPDT-GOV-005": (
        {date(2026, 11, 22): 2},
        "what tells people the state of their dossiers since the portal closed could not be found",
    ),
    "CPDT-GOV-006": ({date(2026, 11, 22): 1}, "statuses are those of the end of 2021; the portal closed on 1 July 2025"),
    "CPDT-GOV-007": (
        {date(2026, 11, 22): 1},
        "no document on the data network after the regulation of 30 August 2024 could be found",
    ),
    "CPDT-GOV-009": (1, "no work on the gap between land and tax data could be found"),
    "CPDT-GOV-010": (3, "no roadmap that holds these planned systems could be found"),
    "CPDT-GOV-011": (1, "what the city does to set and approve security levels could not be found"),
    "CPDT-KPI-001": (TARGETS_DUE, "no results for these targets could be found in a public source"),
    "CPDT-STD-005": (2, "nobody has stated that the portals use UTF-8"),
    "CPDT-STD-006": (1, "nobody has stated that the document axis follows QCVN 102:2016/BTTTT"),
    "CPDT-STD-007": (1, "nobody has stated that the Internet access uses IPv6"),
    "CPDT-STD-009": (2, "nobody has stated the standards of the LGSP"),
    "CPDT-STD-010": (1, "nobody has stated that the information portal uses HTTPS"),
    "CPDT-STD-011": (1, "nobody has stated that the one-stop system follows QCVN 120:2019/BTTTT"),
    "HNI-ATT-001": ({date(2026, 11, 22): 1}, "nobody has given an appraisal as evidence"),
    **{rule: ({date(2026, 11, 22): count}, "no results of 2022 could be found") for rule, count in CITY_TARGETS.items()},
    "CPDT-SVC-005": (27, "the online level of these services could not be found"),
}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def report(city: Session, request: pytest.FixtureRequest) -> CheckReport:
    return run_check(city, Run(request.param))


def test_the_model_loads_without_a_problem(city: Session) -> None:
    assert city.problems == ()
    assert city.loaded.model is not None


def test_no_finding_is_an_error(report: CheckReport) -> None:
    assert report.complete
    assert [str(each.place) for each in report.findings if each.severity is Severity.ERROR] == []
    assert report.exit_status(Severity.ERROR) == 0


def test_every_rule_has_a_subject_or_a_reason_why_not(report: CheckReport) -> None:
    idle = {each.rule.id for each in report.results if each.status == NOT_APPLICABLE}
    assert idle == set(WITHOUT_SUBJECT[report.as_of])


def test_what_is_reported_is_known(report: CheckReport) -> None:
    failed = {each.rule.id: each.findings for each in report.results if each.status == FAIL}
    due = {rule: count.get(report.as_of, 0) if isinstance(count, dict) else count for rule, (count, _) in KNOWN.items()}
    assert failed == {rule: count for rule, count in due.items() if count}


def test_every_figure_cites_a_source_that_the_model_has(city: Session) -> None:
    assert city.loaded.model is not None
    elements = city.loaded.model.elements
    figures = 0
    for element in elements.values():
        if isinstance(element.detail, Indicator):
            detail = element.detail
            cited = [*(each.source for each in detail.measurements), *(each.source for each in detail.targets)]
            assert all(elements[source].type == "source" for source in cited), element.id
            figures += len(cited)
    assert figures >= 16


def test_every_day_of_review_is_that_of_a_document_which_the_element_cites(city: Session) -> None:
    assert city.loaded.model is not None
    elements = city.loaded.model.elements
    reviewed = [each for each in elements.values() if "reviewed" in each.properties]
    assert reviewed
    for element in reviewed:
        cited = [elements[each.ref].detail for each in element.sources]
        published = {each.published for each in cited if isinstance(each, SourceDetail)}
        assert str(element.properties["reviewed"]) in published, element.id
