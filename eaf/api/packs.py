"""Packs on their own: their rules' tests, what can be said of them without judging a model, and what their tests do not notice."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.api import find_workspace, kind_schemas, load
from eaf.checking.engine import PreparedRule, Run, prepare
from eaf.checking.pack_kinds import KindPage, page_of
from eaf.checking.pack_lint import lint_packs
from eaf.checking.pack_mutation import Mutation, mutated_facts, mutated_rules, together
from eaf.checking.pack_tests import AS_OF, RuleTests, run_tests
from eaf.errors import NotFoundError, UsageError
from eaf.finding import Finding, sort_findings
from eaf.loading.pack_shelf import PackShelf
from eaf.loading.surroundings import pack_folders, project_root
from eaf.rules import RULE_KINDS
from eaf.text import nearest

if TYPE_CHECKING:
    from datetime import date

    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.text import Language

_PACK = "pack.yaml"


@dataclass(frozen=True)
class Packs:
    """Packs as read with their tests, and the model of the workspace that uses them, where there is one."""

    packs: tuple[Pack, ...]
    rules: tuple[PreparedRule, ...]
    problems: tuple[Finding, ...]
    model: Model | None = None
    folders: tuple[Path, ...] = ()

    @property
    def language(self) -> Language:
        """The language of the workspace."""
        return self.model.workspace.language if self.model else "vi"

    def of(self, pack: Pack) -> tuple[PreparedRule, ...]:
        """The rules of one pack."""
        return tuple(each for each in self.rules if each.rule.pack == pack.id)


def open_packs(workspace: Path, names: tuple[str, ...] = ()) -> Packs:
    """The packs of a workspace with its model; or those named, by folder or by id, each read by itself.

    Raises :class:`NotFoundError` for a pack that is not there, and :class:`UsageError` where nothing is named and no workspace found.
    """
    if names:
        return _alone(tuple(_folder_of(workspace, name) for name in names))
    session = load(find_workspace(workspace), with_tests=True)
    return Packs(session.loaded.packs, session.rules, session.problems, session.loaded.model)


def _folder_of(workspace: Path, name: str) -> Path:
    if (Path(name) / _PACK).is_file():
        return Path(name).resolve()
    try:
        start = find_workspace(workspace)
    except UsageError:
        start = workspace.resolve()
    return PackShelf(pack_folders(start), start, kind_schemas()).folder(name)


def _alone(folders: tuple[Path, ...]) -> Packs:
    packs: list[Pack] = []
    problems: list[Finding] = []
    for folder in dict.fromkeys(folders):
        beside = (folder.parent, *pack_folders(folder.parent))
        shelf = PackShelf(beside, project_root(folder.parent), kind_schemas(), with_tests=True)
        pack = shelf.open(folder)
        problems += shelf.problems
        packs += [pack] if pack else []
    rules, more = prepare(tuple(packs), RULE_KINDS)
    return Packs(tuple(packs), rules, sort_findings([*problems, *more]), folders=folders)


def examples(opened: Packs, wanted: tuple[str, ...] = ()) -> tuple[RuleTests, ...]:
    """The cases of the rules, or of the wanted ones: by id, by name or by the beginning of an id."""
    for name in wanted:
        if not any(Run(AS_OF, select=(name,)).wants(each.rule) for each in opened.rules):
            message = f"không có quy tắc '{name}' · there is no rule '{name}'"
            raise NotFoundError(message, nearest(name, [one for each in opened.rules for one in (each.rule.id, each.rule.name)]))
    run = Run(AS_OF, select=wanted)
    return tuple(run_tests(each, kind_schemas()) for each in opened.rules if run.wants(each.rule))


def linted(opened: Packs, as_of: date) -> tuple[Finding, ...]:
    """What is wrong with the packs, in order of place."""
    return lint_packs(opened.packs, opened.rules, RULE_KINDS, opened.model, as_of)


def mutated(opened: Packs) -> tuple[Mutation, Mutation]:
    """The changes of facts and the changes of rules, each with whether something noticed it."""
    facts = (mutated_facts(opened.of(pack), pack, kind_schemas(), _below(pack)) for pack in opened.packs)
    rules = (mutated_rules(opened.of(pack), pack, RULE_KINDS) for pack in opened.packs)
    return together(*facts), together(*rules)


def _below(pack: Pack) -> tuple[PreparedRule, ...]:
    """The rules of the packs that a pack extends: they are asserted over the same models."""
    return prepare(tuple(pack.line())[1:], RULE_KINDS)[0]


def kind_pages(packs: tuple[Pack, ...], rules: tuple[PreparedRule, ...]) -> tuple[KindPage, ...]:
    """The page of every rule kind, in their order."""
    return tuple(page_of(kind, packs, tuple(each.rule for each in rules if each.rule.kind == kind.id)) for kind in RULE_KINDS)


def kind_page(opened: Packs, kind: str) -> KindPage:
    """The page of one rule kind; raises :class:`NotFoundError`."""
    found = {each.id: each for each in kind_pages(opened.packs, opened.rules)}
    if kind not in found:
        message = f"không có loại quy tắc '{kind}' · there is no rule kind '{kind}'"
        raise NotFoundError(message, nearest(kind, list(found)) or tuple(found))
    return found[kind]
