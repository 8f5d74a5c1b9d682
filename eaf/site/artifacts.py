"""Everything that the package itself puts into the site: pages, pictures, the search index and the assets."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import TYPE_CHECKING

from eaf.drawing import style_sheet
from eaf.site.page import Findings, Picture, Prose
from eaf.site.pages import all_pages
from eaf.site.search_index import SEARCH_INDEX_PATH, SearchEntry, render_search_index
from eaf.site.shell import Entry, OtherLanguage, Shell, make_shell, render_not_found, render_page
from eaf.site.theme.labels import LABELS, NAMES
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


@dataclass(frozen=True)
class Edition:
    """The site in one language: what its pages are made of, their frame, and the folder in which they stand."""

    material: Material
    shell: Shell
    folder: str = ""


def editions_of(material: Material, *, guide: bool, audience: Text | None = None) -> tuple[Edition, ...]:
    """The site in the material's own language, and in a folder of it in the others.

    Hand-written pages are there in the first language only; without any the navigation has no ``guide``. ``audience`` says for whom
    the site is made and how much it does not show.
    """
    first = material.language
    others = [each for each in LABELS if each != first]
    found = []
    for language in (first, *others):
        up = "" if language == first else "../"
        linked = (each for each in (first, *others) if each != language)
        languages = tuple(OtherLanguage(each, NAMES[each], up if each == first else f"{up}{each}/") for each in linked)
        folder = f"{language}/" if up else ""
        mine = replace(material, language=language)
        found.append(
            Edition(
                mine,
                replace(_shell_of(mine, guide=guide, up=up), languages=languages, audience=mine.say(audience or Text())),
                folder,
            )
        )
    return tuple(found)


def _shell_of(material: Material, *, guide: bool, up: str) -> Shell:
    """The frame of the pages in one language."""
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in material.report.packs)
    made = make_shell(material.say(material.model.workspace.name), material.language)
    links = (entry for entry in made.navigation if guide or entry.link.path != GUIDE)
    return replace(
        made,
        navigation=tuple(_shared(entry, up) if entry.link.path == GUIDE else entry for entry in links),
        as_of=day(material.report.as_of, material.language),
        pack=packs,
        version=material.version,
        repository=material.model.workspace.repository,
        up=up,
    )


def _shared(entry: Entry, up: str) -> Entry:
    """An entry for pages that stand in the first language only."""
    return replace(entry, link=replace(entry.link, path=up + entry.link.path))


def page_artifacts(
    edition: Edition, written: tuple[SearchEntry, ...] = (), progress: Callable[[str, int, int], None] | None = None
) -> Iterator[Artifact]:
    """The generated pages of an edition with their pictures, then the search index; ``written`` are hand-written pages' entries."""
    style = f"<style>{style_sheet()}</style>"
    material, shell, folder = edition.material, edition.shell, edition.folder
    entries = [replace(each, path=shell.up + each.path) for each in written]
    pages = all_pages(material)
    for number, page in enumerate(pages, 1):
        if progress:
            progress("pages", number, len(pages))
        yield Artifact(f"{folder}{page.path}index.html", render_page(page, shell).encode())
        for section in page.sections:
            if isinstance(section, Picture) and section.file and page.path and section.file.startswith(page.path):
                yield Artifact(folder + section.file, _standalone(section.svg, style).encode())
        for file in page.files:
            yield Artifact(folder + file.path, file.make())
        if page.searched:
            entries.append(_entry(material, page))
    yield Artifact(folder + SEARCH_INDEX_PATH, render_search_index(entries).encode())


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
    yield Artifact(DIAGRAM_STYLE, style_sheet().encode())


def _copied(folder: Traversable, path: str) -> Iterator[Artifact]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _copied(entry, f"{path}/{entry.name}")
        elif not entry.name.startswith((".", "__")):
            yield Artifact(f"{path}/{entry.name}", entry.read_bytes())
