"""The schema of a file of attestations."""

from __future__ import annotations

from eaf.model.attestation import METHODS
from eaf.schemas.pieces import DATE, FILE, ID, RULE_ID, SHA256, TEXT, URL, Schema, document, listed, mapping
from eaf.schemas.workspace_files import Vocabulary, model_schema

_BY_PLACE: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "path": (("sha256",), ("source", "url", "accessed")),
    "source": ((), ("path", "url", "accessed", "sha256")),
    "url": (("accessed",), ("path", "source")),
}
"""For each place of evidence what has to be said with it, and what may not."""


def attestations_schema() -> Schema:
    """The schema of a file of attestations: evidence is a file with its digest, a source, or an address with the day it was read."""
    return document("eaf attestations file", mapping({"attestations": _attestations()}, required=("attestations",)))


def fragment_schema(vocabulary: Vocabulary) -> Schema:
    """The schema of the fragments in the tests of rules: a model file that may hold its attestations too."""
    schema = model_schema(vocabulary)
    properties = schema["properties"]
    return {**schema, "properties": {**(properties if isinstance(properties, dict) else {}), "attestations": _attestations()}}


def _attestations() -> Schema:
    attestation = mapping(
        {
            "rule": RULE_ID,
            "elements": listed(ID, least=1, unique=True),
            "method": {"enum": list(METHODS)},
            "collected": DATE,
            "expires": DATE,
            "by": ID,
            "evidence": listed(_evidence(), least=1),
            "note": TEXT,
        },
        required=("rule", "method", "collected", "expires", "by", "evidence"),
    )
    return listed(attestation, least=1)


def _evidence() -> Schema:
    evidence = mapping({"path": FILE, "source": ID, "url": URL, "sha256": SHA256, "accessed": DATE, "note": TEXT})
    evidence["anyOf"] = [{"required": [place]} for place in _BY_PLACE]
    evidence["allOf"] = [
        {"if": {"required": [place]}, "then": {"required": list(needed), "properties": dict.fromkeys(refused, False)}}
        for place, (needed, refused) in _BY_PLACE.items()
    ]
    return evidence
