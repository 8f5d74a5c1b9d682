"""The history of a workspace, checked commit by commit along the first parents."""

from __future__ import annotations

import os
from functools import lru_cache, partial
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from eaf.api import load, run_check
from eaf.api.revisions import workspace_in
from eaf.checking.engine import Run
from eaf.checking.kept_measures import KeptMeasures
from eaf.checking.measured import Point, Trend, measure
from eaf.errors import RevisionError
from eaf.loading.bulk import in_processes, processors
from eaf.loading.cache import Cache, code_digest, digest
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.loading.kept_results import content_of
from eaf.loading.memory import Memory
from eaf.loading.revision_files import RevisionFiles, is_inside
from eaf.loading.surroundings import SETTINGS, VIETNAM, pack_folders
from eaf.loading.yaml_text import collector_paused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import date
    from pathlib import Path

    from eaf.checking.measured import Measured
    from eaf.loading.git_objects import Commit, Repository, Step
    from eaf.loading.workspace import Loaded


_AT_ONCE = 128
"""How many commits in a row a process is given at most: each row begins with reading everything."""
Task: TypeAlias = "tuple[Commit, date]"


def trend(
    start: Path,
    revisions: str = "HEAD",
    *,
    as_of: date | None = None,
    limit: int = 0,
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
) -> Trend:
    """Every commit of a history, judged as of its own date, or all of them ``as_of`` one; at most the last ``limit``, unless 0.

    ``revisions`` is a name, or two with ``..`` between them for what came after the first. Raises :class:`RevisionError`.
    """
    objects = GitObjects(find_repository(start))
    steps = _steps(objects, revisions, limit)
    if not steps:
        return Trend(())
    workspace = workspace_in(RevisionFiles(objects, steps[-1].commit), start, objects.repository.root)
    cache = cache or Cache(None)
    keys = _Keys(objects, workspace, cache)
    first = next(number for number, step in enumerate(steps) if keys.is_there(step.commit))
    asked = [(step, as_of or _day(step), keys.key(step.commit, as_of or _day(step))) for step in steps[first:]]
    kept = KeptMeasures(cache)
    missing = {key: (step.commit, day) for step, day, key in asked if kept.find(key) is None}
    for number, (key, new) in enumerate(zip(missing, _measured(objects.repository, workspace, [*missing.values()]), strict=True)):
        if progress:
            progress("history", number + 1, len(missing))
        kept.keep(key, new)
    points = tuple(Point(step.commit.oid, _day(step), found) for step, _, key in asked if (found := kept.find(key)))
    return Trend(points, first)


def _day(step: Step) -> date:
    return (step.made + VIETNAM).date()


def _steps(objects: GitObjects, revisions: str, limit: int) -> list[Step]:
    """The commits that are meant, the oldest first."""
    base, dots, head = revisions.partition("..")
    head = head if dots else base
    stop = objects.commit(base).oid if dots else ""
    found: list[Step] = []
    for step in objects.history(head or "HEAD"):
        if step.commit.oid == stop:
            break
        found.append(step)
        if len(found) == limit:
            break
        if stop and not step.parent:
            message = (
                f"{base} không nằm trên chuỗi cha thứ nhất của {head or 'HEAD'}"
                f" · {base} is not among the first parents of {head or 'HEAD'}"
            )
            raise RevisionError(message)
    return found[::-1]


class _Keys:
    """What the check of a commit depends on, as one key: the trees of model and packs, the packs elsewhere, the day and the code."""

    def __init__(self, objects: GitObjects, workspace: Path, cache: Cache) -> None:
        self._objects = objects
        self._workspace = workspace
        root = objects.repository.root
        folders = pack_folders(workspace)
        outside = (each for each in folders if not is_inside(each, root))
        content = (part for each in outside for part in content_of(each, cache))
        self._base = digest(code_digest(), workspace.relative_to(root).as_posix(), *content)
        self._folders = (workspace, *folders)

    def is_there(self, commit: Commit) -> bool:
        """Whether a commit has the workspace."""
        return RevisionFiles(self._objects, commit).is_file(self._workspace / SETTINGS)

    def key(self, commit: Commit, as_of: date) -> str:
        """The key of the check of a commit as of a day."""
        files = RevisionFiles(self._objects, commit)
        return digest(self._base, as_of.isoformat(), *map(files.state, self._folders))


def _measured(repository: Repository, workspace: Path, tasks: list[Task]) -> Iterator[Measured]:
    """The numbers of each commit as of its day, in order; long histories are gone through by several processes."""
    measure_some = partial(_some, repository, workspace)
    at_once = min(_AT_ONCE, -(-len(tasks) // processors()) or 1)
    parts = [tasks[at : at + at_once] for at in range(0, len(tasks), at_once)]
    return chain.from_iterable(in_processes(measure_some, parts, min(processors(), len(parts))))


def _some(repository: Repository, workspace: Path, tasks: list[Task]) -> list[Measured]:
    """The numbers of a few commits in a row; what two in a row have in common is read and asserted once."""
    objects, memory = process_memory(repository, os.getpid())
    found = []
    with collector_paused():  # what is remembered is large, and none of it is a cycle
        for commit, as_of in tasks:
            memory.turn()
            session = load(workspace, cache=memory, source=RevisionFiles(objects, commit))
            report = run_check(session, Run(as_of, counted=True), to_compare=True)
            found.append(measure(report, _placed(session.loaded)))
    return found


@lru_cache(maxsize=1)
def process_memory(repository: Repository, process: int) -> tuple[GitObjects, Memory]:
    """What one process reads with and keeps."""
    del process
    return GitObjects(repository), Memory()


def _placed(loaded: Loaded) -> Mapping[str, str] | None:
    """The layer of each element, read by column; nothing where the model is not there by column."""
    if loaded.model is None or not loaded.shards:
        return None
    from eaf.graph.shard_facts import shard_graph  # noqa: PLC0415 - numpy, which a history that is kept need not wait for

    graph = shard_graph(loaded.shards, loaded.model.workspace.language, loaded.packs[0])
    column = graph.column("layer")
    names = [str(each[0][0]) if each else "" for each in column.values]
    return {id_: names[code] for id_, code in zip(graph.ids, column.codes, strict=True)}
