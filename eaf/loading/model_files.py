"""Model files become elements and relationships; references are looked up later, when everything is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.loading.typed import day, items, month, number, property_value, table, text, whole, word, words
from eaf.loading.waiver_files import read_limits
from eaf.model.element import (
    Detail,
    Element,
    Indicator,
    Instrument,
    Lifecycle,
    Measurement,
    Origin,
    Plateau,
    Relationship,
    SourceDetail,
    SourceReference,
    Target,
)
from eaf.model.model import View, Workspace
from eaf.text import Language, Text

if TYPE_CHECKING:
    from eaf.loading.document import Value
    from eaf.pack.pack import Pack

_ENDS = frozenset({"source", "type", "target"})
_NO_LIFECYCLE = Lifecycle()
_NO_TEXT = Text()


def read_workspace(data: Value, document: int) -> Workspace:
    """The settings of ``eaf.yaml``."""
    given = table(table(data).get("workspace"))
    language: Language = "en" if given.get("language") == "en" else "vi"
    repository = table(given.get("repository"))
    return Workspace(
        id=word(given.get("id")),
        name=text(given.get("name"), language),
        origin=Origin(document, ("workspace",)),
        language=language,
        summary=text(given.get("summary"), language),
        owner=word(given.get("owner")),
        packs=words(given.get("packs")),
        plateau=word(given.get("plateau")),
        repository=word(repository.get("url")),
        edit=word(repository.get("edit")),
        waivers=read_limits(given.get("waivers")),
        classification=word(given.get("classification")),
        weights={level: whole(weight) for level, weight in table(given.get("weights")).items()},
    )


class ModelReader:
    """Reads the model files of one workspace; layers and architectures come from the default pack."""

    def __init__(self, language: Language, pack: Pack | None) -> None:
        self._language = language
        self._pack = pack
        self._derived: dict[tuple[str, str], tuple[str, str]] = {}

    def elements(self, data: Value, document: int) -> list[Element]:
        """The elements of a model file, in the order of the file."""
        given = table(table(data).get("elements"))
        return [self.element(id_, table(each), Origin(document, ("elements", id_))) for id_, each in given.items()]

    def relationships(self, data: Value, document: int) -> list[Relationship]:
        """The relationships of a model file: those under its elements, then those of its own list."""
        found: list[Relationship] = []
        whole = table(data)
        for id_, element in table(whole.get("elements")).items():
            listed = table(element).get("relationships")
            if listed is not None:
                for index, each in enumerate(items(listed)):
                    found.append(self._relationship(id_, each, Origin(document, ("elements", id_, "relationships", index))))
        for index, each in enumerate(items(whole.get("relationships"))):
            found.append(self._relationship(word(each.get("source")), each, Origin(document, ("relationships", index))))
        return found

    def views(self, data: Value, document: int) -> list[View]:
        """The views of a file of views."""
        return [
            View(
                id=id_,
                viewpoint=word(each.get("viewpoint")),
                title=text(each.get("title"), self._language),
                origin=Origin(document, ("views", id_)),
                summary=text(each.get("summary"), self._language),
                element=word(each.get("element")),
                architecture=word(each.get("architecture")),
                budget=whole(each.get("budget")),
            )
            for id_, each in ((id_, table(value)) for id_, value in table(table(data).get("views")).items())
        ]

    def element(self, id_: str, given: dict[str, Value], origin: Origin) -> Element:
        """One element, as written at its origin."""
        type_ = word(given.get("type"))
        layer, architecture = self.place_of(type_, word(given.get("layer")))
        definitions = self._pack.properties if self._pack else {}
        lifecycle = given.get("lifecycle")
        return Element(
            id=id_,
            type=type_,
            name=text(given.get("name"), self._language),
            origin=origin,
            summary=text(given["summary"], self._language) if "summary" in given else _NO_TEXT,
            documentation=text(given["documentation"], self._language) if "documentation" in given else _NO_TEXT,
            layer=layer,
            architecture=architecture,
            layers={pack: word(each) for pack, each in table(given.get("layers")).items()},
            owner=word(given.get("owner")),
            confidence=word(given.get("confidence")),
            lifecycle=self._lifecycle(table(lifecycle)) if lifecycle is not None else _NO_LIFECYCLE,
            classified=words(given.get("classified")),
            tags=words(given.get("tags")),
            properties={
                name: property_value(definitions.get(name), each) for name, each in table(given.get("properties")).items()
            },
            sources=self._sources(given.get("sources")),
            detail=self.detail(type_, given),
            classification=word(given.get("classification")),
        )

    def place_of(self, type_: str, layer: str) -> tuple[str, str]:
        """Layer and component architecture, given or derived; the same few pairs recur throughout a model."""
        if self._pack is None:
            return layer, ""
        known = self._derived.get((type_, layer))
        if known is None:
            stands = layer or self._pack.layer_of(type_)
            known = self._derived[type_, layer] = (stands, self._pack.architecture_of(type_, stands))
        return known

    def _relationship(self, source: str, given: dict[str, Value], origin: Origin) -> Relationship:
        if given.keys() <= _ENDS:
            return Relationship(source, word(given.get("type")), word(given.get("target")), origin)
        return Relationship(
            source=source,
            type=word(given.get("type")),
            target=word(given.get("target")),
            origin=origin,
            name=text(given["name"], self._language) if "name" in given else _NO_TEXT,
            summary=text(given["summary"], self._language) if "summary" in given else _NO_TEXT,
            data=words(given.get("data")),
            access=word(given.get("access")),
            since=day(given.get("since")),
            until=day(given.get("until")),
            confidence=word(given.get("confidence")),
            sources=self._sources(given.get("sources")),
        )

    def _lifecycle(self, given: dict[str, Value]) -> Lifecycle:
        return Lifecycle(word(given.get("status")), day(given.get("from")), day(given.get("to")))

    def _sources(self, value: Value) -> tuple[SourceReference, ...]:
        if value is None:
            return ()
        return tuple(
            SourceReference(
                word(each.get("ref")), text(each.get("note"), self._language), text(each.get("locator"), self._language)
            )
            for each in items(value)
        )

    def detail(self, type_: str, given: dict[str, Value]) -> Detail:
        """What belongs to an element's type alone; ``given`` is the element as written, or its block."""
        if type_ == "indicator":
            return self._indicator(table(given.get("indicator")))
        if type_ == "instrument":
            facts = table(given.get("instrument"))
            return Instrument(
                ref=word(facts.get("ref")),
                number=word(facts.get("number")),
                issuer=word(facts.get("issuer")),
                issued=day(facts.get("issued")),
                effective_from=day(facts.get("effective_from")),
                effective_to=day(facts.get("effective_to")),
                replaced_by=word(facts.get("replaced_by")),
                amends=word(facts.get("amends")),
            )
        if type_ == "source":
            facts = table(given.get("source"))
            return SourceDetail(
                kind=word(facts.get("kind")),
                publisher=text(facts.get("publisher"), self._language),
                published=month(facts.get("published")),
                url=word(facts.get("url")),
                accessed=month(facts.get("accessed")),
                confidence=word(facts.get("confidence")),
            )
        on = day(table(given.get("plateau")).get("date")) if type_ == "plateau" else None
        return Plateau(on) if on else None

    def _indicator(self, given: dict[str, Value]) -> Indicator:
        measurements = [
            Measurement(
                on,
                value,
                word(each.get("qualifier")) or "exact",
                word(each.get("source")),
                text(each.get("note"), self._language),
            )
            for each in items(given.get("measurements"))
            if (on := day(each.get("date"))) and (value := number(each.get("value"))) is not None
        ]
        targets = [
            Target(
                on,
                number(each.get("min")),
                number(each.get("max")),
                word(each.get("source")),
                text(each.get("note"), self._language),
            )
            for each in items(given.get("targets"))
            if (on := day(each.get("date")))
        ]
        return Indicator(
            unit=text(given.get("unit"), self._language),
            better=word(given.get("better")) or "higher",
            measurements=tuple(measurements),
            targets=tuple(targets),
        )
