"""What the pack says of the law: every statement has a basis, nothing claims more than its source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from eaf.api import Session
from eaf.pack.pack import Clause, Pack

CONFIDENCES = {"high", "medium", "low", "assumed"}
OWN = "eaf-principles"


@pytest.fixture(scope="module", params=["vn-cpdt-2.0", "ha-noi"])
def pack(city: Session, request: pytest.FixtureRequest) -> Pack:
    return next(each for each in city.loaded.packs if each.id == request.param)


def clauses_of(pack: Pack) -> Iterator[Clause]:
    assert pack.clauses
    yield from pack.clauses


def test_every_clause_names_an_instrument_and_a_source_that_exist(pack: Pack) -> None:
    for clause in clauses_of(pack):
        assert clause.instrument in pack.instruments, clause.id
        assert clause.provenance.sources, clause.id
        assert set(clause.provenance.sources) <= set(pack.sources), clause.id
        assert clause.provenance.confidence in CONFIDENCES, clause.id


def test_an_article_is_claimed_only_where_a_source_was_read(pack: Pack) -> None:
    for clause in clauses_of(pack):
        if clause.article:
            assert clause.instrument != OWN, clause.id
            assert clause.provenance.confidence != "assumed", clause.id


def test_what_is_ours_says_so(pack: Pack) -> None:
    for clause in clauses_of(pack):
        assert (clause.instrument == OWN) == (clause.provenance.confidence == "assumed"), clause.id


def test_a_clause_whose_text_is_not_there_has_no_rule(pack: Pack) -> None:
    for clause in clauses_of(pack):
        if clause.status in ("text-not-available", "documentation"):
            assert clause.rules == (), clause.id
        if clause.status == "manual":
            assert {each.id for each in pack.rules if each.is_answered_by_people}.issuperset(clause.rules), clause.id
        if clause.status in ("automated", "partial"):
            assert clause.rules, clause.id


def test_clauses_are_worded_in_both_languages_and_stand_once(pack: Pack) -> None:
    assert [id_ for id_, count in Counter(clause.id for clause in pack.clauses).items() if count > 1] == []
    for clause in clauses_of(pack):
        assert clause.text.vi.endswith("."), clause.id
        assert clause.text.en.endswith("."), clause.id
        for rules in (clause.rules, clause.related_rules):
            assert len(set(rules)) == len(rules), clause.id
        assert not set(clause.rules) & set(clause.related_rules), clause.id


def test_every_rule_has_a_clause_that_is_in_force_with_it(pack: Pack) -> None:
    for rule in pack.rules:
        assert pack.clauses_of(rule.id), rule.id


def test_periods_of_clauses_lie_within_those_of_their_instruments(pack: Pack) -> None:
    for clause in clauses_of(pack):
        instrument = pack.instruments[clause.instrument].validity
        if clause.validity.end and instrument.end:
            assert clause.validity.end <= instrument.end, clause.id
        if clause.validity.start and instrument.start:
            assert instrument.start <= clause.validity.start, clause.id


def test_the_succession_of_instruments_is_told_from_both_sides(pack: Pack) -> None:
    for instrument in pack.instruments.values():
        for successor in instrument.replaced_by:
            assert successor in pack.instruments, instrument.id
        for replaced in instrument.replaces:
            if replaced in pack.instruments:
                assert instrument.id in pack.instruments[replaced].replaced_by, (instrument.id, replaced)


def test_the_catalogue_of_standards_names_its_sources_and_elements_can_name_its_standards(pack: Pack) -> None:
    assert pack.standards
    for each in pack.standards:
        assert set(each.provenance.sources) <= set(pack.sources), each.id
        assert each.provenance.sources, each.id
        assert each.provenance.confidence in CONFIDENCES - {"assumed"}, each.id
        assert each.instrument in pack.instruments, each.id
        assert each.id in pack.properties["standards"].values, each.id
        assert each.status or not each.validity.end, each.id


def texts(value: object, path: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """Every Vietnamese text of a YAML value, with the way to it."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == "vi" and isinstance(inner, str):
                yield "/".join(path), inner
            yield from texts(inner, (*path, str(key)))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from texts(inner, (*path, str(index)))


def test_vietnamese_is_written_with_its_diacritics(root: Path) -> None:
    seen = 0
    for path in sorted((root / "checks").rglob("*.yaml")):
        for where, said in texts(yaml.safe_load(path.read_text(encoding="utf-8"))):
            words = [word for word in said.split() if any(sign.isalpha() for sign in word)]
            assert len(words) < 4 or not said.isascii(), f"{path.name} {where}: {said}"
            seen += 1
    assert seen > 300
