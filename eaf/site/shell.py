"""What surrounds every page, and the Jinja environment that both kinds of pages are rendered in.

Generated pages are rendered here (:func:`render_page`); hand-written ones by MkDocs, whose environment :func:`prepare` makes
equal to ours. Both give the templates the same value ``shell``, placed at the page by :meth:`Shell.at`.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from jinja2 import Environment, PackageLoader, StrictUndefined

from eaf.site.addresses import address, is_elsewhere
from eaf.site.markup import MARKS, Parts
from eaf.site.page import Link
from eaf.site.theme.labels import LABELS, Labels
from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2.runtime import Macro

    from eaf.site.page import Page, Section
    from eaf.text import Language

_HUMP = re.compile(r"(?<!^)(?=[A-Z])")
_NOT_IN_ANCHOR = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of the main navigation: a page, or a name above several pages."""

    link: Link
    items: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class OtherLanguage:
    """Another language of the site: what it calls itself and the home page, and the way to its first folder from that of the page."""

    language: Language
    name: str
    path: str
    home: str = ""


@dataclass(frozen=True, slots=True)
class Shell:
    """The frame of a page. One is made for each language of a site; :meth:`at` places it at a page.

    ``base`` leads from the page to the first folder of its language and ends in a slash; ``up`` leads from there to what all
    languages share. ``section`` is the path of the navigation's entry that the page belongs to, and ``None`` says that it belongs
    to none. ``languages`` are the first folders of the other languages; ``here`` is the page's address in every language that has
    it; unless the page stands ``everywhere``, the way to another language leads to its home page.
    """

    site_name: str
    labels: Labels
    navigation: tuple[Entry, ...]
    tagline: str = ""
    as_of: str = ""
    pack: str = ""
    audience: str = ""
    version: str = ""
    repository: str = ""
    languages: tuple[OtherLanguage, ...] = ()
    up: str = ""
    base: str = "./"
    section: str | None = None
    everywhere: bool = False
    here: str = field(default="", compare=False)

    @property
    def language(self) -> Language:
        """The language of the page, as ``html lang`` says it."""
        return self.labels.language

    def at(self, path: str, section: str | None = None, *, everywhere: bool = False) -> Shell:
        """The shell of the page at ``path``; ``everywhere`` says that the page stands in every language."""
        here = path if everywhere else ""
        return replace(self, base="../" * path.count("/") or "./", section=section, everywhere=everywhere, here=here)

    def from_root(self, address: str = "/") -> Shell:
        """The shell of a page that is shown at any address, as 404.html is: its links start at the ``address`` of the site."""
        inside = address.strip("/")
        return replace(self, base=f"/{inside}/" if inside else "/", section=None, everywhere=False, here="")

    def url(self, path: str) -> str:
        """The address of ``path`` as the page at hand must write it; web addresses and fragments stay as they are."""
        return address(path, self.base)

    def shared(self, path: str) -> str:
        """The address of what all languages share."""
        return self.base + self.up + path

    def is_current(self, *links: Link) -> bool:
        """Whether the page belongs to one of the navigation's entries."""
        return self.section is not None and self.section.strip("/") in {link.path.strip("/") for link in links}


@dataclass(frozen=True, slots=True)
class Placed:
    """A section with its anchor, and the name of the template that renders it."""

    anchor: str
    kind: str
    section: Section

    @property
    def title(self) -> str:
        """What the section is called; a notice and a verdict have no title."""
        return str(getattr(self.section, "title", ""))


def make_shell(site_name: str, language: Language = "vi") -> Shell:
    """The shell of a site in one language, with the main navigation; :func:`dataclasses.replace` adds the rest."""
    labels = LABELS[language]
    return Shell(site_name, labels, navigation(labels))


def navigation(labels: Labels) -> tuple[Entry, ...]:
    """The first level of the site."""
    compliance = (
        Link(labels.leaders, "lanh-dao/"),
        Link(labels.compliance_result, "tuan-thu/"),
        Link(labels.appraisal, "tham-dinh/"),
        Link(labels.traceability, "tuan-thu/truy-vet/"),
        Link(labels.rules, "quy-tac/"),
        Link(labels.rule_kinds, "loai-quy-tac/"),
        Link(labels.code_lists, "danh-muc/"),
        Link(labels.findings, "phat-hien/"),
    )
    return (
        Entry(Link(labels.home, "")),
        Entry(Link(labels.overview, "so-do-tong-the/")),
        Entry(Link(labels.architecture), tuple(Link(area.name, f"{area.id}/") for area in labels.areas)),
        Entry(Link(labels.services, "dich-vu/")),
        Entry(Link(labels.integration, "tich-hop/")),
        Entry(Link(labels.matrices, "ma-tran/")),
        Entry(Link(labels.compliance), compliance),
        Entry(Link(labels.indicators, "chi-tieu/")),
        Entry(Link(labels.roadmap, "lo-trinh/")),
        Entry(Link(labels.units, "don-vi/")),
        Entry(Link(labels.explorer, "kham-pha/")),
        Entry(Link(labels.sources, "nguon/")),
        Entry(Link(labels.guide, "huong-dan/")),
    )


def prepare(environment: Environment) -> None:
    """Give an environment what the templates need: escaping, tidy white space, the small parts, the filter ``once``, the test ``elsewhere``.

    To be called before the first template is loaded; for MkDocs, in ``on_env``.
    """
    environment.autoescape = True
    environment.trim_blocks = True
    environment.lstrip_blocks = True
    environment.filters.update(once=_once)
    environment.tests.update(elsewhere=is_elsewhere)
    environment.globals.update(
        marks=MARKS,
        mark=_PARTS.mark,
        badge=_PARTS.badge,
        badges=_PARTS.badges,
        link=_PARTS.link,
        bare=_PARTS.bare,
        links=_PARTS.links,
        cell=_PARTS.cell,
        rows=_PARTS.rows,
        renderer=_renderer,
    )


@cache
def _renderer(kind: str) -> Macro:
    """What renders a kind of section; by ``import`` the templates would look each time for what it may see."""
    found: Macro = vars(environment().get_template(f"sections/{kind}.html").module)["render"]
    return found


@cache
def environment() -> Environment:
    """The environment of the generated pages."""
    made = Environment(loader=PackageLoader("eaf.site", "theme"), autoescape=True, undefined=StrictUndefined, auto_reload=False)
    prepare(made)
    return made


def _icon(name: str) -> str:
    """The markup of an icon."""
    return environment().from_string('{% from "parts/icons.html" import icon %}{{ icon(name) }}').render(name=name)


_PARTS = Parts(_icon)


def render_page(page: Page, shell: Shell) -> str:
    """The HTML of a generated page."""
    template = environment().get_template("page.html")
    placed_shell = shell.at(page.path, page.section, everywhere=True)
    return template.render(page=page, shell=placed_shell, placed=place(page.sections), crumbs=crumbs_of(page, shell.labels))


def render_section(section: Section, anchor: str, shell: Shell) -> str:
    """The HTML of one section for a page that MkDocs renders."""
    return environment().get_template("section.html").render(kind=_kind(section), section=section, anchor=anchor, shell=shell)


def render_not_found(shell: Shell) -> str:
    """The HTML of the page that a server shows for an address that the site does not have."""
    return environment().get_template("404.html").render(shell=shell.from_root())


def place(sections: tuple[Section, ...]) -> tuple[Placed, ...]:
    """The sections with anchors that are unique on the page: the section's own id, else its title's letters."""
    seen: Counter[str] = Counter()
    return tuple(_place(section, seen) for section in sections)


def _kind(section: Section) -> str:
    """The name of the template that renders a section."""
    return _HUMP.sub("_", type(section).__name__).lower()


def _place(section: Section, seen: Counter[str]) -> Placed:
    kind = _kind(section)
    own = getattr(section, "id", "") or _NOT_IN_ANCHOR.sub("-", fold(getattr(section, "title", ""))).strip("-") or kind
    seen[own] += 1
    return Placed(own if seen[own] == 1 else f"{own}-{seen[own]}", kind, section)


def crumbs_of(page: Page, labels: Labels) -> tuple[Link, ...]:
    """The way from the home page to above ``page``; the home page has none."""
    return tuple(_crumbs(page, labels)) if page.path else ()


def _crumbs(page: Page, labels: Labels) -> Iterator[Link]:
    yield Link(labels.home, "")
    for link in page.breadcrumbs:
        if link.text not in (labels.home, page.title):
            yield link


@lru_cache(maxsize=1024)
def _once(macro: Macro, shell: Shell) -> str:
    """What ``macro`` makes of ``shell``: rendered once for all pages that stand equally deep in the same section."""
    return macro(shell)
