"""Random models in the words of the matrices: applications, services, data, technology, with any relationship between any two."""

from __future__ import annotations

from datetime import date
from random import Random

from eaf.finding import Finding, Place, Severity
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Element, Origin, Relationship
from eaf.model.model import Model, Workspace
from eaf.pack.pack import Pack
from eaf.text import Text
from eaf.viewing.matrix import Matrix
from eaf.viewing.matrix_ground import Ground
from eaf.viewing.perspective import Perspective
from tests.unit.oracles.small_models import Nowhere

TYPES = (
    "application-component",
    "business-service",
    "business-process",
    "business-interface",
    "application-service",
    "data-object",
    "node",
    "system-software",
)
ANY = ("composition", "association", "serving", "realization", "flow", "assignment", "access")
EXPECTED = (
    ("application-component", "realization", "business-service"),
    ("application-component", "serving", "business-process"),
    ("business-process", "realization", "business-service"),
    ("application-component", "realization", "application-service"),
    ("application-service", "serving", "business-process"),
    ("application-component", "serving", "business-interface"),
    ("business-interface", "assignment", "business-service"),
    ("application-component", "access", "data-object"),
    ("node", "serving", "application-component"),
    ("node", "serving", "system-software"),
    ("node", "realization", "application-component"),
    ("system-software", "serving", "application-component"),
    ("application-component", "flow", "application-component"),
    ("application-component", "flow", "application-component"),
)
"""Triples among which the matrices look; other relationships stand between any two elements."""
DAY = date(2026, 11, 22)


def random_ground(seed: int, pack: Pack, *, most: int = 16, edges: int = 40) -> Ground:
    """A model that depends on the seed alone, with findings about its elements."""
    rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
    layers = ("", *(layer.id for layer in pack.layers))
    elements = [_element(rnd, number, pack, layers) for number in range(rnd.randint(2, most))]
    elements += [Element(name, "business-actor", Text(name, name), Origin(0, (name,))) for name in ("org-a", "org-b")]
    ids = [each.id for each in elements]
    found = {each.identity: each for each in (_relationship(rnd, elements, number) for number in range(rnd.randint(0, edges)))}
    by_id = {each.id: each for each in sorted(elements, key=lambda each: each.id)}
    workspace = Workspace("test", Text("Thử", "Test"), Origin(0, ("workspace",)))
    model = Model(workspace, by_id, tuple(sorted(found.values(), key=lambda each: each.identity)), (), Nowhere())
    rules = {each.id: each for one in pack.line() for each in one.rules}
    findings = tuple(_finding(rnd, number, ids, list(rules)) for number in range(rnd.randint(0, 12)))
    return Ground(Perspective(model, ModelGraph(model), pack), DAY, findings, rules)


def _element(rnd: Random, number: int, pack: Pack, layers: tuple[str, ...]) -> Element:
    type_ = rnd.choice((*TYPES, *("application-component",) * 4))
    properties: dict[str, str | tuple[str, ...]] = {}
    if type_ == "application-component" and rnd.randrange(3) == 0:
        properties["platform"] = rnd.choice(("lgsp", "ndxp", "document-axis", "portal"))
    if rnd.randrange(2) == 0:
        known = [each.id for each in pack.standards]
        properties["standards"] = tuple(rnd.sample([*known, "std-la"], 4))
    return Element(
        f"e{number:02}",
        type_,
        Text(f"Phần tử {number}", f"Element {number}"),
        Origin(0, ("elements", f"e{number:02}")),
        layer=rnd.choice((pack.layer_of(type_), "he-thong-ngoai", rnd.choice(layers))),
        owner=rnd.choice(("", "org-a", "org-b")),
        properties=properties,
    )


def _relationship(rnd: Random, elements: list[Element], number: int) -> Relationship:
    ids = [each.id for each in elements]
    start, type_, end = rnd.choice(EXPECTED)
    starts, ends = ([each.id for each in elements if each.type == wanted] for wanted in (start, end))
    if not starts or not ends or rnd.randrange(5) == 0:
        starts, type_, ends = ids, rnd.choice(ANY), ids
    return Relationship(
        rnd.choice(starts),
        type_,
        rnd.choice(ends),
        Origin(0, ("relationships", number)),
        data=tuple(rnd.sample(ids[:2], rnd.randrange(3))) if type_ == "flow" else (),
        access=rnd.choice(("", "read", "write", "read-write")) if type_ == "access" else "",
    )


def _finding(rnd: Random, number: int, ids: list[str], rules: list[str]) -> Finding:
    subjects = (rnd.choice(ids),) if rnd.randrange(5) else ()
    place = Place("a.yaml", number + 1)
    return Finding(rnd.choice(rules), rnd.choice(list(Severity)), place, Text(f"Sai {number}", f"Wrong {number}"), subjects)


def signs(matrix: Matrix) -> dict[tuple[str, str], str]:
    """What stands in each cell, by the ids of its row and column."""
    return {(matrix.rows[each.row].id, matrix.columns[each.column].id): each.text for each in matrix.cells}
