"""``eaf trend``: each commit of a history is what a whole check of it gives, and is worked out once."""

from __future__ import annotations

import json
import shutil
from datetime import date
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from small_city import ORGANISATION, SERVICES, SYSTEMS, WAIVERS, City, git, make
from test_commands import ROOT, eaf
from test_merge_requests import REQUESTS

from eaf.api import load, run_check
from eaf.api import trend as replaying
from eaf.api.schemas import schema
from eaf.api.trend import trend
from eaf.checking.engine import Run
from eaf.checking.kept_outcomes import KeptOutcomes
from eaf.checking.measured import Measured, Trend, measure
from eaf.cli.words import TREND_FORMATS
from eaf.errors import RevisionError
from eaf.loading.cache import Cache
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.loading.memory import Memory
from eaf.loading.revision_files import RevisionFiles
from eaf.reporters.trend import TREND_REPORTERS

JUNE = "2025-06-01T03:00:00Z"


@pytest.fixture
def city(tmp_path: Path) -> City:
    return make(tmp_path / "city")


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything is worked out in this process; the commits that are checked are noted."""
    monkeypatch.setattr(replaying, "processors", lambda: 1)
    replaying.process_memory.cache_clear()
    noted: list[str] = []

    def noting(workspace: Path, *, cache: Cache, source: RevisionFiles) -> object:
        noted.append(source.commit.oid)
        return load(workspace, cache=cache, source=source)

    monkeypatch.setattr(replaying, "load", noting)
    return noted


def by_itself(city: City, commit: str, as_of: date) -> Measured:
    """The numbers of one commit, from a load and a check that share nothing with any other."""
    objects = GitObjects(find_repository(city.folder))
    session = load(city.workspace, cache=Cache(None), source=RevisionFiles(objects, objects.commit(commit)))
    return measure(run_check(session, Run(as_of), to_compare=True))


def seen(found: Trend, *names: str) -> list[tuple[int, ...]]:
    return [tuple(each.measured.counts[name] for name in names) for each in found.points]


class TestNumbers:
    def test_every_commit_is_what_a_check_of_it_alone_gives(self, city: City) -> None:
        for number, request in enumerate(REQUESTS):
            request.edit(city)
            city.commit(request.name, at=f"2025-0{1 + number % 9}-1{number % 7}T01:00:00Z")
            git(city.folder, "rm", "-rqf", ".")
            git(city.folder, "checkout", "-q", "base", "--", ".")
        found = trend(city.workspace)
        assert len(found.points) == len(REQUESTS) + 1
        assert sum(each.measured.complete for each in found.points) > 40
        for each in found.points:
            assert each.measured == by_itself(city, each.commit, each.date), each.commit

    def test_what_processes_work_out_together_is_the_same(self, city: City, monkeypatch: pytest.MonkeyPatch) -> None:
        for number in range(9):
            city.write(
                {"architecture/many.yaml": f"elements:\n  svc-{number}: {{type: business-service, name: N, summary: Có}}\n"}
            )
            city.commit(at=f"2025-03-0{1 + number}T01:00:00Z")
        monkeypatch.setattr(replaying, "processors", lambda: 1)
        one = trend(city.workspace)
        monkeypatch.setattr(replaying, "processors", lambda: 3)
        monkeypatch.setattr(replaying, "_AT_ONCE", 2)
        assert trend(city.workspace) == one

    def test_layers_sum_to_all_elements_and_active_findings(self, city: City) -> None:
        city.swap(SERVICES, "    summary: {vi: Cấp giấy khai sinh., en: Issues birth certificates.}\n", "")
        city.commit(at=JUNE)
        last = trend(city.workspace).points[-1].measured
        assert {each.layer: (each.elements, each.notes) for each in last.layers}["services"] == (7, 2)
        for name in ("elements", "errors", "warnings", "notes"):
            assert sum(getattr(each, name) for each in last.layers) == last.counts[name], name

    def test_scores_are_exact_fractions(self, city: City) -> None:
        values = trend(city.workspace, as_of=date(2025, 6, 1)).points[0].measured.scores
        assert list(values) == ["strict", "effective", "assurance"]
        assert all(value is None or isinstance(value, Fraction) for value in values.values())


class TestDates:
    def test_a_commit_is_judged_as_of_its_own_date(self, city: City) -> None:
        for at in (JUNE, "2025-08-01T03:00:00Z", "2025-08-02T03:00:00Z"):
            city.commit(at=at)
        found = trend(city.workspace)
        assert [each.measured.as_of for each in found.points] == [
            date(2025, 1, 1),
            date(2025, 6, 1),
            date(2025, 8, 1),
            date(2025, 8, 2),
        ]
        assert [each.measured.counts["waived"] for each in found.points] == [0, 1, 1, 0]

    def test_the_date_is_that_of_vietnam(self, city: City) -> None:
        city.commit(at="2025-06-01T16:59:59Z")
        city.commit(at="2025-06-01T17:00:00Z")
        assert [each.date.day for each in trend(city.workspace).points] == [1, 1, 2]

    def test_one_date_may_be_asked_for(self, city: City) -> None:
        city.commit(at=JUNE)
        found = trend(city.workspace, as_of=date(2025, 6, 1))
        assert [each.measured.counts["waived"] for each in found.points] == [1, 1]
        assert [each.date for each in found.points] == [date(2025, 1, 1), date(2025, 6, 1)]


class TestWork:
    def test_a_commit_that_changes_neither_model_nor_packs_costs_nothing_on_the_same_day(
        self, city: City, alone: list[str]
    ) -> None:
        for number in range(3):
            city.write({"README.md": str(number)})
            city.commit()
        assert len(trend(city.workspace).points) == 4
        assert len(alone) == 1

    def test_another_day_is_another_question(self, city: City, alone: list[str]) -> None:
        city.commit(at=JUNE)
        trend(city.workspace)
        assert len(alone) == 2

    def test_packs_are_part_of_the_question(self, city: City, alone: list[str]) -> None:
        city.swap("checks/toy-1/rules/rules.yaml", "severity: note", "severity: warning")
        city.commit()
        assert seen(trend(city.workspace), "warnings", "notes") == [(0, 2), (2, 0)]
        assert len(alone) == 2

    def test_a_second_run_checks_nothing(self, city: City, alone: list[str], tmp_path: Path) -> None:
        city.commit(at=JUNE)
        first = trend(city.workspace, cache=Cache(tmp_path / "kept"))
        assert len(alone) == 2
        assert trend(city.workspace, cache=Cache(tmp_path / "kept")) == first
        assert len(alone) == 2

    def test_a_damaged_entry_counts_as_none(self, city: City, alone: list[str], tmp_path: Path) -> None:
        first = trend(city.workspace, cache=Cache(tmp_path / "kept"))
        (entry,) = (path for path in (tmp_path / "kept" / "trend").rglob("*") if path.is_file())
        raw = entry.read_bytes()
        for damaged in (raw.replace(b'"notes": 2', b'"notes": 0'), raw[:-9], b"", b"[]", b"[1, 2]", b'["x", {}]'):
            assert damaged != raw
            entry.write_bytes(damaged)
            assert trend(city.workspace, cache=Cache(tmp_path / "kept")) == first
        assert len(alone) == 7

    def test_rules_that_ask_for_no_day_are_not_run_again_on_another(
        self, city: City, alone: list[str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        ran: list[str] = []
        keep = KeptOutcomes.keep
        monkeypatch.setattr(KeptOutcomes, "keep", lambda self, rule, *rest: (ran.append(rule), keep(self, rule, *rest))[1])
        trend(city.workspace)
        first = list(ran)
        assert {"TOY-DOC-001", "TOY-NAM-001", "TOY-SEC-001"} <= {*first}
        city.commit(at=JUNE)
        trend(city.workspace)
        assert len(alone) == 3
        assert ran == first

    def test_on_any_day_the_city_is_what_a_check_alone_gives(self) -> None:
        """The national pack has rules of every kind, some of which ask for the day."""
        memory = Memory()
        told = set()
        for day in (date(2021, 12, 31), date(2024, 6, 30), date(2026, 11, 23), date(2024, 6, 30)):
            memory.turn()
            again, whole = (load(ROOT / "architecture", cache=cache) for cache in (memory, Cache(None)))
            assert again.loaded.shards
            assert not whole.loaded.shards
            found, expected = (run_check(session, Run(day), to_compare=True) for session in (again, whole))
            assert found.of_any_state == expected.of_any_state
            assert measure(found) == measure(expected)
            told.add(len(found.findings))
        assert len(told) > 1


class TestHistories:
    def test_what_could_not_be_checked_has_no_numbers_and_says_why(self, city: City) -> None:
        good = city.read(SERVICES)
        city.write({SERVICES: "elements: ["})
        city.commit("broken")
        city.write({SERVICES: good})
        city.commit("mended")
        found = trend(city.workspace)
        assert [each.measured.complete for each in found.points] == [True, False, True]
        bad = found.points[1].measured
        assert bad.problems[0].startswith(f"{SERVICES}:1:12: EAF-Y001")
        assert (bad.counts, bad.scores, bad.layers, bad.problem_count) == ({}, {}, (), 1)
        assert found.unchecked == 1

    def test_history_begins_where_the_architecture_does(self, tmp_path: Path, city: City) -> None:
        (tmp_path / "young").mkdir()
        young = City(tmp_path / "young")
        git(young.folder, "init", "-q", "-b", "main")
        young.write({"README.md": "Không có mô hình\n"})
        young.commit()
        for name in ("architecture", "checks"):
            shutil.copytree(city.folder / name, young.folder / name)
        young.commit()
        found = trend(young.workspace)
        assert (len(found.points), found.earlier) == (1, 1)

    def test_an_architecture_that_went_away_could_not_be_checked(self, city: City) -> None:
        shutil.move(city.workspace, city.folder / "away")
        city.commit()
        shutil.move(city.folder / "away", city.workspace)
        city.commit()
        found = trend(city.workspace)
        assert [each.measured.complete for each in found.points] == [True, False, True]
        assert "EAF-R009" in found.points[1].measured.problems[0]

    def test_only_first_parents_are_followed(self, city: City) -> None:
        git(city.folder, "checkout", "-q", "-b", "side")
        city.swap(SYSTEMS, "level: 3", "level: 4")
        inner = city.commit("on the side")
        git(city.folder, "checkout", "-q", "main")
        city.write({"README.md": "x"})
        city.commit()
        git(city.folder, "merge", "-q", "--no-edit", "side")
        found = trend(city.workspace)
        assert len(found.points) == 3
        assert inner not in [each.commit for each in found.points]

    def test_a_range_has_what_came_after_its_beginning(self, city: City) -> None:
        commits = [city.commit(str(number)) for number in range(4)]
        assert [each.commit for each in trend(city.workspace, f"{commits[1]}..main").points] == commits[2:]
        assert [each.commit for each in trend(city.workspace, "HEAD~2..").points] == commits[2:]
        assert trend(city.workspace, "main..main").points == ()
        assert [each.commit for each in trend(city.workspace, limit=2).points] == commits[2:]
        assert [each.commit for each in trend(city.workspace, "HEAD~1", limit=1).points] == [commits[2]]

    @pytest.mark.parametrize(
        ("name", "said"),
        [
            ("nope", "there is no revision 'nope'"),
            ("nope..main", "there is no revision 'nope'"),
            ("base..nope", "there is no revision 'nope'"),
            ("--all", "is no name of a revision"),
            ("a b", "is no name of a revision"),
            ("side..main", "side is not among the first parents of main"),
        ],
    )
    def test_what_leads_nowhere_is_refused(self, city: City, name: str, said: str) -> None:
        git(city.folder, "checkout", "-q", "-b", "side")
        city.commit("side")
        git(city.folder, "checkout", "-q", "main")
        with pytest.raises(RevisionError, match=said):
            trend(city.workspace, name)

    def test_a_bare_clone_has_the_same_trend(self, city: City, tmp_path: Path) -> None:
        city.swap(SYSTEMS, "level: 3", "level: 4")
        city.commit()
        git(tmp_path, "clone", "-q", "--bare", str(city.folder), "bare.git")
        assert trend(tmp_path / "bare.git") == trend(city.workspace)

    def test_a_shallow_clone_says_that_it_is_one(self, city: City, tmp_path: Path) -> None:
        city.commit()
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{city.folder}", "shallow")
        with pytest.raises(RevisionError, match="This clone is shallow"):
            trend(tmp_path / "shallow")
        assert len(trend(tmp_path / "shallow", limit=1).points) == 1

    def test_a_partial_clone_says_that_it_is_one(self, city: City, tmp_path: Path) -> None:
        git(city.folder, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "-q", "--filter=blob:none", "--no-checkout", f"file://{city.folder}", "partial")
        with pytest.raises(RevisionError, match="This is a partial clone"):
            trend(tmp_path / "partial")

    def test_a_commit_without_a_date_is_refused(self, city: City) -> None:
        tree = git(city.folder, "rev-parse", "HEAD^{tree}")
        raw = city.folder / "commit"
        for when in ("", "x +0700", "99999999999999999999 +0700"):
            raw.write_text(f"tree {tree}\nauthor A <a@b> 1 +0000\ncommitter A <a@b> {when}\n\nx\n")
            oid = git(city.folder, "hash-object", "-t", "commit", "--literally", "-w", "commit")
            with pytest.raises(RevisionError, match="date of commit"):
                trend(city.workspace, oid)


class TestCommand:
    def test_every_line_has_the_published_form(self, city: City) -> None:
        city.write({WAIVERS: "waivers: ["})
        city.commit()
        done = eaf(city, "trend", "--format", "jsonl")
        assert done.returncode == 1
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        published = schema("trend")
        for line in lines:
            jsonschema.validate(line, published, jsonschema.Draft202012Validator, format_checker=jsonschema.FormatChecker())
        assert [line["complete"] for line in lines] == [True, False]
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**lines[0], "complete": False}, published, jsonschema.Draft202012Validator)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({**lines[1], "complete": True}, published, jsonschema.Draft202012Validator)

    def test_text_has_the_commits_at_which_a_number_changed(self, city: City) -> None:
        city.write({"README.md": "x"})
        city.commit()
        city.swap(ORGANISATION, "name: {vi: Phòng khám, en: Clinic}", "name: {vi: Trạm y tế, en: Clinic}")
        city.commit()
        city.write({"architecture/new.yaml": "elements:\n  svc-new: {type: business-service, name: Mới}\n"})
        last = city.commit()
        done = eaf(city, "trend", "--lang", "en")
        assert done.returncode == 0, done.stderr
        rows = [line for line in done.stdout.splitlines() if line.startswith("2025-")]
        assert [row.split()[1] for row in rows] == [git(city.folder, "rev-parse", "base")[:12], last[:12]]
        assert [row.split()[2] for row in rows] == ["14", "15"]
        assert "Trend over 4 commits, from 2025-01-01 to 2025-01-01" in done.stdout
        assert "2 commits that changed no number are left out." in done.stdout
        assert "Each commit is judged as of its own date" in done.stdout
        assert "own date" not in eaf(city, "trend", "--lang", "en", "--as-of", "2025-06-01").stdout

    def test_text_never_shows_a_commit_that_could_not_be_checked_as_clean(self, city: City) -> None:
        city.write({SERVICES: "elements: ["})
        city.commit()
        done = eaf(city, "trend")
        assert done.returncode == 1
        assert "KHÔNG KIỂM TRA ĐƯỢC: architecture/services.yaml:1:12: EAF-Y001" in done.stdout
        assert "1 commit không kiểm tra được" in done.stdout

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (("nope",), "there is no revision 'nope'"),
            (("-n", "0"), "--limit"),
            (("--as-of", "x"), "--as-of"),
            (("--format", "csv"), "--format"),
        ],
    )
    def test_what_could_not_be_told_ends_with_2(self, city: City, arguments: tuple[str, ...], said: str) -> None:
        done = eaf(city, "trend", *arguments)
        assert (done.returncode, done.stdout) == (2, "")
        assert said in done.stderr

    def test_outside_of_a_repository_it_ends_with_2(self, city: City) -> None:
        (city.folder / ".git").rename(city.folder.parent / "git")
        done = eaf(city, "trend")
        assert done.returncode == 2
        assert "no Git repository" in done.stderr

    def test_formats_go_to_files(self, city: City) -> None:
        assert eaf(city, "trend", "--format", "jsonl", "-o", "t.jsonl", "--format", "text").stdout.startswith("Diễn biến")
        assert json.loads((city.folder / "t.jsonl").read_text(encoding="utf-8"))["format"] == 1

    def test_the_names_of_formats_are_those_of_the_reporters(self) -> None:
        assert tuple(name for name, _ in TREND_REPORTERS) == TREND_FORMATS

    def test_help_is_in_both_languages_and_names_the_exit_statuses(self, city: City) -> None:
        told = " ".join(eaf(city, "trend", "--help").stdout.split())
        assert "Diễn biến tuân thủ qua lịch sử Git" in told
        assert "How compliance went, commit by commit" in told
        assert "2 không có kết quả · nothing could be told" in told
