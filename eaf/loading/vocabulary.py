"""What a pack's properties and layers add to the schema of model files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.schemas.pieces import BOOLEAN, DATE, DECIMAL, ID, LARGEST, SCALAR, Schema, integer, listed
from eaf.schemas.workspace_files import Vocabulary

if TYPE_CHECKING:
    from eaf.pack.pack import Pack, PropertyDefinition


def property_schema(definition: PropertyDefinition) -> Schema:
    """The schema of one property's value."""
    if definition.kind == "integer":
        return integer(definition.minimum or 0, LARGEST if definition.maximum is None else definition.maximum)
    if definition.kind == "enum":
        return {"enum": list(definition.values)}
    if definition.kind == "list":
        # numbers may be written in several ways: only words can be told apart for certain
        return listed({"enum": list(definition.values)}, least=1, unique=True) if definition.values else listed(SCALAR, least=1)
    return {"boolean": BOOLEAN, "date": DATE, "decimal": DECIMAL, "element": ID}.get(definition.kind, SCALAR)


def vocabulary_of(packs: tuple[Pack, ...]) -> Vocabulary:
    """The properties of all packs and the layers of the default pack, which is the first."""
    properties = {name: property_schema(each) for pack in reversed(packs) for name, each in pack.properties.items()}
    layers = tuple(layer.id for layer in packs[0].layers) if packs else ()
    return Vocabulary(tuple(sorted(properties.items())), layers)
