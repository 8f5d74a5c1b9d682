"""What a workspace and its packs declare, item by item: only what stands in files that another revision does not hold as they are."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.loading.cache import digest
from eaf.loading.document import Document
from eaf.loading.files import Documents
from eaf.loading.typed import items, table, word, words
from eaf.model.element import Origin
from eaf.model.item import ATTESTATION, BASELINE, ELEMENT, KINDS, PACK, RELATIONSHIP, RULE, VIEW, WAIVER, WORKSPACE, Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

    from eaf.finding import Place
    from eaf.loading.document import Value
    from eaf.loading.workspace import Loaded
    from eaf.model.baseline import Baseline
    from eaf.pack.pack import Pack

_ENDS = frozenset({"source", "type", "target"})
_LISTED = {
    "layers": "layer",
    "architectures": "architecture",
    "instruments": "instrument",
    "standard_groups": "standard-group",
    "standards": "standard",
    "clauses": "clause",
    "sets": "set",
    "rules": RULE,
}
_KEYED = {"properties": "property", "sources": "pack-source"}
_ONE = {"reference_model": ("reference-model", "code"), "code_list": ("code-list", "code")}


def contents(loaded: Loaded) -> frozenset[tuple[str, str]]:
    """Every file of a workspace that was read: its name, and a digest of what it holds."""
    return frozenset(_contents(loaded.documents))


def declared(loaded: Loaded, baseline: Baseline, without: AbstractSet[tuple[str, str]]) -> tuple[Item, ...]:
    """The items of a workspace, except in the files that are ``without`` interest; those of a kind and key are numbered."""
    documents = loaded.documents
    found: list[Item] = []
    for number, (name, content) in enumerate(_contents(documents)):
        if (name, content) not in without:
            found += _of_workspace(documents, number)
    found += _of_baseline(baseline)
    return _told_apart(found)


def declared_in_packs(packs: Iterable[Pack], others: Iterable[Pack]) -> tuple[Item, ...]:
    """The items of the packs that differ from ``others``; of a pack that the others do not have only the pack itself."""
    known = {each.id: each.digest for each in others}
    found: list[Item] = []
    for pack in packs:
        if known.get(pack.id) != pack.digest and isinstance(pack.places, Documents):
            found += (each for each in _of_pack(pack.id, pack.places) if pack.id in known or each.kind == PACK)
    return _told_apart(found)


def _contents(documents: Documents) -> Iterator[tuple[str, str]]:
    for each in documents.all:
        if isinstance(each, Document):
            yield each.file, digest(each.text)
        else:
            yield each.name, each.content


def _told_apart(found: list[Item]) -> tuple[Item, ...]:
    """The items by kind and key, and with a number where the same key stands several times, in order of place."""
    seen: Counter[tuple[str, tuple[str, ...]]] = Counter()
    told: list[Item] = []
    for each in sorted(found, key=lambda item: (KINDS.index(item.kind), item.key, item.origin)):
        seen[each.kind, each.key] += 1
        count = seen[each.kind, each.key]
        told.append(each if count == 1 else replace(each, key=(*each.key, f"#{count}")))
    return tuple(told)


def _of_workspace(documents: Documents, number: int) -> Iterator[Item]:
    top = table(documents.data(number))
    if "workspace" in top:
        yield Item(WORKSPACE, (), table(top["workspace"]), Origin(number, ("workspace",)), documents)
    for id_, given in table(top.get("elements")).items():
        origin = Origin(number, ("elements", id_))
        yield Item(ELEMENT, (id_,), _without(table(given), {"relationships"}), origin, documents)
        for index, each in enumerate(items(table(given).get("relationships"))):
            yield _relationship(id_, each, origin.child("relationships", index), documents)
    for index, each in enumerate(items(top.get("relationships"))):
        yield _relationship(word(each.get("source")), each, Origin(number, ("relationships", index)), documents)
    for id_, given in table(top.get("views")).items():
        yield Item(VIEW, (id_,), table(given), Origin(number, ("views", id_)), documents)
    for index, each in enumerate(items(top.get("waivers"))):
        yield Item(WAIVER, (word(each.get("id")),), _without(each, {"id"}), Origin(number, ("waivers", index)), documents)
    for index, each in enumerate(items(top.get("attestations"))):
        key = (word(each.get("rule")), word(each.get("collected")), *words(each.get("elements")))
        yield Item(ATTESTATION, key, each, Origin(number, ("attestations", index)), documents)


def _relationship(source: str, given: dict[str, Value], origin: Origin, documents: Documents) -> Item:
    name = given.get("name")
    said = word(name) or word(table(name).get("vi")) or word(table(name).get("en"))
    return Item(
        RELATIONSHIP,
        (source, word(given.get("type")), word(given.get("target")), said),
        _without(given, _ENDS),
        origin,
        documents,
    )


@dataclass(frozen=True, slots=True)
class _Line:
    """Answers where a line of a baseline stands."""

    stands: Place

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        """The line, whatever in it is asked for."""
        del origin, key
        return self.stands

    def line(self, place: Place) -> str:
        """Nothing: the line is told in full as it is."""
        del place
        return ""


def _of_baseline(baseline: Baseline) -> Iterator[Item]:
    for each in baseline.entries:
        data: dict[str, Value] = {"rule": each.rule, "since": each.since.isoformat(), "subjects": list(each.subjects)}
        yield Item(BASELINE, (each.fingerprint,), data, Origin(0, (each.place.line,)), _Line(each.place))
    for share in baseline.shares:
        data = {"since": share.since.isoformat(), "share": str(share.share)}
        yield Item(BASELINE, ("share", share.rule), data, Origin(0, (share.place.line,)), _Line(share.place))


def _of_pack(pack: str, documents: Documents) -> Iterator[Item]:
    for number in range(len(documents.all)):
        for key, given in table(documents.data(number)).items():
            yield from _part(pack, key, given, (documents, Origin(number, (key,))))


def _part(pack: str, key: str, given: Value, where: tuple[Documents, Origin]) -> Iterator[Item]:
    """The items under one top-level key of a pack's file."""
    documents, origin = where
    if key == "pack":
        yield Item(PACK, (pack,), table(given), origin, documents)
    elif key in _LISTED:
        name = "rule" if key == "rules" else "id"
        for index, each in enumerate(items(given)):
            yield Item(_LISTED[key], (pack, word(each.get(name))), _without(each, {name}), origin.child(index), documents)
    elif key in _KEYED:
        for name, inner in table(given).items():
            yield Item(_KEYED[key], (pack, name), table(inner), origin.child(name), documents)
    elif key in _ONE:
        kind, coded = _ONE[key]
        whole = table(given)
        id_ = word(whole.get("id"))
        yield Item(kind, (pack, id_), _without(whole, {"id", "codes"}), origin, documents)
        for index, each in enumerate(items(whole.get("codes"))):
            child = origin.child("codes", index)
            yield Item(coded, (pack, id_, word(each.get("code"))), _without(each, {"code"}), child, documents)
    elif key == "relationships":
        for index, each in enumerate(items(given)):
            yield Item(
                "permitted", (pack, json.dumps(each, ensure_ascii=False, sort_keys=True)), {}, origin.child(index), documents
            )


def _without(given: Mapping[str, Value], keys: AbstractSet[str]) -> Mapping[str, Value]:
    return {name: value for name, value in given.items() if name not in keys} if keys & given.keys() else given
