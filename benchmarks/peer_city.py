"""The made-up city of ``generate.py``, read back from its files as elements and relationships that any format can be written from.

What a peer has no place for is left out for every peer, in the peers' favour: the access of an access, the data of a flow, properties
with several values, evidence and its source.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml
from generate import generate

PACK = Path(__file__).resolve().parent.parent / "checks" / "vn-cpdt-2.0"
TECHNOLOGY = "ky-thuat-cong-nghe"
BUSINESS = ("nghiep-vu", "nguoi-su-dung")
SERVES = ("serving", "realization", "assignment")
Pairs = frozenset[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Element:
    """An element with what is written about it; ``file`` is the name of its file without the suffix."""

    id: str
    type: str
    layer: str
    vi: str
    en: str
    summary: str
    owner: str
    confidence: str
    properties: tuple[tuple[str, str], ...]
    file: str


@dataclass(frozen=True, slots=True)
class Relationship:
    """A relationship and the file that states it."""

    type: str
    source: str
    target: str
    file: str


@dataclass(frozen=True, slots=True)
class City:
    """A city and the relationships planted in it that break the layer rule, as source and target."""

    elements: tuple[Element, ...]
    relationships: tuple[Relationship, ...]
    layers: tuple[str, ...]
    planted: Pairs

    def types(self) -> list[str]:
        """The element types that occur."""
        return sorted({each.type for each in self.elements})

    def relations(self) -> list[str]:
        """The relationship types that occur."""
        return sorted({each.type for each in self.relationships})

    def properties(self) -> list[str]:
        """The names of properties that occur."""
        return sorted({name for each in self.elements for name, _ in each.properties})

    def outgoing(self) -> dict[str, list[Relationship]]:
        """The relationships of each source, those of one type together."""
        found: dict[str, list[Relationship]] = {each.id: [] for each in self.elements}
        for each in sorted(self.relationships, key=lambda one: one.type):
            found[each.source].append(each)
        return found

    def files(self) -> list[str]:
        """The files of the city in order."""
        return sorted({each.file for each in self.elements})


def make_city(count: int, folder: Path) -> City:
    """Write a city of about ``count`` elements as eaf's own files into ``folder`` and read it back."""
    planted = generate(count, folder)
    layers = yaml.load((PACK / "layers.yaml").read_bytes(), Loader=yaml.CSafeLoader)["layers"]
    by_type = {type_: layer["id"] for layer in layers for type_ in layer["types"]}
    elements: list[Element] = []
    relationships: list[Relationship] = []
    for path in sorted(folder.glob("*.yaml")):
        content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
        for id_, fields in content.get("elements", {}).items():
            if fields["type"] == "source":
                continue
            elements.append(_element(id_, fields, by_type, path.stem))
            own = fields.get("relationships", ())
            relationships += [Relationship(each["type"], id_, each["target"], path.stem) for each in own]
        apart = content.get("relationships", ())
        relationships += [Relationship(each["type"], each["source"], each["target"], path.stem) for each in apart]
    breaking = _breaking(elements, relationships)
    if len(breaking) != planted:
        message = f"{len(breaking)} relationships break the layer rule, {planted} were planted"
        raise SystemExit(message)
    return City(tuple(elements), tuple(relationships), tuple(each["id"] for each in layers), breaking)


def rules() -> int:
    """The number of rules in the whole pack."""
    return sum(len(yaml.load(each.read_bytes(), Loader=yaml.CSafeLoader)["rules"]) for each in PACK.glob("rules/*.yaml"))


def _element(id_: str, fields: dict[str, object], by_type: dict[str, str], file: str) -> Element:
    name, properties = fields["name"], fields.get("properties", {})
    return Element(
        id_,
        str(fields["type"]),
        str(fields.get("layer") or by_type.get(str(fields["type"]), "none")),
        name["vi"],
        name["en"],
        str(fields.get("summary", "")),
        str(fields.get("owner", "")),
        str(fields["confidence"]),
        tuple((key, str(value).lower()) for key, value in properties.items() if not isinstance(value, list)),
        file,
    )


def _breaking(elements: list[Element], relationships: list[Relationship]) -> Pairs:
    layer = {each.id: each.layer for each in elements}
    return frozenset(
        (each.source, each.target)
        for each in relationships
        if each.type in SERVES and layer[each.source] == TECHNOLOGY and layer[each.target] in BUSINESS
    )
