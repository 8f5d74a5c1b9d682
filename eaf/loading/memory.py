"""A cache in the memory of one process, for reading one revision after the other: what two in a row used is there for the next."""

from __future__ import annotations

from eaf.loading.cache import Cache


class Memory(Cache):
    """Entries as bytes, and values as they are; what neither this turn nor the one before it used is gone."""

    def __init__(self) -> None:
        super().__init__(None)
        self._before: dict[tuple[str, ...], object] = {}

    def __reduce__(self) -> tuple[type[Memory], tuple[()]]:
        """Another process begins with nothing."""
        return Memory, ()

    @property
    def holds(self) -> bool:
        """Whether anything is kept at all."""
        return True

    @property
    def recalls(self) -> bool:
        """Whether values are kept as they are."""
        return True

    def turn(self) -> None:
        """Begin with the next revision."""
        self._before, self._values = self._values, {}

    def recall(self, *key: str) -> object | None:
        """A value, or nothing."""
        found = super().recall(*key)
        if found is None:
            found = self._before.get(key)
            if found is not None:
                self._values[key] = found
        return found

    def get(self, kind: str, key: str) -> bytes | None:
        """An entry, or nothing."""
        found = self.recall(kind, key)
        return found if isinstance(found, bytes) else None

    def put(self, kind: str, key: str, raw: bytes) -> None:
        """Keep an entry."""
        self.remember(raw, kind, key)
