"""Whatever the files of the packs say of the law has its source and its confidence, and every source is declared."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from eaf.api import Session
from eaf.loading.official_list import STANDARDS
from eaf.loading.yaml_text import parse
from eaf.loading.yaml_writing import entry
from eaf.pack.code_list import listed_name, listed_names
from eaf.pack.pack import Pack

LISTS = ("clauses", "instruments", "standards")
HEADS = ("reference_model", "code_list")
CONFIDENCES = {"high", "medium", "low"}
OURS = {"confidence": "assumed", "source": "eaf-modelling"}
Statement = tuple[str, dict[str, object]]


@pytest.fixture(scope="module")
def pack(city: Session) -> Pack:
    return city.loaded.packs[0]


@pytest.fixture(scope="module")
def tops(root: Path) -> list[dict[str, object]]:
    files = sorted((root / "checks").rglob("*.yaml"))
    return [yaml.safe_load(path.read_text(encoding="utf-8")) for path in files if path.parent.name != "tests"]


def statements(tops: list[dict[str, object]]) -> Iterator[Statement]:
    """Each statement as its file has it, with a name to report it by."""
    for top in tops:
        for key in LISTS:
            entries = top.get(key, [])
            assert isinstance(entries, list)
            yield from ((f"{key} {each['id']}", each) for each in entries)
        for key in HEADS:
            head = top.get(key)
            if isinstance(head, dict):
                yield f"{key} {head['id']}", head
                yield from ((f"{head['id']}:{each['code']}", each) for each in head.get("codes", []))


def faults(statement: dict[str, object], declared: set[str]) -> list[str]:
    """What a statement lacks."""
    source, confidence = statement.get("source"), statement.get("confidence")
    named = {source} if isinstance(source, str) else set(source) if isinstance(source, list) else set()
    found = [] if named else ["no source"]
    found += [f"source {each} is not declared" for each in sorted(named - declared)]
    is_ours = statement.get("instrument", statement.get("id")) == "eaf-principles"
    if confidence not in CONFIDENCES and not (is_ours and confidence == "assumed"):
        found.append(f"confidence {confidence}")
    return found


def test_every_statement_of_the_law_has_a_declared_source_and_a_confidence(pack: Pack, tops: list[dict[str, object]]) -> None:
    found = list(statements(tops))
    assert len(found) > 500
    assert [(name, each) for name, statement in found for each in faults(statement, set(pack.sources))] == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"source": None}, ["no source"]),
        ({"source": []}, ["no source"]),
        ({"source": "hearsay"}, ["source hearsay is not declared"]),
        ({"source": ["book", "hearsay"]}, ["source hearsay is not declared"]),
        ({"confidence": None}, ["confidence None"]),
        ({"confidence": "sure"}, ["confidence sure"]),
        ({"confidence": "assumed"}, ["confidence assumed"]),
        ({"confidence": "assumed", "instrument": "eaf-principles"}, []),
        ({}, []),
    ],
)
def test_a_statement_without_a_basis_is_noticed(changed: dict[str, object], expected: list[str]) -> None:
    assert faults({"id": "one", "source": "book", "confidence": "high", **changed}, {"book"}) == expected


def test_every_declared_source_is_cited_and_says_where_it_is(pack: Pack, root: Path) -> None:
    text = "".join(path.read_text(encoding="utf-8") for path in sorted((root / "checks").rglob("*.yaml")))
    for each in pack.sources.values():
        assert re.search(rf"source: (?:\[[^\]]*\b)?{re.escape(each.id)}\b", text), each.id
        assert each.locator or each.note, each.id
        assert each.read is None or each.read <= date(2026, 11, 23), each.id


def test_the_forms_of_identifiers_are_expressions_that_their_examples_fit(pack: Pack) -> None:
    found = [each for one in pack.code_lists for each in one.codes if each.pattern]
    assert len(found) > 4
    for each in found:
        form = re.compile(each.pattern)
        assert not form.fullmatch(""), each.code
        for example in each.examples:
            assert form.fullmatch(example), (each.code, example)
    level_1 = next(one for one in pack.code_lists if one.id == "level-1-identifiers")
    agency = next(each for each in found if each.code == "agency")
    assert all(re.fullmatch(agency.pattern, each.code) for each in level_1.codes)


def test_lists_name_values_that_their_property_has(pack: Pack) -> None:
    for each in pack.code_lists:
        for one in each.codes:
            assert one.name.vi, one.code
            assert one.name.en, one.code
            definition = pack.properties[each.property] if each.property else None
            if definition and definition.kind == "integer":
                assert (definition.minimum or 0) <= int(one.code) <= (definition.maximum or 0), (each.id, one.code)


def test_successors_of_listed_codes_exist_and_begin_when_the_code_ends_or_later(pack: Pack) -> None:
    entries = {listed_name(each.id, one.code): one for each in pack.code_lists for one in each.codes}
    assert tuple(entries) == listed_names(pack.code_lists)
    for name, one in entries.items():
        for following in one.replaced_by:
            after = entries[listed_name(name.split(":")[0], following)]
            start, end = after.validity.start, one.validity.end
            assert start is None or end is None or end <= start, name


def test_the_list_of_circular_39_is_whole(pack: Pack) -> None:
    """Groups 1 to 4 have 17, 14, 18 and 19 rows; a row may list several standards, a standard may stand in several rows."""
    rows = set()
    for each in pack.standards:
        if each.instrument == "tt-39-2017-btttt":
            said = re.sub(r"^.*?mục ", "", each.article.vi)
            rows |= {(int(group), int(row)) for group, row in re.findall(r"(\d)\.(\d+)", said)}
    assert rows == {(group, row) for group, count in enumerate((17, 14, 18, 19), 1) for row in range(1, count + 1)}


def test_the_catalogue_of_standards_is_in_the_form_in_which_lists_are_filled_in(root: Path) -> None:
    text = (root / "checks/vn-cpdt-2.0/standards.yaml").read_text(encoding="utf-8")
    data = parse("standards.yaml", text.encode()).data
    assert isinstance(data, dict)
    for first, second in pairwise(STANDARDS.order[:-3]):
        for each in data["standards"] if isinstance(data["standards"], list) else []:
            assert isinstance(each, dict)
            keys = [*each]
            assert first not in keys or second not in keys or keys.index(first) < keys.index(second), each
            assert "\n".join(entry({"id": each["id"]}, 2)) in text
