"""Models read by column say the same as models read element by element, or are read element by element after all."""

from __future__ import annotations

import json
import os
import shutil
import sys
from datetime import date
from pathlib import Path
from random import Random

import pytest

from eaf.api import Session, load, run_check
from eaf.checking.engine import Run
from eaf.errors import EafError
from eaf.graph.arrays import ArrayKernel
from eaf.graph.graph import Graph
from eaf.graph.model_facts import ModelFacts
from eaf.graph.shard_facts import ShardFacts
from eaf.loading import bulk
from eaf.loading.cache import Cache
from eaf.loading.entry import Entry, pack
from eaf.loading.workspace import Loaded
from eaf.loading.yaml_text import parse
from eaf.model.model import Model
from eaf.reporters import REPORTERS
from eaf.reporters.settings import Settings
from eaf.selection.attributes import FIELDS

CITIES = Path(__file__).parent.parent.parent / "functional" / "cities"
ATTRIBUTES = (*FIELDS, "name.vi", "name.en", "summary.en", "documentation.vi", "owner.agency_level", "owner.name", "nonsense")


@pytest.fixture
def by_column(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every model counts as large."""
    monkeypatch.setattr(bulk, "LARGE", 0)


def loaded_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, Session]:
    """The workspace read element by element, and by column."""
    monkeypatch.setattr(bulk, "LARGE", sys.maxsize)
    plain = load(folder)
    monkeypatch.setattr(bulk, "LARGE", 0)
    return plain, load(folder)


def same_facts(model: Model, loaded: Loaded) -> None:
    """All that a graph is made of is the same."""
    assert loaded.shards
    plain = ModelFacts(model)
    facts = ShardFacts(loaded.shards, model.workspace.language, loaded.packs[0])
    one, other = Graph(plain, ArrayKernel()), Graph(facts, ArrayKernel())
    assert list(one.ids) == list(other.ids)
    for name in ("sources", "targets", "types"):
        assert list(getattr(one, name)) == list(getattr(other, name)), name
    assert (plain.access, plain.with_data) == (facts.access, facts.with_data)
    columns = [(one.column(name), other.column(name), name) for name in (*ATTRIBUTES, *loaded.packs[0].properties)]
    columns += [(one.relationship_column(name), other.relationship_column(name), name) for name in ("since", "until")]
    for left, right, name in columns:
        assert [left.values[code] for code in left.codes] == [right.values[code] for code in right.codes], name
        assert [bool(code) for code in left.codes] == [bool(code) for code in right.codes], name
    for n in range(len(one)):
        assert (plain.name(n), plain.detail(n)) == (facts.name(n), facts.detail(n))
        assert plain.origin(n).path == facts.origin(n).path
    for n in range(len(one.types)):
        assert plain.identity(n) == facts.identity(n)
        assert plain.relationship_origin(n).path == facts.relationship_origin(n).path


def test_the_city_is_the_same_by_column(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, large = loaded_twice(root / "architecture", monkeypatch)
    assert plain.loaded.model is not None
    assert not plain.loaded.shards
    same_facts(plain.loaded.model, large.loaded)


def test_dates_of_relationships_are_the_same_by_column(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "eaf.yaml").write_text("workspace: {format: 1, id: t, name: T, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "elements:\n  app-b: {type: node, name: B, relationships: [{type: flow, target: app-a, until: 2022-02-01}]}\n", "utf-8"
    )
    (tmp_path / "a.yaml").write_text(
        "elements:\n  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b, since: 2021-01-01, until: null}]}\n"
        "relationships: [{type: serving, source: app-a, target: app-b, since: 2022-02-01, until: 2022-02-01}]\n",
        "utf-8",
    )
    plain, large = loaded_twice(tmp_path, monkeypatch)
    assert plain.loaded.model is not None
    assert {each.until is None for each in plain.loaded.model.relationships} == {True, False}
    same_facts(plain.loaded.model, large.loaded)


def test_a_lazy_model_is_the_model(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plain, large = loaded_twice(root / "architecture", monkeypatch)
    one, other = plain.loaded.model, large.loaded.model
    assert one is not None
    assert other is not None
    assert len(one.elements) == len(other.elements)
    assert len(one.relationships) == len(other.relationships)
    assert list(one.elements) == list(other.elements)
    assert [each.id for each in other.elements.values()] == list(other.elements)
    for left, right in zip(one.elements.values(), other.elements.values(), strict=True):
        assert (left.name, left.properties, left.detail, left.origin.path) == (
            right.name,
            right.properties,
            right.detail,
            right.origin.path,
        )
    assert [each.identity for each in one.relationships] == [each.identity for each in other.relationships]
    assert one.views[0].title == other.views[0].title


@pytest.mark.parametrize("plateau", ["", "plt-2021"])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_report_of_the_city_is_the_same(root: Path, monkeypatch: pytest.MonkeyPatch, plateau: str, language: str) -> None:
    run = Run(date(2026, 11, 22), plateau if plateau in city_plateaus(root) else "")
    reports = [run_check(session, run) for session in loaded_twice(root / "architecture", monkeypatch)]
    settings = Settings("en" if language == "en" else "vi")
    for name, render in REPORTERS:
        assert render(reports[0], settings) == render(reports[1], settings), name


def city_plateaus(root: Path) -> list[str]:
    model = load(root / "architecture").loaded.model
    assert model is not None
    return [each.id for each in model.elements.values() if each.type == "plateau"]


PARTS = {
    "sound": "  app-a: {type: application-component, name: A, relationships: [{type: flow, target: app-b}]}\n",
    "unknown target": "  app-a: {type: application-component, name: A, relationships: [{type: flow, target: app-x}]}\n",
    "unknown owner": "  app-a: {type: application-component, name: A, owner: org-x}\n",
    "owner of the wrong type": "  app-a: {type: application-component, name: A, owner: app-b}\n",
    "unknown source": "  app-a: {type: application-component, name: A, sources: [{ref: src-x}]}\n",
    "source of the wrong type": "  app-a: {type: application-component, name: A, sources: [{ref: app-b}]}\n",
    "id twice": "  app-b: {type: application-component, name: A}\n",
    "unknown code": "  app-a: {type: application-component, name: A, classified: [drm:NO]}\n",
    "unknown layer": "  app-a: {type: application-component, name: A, layers: {vn-cpdt-2.0: no}}\n",
    "property of another type": "  app-a: {type: application-component, name: A, properties: {online_level: 4}}\n",
    "data that is none": "  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b, data: [app-b]}]}\n",
    "unknown data": "  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b, data: [dat-x]}]}\n",
    "ends before it begins": "  app-a: {type: node, name: A, lifecycle: {from: 2022-01-01, to: 2021-01-01}}\n",
    "relationship ends first": (
        "  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b, since: 2022-01-01, until: 2021-01-01}]}\n"
    ),
    "relationship twice": (
        "  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b}, {type: flow, target: app-b}]}\n"
    ),
    "relationship twice in two places": (
        "  app-a: {type: node, name: A, relationships: [{type: flow, target: app-b}]}\n"
        "relationships:\n  - {type: flow, source: app-a, target: app-b}\n"
    ),
    "relationships of its own": (
        "  app-a: {type: node, name: A}\nrelationships:\n  - {type: flow, source: app-a, target: app-b}\n"
        "  - {type: flow, source: app-b, target: app-a, name: vi}\n"
    ),
    "unknown source of a relationship": (
        "  app-a: {type: node, name: A}\nrelationships:\n  - {type: flow, source: app-x, target: app-b}\n"
    ),
    "instrument without law": (
        "  ins-a: {type: instrument, name: A, instrument: {ref: no-such-law}}\n  app-a: {type: node, name: A}\n"
    ),
    "instrument ends first": (
        "  ins-a: {type: instrument, name: A, instrument: {issued: 2022-01-01, effective_to: 2021-01-01}}\n"
    ),
    "instrument replaced by none": "  ins-a: {type: instrument, name: A, instrument: {replaced_by: ins-x}}\n",
    "issuer of the wrong type": "  ins-a: {type: instrument, name: A, instrument: {issuer: app-b}}\n",
    "figure without its source": (
        "  ind-a: {type: indicator, name: A, indicator: {unit: '%', targets: [{date: 2022-01-01, min: 1, source: src-x}]}}\n"
    ),
    "broken syntax": "  app-a: {type: [\n",
    "wrong shape": "  app-a: {type: nothing, name: A}\n",
    "views of nothing": "  app-a: {type: node, name: A}\nviews: {}\n",
}


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_what_is_wrong_is_reported_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    (tmp_path / "eaf.yaml").write_text("workspace: {format: 1, id: t, name: T, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text(f"elements:\n{part}", encoding="utf-8")
    (tmp_path / "b.yaml").write_text(
        "elements:\n  app-b: {type: application-component, name: B}\n  src-a: {type: source, name: S, source: {kind: web}}\n",
        encoding="utf-8",
    )
    (tmp_path / "views.yaml").write_text(
        "views:\n  tong-the: {viewpoint: overview, title: T}\n  x: {viewpoint: context, title: X, element: app-x}\n",
        encoding="utf-8",
    )
    plain, large = loaded_twice(tmp_path, monkeypatch)
    assert plain.problems == large.problems
    assert [str(each.place) for each in plain.problems] == [str(each.place) for each in large.problems]
    assert plain.loaded.files == large.loaded.files


@pytest.mark.parametrize("part", PARTS.values(), ids=PARTS)
def test_what_becomes_wrong_is_noticed_although_all_was_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, part: str) -> None:
    """That references held is kept by what decides it, and no longer."""
    cache = tmp_path / "cache"
    folder = tmp_path / "architecture"
    folder.mkdir()
    (folder / "eaf.yaml").write_text("workspace: {format: 1, id: t, name: T, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (folder / "a.yaml").write_text(f"elements:\n{PARTS['sound']}", encoding="utf-8")
    (folder / "b.yaml").write_text("elements:\n  app-b: {type: application-component, name: B}\n", encoding="utf-8")
    monkeypatch.setattr(bulk, "LARGE", 0)
    assert load(folder, cache=Cache(cache)).problems == ()
    (folder / "a.yaml").write_text(f"elements:\n{part}", encoding="utf-8")
    assert load(folder, cache=Cache(cache)).problems == load(folder, cache=Cache(None)).problems


def test_random_flaws_are_reported_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few parts at once, in one of three files."""
    (tmp_path / "eaf.yaml").write_text("workspace: {format: 1, id: t, name: T, packs: [toy-1]}\n", encoding="utf-8")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    for seed in range(60):
        dice = Random(seed)  # noqa: S311 - the same flaws in every run
        for name in "abc":
            chosen = dice.sample(list(PARTS.values()), 2)
            text = "".join(
                each.replace("app-a", f"app-{name}{n}") for n, each in enumerate(chosen) if "relationships:\n" not in each
            )
            own = "  app-b: {type: application-component, name: B}\n" if name == "b" else ""
            (tmp_path / f"{name}.yaml").write_text(f"elements:\n{own}{text}", encoding="utf-8")
        plain, large = loaded_twice(tmp_path, monkeypatch)
        assert plain.problems == large.problems, seed


@pytest.mark.usefixtures("by_column")
def test_a_file_that_changes_during_the_check_stops_it(tmp_path: Path) -> None:
    (tmp_path / "eaf.yaml").write_text("workspace: {format: 1, id: t, name: T, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("elements:\n  app-a: {type: application-component, name: A}\n", encoding="utf-8")
    session = load(tmp_path)
    (tmp_path / "a.yaml").write_text("elements:\n  app-c: {type: application-component, name: A}\n", encoding="utf-8")
    assert session.loaded.model is not None
    with pytest.raises(EafError, match=r"a\.yaml"):
        session.loaded.model.elements["app-a"]


class TestCache:
    """Entries are kept by content, whole or not at all."""

    TEXT = b"elements:\n  app-a: {type: application-component, name: {vi: A, en: B}, tags: [x]}\n"

    def read(self, folder: Path, cache: Cache) -> tuple[list[bulk.Found], list[bulk.Named]]:
        (folder / "a.yaml").write_bytes(self.TEXT)
        return bulk.read_all([("a.yaml", folder / "a.yaml")], json.dumps({"type": "object"}), cache, lambda *_: None)

    def entries(self, folder: Path) -> list[Path]:
        return [path for path in (folder / bulk.KIND).rglob("*") if path.is_file()]

    def test_what_was_read_is_not_read_again(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        cache = Cache(tmp_path / "cache")
        self.read(tmp_path, cache)
        assert len(self.entries(tmp_path / "cache")) == 1
        monkeypatch.setattr(bulk, "parse", None)
        (found,), left = self.read(tmp_path, cache)
        assert found.shard.head["ids"] == ["app-a"]
        assert found.document().data == parse("a.yaml", self.TEXT).data
        assert found.document().marks == parse("a.yaml", self.TEXT).marks
        assert not left

    def test_another_schema_reads_anew(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path / "cache")
        self.read(tmp_path, cache)
        (tmp_path / "a.yaml").write_bytes(self.TEXT)
        found, left = bulk.read_all([("a.yaml", tmp_path / "a.yaml")], json.dumps({"type": "array"}), cache, lambda *_: None)
        assert not found
        assert [name for name, _ in left] == ["a.yaml"]

    @pytest.mark.parametrize("damage", [b"", b"\x00" * 400, None], ids=["empty", "zeros", "one byte"])
    def test_a_damaged_entry_is_read_anew(self, tmp_path: Path, damage: bytes | None) -> None:
        cache = Cache(tmp_path / "cache")
        self.read(tmp_path, cache)
        (path,) = self.entries(tmp_path / "cache")
        whole = path.read_bytes()
        path.write_bytes(whole.replace(b"app-a", b"app-x", 1) if damage is None else damage)
        (found,), _ = self.read(tmp_path, cache)
        assert found.shard.head["ids"] == ["app-a"]
        assert path.read_bytes() == whole

    def test_a_folder_that_others_may_write_to_is_not_used(self, tmp_path: Path) -> None:
        (tmp_path / "open").mkdir()
        (tmp_path / "open").chmod(0o777)
        assert not Cache(tmp_path / "open").holds
        (tmp_path / "link").symlink_to(tmp_path / "cache")
        assert not Cache(tmp_path / "link").holds
        assert not Cache(None).holds

    def test_entries_of_a_month_ago_are_removed_once_a_day(self, tmp_path: Path) -> None:
        cache = Cache(tmp_path / "cache")
        cache.put("files", "ab" * 10, b"old")
        cache.put("files", "cd" * 10, b"new")
        os.utime(cache.path("files", "ab" * 10), (1, 1))
        cache.tidy()
        assert [path.read_bytes() for path in self.entries(tmp_path / "cache")] == [b"new"]
        os.utime(cache.path("files", "cd" * 10), (1, 1))
        cache.tidy()
        assert self.entries(tmp_path / "cache")

    def test_an_entry_in_memory_is_the_one_in_the_file(self, tmp_path: Path) -> None:
        raw = pack(parse("a.yaml", self.TEXT))
        (tmp_path / "entry").write_bytes(raw)
        kept = Entry.at(tmp_path / "entry")
        assert kept is not None
        for column in ("columns", "texts"):
            for name in ("tags", "name", "type"):
                assert kept.shard().column(column, name) == Entry(raw).shard().column(column, name)

    def test_without_a_folder_several_processes_answer_in_order(self, tmp_path: Path) -> None:
        files = []
        for number in range(9):
            path = tmp_path / f"{number}.yaml"
            path.write_bytes(self.TEXT.replace(b"app-a", f"app-{number}".encode()))
            files.append((path.name, path))
        found, left = bulk.read_all(files, json.dumps({"type": "object"}), Cache(None), lambda *_: None)
        assert [each.shard.head["ids"][0] for each in found] == [f"app-{number}" for number in range(9)]
        assert not left


def test_nothing_is_large_by_default_that_is_small(root: Path) -> None:
    assert not load(root / "architecture").loaded.shards
