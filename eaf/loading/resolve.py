"""References: every id, code and property that a model names must exist, and be of the kind that is needed there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.loading.known_names import KnownNames
from eaf.loading.problems import NOTHING, Note, problem
from eaf.model.element import Indicator, Instrument
from eaf.text import both, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from eaf.finding import Finding
    from eaf.loading.files import Documents
    from eaf.model.element import Element, Origin, Relationship
    from eaf.model.model import View, Workspace
    from eaf.pack.pack import Pack

OWNER_TYPES = ("business-actor", "business-role", "business-collaboration")
SOURCE_TYPES = ("source", "instrument")
DATA_TYPES = ("data-object", "business-object", "artifact")
_VIEWED = {"service": ("business-service",)}


class Resolver:
    """Looks up what elements and relationships refer to; reports each broken reference once, at its own place."""

    def __init__(self, elements: Mapping[str, Element], packs: tuple[Pack, ...], documents: Documents) -> None:
        self._elements = elements
        self._packs = packs
        self._documents = documents
        models = tuple(model for pack in packs for model in pack.reference_models)
        self._codes = KnownNames(f"{model.id}:{code.code}" for model in models for code in model.codes)
        self._layers = {pack.id: tuple(layer.id for layer in pack.layers) for pack in packs}
        self._instruments = KnownNames(name for pack in packs for name in pack.instruments)
        self._properties = {name: each for pack in reversed(packs) for name, each in pack.properties.items()}
        self._ids: dict[tuple[str, ...], KnownNames] = {(): KnownNames(elements)}
        self.problems: list[Finding] = []

    def elements(self) -> None:
        """Everything that elements refer to."""
        for each in self._elements.values():
            self._element(each)

    def relationships(self, relationships: tuple[Relationship, ...]) -> None:
        """Both ends, the data and the sources of relationships; and that none is declared twice."""
        seen: dict[tuple[str, str, str, str], Relationship] = {}
        known = self._elements
        for each in relationships:
            if each.target not in known:
                self._missing(each.target, each.origin.child("target"))
            if each.source not in known:
                self._missing(each.source, each.origin.child("source"))
            for index, name in enumerate(each.data):
                if name not in known:
                    self._missing(name, each.origin.child("data", index), ("data-object", "business-object"))
                elif known[name].type not in DATA_TYPES:
                    self._wrong_type(name, each.origin.child("data", index), "data-object")
            if each.sources:
                self._sources(each)
            if each.since and each.until and each.until < each.since:
                self._report("EAF-R011", each.origin.child("until"))
            first = seen.setdefault(each.identity, each)
            if first is not each:
                place = self._documents.place(each.origin.child("type"), key=False)
                note = Note(first=self._documents.place(first.origin.child("type")))
                self.problems.append(problem("EAF-R008", place, note))

    def views(self, views: tuple[View, ...]) -> None:
        """The elements and architectures that views are about; and that no view is declared twice."""
        architectures = [each.id for pack in self._packs for each in pack.architectures]
        seen: dict[str, View] = {}
        for each in views:
            first = seen.setdefault(each.id, each)
            if first is not each:
                note = Note(first=self._documents.place(first.origin, key=True))
                self._report("EAF-R013", each.origin, note, named=True, key=each.id)
            if each.element:
                self._reference(each.element, _VIEWED.get(each.viewpoint, ()), each.origin.child("element"))
            if each.architecture and self._packs and each.architecture not in architectures:
                place = each.origin.child("architecture")
                self._report("EAF-R012", place, Note(nearest(each.architecture, architectures)), key=each.architecture)

    def workspace(self, workspace: Workspace) -> None:
        """The owner and the default plateau."""
        if workspace.owner and workspace.owner not in self._elements:
            self._missing(workspace.owner, workspace.origin.child("owner"), OWNER_TYPES)
        if workspace.plateau:
            plateau = self._elements.get(workspace.plateau)
            if plateau is None:
                self._missing(workspace.plateau, workspace.origin.child("plateau"), ("plateau",))
            elif plateau.type != "plateau":
                self._wrong_type(workspace.plateau, workspace.origin.child("plateau"), "plateau")

    def _element(self, each: Element) -> None:
        if each.owner:
            self._reference(each.owner, OWNER_TYPES, each.origin.child("owner"))
        if each.sources:
            self._sources(each)
        if self._packs:
            self._of_packs(each)
        if each.lifecycle.start and each.lifecycle.end and each.lifecycle.end < each.lifecycle.start:
            self._report("EAF-R011", each.origin.child("lifecycle", "to"))
        for reference, types, origin in _inside(each):
            self._reference(reference, types, origin)
        if isinstance(each.detail, Instrument) and _ends_before_it_begins(each.detail):
            self._report("EAF-R011", each.origin.child("instrument", "effective_to"))

    def _of_packs(self, each: Element) -> None:
        """Codes, layers, properties and instruments: what packs declare."""
        for index, code in enumerate(each.classified):
            if code not in self._codes:
                origin = each.origin.child("classified", index)
                self._report("EAF-R004", origin, Note(self._codes.near(code)), key=code, pack=self._packs[0].id)
        for pack, layer in each.layers.items():
            known = self._layers.get(pack, (layer,))
            if layer not in known:
                self._report("EAF-R003", each.origin.child("layers", pack), Note(nearest(layer, known)), key=layer, pack=pack)
        for name, value in each.properties.items():
            definition = self._properties.get(name)
            if definition is None:
                continue
            if definition.types and each.type not in definition.types:
                origin = each.origin.child("properties", name)
                self._report("EAF-R006", origin, named=True, key=name, type=each.type)
            if definition.kind == "element" and value not in self._elements:
                self._missing(str(value), each.origin.child("properties", name))
        if isinstance(each.detail, Instrument) and each.detail.ref and each.detail.ref not in self._instruments:
            near = self._instruments.near(each.detail.ref)
            self._report("EAF-R007", each.origin.child("instrument", "ref"), Note(near), key=each.detail.ref)

    def _sources(self, each: Element | Relationship) -> None:
        for index, source in enumerate(each.sources):
            self._reference(source.ref, SOURCE_TYPES, each.origin.child("sources", index, "ref"))

    def _reference(self, name: str, types: tuple[str, ...], origin: Origin) -> None:
        """The element must be there and of one of the types, if there are any; the message names the first of them."""
        found = self._elements.get(name)
        if found is None:
            self._missing(name, origin, types)
        elif types and found.type not in types:
            self._wrong_type(name, origin, types[0])

    def _missing(self, name: str, origin: Origin, types: tuple[str, ...] = ()) -> None:
        """Suggestions come from elements of the expected types first, else from all."""
        if types not in self._ids:
            self._ids[types] = KnownNames(id_ for id_, each in self._elements.items() if each.type in types)
        close = self._ids[types].near(name) or self._ids[()].near(name)
        first = self._documents.place(self._elements[close[0]].origin, key=True) if close else None
        place = self._documents.place(origin)
        self.problems.append(problem("EAF-R001", place, Note(close, first), key=name))

    def _wrong_type(self, name: str, origin: Origin, expected: str) -> None:
        found = self._elements[name].type
        self._report("EAF-R010", origin, key=name, type=found, expected=expected)

    def _report(self, code: str, origin: Origin, note: Note = NOTHING, *, named: bool = False, **values: str) -> None:
        place = self._documents.place(origin, key=named)
        self.problems.append(problem(code, place, note, **{k: both(v) if k != "key" else v for k, v in values.items()}))


def _ends_before_it_begins(instrument: Instrument) -> bool:
    start, end = instrument.effective_from or instrument.issued, instrument.effective_to
    return start is not None and end is not None and end < start


def _inside(each: Element) -> Iterator[tuple[str, tuple[str, ...], Origin]]:
    """References inside the type-specific blocks, with the types that they may be of."""
    if isinstance(each.detail, Indicator):
        cited = [
            (each.origin.child("indicator", "measurements", i), figure.source)
            for i, figure in enumerate(each.detail.measurements)
        ]
        cited += [(each.origin.child("indicator", "targets", i), figure.source) for i, figure in enumerate(each.detail.targets)]
        for origin, source in cited:
            if source:
                yield source, SOURCE_TYPES, origin.child("source")
    if isinstance(each.detail, Instrument):
        for field, reference, types in (
            ("issuer", each.detail.issuer, OWNER_TYPES),
            ("replaced_by", each.detail.replaced_by, ("instrument",)),
            ("amends", each.detail.amends, ("instrument",)),
        ):
            if reference:
                yield reference, types, each.origin.child("instrument", field)
