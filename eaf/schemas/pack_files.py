"""The schemas of a pack's files."""

from __future__ import annotations

from eaf.model.audience import CLASSIFICATIONS
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.schemas.pieces import (
    BOOLEAN,
    DATE,
    DATE_OR_NULL,
    FRACTION_PATTERN,
    ID,
    KEY,
    NAME,
    PACK_ID,
    RULE_ID,
    SCALAR,
    SPOT_PATTERN,
    SUBJECT,
    TEXT,
    Schema,
    document,
    for_both_readers,
    integer,
    keyed,
    listed,
    mapping,
    one_or_more,
)
from eaf.schemas.selectors import RELATIONSHIP_TYPE, SELECTOR_DEFINITIONS, SELECTOR_REFERENCE

_TYPES = listed({"enum": list(ELEMENT_TYPES)}, unique=True)
PROVENANCE: dict[str, Schema] = {
    "source": one_or_more(KEY),
    "confidence": {"enum": ["high", "medium", "low", "assumed"]},
    "note": TEXT,
}


def pack_schema() -> Schema:
    """The schema of ``pack.yaml``."""
    pack = mapping(
        {
            "id": PACK_ID,
            "format": integer(1, 1),
            "version": SCALAR,
            "name": TEXT,
            "summary": TEXT,
            "edition_of": PACK_ID,
            "extends": PACK_ID,
            "instrument": ID,
            "jurisdiction": SCALAR,
            "valid_from": DATE,
            "valid_to": DATE_OR_NULL,
            "replaced_by": ID,
            **PROVENANCE,
        },
        required=("id", "format", "version", "name"),
    )
    return document("eaf pack (pack.yaml)", mapping({"pack": pack}, required=("pack",)))


def layers_schema() -> Schema:
    """The schema of ``layers.yaml``."""
    layer = mapping(
        {
            "id": ID,
            "name": TEXT,
            "parent": ID,
            "rank": integer(),
            "component": BOOLEAN,
            "cross_cutting": BOOLEAN,
            "types": _TYPES,
            **PROVENANCE,
        },
        required=("id", "name"),
    )
    architecture = mapping(
        {"id": ID, "name": TEXT, "reference_model": ID, "layers": listed(ID), "types": _TYPES, **PROVENANCE},
        required=("id", "name"),
    )
    return document(
        "eaf pack: layers and component architectures",
        mapping({"layers": listed(layer, least=1), "architectures": listed(architecture)}, required=("layers",)),
    )


def properties_schema() -> Schema:
    """The schema of ``properties.yaml``."""
    definition = mapping(
        {
            "value": {"enum": ["text", "integer", "decimal", "boolean", "date", "enum", "list", "element"]},
            "types": _TYPES,
            "label": TEXT,
            "description": TEXT,
            "values": keyed(TEXT, KEY),
            "minimum": integer(),
            "maximum": integer(),
            "classification": {"enum": list(CLASSIFICATIONS)},
        },
        required=("value", "label"),
    )
    return document("eaf pack: properties", mapping({"properties": keyed(definition, NAME)}, required=("properties",)))


def reference_model_schema() -> Schema:
    """The schema of a reference model."""
    code = mapping(
        {
            "code": SCALAR,
            "name": TEXT,
            "parent": SCALAR,
            "status": ID,
            "mandatory": BOOLEAN,
            "types": _TYPES,
            "replaced_by": listed(SCALAR, least=1),
            **PROVENANCE,
        },
        required=("code",),
    )
    model = mapping(
        {"id": ID, "name": TEXT, "version": SCALAR, "status": ID, "types": _TYPES, "codes": listed(code), **PROVENANCE},
        required=("id", "name"),
    )
    return document("eaf pack: reference model", mapping({"reference_model": model}, required=("reference_model",)))


def instruments_schema() -> Schema:
    """The schema of ``instruments.yaml``."""
    source = mapping(
        {"name": TEXT, "kind": SCALAR, "locator": SCALAR, "read": DATE, "note": TEXT, "confidence": SCALAR}, required=("name",)
    )
    instrument = mapping(
        {
            "id": ID,
            "number": SCALAR,
            "kind": ID,
            "title": TEXT,
            "issuer": TEXT,
            "issued": DATE,
            "effective_from": DATE,
            "effective_to": DATE_OR_NULL,
            "replaces": one_or_more(ID),
            "replaced_by": one_or_more(ID),
            "amended_by": one_or_more(ID),
            "amends": one_or_more(ID),
            "status_note": TEXT,
            **PROVENANCE,
        },
        required=("id", "title"),
    )
    return document(
        "eaf pack: instruments and sources",
        {**mapping({"sources": keyed(source, KEY), "instruments": listed(instrument)}), "minProperties": 1},
    )


def clauses_schema() -> Schema:
    """The schema of a clause catalogue."""
    clause = mapping(
        {
            "id": KEY,
            "instrument": ID,
            "article": TEXT,
            "level": {"enum": ["must", "should", "may"]},
            "text": TEXT,
            "status": {"enum": ["automated", "partial", "manual", "documentation", "planned", "text-not-available"]},
            "valid_from": DATE,
            "valid_to": DATE_OR_NULL,
            "rules": listed(RULE_ID, unique=True),
            "related_rules": listed(RULE_ID, unique=True),
            **PROVENANCE,
        },
        required=("id", "instrument", "level", "text", "status"),
    )
    return document("eaf pack: clauses", mapping({"clauses": listed(clause, least=1)}, required=("clauses",)))


def standards_schema() -> Schema:
    """The schema of ``standards.yaml``: a status that could not be found is left out."""
    standard = mapping(
        {
            "id": ID,
            "number": SCALAR,
            "name": TEXT,
            "group": ID,
            "status": {"enum": ["mandatory", "recommended", "sunset"]},
            "from": DATE_OR_NULL,
            "to": DATE_OR_NULL,
            "replaced_by": one_or_more(ID),
            "instrument": ID,
            "article": TEXT,
            **PROVENANCE,
        },
        required=("id", "number", "name", "group"),
    )
    group = mapping({"id": ID, "name": TEXT}, required=("id", "name"))
    return document(
        "eaf pack: catalogue of standards",
        {**mapping({"standard_groups": listed(group), "standards": listed(standard)}), "minProperties": 1},
    )


def permitted_schema() -> Schema:
    """The schema of ``relationships.yaml``: which relationships the framework permits between its layers."""
    end = mapping({"layer": one_or_more(ID), "type": one_or_more({"enum": list(ELEMENT_TYPES)})})
    types = listed(RELATIONSHIP_TYPE, least=1, unique=True)
    entry = mapping({"from": end, "to": end, "types": types, **PROVENANCE}, required=("from", "to", "types"))
    return document(
        "eaf pack: permitted relationships", mapping({"relationships": listed(entry, least=1)}, required=("relationships",))
    )


def sets_schema() -> Schema:
    """The schema of ``sets.yaml``: selectors with a name."""
    named = mapping({"id": ID, "name": TEXT, "select": SELECTOR_REFERENCE}, required=("id", "name", "select"))
    sets = mapping({"sets": listed(named, least=1)}, required=("sets",))
    return document("eaf pack: named sets of elements", sets, SELECTOR_DEFINITIONS)


def rules_schema(kinds: dict[str, Schema]) -> Schema:
    """The schema of a file of rules; ``kinds`` maps each rule kind to the schema of its parameters."""
    rule = mapping(
        {
            "rule": RULE_ID,
            "name": ID,
            "kind": {"enum": list(kinds)},
            "title": TEXT,
            "message": TEXT,
            "severity": {"enum": ["error", "warning", "note"]},
            "status": {"enum": ["preview", "stable", "deprecated", "retired"]},
            "waivable": BOOLEAN,
            "valid": mapping({"from": DATE_OR_NULL, "to": DATE_OR_NULL}),
            "rationale": TEXT,
            "remedy": TEXT,
            "select": SELECTOR_REFERENCE,
            "params": {"type": "object"},
        },
        required=("rule", "name", "kind", "title", "message", "severity", "rationale", "remedy", "params"),
    )
    rule["allOf"] = [
        {
            "if": {"properties": {"kind": {"const": kind}}, "required": ["kind"]},
            "then": {"properties": {"params": {"$ref": f"#/$defs/{kind}-parameters"}}},
        }
        for kind in kinds
    ]
    definitions = {**SELECTOR_DEFINITIONS, **{f"{kind}-parameters": for_both_readers(schema) for kind, schema in kinds.items()}}
    return document("eaf pack: rules", mapping({"rules": listed(rule, least=1)}, required=("rules",)), definitions)


def tests_schema() -> Schema:
    """The schema of the tests of one rule."""
    found = mapping({"at": {"type": "string", "pattern": SPOT_PATTERN}, "subjects": listed(SUBJECT)}, required=("at",))
    as_good = listed(mapping({"change": SCALAR, "because": TEXT}, required=("change", "because")), least=1)
    case = mapping(
        {
            "name": TEXT,
            "expect": {"enum": ["pass", "fail", "na"]},
            "as_of": DATE,
            "recorded": {"type": "string", "pattern": FRACTION_PATTERN},
            "model": SCALAR,
            "findings": listed(found, least=1),
            "as_good": as_good,
        },
        required=("name", "expect", "model"),
    )
    return document(
        "eaf pack: tests of a rule",
        mapping({"rule": RULE_ID, "cases": listed(case, least=1), "as_good": as_good}, required=("rule", "cases")),
    )
