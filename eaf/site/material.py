"""Everything the pages are made of, indexed once: the report, the model, and who belongs to whom."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.checking.traceability import trace
from eaf.graph.model_facts import ModelGraph
from eaf.model.element import Indicator
from eaf.site.page import Link
from eaf.viewing.matrix_ground import Ground
from eaf.viewing.perspective import Perspective, worst_by_element
from eaf.viewpoints.context import surroundings
from eaf.viewpoints.matrices import MATRICES

if TYPE_CHECKING:
    from collections.abc import Callable

    from eaf.checking.report import CheckReport, ClauseResult, RuleResult
    from eaf.checking.standing import Standing
    from eaf.checking.traceability import Traceability
    from eaf.finding import Finding, Severity
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule
    from eaf.text import Language, Text
    from eaf.viewing.matrix import Matrix
    from eaf.viewing.shapes import View


COLUMN, WIDE, CARD = 1120, 1360, 300
EXPLORER = "kham-pha/"


def base_of(path: str) -> str:
    """The prefix that leads from a page back to the root of the site."""
    return "../" * path.count("/")


def element_path(id_: str) -> str:
    """The address of an element's page."""
    return f"pt/{id_}/"


def explorer_path(id_: str) -> str:
    """The address of the explorer with an element in its centre."""
    return f"{EXPLORER}#pt={id_}"


def rule_path(id_: str) -> str:
    """The address of a rule's page."""
    return f"quy-tac/{id_.lower()}/"


def kind_path(id_: str) -> str:
    """The address of a rule kind's page."""
    return f"loai-quy-tac/{id_}/"


def clause_path(id_: str) -> str:
    """The address of a clause's page."""
    return f"dieu-khoan/{id_.lower()}/"


@dataclass(frozen=True)
class Material:
    """The facts behind all pages, for one language; nothing here knows HTML."""

    report: CheckReport
    model: Model
    pack: Pack
    language: Language
    drawn: Callable[[View, Language, str, int], str]
    version: str = ""

    def say(self, text: Text) -> str:
        """The text in the site's language."""
        return text.said_in(self.language)

    @cached_property
    def graph(self) -> ModelGraph:
        """The model as a graph."""
        return ModelGraph(self.model)

    @cached_property
    def worst(self) -> dict[str, Severity]:
        """The worst finding of each element."""
        return worst_by_element(self.report.findings)

    @cached_property
    def around(self) -> dict[int, list[int]]:
        """The relationships at each element, by number."""
        return surroundings(self.perspective(""))

    @cached_property
    def findings_of(self) -> dict[str, list[Finding]]:
        """Findings by each of their subjects."""
        found: dict[str, list[Finding]] = {}
        for finding in self.report.findings:
            for subject in finding.subjects:
                found.setdefault(subject, []).append(finding)
        return found

    @cached_property
    def evidence_of(self) -> dict[str, list[tuple[Rule, Standing]]]:
        """What people say of each element that a rule asks evidence of."""
        found: dict[str, list[tuple[Rule, Standing]]] = {}
        for rule, standing in self.report.evidence:
            if rule.select is not None:
                found.setdefault(standing.subject, []).append((rule, standing))
        return found

    @cached_property
    def results(self) -> dict[str, RuleResult]:
        """Results by rule."""
        return {each.rule.id: each for each in self.report.results}

    @cached_property
    def clauses_of_rule(self) -> dict[str, list[ClauseResult]]:
        """Clauses by the rules that they name."""
        found: dict[str, list[ClauseResult]] = {}
        for each in self.report.clauses:
            for rule in each.clause.rules:
                found.setdefault(rule, []).append(each)
        return found

    @cached_property
    def traced(self) -> Traceability:
        """Which rules and clauses look at which elements."""
        return trace(self.report)

    @cached_property
    def clause_results(self) -> dict[str, ClauseResult]:
        """Results by clause."""
        return {each.clause.id: each for each in self.report.clauses}

    @cached_property
    def owned(self) -> dict[str, list[Element]]:
        """Elements by owner."""
        found: dict[str, list[Element]] = {}
        for each in self.model.elements.values():
            if each.owner:
                found.setdefault(each.owner, []).append(each)
        return found

    @cached_property
    def resting_on(self) -> dict[str, list[Element]]:
        """Elements by the sources that they, or their figures, cite."""
        found: dict[str, dict[str, Element]] = {}
        for each in self.model.elements.values():
            cited = {reference.ref for reference in each.sources}
            if isinstance(each.detail, Indicator):
                cited |= {one.source for one in each.detail.measurements if one.source}
                cited |= {one.source for one in each.detail.targets if one.source}
            for source in cited:
                found.setdefault(source, {})[each.id] = each
        return {source: list(members.values()) for source, members in found.items()}

    @cached_property
    def ground(self) -> Ground:
        """What the matrices are read from."""
        return Ground(self.perspective(""), self.report.as_of, self.report.findings, self.report.rules)

    @cached_property
    def matrices(self) -> dict[str, Matrix]:
        """Every matrix by its id."""
        return {each.id: each.of(self.ground) for each in MATRICES}

    def perspective(self, path: str) -> Perspective:
        """What the viewpoints look through from the page at ``path``."""
        base = base_of(path)
        return Perspective(self.model, self.graph, self.pack, self.language, lambda id_: f"{base}{element_path(id_)}", self.worst)

    def picture(self, view: View, prefix: str, width: int = COLUMN) -> str:
        """A view as SVG for a place of ``width`` pixels; ``prefix`` keeps the ids of several pictures on one page apart."""
        return self.drawn(view, self.language, prefix, width)

    def link(self, id_: str, note: str = "") -> Link:
        """A link to an element's page by the element's name; an unknown id is only a word."""
        element = self.model.elements.get(id_)
        return Link(self.say(element.name), element_path(id_), note) if element else Link(id_)

    def edit_address(self, file: str, line: int) -> str:
        """Where the line can be edited in Git; empty when the workspace does not say where its repository is."""
        workspace = self.model.workspace
        return workspace.edit.replace("{file}", file).replace("{line}", str(line)) if workspace.edit else ""
