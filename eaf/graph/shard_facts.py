"""The facts of a large model, joined from the shards of its files without a value for each element."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias, overload

import numpy as np

from eaf.graph.arrays import ArrayKernel
from eaf.graph.column import Column
from eaf.graph.graph import ACCESS, DETAILS, EDGES, TYPES, Graph
from eaf.loading.cache import digest
from eaf.loading.model_files import ModelReader
from eaf.loading.shard import TEXT_KEYS, Raw, Shard
from eaf.loading.typed import property_value, text
from eaf.model.element import Origin
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from numpy.typing import NDArray

    from eaf.graph.column import Values
    from eaf.graph.kernel import Kernel
    from eaf.model.element import Detail
    from eaf.pack.pack import Pack
    from eaf.text import Language

Numbers: TypeAlias = "NDArray[np.int32]"
Make: TypeAlias = "Callable[[Any], Values]"
_STRETCHES = {"status": "lifecycle.status", "from": "lifecycle.from", "to": "lifecycle.to"}


class ShardFacts:
    """See :class:`eaf.graph.graph.Facts`; ``documents`` are the numbers of the shards' files."""

    def __init__(self, shards: Sequence[tuple[int, Shard]], language: Language, pack: Pack | None) -> None:
        self._shards = [shard for _, shard in shards]
        self._documents = [number for number, _ in shards]
        self.language: Language = language
        self._digests: dict[str, str] = {}
        self._pack = pack
        sizes = [len(shard.head["ids"]) for shard in self._shards]
        self._offsets = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        written = [id_ for shard in self._shards for id_ in shard.head["ids"]]
        order = sorted(range(len(written)), key=written.__getitem__)
        self.ids = [written[at] for at in order]
        self._order = np.array(order, np.int32)
        self._number = np.empty(len(order), np.int32)
        self._number[self._order] = np.arange(len(order), dtype=np.int32)

    @cached_property
    def number(self) -> dict[str, int]:
        """The number of each element by id."""
        return {id_: number for number, id_ in enumerate(self.ids)}

    def digest(self, read: str) -> str:
        """A digest of all that the answer to a question depends on: an attribute, the relationships, or details."""
        known = self._digests.get(read)
        if known is None:
            parts = ["ids", *self._parts(read)]
            told = [shard.head["digests"].get(part, "") for part in parts for shard in self._shards]
            known = self._digests[read] = digest(*told)
        return known

    def _parts(self, read: str) -> list[str]:
        stem = read.partition(".")[0]
        if read == EDGES:
            return ["edges"]
        if read in (DETAILS, "figure_sources", "plateau_date"):
            return ["blocks"]
        if stem in TEXT_KEYS:
            return [f"texts.{stem}"]
        if read in ("layer", "architecture"):
            return ["columns.type", "columns.layer"]
        attribute = read.removeprefix("owner.")
        return [f"columns.{_STRETCHES.get(attribute, attribute)}", f"columns.properties.{attribute}", "columns.owner"]

    # Relationships

    @cached_property
    def _edges(self) -> tuple[Numbers, Numbers, Numbers, Numbers]:
        """Sources, targets and types as written one after the other, and the order of identity."""
        sources, targets, types = [], [], []
        for shard, offset in zip(self._shards, self._offsets, strict=False):
            head = shard.head
            outside = np.array([self.number[id_] for id_ in head["outside"]], np.int32)
            away = np.array([self.number[id_] for id_ in head["away"]], np.int32)
            sources.append(self._joined(_stretch(shard, head["sources"]), offset, outside))
            targets.append(self._joined(_stretch(shard, head["targets"]), offset, away))
            codes = np.array([TYPES.index(type_) for type_ in head["types"][2]], np.int32)
            types.append(codes[_stretch(shard, head["types"][1])] if len(codes) else np.empty(0, np.int32))
        source, target, type_ = (np.concatenate([*parts, np.empty(0, np.int32)]) for parts in (sources, targets, types))
        by_name = np.argsort(np.argsort(np.array(TYPES)))[type_]
        order = np.lexsort((self._named, target, by_name, source)).astype(np.int32)
        return source[order], target[order], type_[order], order

    def _joined(self, rows: Numbers, offset: int, others: Numbers) -> Numbers:
        """Rows of one file, or, below zero, names outside of it, as element numbers."""
        found = np.empty(len(rows), np.int32)
        here = rows >= 0
        found[here] = self._number[rows[here] + offset]
        found[~here] = others[-1 - rows[~here]]
        return found

    @cached_property
    def _named(self) -> Numbers:
        """The place of each relationship's name in the order of names; 0 where it has none."""
        codes, raws = self._raw_column("edges", "name", self._edge_offsets)
        names = [self._text(raw).vi or self._text(raw).en if raw is not None else "" for raw in raws]
        place = {name: at for at, name in enumerate(sorted({"", *names}))}
        found: Numbers = np.array([place[name] for name in names], np.int32)[codes]
        return found

    @cached_property
    def _edge_offsets(self) -> Numbers:
        sizes = [shard.head["targets"][1] for shard in self._shards]
        found: Numbers = np.concatenate(([0], np.cumsum(sizes))).astype(np.int32)
        return found

    @property
    def ends(self) -> tuple[Iterable[int], Iterable[int]]:
        """The element numbers of the sources and of the targets."""
        return self._edges[0], self._edges[1]

    @property
    def types(self) -> Iterable[int]:
        """The types, as positions in ``TYPES``."""
        return self._edges[2]

    @cached_property
    def access(self) -> bytes:
        """The kinds of access, as positions in ``ACCESS``."""
        codes, raws = self._raw_column("edges", "access", self._edge_offsets)
        table = np.array([ACCESS.index(raw or "") for raw in raws], np.uint8)
        return table[codes][self._edges[3]].tobytes()

    @cached_property
    def with_data(self) -> bytes:
        """1 for each relationship that names data."""
        codes, _ = self._raw_column("edges", "data", self._edge_offsets)
        return (codes > 0).astype(np.uint8)[self._edges[3]].tobytes()

    def relationship_column(self, attribute: str, kernel: Kernel) -> Column:
        """``since`` or ``until`` of all relationships."""
        del kernel
        codes, raws = self._raw_column("edges", attribute, self._edge_offsets)
        days = (date.fromisoformat(str(raw)) for raw in raws[1:])
        return Column(codes[self._edges[3]], [(), *(((day, (attribute,)),) for day in days)])

    # Attributes

    def column(self, attribute: str, kernel: Kernel) -> Column:
        """An attribute of all elements, joined from what the files say."""
        del kernel
        if attribute == "id":
            return Column(np.arange(1, len(self.ids) + 1, dtype=np.int32), _Lazy(["", *self.ids], ("id",)))
        if attribute in ("layer", "architecture"):
            return self._placed(attribute)
        codes, values = self._field(attribute)
        if attribute not in ("type", "owner", "confidence", "classification"):
            definitions = self._pack.properties if self._pack else {}
            of, raws = self._raw_column("columns", f"properties.{attribute}", self._offsets)
            if len(raws) > 1:
                made = [
                    _listed(("properties", attribute), property_value(definitions.get(attribute), _value(raw)))
                    for raw in raws[1:]
                ]
                codes, values = _over(codes, values, of, [(), *made])
        return Column(codes[self._order], values)

    def _field(self, attribute: str) -> tuple[Numbers, Sequence[Values]]:
        """A field of the format."""
        stem, _, language = attribute.partition(".")
        if stem in TEXT_KEYS:
            return self._texts(stem, language)
        if attribute in ("figure_sources", "plateau_date"):
            return self._from_blocks(attribute)
        key = _STRETCHES.get(attribute, attribute)
        path = tuple(key.split("."))
        if attribute in ("from", "to"):
            return self._made("columns", key, lambda raw: ((date.fromisoformat(raw), path),))
        if attribute in ("tags", "classified"):
            return self._made("columns", key, lambda raw: tuple((each, (*path, at)) for at, each in enumerate(raw)))
        if attribute == "sources":
            return self._made("columns", key, lambda raw: tuple((each, (*path, at, "ref")) for at, each in enumerate(raw)))
        if attribute in ("type", "owner", "confidence", "classification", "status"):
            return self._made("columns", key, lambda raw: _one(path, raw))
        return np.zeros(len(self.ids), np.int32), [()]

    def _texts(self, key: str, language: str) -> tuple[Numbers, Sequence[Values]]:
        """A text, or one language of it; most of them are said once, so a value is made only when it is looked at."""
        known: dict[str, int] = {"": 0}

        def number(raw: Any) -> int:  # noqa: ANN401 - as the head of a shard has it
            vi, en = self._both(raw)
            return known.setdefault((en if language == "en" else vi) if language else vi or en, len(known))

        codes = self._coded("texts", key, self._offsets, number)
        path = (key, language) if language else (key,)
        return codes, _Lazy(list(known), path)

    def _both(self, raw: Any) -> tuple[str, str]:  # noqa: ANN401 - as the head of a shard has it
        if isinstance(raw, str):
            return (raw, "") if self.language == "vi" else ("", raw)
        return raw or ("", "")

    def _from_blocks(self, attribute: str) -> tuple[Numbers, list[Values]]:
        codes = np.zeros(len(self.ids), np.int32)
        values: list[Values] = [()]
        for at, row in self._with_block("indicator" if attribute == "figure_sources" else "plateau"):
            detail = self._detail_at(at, row)
            if attribute == "plateau_date":
                made: Values = ((detail.date, ("plateau", "date")),)
            else:
                figures = (("measurements", detail.measurements), ("targets", detail.targets))
                made = tuple((each.source, ("indicator", key, i)) for key, listed in figures for i, each in enumerate(listed))
            if made:
                codes[self._offsets[at] + row] = len(values)
                values.append(made)
        return codes, values

    def _placed(self, attribute: str) -> Column:
        """Layer or architecture, given or derived: worked out once for each pair of type and given layer."""
        types, type_names = self._raw_column("columns", "type", self._offsets)
        layers, layer_names = self._raw_column("columns", "layer", self._offsets)
        pairs, codes = np.unique(types.astype(np.int64) * len(layer_names) + layers, return_inverse=True)
        reader = ModelReader(self.language, self._pack)
        values: dict[Values, int] = {(): 0}
        table: list[int] = []
        for pair in pairs.tolist():
            layer, architecture = reader.place_of(
                str(type_names[pair // len(layer_names)] or ""), str(layer_names[pair % len(layer_names)] or "")
            )
            table.append(values.setdefault(_one((attribute,), layer if attribute == "layer" else architecture), len(values)))
        found: Numbers = np.array(table, np.int32)[codes.reshape(-1)]
        return Column(found[self._order], list(values))

    def _made(self, kind: str, key: str, make: Make) -> tuple[Numbers, list[Values]]:
        """A stored column with its values made of what was written."""
        codes, raws = self._raw_column(kind, key, self._offsets)
        known: dict[Values, int] = {(): 0}
        table = [0, *(known.setdefault(make(raw), len(known)) for raw in raws[1:])]
        found: Numbers = np.array(table, np.int32)[codes]
        return found, list(known)

    def _raw_column(self, kind: str, key: str, offsets: Numbers) -> tuple[Numbers, list[Raw | None]]:
        """A stored column of all files: for each row a code, and what was written for each code; 0 is nothing."""
        known: dict[Raw, int] = {}

        def number(raw: Any) -> int:  # noqa: ANN401 - as the head of a shard has it
            return known.setdefault(tuple(raw) if isinstance(raw, list) else raw, len(known) + 1)

        codes = self._coded(kind, key, offsets, number)
        return codes, [None, *known]

    def _coded(self, kind: str, key: str, offsets: Numbers, number: Callable[[Any], int]) -> Numbers:
        """A stored column of all files as the numbers that its values have; 0 where a row has none."""
        codes = np.zeros(int(offsets[-1]), np.int32)
        for shard, offset in zip(self._shards, offsets.tolist(), strict=False):
            column = shard.column(kind, key)
            if column is None:
                continue
            table = np.array([number(raw) for raw in column.raws], np.int32)
            local, rows = table[_stretch(shard, column.codes)], _stretch(shard, column.rows)
            codes[rows + offset if len(rows) else slice(offset, offset + len(local))] = local
        return codes

    def _text(self, raw: Any) -> Text:  # noqa: ANN401 - as the head of a shard has it
        return text(raw, self.language) if isinstance(raw, str) else Text(*raw) if raw else Text()

    # Single elements and relationships

    def name(self, element: int) -> Text:
        """The element's name."""
        at, row = self._at(element)
        column = self._shards[at].column("texts", "name")
        if column is None:
            return Text()
        rows, codes = _stretch(self._shards[at], column.rows), _stretch(self._shards[at], column.codes)
        place = np.flatnonzero(rows == row) if len(rows) else [row]
        return self._text(column.raws[codes[place[0]]])

    def detail(self, element: int) -> Detail:
        """What belongs to the element's type alone."""
        found: Detail = self._detail_at(*self._at(element))
        return found

    def _detail_at(self, at: int, row: int) -> Any:  # noqa: ANN401 - whoever asks knows the type
        block = dict(self._shards[at].head["blocks"]).get(row, {})
        type_ = next(iter(block), "")
        return ModelReader(self.language, self._pack).detail(type_, block) if type_ else None

    def _with_block(self, name: str) -> Iterator[tuple[int, int]]:
        for at, shard in enumerate(self._shards):
            for row, block in shard.head["blocks"]:
                if name in block:
                    yield at, row

    def origin(self, element: int) -> Origin:
        """Where the element is written."""
        at, _ = self._at(element)
        return Origin(self._documents[at], ("elements", self.ids[element]))

    def relationship_origin(self, relationship: int) -> Origin:
        """Where the relationship is written."""
        edge = int(self._edges[3][relationship])
        at = int(np.searchsorted(self._edge_offsets, edge, side="right")) - 1
        place = int(_stretch(self._shards[at], self._shards[at].head["places"])[edge - self._edge_offsets[at]])
        if place < 0:
            return Origin(self._documents[at], ("relationships", -1 - place))
        return Origin(self._documents[at], ("elements", self.ids[self._edges[0][relationship]], "relationships", place))

    def identity(self, relationship: int) -> tuple[str, str, str, str]:
        """What tells the relationship from all others."""
        source, target, type_ = (int(part[relationship]) for part in self._edges[:3])
        codes, raws = self._names
        raw = raws[codes[self._edges[3][relationship]]]
        said = self._text(raw) if raw is not None else Text()
        return self.ids[source], TYPES[type_], self.ids[target], said.vi or said.en

    @cached_property
    def _names(self) -> tuple[Numbers, list[Raw | None]]:
        return self._raw_column("edges", "name", self._edge_offsets)

    def _at(self, element: int) -> tuple[int, int]:
        """The shard of an element, and its row there."""
        row = int(self._order[element])
        at = int(np.searchsorted(self._offsets, row, side="right")) - 1
        return at, row - int(self._offsets[at])


def shard_graph(shards: Sequence[tuple[int, Shard]], language: Language, pack: Pack | None) -> Graph:
    """The graph of a model by column."""
    return Graph(ShardFacts(shards, language, pack), ArrayKernel())


class _Lazy(Sequence["Values"]):
    """Values of one scalar each; the first of them is none."""

    def __init__(self, said: list[str], path: tuple[str, ...]) -> None:
        self._said = said
        self._path = path

    @overload
    def __getitem__(self, index: int) -> Values: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Values]: ...

    def __getitem__(self, index: int | slice) -> Values | Sequence[Values]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        return _one(self._path, self._said[index])

    def __len__(self) -> int:
        return len(self._said)


def _stretch(shard: Shard, given: Sequence[int]) -> Numbers:
    first, length = given
    return np.frombuffer(shard.numbers, np.int32, length, first * 4) if length else np.empty(0, np.int32)


def _one(path: tuple[str, ...], said: Any) -> Values:  # noqa: ANN401 - as the head of a shard has it
    return ((said, path),) if said else ()


def _listed(path: tuple[str, ...], value: Any) -> Values:  # noqa: ANN401 - a property's value
    return tuple((each, (*path, at)) for at, each in enumerate(value)) if isinstance(value, tuple) else ((value, path),)


def _value(raw: Any) -> Any:  # noqa: ANN401 - as a document has it
    return list(raw) if isinstance(raw, tuple) else raw


def _over(codes: Numbers, values: Sequence[Values], of: Numbers, others: list[Values]) -> tuple[Numbers, list[Values]]:
    """One column laid over another: what it says counts, the rest shows through."""
    known = {each: at for at, each in enumerate(values)}
    table = np.array([known.setdefault(each, len(known)) for each in others], np.int32)
    return np.where(of > 0, table[of], codes), list(known)
