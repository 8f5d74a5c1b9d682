"""Everything that the pages in one language are made of: the facts of all languages, and how they are said and shown."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from eaf.site.page import Drawing, Link
from eaf.viewing.matrix_ground import Ground
from eaf.viewing.perspective import Perspective
from eaf.viewpoints.matrices import MATRICES

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.site.facts import SiteFacts
    from eaf.site.page import SharedRow
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

    facts: SiteFacts
    pack: Pack
    language: Language
    version: str = ""

    @property
    def report(self) -> CheckReport:
        """What the check said."""
        return self.facts.report

    @property
    def model(self) -> Model:
        """The model as the site shows it."""
        return self.facts.model

    def in_language(self, language: Language) -> Material:
        """The same facts, said in another language."""
        return replace(self, language=language)

    def say(self, text: Text) -> str:
        """The text in the site's language."""
        return text.said_in(self.language)

    @cached_property
    def ground(self) -> Ground:
        """What the matrices are read from."""
        return Ground(self.perspective(""), self.report.as_of, self.report.findings, self.report.rules)

    @cached_property
    def kept_rows(self) -> dict[str, SharedRow]:
        """What catalogs say of elements, by id: many of them list the same."""
        return {}

    @cached_property
    def matrices(self) -> dict[str, Matrix]:
        """Every matrix by its id."""
        return {each.id: each.of(self.ground) for each in MATRICES}

    def perspective(self, path: str) -> Perspective:
        """What the viewpoints look through from the page at ``path``."""
        base = base_of(path)
        facts = self.facts
        return Perspective(
            self.model, facts.graph, self.pack, self.language, lambda id_: f"{base}{element_path(id_)}", facts.worst
        )

    def picture(self, view: View, prefix: str, width: int = COLUMN) -> Drawing:
        """A view for a place of ``width`` pixels; ``prefix`` keeps the ids of several pictures on one page apart."""
        return Drawing(view, self.language, prefix, width)

    def link(self, id_: str, note: str = "") -> Link:
        """A link to an element's page by the element's name; an unknown id is only a word."""
        element = self.model.elements.get(id_)
        return Link(self.say(element.name), element_path(id_), note) if element else Link(id_)

    def edit_address(self, file: str, line: int) -> str:
        """Where the line can be edited in Git; empty when the workspace does not say where its repository is."""
        workspace = self.model.workspace
        return workspace.edit.replace("{file}", file).replace("{line}", str(line)) if workspace.edit else ""
