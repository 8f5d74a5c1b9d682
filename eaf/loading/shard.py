"""What one model file says, by column: small enough to keep, and ready to be joined with other files.

A shard has three parts as bytes: a head in JSON, the numbers that it points to, and the texts in JSON, which most rules never ask
for. It depends on nothing but the file's own text, so it can be made in another process and kept as long as the text is the same.
"""

from __future__ import annotations

import json
from array import array
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from eaf.loading.cache import digest
from eaf.loading.typed import items, table, word, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from eaf.loading.document import Value

Raw: TypeAlias = "str | tuple[Raw, ...]"
"""A value as written: a scalar, a text in both languages (``vi``, ``en``), or a list of scalars."""
TEXT_KEYS = ("name", "summary", "documentation")
BLOCKS = ("indicator", "instrument", "source", "plateau")
OWNER, SOURCE, DATA, INSTRUMENT, LAW = "owner", "source", "data", "instrument", "law"
"""What a reference must lead to: an organisation, a source, data, an element of type instrument, an instrument of a pack."""
_ENDS = frozenset({"source", "type", "target"})


@dataclass
class Values:
    """One attribute: in which rows it stands, and there the position of its value in ``raws``."""

    rows: array[int] = field(default_factory=lambda: array("i"))
    codes: array[int] = field(default_factory=lambda: array("i"))
    raws: dict[Raw, int] = field(default_factory=dict)

    @property
    def digest(self) -> str:
        """A digest of all that it says."""
        return digest(self.rows.tobytes(), self.codes.tobytes(), _json(list(self.raws)))

    def add(self, row: int, raw: Raw) -> None:
        """Give a row its value."""
        self.rows.append(row)
        self.codes.append(self.raws.setdefault(raw, len(self.raws)))


class ShardWriter:
    """Goes through the elements of a file once."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._columns: dict[str, Values] = {}
        self._texts: dict[str, Values] = {}
        self._edges: dict[str, Values] = {}
        self._blocks: dict[int, dict[str, Value]] = {}
        self._sources = array("i")
        self._types = Values()
        self._targets: list[str] = []
        self._places = array("i")
        self._outside: list[str] = []
        self._references: dict[str, dict[str, None]] = {kind: {} for kind in (OWNER, SOURCE, DATA, INSTRUMENT, LAW)}
        self._typed: dict[str, set[str]] = {}
        self._type = ""
        self._special: dict[str, Callable[[int, str, Value], None]] = {
            "relationships": self._relationships,
            "properties": self._inside,
            "layers": self._inside,
            "lifecycle": self._period,
            "sources": self._cited,
            "owner": self._owner,
            **dict.fromkeys(TEXT_KEYS, self._text),
            **dict.fromkeys(BLOCKS, self._block),
        }
        self.sound = True
        """Whether nothing in the file contradicts itself: periods run forwards, and no relationship stands twice."""

    def write(self, data: Value) -> tuple[bytes, bytes, bytes]:
        """The parts of the shard of a file's data, which has the shape of a model file."""
        whole = table(data)
        for row, (id_, given) in enumerate(table(whole.get("elements")).items()):
            self._ids.append(id_)
            self._element(row, table(given))
        for index, each in enumerate(items(whole.get("relationships"))):
            self._outside.append(word(each.get("source")))
            self._relationship(-len(self._outside), each, -1 - index)
        return self._packed()

    def _element(self, row: int, given: dict[str, Value]) -> None:
        self._type = word(given.get("type"))
        for key, value in given.items():
            special = self._special.get(key)
            if special is None:
                self._add(self._columns, key, row, value)
            else:
                special(row, key, value)

    def _text(self, row: int, key: str, value: Value) -> None:
        self._add(self._texts, key, row, value)

    def _owner(self, row: int, key: str, value: Value) -> None:
        self._add(self._columns, key, row, value)
        self._refer(OWNER, word(value))

    def _relationships(self, row: int, key: str, value: Value) -> None:
        del key
        for index, each in enumerate(items(value)):
            self._relationship(row, each, index)

    def _inside(self, row: int, key: str, value: Value) -> None:
        for name, inner in table(value).items():
            self._add(self._columns, f"{key}.{name}", row, inner)
            if key == "properties":
                self._typed.setdefault(name, set()).add(self._type)

    def _cited(self, row: int, key: str, value: Value) -> None:
        self._add(self._columns, key, row, self._source_references(value))

    def _period(self, row: int, key: str, value: Value) -> None:
        self._inside(row, key, value)
        self._forwards(table(value).get("from"), table(value).get("to"))

    def _forwards(self, start: Value, end: Value) -> None:
        if isinstance(start, str) and isinstance(end, str) and date.fromisoformat(end) < date.fromisoformat(start):
            self.sound = False

    def _source_references(self, value: Value) -> list[Value]:
        found: list[Value] = [word(each.get("ref")) for each in items(value)]
        self._refer(SOURCE, *map(str, found))
        return found

    def _block(self, row: int, key: str, value: Value) -> None:
        """A block of one type's own, with the references inside."""
        self._blocks.setdefault(row, {})[key] = value
        given = table(value)
        if key == "indicator":
            figures = [*items(given.get("measurements")), *items(given.get("targets"))]
            self._refer(SOURCE, *(word(each.get("source")) for each in figures))
        elif key == "instrument":
            self._refer(LAW, word(given.get("ref")))
            self._refer(OWNER, word(given.get("issuer")))
            self._refer(INSTRUMENT, word(given.get("replaced_by")), word(given.get("amends")))
            self._forwards(given.get("effective_from") or given.get("issued"), given.get("effective_to"))

    def _refer(self, kind: str, *names: str) -> None:
        self._references[kind].update(dict.fromkeys(filter(None, names)))

    def _relationship(self, row: int, given: dict[str, Value], place: int) -> None:
        self._sources.append(row)
        edge = len(self._targets)
        self._types.add(edge, word(given.get("type")))
        self._targets.append(word(given.get("target")))
        self._places.append(place)
        if len(given) == 2:
            return
        for key, value in given.items():
            if key == "sources":
                self._source_references(value)
            elif key not in _ENDS:
                self._add(self._edges, key, edge, value)
        self._refer(DATA, *words(given.get("data")))
        self._forwards(given.get("since"), given.get("until"))

    def _add(self, columns: dict[str, Values], key: str, row: int, value: Value) -> None:
        if value is None:
            return
        column = columns.get(key)
        if column is None:
            column = columns[key] = Values()
        column.add(row, value if isinstance(value, str) else _raw(value))

    def _packed(self) -> tuple[bytes, bytes, bytes]:
        numbers = _Numbers()
        here = {id_: row for row, id_ in enumerate(self._ids)}
        away: dict[str, int] = {}
        targets = array("i", (here[t] if t in here else -1 - away.setdefault(t, len(away)) for t in self._targets))
        named = self._edges.get("name", Values())
        names = dict(zip(named.rows, named.codes, strict=True))
        identities = {
            (source, type_, target, names.get(edge))
            for edge, (source, type_, target) in enumerate(zip(self._sources, self._types.codes, targets, strict=True))
            if source >= 0
        }
        self.sound = self.sound and len(identities) == len(targets) - len(self._outside)
        head = {
            "ids": self._ids,
            "columns": {name: numbers.column(each) for name, each in self._columns.items()},
            "edges": {name: numbers.column(each) for name, each in self._edges.items()},
            "sources": numbers.add(self._sources),
            "types": numbers.column(self._types),
            "targets": numbers.add(targets),
            "places": numbers.add(self._places),
            "outside": self._outside,
            "away": list(away),
            "blocks": list(self._blocks.items()),
            "references": {kind: list(names) for kind, names in self._references.items()},
            "digests": self._digests(targets),
            "typed": {name: sorted(types) for name, types in self._typed.items()},
            "sound": self.sound,
        }
        texts = {name: numbers.column(each) for name, each in self._texts.items()}
        return _json(head), b"".join(numbers.parts), _json(texts)

    def _digests(self, targets: array[int]) -> dict[str, str]:
        """A digest of each part of the shard: what did not change has the same."""
        found = {f"columns.{name}": each.digest for name, each in self._columns.items()}
        found |= {f"texts.{name}": each.digest for name, each in self._texts.items()}
        edges = [name + each.digest for name, each in self._edges.items()]
        ends = (self._sources.tobytes(), targets.tobytes(), self._places.tobytes(), self._types.digest)
        names = (_json(list(self._outside)), _json(self._targets))
        return found | {"ids": digest(*self._ids), "edges": digest(*ends, *names, *edges), "blocks": digest(_json(self._blocks))}


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


class _Numbers:
    """Numbers one after the other; a stretch is named by its first position and its length."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []
        self._length = 0

    def add(self, given: array[int]) -> tuple[int, int]:
        """Keep a stretch of numbers."""
        self.parts.append(given.tobytes())
        self._length += len(given)
        return self._length - len(given), len(given)

    def column(self, given: Values) -> tuple[tuple[int, int], tuple[int, int], list[Raw]]:
        """Keep a column; rows that are simply all of them take no room."""
        dense = given.rows[-1:] == array("i", [len(given.rows) - 1]) and len(set(given.rows)) == len(given.rows)
        return self.add(array("i") if dense else given.rows), self.add(given.codes), list(given.raws)


def _raw(value: Value) -> Raw:
    if isinstance(value, dict):
        return word(value.get("vi")), word(value.get("en"))
    return tuple(map(_raw, value)) if isinstance(value, list) else value or ""


@dataclass(frozen=True)
class Column:
    """A column as stored: the stretches of rows (none: all from the first on) and of codes, and the values as written."""

    rows: tuple[int, int]
    codes: tuple[int, int]
    raws: Sequence[Any]


class Shard:
    """A shard, read; its numbers are stretches of 32 bits in ``numbers``."""

    def __init__(self, head: bytes, numbers: bytes, texts: Callable[[], bytes]) -> None:
        self.head: dict[str, Any] = json.loads(head)
        self.numbers = numbers
        self._read_texts = texts

    def column(self, kind: str, name: str) -> Column | None:
        """One of the ``columns``, ``texts`` or ``edges``; nothing where the file has none of that name."""
        found = (self._texts if kind == "texts" else self.head[kind]).get(name)
        return None if found is None else Column(*found)

    @property
    def edges(self) -> int:
        """How many relationships the file declares."""
        length: int = self.head["targets"][1]
        return length

    @property
    def declared(self) -> bytes:
        """What decides whether references hold, in short: texts have no part in it."""
        digests = {
            name: each for name, each in self.head["digests"].items() if name != "blocks" and not name.startswith("texts.")
        }
        return _json([digests, self.head["references"], self.head["typed"], self.head["sound"]])

    def identities(self, among: AbstractSet[str]) -> Iterator[tuple[str, str, str, object]]:
        """What tells the relationships apart whose sources are ``among`` these ids: source, type, target and name as written."""
        ids, head = self.head["ids"], self.head
        sources, targets = (self._stretch(head[key]) for key in ("sources", "targets"))
        column = self.column("edges", "name")
        rows = self._stretch(column.rows) if column and column.rows[1] else range(self.edges)
        named = dict(zip(rows, self._stretch(column.codes), strict=False)) if column else {}
        types, type_names = self._stretch(head["types"][1]), head["types"][2]
        for edge, (source, target) in enumerate(zip(sources, targets, strict=True)):
            id_ = ids[source] if source >= 0 else head["outside"][-1 - source]
            if id_ in among:
                name = column.raws[named[edge]] if column and edge in named else None
                to = ids[target] if target >= 0 else head["away"][-1 - target]
                yield id_, type_names[types[edge]], to, tuple(name) if isinstance(name, list) else name

    def _stretch(self, given: Sequence[int]) -> memoryview:
        first, length = given
        return memoryview(self.numbers)[4 * first : 4 * (first + length)].cast("i")

    @cached_property
    def types(self) -> list[str]:
        """The type of each element."""
        column = self.column("columns", "type")
        return [column.raws[code] for code in self._stretch(column.codes)] if column else []

    @cached_property
    def _texts(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self._read_texts())
        return found
