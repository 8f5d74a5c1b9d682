"""Everything that the package itself puts into the site: pages, pictures, the search index and the assets."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from importlib.resources import files
from itertools import islice
from typing import TYPE_CHECKING

from eaf.drawing import light_style_sheet, style_sheet
from eaf.loading.cache import digest
from eaf.site.element_inputs import ElementInputs
from eaf.site.ledger import Ledger, Made
from eaf.site.material import element_path
from eaf.site.page import Findings, Picture, Prose
from eaf.site.pages import MAKERS, SAY_NO_SUMMARY, element_page
from eaf.site.search_index import SEARCH_INDEX_PATH, SearchEntry, SearchRow, render_rows, row_of
from eaf.site.shell import OtherLanguage, Shell, make_shell, render_not_found, render_page
from eaf.site.theme.labels import LABELS, NAMES
from eaf.text import Text
from eaf.viewpoints.indicator import day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator
    from importlib.resources.abc import Traversable

    from eaf.site.material import Material
    from eaf.site.page import Page

DIAGRAM_STYLE = "assets/css/diagrams.css"
DIAGRAM_STYLE_SCRIPT = "assets/js/diagram-style.js"
FONTS = "assets/fonts"
GUIDE = "huong-dan/"
_AT_ONCE = 128
"""How many elements have their pages made in one go."""


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
    inputs: ElementInputs
    folder: str = ""


def editions_of(material: Material, *, guides: Collection[str], audience: Text | None = None) -> tuple[Edition, ...]:
    """The site in the material's own language, and in a folder of it in the others.

    ``guides`` are the folders of the editions for which a guide is written; the others' navigation leads to the first of them,
    and without any there is no such entry. ``audience`` says for whom the site is made and how much it does not show.
    """
    first = material.language
    others = [each for each in LABELS if each != first]
    found = []
    inputs = ElementInputs(material.facts)
    for language in (first, *others):
        up = "" if language == first else "../"
        linked = (each for each in (first, *others) if each != language)
        languages = tuple(
            OtherLanguage(each, NAMES[each], up if each == first else f"{up}{each}/", LABELS[each].home) for each in linked
        )
        folder = f"{language}/" if up else ""
        mine = material.in_language(language)
        found.append(
            Edition(
                mine,
                replace(
                    _shell_of(mine, guide=_way_to_guide(folder, up, guides), up=up),
                    languages=languages,
                    audience=mine.say(audience or Text()),
                ),
                inputs,
                folder,
            )
        )
    return tuple(found)


def _way_to_guide(folder: str, up: str, guides: Collection[str]) -> str:
    """From the first folder of an edition to its guide, else to that of the first edition which has one."""
    return GUIDE if folder in guides else f"{up}{min(guides)}{GUIDE}" if guides else ""


def _shell_of(material: Material, *, guide: str, up: str) -> Shell:
    """The frame of the pages in one language."""
    packs = ", ".join(f"{pack.id} {pack.version}" for pack in material.report.packs)
    made = make_shell(material.say(material.model.workspace.name), material.language)
    navigation = (
        replace(entry, link=replace(entry.link, path=guide)) if entry.link.path == GUIDE else entry
        for entry in made.navigation
        if guide or entry.link.path != GUIDE
    )
    return replace(
        made,
        navigation=tuple(navigation),
        as_of=day(material.report.as_of, material.language),
        pack=packs,
        version=material.version,
        repository=material.model.workspace.repository,
        up=up,
    )


def edition_at(path: str, editions: tuple[Edition, ...]) -> Edition:
    """The edition to which the page at ``path`` belongs: the one in whose folder it stands, else the first."""
    return next((each for each in editions if each.folder and path.startswith(each.folder)), editions[0])


def counterpart(path: str, edition: Edition, editions: tuple[Edition, ...]) -> str:
    """Where the page at ``path`` stands in an edition if it is written in its language."""
    return edition.folder + path.removeprefix(edition_at(path, editions).folder)


def found_in(edition: Edition, editions: tuple[Edition, ...], written: Iterable[SearchEntry]) -> tuple[SearchEntry, ...]:
    """The hand-written pages that the search of an edition finds: its own, and those that are not written in its language.

    The paths of ``written`` begin at the site's first folder, those of the answer at that of the edition.
    """
    entries = tuple(written)
    addresses = {each.path for each in entries}
    found = []
    for each in entries:
        here = counterpart(each.path, edition, editions)
        if each.path == here:
            found.append(replace(each, path=here.removeprefix(edition.folder)))
        elif here not in addresses:
            found.append(replace(each, path=edition.shell.up + each.path))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of an edition's pages that can be made by itself: those of one maker, or those of some elements."""

    maker: int = -1
    elements: tuple[str, ...] = ()


def shares_of(edition: Edition) -> Iterator[Share]:
    """All pages of an edition, in the order in which the search index has them; those in other languages have the same shares."""
    yield from map(Share, range(len(MAKERS)))
    ids = tuple(edition.material.model.elements)
    yield from (Share(elements=ids[at : at + _AT_ONCE]) for at in range(0, len(ids), _AT_ONCE))


def share_artifacts(edition: Edition, share: Share, ledger: Ledger) -> Iterator[Artifact]:
    """The pages of a share with their pictures and the files beside them, without what the ledger knows to stand already."""
    made = _Pages(edition, ledger)
    material = edition.material
    if share.maker >= 0:
        yield from made.made_by(share.maker)
    for id_ in share.elements:
        key = made.key_of(id_)
        if not made.stands(element_path(id_), key):
            yield from made.files_of(element_page(material, material.model.elements[id_]), key)


def search_artifact(edition: Edition, rows: Iterable[SearchRow], written: Iterable[SearchEntry]) -> Artifact:
    """The search index of an edition: of its generated pages, by what the ledger says of them, and of those :func:`found_in` it."""
    found = (*rows, *map(row_of, written))
    return Artifact(edition.folder + SEARCH_INDEX_PATH, render_rows(found, edition.material.language).encode())


class _Pages:
    """The pages of an edition on their way to files."""

    def __init__(self, edition: Edition, ledger: Ledger) -> None:
        self._edition = edition
        self._ledger = ledger
        self._style = f"<style>{style_sheet()}</style>"
        material = edition.material
        self.base = digest(
            ledger.base,
            *(pack.digest for pack in material.report.packs),
            repr(material.model.workspace),
            repr(edition.shell),
        )

    def key_of(self, id_: str) -> str:
        """What the page of an element is made of, before it is made."""
        return self._edition.inputs.key(self._edition.material, self.base, id_)

    def made_by(self, number: int) -> Iterator[Artifact]:
        """The pages of a maker; none of them is looked at when all that they say is known to be the same."""
        maker = MAKERS[number]
        whole = f"{self._edition.folder}#{number}"
        unsaid = digest(self.base, self._edition.inputs.without_sentences) if maker in SAY_NO_SUMMARY else ""
        if unsaid and self._ledger.find(whole, unsaid):
            return
        before = len(self._ledger.now)
        for page in maker(self._edition.material):
            key = digest(self.base, repr(page))
            if not self.stands(page.path, key):
                yield from self.files_of(page, key)
            yield from self.beside(page)
        if unsaid:
            self._ledger.note(whole, Made(unsaid, (), parts=tuple(islice(self._ledger.now, before, None))))

    def stands(self, path: str, key: str) -> bool:
        """Whether the page at ``path`` stands already as it would be made of ``key``."""
        return self._ledger.find(self._edition.folder + path, key) is not None

    def files_of(self, page: Page, key: str) -> Iterator[Artifact]:
        """A page and its pictures."""
        rows = tuple(map(row_of, ((_entry(page), *page.places) if page.searched else page.places)))
        made = tuple(self._rendered(page))
        self._ledger.note(self._edition.folder + page.path, Made(key, tuple(each.path for each in made), rows))
        yield from made

    def beside(self, page: Page) -> Iterator[Artifact]:
        """The files beside a page, unless they stand; those that do not say what they are made of are made anew."""
        for file in page.files:
            path = self._edition.folder + file.path
            key = digest(self.base, repr(file.of())) if file.of else ""
            if not (key and self._ledger.find(path, key)):
                self._ledger.note(path, Made(key, (path,)))
                yield Artifact(path, file.make())

    def _rendered(self, page: Page) -> Iterator[Artifact]:
        folder = self._edition.folder
        yield Artifact(f"{folder}{page.path}index.html", render_page(page, self._edition.shell).encode())
        for section in page.sections:
            if isinstance(section, Picture) and section.file and page.path and section.file.startswith(page.path):
                yield Artifact(folder + section.file, _standalone(section.markup, self._style).encode())
                if section.editable:
                    yield Artifact(folder + section.editable, section.drawio().encode())


def not_found_artifact(shell: Shell) -> Artifact:
    """The page for addresses that the site does not have, where MkDocs does not make it."""
    return Artifact("404.html", render_not_found(shell).encode())


def _standalone(svg: str, style: str) -> str:
    """A picture that carries its own style: what stands in a page takes it from the page."""
    head, mark, rest = svg.partition(">")
    return f"{head}{mark}{style}{rest}"


def _entry(page: Page) -> SearchEntry:
    prose = " ".join(" ".join(each.paragraphs) for each in page.sections if isinstance(each, Prose))
    found = [card for each in page.sections if isinstance(each, Findings) for card in each.cards]
    messages = " ".join(card.message for card in found if not page.places)
    text = " ".join(part for part in (page.lead, prose, messages) if part)
    return SearchEntry(page.path, page.title, page.kind, text, page.keywords, page.names, page.also)


def asset_artifacts() -> Iterator[Artifact]:
    """Style sheets, scripts, fonts and licences, as they lie in the package."""
    yield from _copied(files("eaf.site.theme") / "assets", "assets")
    yield from _copied(files("eaf.drawing") / "fonts", FONTS)
    yield Artifact(DIAGRAM_STYLE, style_sheet().encode())
    yield Artifact(DIAGRAM_STYLE_SCRIPT, f"window.eaf.diagramStyle={json.dumps(light_style_sheet())};\n".encode())


def _copied(folder: Traversable, path: str) -> Iterator[Artifact]:
    for entry in sorted(folder.iterdir(), key=lambda each: each.name):
        if entry.is_dir():
            yield from _copied(entry, f"{path}/{entry.name}")
        elif not entry.name.startswith((".", "__")):
            yield Artifact(f"{path}/{entry.name}", entry.read_bytes())
