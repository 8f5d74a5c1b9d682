"""Each matrix says what a brute search says, on random models; and what it says of the city can be followed to the files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest

from eaf.api import Session
from eaf.checking.report import CheckReport
from eaf.finding import Severity
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Relationship
from eaf.model.metamodel import ELEMENT_TYPES, RELATIONSHIP_TYPES
from eaf.pack.pack import Pack
from eaf.viewing.matrix_ground import Ground
from eaf.viewing.perspective import Perspective
from eaf.viewpoints.matrices import (
    MATRICES,
    application_data,
    application_services,
    application_technology,
    dependencies,
    exchange,
    owner_findings,
    service_channels,
    standards,
)
from tests.unit.viewpoints.matrix_models import DAY, random_ground, signs

SEEDS = range(60)
MIDDLE = ("application-service", "business-process", "business-function")


@pytest.fixture(scope="module")
def pack(city: Session) -> Pack:
    return city.loaded.packs[0]


@pytest.fixture(scope="module")
def whole(city_report: CheckReport) -> Ground:
    assert city_report.model is not None
    perspective = Perspective(city_report.model, ModelGraph(city_report.model), city_report.packs[0])
    return Ground(perspective, city_report.as_of, city_report.findings, city_report.rules)


def relationships(ground: Ground, type_: str) -> list[Relationship]:
    return [each for each in ground.perspective.model.relationships if each.type == type_]


def pairs(ground: Ground, type_: str) -> set[tuple[str, str]]:
    return {(each.source, each.target) for each in relationships(ground, type_)}


def of_type(ground: Ground, *types: str) -> list[str]:
    return [each.id for each in ground.perspective.model.elements.values() if each.type in types]


def expected(found: dict[str, set[tuple[str, str]]], rows: list[str], columns: list[str]) -> dict[tuple[str, str], str]:
    """The cells that have each of the signs, in the order of the signs."""
    cells = ((pair, " ".join(sign for sign, inside in found.items() if pair in inside)) for pair in product(rows, columns))
    return {pair: text for pair, text in cells if text}


@pytest.mark.parametrize("seed", SEEDS)
def test_applications_and_services(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    applications, services = of_type(ground, "application-component"), of_type(ground, "business-service")
    realizes, serves, assigned = (pairs(ground, each) for each in ("realization", "serving", "assignment"))
    processes, middle, channels = of_type(ground, *MIDDLE[1:]), of_type(ground, *MIDDLE), of_type(ground, "business-interface")
    found = {
        "H": realizes,
        "Q": {(a, s) for a, p, s in product(applications, processes, services) if (a, p) in serves and (p, s) in realizes},
        "D": {
            (a, s)
            for a, b, c, s in product(applications, middle, middle, services)
            if (a, b) in realizes and (b, c) in serves and (c, s) in realizes
        },
        "K": {(a, s) for a, c, s in product(applications, channels, services) if (a, c) in serves and (c, s) in assigned},
    }
    matrix = application_services.KIND.of(ground)
    assert signs(matrix) == expected(found, applications, services)


@pytest.mark.parametrize("seed", SEEDS)
def test_applications_and_data(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    by_kind = {
        kind: {(e.source, e.target) for e in relationships(ground, "access") if e.access == kind}
        for kind in ("", "read", "write", "read-write")
    }
    found = {"C/U": by_kind["write"] | by_kind["read-write"], "R": by_kind["read"] | by_kind["read-write"], "?": by_kind[""]}
    matrix = application_data.KIND.of(ground)
    assert signs(matrix) == expected(found, of_type(ground, "application-component"), of_type(ground, "data-object"))


@pytest.mark.parametrize("seed", SEEDS)
def test_applications_and_technology(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    technology = of_type(ground, *(each.id for each in ELEMENT_TYPES.values() if each.domain == "technology"))
    applications, software = of_type(ground, "application-component"), of_type(ground, "system-software")
    serves, realizes = pairs(ground, "serving"), pairs(ground, "realization")
    found = {
        "T": {(a, t) for t, a in serves},
        "H": {(a, t) for t, a in realizes},
        "P": {(a, t) for a, s, t in product(applications, software, technology) if (s, a) in serves and (t, s) in serves},
    }
    matrix = application_technology.KIND.of(ground)
    assert signs(matrix) == expected(found, applications, technology)


@pytest.mark.parametrize("seed", SEEDS)
def test_services_and_channels(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    found = {"x": {(service, channel) for channel, service in pairs(ground, "assignment")}}
    matrix = service_channels.KIND.of(ground)
    assert signs(matrix) == expected(found, of_type(ground, "business-service"), of_type(ground, "business-interface"))


def ways(ground: Ground) -> Iterator[tuple[str, str]]:
    """Start and end of every piece of data, by walking every simple way."""
    elements = ground.perspective.model.elements
    platforms = {id_ for id_, each in elements.items() if each.properties.get("platform") in exchange.PLATFORMS}
    flows = relationships(ground, "flow")
    yield from ((each.source, each.target) for each in flows if not each.data)
    for data in sorted({name for each in flows for name in each.data}):
        arcs = {(each.source, each.target) for each in flows if data in each.data}

        def reached(start: str, at: str, passed: tuple[str, ...], arcs: set[tuple[str, str]] = arcs) -> Iterator[str]:
            for source, target in arcs:
                if source == at and target not in passed and target != start:
                    yield target
                    if target in platforms:
                        yield from reached(start, target, (*passed, target))

        for start in sorted({source for source, _ in arcs}):
            if start in platforms and any(target == start for _, target in arcs):
                continue
            found = set(reached(start, start, ()))
            yield from ((start, end) for end in found - platforms)
            yield from ((start, end) for end in found & platforms if not set(reached(start, end, ())) - platforms)


@pytest.mark.parametrize("seed", SEEDS)
def test_exchange_with_external_systems(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack, most=9)
    elements = ground.perspective.model.elements
    outside = {id_ for id_, each in elements.items() if each.layer == "he-thong-ngoai"}
    found: dict[tuple[str, str], set[str]] = {}
    for start, end in ways(ground):
        if (start in outside) != (end in outside):
            pair, sign = ((start, end), "→") if end in outside else ((end, start), "←")
            found.setdefault(pair, set()).add(sign)
    matrix = exchange.KIND.of(ground)
    said = {pair: {text for text in cell.split() if text in "→←"} for pair, cell in signs(matrix).items()}
    assert said == found


@pytest.mark.parametrize("seed", SEEDS)
def test_standards(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    catalogue = {each.id: each for each in pack.standards}
    letters = {"mandatory": "B", "recommended": "K", "": "N", "upcoming": "S", "sunset": "H"}
    found: dict[tuple[str, str], str] = {}
    for each in ground.perspective.model.elements.values():
        named = each.properties.get("standards", ())
        assert isinstance(named, tuple)
        for name in named:
            found[each.id, name] = letters[catalogue[name].status_at(DAY)] if name in catalogue else "?"
    wrong = [each for each in ground.findings if ground.rules[each.rule].kind == "standard" and each.subjects]
    found |= {(each.subjects[0], standards.MISSING): "!" for each in wrong}
    assert signs(standards.KIND.of(ground)) == found


@pytest.mark.parametrize("seed", SEEDS)
def test_owners_and_findings(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    elements = ground.perspective.model.elements
    owners = (elements[each.subjects[0]].owner if each.subjects else "" for each in ground.findings)
    found = Counter((owner or owner_findings.NOBODY, each.rule) for owner, each in zip(owners, ground.findings, strict=True))
    matrix = owner_findings.KIND.of(ground)
    assert signs(matrix) == {pair: str(count) for pair, count in found.items()}
    assert matrix.total == len(ground.findings)
    for cell in matrix.cells:
        of_cell = [each for each in ground.findings if each.rule == matrix.columns[cell.column].id]
        inside = {each.severity for each in of_cell if each.fingerprint in {one.finding for one in cell.evidence}}
        assert Severity.of(cell.tone) == max(inside)


@pytest.mark.parametrize("seed", SEEDS)
def test_dependencies_by_layer(seed: int, pack: Pack) -> None:
    ground = random_ground(seed, pack)
    elements = ground.perspective.model.elements
    (rule,) = [each for each in ground.rules.values() if each.kind == "layer"]
    order, judged = rule.parameters["order"], rule.parameters["relationships"]
    assert isinstance(order, list)
    assert isinstance(judged, list)
    level = {str(name): place for place, entry in enumerate(order) for name in entry or ()}
    letters = {"serving": "P", "realization": "H", "access": "T", "assignment": "G", "composition": "B"}
    found: dict[tuple[str, str], set[str]] = {}
    for each in ground.perspective.model.relationships:
        end = RELATIONSHIP_TYPES[each.type].dependent
        if end == "none" or not elements[each.source].layer or not elements[each.target].layer:
            continue
        pair = (each.source, each.target) if end == "source" else (each.target, each.source)
        cell = found.setdefault(pair, set())
        cell.add(letters[each.type])
        upper, lower = (level.get(elements[id_].layer) for id_ in pair)
        if each.type in judged and upper is not None and lower is not None and lower < upper:
            cell.add("!")
    matrix = dependencies.KIND.of(ground)
    assert {pair: set(text.split()) for pair, text in signs(matrix).items()} == found
    assert [each.id for each in matrix.rows] == [each.id for each in matrix.columns]


def test_the_random_models_show_every_sign(pack: Pack) -> None:
    grounds = [random_ground(seed, pack) for seed in SEEDS]
    for kind in MATRICES:
        matrices = [kind.of(ground) for ground in grounds]
        shown = {text for matrix in matrices for cell in matrix.cells for text in cell.meaning.split("; ")}
        possible = {each.meaning for matrix in matrices for each in matrix.frame.signs}
        rare = ("qua ", "tập hợp", "là một loại", "nêu tiêu chuẩn chưa có hiệu lực")
        assert not {each for each in possible - shown if not each.startswith(rare)}, kind.id


@pytest.mark.parametrize("kind", MATRICES, ids=[each.id for each in MATRICES])
def test_each_cell_of_the_city_rests_on_evidence_that_can_be_followed(kind: object, whole: Ground) -> None:
    matrix = next(each for each in MATRICES if each is kind).of(whole)
    elements = whole.perspective.model.elements
    findings = {each.fingerprint for each in whole.findings}
    assert matrix.cells, "the city has something to show in every matrix"
    for cell in matrix.cells:
        assert cell.text
        assert cell.meaning
        assert cell.evidence
        for each in cell.evidence:
            assert each.finding in findings if each.finding else each.origins
            assert each.finding or all(id_ in elements for id_ in each.elements)
    places = [(each.row, each.column) for each in matrix.cells]
    assert places == sorted(set(places))
    assert all(head.id in elements for head in (*matrix.rows, *matrix.columns) if head.element)


@pytest.mark.parametrize("kind", MATRICES, ids=[each.id for each in MATRICES])
def test_a_matrix_is_the_same_whichever_way_the_model_was_put_together(kind: object, pack: Pack) -> None:
    chosen = next(each for each in MATRICES if each is kind)
    assert chosen.of(random_ground(7, pack)) == chosen.of(random_ground(7, pack))


def test_the_city_reaches_the_national_population_database_through_both_platforms(whole: Ground) -> None:
    matrix = exchange.KIND.of(whole)
    cells = {(matrix.rows[c.row].id, matrix.columns[c.column].id): c for c in matrix.cells}
    cell = cells["app-mot-cua", "ext-csdl-dan-cu"]
    assert "LGSP" in cell.meaning
    assert "NDXP" in cell.meaning
    assert cell.evidence[0].elements == ("ext-dat-dan-cu", "ext-ndxp", "app-lgsp")


def test_external_systems_stand_in_a_matrix_only_with_something_in_their_row(whole: Ground) -> None:
    matrix = application_services.KIND.of(whole)
    elements = whole.perspective.model.elements
    empty = [head.id for head, total in zip(matrix.rows, matrix.row_totals, strict=True) if not total]
    assert empty, "an application of the city without a service is a gap, and shown"
    assert not [id_ for id_ in empty if elements[id_].layer == "he-thong-ngoai"]
