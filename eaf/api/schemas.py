"""The published JSON Schemas: the same values that the loader checks with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.api import find_workspace, kind_schemas, load
from eaf.loading.pack_files import pack_schemas
from eaf.loading.vocabulary import vocabulary_of
from eaf.schemas.attestation_files import attestations_schema
from eaf.schemas.bundle import bundle_schema, verification_schema
from eaf.schemas.compliance_report import compliance_report_schema
from eaf.schemas.difference import difference_schema
from eaf.schemas.review import review_schema
from eaf.schemas.trend import trend_schema
from eaf.schemas.workspace_files import Vocabulary, model_schema, views_schema, waivers_schema, workspace_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eaf.schemas.pieces import Schema

WHOLE: dict[str, Callable[[], Schema]] = {
    "workspace": workspace_schema,
    "views": views_schema,
    "waivers": waivers_schema,
    "attestations": attestations_schema,
    "difference": difference_schema,
    "review": review_schema,
    "compliance-report": compliance_report_schema,
    "trend": trend_schema,
    "bundle": bundle_schema,
    "verification": verification_schema,
}
"""Kinds whose schema depends on nothing."""
PACK_KINDS = {
    "pack": "pack",
    "layers": "layers",
    "properties": "properties",
    "reference-model": "reference_model",
    "code-list": "code_list",
    "instruments": "instruments",
    "standards": "standards",
    "clauses": "clauses",
    "sets": "sets",
    "rules": "rules",
    "rule-tests": "rule",
}
SCHEMA_KINDS = ("workspace", "model", *(each for each in WHOLE if each != "workspace"), *PACK_KINDS)


def schema(kind: str, workspace: Path | None = None) -> Schema:
    """The schema of a kind of file; for ``model`` with the vocabulary of the workspace's packs when one is given."""
    if kind in WHOLE:
        return WHOLE[kind]()
    if kind == "model":
        packs = load(find_workspace(workspace)).loaded.packs if workspace else ()
        return model_schema(vocabulary_of(packs) if packs else Vocabulary())
    return pack_schemas(kind_schemas())[PACK_KINDS[kind]]
