"""The schema of a list of codes: levels, kinds of service, forms of identifiers, national systems."""

from __future__ import annotations

from eaf.schemas.pack_files import PROVENANCE
from eaf.schemas.pieces import DATE, DATE_OR_NULL, ID, NAME, SCALAR, TEXT, Schema, document, listed, mapping


def code_list_schema() -> Schema:
    """The schema of a file of ``code-lists/``."""
    entry = mapping(
        {
            "code": SCALAR,
            "name": TEXT,
            "criteria": listed(TEXT, least=1),
            "managed_by": TEXT,
            "pattern": SCALAR,
            "examples": listed(SCALAR, least=1),
            "instrument": ID,
            "article": TEXT,
            "valid_from": DATE,
            "valid_to": DATE_OR_NULL,
            "replaced_by": listed(SCALAR, least=1),
            "status": ID,
            **PROVENANCE,
        },
        required=("code",),
    )
    made = mapping(
        {"id": ID, "name": TEXT, "property": NAME, "codes": listed(entry), **PROVENANCE}, required=("id", "name", "codes")
    )
    return document("eaf pack: list of codes", mapping({"code_list": made}, required=("code_list",)))
