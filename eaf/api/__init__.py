"""The public functions: load, check, view, export, build. Thin wiring; every part is handed in from here."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eaf.api.acceptance import EVERYTHING, Acceptance, accept, known_baseline
from eaf.checking.engine import Large, PreparedRule, Run, check, prepare
from eaf.checking.planned import with_cures
from eaf.checking.report import CheckReport
from eaf.errors import NotFoundError
from eaf.finding import Finding, sort_findings
from eaf.loading.cache import Cache, default_folder
from eaf.loading.files import DISK
from eaf.loading.surroundings import find_workspace, today
from eaf.loading.workspace import Loaded, WorkspaceLoader
from eaf.model.element import Plateau
from eaf.rules import RULE_KINDS
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from eaf.loading.files import Files
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.schemas.pieces import Schema


__all__ = ["Session", "find_workspace", "kind_schemas", "load", "model_at", "run_check", "today"]


def kind_schemas() -> dict[str, Schema]:
    """The parameter schemas of all rule kinds."""
    return {kind.id: kind.schema for kind in RULE_KINDS}


@dataclass(frozen=True)
class Session:
    """A workspace as read, with its rules ready to run."""

    loaded: Loaded
    rules: tuple[PreparedRule, ...]
    problems: tuple[Finding, ...]
    cache: Cache = field(default_factory=lambda: Cache(None))


def load(
    workspace: Path,
    *,
    packs: tuple[str, ...] = (),
    with_tests: bool = False,
    progress: Callable[[str, int, int], None] | None = None,
    cache: Cache | None = None,
    source: Files = DISK,
) -> Session:
    """Read a workspace and its packs; ``packs`` replaces those that the workspace names.

    ``cache`` keeps what was read for the next time: by default in the user's cache folder. ``source`` is where files are read from.
    """
    cache = cache or Cache(default_folder())
    loaded = WorkspaceLoader(workspace, kind_schemas(), progress, packs, cache, source).load(with_tests=with_tests)
    rules, problems = _prepared(loaded.packs, cache)
    return Session(loaded, rules, sort_findings([*loaded.problems, *problems]), cache)


def _prepared(packs: tuple[Pack, ...], cache: Cache) -> tuple[tuple[PreparedRule, ...], tuple[Finding, ...]]:
    """The rules of the packs, ready to run, and what is wrong with them; once for each packs where values are recalled."""
    key = ("rules", *(pack.digest for pack in packs))
    known = cache.recall(*key)
    if isinstance(known, tuple):
        return known, ()
    rules, problems = prepare(packs, RULE_KINDS)
    if not problems:
        cache.remember(rules, *key)
    return rules, problems


def model_at(model: Model, plateau: str) -> Model:
    """The model at a plateau; the whole model when ``plateau`` is empty. Raises :class:`NotFoundError`."""
    if not plateau:
        return model
    plateaus = [each.id for each in model.elements.values() if isinstance(each.detail, Plateau)]
    element = model.elements.get(plateau)
    if element is None or not isinstance(element.detail, Plateau):
        message = f"không có giai đoạn '{plateau}' · there is no plateau '{plateau}'"
        raise NotFoundError(message, nearest(plateau, plateaus) or tuple(plateaus))
    return model.at(element.detail.date)


def run_check(
    session: Session,
    run: Run,
    progress: Callable[[str, int, int], None] | None = None,
    acceptance: Acceptance = EVERYTHING,
    *,
    to_compare: bool = False,
) -> CheckReport:
    """Check a workspace. When anything kept it from being read, no rule runs and the report is incomplete.

    A report that is there ``to_compare`` another one with may lack rules that were asked for, and tells no plans.
    """
    loaded = session.loaded
    if loaded.model is None or session.problems:
        return CheckReport(
            as_of=run.as_of,
            plateau=run.plateau,
            workspace=loaded.workspace.name,
            model=None,
            packs=loaded.packs,
            problems=session.problems,
            files=loaded.files,
            rules={each.rule.id: each.rule for each in session.rules},
            documents=loaded.documents,
        )
    unknown = _unknown_rules(session, run)
    if unknown and not to_compare:
        raise unknown
    known = known_baseline(loaded, acceptance)
    run = replace(run, recorded=known.baseline.recorded_at(run.as_of))
    large = None if run.plateau or not loaded.shards else Large(loaded.shards, loaded.documents.names, session.cache)
    report = check(model_at(loaded.model, run.plateau), session.rules, loaded.packs, run, progress, large)
    accepted = accept(replace(report, files=loaded.files), loaded, acceptance, known)
    if to_compare:
        return accepted
    cured = with_cures(accepted, loaded.model, lambda model: check(model, session.rules, loaded.packs, run))
    loaded.documents.keep_places()
    return cured


def _unknown_rules(session: Session, run: Run) -> NotFoundError | None:
    known = [name for each in session.rules for name in (each.rule.id, each.rule.name)]
    for name in (*run.select, *run.ignore):
        if name not in known and not any(each.startswith(f"{name}-") for each in known):
            return NotFoundError(f"không có quy tắc '{name}' · there is no rule '{name}'", nearest(name, known))
    return None
