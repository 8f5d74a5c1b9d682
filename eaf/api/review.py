"""The review of a change between two revisions: four checks, so that what the model did is apart from what the rules did."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.api import load, run_check
from eaf.api.revisions import difference_of, opened_pair, told_problems, unread
from eaf.errors import RevisionError
from eaf.graph.model_facts import ModelGraph
from eaf.loading.cache import Cache
from eaf.loading.code_owners import find_code_owners
from eaf.loading.ruled_files import ruled_files
from eaf.reviewing.approval import governing
from eaf.reviewing.movements import Checks
from eaf.reviewing.review import Review, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eaf.api.acceptance import Acceptance
    from eaf.api.revisions import Opened
    from eaf.checking.engine import Run
    from eaf.checking.report import CheckReport
    from eaf.diffing.difference import Difference

_REASON = (
    "không xét được mô hình mới theo quy tắc của phiên bản gốc; hãy đưa thay đổi về quy tắc, miễn trừ, cấu hình vào trước, trong một"
    " thay đổi riêng · the new model cannot be judged by the rules of the base; bring in the change of rules, waivers or settings"
    " first, in a change of its own"
)


@dataclass(frozen=True)
class Asked:
    """What a review is of: a workspace from here upwards, two revisions (no ``head``: the work tree), and how it is checked."""

    start: Path
    base: str
    head: str
    run: Run
    acceptance: Acceptance


def review(asked: Asked, *, progress: Callable[[str, int, int], None] | None = None, cache: Cache | None = None) -> Review:
    """The review of a change. Raises :class:`RevisionError` when a revision cannot be read or checked whole by its own rules."""
    before, after = opened_pair(asked.start, asked.base, asked.head, progress=progress, cache=cache)
    difference = difference_of(before, after)
    files = before.session.loaded.source
    owners = find_code_owners(files, before.session.loaded.root)
    graphs = ModelGraph(before.model), ModelGraph(after.model)
    return reviewed(difference, _checks(asked, before, after, difference), graphs, owners)


def _checks(asked: Asked, before: Opened, after: Opened, difference: Difference) -> Checks:
    """The four checks, of which two are the other two when both revisions have the same rules."""
    base, head = _checked(asked, before), _checked(asked, after)
    packs = [[(each.id, each.digest) for each in one.session.loaded.packs] for one in (before, after)]
    if packs[0] == packs[1] and not governing(difference):
        return Checks(base, head, base, head)
    judged, why = _crossed(asked, after, before)
    turned, _ = _crossed(asked, before, after)
    return Checks(base, judged, turned, head, same_rules=False, unjudged=why)


def _checked(asked: Asked, opened: Opened) -> CheckReport:
    session = replace(opened.session, cache=Cache(None))
    report = run_check(session, asked.run, acceptance=asked.acceptance, to_compare=True)
    if not report.complete:
        raise unread(opened.revision, report.problems)
    return report


def _crossed(asked: Asked, model: Opened, rules: Opened) -> tuple[CheckReport | None, tuple[str, ...]]:
    """The model of one revision by the rules of another, or why it cannot be checked so."""
    try:
        files = ruled_files(model.session.loaded, rules.session.loaded)
    except RevisionError as error:
        return None, (_REASON, str(error))
    session = load(model.session.loaded.workspace, cache=model.session.cache, source=files)
    report = run_check(replace(session, cache=Cache(None)), asked.run, acceptance=asked.acceptance, to_compare=True)
    if not report.complete:
        return None, (_REASON, *told_problems(report.problems))
    _ensure_ruled(report, rules)
    return report, ()


def _ensure_ruled(report: CheckReport, rules: Opened) -> None:
    """Raise :class:`RevisionError` unless the packs and the waivers were those of the rules: nothing may slip in with a model."""
    packs = [(each.id, each.digest) for each in rules.session.loaded.packs]
    waivers = report.model.waivers if report.model else ()
    told, expected = (
        [replace(each, origin=rules.model.workspace.origin) for each in some] for some in (waivers, rules.model.waivers)
    )
    if [(each.id, each.digest) for each in report.packs] != packs or told != expected:
        message = f"không tách được quy tắc khỏi mô hình của {rules.revision.name.vi} · the rules of {rules.revision.name.en} could not be told from its model"
        raise RevisionError(message)
