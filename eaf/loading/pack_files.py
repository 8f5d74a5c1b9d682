"""A pack's folder becomes a :class:`~eaf.pack.pack.Pack`; every kind of file in it has a schema and a reader here."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from eaf.finding import Place, Severity
from eaf.loading.code_lists import code_list
from eaf.loading.files import DISK, Documents, shown
from eaf.loading.pack_references import PackReferences, Parts
from eaf.loading.problems import Note, problem
from eaf.loading.rule_tests import as_good_of, cases_of
from eaf.loading.shape import compiled
from eaf.loading.standards import standard, standard_group
from eaf.loading.typed import day, items, selector, table, text, truth, whole, word, words
from eaf.model.element import Origin
from eaf.pack.pack import (
    Architecture,
    Clause,
    Code,
    End,
    Layer,
    Pack,
    PackInstrument,
    PackSource,
    Permitted,
    PropertyDefinition,
    ReferenceModel,
)
from eaf.pack.provenance import Provenance
from eaf.pack.rule import Rule
from eaf.pack.selector import NamedSet
from eaf.pack.validity import Validity
from eaf.schemas import pack_files as schemas
from eaf.schemas.code_lists import code_list_schema
from eaf.text import both, nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from eaf.loading.document import Document, Value
    from eaf.loading.files import Files
    from eaf.schemas.pieces import Schema


def pack_schemas(kinds: dict[str, Schema]) -> dict[str, Schema]:
    """The schema of each kind of pack file, by the top-level key that tells the kind."""
    layers, instruments, standards = schemas.layers_schema(), schemas.instruments_schema(), schemas.standards_schema()
    return {
        "pack": schemas.pack_schema(),
        "layers": layers,
        "architectures": layers,
        "properties": schemas.properties_schema(),
        "reference_model": schemas.reference_model_schema(),
        "code_list": code_list_schema(),
        "sources": instruments,
        "instruments": instruments,
        "standard_groups": standards,
        "standards": standards,
        "clauses": schemas.clauses_schema(),
        "relationships": schemas.permitted_schema(),
        "sets": schemas.sets_schema(),
        "rules": schemas.rules_schema(kinds),
        "rule": schemas.tests_schema(),
    }


class PackReader:
    """Reads one pack; problems are gathered in ``documents.problems``. ``base`` gives the pack that this one extends, by id."""

    def __init__(
        self,
        folder: Path,
        root: Path,
        kinds: dict[str, Schema],
        base: Callable[[str, Place], Pack | None] | None = None,
        files: Files = DISK,
    ) -> None:
        self.documents = Documents(files)
        self._files = files
        self._base = base
        self._folder = folder
        self._root = root
        self._schemas = pack_schemas(kinds)
        self._parts: Parts = {key: [] for key in self._schemas}

    def read(self, *, with_tests: bool = False) -> Pack | None:
        """The pack, or nothing when a problem stands against using it. The tests of its rules are read on request."""
        digest = hashlib.sha256()
        for path in self._files.yaml_files(self._folder):
            relative = path.relative_to(self._folder)
            if relative.parts[0] == "tests" and not with_tests:
                continue
            inside = path.is_relative_to(self._root)
            document = self.documents.read(
                path, shown(path, self._root) if inside else f"{self._folder.name}/{relative.as_posix()}"
            )
            if document is None:
                continue
            if relative.parts[0] != "tests":
                digest.update(f"{relative.as_posix()}\0{document.text}\0".encode())
            self._sort_in(document)
        if not self._parts["pack"] and not self.documents.problems:
            self.documents.problems.append(problem("EAF-R005", Place(shown(self._folder, self._root)), key=self._folder.name))
        if self.documents.problems:
            return None
        pack = self._extended(self._assemble(digest.hexdigest()))
        if pack is None:
            return None
        if pack.id != self._folder.name:
            place = self.documents.place(pack.origin.child("id"))
            self.documents.problems.append(problem("EAF-P006", place, key=pack.id, folder=both(self._folder.name)))
        PackReferences(pack, self._parts, self.documents).check()
        return None if self.documents.problems else pack

    def _extended(self, pack: Pack) -> Pack | None:
        """The pack with what it takes over from the one that it extends; nothing where that one cannot be used."""
        number, top = self._parts["pack"][0]
        name = word(table(top["pack"]).get("extends"))
        if not name or self._base is None:
            return pack
        base = self._base(name, self.documents.place(Origin(number, ("pack", "extends"))))
        return pack.extending(base) if base else None

    def _sort_in(self, document: Document) -> None:
        top = table(document.data)
        kind = next((key for key in top if key in self._schemas), None)
        if kind is None and top:
            first = next(iter(top))
            place = document.place((first,), key=True)
            self.documents.problems.append(problem("EAF-S001", place, Note(nearest(first, list(self._schemas))), key=first))
            return
        shaped = self.documents.shaped(document, compiled(json.dumps(self._schemas[kind or "pack"])))
        if shaped is None:
            return
        number = self.documents.add(shaped)
        for key in top:
            if key in self._parts and not (kind == "rule" and key != "rule"):
                self._parts[key].append((number, top))

    def _listed(self, key: str) -> Iterator[tuple[dict[str, Value], Origin]]:
        for number, top in self._parts[key]:
            for index, each in enumerate(items(top.get(key))):
                yield each, Origin(number, (key, index))

    def _keyed(self, key: str) -> Iterator[tuple[str, dict[str, Value]]]:
        for _, top in self._parts[key]:
            for name, each in table(top.get(key)).items():
                yield name, table(each)

    def _assemble(self, digest: str) -> Pack:
        number, top = self._parts["pack"][0]
        head = table(top["pack"])
        id_ = word(head.get("id"))
        tests = {word(t.get("rule")): (n, t) for n, t in self._parts["rule"]}
        rules = [_rule(id_, each, origin, tests.get(word(each.get("rule")))) for each, origin in self._listed("rules")]
        return Pack(
            id=id_,
            name=text(head.get("name")),
            version=word(head.get("version")),
            origin=Origin(number, ("pack",)),
            summary=text(head.get("summary")),
            instrument=word(head.get("instrument")),
            validity=Validity(day(head.get("valid_from")), day(head.get("valid_to"))),
            layers=tuple(_layer(each) for each, _ in self._listed("layers")),
            architectures=tuple(_architecture(each) for each, _ in self._listed("architectures")),
            properties={name: _property(name, each) for name, each in self._keyed("properties")},
            sets={word(each["id"]): _named_set(each, origin) for each, origin in self._listed("sets")},
            reference_models=tuple(
                sorted((_model(table(t["reference_model"])) for _, t in self._parts["reference_model"]), key=lambda m: m.id)
            ),
            instruments={word(each.get("id")): _instrument(each) for each, _ in self._listed("instruments")},
            clauses=tuple(_clause(each) for each, _ in self._listed("clauses")),
            rules=tuple(sorted(rules, key=lambda rule: rule.id)),
            permitted=tuple(_permitted(each) for each, _ in self._listed("relationships")),
            sources={
                name: PackSource(
                    id=name,
                    name=text(each.get("name")),
                    kind=word(each.get("kind")),
                    locator=word(each.get("locator")),
                    note=text(each.get("note")),
                    read=day(each.get("read")),
                )
                for name, each in self._keyed("sources")
            },
            standard_groups=tuple(standard_group(each) for each, _ in self._listed("standard_groups")),
            standards=tuple(standard(each, _provenance(each)) for each, _ in self._listed("standards")),
            code_lists=tuple(
                sorted((code_list(table(t["code_list"])) for _, t in self._parts["code_list"]), key=lambda made: made.id)
            ),
            replaced_by=word(head.get("replaced_by")),
            places=self.documents,
            digest=digest,
        )


def _provenance(given: dict[str, Value]) -> Provenance:
    return Provenance(words(given.get("source")), word(given.get("confidence")), text(given.get("note")))


def _layer(given: dict[str, Value]) -> Layer:
    return Layer(
        id=word(given.get("id")),
        name=text(given.get("name")),
        parent=word(given.get("parent")),
        rank=whole(given.get("rank")),
        component=truth(given.get("component")),
        cross_cutting=truth(given.get("cross_cutting")),
        types=words(given.get("types")),
        provenance=_provenance(given),
    )


def _architecture(given: dict[str, Value]) -> Architecture:
    return Architecture(
        id=word(given.get("id")),
        name=text(given.get("name")),
        reference_model=word(given.get("reference_model")),
        layers=words(given.get("layers")),
        types=words(given.get("types")),
        provenance=_provenance(given),
    )


def _property(name: str, given: dict[str, Value]) -> PropertyDefinition:
    return PropertyDefinition(
        id=name,
        kind=word(given.get("value")),
        label=text(given.get("label")),
        description=text(given.get("description")),
        types=words(given.get("types")),
        values={value: text(label) for value, label in table(given.get("values")).items()},
        minimum=whole(given["minimum"]) if "minimum" in given else None,
        maximum=whole(given["maximum"]) if "maximum" in given else None,
        classification=word(given.get("classification")),
    )


def _model(given: dict[str, Value]) -> ReferenceModel:
    codes = tuple(
        Code(
            code=word(each.get("code")),
            name=text(each.get("name")),
            parent=word(each.get("parent")),
            status=word(each.get("status")),
            provenance=_provenance(each),
            mandatory=truth(each.get("mandatory")),
            types=words(each.get("types")),
            replaced_by=words(each.get("replaced_by")),
        )
        for each in items(given.get("codes"))
    )
    return ReferenceModel(
        id=word(given.get("id")),
        name=text(given.get("name")),
        version=word(given.get("version")),
        status=word(given.get("status")),
        codes=codes,
        provenance=_provenance(given),
        types=words(given.get("types")),
    )


def _instrument(given: dict[str, Value]) -> PackInstrument:
    return PackInstrument(
        id=word(given.get("id")),
        number=word(given.get("number")),
        kind=word(given.get("kind")),
        title=text(given.get("title")),
        issuer=text(given.get("issuer")),
        issued=day(given.get("issued")),
        validity=Validity(day(given.get("effective_from")) or day(given.get("issued")), day(given.get("effective_to"))),
        replaces=words(given.get("replaces")),
        replaced_by=words(given.get("replaced_by")),
        amended_by=words(given.get("amended_by")),
        status_note=text(given.get("status_note")),
        provenance=_provenance(given),
    )


def _clause(given: dict[str, Value]) -> Clause:
    return Clause(
        id=word(given.get("id")),
        instrument=word(given.get("instrument")),
        level=word(given.get("level")),
        text=text(given.get("text")),
        status=word(given.get("status")),
        article=text(given.get("article")),
        validity=Validity(day(given.get("valid_from")), day(given.get("valid_to"))),
        rules=words(given.get("rules")),
        related_rules=words(given.get("related_rules")),
        provenance=_provenance(given),
    )


def _permitted(given: dict[str, Value]) -> Permitted:
    return Permitted(_end(given.get("from")), _end(given.get("to")), words(given.get("types")), _provenance(given))


def _end(given: Value) -> End:
    end = table(given)
    return End(words(end.get("layer")), words(end.get("type")))


def _named_set(given: dict[str, Value], origin: Origin) -> NamedSet:
    return NamedSet(word(given["id"]), text(given.get("name")), selector(given.get("select")), origin)


def _rule(pack: str, given: dict[str, Value], origin: Origin, tests: tuple[int, dict[str, Value]] | None) -> Rule:
    valid = table(given.get("valid"))
    return Rule(
        id=word(given.get("rule")),
        name=word(given.get("name")),
        kind=word(given.get("kind")),
        title=text(given.get("title")),
        message=text(given.get("message")),
        severity=Severity.of(word(given.get("severity"))),
        parameters=table(given.get("params")),
        origin=origin,
        pack=pack,
        select=selector(given["select"]) if "select" in given else None,
        status=word(given.get("status")) or "stable",
        validity=Validity(day(valid.get("from")), day(valid.get("to"))),
        rationale=text(given.get("rationale")),
        remedy=text(given.get("remedy")),
        cases=cases_of(*tests) if tests else (),
        as_good=as_good_of(tests[1], Origin(tests[0], ())) if tests else (),
        waivable="waivable" not in given or truth(given["waivable"]),
    )
