"""The documentation of the rule kinds: a page for each, made of its code, and the list of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.pack_kinds import KindPage, page_of
from eaf.reporters import kinds as said
from eaf.rules import RULE_KINDS
from eaf.site.material import Material, kind_path, rule_path
from eaf.site.page import Cell, Example, Examples, Link, Page, Prose, Section, Table
from eaf.site.pages import words
from eaf.site.search_kinds import RULE_KIND
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.pack.rule import Rule

PATH = "loai-quy-tac/"
_TITLE = Text("Loại quy tắc", "Rule kinds")
_LEAD = Text(
    "Mỗi quy tắc thuộc một loại. Trang của loại nêu loại đó hỏi gì, có tham số nào, và quy tắc nào của gói dùng nó.",
    "Every rule is of a kind. The page of a kind says what it asks, which parameters it has, and which rules use it.",
)
_QUESTION = Text("Câu hỏi", "Question")
_EXAMPLE = Text("Ví dụ", "Example")
_COUNT = Text("Số quy tắc", "Rules")


def kinds_page(material: Material) -> Page:
    """The list of all kinds."""
    rows = tuple(
        (
            Cell(links=(Link(kind.id, kind_path(kind.id)),)),
            Cell(material.say(kind.question)),
            Cell(str(len(_rules(material, kind.id))), number=True),
        )
        for kind in RULE_KINDS
    )
    columns = tuple(material.say(each) for each in (words.KIND, _QUESTION, _COUNT))
    return Page(
        path=PATH,
        title=material.say(_TITLE),
        section=PATH,
        sections=(Table("", columns, rows, id="loai"),),
        lead=material.say(_LEAD),
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE))),
    )


def kind_pages(material: Material) -> list[Page]:
    """A page for every kind."""
    return [_page(material, page_of(kind, material.report.packs, _rules(material, kind.id))) for kind in RULE_KINDS]


def _rules(material: Material, kind: str) -> tuple[Rule, ...]:
    return tuple(rule for rule in material.report.rules.values() if rule.kind == kind)


def _page(material: Material, page: KindPage) -> Page:
    paragraphs = tuple(_quoted(each) for each in page.paragraphs)
    sections: list[Section] = [
        Prose(material.say(said.EXPLANATION), paragraphs, id="giai-thich"),
        _parameters(material, page),
        Prose(material.say(said.WORK), (_quoted(page.work),), id="khoi-luong"),
    ]
    if page.rules:
        sections += [_example(material, page), _rule_table(material, page)]
    return Page(
        path=kind_path(page.id),
        title=material.say(page.question),
        section=PATH,
        sections=tuple(sections),
        kicker=page.id,
        breadcrumbs=(Link(material.say(words.HOME), ""), Link(material.say(_TITLE), PATH), Link(page.id)),
        keywords=(page.id,),
        kind=RULE_KIND,
    )


def _parameters(material: Material, page: KindPage) -> Table:
    rows = tuple(
        (Cell(each.name), Cell(material.say(each.form)), Cell(material.say(said.YES) if each.required else ""))
        for each in page.parameters
    )
    columns = tuple(material.say(each) for each in (said.NAME, said.FORM, said.REQUIRED))
    return Table(material.say(said.PARAMETERS), columns, rows, id="tham-so")


def _example(material: Material, page: KindPage) -> Examples:
    first = page.rules[0]
    shown = Example("na", first.id, material.say(first.title), f"kind: {page.id}\n{page.example}")
    return Examples(material.say(_EXAMPLE), (shown,))


def _rule_table(material: Material, page: KindPage) -> Table:
    rows = tuple((Cell(links=(Link(each.id, rule_path(each.id)),)), Cell(material.say(each.title))) for each in page.rules)
    columns = (material.say(words.ID), material.say(words.RULE))
    return Table(material.say(said.RULES), columns, rows, id="quy-tac")


def _quoted(words_: str) -> str:
    """What the docstring marks as code, in quotation marks."""
    opened = words_.split("``")
    return "".join(part if index % 2 == 0 else f"“{part}”" for index, part in enumerate(opened))
