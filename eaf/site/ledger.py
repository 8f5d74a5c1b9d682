"""What a build made and of what: the next one leaves alone whatever would be made of the same and still stands.

The files of a page stand under a key, a digest of everything that they are made of. They are kept when the key is that of the last
build and each file still holds what was written then.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from eaf.site.search_index import SearchRow


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of one key: its files, what they can be found by, and the names of what it consists of, made of keys of their own."""

    key: str
    paths: tuple[str, ...]
    rows: tuple[SearchRow, ...] = ()
    parts: tuple[str, ...] = ()


def _nothing_stands(_path: str) -> bool:
    return False


@dataclass
class Ledger:
    """What the last build made, by name, and what this one makes; without the last one everything is made.

    ``stands`` says whether a file holds what the last build wrote; ``base`` is what all pages depend on beside the model.
    """

    before: Mapping[str, Made] = field(default_factory=dict)
    stands: Callable[[str], bool] = _nothing_stands
    base: str = ""
    now: dict[str, Made] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def find(self, name: str, key: str) -> Made | None:
        """What was made of the same, if all of it still stands; then it is kept."""
        known = self.before.get(name)
        if known is None or known.key != key:
            return None
        found = {name: known, **{each: self.before[each] for each in known.parts}}
        paths = [path for each in found.values() for path in each.paths]
        if not all(map(self.stands, paths)):
            return None
        self.now.update(found)
        self.kept.extend(paths)
        return known

    def note(self, name: str, made: Made) -> None:
        """Remember what was made."""
        self.now[name] = made

    def anew(self) -> Ledger:
        """The same knowledge of the last build, with nothing made yet."""
        return Ledger(self.before, self.stands, self.base)

    def take(self, now: Mapping[str, Made], kept: Iterable[str]) -> None:
        """Add what another one made and kept."""
        self.now.update(now)
        self.kept.extend(kept)
