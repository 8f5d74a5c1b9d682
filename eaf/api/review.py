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
from eaf.loading.files import shown
from eaf.loading.ruled_files import ruled_files
from eaf.loading.surroundings import pack_folders
from eaf.model.element import Origin
from eaf.model.item import BASELINE, WAIVER, WORKSPACE
from eaf.reviewing.approval import governing
from eaf.reviewing.movements import Checks
from eaf.reviewing.review import Files, Review, reviewed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from eaf.api.acceptance import Acceptance
    from eaf.api.revisions import Opened
    from eaf.checking.engine import Run
    from eaf.checking.report import CheckReport
    from eaf.diffing.difference import Difference
    from eaf.finding import Finding
    from eaf.loading.workspace import Loaded
    from eaf.model.model import Model, Workspace
    from eaf.model.waiver import Waiver

_REASON = (
    "không xét được mô hình mới theo quy tắc của phiên bản gốc; hãy đưa thay đổi về quy tắc, miễn trừ, cấu hình vào trước, trong một"
    " thay đổi riêng · the new model cannot be judged by the rules of the base; bring in the change of rules, waivers or settings"
    " first, in a change of its own"
)
_NOWHERE = Origin(0, ())


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
    graphs = ModelGraph(before.model), ModelGraph(after.model)
    loaded = before.session.loaded
    files = Files(find_code_owners(loaded.source, loaded.root), _pack_files(loaded, after.session.loaded), _follow(before, after))
    return reviewed(difference, _checks(asked, before, after, difference), graphs, files)


def _pack_files(before: Loaded, after: Loaded) -> tuple[str, ...]:
    """The files of the packs beside the model that are not the same in both revisions, examples and comments included."""
    sides = [dict(_in_packs(each)) for each in (before, after)]
    return tuple(shown(path, after.root) for path in sorted({*sides[0], *sides[1]}) if sides[0].get(path) != sides[1].get(path))


def _in_packs(loaded: Loaded) -> Iterator[tuple[Path, tuple[bytes, Finding | None]]]:
    files = loaded.source
    for folder in pack_folders(loaded.workspace)[:2]:
        if folder.is_relative_to(loaded.root) and files.is_there(folder):
            yield from ((path, files.read(path, shown(path, loaded.root))) for path in files.yaml_files(folder))


def _checks(asked: Asked, before: Opened, after: Opened, difference: Difference) -> Checks:
    """The four checks, of which two are the other two when both revisions have the same rules."""
    base, head = _checked(asked, before), _checked(asked, after)
    if not (_follow(before, after) or governing(difference) or _packs(before) != _packs(after)):
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
    packs = [(each.id, each.digest) for each in report.packs]
    if report.model is None or packs != _packs(rules) or _waivers(report.model) != _waivers(rules.model):
        message = f"không tách được quy tắc khỏi mô hình của {rules.revision.name.vi} · the rules of {rules.revision.name.en} could not be told from its model"
        raise RevisionError(message)


def _packs(opened: Opened) -> list[tuple[str, str]]:
    return [(each.id, each.digest) for each in opened.session.loaded.packs]


def _waivers(model: Model) -> list[Waiver]:
    """The waivers, wherever they stand."""
    return [replace(each, origin=_NOWHERE) for each in model.waivers]


def _follow(before: Opened, after: Opened) -> tuple[str, ...]:
    """The kinds of what decides on findings that say something else, if only because they follow the new id of an element."""
    differs = {
        WORKSPACE: _settings(before.model) != _settings(after.model),
        WAIVER: _waivers(before.model) != _waivers(after.model),
        BASELINE: before.baseline.text() != after.baseline.text(),
    }
    return tuple(kind for kind, is_so in differs.items() if is_so)


def _settings(model: Model) -> Workspace:
    return replace(model.workspace, origin=_NOWHERE)
