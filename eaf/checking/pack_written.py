"""A pack as its files have it written: every entry with the place at which it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from eaf.loading.files import Documents
from eaf.loading.typed import items, table
from eaf.model.element import Origin

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.finding import Place
    from eaf.loading.document import Value
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule

Tree: TypeAlias = "dict[str, Value]"
Entry: TypeAlias = "tuple[Tree, Origin]"


class Written:
    """The files of one pack; raises TypeError for a pack that was not read from files."""

    def __init__(self, pack: Pack) -> None:
        if not isinstance(pack.places, Documents):
            message = f"the pack {pack.id} was not read from files"
            raise TypeError(message)
        self._documents = pack.places
        self._numbers = range(len(pack.places.all))

    def files(self) -> Iterator[tuple[int, Tree]]:
        """Every file, by its number."""
        return ((number, table(self._documents.data(number))) for number in self._numbers)

    def listed(self, key: str) -> Iterator[Entry]:
        """The entries of all lists of this name."""
        for number, top in self.files():
            for index, each in enumerate(items(top.get(key))):
                yield each, Origin(number, (key, index))

    def headed(self, key: str) -> Iterator[Entry]:
        """What stands under this key at the top of a file."""
        for number, top in self.files():
            if key in top:
                yield table(top[key]), Origin(number, (key,))

    def keyed(self, key: str) -> Iterator[tuple[str, Origin]]:
        """The names in all mappings of this name."""
        for number, top in self.files():
            yield from ((name, Origin(number, (key, name))) for name in table(top.get(key)))

    def rule(self, rule: Rule) -> Tree:
        """A rule as it is written."""
        value = self._documents.data(rule.origin.document)
        for step in rule.origin.path:
            value = table(value)[step] if isinstance(step, str) else items(value)[step]
        return table(value)

    def place(self, origin: Origin, *, key: bool = False) -> Place:
        """The place of the value at the origin, or of its key."""
        return self._documents.place(origin, key=key)
