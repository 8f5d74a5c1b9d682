"""The kind ``standard`` against a brute force that looks every name up for every element, over random catalogues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from oracles.naive_selectors import Choice, as_list, chosen, dict_of, random_select, value_list
from oracles.seeds import many_seeds
from oracles.small_models import AS_OF, PACK, Small, model_of, outcome, small_model

from eaf.errors import ParameterError
from eaf.model.element import Element, Origin
from eaf.pack.pack import Pack
from eaf.pack.provenance import Provenance
from eaf.pack.rule import Raw
from eaf.pack.standard import Standard, StandardGroup
from eaf.pack.validity import Validity
from eaf.rules import standard
from eaf.text import Text

DAYS = (None, date(2020, 1, 1), AS_OF, date(2022, 7, 1), date(2025, 1, 1))
STATUSES = ("mandatory", "recommended", "sunset", "upcoming")
GROUPS = ("one", "two")


def random_pack(rnd: Random) -> Pack:
    """A catalogue of some of the names that elements use."""
    catalogue = tuple(
        Standard(
            id=name,
            number=name.upper(),
            name=Text(name, name),
            provenance=Provenance(),
            group=rnd.choice(GROUPS),
            status=rnd.choice((*STATUSES[:3], "")),
            validity=Validity(rnd.choice(DAYS), rnd.choice(DAYS)),
            replaced_by=("w",) if rnd.random() < 0.4 else (),
        )
        for name in sorted({"w", *rnd.sample(("x", "y", "z"), rnd.randint(1, 3))})
    )
    return replace(PACK, standards=catalogue, standard_groups=tuple(StandardGroup(each, Text(each, each)) for each in GROUPS))


def state(pack: Pack, name: str) -> str:
    """The status of a standard on the as-of date; ``unknown`` where the catalogue does not have it."""
    found = [each for each in pack.standards if each.id == name]
    if not found:
        return "unknown"
    start, end = found[0].validity.start, found[0].validity.end
    if start and start > AS_OF:
        return "upcoming"
    if end and end <= AS_OF:
        return "sunset"
    return found[0].status


def open_to(pack: Pack, entry: Choice) -> set[str]:
    """The standards that meet an entry of ``require`` on the as-of date."""
    return {
        each.id
        for each in pack.standards
        if state(pack, each.id) not in ("sunset", "upcoming")
        and (each.id in as_list(entry["at_least_one_of"]) if "at_least_one_of" in entry else each.group == entry["group"])
    }


def brute_force(small: Small, pack: Pack, raw: Choice, select: Choice) -> tuple[int, set[tuple[str, str, object]]]:
    """How many are looked at; and each fault by element, by what it is and by its place."""
    subjects = [each for each in small.elements if chosen(small.model, each, select)]
    faults: set[tuple[str, str, object]] = set()
    naming = 0
    for each in subjects:
        names = [str(value) for value in value_list(small.model, each, "kinds")]
        naming += bool(names)
        for at, name in enumerate(names):
            status = state(pack, name)
            if (status == "unknown" and raw.get("unknown") == "report") or status in as_list(raw.get("forbid") or []):
                faults.add((each.id, name, each.origin.child("properties", "kinds", at)))
        for entry in as_list(raw.get("require") or []):
            options = open_to(pack, dict_of(entry))
            if options and not options & set(names):
                listed = " ".join(map(str, as_list(dict_of(entry).get("at_least_one_of") or [])))
                what = f"require {dict_of(entry).get('group', '')} {listed}"
                faults.add((each.id, what, each.origin.child("properties", "kinds") if names else each.origin))
    asked = any(open_to(pack, dict_of(entry)) for entry in as_list(raw.get("require") or []))
    examined = raw.get("unknown") == "report" or "forbid" in raw
    return len(subjects) if asked else naming if examined else 0, faults


def random_requirement(rnd: Random, pack: Pack) -> Choice:
    names = [each.id for each in pack.standards]
    group = rnd.choice(GROUPS)
    of_group = [each.id for each in pack.standards if each.group == group]
    if rnd.random() < 0.4:
        return {"group": group}
    if of_group and rnd.random() < 0.3:
        return {"group": group, "at_least_one_of": [*of_group]}
    return {"at_least_one_of": [*rnd.sample(names, rnd.randint(1, len(names)))]}


def random_parameters(rnd: Random, pack: Pack) -> Choice:
    raw: Choice = {"uses": "kinds"}
    if rnd.random() < 0.5:
        raw["unknown"] = rnd.choice(("report", "ignore"))
    if rnd.random() < 0.5:
        raw["forbid"] = [*rnd.sample(STATUSES, rnd.randint(1, 2))]
    if rnd.random() < 0.5:
        raw["require"] = [random_requirement(rnd, pack) for _ in range(rnd.randint(1, 2))]
    return raw


@many_seeds
def test_standard_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, edges=0)
        pack = random_pack(small.rnd)
        raw, select = random_parameters(small.rnd, pack), random_select(small.rnd)
        found = small.outcome(standard.KIND, raw, select, pack)
        said = {(each.subjects[0], each.discriminator, each.origin) for each in found.violations}
        assert (found.subjects, said) == brute_force(small, pack, raw, select), (seed, raw, select)
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)


CATALOGUE = replace(
    PACK,
    standard_groups=(StandardGroup("link", Text("Kết nối", "Connection")),),
    standards=tuple(
        Standard(id_, number, Text(), Provenance(), "link", status, Validity(*period), successors)
        for id_, number, status, period, successors in (
            ("old", "OLD 1", "mandatory", (None, date(2022, 6, 30)), ("new", "x")),
            ("gone", "GONE 1", "sunset", (None, None), ()),
            ("new", "NEW 2", "recommended", (date(2022, 1, 1), None), ()),
            ("x", "X 3", "mandatory", (None, None), ()),
            ("later", "LATER 4", "mandatory", (date(2022, 7, 1), None), ()),
        )
    ),
)


@pytest.mark.parametrize(
    ("raw", "names", "told"),
    [
        (
            {"forbid": ["sunset"]},
            ("x", "old"),
            (
                "OLD 1",
                "đã hết hiệu lực từ 30/06/2022, thay bằng NEW 2 hoặc X 3",
                "has not been in force since 2022-06-30 and is replaced by NEW 2 or X 3",
            ),
        ),
        ({"forbid": ["sunset"]}, ("gone",), ("GONE 1", "không còn hiệu lực", "is no longer in force")),
        ({"forbid": ["upcoming"]}, ("later",), ("LATER 4", "đến 01/07/2022 mới có hiệu lực", "is in force only from 2022-07-01")),
        (
            {"forbid": ["recommended"]},
            ("new",),
            ("NEW 2", "chỉ là tiêu chuẩn khuyến nghị", "is only a recommended standard"),
        ),
        (
            {"unknown": "report"},
            ("own",),
            ("own", "không có trong danh mục tiêu chuẩn của gói", "is not in the pack's catalogue of standards"),
        ),
        (
            {"require": [{"at_least_one_of": ["old", "new", "x"]}]},
            ("own",),
            ("NEW 2 or X 3", "chưa được nêu", "is not named"),
        ),
        (
            {"require": [{"group": "link"}]},
            ("old", "later"),
            ("a standard in force of the group Connection", "chưa được nêu", "is not named"),
        ),
    ],
)
def test_standard_says_what_is_wrong_and_what_replaces_it(raw: Choice, names: tuple[str, ...], told: tuple[str, ...]) -> None:
    part = Element("a", "node", Text("A"), Origin(0, ("elements", "a")), properties={"kinds": names})
    (found,) = outcome(model_of([part], []), standard.KIND, {"uses": "kinds", **raw}, pack=CATALOGUE).violations
    named, fault = found.values["standard"], found.values["fault"]
    assert isinstance(fault, Text)
    assert (named.en if isinstance(named, Text) else named, fault.vi, fault.en) == told
    assert found.origin.path[2:] == ("properties", "kinds", *([] if "require" in raw else [len(names) - 1]))


@pytest.mark.parametrize("entry", [{"at_least_one_of": ["later"]}, {"at_least_one_of": ["old", "gone"]}])
def test_what_is_not_in_force_is_not_asked_for(entry: dict[str, Raw]) -> None:
    part = Element("a", "node", Text("A"), Origin(0, ("elements", "a")))
    found = outcome(model_of([part], []), standard.KIND, {"uses": "kinds", "require": [entry]}, pack=CATALOGUE)
    assert (found.subjects, found.violations) == (0, ())


def test_what_is_asked_for_must_be_of_its_group() -> None:
    pack = replace(CATALOGUE, standard_groups=(*CATALOGUE.standard_groups, StandardGroup("data", Text())))
    rule = standard.KIND.read({"uses": "kinds", "require": [{"group": "data", "at_least_one_of": ["new"]}]})
    with pytest.raises(ParameterError, match="the standard 'new' is not of the group 'data'") as caught:
        rule.prepare(pack)
    assert caught.value.path == ("require", 0, "at_least_one_of", 0)
