"""References inside a pack: what stands twice, what is named and does not exist, what stands below itself."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from eaf.loading.known_names import KnownNames
from eaf.loading.problems import NOTHING, Note, problem
from eaf.loading.typed import items, table, whole, word, words
from eaf.model.element import Origin
from eaf.pack.code_list import listed_name, listed_names
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.loading.document import Value
    from eaf.loading.files import Documents
    from eaf.pack.pack import Pack

Parts: TypeAlias = "dict[str, list[tuple[int, dict[str, Value]]]]"
Entry: TypeAlias = "tuple[dict[str, Value], Origin]"

_LAYER = Text("lớp", "layer")
_MODEL = Text("mô hình tham chiếu", "reference model")
_CODE = Text("mã tham chiếu", "reference code")
_SOURCE = Text("nguồn", "source")
_STANDARD = Text("tiêu chuẩn", "standard")
_GROUP = Text("nhóm tiêu chuẩn", "group of standards")
_PROPERTY = Text("thuộc tính", "property")
_LISTED = Text("mã trong danh mục", "code of a list")
_WITH_ID = ("layers", "architectures", "instruments", "clauses", "standard_groups", "standards", "sets")
_LISTS = (*_WITH_ID, "rules", "relationships")
_HEADS = ("reference_model", "code_list")
"""Kinds of files that hold one thing with codes each."""


class PackReferences:
    """Looks up what the parts of a pack say of one another; ``parts`` are the files of each kind, by number."""

    def __init__(self, pack: Pack, parts: Parts, documents: Documents) -> None:
        self._pack = pack
        self._parts = parts
        self._documents = documents
        self._rules = KnownNames(rule.id for each in pack.line() for rule in each.rules)
        self._sources = KnownNames(pack.sources)
        self._named_instruments = KnownNames(pack.instruments)

    def check(self) -> None:
        """Everything; problems go to the documents."""
        self._repeated()
        self._taken_over()
        self._layers()
        self._reference_models()
        self._instruments()
        self._standards()
        self._code_lists()
        self._clauses()
        self._properties()
        for key in _LISTS:
            for each, origin in self._listed(key):
                self._known(each, origin, ("source",), self._sources, _SOURCE)
        for number, top in self._parts["rule"]:
            self._rule(word(top.get("rule")), Origin(number, ("rule",)))

    def _repeated(self) -> None:
        for key, field in (("rules", "rule"), ("rules", "name"), *((key, "id") for key in _WITH_ID)):
            self._once((word(each[field]), origin.child(field), False) for each, origin in self._listed(key))
        for key in ("properties", "sources"):
            self._once((name, origin, True) for name, _, origin in self._keyed(key))
        for key in _HEADS:
            self._once((word(table(top[key]).get("id")), origin.child("id"), False) for top, origin in self._heads(key))
        self._once((word(top["rule"]), origin, False) for top, origin in self._heads("rule"))
        self._once(("pack", origin, True) for _, origin in self._heads("pack"))

    def _taken_over(self) -> None:
        """What stands in a pack that this one extends is not said again."""
        for key, field in (("rules", "rule"), ("rules", "name"), *((key, "id") for key in _WITH_ID)):
            said = ((word(each[field]), origin.child(field), False) for each, origin in self._listed(key))
            self._new(said, key, "id" if field == "rule" else field)
        for key in ("properties", "sources"):
            self._new(((name, origin, True) for name, _, origin in self._keyed(key)), key)
        for key in _HEADS:
            heads = [(word(table(top[key]).get("id")), origin.child("id"), False) for top, origin in self._heads(key)]
            self._new(heads, f"{key}s")

    def _new(self, names: Iterable[tuple[str, Origin, bool]], key: str, attribute: str = "id") -> None:
        """None of the names, given as for :meth:`_once`, stands in a pack below."""
        known = {
            each if isinstance(each, str) else str(getattr(each, attribute)): pack.id
            for pack in islice(self._pack.line(), 1, None)
            for each in getattr(pack, key)
        }
        for name, origin, is_key in names:
            if name in known:
                self._report("EAF-P011", origin, is_key=is_key, key=name, pack=known[name])

    def _once(self, names: Iterable[tuple[str, Origin, bool]]) -> None:
        """Each name once; the third part says that the name is the key at its origin."""
        seen: dict[str, tuple[Origin, bool]] = {}
        for name, origin, is_key in names:
            first, first_is_key = seen.setdefault(name, (origin, is_key))
            if first is not origin:
                note = Note(first=self._documents.place(first, key=first_is_key))
                self._report("EAF-P001", origin, note, is_key=is_key, key=name)

    def _layers(self) -> None:
        layers = KnownNames(layer.id for layer in self._pack.layers)
        models = KnownNames(model.id for model in self._pack.reference_models)
        circular = _below_themselves({layer.id: layer.parent for layer in self._pack.layers})
        for each, origin in self._listed("layers"):
            self._known(each, origin, ("parent",), layers, _LAYER)
            if word(each["id"]) in circular:
                self._report("EAF-P008", origin.child("parent"), key=word(each["id"]))
        for each, origin in self._listed("architectures"):
            self._known(each, origin, ("layers",), layers, _LAYER)
            self._known(each, origin, ("reference_model",), models, _MODEL)
        for each, origin in self._listed("relationships"):
            for end in ("from", "to"):
                self._known(table(each[end]), origin.child(end), ("layer",), layers, _LAYER)

    def _reference_models(self) -> None:
        for top, origin in self._heads("reference_model"):
            given = table(top["reference_model"])
            self._known(given, origin, ("source",), self._sources, _SOURCE)
            codes = [(each, origin.child("codes", index)) for index, each in enumerate(items(given.get("codes")))]
            names = KnownNames(word(each["code"]) for each, _ in codes)
            circular = _below_themselves({word(each["code"]): word(each.get("parent")) for each, _ in codes})
            self._once((word(each["code"]), inner.child("code"), False) for each, inner in codes)
            for each, inner in codes:
                self._known(each, inner, ("parent", "replaced_by"), names, _CODE)
                self._known(each, inner, ("source",), self._sources, _SOURCE)
                if word(each["code"]) in circular:
                    self._report("EAF-P008", inner.child("parent"), key=word(each["code"]))

    def _code_lists(self) -> None:
        properties, known = KnownNames(self._pack.properties), KnownNames(listed_names(self._pack.code_lists))
        for top, origin in self._heads("code_list"):
            given = table(top["code_list"])
            self._known(given, origin, ("source",), self._sources, _SOURCE)
            self._known(given, origin, ("property",), properties, _PROPERTY)
            codes = [(each, origin.child("codes", index)) for index, each in enumerate(items(given.get("codes")))]
            self._once((word(each["code"]), inner.child("code"), False) for each, inner in codes)
            for each, inner in codes:
                self._known(each, inner, ("source",), self._sources, _SOURCE)
                self._known_instrument(each, inner, ("instrument",))
                for index, name in enumerate(words(each.get("replaced_by"))):
                    full = listed_name(word(given["id"]), name)
                    if full not in known:
                        self._report(
                            "EAF-P007", inner.child("replaced_by", index), Note(known.near(full)), key=name, kind=_LISTED
                        )

    def _instruments(self) -> None:
        for top, origin in self._heads("pack"):
            self._known_instrument(table(top["pack"]), origin, ("instrument", "replaced_by"))
        for each, origin in self._listed("instruments"):
            self._known_instrument(each, origin, ("replaces", "replaced_by", "amended_by", "amends"))

    def _standards(self) -> None:
        groups = KnownNames(each.id for each in self._pack.standard_groups)
        known = KnownNames(each.id for each in self._pack.standards)
        for each, origin in self._listed("standards"):
            self._known(each, origin, ("group",), groups, _GROUP)
            self._known(each, origin, ("replaced_by",), known, _STANDARD)
            self._known_instrument(each, origin, ("instrument",))

    def _clauses(self) -> None:
        for each, origin in self._listed("clauses"):
            self._known_instrument(each, origin, ("instrument",))
            for field in ("rules", "related_rules"):
                for index, name in enumerate(words(each.get(field))):
                    self._rule(name, origin.child(field, index))
        based = {name for clause in self._pack.clauses for name in clause.rules}
        for rule in self._pack.rules:
            if rule.id not in based:
                self._report("EAF-P005", rule.origin.child("rule"), key=rule.id)

    def _properties(self) -> None:
        for name, each, origin in self._keyed("properties"):
            if "maximum" in each and whole(each["maximum"]) < whole(each.get("minimum")):
                self._report("EAF-P009", origin.child("maximum"), key=name)

    def _rule(self, name: str, origin: Origin) -> None:
        if name not in self._rules:
            self._report("EAF-P003", origin, Note(self._rules.near(name)), key=name)

    def _known_instrument(self, given: dict[str, Value], origin: Origin, fields: tuple[str, ...]) -> None:
        for name, inner in _named(given, origin, fields):
            if name not in self._named_instruments:
                self._report("EAF-P004", inner, Note(self._named_instruments.near(name)), key=name)

    def _known(self, given: dict[str, Value], origin: Origin, fields: tuple[str, ...], known: KnownNames, kind: Text) -> None:
        for name, inner in _named(given, origin, fields):
            if name not in known:
                self._report("EAF-P007", inner, Note(known.near(name)), key=name, kind=kind)

    def _listed(self, key: str) -> Iterator[Entry]:
        for number, top in self._parts[key]:
            for index, each in enumerate(items(top.get(key))):
                yield each, Origin(number, (key, index))

    def _keyed(self, key: str) -> Iterator[tuple[str, dict[str, Value], Origin]]:
        for number, top in self._parts[key]:
            for name, each in table(top.get(key)).items():
                yield name, table(each), Origin(number, (key, name))

    def _heads(self, key: str) -> Iterator[Entry]:
        for number, top in self._parts[key]:
            yield top, Origin(number, (key,))

    def _report(self, code: str, origin: Origin, note: Note = NOTHING, *, is_key: bool = False, **values: str | Text) -> None:
        self._documents.problems.append(problem(code, self._documents.place(origin, key=is_key), note, **values))


def _named(given: dict[str, Value], origin: Origin, fields: tuple[str, ...]) -> Iterator[tuple[str, Origin]]:
    """The names in these fields, each a scalar or a list."""
    for field in fields:
        value = given.get(field)
        if isinstance(value, str):
            yield value, origin.child(field)
        elif isinstance(value, list):
            yield from ((name, origin.child(field, index)) for index, name in enumerate(words(value)))


def _below_themselves(parents: dict[str, str]) -> frozenset[str]:
    """The names that lie on a circle of parents."""
    found: set[str] = set()
    seen: dict[str, str] = {}  # each name with the one from which the walk upwards reached it first
    for start in parents:
        at = start
        while at in parents and at not in seen:
            seen[at] = start
            at = parents[at]
        if seen.get(at) == start:
            while at not in found:
                found.add(at)
                at = parents[at]
    return frozenset(found)
