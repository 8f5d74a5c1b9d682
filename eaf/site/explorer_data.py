"""The whole graph for the explorer, as a script that defines ``window.EAF_GRAPH``: names once, everything else as numbers.

A script and not JSON, for the reason that the search index is one. Elements and relationships are numbered in the model's order.
``owner`` is an element's number plus one, ``layer``, ``architecture`` and ``status`` a place in their list plus one, 0 where there
is none; ``worst`` is the severity of the worst finding. Relationships are sorted by source: ``degree`` says how many start at each
element. Days count from 1970-01-01; dates are written only where there are some, as pairs and triples in one list.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from eaf.model.element import Plateau
from eaf.model.metamodel import ELEMENT_TYPES, RELATIONSHIP_TYPES, STATUSES
from eaf.model.model import WHOLES
from eaf.site.search_index import ESCAPES
from eaf.site.theme.labels import LABELS
from eaf.viewing.perspective import EXTERNAL_LAYER
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from eaf.model.element import Element, Relationship
    from eaf.site.material import Material
    from eaf.text import Language

GRAPH_PATH = "kham-pha/do-thi.js"
ASSUMED, EXTERNAL = 1, 2
_DEPENDENT = {"none": 0, "source": 1, "target": 2}


def render_graph(material: Material) -> str:
    """The script for ``kham-pha/do-thi.js``."""
    written = json.dumps(graph_data(material), ensure_ascii=False, separators=(",", ":")).translate(ESCAPES)
    return f"window.EAF_GRAPH={written};\n"


def graph_data(material: Material) -> dict[str, Any]:
    """The graph as lists: what the script holds."""
    elements = tuple(material.model.elements.values())
    number = {each.id: index for index, each in enumerate(elements)}
    return {
        **_vocabulary(material, elements),
        "stops": _stops(material, elements),
        "elements": _elements(material, elements, number),
        "relationships": _relationships(material, number),
    }


def _vocabulary(material: Material, elements: Iterable[Element]) -> dict[str, Any]:
    """The lists that the numbers are places in, as rows of id and name."""
    used = {each.type for each in elements}
    layers = {each.layer for each in elements}
    areas = {area.id: area for area in LABELS[material.language].areas}
    return {
        "types": [[id_, material.say(type_.name)] for id_, type_ in ELEMENT_TYPES.items() if id_ in used],
        "layers": [[each.id, material.say(each.name)] for each in material.pack.layers if each.id in layers],
        "architectures": [
            [each.id, material.say(each.name), *((areas[each.id].letter, areas[each.id].hue) if each.id in areas else ("", ""))]
            for each in material.pack.architectures
        ],
        "statuses": [[id_, material.say(name)] for id_, name in STATUSES.items()],
        "kinds": [
            [id_, material.say(each.forward), material.say(each.backward), _DEPENDENT[each.dependent], int(id_ in WHOLES)]
            for id_, each in RELATIONSHIP_TYPES.items()
        ],
    }


def _stops(material: Material, elements: Iterable[Element]) -> list[list[Any]]:
    """The days that the reader can look at, in order: each plateau's, and that of the report."""
    days = {each.detail.date: [each.id, material.say(each.name)] for each in elements if isinstance(each.detail, Plateau)}
    days.setdefault(material.report.as_of, ["", ""])
    return [[_number(when), day(when, material.language), *said] for when, said in sorted(days.items())]


def _elements(material: Material, elements: tuple[Element, ...], number: Mapping[str, int]) -> dict[str, Any]:
    other: Language = "en" if material.language == "vi" else "vi"
    types = _places(each.type for each in elements)
    used = {each.layer for each in elements}
    layers = {id_: place for place, id_ in enumerate((each.id for each in material.pack.layers if each.id in used), 1)}
    architectures = {each.id: place for place, each in enumerate(material.pack.architectures, 1)}
    statuses = {id_: place for place, id_ in enumerate(STATUSES, 1)}
    return {
        "id": [each.id for each in elements],
        "name": [material.say(each.name) for each in elements],
        "other": [name if (name := each.name.said_in(other)) != material.say(each.name) else "" for each in elements],
        "type": [types[each.type] for each in elements],
        "layer": [layers.get(each.layer, 0) for each in elements],
        "architecture": [architectures.get(each.architecture, 0) for each in elements],
        "owner": [number.get(each.owner, -1) + 1 for each in elements],
        "status": [statuses.get(each.lifecycle.status, 0) for each in elements],
        "worst": [int(material.facts.worst.get(each.id, 0)) for each in elements],
        "marks": [ASSUMED * (each.confidence == "assumed") + EXTERNAL * (each.layer == EXTERNAL_LAYER) for each in elements],
        "from": _dated(each.lifecycle.start for each in elements),
        "to": _dated(each.lifecycle.end for each in elements),
        "plateau": _dated(each.detail.date if isinstance(each.detail, Plateau) else None for each in elements),
    }


def _relationships(material: Material, number: Mapping[str, int]) -> dict[str, Any]:
    ordered: list[Relationship] = sorted(material.model.relationships, key=lambda each: number[each.source])
    kinds = {id_: place for place, id_ in enumerate(RELATIONSHIP_TYPES)}
    degree = [0] * len(number)
    for each in ordered:
        degree[number[each.source]] += 1
    names = ((index, material.say(each.name)) for index, each in enumerate(ordered) if each.name)
    return {
        "degree": degree,
        "target": [number[each.target] for each in ordered],
        "kind": [kinds[each.type] for each in ordered],
        "name": [part for pair in names for part in pair],
        "since": _dated(each.since for each in ordered),
        "until": _dated(each.until for each in ordered),
    }


def _places(used: Iterable[str]) -> dict[str, int]:
    known = set(used)
    return {id_: place for place, id_ in enumerate(id_ for id_ in ELEMENT_TYPES if id_ in known)}


def _dated(days: Iterable[date | None]) -> list[int]:
    """Number and day, by turns, of those that have a day."""
    return [part for index, when in enumerate(days) if when is not None for part in (index, _number(when))]


def _number(when: date) -> int:
    return (when - date(1970, 1, 1)).days
