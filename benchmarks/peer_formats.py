"""The city in the format of each peer, with the rule in the peer's own words.

Each function writes what its peer reads into a folder: the model in as many files as eaf's own where the peer reads several, and
the schema, shapes, contract or configuration that says what a valid model is and that technology must not serve business directly.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING

from peer_city import BUSINESS, SERVES, TECHNOLOGY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from peer_city import City, Element, Relationship

RULE = "technology-serves-business"
SPACE = "https://example.org/city#"
CONFIDENCE = ("high", "medium", "low", "assumed")
ID = "^[a-z][a-z0-9-]*$"


def write_document(city: City, folder: Path) -> None:
    """One YAML document and its JSON Schema: check-jsonschema."""
    lines = ["elements:"]
    for each in city.elements:
        lines += [f"- id: {each.id}", f"  type: {each.type}", f"  layer: {each.layer}"]
        lines += [f"  name: {{vi: {each.vi}, en: {each.en}}}", f"  confidence: {each.confidence}"]
        lines += [f"  {key}: {value}" for key, value in (("summary", each.summary), ("owner", each.owner)) if value]
        if each.properties:
            lines.append(f"  properties: {{{', '.join(f'{key}: {value}' for key, value in each.properties)}}}")
    lines.append("relationships:")
    lines += [f"- {{type: {each.type}, source: {each.source}, target: {each.target}}}" for each in city.relationships]
    _write(folder / "model.yaml", lines)
    _write(folder / "schema.json", [json.dumps(_schema(city))])


def write_spectral(city: City, folder: Path) -> None:
    """The same document with a ruleset: its schema and, as a function of our own, the rule and that every end is there."""
    write_document(city, folder)
    schema = {"given": "$", "severity": "error", "then": {"function": "schema", "functionOptions": {"schema": _schema(city)}}}
    ends = {"given": "$", "severity": "error", "then": {"function": "layer"}}
    _write(folder / "ruleset.json", [json.dumps({"functions": ["layer"], "rules": {"valid": schema, RULE: ends}})])


def write_likec4(city: City, folder: Path) -> None:
    """A kind for each element type, a tag for each layer, a relationship kind for each relationship type."""
    specification = [*(f"  element {each}" for each in city.types()), *(f"  tag {each}" for each in (*city.layers, "none"))]
    relations = [f"  relationship {each}" for each in city.relations()]
    _write(folder / "specification.c4", ["specification {", *specification, *relations, "}"])
    stated = _by_file(city.relationships)
    for file, elements in _by_file(city.elements).items():
        lines = ["model {"]
        for each in elements:
            detail = {"en": each.en, "owner": each.owner, "confidence": each.confidence, **dict(each.properties)}
            metadata = " ".join(f"{key} '{value}'" for key, value in detail.items() if value)
            about = f" description '{each.summary}'" if each.summary else ""
            lines.append(f"  {each.id} = {each.type} '{each.vi}' {{ #{each.layer}{about} metadata {{ {metadata} }} }}")
        lines += [f"  {each.source} -[{each.type}]-> {each.target}" for each in stated.get(file, ())]
        _write(folder / f"{file}.c4", [*lines, "}"])


def write_turtle(city: City, folder: Path) -> None:
    """A class for each type and each layer, a property for each relationship type: pySHACL and rudof."""
    outgoing = city.outgoing()
    lines = [f"@prefix : <{SPACE}> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."]
    for each in city.elements:
        said = [f'rdfs:label "{each.vi}"@vi, "{each.en}"@en', f':confidence "{each.confidence}"']
        said += [f'rdfs:comment "{each.summary}"'] * bool(each.summary) + [f":owner :{each.owner}"] * bool(each.owner)
        said += [f':{key} "{value}"' for key, value in each.properties]
        for type_, ties in groupby(outgoing[each.id], key=lambda one: one.type):
            said.append(f":{type_} {', '.join(f':{tie.target}' for tie in ties)}")
        lines.append(f":{each.id} a :Element, :{each.type}, :layer-{each.layer} ; {' ; '.join(said)} .")
    _write(folder / "model.ttl", lines)
    _write(folder / "shapes.ttl", _shapes(city))


def write_modules(city: City, folder: Path) -> None:
    """A package for each layer, a module for each element, an import for each relationship: import-linter."""
    outgoing = city.outgoing()
    module = {each.id: f"city.{each.layer}.{each.id}".replace("-", "_") for each in city.elements}
    for layer in {each.layer for each in city.elements}:
        _write(folder / "city" / layer.replace("-", "_") / "__init__.py", [])
    _write(folder / "city" / "__init__.py", [])
    for each in city.elements:
        path = folder.joinpath(*module[each.id].split(".")).with_suffix(".py")
        _write(path, [f'"""{each.vi}."""', *(f"import {module[tie.target]}  # {tie.type}" for tie in outgoing[each.id])])
    forbidden = [f"    city.{each}".replace("-", "_") for each in BUSINESS]
    contract = [f"name = {RULE}", "type = forbidden", f"source_modules = city.{TECHNOLOGY}".replace("-", "_")]
    contract += ["forbidden_modules =", *forbidden, "allow_indirect_imports = True"]
    _write(folder / ".importlinter", ["[importlinter]", "root_package = city", f"[importlinter:contract:{RULE}]", *contract])


def write_needs(city: City, folder: Path) -> None:
    """A directive for each element type, a link for each relationship type, reStructuredText: sphinx-needs."""
    outgoing, titles = city.outgoing(), city.files()
    types = [{"directive": each, "title": each, "prefix": each[:3], "color": "#fff", "style": "node"} for each in city.types()]
    fields = {each: {"nullable": True} for each in ("owner", "confidence", "layer", "en", *city.properties())}
    links = {each: {"description": each} for each in city.relations()}
    settings = {"needs_types": types, "needs_fields": fields, "needs_links": links, "needs_id_regex": ID}
    head = ["project = 'city'", "extensions = ['sphinx_needs']", "needs_schema_definitions_from_json = 'schemas.json'"]
    _write(folder / "conf.py", [*head, *(f"{key} = {value!r}" for key, value in settings.items())])
    _write(folder / "schemas.json", [json.dumps(_needs_schemas(city))])
    _write(folder / "index.rst", ["City", "====", "", ".. toctree::", "", *(f"   {each}" for each in titles)])
    for file, elements in _by_file(city.elements).items():
        lines = [file, "=" * len(file), ""]
        for each in elements:
            detail = {"id": each.id, "layer": each.layer, "confidence": each.confidence, "en": each.en, "owner": each.owner}
            lines += [f".. {each.type}:: {each.vi}", *(f"   :{key}: {value}" for key, value in detail.items() if value)]
            lines += [f"   :{key}: {value}" for key, value in each.properties]
            for type_, ties in groupby(outgoing[each.id], key=lambda one: one.type):
                lines.append(f"   :{type_}: {', '.join(tie.target for tie in ties)}")
            lines += ["", f"   {each.summary}", ""]
        _write(folder / f"{file}.rst", lines)


def _schema(city: City) -> dict[str, object]:
    """What a valid document is, in JSON Schema."""
    text, identifier = {"type": "string", "minLength": 1}, {"type": "string", "pattern": ID}
    name = _object({"vi": text, "en": text}, ["vi", "en"])
    properties = {"type": "object", "propertyNames": {"enum": city.properties()}}
    fields = {"id": identifier, "type": {"enum": city.types()}, "layer": {"enum": [*city.layers, "none"]}, "name": name}
    fields |= {"confidence": {"enum": list(CONFIDENCE)}, "summary": text, "owner": identifier, "properties": properties}
    ends = {"type": {"enum": city.relations()}, "source": identifier, "target": identifier}
    lists = {
        "elements": {"type": "array", "items": _object(fields, ["id", "type", "layer", "name", "confidence"])},
        "relationships": {"type": "array", "items": _object(ends, list(ends))},
    }
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_object(lists, list(lists))}


def _object(properties: dict[str, object], required: list[str]) -> dict[str, object]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


def _shapes(city: City) -> list[str]:
    """Valid elements, ends that are elements, and the rule."""
    prefixes = {"": SPACE, "sh": "http://www.w3.org/ns/shacl#", "rdfs": "http://www.w3.org/2000/01/rdf-schema#"}
    known = " ".join(f'"{each}"' for each in CONFIDENCE)
    ends = [f"sh:property [ sh:path :{each} ; sh:class :Element ]" for each in ("owner", *city.relations())]
    named = "sh:property [ sh:path rdfs:label ; sh:minCount 2 ; sh:uniqueLang true ; sh:minLength 1 ]"
    sure = f"sh:property [ sh:path :confidence ; sh:minCount 1 ; sh:maxCount 1 ; sh:in ( {known} ) ]"
    business = [f"sh:not [ sh:class :layer-{each} ]" for each in BUSINESS]
    ways = [f"sh:property [ sh:path :{each} ; {' ; '.join(business)} ]" for each in SERVES]
    return [
        *(f"@prefix {key}: <{value}> ." for key, value in prefixes.items()),
        f":Valid a sh:NodeShape ; sh:targetClass :Element ; {' ; '.join([named, sure, *ends])} .",
        f":{RULE} a sh:NodeShape ; sh:targetClass :layer-{TECHNOLOGY} ; {' ; '.join(ways)} .",
    ]


def _needs_schemas(city: City) -> dict[str, object]:
    """Valid needs and the rule; a schema of sphinx-needs has no *not*, so the rule names the layers that may be served."""
    sure = {"properties": {"confidence": {"enum": list(CONFIDENCE)}}, "required": ["confidence", "layer", "en"]}
    may = {"properties": {"layer": {"enum": [each for each in (*city.layers, "none") if each not in BUSINESS]}}}
    ways = {each: {"items": {"local": may}} for each in SERVES if each in city.relations()}
    technology = {"properties": {"layer": {"const": TECHNOLOGY}}}
    rule = {"id": RULE, "severity": "violation", "select": technology, "validate": {"network": ways}}
    return {"schemas": [{"id": "valid", "severity": "violation", "validate": {"local": sure}}, rule]}


def _by_file(parts: Iterable[Element | Relationship]) -> dict[str, list]:
    found: dict[str, list] = {}
    for each in parts:
        found.setdefault(each.file, []).append(each)
    return found


def _write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
