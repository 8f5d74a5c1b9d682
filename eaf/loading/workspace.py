"""A workspace's folder becomes a :class:`~eaf.model.model.Model` with its packs, or findings that say why not."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from itertools import repeat
from operator import attrgetter
from typing import TYPE_CHECKING

from eaf.finding import Finding, Place, sort_findings
from eaf.loading.attestation_faults import AttestationFaults
from eaf.loading.attestation_files import read_attestations
from eaf.loading.bulk import MODEL_KEYS, is_large, read_all
from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.document import Document
from eaf.loading.evidence_files import EvidenceFiles
from eaf.loading.files import DISK, Documents, Files, shown
from eaf.loading.lazy_model import LazyElements, LazyRelationships
from eaf.loading.model_files import ModelReader, read_workspace
from eaf.loading.pack_shelf import PackShelf, with_bases
from eaf.loading.problems import Note, problem
from eaf.loading.resolve import Resolver
from eaf.loading.shape import compiled
from eaf.loading.soundness import ids_differ, is_sound
from eaf.loading.surroundings import PACKS, SETTINGS, pack_folders
from eaf.loading.typed import table
from eaf.loading.vocabulary import vocabulary_of
from eaf.loading.waiver_files import read_waivers
from eaf.loading.yaml_text import collector_paused, parse
from eaf.model.model import Model
from eaf.schemas.attestation_files import attestations_schema, fragment_schema
from eaf.schemas.workspace_files import model_schema, views_schema, waivers_schema, workspace_schema
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from eaf.loading.bulk import Found, Named
    from eaf.loading.shape import Shape
    from eaf.loading.shard import Shard
    from eaf.model.attestation import Attestation
    from eaf.model.element import Element, Relationship
    from eaf.model.model import Workspace
    from eaf.pack.pack import Pack
    from eaf.schemas.pieces import Schema

_KINDS = ("elements", "relationships", "views", "waivers", "attestations", "workspace")


@dataclass(frozen=True)
class Loaded:
    """What reading gave: a model or none, the packs, every problem, and how much was read."""

    root: Path
    workspace: Path
    model: Model | None
    packs: tuple[Pack, ...]
    problems: tuple[Finding, ...]
    documents: Documents
    files: int = 0
    shards: tuple[tuple[int, Shard], ...] = ()
    """The files of a large model by column, with the numbers of their documents; a small model has none."""
    source: Files = DISK
    """Where the files were read from."""


class WorkspaceLoader:
    """One reading of one workspace; the steps fill ``documents`` and ``problems``."""

    def __init__(
        self,
        folder: Path,
        kinds: dict[str, Schema],
        progress: Callable[[str, int, int], None] | None = None,
        packs: tuple[str, ...] = (),
        cache: Cache | None = None,
        source: Files = DISK,
    ) -> None:
        self._source = source
        self._folder = source.whole(folder)
        self._root = source.root(self._folder)
        self._kinds = kinds
        self._progress = progress or (lambda _phase, _done, _total: None)
        self._wanted_packs = tuple(dict.fromkeys(packs))
        self._all_packs = True
        self._cache = cache or Cache(None)
        self._documents = Documents(source)
        self._is_fragment = False

    def load(self, *, with_tests: bool = False) -> Loaded:
        """Read everything; the model is there only when no problem stands against it."""
        with collector_paused():
            return self._load(with_tests=with_tests)

    def _load(self, *, with_tests: bool) -> Loaded:
        settings = self._folder / SETTINGS
        name = shown(settings, self._root)
        if not self._source.is_file(settings):
            return self._result(None, (), (problem("EAF-R009", Place(name)),), 0)
        document = self._documents.shaped(self._documents.read(settings, name), compiled(json.dumps(workspace_schema())))
        paths = tuple(path for path in self._source.yaml_files(self._folder, (self._folder / PACKS,)) if path != settings)
        named = tuple((shown(path, self._root), path) for path in paths)
        if document is None:
            self._shaped(self._parsed(named), ())
            return self._result(None, (), (), len(paths) + 1)
        workspace = read_workspace(document.data, self._documents.add(document))
        packs = self._packs(workspace, with_tests=with_tests)
        by_column = self._cache.recalls or is_large(paths, self._source)
        large = self._large(workspace, packs, named) if by_column else None
        return large or self._model(workspace, packs, self._parsed(named), len(paths))

    def _large(self, workspace: Workspace, packs: tuple[Pack, ...], named: tuple[Named, ...]) -> Loaded | None:
        """The model by column; nothing where something in it has to be looked at more closely."""
        if self._documents.problems or not self._all_packs:
            return None
        found, left = read_all(named, self._model_schema(packs), self._cache, self._progress, self._source)
        documents = self._numbered(self._shaped(self._parsed(tuple(left)), packs))
        by_column = [each.shard for each in found]
        if self._documents.problems and ids_differ(by_column):
            return self._result(None, packs, (), len(named) + 1)
        others = any(table(each.data).keys() & MODEL_KEYS for _, each in documents)
        if self._documents.problems or others or not self._is_sound(found, packs):
            self._documents.problems.clear()
            return None
        shards = tuple((self._documents.store(each), each.shard) for each in found)
        reader = ModelReader(workspace.language, packs[0])
        elements = LazyElements(shards, reader, self._documents)
        relationships = LazyRelationships(shards, reader, self._documents)
        loaded = self._finished(workspace, packs, (elements, relationships), documents, len(named) + 1)
        return replace(loaded, shards=shards)

    def load_text(self, text: str, packs: tuple[Pack, ...], name: str = "model.yaml") -> Loaded:
        """A workspace of one model file given as text, which may hold attestations: what the tests of rules are."""
        self._is_fragment = True
        settings = f"workspace:\n  format: 1\n  id: test\n  name: test\n  packs: [{packs[0].id}]\n"
        document = parse(SETTINGS, settings.encode())
        workspace = read_workspace(document.data, self._documents.add(document))
        parsed = parse(name, text.encode())
        self._documents.problems.extend(parsed.problems)
        return self._model(workspace, packs, [] if parsed.problems else [parsed], 1)

    def _model_schema(self, packs: tuple[Pack, ...]) -> str:
        key = ("schema", *(pack.digest for pack in packs))
        known = self._cache.recall(*key)
        if isinstance(known, str):
            return known
        schema = json.dumps(model_schema(vocabulary_of(packs)))
        self._cache.remember(schema, *key)
        return schema

    def _is_sound(self, found: list[Found], packs: tuple[Pack, ...]) -> bool:
        """Whether all references hold; files that have not changed in what they declare hold what they held."""
        key = digest(code_digest(), *(pack.digest for pack in packs), *(each.shard.declared for each in found))
        if self._cache.get("sound", key) is not None:
            return True
        sound = is_sound([each.shard for each in found], packs)
        if sound:
            self._cache.put("sound", key, b"1")
        return sound

    def _result(self, model: Model | None, packs: tuple[Pack, ...], more: tuple[Finding, ...], files: int) -> Loaded:
        problems = sort_findings([*self._documents.problems, *more])
        read = None if problems else model
        return Loaded(self._root, self._folder, read, packs, problems, self._documents, files, source=self._source)

    def _packs(self, workspace: Workspace, *, with_tests: bool) -> tuple[Pack, ...]:
        """The packs that are wanted and those that they extend, an extension before what it extends."""
        folders = pack_folders(self._folder)
        asked = self._wanted_packs or workspace.packs
        key = ("packs", *map(self._source.state, folders), *asked, str(with_tests))
        known = self._cache.recall(*key)
        if isinstance(known, tuple):
            return known
        shelf = PackShelf(folders, self._root, self._kinds, with_tests=with_tests, files=self._source)
        places = (self._documents.place(workspace.origin.child("packs", index)) for index in range(len(workspace.packs)))
        wanted = (
            zip(self._wanted_packs, repeat(Place("--pack"))) if self._wanted_packs else zip(workspace.packs, places, strict=True)
        )
        found = [shelf.pack(id_, place) for id_, place in wanted]
        self._documents.problems.extend(shelf.problems)
        self._all_packs = None not in found
        packs = with_bases([each for each in found if each])
        if self._all_packs and not shelf.problems and "" not in key:
            self._cache.remember(packs, *key)
        return packs

    def _document(self, path: Path, name: str) -> Document | None:
        """A file that is no part of the model by column; what is wrong with it is kept in ``documents``."""
        content = self._source.content(path, name, self._cache) if self._cache.recalls else ""
        known = self._cache.recall("documents", name, content) if content else None
        if isinstance(known, Document):
            return known
        found = self._documents.read(path, name)
        if found is not None and content:
            self._cache.remember(found, "documents", name, content)
        return found

    def _parsed(self, named: tuple[tuple[str, Path], ...]) -> list[Document]:
        documents: list[Document] = []
        for index, (name, path) in enumerate(named):
            self._progress("read", index, len(named))
            document = self._document(path, name)
            if document is not None:
                documents.append(document)
        self._progress("read", len(named), len(named))
        return documents

    def _model(self, workspace: Workspace, packs: tuple[Pack, ...], documents: list[Document], files: int) -> Loaded:
        """The model in ``documents``, which are those of the ``files`` model files that could be read."""
        vocabulary = packs if self._all_packs else ()  # without one of its packs nothing can be said of what belongs to packs
        before = len(self._documents.problems)
        reader = ModelReader(workspace.language, vocabulary[0] if vocabulary else None)
        elements: list[Element] = []
        relationships: list[Relationship] = []
        shaped = self._numbered(self._shaped(documents, vocabulary))
        for number, document in shaped:
            elements.extend(reader.elements(document.data, number))
            relationships.extend(reader.relationships(document.data, number))
        by_id = self._by_id(elements)
        if len(self._documents.problems) > before or len(documents) < files:
            return self._result(None, packs, (), files + 1)
        # documents come in order of file, and sorting keeps the order of equals
        ordered = tuple(sorted(relationships, key=attrgetter("identity")))
        resolver = Resolver(by_id, vocabulary, self._documents)
        resolver.elements()
        resolver.relationships(ordered)
        return self._finished(workspace, packs, (by_id, ordered), shaped, files + 1, tuple(resolver.problems))

    def _finished(
        self,
        workspace: Workspace,
        packs: tuple[Pack, ...],
        parts: tuple[Mapping[str, Element], Sequence[Relationship]],
        documents: list[tuple[int, Document]],
        files: int,
        problems: tuple[Finding, ...] = (),
    ) -> Loaded:
        """The model of elements and relationships, with what else the ``documents`` declare."""
        elements, relationships = parts
        reader = ModelReader(workspace.language, None)
        views = [each for number, document in documents for each in reader.views(document.data, number)]
        views.sort(key=attrgetter("id"))
        waivers = [each for number, document in documents for each in read_waivers(document.data, number, workspace.language)]
        waivers.sort(key=attrgetter("id"))
        resolver = Resolver(elements, packs if self._all_packs else (), self._documents)
        resolver.views(tuple(views))
        resolver.workspace(workspace)
        attestations = self._attestations(workspace, elements, packs, documents)
        model = Model(workspace, elements, relationships, tuple(views), self._documents, tuple(waivers), attestations)
        return self._result(model, packs, (*problems, *resolver.problems), files)

    def _attestations(
        self,
        workspace: Workspace,
        elements: Mapping[str, Element],
        packs: tuple[Pack, ...],
        documents: list[tuple[int, Document]],
    ) -> tuple[Attestation, ...]:
        """The attestations in the ``documents``; other packs than the workspace's own do not know what they answer."""
        own = self._all_packs and self._wanted_packs in ((), workspace.packs)
        rules = {rule.id: rule for pack in packs for rule in pack.rules} if own else None
        files = EvidenceFiles(None if self._is_fragment else self._folder, self._source)
        return read_attestations(documents, workspace.language, files, AttestationFaults(elements, rules, self._documents))

    def _numbered(self, documents: list[Document]) -> list[tuple[int, Document]]:
        return [(self._documents.add(each), each) for each in documents]

    def _shaped(self, documents: list[Document], packs: tuple[Pack, ...]) -> list[Document]:
        """The documents that have the shape of their kind."""
        if not documents:
            return []
        fragment = json.dumps(fragment_schema(vocabulary_of(packs))) if self._is_fragment else ""
        model = compiled(fragment or self._model_schema(packs))
        shapes = {"elements": model, "relationships": model}
        shapes["attestations"] = model if self._is_fragment else compiled(json.dumps(attestations_schema()))
        shapes["views"] = compiled(json.dumps(views_schema()))
        shapes["waivers"] = compiled(json.dumps(waivers_schema()))
        found: list[Document] = []
        for each in documents:
            shape = self._shape_of(each, shapes)
            document = self._documents.shaped(each, shape) if shape else None
            if document is not None:
                found.append(document)
        return found

    def _shape_of(self, document: Document, shapes: dict[str, Shape]) -> Shape | None:
        """The kind of a file is told by its first known top-level key."""
        top = table(document.data)
        if not top:
            return shapes["elements"]
        kind = next((key for key in top if key in shapes), None)
        if kind is not None:
            return shapes[kind]
        first = next(iter(top))
        place = document.place((first,), key=True)
        self._documents.problems.append(problem("EAF-S001", place, Note(nearest(first, list(_KINDS))), key=first))
        return None

    def _by_id(self, elements: list[Element]) -> dict[str, Element]:
        """Elements in order of id; an id that stands twice is reported at every place after the first."""
        found: dict[str, Element] = {}
        elements.sort(key=attrgetter("id"))
        for each in elements:
            first = found.setdefault(each.id, each)
            if first is not each:
                note = Note(first=self._documents.place(first.origin, key=True))
                self._documents.problems.append(
                    problem("EAF-R002", self._documents.place(each.origin, key=True), note, key=each.id)
                )
        return found
