"""Elements and relationships of a large model, made of their files only when somebody asks for them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from operator import attrgetter
from typing import TYPE_CHECKING, overload

from eaf.loading.typed import table
from eaf.model.element import Origin

if TYPE_CHECKING:
    from collections.abc import ItemsView, Iterator, ValuesView

    from eaf.loading.files import Documents
    from eaf.loading.model_files import ModelReader
    from eaf.loading.shard import Shard
    from eaf.model.element import Element, Relationship


class LazyElements(Mapping[str, "Element"]):
    """Elements by id, in order of id; each is read when it is first asked for."""

    def __init__(self, shards: Sequence[tuple[int, Shard]], reader: ModelReader, documents: Documents) -> None:
        """``shards`` come with the numbers of their ``documents``."""
        self._reader = reader
        self._documents = documents
        self._shards = [shard for _, shard in shards]
        self._at = {id_: number for number, shard in shards for id_ in shard.head["ids"]}
        self._made: dict[str, Element] = {}

    def __getitem__(self, id_: str) -> Element:
        """The element called ``id_``."""
        known = self._made.get(id_)
        if known is None:
            number = self._at[id_]
            given = table(table(table(self._documents.data(number)).get("elements")).get(id_))
            known = self._made[id_] = self._reader.element(id_, given, Origin(number, ("elements", id_)))
        return known

    def ids_of_type(self, type_: str) -> list[str]:
        """The ids of the elements of a type, in order."""
        pairs = ((id_, each) for shard in self._shards for id_, each in zip(shard.head["ids"], shard.types, strict=True))
        return sorted(id_ for id_, each in pairs if each == type_)

    def __contains__(self, id_: object) -> bool:
        """Whether there is such an element."""
        return id_ in self._at

    def __iter__(self) -> Iterator[str]:
        """The ids, in order."""
        return iter(self._ids)

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self._at)

    def values(self) -> ValuesView[Element]:
        """The elements, in order of id: all of them are read at once."""
        return self._all.values()

    def items(self) -> ItemsView[str, Element]:
        """The ids with the elements."""
        return self._all.items()

    @cached_property
    def _all(self) -> dict[str, Element]:
        return {id_: self[id_] for id_ in self._ids}

    @cached_property
    def _ids(self) -> list[str]:
        return sorted(self._at)


class LazyRelationships(Sequence["Relationship"]):
    """Relationships in order of identity; all are read when the first is asked for."""

    def __init__(self, shards: Sequence[tuple[int, Shard]], reader: ModelReader, documents: Documents) -> None:
        """``shards`` come with the numbers of their ``documents``."""
        self._reader = reader
        self._documents = documents
        self._numbers = [number for number, _ in shards]
        self._length = sum(shard.edges for _, shard in shards)

    @overload
    def __getitem__(self, index: int) -> Relationship: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Relationship]: ...

    def __getitem__(self, index: int | slice) -> Relationship | Sequence[Relationship]:
        """One relationship, or some."""
        return self._made[index]

    def __iter__(self) -> Iterator[Relationship]:
        """All of them."""
        return iter(self._made)

    def __len__(self) -> int:
        """How many relationships there are."""
        return self._length

    @cached_property
    def _made(self) -> tuple[Relationship, ...]:
        found = (each for number in self._numbers for each in self._reader.relationships(self._documents.data(number), number))
        return tuple(sorted(found, key=attrgetter("identity")))
