"""What holds of every register and every baseline, whatever stands in them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from checking.waived_city import AS_OF, FOUND, MODEL, city, report_of
from eaf.api import Session
from eaf.api.acceptance import Acceptance
from eaf.api.baseline import matched
from eaf.checking.engine import Run, check
from eaf.checking.faults import FAULTS
from eaf.checking.report import CheckReport
from eaf.checking.suppression import suppress
from eaf.finding import ACTIVE, BASELINED, WAIVED, Finding, Place, State
from eaf.loading.baseline_file import parse_baseline
from eaf.loading.problems import PROBLEMS
from eaf.model.baseline import HEADER, Baseline, BaselineEntry, baseline_of
from eaf.model.element import Origin
from eaf.model.model import Model
from eaf.model.waiver import HORIZON, Edge, Waiver, WaiverLimits
from eaf.text import both

RULES = ("T-OWN-001", "T-SUM-001", "T-REL-001", "T-COV-001", "T-LAW-001", "T-NOT-001")
NAMES = ("app-a", "app-b", "app-c", "above", "org-a", "app-z")
EDGES = (Edge("app-a", "flow", "app-b"), Edge("app-a", "flow", "app-c"), Edge("app-b", "flow", "app-a"))
DAYS = st.integers(-400, 400).map(lambda days: AS_OF + timedelta(days))
NEAR = st.sampled_from([AS_OF + timedelta(days) for days in (-180, -90, -1, 0, 1, 30, 90)])
ORIGIN = Origin(0, ("waivers", 0))
waivers = st.builds(
    Waiver,
    id=st.sampled_from(["W-1", "W-2", "W-3", "W-4"]),
    rule=st.sampled_from(RULES),
    subjects=st.lists(st.sampled_from((*NAMES, *EDGES)), min_size=1, max_size=4, unique=True).map(tuple),
    reason=st.just(both("vì thế")),
    approved_by=st.sampled_from(["org-a", "org-a", "org-a", "app-a", "org-z"]),
    decision=st.just("1/QĐ"),
    created=NEAR | DAYS,
    expires=NEAR | DAYS,
    origin=st.just(ORIGIN),
    until_changed=st.sampled_from(["", "", "sha256:0123456789abcdef"]),
    max_findings=st.integers(0, 3),
)
registers = st.lists(waivers, max_size=6).map(tuple)
budgets = st.none() | st.integers(0, 4)


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Session:
    return city(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="module")
def raw(session: Session) -> CheckReport:
    assert session.loaded.model is not None
    return check(session.loaded.model, session.rules, session.loaded.packs, Run(AS_OF))


@pytest.fixture(scope="module")
def lines(raw: CheckReport) -> tuple[BaselineEntry, ...]:
    """A line for each finding, and two for what is not there."""
    gone = [BaselineEntry(digit * 32, "T-OWN-001", AS_OF, ("app-z",), Place("b", 9)) for digit in "0f"]
    return tuple(sorted([*baseline_of(raw.findings, date(2026, 1, 1)).entries, *gone]))


@pytest.fixture(scope="module")
def suppressed(session: Session, raw: CheckReport) -> Callable[..., CheckReport]:
    """The report that a register and a baseline make of the raw one."""
    model: Model | None = session.loaded.model
    assert model is not None

    def made(register: tuple[Waiver, ...], budget: int | None = None, entries: tuple[BaselineEntry, ...] = ()) -> CheckReport:
        limits = WaiverLimits(dict(HORIZON), budget)
        held = replace(model, workspace=replace(model.workspace, waivers=limits), waivers=register)
        return suppress(raw, held, Baseline(entries))

    return made


def states(report: CheckReport) -> dict[str, str]:
    return {each.fingerprint: each.state.word for each in report.of_rules}


def without_state(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(each, state=State()) for each in findings)


def is_named(waiver: Waiver, finding: Finding) -> bool:
    """By definition: the waiver names the rule, and all subjects or the one relationship."""
    names = {each for each in waiver.subjects if isinstance(each, str)}
    walked = [(step.source, step.type, step.target) for step in finding.witness]
    edges = [[(each.source, each.type, each.target)] for each in waiver.subjects if isinstance(each, Edge)]
    whole = walked in edges and set(finding.subjects) == {walked[0][0], walked[0][2]}
    return waiver.rule == finding.rule and (set(finding.subjects) <= names or whole)


def is_in_order(waiver: Waiver, findings: tuple[Finding, ...]) -> bool:
    """By definition: who approved it, when, for how long, what it names, how much it accepts."""
    known = {"app-a", "app-b", "app-c", "org-a", "above"}
    ids = {end for each in waiver.subjects for end in ([each] if isinstance(each, str) else [each.source, each.target])}
    longest = 365 if waiver.rule in ("T-SUM-001", "T-COV-001") else 180
    named = sum(is_named(waiver, each) for each in findings)
    return (
        waiver.rule not in ("T-LAW-001", "T-NOT-001")
        and ids <= known
        and waiver.approved_by == "org-a"
        and waiver.created <= AS_OF <= waiver.expires
        and (waiver.expires - waiver.created).days <= longest
        and (not waiver.max_findings or named <= waiver.max_findings)
        and not (waiver.until_changed and named)
    )


@settings(max_examples=300, deadline=None)
@given(register=registers, budget=budgets, picked=st.sets(st.integers(0, len(FOUND) + 1)))
def test_states_divide_the_findings_and_change_nothing_else(
    raw: CheckReport,
    suppressed: Callable[..., CheckReport],
    lines: tuple[BaselineEntry, ...],
    register: tuple[Waiver, ...],
    budget: int | None,
    picked: set[int],
) -> None:
    report = suppressed(register, budget, tuple(lines[index] for index in sorted(picked)))
    assert without_state(report.of_rules) == raw.findings
    assert {each.state.word for each in report.findings} <= {ACTIVE}
    assert {each.state.word for each in report.suppressed} <= {WAIVED, BASELINED}
    assert {each.rule for each in report.everything} - report.rules.keys() <= FAULTS.keys()
    assert sum(each.findings + each.suppressed for each in report.results) == len(raw.findings)
    assert [each.verdict for each in report.clauses] == [each.verdict for each in raw.clauses]
    assert [each.status for each in report.results] == [each.status for each in raw.results]


@settings(max_examples=400, deadline=None)
@given(register=registers, budget=budgets)
def test_a_finding_is_waived_when_some_waiver_in_order_names_it(
    raw: CheckReport, suppressed: Callable[..., CheckReport], register: tuple[Waiver, ...], budget: int | None
) -> None:
    report = suppressed(register, budget)
    in_order = [each for each in register if is_in_order(each, raw.findings)]
    wanted = {each.fingerprint for each in raw.findings if any(is_named(waiver, each) for waiver in in_order)}
    assert {each.fingerprint for each in report.suppressed} == wanted
    assert sorted(map(str, (each.waiver for each in report.waivers if each.applied))) == sorted(map(str, in_order))
    if len(in_order) != len(register) or (budget is not None and len(in_order) > budget):
        assert faults_of(report), "what is not in order is told"


def faults_of(report: CheckReport) -> list[str]:
    return [each.rule for each in report.everything if each.rule in FAULTS]


@settings(max_examples=300, deadline=None)
@given(register=registers, added=waivers, budget=budgets)
def test_a_waiver_changes_only_the_findings_that_it_names(
    raw: CheckReport, suppressed: Callable[..., CheckReport], register: tuple[Waiver, ...], added: Waiver, budget: int | None
) -> None:
    before, after = states(suppressed(register, budget)), states(suppressed((*register, added), budget))
    for finding in raw.findings:
        if not is_named(added, finding):
            assert after[finding.fingerprint] == before[finding.fingerprint]
        elif before[finding.fingerprint] != ACTIVE:
            assert after[finding.fingerprint] == before[finding.fingerprint], "what is accepted stays accepted"


@settings(max_examples=200, deadline=None)
@given(register=registers, order=st.randoms(use_true_random=False))
def test_the_order_of_waivers_does_not_matter(
    suppressed: Callable[..., CheckReport], register: tuple[Waiver, ...], order: object
) -> None:
    numbered = tuple(replace(each, origin=Origin(0, ("waivers", n))) for n, each in enumerate(register))
    shuffled = list(numbered)
    order.shuffle(shuffled)  # type: ignore[attr-defined] - a random.Random
    one, other = (suppressed(tuple(sorted(each, key=lambda w: (w.id, w.origin)))) for each in (numbered, shuffled))
    assert (one.findings, one.suppressed, one.problems) == (other.findings, other.suppressed, other.problems)


@pytest.mark.parametrize("waived", [False, True])
def test_an_audit_gives_what_the_rules_found_and_nothing_else(tmp_path: Path, waived: bool) -> None:  # noqa: FBT001 - a table
    from checking.waived_city import waiver

    register = (waiver("W-1"), waiver("W-2", "T-OWN-009", expires="2029-01-01")) if waived else ()
    session = city(tmp_path, *register, baseline=f"{HEADER}\n{'0' * 32} T-OWN-001 2026-01-01 app-a\n", limits="{budget: 0}")
    assert session.loaded.model is not None
    raw = check(session.loaded.model, session.rules, session.loaded.packs, Run(AS_OF))
    audit = report_of(session, Acceptance(waivers=False))
    assert (audit.findings, audit.problems, audit.suppressed) == (raw.findings, (), ())
    assert (audit.results, audit.clauses) == (raw.results, raw.clauses)


@settings(max_examples=200, deadline=None)
@given(picked=st.sets(st.integers(0, len(FOUND) + 1)), still=st.sets(st.integers(0, len(FOUND) - 1)))
def test_pruning_only_removes_and_is_done_once(
    raw: CheckReport, lines: tuple[BaselineEntry, ...], picked: set[int], still: set[int]
) -> None:
    baseline = Baseline(tuple(lines[index] for index in sorted(picked)))
    left = tuple(raw.findings[index] for index in sorted(still))
    pruned = matched(baseline, left)
    assert set(pruned.entries) <= set(baseline.entries)
    assert matched(pruned, left) == pruned
    assert {each.fingerprint for each in pruned.entries} == {each.fingerprint for each in baseline.entries} & {
        each.fingerprint for each in left
    }
    whole = baseline_of(raw.findings, AS_OF)
    assert matched(whole, raw.findings) == whole


@settings(max_examples=200, deadline=None)
@given(picked=st.sets(st.integers(0, len(FOUND) + 1)), crlf=st.booleans())
def test_a_baseline_is_read_as_it_was_written(lines: tuple[BaselineEntry, ...], picked: set[int], crlf: bool) -> None:  # noqa: FBT001 - drawn
    written = Baseline(tuple(lines[index] for index in sorted(picked)))
    text = written.text()
    found, problems = parse_baseline(text.replace("\n", "\r\n") if crlf else text, "b")
    assert problems == ()
    assert found.text() == text
    assert [each.place.line for each in found.entries] == list(range(2, len(picked) + 2))


@settings(max_examples=500, deadline=None)
@given(
    text=st.text()
    | st.lists(st.text(alphabet="0f T-OWN001app\r\n#éx", max_size=60), max_size=5).map("\n".join)
    | st.lists(st.text(alphabet="0f T-OWN001app", max_size=60), max_size=5).map(lambda found: "\n".join([HEADER, *found]))
)
@example(text=f"{HEADER}\n")
@example(text="")
def test_any_text_is_a_baseline_or_a_list_of_problems(text: str) -> None:
    found, problems = parse_baseline(text, "b")
    assert not (found.entries and problems)
    assert {each.rule for each in problems} <= PROBLEMS.keys()
    ends = text.split("\n")
    assert all(each.place.end_column <= len(ends[each.place.line - 1]) + 1 for each in problems)
    if not problems:
        assert found.text() == text.replace("\r\n", "\n")


@settings(max_examples=300, deadline=None)
@given(data=st.data())
def test_no_change_of_one_character_makes_a_baseline_cover_something_else(
    raw: CheckReport, suppressed: Callable[..., CheckReport], data: st.DataObject
) -> None:
    text = baseline_of(raw.findings[:2], date(2026, 1, 1)).text()
    at = data.draw(st.integers(0, len(text) - 1))
    changed = text[:at] + data.draw(st.characters(codec="utf-8")) + text[at + 1 :]
    found, problems = parse_baseline(changed, "b")
    covered = {each.fingerprint for each in suppressed((), None, found.entries).suppressed}
    assert covered <= {each.fingerprint for each in raw.findings[:2]}
    assert problems == () or covered == set()


def test_the_model_of_these_tests_is_the_one_whose_findings_are_listed(raw: CheckReport) -> None:
    assert sorted((each.rule, each.subjects) for each in raw.findings) == list(FOUND)
    assert "app-c" in MODEL
