"""The schemas of a workspace: eaf.yaml, model files, views and waivers, narrowed by the vocabulary of its pack."""

from __future__ import annotations

from dataclasses import dataclass

from eaf.model.audience import CLASSIFICATIONS
from eaf.model.metamodel import ELEMENT_TYPES, RELATIONSHIP_TYPES
from eaf.model.waiver import HORIZON
from eaf.schemas.pieces import (
    CODE_PATTERN,
    CONFIDENCE,
    DATE,
    DATE_OR_NULL,
    DECIMAL,
    DIGEST,
    ID,
    KEY,
    MONTH,
    NAME,
    PACK_ID,
    RULE_ID,
    SCALAR,
    SUBJECT,
    TEXT,
    URL,
    Schema,
    document,
    integer,
    keyed,
    listed,
    mapping,
)

CLAUSE_LEVELS = ("must", "should", "may")
VIEWPOINTS = ("overview", "architecture", "integration", "service", "context")
_SUBJECTS = {"architecture": ("architecture",), "element": ("service", "context")}
_BLOCKS = ("indicator", "instrument", "source", "plateau")


@dataclass(frozen=True)
class Vocabulary:
    """What a pack adds to the format: the schema of each declared property, and the layers that elements may name."""

    properties: tuple[tuple[str, Schema], ...] = ()
    layers: tuple[str, ...] = ()


def workspace_schema() -> Schema:
    """The schema of ``eaf.yaml``."""
    workspace = mapping(
        {
            "format": integer(1, 1),
            "id": ID,
            "name": TEXT,
            "summary": TEXT,
            "language": {"enum": ["vi", "en"]},
            "owner": ID,
            "packs": listed(PACK_ID, least=1, unique=True),
            "plateau": ID,
            "classification": {"enum": list(CLASSIFICATIONS)},
            "repository": mapping({"url": URL, "edit": URL}),
            "weights": mapping({level: integer(0, 100) for level in CLAUSE_LEVELS}),
            "waivers": mapping(
                {
                    "horizon": mapping({severity.word: integer(1, days) for severity, days in HORIZON.items()}),
                    "budget": integer(0, 9999),
                }
            ),
        },
        required=("format", "id", "name", "packs"),
    )
    return document("eaf workspace (eaf.yaml)", mapping({"workspace": workspace}, required=("workspace",)))


def _source_references() -> Schema:
    return listed(mapping({"ref": ID, "note": TEXT, "locator": TEXT}, required=("ref",)), least=1)


def _relationship(extra: dict[str, Schema], required: tuple[str, ...]) -> Schema:
    return {
        **mapping(
            {
                **extra,
                "type": {"enum": list(RELATIONSHIP_TYPES)},
                "target": ID,
                "name": TEXT,
                "summary": TEXT,
                "data": listed(ID, least=1, unique=True),
                "access": {"enum": ["read", "write", "read-write"]},
                "since": DATE_OR_NULL,
                "until": DATE_OR_NULL,
                "confidence": {"enum": [*_confidences(), "assumed"]},
                "sources": _source_references(),
            },
            required=required,
        ),
        "if": {"properties": {"type": {"const": "access"}}},
        "else": {"properties": {"access": False}},
    }


def _confidences() -> list[str]:
    return ["high", "medium", "low"]


def _blocks() -> dict[str, Schema]:
    measurement = mapping(
        {
            "date": DATE,
            "value": DECIMAL,
            "qualifier": {"enum": ["exact", "about", "nearly", "at-least"]},
            "source": ID,
            "note": TEXT,
        },
        required=("date", "value"),
    )
    target = mapping({"date": DATE, "min": DECIMAL, "max": DECIMAL, "source": ID, "note": TEXT}, required=("date",))
    target["anyOf"] = [{"required": ["min"]}, {"required": ["max"]}]
    indicator = mapping(
        {"unit": TEXT, "better": {"enum": ["higher", "lower"]}, "measurements": listed(measurement), "targets": listed(target)},
        required=("unit",),
    )
    instrument = mapping(
        {
            "ref": ID,
            "number": SCALAR,
            "issuer": ID,
            "issued": DATE,
            "effective_from": DATE,
            "effective_to": DATE_OR_NULL,
            "replaced_by": ID,
            "amends": ID,
        }
    )
    source = mapping(
        {
            "kind": {"enum": ["article", "legal-text", "statistics", "dataset", "web", "document"]},
            "publisher": TEXT,
            "published": MONTH,
            "url": URL,
            "accessed": MONTH,
            "confidence": CONFIDENCE,
        },
        required=("kind",),
    )
    return {
        "indicator": indicator,
        "instrument": instrument,
        "source": source,
        "plateau": mapping({"date": DATE}, required=("date",)),
    }


def model_schema(vocabulary: Vocabulary | None = None) -> Schema:
    """The schema of a model file; with a vocabulary, unknown properties and layers are refused."""
    vocabulary = vocabulary or Vocabulary()
    properties: Schema = {"type": "object", "minProperties": 1, "propertyNames": NAME}
    if vocabulary.properties:
        properties = mapping(dict(vocabulary.properties))
    layer: Schema = {"enum": list(vocabulary.layers)} if vocabulary.layers else ID
    element = mapping(
        {
            "type": {"enum": list(ELEMENT_TYPES)},
            "name": TEXT,
            "summary": TEXT,
            "documentation": TEXT,
            "layer": layer,
            "layers": keyed(ID, PACK_ID),
            "owner": ID,
            "confidence": {"enum": [*_confidences(), "assumed"]},
            "classification": {"enum": list(CLASSIFICATIONS)},
            "lifecycle": mapping(
                {
                    "status": {"enum": ["planned", "building", "operating", "retiring", "retired"]},
                    "from": DATE_OR_NULL,
                    "to": DATE_OR_NULL,
                }
            ),
            "classified": listed({"type": "string", "pattern": CODE_PATTERN}, least=1, unique=True),
            "tags": listed(ID, least=1, unique=True),
            "properties": properties,
            "relationships": listed({"$ref": "#/$defs/relationship"}, least=1),
            "sources": _source_references(),
            **{name: {"$ref": f"#/$defs/{name}"} for name in _BLOCKS},
        },
        required=("type", "name"),
    )
    element["allOf"] = [
        {
            "if": {"properties": {"type": {"const": name}}, "required": ["type"]},
            "then": {"required": [name]},
            "else": {"properties": {name: False}},
        }
        for name in _BLOCKS
    ]
    whole = mapping(
        {
            "elements": keyed({"$ref": "#/$defs/element"}),
            "relationships": listed({"$ref": "#/$defs/free-relationship"}, least=1),
        }
    )
    whole["minProperties"] = 1
    return document(
        "eaf model file",
        whole,
        {
            "element": element,
            "relationship": _relationship({}, ("type", "target")),
            "free-relationship": _relationship({"source": ID}, ("type", "source", "target")),
            **_blocks(),
        },
    )


def views_schema() -> Schema:
    """The schema of a file of views: a view of one architecture or element says which, and no other view may."""
    view = mapping(
        {
            "viewpoint": {"enum": list(VIEWPOINTS)},
            "title": TEXT,
            "summary": TEXT,
            "element": ID,
            "architecture": ID,
            "budget": integer(1, 400),
        },
        required=("viewpoint", "title"),
    )
    view["allOf"] = [
        {
            "if": {"properties": {"viewpoint": {"enum": list(viewpoints)}}, "required": ["viewpoint"]},
            "then": {"required": [subject]},
            "else": {"properties": {subject: False}},
        }
        for subject, viewpoints in _SUBJECTS.items()
    ]
    return document("eaf views file", mapping({"views": keyed(view)}, required=("views",)))


def waivers_schema() -> Schema:
    """The schema of a file of waivers: a subject is an element, an item of the framework, or one relationship."""
    edge = mapping({"from": ID, "to": ID, "type": {"enum": list(RELATIONSHIP_TYPES)}}, required=("from", "to", "type"))
    waiver = mapping(
        {
            "id": KEY,
            "rule": RULE_ID,
            "subjects": listed({"if": {"type": "object"}, "then": edge, "else": SUBJECT}, least=1, unique=True),
            "reason": TEXT,
            "approved_by": ID,
            "decision": SCALAR,
            "evidence": SCALAR,
            "created": DATE,
            "expires": DATE,
            "until_changed": DIGEST,
            "max_findings": integer(1),
        },
        required=("id", "rule", "subjects", "reason", "approved_by", "decision", "created", "expires"),
    )
    return document("eaf waivers file", mapping({"waivers": listed(waiver, least=1)}, required=("waivers",)))
