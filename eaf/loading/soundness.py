"""Whether every reference in many shards holds, asked of all at once; only where one does not are they looked at one by one."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from eaf.loading.resolve import DATA_TYPES, OWNER_TYPES, SOURCE_TYPES
from eaf.loading.shard import DATA, INSTRUMENT, LAW, OWNER, SOURCE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from eaf.loading.shard import Shard
    from eaf.pack.pack import Pack

_WANTED = {OWNER: OWNER_TYPES, SOURCE: SOURCE_TYPES, DATA: DATA_TYPES, INSTRUMENT: ("instrument",)}


def is_sound(shards: Sequence[Shard], packs: Sequence[Pack]) -> bool:
    """Whether nothing that :class:`~eaf.loading.resolve.Resolver` would report stands in the shards.

    It may say no where the resolver finds nothing after all, but never yes where it would find something.
    """
    known = {id_: (shard, row) for shard in shards for row, id_ in enumerate(shard.head["ids"])}
    return (
        ids_differ(shards)
        and all(shard.head["sound"] for shard in shards)
        and all(id_ in known for shard in shards for id_ in chain(shard.head["away"], shard.head["outside"]))
        and _edges_differ(shards)
        and _types_fit(shards, known)
        and all(_fits_pack(shards, packs, known, name) for name in _column_names(shards))
        and _laws(shards) <= {name for pack in packs for name in pack.instruments}
    )


def ids_differ(shards: Sequence[Shard]) -> bool:
    """Whether no id stands twice."""
    ids = [id_ for shard in shards for id_ in shard.head["ids"]]
    return len(set(ids)) == len(ids)


def _edges_differ(shards: Sequence[Shard]) -> bool:
    """Whether no relationship that is declared outside of its source stands twice; others were compared in their own file."""
    outside = {id_ for shard in shards for id_ in shard.head["outside"]}
    seen: set[tuple[str, str, str, object]] = set()
    count = 0
    for shard in shards if outside else ():
        for identity in shard.identities(outside):
            seen.add(identity)
            count += 1
    return len(seen) == count


def _types_fit(shards: Sequence[Shard], known: dict[str, tuple[Shard, int]]) -> bool:
    types: dict[str, str] = {}
    for kind, wanted in _WANTED.items():
        for name in {each for shard in shards for each in shard.head["references"][kind]}:
            if name not in known:
                return False
            types.setdefault(name, known[name][0].types[known[name][1]])
            if types[name] not in wanted:
                return False
    return True


def _laws(shards: Sequence[Shard]) -> set[str]:
    return {each for shard in shards for each in shard.head["references"][LAW]}


def _column_names(shards: Sequence[Shard]) -> set[str]:
    return {name for shard in shards for name in shard.head["columns"]}


def _fits_pack(shards: Sequence[Shard], packs: Sequence[Pack], known: dict[str, tuple[Shard, int]], name: str) -> bool:
    """Whether what stands in a column is what the packs declare."""
    if not packs:
        return True
    if name == "classified":
        codes = {f"{model.id}:{code.code}" for pack in packs for model in pack.reference_models for code in model.codes}
        return all(code in codes for raw in _raws(shards, name) for code in raw)
    kind, _, inner = name.partition(".")
    if kind == "layers":
        layers = {layer.id for pack in packs if pack.id == inner for layer in pack.layers}
        return not layers or all(raw in layers for raw in _raws(shards, name))
    definition = next((pack.properties[inner] for pack in packs if inner in pack.properties), None) if inner else None
    if kind != "properties" or definition is None:
        return True
    types = {type_ for shard in shards for type_ in shard.head["typed"].get(inner, ())}
    if definition.types and not types <= set(definition.types):
        return False
    return definition.kind != "element" or all(raw in known for raw in _raws(shards, name))


def _raws(shards: Sequence[Shard], name: str) -> Iterator[str]:
    for shard in shards:
        column = shard.column("columns", name)
        yield from column.raws if column else ()
