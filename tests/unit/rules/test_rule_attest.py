"""The kind ``attest`` against a brute force that looks at every attestation for every subject and every day one by one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from oracles.naive_selectors import Choice, chosen
from oracles.seeds import many_seeds
from oracles.small_models import AS_OF, Small, context_of, model_of, small_model

from eaf.checking.assertion import Outcome
from eaf.checking.standing import CHANGED, CURRENT, MISSING, STALE, UNUSED
from eaf.graph.arrays import ArrayKernel
from eaf.graph.lists import ListKernel
from eaf.loading.typed import selector
from eaf.model.attestation import Attestation, Evidence
from eaf.model.element import Element, Origin
from eaf.pack.rule import Raw
from eaf.rules import attest
from eaf.text import Text

SHA = "a" * 64
SOURCE = Evidence(source="src-a")
INTACT = Evidence(path="a.pdf", sha256=SHA, found=SHA)
GONE = Evidence(path="a.pdf", sha256=SHA)
OTHER = Evidence(path="a.pdf", sha256=SHA, found="b" * 64)
SELECTS: tuple[Choice | None, ...] = (None, {}, {"type": "node"}, {"tag": "red"}, {"not": {"layer": "top"}})
DAYS = (-400, -366, -365, -31, -30, -1, 0, 1, 30, 400)


def an_attestation(number: int = 0, **changed: object) -> Attestation:
    """One that was collected ten days ago and may be used for a year."""
    each = Attestation(
        "T-T-001",
        "examine",
        AS_OF - timedelta(10),
        AS_OF + timedelta(355),
        "org-a",
        (SOURCE,),
        Origin(1, ("attestations", number)),
    )
    return replace(each, **changed)  # type: ignore[arg-type] - the names of fields


def random_attestations(small: Small, *, of_elements: bool) -> tuple[Attestation, ...]:
    rnd = small.rnd
    ids = [*(each.id for each in small.elements), "not-there"]
    found = []
    for number in range(rnd.randint(0, 6)):
        collected = AS_OF + timedelta(rnd.choice(DAYS))
        found.append(
            an_attestation(
                number,
                method=rnd.choice(("examine", "interview")),
                collected=collected,
                expires=max(collected, AS_OF + timedelta(rnd.choice(DAYS))),
                evidence=tuple(rnd.choices((SOURCE, INTACT, GONE, OTHER), (6, 6, 1, 1), k=rnd.randint(1, 3))),
                elements=tuple(rnd.sample(ids, rnd.randint(1, min(3, len(ids))))) if of_elements else (),
            )
        )
    return tuple(found)


def days_of_use(each: Attestation, raw: Choice) -> set[date]:
    """Every day on which an attestation may be used, counted one by one."""
    limit = int(str(raw["max_age"])[:-1]) if "max_age" in raw else 10_000
    days = set()
    day = each.collected
    while day <= each.expires and (day - each.collected).days <= limit:
        days.add(day)
        day += timedelta(1)
    return days


def state_of(each: Attestation, raw: Choice) -> str:
    if each.method not in (raw.get("methods") or ("examine", "interview")) or each.collected > AS_OF:  # type: ignore[operator] - a list of names
        return MISSING
    if any(one.path and one.found != one.sha256 for one in each.evidence):
        return CHANGED
    return CURRENT if AS_OF in days_of_use(each, raw) else STALE


def expected(small: Small, attestations: tuple[Attestation, ...], raw: Choice, select: Choice | None) -> list[tuple[str, str]]:
    """Each subject with the state of its evidence: one that is current, else that of the one collected last."""
    subjects = ["test"] if select is None else [each.id for each in small.elements if chosen(small.model, each, select)]
    found = []
    for subject in subjects:
        about = [each for each in attestations if select is None or subject in each.elements]
        states = {state_of(each, raw) for each in about}
        judged = [each for each in about if state_of(each, raw) != MISSING]
        if CURRENT in states:
            found.append((subject, CURRENT))
        elif judged:
            latest = max(judged, key=lambda each: (each.collected, max(days_of_use(each, raw)), each.origin))
            found.append((subject, state_of(latest, raw)))
        else:
            found.append((subject, MISSING))
    return found


def outcome(small: Small, attestations: tuple[Attestation, ...], raw: dict[str, Raw], select: Choice | None) -> Outcome:
    assertion = attest.KIND.read(raw)
    found = []
    for kernel in (ListKernel(), ArrayKernel()):
        context = replace(context_of(small.model, kernel), attestations=attestations, selects=select is not None)
        found.append(assertion.over(context, context.selection.mask(selector(select or {}))))
    assert found[0] == found[1], "the kernels disagree"
    for violation in found[0].violations:
        assert assertion.placeholders <= set(violation.values)
    return found[0]


def random_parameters(rnd: Random) -> dict[str, Raw]:
    raw: dict[str, Raw] = {}
    if rnd.random() < 0.6:
        raw["methods"] = rnd.choice((["examine"], ["interview"], ["examine", "interview"], ["interview", "examine"]))
    if rnd.random() < 0.5:
        raw["max_age"] = rnd.choice(("0d", "30d", "365d", "99999d"))
    return raw


@many_seeds
def test_evidence_stands_as_if_every_day_were_counted(seeds: range) -> None:
    states: set[str] = set()
    for seed in seeds:
        small = small_model(seed, edges=0)
        select = small.rnd.choice(SELECTS)
        attestations = random_attestations(small, of_elements=select is not None)
        raw = random_parameters(small.rnd)
        found = outcome(small, attestations, raw, select)
        wanted = expected(small, attestations, raw, select)
        answered = [each for each in found.evidence if each.state != UNUSED]
        assert [(each.subject, each.state) for each in answered] == wanted, seed
        assert found.subjects == len(wanted), seed
        assert [each.subjects for each in found.violations] == [(id_,) for id_, state in wanted if state != CURRENT], seed
        selected = {id_ for id_, _ in wanted}
        useless = [
            (id_, each) for each in attestations for id_ in each.elements if id_ in small.model.elements and id_ not in selected
        ]
        assert [(each.subject, each.attestation) for each in found.evidence if each.state == UNUSED] == useless, seed
        for each in answered:
            assert (each.attestation is None) == (each.until is None)
            assert each.attestation is None or each.until == max(days_of_use(each.attestation, raw)), seed
        states |= {each.state for each in found.evidence}
    assert states == {CURRENT, STALE, CHANGED, MISSING, UNUSED}


NOBODY = Small(model_of([Element("app-a", "node", Text("A"), Origin(0, ("elements", "app-a")))], []), Random(0))  # noqa: S311 - not used


@pytest.mark.parametrize(
    ("changed", "raw", "at", "why"),
    [
        ({}, {}, None, ""),
        ({"expires": AS_OF}, {}, None, ""),
        ({"expires": AS_OF - timedelta(1)}, {}, ("expires",), "its last day was 2022-06-29"),
        ({}, {"max_age": "10d"}, None, ""),
        ({}, {"max_age": "9d"}, ("collected",), "it was collected on 2022-06-20, more than 9 days ago"),
        ({"expires": AS_OF - timedelta(1)}, {"max_age": "9d"}, ("expires",), "its last day was 2022-06-29"),
        ({"collected": AS_OF}, {"max_age": "0d"}, None, ""),
        ({"collected": AS_OF + timedelta(1)}, {}, ("collected",), "it was collected on 2022-07-01, after the as-of date"),
        ({}, {"methods": ["interview"]}, ("method",), "the method is documents examined, the rule takes interview only"),
        ({"evidence": (SOURCE, INTACT)}, {}, None, ""),
        ({"evidence": (SOURCE, GONE)}, {}, ("evidence", 1, "path"), "the file a.pdf is not there"),
        (
            {"evidence": (OTHER, GONE)},
            {},
            ("evidence", 0, "sha256"),
            "the file a.pdf is not what was looked at (it is bbbbbbbbbbbb… now)",
        ),
        (
            {"expires": date.max, "collected": date.max},
            {},
            ("collected",),
            "it was collected on 9999-12-31, after the as-of date",
        ),
        ({"expires": date.max}, {"max_age": "99999d"}, None, ""),
    ],
)
def test_the_finding_stands_at_what_is_wrong_and_says_it(
    changed: dict[str, object], raw: dict[str, Raw], at: tuple[str | int, ...] | None, why: str
) -> None:
    each = an_attestation(**changed)
    found = outcome(NOBODY, (each,), raw, None)
    if at is None:
        assert found.violations == ()
        return
    (violation,) = found.violations
    assert violation.origin == each.origin.child(*at)
    assert not violation.key
    assert violation.subjects == ("test",)
    said = violation.values["why"]
    assert isinstance(said, Text)
    assert said.en == why
    assert said.vi
    assert violation.values["cure"]


@pytest.mark.parametrize(("select", "origin"), [(None, ("workspace",)), ({"type": "node"}, ("elements", "app-a"))])
def test_without_evidence_the_finding_stands_at_the_subject(select: Choice | None, origin: tuple[str, ...]) -> None:
    (violation,) = outcome(NOBODY, (), {}, select).violations
    assert (violation.origin.path, violation.key, violation.values["why"]) == (
        origin,
        True,
        Text("chưa có minh chứng", "there is no evidence"),
    )


def test_nothing_is_asked_where_nothing_is_selected() -> None:
    found = outcome(NOBODY, (an_attestation(elements=("app-a",)),), {}, {"type": "device"})
    assert (found.subjects, found.violations) == (0, ())
    assert [each.state for each in found.evidence] == [UNUSED]


def test_of_several_a_current_one_counts_and_else_the_latest() -> None:
    old = an_attestation(0, collected=AS_OF - timedelta(800), expires=AS_OF - timedelta(400))
    late = an_attestation(1, collected=AS_OF - timedelta(300), expires=AS_OF - timedelta(100))
    now = an_attestation(2, collected=AS_OF - timedelta(500))
    planned = an_attestation(3, collected=AS_OF + timedelta(1))
    assert [each.attestation for each in outcome(NOBODY, (old, late, now, planned), {}, None).evidence] == [now]
    assert [each.attestation for each in outcome(NOBODY, (old, late, planned), {}, None).evidence] == [late]
    assert [each.attestation for each in outcome(NOBODY, (planned,), {}, None).evidence] == [planned]
