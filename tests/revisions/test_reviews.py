"""Reviews of merge requests: for each exactly what is found because of it, by what, and whom it concerns."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import pytest
from small_city import BASELINE, RULES, RUN, SERVICES, SYSTEMS, WAIVERS, City, git, make
from test_merge_requests import NEW_CLAUSE, NEW_RULE, NEW_SYSTEM, REQUESTS, Request

from eaf.api.acceptance import EVERYTHING, Acceptance
from eaf.api.review import Asked, review
from eaf.api.revisions import opened_pair
from eaf.finding import ACTIVE, Severity
from eaf.loading import bulk
from eaf.loading.cache import Cache
from eaf.loading.ruled_files import ruled_files
from eaf.reviewing.figures import Figure
from eaf.reviewing.movements import Movement
from eaf.reviewing.review import Review


@dataclass(frozen=True)
class Expected:
    """What the review of a merge request says; a finding that does not count in the head has its state there behind it."""

    new: tuple[str, ...] = ()
    cured: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    waived: tuple[str, ...] = ()
    approve: str = ""
    tell: str = ""
    rules: bool = False
    status: int = 0


EXPECTED = {
    "nothing": Expected(),
    "an element comes": Expected(approve="org-city"),
    "an element at fault comes": Expected(new=("TOY-GOV-001 sys-new", "TOY-SEC-001 sys-new"), approve="org-city", status=1),
    "an element goes": Expected(cured=("TOY-DOC-001 svc-bare (gone)",), approve="org-city"),
    "a value changes": Expected(approve="org-city"),
    "a value goes, and is missed": Expected(new=("TOY-SEC-001 sys-registry",), approve="org-city", status=1),
    "a name in one language": Expected(approve="org-city"),
    "a plain name becomes one in both languages": Expected(approve="org-city", tell="org-clinic"),
    "a type changes": Expected(approve="org-city", tell="org-clinic"),
    "a list in another order says the same": Expected(),
    "a list gets longer": Expected(approve="org-clinic"),
    "elements in another order": Expected(),
    "a comment": Expected(),
    "quotes": Expected(),
    "other line ends": Expected(),
    "a new name and a new owner": Expected(approve="org-clinic org-school"),
    "the owner goes": Expected(new=("TOY-GOV-001 sys-clinic",), approve="org-city org-clinic", status=1),
    "an id changes, and everything that names it": Expected(approve="org-clinic"),
    "an id and a value change": Expected(approve="org-city"),
    "an owner's id changes": Expected(approve="org-ward", tell="org-city org-health"),
    "two ids change at once": Expected(approve="org-city", tell="org-clinic"),
    "one goes and another of the same name comes that is related otherwise": Expected(
        approve="org-city org-school", tell="org-clinic"
    ),
    "two that say the same change their ids: which became which cannot be told": Expected(
        new=("TOY-NAM-001 sys-x-b", "EAF-W010"), approve="org-city"
    ),
    "an element moves to another file": Expected(),
    "a file gets another name": Expected(),
    "an element moves and changes": Expected(approve="org-city"),
    "a relationship comes that goes upwards": Expected(
        new=("TOY-LAY-001 nod-server sys-registry",), approve="org-city", tell="org-clinic", status=1
    ),
    "a relationship goes": Expected(approve="org-city org-clinic"),
    "a relationship says more": Expected(approve="org-city org-clinic"),
    "a relationship is written at its source instead": Expected(),
    "an organisation moves below another": Expected(approve="org-city org-clinic org-health"),
    "a plateau comes earlier": Expected(approve="org-city", tell="org-clinic"),
    "a plan is given up": Expected(approve="org-city org-clinic"),
    "the pack puts a layer into another architecture": Expected(approve="org-city", rules=True),
    "the pack puts a type into another layer": Expected(approve="org-city", tell="org-clinic", rules=True),
    "a view goes": Expected(approve="org-city"),
    "a view changes": Expected(approve="org-city"),
    "a view gets another id": Expected(approve="org-city"),
    "a waiver goes, and its finding counts again": Expected(raised=("TOY-DOC-001 svc-waived",), approve="org-city", rules=True),
    "a waiver lasts too long": Expected(
        new=("EAF-W006",), raised=("TOY-DOC-001 svc-waived",), approve="org-city", rules=True, status=1
    ),
    "a waiver for what was there before": Expected(
        dropped=("TOY-DOC-001 svc-bare (waived)",), waived=("TOY-DOC-001 svc-bare",), approve="org-city", rules=True
    ),
    "a line of the baseline goes, and its finding counts again": Expected(
        raised=("TOY-NAM-001 sys-twin-b",), approve="org-city", rules=True
    ),
    "an attestation comes for a rule that asks for none": Expected(new=("EAF-A002",), approve="org-city", status=1),
    "the workspace gets another name": Expected(approve="org-city", rules=True),
    "a rule comes": Expected(raised=("TOY-NOD-001 nod-server",), approve="org-city", rules=True),
    "a rule asks for more": Expected(
        raised=("TOY-DOC-001 svc-births", "TOY-DOC-001 svc-bare"),
        dropped=("TOY-DOC-001 svc-bare (gone)",),
        waived=("TOY-DOC-001 svc-waived",),
        approve="org-city",
        rules=True,
    ),
    "a rule is worded otherwise": Expected(approve="org-city", rules=True),
    "a code gets another name": Expected(approve="org-city", rules=True),
    "a property and an expected relationship come": Expected(approve="org-city", rules=True),
    "another edition of the pack": Expected(approve="org-city", rules=True),
    "the pack gets another id": Expected(approve="org-city", rules=True),
    "several files": Expected(new=("TOY-DOC-001 svc-births",), approve="org-city"),
    "a fault far from the changed lines": Expected(new=("TOY-NAM-001 sys-registry",), approve="org-clinic", tell="org-city"),
    "the folder of examples of the pack goes": Expected(approve="org-city", rules=True),
}


def reviewed(city: City, head: str = "", acceptance: Acceptance = EVERYTHING, cache: Cache | None = None) -> Review:
    return review(Asked(city.workspace, "base", head, RUN, acceptance), cache=cache or Cache(None))


def moved(movements: tuple[Movement, ...]) -> tuple[str, ...]:
    return tuple(
        f"{each.finding.rule} {' '.join(each.finding.subjects)}".strip()
        + ("" if each.in_head == ACTIVE else f" ({each.in_head})")
        for each in movements
    )


def told(found: Review) -> Expected:
    return Expected(
        new=moved(found.found.new),
        cured=moved(found.found.cured),
        raised=moved(found.found.raised),
        dropped=moved(found.found.dropped),
        waived=tuple(f"{each.rule} {' '.join(each.subjects)}" for each in found.found.waived),
        approve=" ".join(each.id for each in found.approval.approve),
        tell=" ".join(each.id for each in found.approval.tell),
        rules=found.touches_rules,
        status=found.exit_status(Severity.ERROR),
    )


def assert_exact(figure: Figure) -> None:
    """The parts of a figure sum to its difference, as fractions."""
    if figure.by_model is not None and figure.by_rules is not None:
        assert figure.before is not None
        assert figure.before + figure.by_model + figure.by_rules == figure.after
        assert figure.by_model + figure.by_rules == figure.difference
    else:
        assert None in (figure.before, figure.judged, figure.after)


def test_every_merge_request_has_its_review() -> None:
    assert EXPECTED.keys() == {each.name for each in REQUESTS}
    assert len(EXPECTED) >= 50


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda each: each.name)
def test_a_merge_request_is_reviewed_exactly(tmp_path: Path, request_: Request) -> None:
    city = make(tmp_path)
    request_.edit(city)
    found = reviewed(city)
    assert told(found) == EXPECTED[request_.name]
    for figure in (*found.figures.scores, *found.figures.coverage):
        assert_exact(figure)
        if not found.touches_rules:
            assert figure.by_rules in (0, None), "rules that did not change did nothing"
    city.commit()
    assert told(reviewed(city, "HEAD")) == EXPECTED[request_.name], "between commits as with the work tree"


@pytest.mark.parametrize("request_", REQUESTS[2::9], ids=lambda each: each.name)
def test_a_large_model_is_reviewed_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request_: Request) -> None:
    """By column and in several processes, with nothing kept and with all of it kept."""
    city = make(tmp_path / "city")
    request_.edit(city)
    monkeypatch.setattr(bulk, "LARGE", 0)
    for _ in ("nothing is kept", "all is kept"):
        assert told(reviewed(city, cache=Cache(tmp_path / "kept"))) == EXPECTED[request_.name]


def test_files_under_other_rules_go_to_other_processes(city: City) -> None:
    before, after = opened_pair(city.workspace, "base", cache=Cache(None))
    files = ruled_files(after.session.loaded, before.session.loaded)
    twin = pickle.loads(pickle.dumps(files))  # noqa: S301 - what was just made
    path = city.folder / RULES
    assert twin.read(path, RULES) == files.read(path, RULES)
    assert twin.yaml_files(city.workspace) == files.yaml_files(city.workspace) != ()


@pytest.fixture
def city(tmp_path: Path) -> City:
    return make(tmp_path)


def no_owner(city: City) -> None:
    """A flaw: the registry has no owner any more."""
    city.swap(SYSTEMS, "    owner: org-city\n    properties: {level: 3}\n", "    properties: {level: 3}\n")


class TestNoChangeLetsItselfThrough:
    """Whatever a change does to rules, waivers, baseline or settings, what it breaks is new by those of its base."""

    NEW = "TOY-GOV-001 sys-registry"

    def test_a_rule_that_is_taken_out_still_judges(self, city: City) -> None:
        no_owner(city)
        text = city.read(RULES)
        city.write({RULES: "rules:\n" + text[text.index("  - rule: TOY-LAY-001") :]})
        city.swap("checks/toy-1/clauses/clauses.yaml", "rules: [TOY-GOV-001]", "rules: [TOY-SEC-001]")
        (city.folder / "checks/toy-1/tests/TOY-GOV-001.yaml").unlink()
        found = reviewed(city)
        assert moved(found.found.new) == (f"{self.NEW} (gone)",)
        assert found.exit_status(Severity.ERROR) == 1

    def test_a_rule_that_is_made_milder_still_judges(self, city: City) -> None:
        no_owner(city)
        city.write({RULES: city.read(RULES).replace("severity: error", "severity: note", 1)})
        found = reviewed(city)
        assert moved(found.found.new) == (self.NEW,)
        assert found.exit_status(Severity.ERROR) == 1

    @pytest.mark.parametrize("name", [WAIVERS, "architecture/systems/waivers.yaml", "architecture/x.yml"])
    def test_a_waiver_that_comes_along_waives_nothing(self, city: City, name: str) -> None:
        no_owner(city)
        waiver = city.read(WAIVERS).split("\n", 1)[1].replace("W-1", "W-2").replace("TOY-DOC-001", "TOY-GOV-001")
        waiver = waiver.replace("[svc-waived]", "[sys-registry]")
        key = '"\\u0077aivers":' if name != WAIVERS else "waivers:"
        city.write({name: city.read(name) + waiver if name == WAIVERS else f"{key}\n{waiver}"})
        found = reviewed(city)
        assert moved(found.found.new) == (f"{self.NEW} (waived)",)
        assert [each.rule for each in found.found.waived] == ["TOY-GOV-001"]
        assert found.exit_status(Severity.ERROR) == 1

    def test_a_line_of_the_baseline_that_comes_along_covers_nothing(self, city: City) -> None:
        no_owner(city)
        finding = reviewed(city).found.new[0].finding
        city.write({BASELINE: city.read(BASELINE) + f"{finding.fingerprint} {finding.rule} 2025-01-01 sys-registry\n"})
        found = reviewed(city)
        assert moved(found.found.new) == (f"{self.NEW} (baselined)",)
        assert found.exit_status(Severity.ERROR) == 1

    def test_another_pack_in_the_settings_judges_nothing(self, city: City) -> None:
        no_owner(city)
        (city.folder / "checks/toy-2").mkdir()
        city.write({"checks/toy-2/pack.yaml": city.read("checks/toy-1/pack.yaml").replace("id: toy-1", "id: toy-2")})
        for name in ("layers.yaml", "instruments.yaml", "properties.yaml", "reference-models/brm.yaml"):
            city.write({f"checks/toy-2/{name}": city.read(f"checks/toy-1/{name}")})
        city.swap("architecture/eaf.yaml", "packs: [toy-1]", "packs: [toy-2]")
        found = reviewed(city)
        assert f"{self.NEW} (gone)" in moved(found.found.new)
        assert found.exit_status(Severity.ERROR) == 1

    def test_a_pack_inside_of_the_workspace_does_not_come_first(self, city: City) -> None:
        no_owner(city)
        for path in sorted((city.folder / "checks").rglob("*.yaml")):
            name = path.relative_to(city.folder).as_posix()
            if "/tests/" not in name:
                city.write({f"architecture/{name}": city.read(name).replace("severity: error", "severity: note")})
        found = reviewed(city)
        assert found.exit_status(Severity.ERROR) == 1
        assert "architecture/checks/toy-1/pack.yaml" in found.pack_files

    def test_a_waiver_of_the_base_knows_an_element_by_its_id_alone(self, city: City) -> None:
        city.swap(SERVICES, "  svc-waived:", "  svc-renamed:")
        city.swap(WAIVERS, "[svc-waived]", "[svc-renamed]")
        assert moved(reviewed(city).found.new) == ("TOY-DOC-001 svc-renamed (waived)",)


class TestWhatCannotBeJudged:
    """The head's model cannot be read by the rules of its base: that is no pass."""

    def test_a_model_that_uses_what_its_own_pack_brings(self, city: City) -> None:
        label = "label: {vi: Mã, en: Code}}"
        city.swap("checks/toy-1/properties.yaml", label, f"{label}\n  rank: {{value: integer, label: {{vi: Hạng, en: Rank}}}}")
        city.swap(SYSTEMS, "{level: 3}", "{level: 3, rank: 1}")
        found = reviewed(city)
        assert found.exit_status(Severity.ERROR) == 2
        assert any("rank" in line and SYSTEMS in line for line in found.checks.unjudged)
        assert "cannot be judged by the rules of the base" in found.checks.unjudged[0]
        assert {each.by_model for each in found.figures.scores} == {None}
        assert {each.by_rules for each in found.figures.scores} == {None}

    def test_a_file_of_waivers_that_becomes_a_file_of_elements(self, city: City) -> None:
        city.write({WAIVERS: "elements:\n  svc-new: {type: business-service, name: Mới}\n"})
        found = reviewed(city)
        assert found.exit_status(Severity.ERROR) == 2
        assert any(WAIVERS in line for line in found.checks.unjudged)

    def test_only_the_old_model_by_the_new_rules(self, city: City) -> None:
        """The gate does not need it, and the parts sum all the same; what the rules alone would do is not known."""
        text = city.read("checks/toy-1/properties.yaml")
        line = next(each for each in text.splitlines(keepends=True) if "standards" in each)
        city.write({"checks/toy-1/properties.yaml": text.replace(line, "")})
        city.swap(SYSTEMS, "{level: 2, standards: [std-b, std-a]}", "{level: 2}")
        found = reviewed(city)
        assert found.exit_status(Severity.ERROR) == 0
        assert found.checks.turned is None
        for figure in found.figures.scores:
            assert_exact(figure)
            assert (figure.by_model, figure.by_rules, figure.by_rules_alone) == (0, 0, None)

    def test_what_is_found_all_the_same_is_told(self, city: City) -> None:
        city.write({WAIVERS: "elements:\n  svc-new: {type: business-service, name: Mới}\n"})
        assert moved(reviewed(city).found.new) == ("TOY-DOC-001 svc-waived", "TOY-DOC-001 svc-new")


class TestFigures:
    def test_both_parts_sum_to_the_whole(self, city: City) -> None:
        no_owner(city)
        city.write({RULES: city.read(RULES) + NEW_RULE})
        city.write({"checks/toy-1/clauses/clauses.yaml": city.read("checks/toy-1/clauses/clauses.yaml") + NEW_CLAUSE})
        city.swap("checks/toy-1/clauses/clauses.yaml", "level: may, text: {vi: Máy chủ.", "level: must, text: {vi: Máy chủ.")
        strict = reviewed(city).figures.scores[0]
        # must 2, should 1: levels, layers and owners are musts; the names are in the baseline, so not met
        assert strict == Figure("strict", Fraction(6, 7), Fraction(4, 7), Fraction(6, 9), Fraction(4, 9))
        assert (strict.by_model, strict.by_rules) == (Fraction(-2, 7), Fraction(-8, 63))
        assert strict.by_rules_alone == Fraction(-4, 21)

    def test_the_clauses_that_changed_say_by_what(self, city: City) -> None:
        no_owner(city)
        city.swap(RULES, "attr: summary, exists: true", "attr: summary, exists: false")
        changes = {each.clause.id: (each.before, each.judged, each.after) for each in reviewed(city).figures.verdicts}
        assert changes == {"TOY-1": ("met", "not-met", "not-met")}

    def test_weights_are_settings(self, city: City) -> None:
        city.swap("architecture/eaf.yaml", "plateau: plt-today", "plateau: plt-today\n  weights: {must: 1, should: 1}")
        strict = reviewed(city).figures.scores[0]
        assert (strict.before, strict.by_model, strict.by_rules, strict.after) == (
            Fraction(6, 7),
            Fraction(0),
            Fraction(3, 4) - Fraction(6, 7),
            Fraction(3, 4),
        )


class TestContinuousIntegration:
    def test_curing_what_is_in_the_baseline_passes_when_its_line_goes_too(self, city: City) -> None:
        text = city.read(SYSTEMS)
        city.write({SYSTEMS: text.replace("{vi: Trùng, en: Twin}", "{vi: Riêng, en: Own}", 1), BASELINE: "# eaf baseline 1\n"})
        found = reviewed(city, acceptance=Acceptance(ci=True))
        assert told(found) == Expected(approve="org-city", rules=True)

    def test_a_line_that_is_left_behind_fails_as_a_check_would(self, city: City) -> None:
        text = city.read(SYSTEMS)
        city.write({SYSTEMS: text.replace("{vi: Trùng, en: Twin}", "{vi: Riêng, en: Own}", 1)})
        found = reviewed(city, acceptance=Acceptance(ci=True))
        assert moved(found.found.new) == ("EAF-W010",)
        assert found.exit_status(Severity.ERROR) == 1


def test_elements_that_nobody_answers_for_are_named(city: City) -> None:
    city.swap("architecture/eaf.yaml", "  owner: org-city\n", "")
    city.commit()
    git(city.folder, "tag", "-f", "base")
    city.swap(SERVICES, "en: Not described", "en: Bare")
    found = reviewed(city)
    assert (found.approval.approve, found.approval.nobody) == ((), ("svc-bare",))


def test_a_change_from_one_department_to_another_needs_both(city: City) -> None:
    city.swap(SYSTEMS, "owner: org-clinic", "owner: org-school")
    assert told(reviewed(city)).approve == "org-clinic org-school"


def test_who_depends_on_what_went_is_told(city: City) -> None:
    city.write({"architecture/new.yaml": NEW_SYSTEM.replace("owner: org-city", "owner: org-school")})
    city.swap(SYSTEMS, "target: sys-registry}\n", "target: sys-registry}\n      - {type: serving, target: sys-new}\n")
    city.commit()
    git(city.folder, "tag", "-f", "base")
    city.swap(SYSTEMS, "vi: Máy chủ, en: Server", "vi: Máy chủ, en: Host")
    assert told(reviewed(city)) == Expected(approve="org-city", tell="org-clinic org-school")
