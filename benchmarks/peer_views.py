"""Views of the city for peers that draw: one for each department with all that it owns, or one for each element with its neighbours."""

from __future__ import annotations

from typing import TYPE_CHECKING

from peer_terrane import RECORDS, RELATIONS

if TYPE_CHECKING:
    from pathlib import Path

    from peer_city import City, Element


def departments(city: City) -> dict[str, list[Element]]:
    """The elements of each department by its id."""
    owners = {each.owner for each in city.elements if each.owner}
    found: dict[str, list[Element]] = {each: [] for each in sorted(owners)}
    for each in city.elements:
        if each.owner or each.id in found:
            found[each.owner or each.id].append(each)
    return found


def likec4_views(city: City, folder: Path, *, each_element: bool) -> int:
    """Write the views; gives their number."""
    if each_element:
        included = {each.id: [each.id, f"-> {each.id} ->"] for each in city.elements}
    else:
        included = {owner: [each.id for each in members] for owner, members in departments(city).items()}
    lines = ["views {"]
    for name, what in included.items():
        lines += [f"  view v_{name.replace('-', '_')} {{", *(f"    include {each}" for each in what), "  }"]
    (folder / "views.c4").write_text("\n".join([*lines, "}", ""]), encoding="utf-8")
    return len(included)


def terrane_views(city: City, folder: Path, *, each_element: bool) -> int:
    """Write the views; gives their number."""
    target = folder / "30_VIEWS"
    target.mkdir()
    chosen = {each.id: [each] for each in city.elements} if each_element else departments(city)
    for name, members in chosen.items():
        (target / f"{name}.view.yaml").write_text(_terrane_view(name, members, each_element=each_element), encoding="utf-8")
    return len(chosen)


def _terrane_view(name: str, members: list[Element], *, each_element: bool) -> str:
    folders: dict[str, list[str]] = {}
    for each in members:
        folder, _, prefix = RECORDS[each.type]
        folders.setdefault(folder, []).append(prefix + each.id.upper())
    lines = [f"view_id: v-{name}", f"title: {name}", "category: Application", "kind: diagram", "layout: LR", "node_label: name"]
    lines += ["renderers: [mermaid]", "scope:", "  include:"]
    for folder, ids in folders.items():
        lines += [f"    - type: {folder}", f"      where: {{id_in: [{', '.join(ids)}]}}"]
    near = sorted({relation for (_, *ends), (relation, *_) in RELATIONS.items() if folders.keys() & set(ends)})
    near += ["interfaces"] if "systems" in folders else []
    if each_element and near:
        lines += ["  expand:", *(f"    - {{relation: {each}, depth: 1}}" for each in near)]
    if near:
        lines += ["edges:", *(f"  - {{via: {each}}}" for each in near)]
    return "\n".join([*lines, ""])
