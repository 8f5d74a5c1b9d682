"""The city as records of Terrane, whose entity and relation types are fixed: what it has no type for is left out.

Left out are the triggering of processes, what channels and public services serve, what protects servers, and the planted
violations themselves: Terrane cannot state that technology serves business, so it has no use for a rule against it. The views
that Terrane ships are left out too, in its favour: checking what they select takes it longer than the model.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from peer_city import City, Element

SETTINGS = 'name: city\nsample_estate: false\nrequires_terrane: ">=1.1.0,<1.2"\n'
# For each element type the folder of its records, the column of their ids and what Terrane wants those to begin with.
RECORDS = {
    "business-process": ("processes", "process_id", ""),
    "business-service": ("capabilities", "capability_id", "CAP-"),
    "application-service": ("capabilities", "capability_id", "CAP-"),
    "business-interface": ("products", "product_id", "PRD-"),
    "business-actor": ("org_units", "org_unit_id", "ORG-"),
    "application-component": ("systems", "system_id", "SYS-"),
    "data-object": ("data_assets", "data_asset_id", "DA-"),
    "node": ("tech_services", "tech_service_id", "TS-"),
    "communication-network": ("tech_services", "tech_service_id", "TS-"),
    "technology-service": ("controls", "control_id", "CTL-"),
    "technology-function": ("controls", "control_id", "CTL-"),
    "requirement": ("policies", "policy_id", "POL-"),
}
# Terrane's relation for a relationship between two folders, with the columns of its source and target.
RELATIONS = {
    ("serving", "systems", "processes"): ("process_uses_system", "system_id", "process_id"),
    ("realization", "processes", "capabilities"): ("process_supports_capability", "process_id", "capability_id"),
    ("assignment", "products", "capabilities"): ("product_realizes_capability", "product_id", "capability_id"),
    ("access", "systems", "data_assets"): ("system_reads_writes", "system_id", "data_asset_id"),
    ("serving", "tech_services", "systems"): ("system_uses_tech_service", "tech_service_id", "system_id"),
    ("serving", "controls", "systems"): ("system_governed_by_control", "control_id", "system_id"),
    ("serving", "tech_services", "tech_services"): ("tech_service_connects_to", "from_tech_service_id", "to_tech_service_id"),
}
MORE = {
    "systems": "  criticality: Medium\n  hosting: On-prem\n",
    "products": "  criticality: Medium\n",
}
UNOWNED = ("org_units", "data_assets")
STEWARD = "ORG-ORG-THANH-PHO"


def write_terrane(city: City, folder: Path) -> None:
    """An estate: records by type, in as many files as the city has; relations in one file, flows as interfaces."""
    model = folder / "10_MODEL"
    place = {each.id: RECORDS[each.type][0] for each in city.elements}
    ids = {each.id: RECORDS[each.type][2] + each.id.upper() for each in city.elements}
    texts: dict[Path, list[str]] = {model / "model.yaml": [SETTINGS]}
    for each in city.elements:
        texts.setdefault(model / place[each.id] / f"{each.file}.yaml", []).append(_record(each, ids))
    relations: dict[str, list[str]] = {}
    for number, each in enumerate(city.relationships):
        ends = (ids[each.source], ids[each.target])
        if each.type == "flow":
            texts.setdefault(model / "interfaces" / f"{each.file}.yaml", []).append(_interface(number, *ends))
        elif relation := RELATIONS.get((each.type, place[each.source], place[each.target])):
            name, source, target = relation
            relations.setdefault(name, [f"{name}:\n"]).append(f"  - {source}: {ends[0]}\n    {target}: {ends[1]}\n")
    texts[model / "relations" / "relations.yaml"] = [row for rows in relations.values() for row in rows]
    for path, lines in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("".join(lines), encoding="utf-8")


def _record(element: Element, ids: dict[str, str]) -> str:
    where, key, _ = RECORDS[element.type]
    text = f"- {key}: {ids[element.id]}\n  name: {element.vi}\n  status: Active\n{MORE.get(where, '')}"
    if element.summary:
        text += f"  description: {element.summary}\n"
    return text if where in UNOWNED else f"{text}  owner_org_id: {ids.get(element.owner, STEWARD)}\n"


def _interface(number: int, source: str, target: str) -> str:
    ends = f"  source_system_id: {source}\n  target_system_id: {target}\n"
    return f"- interface_id: INT-{number}\n  name: {source} {target}\n  status: Active\n  direction: Outbound\n{ends}"
