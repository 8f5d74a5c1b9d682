"""Workspaces as they stand in revisions of a Git repository, and what differs between two."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.api import find_workspace, load, run_check
from eaf.api.acceptance import baseline_path, load_baseline
from eaf.checking.news import only_new
from eaf.checking.report import Since
from eaf.diffing.compare import difference
from eaf.diffing.difference import Difference, Revision, Side
from eaf.errors import RevisionError
from eaf.finding import sort_findings
from eaf.loading.cache import Cache
from eaf.loading.declared import contents, declared, declared_in_packs
from eaf.loading.files import DISK
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.loading.revision_files import RevisionFiles
from eaf.loading.surroundings import SETTINGS, workspaces_from
from eaf.model.baseline import Baseline
from eaf.model.item import RULE
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from eaf.api import Session
    from eaf.api.acceptance import Acceptance
    from eaf.checking.engine import Run
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.loading.files import Files
    from eaf.model.model import Model
    from eaf.pack.pack import Pack

WORK_TREE = Text("cây làm việc", "the work tree")
_SHOWN = 20


@dataclass(frozen=True)
class Opened:
    """A workspace of one revision that reads without a problem, and its baseline."""

    revision: Revision
    session: Session
    model: Model
    baseline: Baseline


def opened(
    workspace: Path,
    source: Files = DISK,
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
) -> Opened:
    """The workspace as it stands in its revision; raises :class:`RevisionError` with what keeps it from being read."""
    session = load(workspace, progress=progress, cache=cache, source=source)
    has_baseline = source.is_there(baseline_path(session.loaded))
    baseline, faults = load_baseline(session.loaded) if has_baseline else (Baseline(), ())
    problems = sort_findings([*session.problems, *faults])
    model = session.loaded.model
    if model is None or problems:
        raise unread(revision_of(source), problems)
    return Opened(revision_of(source), session, model, baseline)


def new_findings(
    report: CheckReport, session: Session, asked: tuple[Run, Acceptance, tuple[str, ...]], since: tuple[str, str]
) -> CheckReport:
    """The report with what is new in it ``since`` a revision, given by name and commit; as it is when it is incomplete.

    ``asked`` is what the report answers: the run, what it accepts and the packs that it names instead of the workspace's. Raises
    :class:`RevisionError` when the revision cannot be checked whole.
    """
    if not report.complete:
        return report
    run, acceptance, packs = asked
    objects = GitObjects(find_repository(session.loaded.workspace))
    source = RevisionFiles(objects, replace(objects.commit(since[1]), name=since[0]))
    earlier = load(session.loaded.workspace, packs=packs, cache=session.cache, source=source)
    compared_with = run_check(replace(earlier, cache=Cache(None)), run, acceptance=acceptance, to_compare=True)
    if not compared_with.complete:
        raise unread(revision_of(source), compared_with.problems)
    return only_new(report, compared_with, _since(str(source.commit), since[1], (earlier, session)))


def _since(name: str, commit: str, sessions: tuple[Session, Session]) -> Since:
    """How the packs and their rules changed."""
    old, new = (each.loaded.packs for each in sessions)
    before, after = _rules(old, new), _rules(new, old)
    known, found = ({each.id: each.digest for each in packs} for packs in (old, new))
    return Since(
        name,
        commit,
        packs=tuple(sorted(id_ for id_ in {*known, *found} if known.get(id_) != found.get(id_))),
        added=tuple(sorted(after.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - after.keys())),
        changed=tuple(sorted(id_ for id_ in before.keys() & after.keys() if before[id_] != after[id_])),
    )


def _rules(packs: tuple[Pack, ...], others: tuple[Pack, ...]) -> dict[str, object]:
    """What the rules say of packs that differ from the others, by id."""
    return {each.key[-1]: each.data for each in declared_in_packs(packs, others) if each.kind == RULE}


def unread(revision: Revision, problems: Sequence[Finding]) -> RevisionError:
    """That a revision could not be read or checked whole, and the first of its problems."""
    said = f"không đọc hoặc kiểm tra được trọn vẹn {revision.name.vi} · {revision.name.en} could not be read or checked whole"
    return RevisionError("\n".join([said, *(f"{revision.name.vi}: {line}" for line in told_problems(problems))]))


def told_problems(problems: Sequence[Finding]) -> tuple[str, ...]:
    """The first problems, a line each."""
    lines = [f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}" for each in problems]
    more = [f"… {len(lines) - _SHOWN}"] if len(lines) > _SHOWN else []
    return (*lines[:_SHOWN], *more)


def compared(
    start: Path,
    base: str,
    head: str = "",
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
) -> Difference:
    """What differs between two revisions of a workspace; without ``head``, between a revision and the work tree.

    Raises :class:`RevisionError` when one of them cannot be read.
    """
    return difference_of(*opened_pair(start, base, head, progress=progress, cache=cache))


def opened_pair(
    start: Path,
    base: str,
    head: str = "",
    *,
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
) -> tuple[Opened, Opened]:
    """Two revisions of a workspace; without ``head`` the second is the work tree.

    Raises :class:`RevisionError` when one of them cannot be read.
    """
    objects = GitObjects(find_repository(start))
    source: Files = RevisionFiles(objects, objects.commit(head)) if head else DISK
    old = RevisionFiles(objects, objects.commit(base))
    if not head and objects.repository.bare:
        message = "kho bare không có cây làm việc; nêu cả hai phiên bản · a bare repository has no work tree; name both revisions"
        raise RevisionError(message)
    workspace = (
        workspace_in(source, start, objects.repository.root) if isinstance(source, RevisionFiles) else find_workspace(start)
    )
    before = opened(workspace, old, progress=progress, cache=cache)
    after = opened(workspace, source, progress=progress, cache=cache)
    return before, after


def difference_of(before: Opened, after: Opened) -> Difference:
    """What differs between two revisions that were read."""
    return difference(*_sides(before, after))


def revision_of(source: Files) -> Revision:
    """What a revision, or the work tree, is called."""
    if not isinstance(source, RevisionFiles):
        return Revision(WORK_TREE)
    return Revision(both(str(source.commit)), source.commit.oid)


def workspace_in(source: RevisionFiles, start: Path, root: Path) -> Path:
    """The workspace's folder in a revision, looked for as on the disk."""
    for candidate in workspaces_from(start.resolve()):
        if candidate.is_relative_to(root) and source.is_file(candidate / SETTINGS):
            return candidate
    message = f"không tìm thấy {SETTINGS} trong {source.commit} · no {SETTINGS} in {source.commit}"
    raise RevisionError(message)


def _sides(before: Opened, after: Opened) -> tuple[Side, Side]:
    """Both revisions with what stands in the files that differ."""
    same = contents(before.session.loaded) & contents(after.session.loaded)
    packs = [each.session.loaded.packs for each in (before, after)]
    old, new = (
        Side(
            each.revision,
            each.model,
            own,
            (*declared(each.session.loaded, each.baseline, same), *declared_in_packs(own, others)),
        )
        for each, own, others in ((before, packs[0], packs[1]), (after, packs[1], packs[0]))
    )
    return old, new
