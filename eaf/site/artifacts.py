"""Everything that the package itself puts into the site: pages, pictures, the search index and the assets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from eaf.drawing import style_sheet
from eaf.site.page import Findings, Picture, Prose
from eaf.site.pages import all_pages
from eaf.site.search_index import SEARCH_INDEX_PATH, SearchEntry, render_search_index
from eaf.site.shell import Shell, make_shell, render_not_found, render_page
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from importlib.resources.abc import Traversable

    from eaf.site.material import Material
    from eaf.site.page import Page

DIAGRAM_STYLE = "assets/css/diagrams.css"
FONTS = "assets/fonts"
GUIDE = "huong-dan/"
PAGE = Text("Trang", "Page")


@dataclass(frozen=True, slots=True)
class Artifact:
    """A file of the site: its path with forward slashes, and its bytes."""

    path: str
    content: bytes


def shell_of(material: Material, *, guide: bool) -> Shell:
    """The frame of the site's pages; without hand-written pages the navigation has no ``guide``."""
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in material.report.packs)
    made = make_shell(material.say(material.model.workspace.name), material.language)
    return replace(
        made,
        navigation=tuple(entry for entry in made.navigation if guide or entry.link.path != GUIDE),
        as_of=day(material.report.as_of, material.language),
        pack=packs,
        version=material.version,
        repository=material.model.workspace.repository,
    )


def page_artifacts(
    material: Material,
    shell: Shell,
    written: tuple[SearchEntry, ...] = (),
    progress: Callable[[str, int, int], None] | None = None,
) -> Iterator[Artifact]:
    """The generated pages with their pictures, then the search index; ``written`` are the entries of hand-written pages."""
    style = f"<style>{style_sheet()}</style>"
    entries = list(written)
    pages = all_pages(material)
    for number, page in enumerate(pages, 1):
        if progress:
            progress("pages", number, len(pages))
        yield Artifact(f"{page.path}index.html", render_page(page, shell).encode())
        for section in page.sections:
            if isinstance(section, Picture) and section.file and page.path and section.file.startswith(page.path):
                yield Artifact(section.file, _standalone(section.svg, style).encode())
        if page.searched:
            entries.append(_entry(material, page))
    yield Artifact(SEARCH_INDEX_PATH, render_search_index(entries).encode())
    yield Artifact(DIAGRAM_STYLE, style_sheet().encode())


def not_found_artifact(shell: Shell) -> Artifact:
    """The page for addresses that the site does not have, where MkDocs does not make it."""
    return Artifact("404.html", render_not_found(shell).encode())


def _standalone(svg: str, style: str) -> str:
    """A picture that carries its own style: what stands in a page takes it from the page."""
    head, mark, rest = svg.partition(">")
    return f"{head}{mark}{style}{rest}"


def _entry(material: Material, page: Page) -> SearchEntry:
    prose = " ".join(" ".join(each.paragraphs) for each in page.sections if isinstance(each, Prose))
    messages = " ".join(card.message for each in page.sections if isinstance(each, Findings) for card in each.cards)
    text = " ".join(part for part in (page.lead, prose, messages) if part)
    return SearchEntry(page.path, page.title, page.kind or material.say(PAGE), text, page.keywords)


def asset_artifacts() -> Iterator[Artifact]:
    """Style sheets, scripts, fonts and licences, as they lie in the package."""
    yield from _copied(files("eaf.site.theme") / "assets", "assets")
    yield from _copied(files("eaf.drawing") / "fonts", FONTS)


def _copied(folder: Traversable, path: str) -> Iterator[Artifact]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _copied(entry, f"{path}/{entry.name}")
        elif not entry.name.startswith((".", "__")):
            yield Artifact(f"{path}/{entry.name}", entry.read_bytes())
