"""Random changes: what is new is the difference of two whole checks, and what differs is what the models say."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest
from small_city import ORGANISATION, RULES, RUN, WAIVERS, City, make

from eaf.api import load, run_check
from eaf.api.acceptance import EVERYTHING
from eaf.api.revisions import compared, new_findings
from eaf.checking.report import CheckReport
from eaf.loading.cache import Cache
from eaf.model.item import ELEMENT, RELATIONSHIP
from eaf.model.model import Model

BASES, CHANGES = 20, 25
TYPES = ("application-component", "business-service", "node")
NAMES = ("A", "B", "C")


class Author:
    """Writes and edits a model of a few elements in three files; every state of it can be read."""

    def __init__(self, city: City, seed: int) -> None:
        self.city = city
        self.chance = random.Random(seed)  # noqa: S311 - a change that can be made again is wanted
        self.number = 0
        self.elements: dict[str, dict[str, object]] = {}
        self.file: dict[str, str] = {}
        self.edges: set[tuple[str, str]] = set()
        for _ in range(10):
            self.add()
        for _ in range(8):
            self.relate()

    def add(self) -> None:
        self.number += 1
        id_ = f"e-{self.number}"
        self.elements[id_] = {"type": self.chance.choice(TYPES), "name": self.chance.choice(NAMES)}
        self.file[id_] = f"architecture/part-{self.chance.randrange(3)}.yaml"
        self.value(id_)

    def value(self, id_: str = "") -> None:
        id_ = id_ or self.some()
        given = self.elements[id_]
        given["owner"] = self.chance.choice(("", "org-city", "org-clinic"))
        given["summary"] = self.chance.choice(("", "Có"))
        given["level"] = self.chance.choice((0, 1, 2)) if given["type"] == TYPES[0] else 0
        given["name"] = self.chance.choice(NAMES)

    def some(self) -> str:
        return self.chance.choice(sorted(self.elements))

    def remove(self) -> None:
        if len(self.elements) > 3:
            id_ = self.some()
            del self.elements[id_]
            self.edges = {edge for edge in self.edges if id_ not in edge}

    def relate(self) -> None:
        self.edges ^= {(self.some(), self.some())}

    def rename(self) -> None:
        self.number += 1
        old, new = self.some(), f"e-{self.number}"
        self.elements[new], self.file[new] = self.elements.pop(old), self.file[old]
        self.edges = {tuple(new if end == old else end for end in edge) for edge in self.edges}  # type: ignore[misc] - pairs stay pairs

    def move(self) -> None:
        self.file[self.some()] = f"architecture/part-{self.chance.randrange(3)}.yaml"

    def organise(self) -> None:
        text = self.city.read(ORGANISATION)
        dates = ("2024-06-30", "2026-06-30")
        old = next(each for each in dates if each in text)
        self.city.swap(ORGANISATION, old, dates[1 - dates.index(old)])

    def waive(self) -> None:
        text = self.city.read(WAIVERS)
        old, new = ("2025-08-01", "2025-04-30") if "2025-08-01" in text else ("2025-04-30", "2025-08-01")
        self.city.swap(WAIVERS, f"expires: {old}", f"expires: {new}")

    def rule(self) -> None:
        text = self.city.read(RULES)
        old, new = (
            ("attr: summary", "attr: owner")
            if "attr: summary" in text
            else ("attr: owner, exists: true}]}\n  - rule: TOY-SEC", "")
        )
        if new:
            self.city.swap(RULES, old, new)

    def change(self) -> None:
        """One change, or a few at once."""
        acts = (self.add, self.remove, self.value, self.value, self.relate, self.relate, self.rename, self.move)
        for act in self.chance.choices((*acts, self.organise, self.waive, self.rule), k=self.chance.choice((1, 1, 2, 4))):
            act()
        self.write()

    def write(self) -> None:
        files: dict[str, list[str]] = {f"architecture/part-{number}.yaml": ["elements:"] for number in range(3)}
        for id_, given in self.elements.items():
            parts = [f"type: {given['type']}", f"name: {given['name']}"]
            parts += [f"{key}: {given[key]}" for key in ("owner", "summary") if given[key]]
            parts += [f"properties: {{level: {given['level']}}}"] if given["level"] else []
            edges = [f"{{type: serving, target: {target}}}" for source, target in sorted(self.edges) if source == id_]
            parts += [f"relationships: [{', '.join(edges)}]"] if edges else []
            files[self.file[id_]].append(f"  {id_}: {{{', '.join(parts)}}}")
        for name, lines in files.items():
            (self.city.folder / name).unlink(missing_ok=True)
            if len(lines) > 1:
                self.city.write({name: "\n".join(lines) + "\n"})


def whole(city: City) -> CheckReport:
    return run_check(load(city.workspace, cache=Cache(None)), RUN)


def plain(value: object) -> object:
    """What a value says, without where it stands."""
    if is_dataclass(value):
        return tuple(
            (each.name, plain(getattr(value, each.name))) for each in fields(value) if each.name not in ("origin", "architecture")
        )
    return tuple(sorted(value.items())) if isinstance(value, dict) else value


def declared(model: Model) -> dict[str, object]:
    return {id_: plain(each) for id_, each in model.elements.items()}


def related(model: Model) -> Counter[tuple[str, str, str]]:
    return Counter((each.source, each.type, each.target) for each in model.relationships)


@pytest.mark.parametrize("seed", range(BASES))
def test_what_is_new_is_the_difference_of_two_whole_checks(tmp_path: Path, seed: int) -> None:
    city = make(tmp_path)
    author = Author(city, seed)
    author.write()
    commit = city.commit("base of the changes")
    before = whole(city)
    assert before.complete, [f"{each.place} {each.message.en}" for each in before.problems]
    old = {(each.fingerprint, each.state.word) for each in before.of_any_state}
    some = 0
    for _ in range(CHANGES):
        author.change()
        session = load(city.workspace, cache=Cache(None))
        after = run_check(session, RUN)
        assert after.complete, [str(each) for each in after.problems]
        news = new_findings(after, session, (RUN, EVERYTHING, ()), (commit, commit))
        new = {(each.fingerprint, each.state.word) for each in after.of_any_state}
        assert {(each.fingerprint, each.state.word) for each in news.of_any_state} == new - old
        assert news.since is not None
        active = {each for each in new if each[1] == "active"}, {each for each in old if each[1] == "active"}
        assert (news.since.before, news.since.gone) == (len(active[0] & active[1]), len(active[1] - active[0]))
        assert news.exit_status(min(each.severity for each in after.findings)) == int(bool(active[0] - active[1]))
        some += bool(news.findings)
    assert some > CHANGES / 4, "the changes are not all harmless"


@pytest.mark.parametrize("seed", range(BASES // 2))
def test_what_differs_is_what_the_models_say(tmp_path: Path, seed: int) -> None:
    city = make(tmp_path)
    author = Author(city, 1000 + seed)
    author.write()
    commit = city.commit("base of the changes")
    for _ in range(CHANGES):
        author.change()
        difference = compared(city.workspace, commit, cache=Cache(None))
        old, new = declared(difference.before.model), declared(difference.after.model)
        renamed = {
            each.before.id: each.item.id for each in difference.of_kind(ELEMENT) if each.state == "renamed" and each.before
        }
        told = {
            state: {each.item.id for each in difference.of_kind(ELEMENT) if each.state == state} for state in ("added", "removed")
        }
        assert told["removed"] | renamed.keys() == old.keys() - new.keys()
        assert told["added"] | set(renamed.values()) == new.keys() - old.keys()
        assert not told["removed"] & renamed.keys()
        changed = {each.item.id for each in difference.of_kind(ELEMENT) if each.fields and each.state == "changed"}
        assert changed == {id_ for id_ in old.keys() & new.keys() if old[id_] != new[id_]}
        assert {each.item.id for each in difference.of_kind(ELEMENT) if each.moved and each.state != "renamed"} == moved(
            difference
        )
        edges = Counter((renamed.get(s, s), t, renamed.get(g, g)) for s, t, g in related(difference.before.model).elements())
        came = Counter(each.item.key[:3] for each in difference.of_kind(RELATIONSHIP) if each.state == "added")
        went = Counter(
            (renamed.get(each.item.key[0], each.item.key[0]), each.item.key[1], renamed.get(each.item.key[2], each.item.key[2]))
            for each in difference.of_kind(RELATIONSHIP)
            if each.state == "removed"
        )
        assert came == related(difference.after.model) - edges
        assert went == edges - related(difference.after.model)


def moved(difference: object) -> set[str]:
    """The elements of both revisions that stand in another file."""
    from eaf.diffing.difference import Difference

    assert isinstance(difference, Difference)
    before, after = difference.before.model, difference.after.model
    both = before.elements.keys() & after.elements.keys()
    files = {id_: [model.places.place(model.elements[id_].origin).file for model in (before, after)] for id_ in both}
    return {id_ for id_, (old, new) in files.items() if old != new}
