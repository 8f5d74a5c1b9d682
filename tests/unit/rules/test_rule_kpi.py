"""The kind ``kpi`` against a brute force that sorts the measurements anew for every target."""

from __future__ import annotations

from oracles.naive_selectors import Choice, chosen, random_select
from oracles.seeds import many_seeds
from oracles.small_models import AS_OF, Small, small_model

from eaf.model.element import Indicator
from eaf.rules import kpi


def brute_force(small: Small, raw: Choice, select: Choice) -> tuple[int, list[tuple[str, int, str]]]:
    """How many targets are due; and each missed one by indicator, position and the measured value."""
    due, missed = 0, []
    for element in small.elements:
        if not isinstance(element.detail, Indicator) or not chosen(small.model, element, select):
            continue
        for at, target in enumerate(element.detail.targets):
            if target.date > AS_OF:
                continue
            due += 1
            known = sorted((each for each in element.detail.measurements if each.date <= AS_OF), key=lambda each: each.date)
            later = [each for each in known if each.date >= target.date]
            if not later:
                if raw.get("missing") != "ignore":
                    missed.append((element.id, at, "not measured"))
                continue
            value = later[0].value
            low = target.minimum is not None and value < target.minimum
            high = target.maximum is not None and value > target.maximum
            if low or high:
                missed.append((element.id, at, f"{value} %"))
    return due, missed


@many_seeds
def test_kpi_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, indicators=True)
        raw: Choice = {"missing": small.rnd.choice(("report", "ignore"))} if small.rnd.random() < 0.6 else {}
        select = random_select(small.rnd) if small.rnd.random() < 0.2 else {}
        found = small.outcome(kpi.KIND, raw, select)
        said = []
        for each in found.violations:
            value = each.values["value"]
            assert not isinstance(value, str)
            said.append((each.subjects[0], each.origin.path[-1], value.en))
        assert (found.subjects, said) == brute_force(small, raw, select), seed
        broken += bool(said)
    assert len(seeds) // 5 < broken < len(seeds)
