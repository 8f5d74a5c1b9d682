"""The model as numbers: elements, relationships and attributes as columns, and arcs built once for each kind of step."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from eaf.graph.column import Column
from eaf.graph.lists import ListKernel
from eaf.graph.marks import both
from eaf.model.metamodel import RELATIONSHIP_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from eaf.graph.column import Codes
    from eaf.graph.kernel import Arc, Arcs, Kernel
    from eaf.graph.marks import Marks
    from eaf.model.element import Detail, Origin
    from eaf.text import Text

Result = TypeVar("Result")
DEPENDENCY = "dependency"
EDGES, DETAILS, NAMES, DAY = "relationships", "details", "name", "as-of"
"""What is read beside attributes: relationships, what belongs to one type alone, the name that every finding gives, and the day."""
LARGE = 4_000
"""From so many elements on numpy is worth its loading time."""
TYPES = tuple(RELATIONSHIP_TYPES)
_TYPE_NUMBER = {id_: number for number, id_ in enumerate(TYPES)}
_ON_SOURCE = bytes(each.dependent == "source" for each in RELATIONSHIP_TYPES.values())
_ON_TARGET = bytes(each.dependent == "target" for each in RELATIONSHIP_TYPES.values())
ACCESS = ("", "read", "write", "read-write")


class Facts(Protocol):
    """What a graph is made of: elements in order of id, relationships in order of identity."""

    @property
    def ids(self) -> Sequence[str]:
        """The ids of the elements."""
        ...

    @property
    def number(self) -> Mapping[str, int]:
        """The number of each element by id."""
        ...

    @property
    def ends(self) -> tuple[Iterable[int], Iterable[int]]:
        """The element numbers of the sources and of the targets of the relationships."""
        ...

    @property
    def types(self) -> Iterable[int]:
        """The types of the relationships, as positions in :data:`TYPES`."""
        ...

    @property
    def access(self) -> bytes:
        """The kinds of access, as positions in :data:`ACCESS`."""
        ...

    @property
    def with_data(self) -> bytes:
        """1 for each relationship that names data."""
        ...

    def column(self, attribute: str, kernel: Kernel) -> Column:
        """An attribute of all elements."""
        ...

    def relationship_column(self, attribute: str, kernel: Kernel) -> Column:
        """``since`` or ``until`` of all relationships."""
        ...

    def name(self, element: int) -> Text:
        """An element's name."""
        ...

    def detail(self, element: int) -> Detail:
        """What belongs to the element's type alone."""
        ...

    def origin(self, element: int) -> Origin:
        """Where an element is written."""
        ...

    def relationship_origin(self, relationship: int) -> Origin:
        """Where a relationship is written."""
        ...

    def identity(self, relationship: int) -> tuple[str, str, str, str]:
        """What tells a relationship from all others."""
        ...


class Graph:
    """Elements and relationships by number; nothing in it ever changes."""

    def __init__(self, facts: Facts, kernel: Kernel | None = None) -> None:
        self.facts = facts
        self.ids = facts.ids
        self.kernel = kernel or _kernel_for(len(self.ids))
        self.reads: set[str] = set()
        """What was asked of the facts: names of attributes, and :data:`EDGES`."""
        self._arcs: dict[tuple[str, bool, tuple[str, ...]], Arcs] = {}
        self._of_types: dict[tuple[str, ...], bytearray] = {}
        self._columns: dict[str, Column] = {}
        self._shared: dict[Hashable, tuple[Any, set[str]]] = {}

    def __len__(self) -> int:
        """How many elements there are."""
        return len(self.ids)

    @property
    def number(self) -> Mapping[str, int]:
        """The number of each element by id."""
        return self.facts.number

    @property
    def sources(self) -> Codes:
        """The element that each relationship starts at."""
        self.reads.add(EDGES)
        return self._ends[0]

    @property
    def targets(self) -> Codes:
        """The element that each relationship leads to."""
        self.reads.add(EDGES)
        return self._ends[1]

    @property
    def types(self) -> Codes:
        """The type of each relationship, as a position in :data:`TYPES`."""
        self.reads.add(EDGES)
        return self._types

    @property
    def with_data(self) -> bytes:
        """1 for each relationship that names data."""
        self.reads.add(EDGES)
        return self.facts.with_data

    @cached_property
    def _ends(self) -> tuple[Codes, Codes]:
        sources, targets = self.facts.ends
        return self.kernel.codes(sources), self.kernel.codes(targets)

    @cached_property
    def _types(self) -> Codes:
        return self.kernel.codes(self.facts.types)

    def column(self, attribute: str) -> Column:
        """An attribute of all elements; ``owner.x`` is the attribute ``x`` of the owner."""
        self.reads.add(attribute)
        known = self._columns.get(attribute)
        if known is None:
            known = self._columns[attribute] = self._column(attribute)
        return known

    def _column(self, attribute: str) -> Column:
        if not attribute.startswith("owner."):
            return self.facts.column(attribute, self.kernel)
        owners, inner = self.column("owner"), self.column(attribute.removeprefix("owner."))
        values = [tuple((value, ("owner",)) for value, _ in each) for each in inner.values]
        numbers = (self.number.get(str(each[0][0])) if each else None for each in owners.values)
        of_owners = [0 if number is None else int(inner.codes[number]) for number in numbers]
        return Column(self.kernel.mapped(owners.codes, of_owners), values)

    def relationship_column(self, attribute: str) -> Column:
        """``since`` or ``until`` of all relationships."""
        return self.shared(("relationships", attribute), lambda: self.facts.relationship_column(attribute, self.kernel))

    def shared(self, key: Hashable, make: Callable[[], Result]) -> Result:
        """What several rules need, made once; ``key`` says all that it depends on."""
        if key not in self._shared:
            outer, self.reads = self.reads, set()
            try:
                self._shared[key] = (make(), self.reads)
            finally:
                self.reads = outer
        found: Result
        found, reads = self._shared[key]
        self.reads |= reads
        return found

    def of_types(self, types: tuple[str, ...]) -> bytearray:
        """The relationships of these types; ``dependency`` stands for all that carry one."""
        self.reads.add(EDGES)
        known = self._of_types.get(types)
        if known is None:
            wanted = bytearray(len(TYPES))
            for type_ in types:
                for name in _expand(type_):
                    wanted[_TYPE_NUMBER[name]] = 1
            self.kernel.visits += len(self.types)
            known = self._of_types[types] = self.kernel.marked(self.types, wanted)
        return known

    def with_end(self, ends: Codes, marked: Marks) -> bytearray:
        """The relationships of which that end, or whatever else each has one number for, is marked."""
        self.kernel.visits += len(ends)
        return self.kernel.marked(ends, marked)

    def of_end(self, ends: Codes, numbers: Codes) -> Codes:
        """For each relationship the number that this end of it has."""
        self.kernel.visits += len(ends)
        return self.kernel.mapped(ends, numbers)

    def with_access(self, kinds: tuple[str, ...]) -> bytearray:
        """The relationships with one of these kinds of access."""
        self.reads.add(EDGES)
        return bytearray(self.facts.access.translate(bytes(n < len(ACCESS) and ACCESS[n] in kinds for n in range(256))))

    def type_of(self, relationship: int) -> str:
        """The type of a relationship."""
        return TYPES[self.types[relationship]]

    def dependency(self, relationship: int) -> Arc | None:
        """The dependent's and the dependency's number, or nothing where the type carries none."""
        type_ = self.types[relationship]
        if _ON_SOURCE[type_]:
            return self.sources[relationship], self.targets[relationship]
        if _ON_TARGET[type_]:
            return self.targets[relationship], self.sources[relationship]
        return None

    @property
    def dependents(self) -> Codes:
        """The dependent of each relationship; its source where the type carries no dependency."""
        self.reads.add(EDGES)
        return self._dependents

    @property
    def dependencies(self) -> Codes:
        """The dependency of each relationship; its target where the type carries none."""
        self.reads.add(EDGES)
        return self._dependencies

    @cached_property
    def _dependents(self) -> Codes:
        return self.kernel.either(self._turned, self.targets, self.sources)

    @cached_property
    def _dependencies(self) -> Codes:
        return self.kernel.either(self._turned, self.sources, self.targets)

    @cached_property
    def _turned(self) -> bytearray:
        """The relationships whose dependent is the target."""
        return self.kernel.marked(self.types, _ON_TARGET)

    def name_of(self, relationship: int) -> str:
        """What tells a relationship from all others: the ids of its ends, its type and its name, if it has one."""
        return " ".join(self.facts.identity(relationship)).rstrip()

    def arcs(self, label: str, *, inverse: bool = False, access: tuple[str, ...] = ()) -> Arcs:
        """For every element the arcs of one kind of step: a relationship type, or ``dependency``.

        ``access`` keeps only the relationships with one of these kinds of access.
        """
        self.reads.add(EDGES)
        known = self._arcs.get((label, inverse, access))
        if known is None:
            known = self._arcs[label, inverse, access] = self._build(label, inverse=inverse, access=access)
        return known

    def _build(self, label: str, *, inverse: bool, access: tuple[str, ...]) -> Arcs:
        chosen: Marks = self.of_types((label,))
        if access:
            chosen = both(chosen, self.with_access(access))
        ends = (self.dependents, self.dependencies) if label == DEPENDENCY else (self.sources, self.targets)
        starts, ends_ = reversed(ends) if inverse else ends
        return self.kernel.arcs(len(self), starts, ends_, chosen)


def _kernel_for(size: int) -> Kernel:
    if size < LARGE:
        return ListKernel()
    from eaf.graph.arrays import ArrayKernel  # noqa: PLC0415 - a tenth of a second that small models need not wait for

    return ArrayKernel()


def _expand(label: str) -> tuple[str, ...]:
    if label != DEPENDENCY:
        return (label,)
    return tuple(each.id for each in RELATIONSHIP_TYPES.values() if each.dependent != "none")
