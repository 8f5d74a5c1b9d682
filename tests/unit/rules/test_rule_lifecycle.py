"""The kind ``lifecycle`` against a brute force that compares the dates of each element and each relationship by itself."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
from oracles.naive_selectors import Choice, as_list, chosen, dict_of, random_select
from oracles.seeds import many_seeds
from oracles.small_models import AS_OF, PACK, RELATIONSHIPS, Small, model_of, outcome, small_model, timed

from eaf.errors import ParameterError
from eaf.model.element import Element, Lifecycle, Origin, Relationship
from eaf.pack.rule import Raw
from eaf.rules import lifecycle
from eaf.text import Text

PHASES = ("planned", "building", "operating", "retiring", "retired")
Found = set[tuple[tuple[str, ...], str, Origin]]


def phase(element: Element) -> str:
    """The phase on the as-of date."""
    dates = element.lifecycle
    if dates.end and dates.end < AS_OF:
        return "retired"
    if dates.start and dates.start > AS_OF:
        return "building" if dates.status == "building" else "planned"
    return dates.status


def of_dates(small: Small, raw: Choice, select: Choice) -> tuple[int, Found]:
    """``date`` and ``max_age``."""
    subjects, found = 0, Found()
    limits = []
    if "date" in raw:
        limits.append(("date", str(raw["date"]), AS_OF + timedelta(days=int(str(raw.get("warn_before", "0d"))[:-1]))))
    if "max_age" in raw:
        given = dict_of(raw["max_age"])
        limits.append(("max_age", str(given["attr"]), AS_OF - timedelta(days=int(str(given["age"])[:-1]))))
    for what, name, limit in limits:
        for each in small.elements:
            path = ("lifecycle", "to") if name == "to" else ("properties", name)
            day = each.lifecycle.end if name == "to" else each.properties.get(name)
            if isinstance(day, date) and chosen(small.model, each, select):
                subjects += 1
                if day < limit:
                    found.add(((each.id,), f"{what} {name}", each.origin.child(*path)))
    return subjects, found


def of_phases(small: Small, entry: Choice, select: Choice) -> tuple[int, Found]:
    """One entry of ``phases``."""
    subjects, found = 0, Found()
    for each in small.model.relationships:
        source, target = small.model.elements[each.source], small.model.elements[each.target]
        there = (each.since is None or each.since <= AS_OF) and (each.until is None or each.until >= AS_OF)
        meant = each.type in as_list(entry["relationships"]) and chosen(small.model, source, select)
        if there and meant and phase(source) in as_list(entry["source"]):
            subjects += 1
            if phase(target) in as_list(entry["target_not"]):
                found.add(((each.source, each.target), f"phases {named(each)}", each.origin))
    return subjects, found


def of_window(small: Small, entry: Choice, select: Choice) -> tuple[int, Found]:
    """One entry of ``window``: days that are not stated are left out."""
    subjects, found = 0, Found()
    for each in small.model.relationships:
        source, target = small.model.elements[each.source], small.model.elements[each.target]
        inner, outer = (target, source) if entry["within"] == "source" else (source, target)
        over = each.until is not None and each.until < AS_OF
        if over or each.type not in as_list(entry["relationships"]) or not chosen(small.model, source, select):
            continue
        days = [
            (each.since or inner.lifecycle.start, each.origin.child("since") if each.since else each.origin),
            (each.until or inner.lifecycle.end, each.origin.child("until") if each.until else each.origin),
        ]
        stated = [(day, place) for day, place in days if day is not None]
        first, last = outer.lifecycle.start, outer.lifecycle.end
        subjects += bool(stated) and (first is not None or last is not None)
        if stated and first and stated[0][0] < first:
            found.add(((each.source, each.target), f"window {named(each)}", stated[0][1]))
        elif stated and last and stated[-1][0] > last:
            found.add(((each.source, each.target), f"window {named(each)}", stated[-1][1]))
    return subjects, found


def named(each: Relationship) -> str:
    return f"{each.source} {each.type} {each.target} {each.name.vi}".rstrip()


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, Found]:
    parts = [of_dates(small, raw, select)]
    parts += [of_phases(small, dict_of(entry), select) for entry in as_list(raw.get("phases") or [])]
    parts += [of_window(small, dict_of(entry), select) for entry in as_list(raw.get("window") or [])]
    return sum(subjects for subjects, _ in parts), Found().union(*(found for _, found in parts))


def random_parameters(rnd: Random) -> Choice:
    raw: Choice = {}
    if rnd.random() < 0.4:
        raw["date"] = rnd.choice(("to", "reviewed"))
        if rnd.random() < 0.6:
            raw["warn_before"] = rnd.choice(("0d", "30d", "31d"))
    if rnd.random() < 0.3:
        raw["max_age"] = {"attr": "reviewed", "age": rnd.choice(("0d", "30d", "365d"))}
    if rnd.random() < 0.4:
        raw["phases"] = [
            {
                "relationships": [*rnd.sample(RELATIONSHIPS, 3)],
                "source": [*rnd.sample(PHASES, 3)],
                "target_not": [*rnd.sample(PHASES, 2)],
            }
            for _ in range(rnd.randint(1, 2))
        ]
    if rnd.random() < 0.4 or not raw:
        raw["window"] = [{"relationships": [*rnd.sample(RELATIONSHIPS, 4)], "within": rnd.choice(("source", "target"))}]
    return raw


@many_seeds
def test_lifecycle_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = timed(small_model(seed, edges=24))
        raw, select = random_parameters(small.rnd), random_select(small.rnd)
        found = small.outcome(lifecycle.KIND, raw, select)
        said = {(each.subjects, each.discriminator, each.origin) for each in found.violations}
        assert (found.subjects, said) == brute_force(small, raw, select), (seed, raw, select)
        broken += bool(said)
    assert len(seeds) // 3 < broken < len(seeds)


def part(id_: str, status: str = "", start: date | None = None, end: date | None = None) -> Element:
    return Element(id_, "node", Text(id_.upper()), Origin(0, (id_,)), lifecycle=Lifecycle(status, start, end))


def uses(since: date | None = None, until: date | None = None) -> Relationship:
    return Relationship("a", "access", "b", Origin(0, ("r",)), since=since, until=until)


@pytest.mark.parametrize(
    ("raw", "day", "days", "when"),
    [
        ({"date": "reviewed"}, AS_OF - timedelta(days=12), "12", ("cách đây 12 ngày", "12 days ago")),
        ({"date": "reviewed", "warn_before": "30d"}, AS_OF + timedelta(days=29), "29", ("còn 29 ngày", "in 29 days")),
        ({"date": "reviewed", "warn_before": "30d"}, AS_OF + timedelta(days=30), "", ()),
        ({"date": "reviewed", "warn_before": "1d"}, AS_OF, "0", ("đúng ngày đánh giá", "today")),
        ({"date": "reviewed"}, AS_OF, "", ()),
        ({"max_age": {"attr": "reviewed", "age": "365d"}}, AS_OF - timedelta(days=365), "", ()),
        (
            {"max_age": {"attr": "reviewed", "age": "365d"}},
            AS_OF - timedelta(days=366),
            "366",
            ("cách đây 366 ngày", "366 days ago"),
        ),
    ],
)
def test_lifecycle_says_how_far_away_a_date_is(raw: dict[str, Raw], day: date, days: str, when: tuple[str, ...]) -> None:
    found = outcome(model_of([replace(part("a"), properties={"reviewed": day})], []), lifecycle.KIND, raw)
    assert found.subjects == 1
    assert [(each.values["days"], each.values["when"]) for each in found.violations] == ([(days, Text(*when))] if when else [])
    for each in found.violations:
        assert (each.values["attribute"], each.origin.path) == (
            PACK.properties["reviewed"].label,
            ("a", "properties", "reviewed"),
        )


@pytest.mark.parametrize(
    ("source", "target", "told"),
    [
        (part("a", "operating"), part("b", "retired"), ("operating", "retired")),
        (part("a", "operating"), part("b", "operating", end=AS_OF - timedelta(days=1)), ("operating", "retired")),
        (part("a", "operating"), part("b", end=date(2000, 1, 1)), ("operating", "retired")),
        (part("a", "operating"), part("b", "operating", end=AS_OF), None),
        (part("a", "operating", AS_OF + timedelta(days=1)), part("b", "retired"), None),
        (part("a", "operating"), part("b", "operating", AS_OF + timedelta(days=1)), ("operating", "planned")),
        (part("a", "operating"), part("b", "building", AS_OF + timedelta(days=1)), None),
        (part("a"), part("b", "retired"), None),
    ],
)
def test_dates_say_more_of_a_phase_than_the_status(source: Element, target: Element, told: tuple[str, str] | None) -> None:
    raw: dict[str, Raw] = {
        "phases": [{"relationships": ["access"], "source": ["operating"], "target_not": ["planned", "retired"]}]
    }
    found = outcome(model_of([source, target], [uses()]), lifecycle.KIND, raw).violations
    said = [(each.values["phase"], each.values["target_phase"]) for each in found]
    assert [(one.en, other.en) for one, other in said if isinstance(one, Text) and isinstance(other, Text)] == (
        [told] if told else []
    )


@pytest.mark.parametrize(
    ("relationship", "source", "target", "fault", "at"),
    [
        (uses(), (2019, 2021), (2020, 2022), "2019-01-01 is earlier than the beginning, 2020-01-01", ()),
        (uses(), (2020, 2023), (2020, 2022), "2023-01-01 is later than the end, 2022-01-01", ()),
        (uses(since=date(2020, 6, 1)), (2019, 2021), (2020, 2022), None, ()),
        (
            uses(date(2020, 6, 1), date(2024, 1, 1)),
            (2019, 2021),
            (2020, 2023),
            "2024-01-01 is later than the end, 2023-01-01",
            ("until",),
        ),
        (uses(until=date(2021, 6, 1)), (2020, 2023), (2020, 2022), None, ()),
        (uses(since=date(2024, 1, 1)), (None, None), (None, 2023), "2024-01-01 is later than the end, 2023-01-01", ("since",)),
        (uses(), (2024, None), (None, 2023), "2024-01-01 is later than the end, 2023-01-01", ()),
        (uses(), (None, 2019), (2020, None), "2019-01-01 is earlier than the beginning, 2020-01-01", ()),
        (uses(), (None, None), (2020, 2022), None, ()),
    ],
)
def test_a_period_leaves_the_other_where_its_dates_say_so(
    relationship: Relationship,
    source: tuple[int | None, int | None],
    target: tuple[int | None, int | None],
    fault: str | None,
    at: tuple[str, ...],
) -> None:
    def days(years: tuple[int | None, int | None]) -> tuple[date | None, date | None]:
        first, last = (None if year is None else date(year, 1, 1) for year in years)
        return first, last

    raw: dict[str, Raw] = {"window": [{"relationships": ["access"], "within": "target"}]}
    model = model_of([part("a", "", *days(source)), part("b", "", *days(target))], [relationship])
    found = outcome(model, lifecycle.KIND, raw).violations
    assert [each.values["fault"] for each in found] == ([found[0].values["fault"]] if fault else [])
    for each in found:
        said = each.values["fault"]
        assert isinstance(said, Text)
        assert (said.en, each.origin.path) == (fault, ("r", *at))
        assert each.witness == (0,)


@pytest.mark.parametrize("raw", [{"date": "level"}, {"max_age": {"attr": "status", "age": "1d"}}])
def test_what_is_no_date_cannot_be_due(raw: dict[str, Raw]) -> None:
    with pytest.raises(ParameterError, match="is no date"):
        lifecycle.KIND.read(raw).prepare(PACK)


def test_a_day_far_ahead_does_not_run_out_of_the_calendar() -> None:
    last = replace(part("a"), properties={"reviewed": date.max})
    found = outcome(model_of([last], []), lifecycle.KIND, {"date": "reviewed", "warn_before": "99999d"})
    assert (found.subjects, found.violations) == (1, ())
