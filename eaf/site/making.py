"""Making the pages of a site, share by share, and by several processes where there are many."""

from __future__ import annotations

import gc
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from eaf.loading.bulk import process_context, processors
from eaf.site.artifacts import asset_artifacts, edition_at, found_in, search_artifact, share_artifacts, shares_of
from eaf.site.ledger import Ledger

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from eaf.site.artifacts import Artifact, Edition, Share
    from eaf.site.ledger import Made
    from eaf.site.search_index import SearchEntry
    from eaf.site.writer import Writer

    Progress: TypeAlias = Callable[[str, int, int], None]
    Task: TypeAlias = tuple[tuple[Edition, Share], ...]

T = TypeVar("T")
_MANY = 256
"""From how many pages of elements on processes are started."""
_AT_WORK: list[tuple[Making, Writer]] = []
"""In a process that makes pages: what of, and who writes them; it comes with the copy of the process that started it."""


@dataclass(frozen=True)
class Making:
    """What generated pages are made of: the editions, the hand-written pages that can be found, and what stands already."""

    editions: tuple[Edition, ...]
    written: tuple[SearchEntry, ...] = ()
    ledger: Ledger = field(default_factory=Ledger)
    progress: Progress | None = None

    def artifacts(self) -> Iterator[Artifact]:
        """Assets, pages, pictures and the search index of each language, without what stands as the ledger says."""
        yield from asset_artifacts()
        for task in self._told(self._tasks):
            yield from self._made(task, self.ledger)
        yield from self._indexes()

    def write(self, writer: Writer) -> None:
        """Write :meth:`artifacts`."""
        tasks = self._tasks
        workers = min(processors(), len(tasks))
        if (
            workers < 2
            or sum(len(share.elements) for task in tasks for _, share in task) < _MANY
            or process_context().get_start_method() != "fork"
        ):
            writer.write(self.artifacts())
            return
        writer.write(asset_artifacts())
        gc.freeze()  # what the model is made of is not garbage, and processes that look at it again and again would copy it
        try:
            with ProcessPoolExecutor(workers, process_context(), _begin, (self, writer)) as pool:
                for now, kept, wrote in self._told(pool.map(_make, range(len(tasks)))):
                    self.ledger.take(now, kept)
                    writer.take(wrote)
        finally:
            gc.unfreeze()
        writer.write(self._indexes())

    def make(self, number: int, writer: Writer) -> Ledger:
        """Write one task by itself; what was made."""
        done = self.ledger.anew()
        writer.write(self._made(self._tasks[number], done))
        return done

    def _made(self, task: Task, ledger: Ledger) -> Iterator[Artifact]:
        for edition, share in task:
            yield from share_artifacts(edition, share, ledger)

    @cached_property
    def _tasks(self) -> tuple[Task, ...]:
        """The same pages in all languages go together: much of what they are made of is put together once."""
        return tuple(tuple((edition, share) for edition in self.editions) for share in shares_of(self.editions[0]))

    def _told(self, each_share: Iterable[T]) -> Iterator[T]:
        for number, each in enumerate(each_share, 1):
            if self.progress:
                self.progress("pages", number, len(self._tasks))
            yield each

    def _indexes(self) -> Iterator[Artifact]:
        for edition in self.editions:
            made = (made for name, made in self.ledger.now.items() if edition_at(name, self.editions) is edition)
            rows = (row for each in made for row in each.rows)
            yield search_artifact(edition, rows, found_in(edition, self.editions, self.written))


def _begin(making: Making, writer: Writer) -> None:
    _AT_WORK.append((making, writer))


def _make(number: int) -> tuple[dict[str, Made], list[str], Writer]:
    making, shared = _AT_WORK[-1]
    writer = shared.anew()
    done = making.make(number, writer)
    return done.now, done.kept, writer
