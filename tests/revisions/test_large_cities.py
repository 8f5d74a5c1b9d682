"""A large model is read by column, by several processes and from what was kept: what is said of it is the same."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

import pytest
from small_city import RUN, SYSTEMS, City, found, lines, make
from test_merge_requests import REQUESTS, Request

from eaf.api import load, run_check
from eaf.api.acceptance import EVERYTHING
from eaf.api.revisions import compared, new_findings
from eaf.loading import bulk
from eaf.loading.cache import Cache
from eaf.loading.evidence_files import EvidenceFiles
from eaf.loading.files import DISK
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.loading.revision_files import RevisionFiles

SOME = [each for each in REQUESTS if each.differs][::4]


@pytest.fixture
def files(tmp_path: Path) -> tuple[City, RevisionFiles]:
    city = make(tmp_path / "city")
    objects = GitObjects(find_repository(city.folder))
    return city, RevisionFiles(objects, objects.commit("base"))


@pytest.mark.parametrize("request_", SOME, ids=lambda each: each.name)
def test_by_column_the_same_differs_and_is_new(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request_: Request) -> None:
    city = make(tmp_path / "city")
    request_.edit(city)
    monkeypatch.setattr(bulk, "LARGE", 0)
    for _ in ("nothing is kept", "all is kept"):
        cache = Cache(tmp_path / "kept")
        difference = compared(city.workspace, "base", cache=cache)
        assert lines(difference) == list(request_.differs)
        session = load(city.workspace, cache=cache)
        assert session.loaded.shards
        commit = find_commit(city)
        report = run_check(session, RUN)
        assert found(new_findings(report, session, (RUN, EVERYTHING, ()), ("base", commit))) == list(request_.news)
    monkeypatch.setattr(bulk, "LARGE", sys.maxsize)
    assert lines(compared(city.workspace, "base", cache=Cache(tmp_path / "kept"))) == list(request_.differs)


def find_commit(city: City) -> str:
    return GitObjects(find_repository(city.workspace)).commit("base").oid


def test_one_side_may_be_large_and_the_other_small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    city = make(tmp_path / "city")
    many = "".join(f"  svc-{number}: {{type: business-service, name: N{number}, summary: Có}}\n" for number in range(300))
    city.write({"architecture/many.yaml": f"elements:\n{many}"})
    monkeypatch.setattr(bulk, "LARGE", 10_000)
    difference = compared(city.workspace, "base", cache=Cache(None))
    assert difference.count("added") == len(difference.changes) == 300


def test_another_process_reads_the_same(files: tuple[City, RevisionFiles]) -> None:
    city, source = files
    path = city.folder / SYSTEMS
    copies = [pickle.loads(pickle.dumps(source)) for _ in range(2)]  # noqa: S301 - what this test wrote
    assert copies[0] is copies[1], "one program serves all tasks of a process"
    assert copies[0].read(path, SYSTEMS) == source.read(path, SYSTEMS) == (path.read_bytes(), None)


def test_a_revision_answers_as_the_disk_does(files: tuple[City, RevisionFiles]) -> None:
    city, source = files
    folder = city.folder / "checks" / "toy-1"
    assert source.yaml_files(folder) == DISK.yaml_files(folder)
    assert source.yaml_files(city.folder, (folder,)) == DISK.yaml_files(city.folder, (folder,))
    assert source.names(folder) == DISK.names(folder)
    for path in (folder, folder / "pack.yaml", folder / "nothing", folder / "pack.yaml" / "x", city.workspace, Path("/")):
        for ask in ("is_there", "is_file", "is_link", "names"):
            assert getattr(source, ask)(path) == getattr(DISK, ask)(path), (ask, path)
    path = folder / "pack.yaml"
    assert source.size(path) == DISK.size(path)
    assert source.content(path, "pack.yaml", Cache(None)) == DISK.content(path, "pack.yaml", Cache(None))
    for name, limit in (("pack.yaml", 10_000), ("pack.yaml", 10), ("other.yaml", 10_000)):
        assert source.read(path, name, limit) == DISK.read(path, name, limit)
    assert (source.size(folder), source.content(folder, "toy-1", Cache(None))) == (0, "")


def test_evidence_is_that_of_the_revision(tmp_path: Path) -> None:
    city = make(tmp_path / "city")
    city.write({"architecture/evidence/a.txt": "then", "outside/b.txt": "b"})
    (city.workspace / "evidence" / "link.txt").symlink_to("a.txt")
    (city.workspace / "linked").symlink_to("../outside")
    objects = GitObjects(find_repository(city.folder))
    then = RevisionFiles(objects, objects.commit(city.commit()))
    names = ("evidence/a.txt", "evidence/none.txt", "evidence/link.txt", "linked/b.txt")
    told = [EvidenceFiles(city.workspace, source).look_at(name) for name in names for source in (then, DISK)]
    assert told[::2] == told[1::2], "committed, the disk says the same"
    assert [bool(each.sha256) for each in told[::2]] == [True, False, False, False]
    assert [bool(each.fault) for each in told[::2]] == [False, False, True, True]
    city.write({"architecture/evidence/a.txt": "now"})
    assert EvidenceFiles(city.workspace, then).look_at("evidence/a.txt") == told[0]
    assert EvidenceFiles(city.workspace, DISK).look_at("evidence/a.txt") != told[0]


def test_what_lies_outside_of_the_repository_is_read_from_the_disk(files: tuple[City, RevisionFiles], tmp_path: Path) -> None:
    _, source = files
    path = tmp_path / "x.yaml"
    path.write_text("x: 1\n", encoding="utf-8")
    assert source.read(path, "x.yaml") == (b"x: 1\n", None)
    assert source.yaml_files(tmp_path / "nothing") == (tmp_path / "nothing",)
    assert (source.is_there(path), source.is_file(path), source.is_link(path), source.size(path)) == (True, True, False, 5)
    assert source.content(path, "x.yaml", Cache(None))
