"""The plugin ``eaf`` for MkDocs and ProperDocs: hand-written pages in the frame of their language, generated pages beside them.

``mkdocs build`` gives the whole site. Generated pages never pass through Markdown or ``nav``; they are written after MkDocs has
written its own.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from mkdocs.config import config_options
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin

from eaf.api import today
from eaf.api.site_content import SiteContent, load_content
from eaf.errors import EafError, NotFoundError
from eaf.model.audience import CLASSIFICATIONS, EVERYTHING
from eaf.site.artifacts import GUIDE, Artifact, Edition, counterpart, edition_at
from eaf.site.embedding import Place as EmbeddingPlace
from eaf.site.embedding import find_blocks, place_blocks, render_block
from eaf.site.making import Making
from eaf.site.search_index import SearchEntry
from eaf.site.search_kinds import GUIDE as GUIDE_KIND
from eaf.site.shell import prepare
from eaf.site.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_TAG = re.compile(r"<[^>]+>")


@contextmanager
def _no_leak() -> Iterator[None]:
    """What is withheld from the audience and could be read all the same stops the build."""
    try:
        yield
    except EafError as error:
        raise PluginError(str(error)) from error


class EafConfig(Config):
    """The plugin's options in ``mkdocs.yml``."""

    workspace = config_options.Type(str, default="architecture")
    audience = config_options.Choice(CLASSIFICATIONS, default=EVERYTHING)


class EafPlugin(BasePlugin[EafConfig]):
    """Checks the model once for a build, frames the pages and writes the generated ones."""

    def __init__(self) -> None:
        self.entries: list[SearchEntry] = []
        self.prepared: SiteContent | None = None
        self.writes_generated = True
        self._rendered: dict[str, list[str]] = {}
        self._addresses: frozenset[str] = frozenset()
        self.faults: list[str] = []

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the model; a model that cannot be checked stops the build."""
        folder = Path(config.config_file_path or ".").resolve().parent
        try:
            self.prepared = self.prepared or load_content(
                folder / self.config.workspace, today(), "", audience=self.config.audience
            )
        except EafError as error:
            raise PluginError(str(error)) from error
        self.entries, self.faults = [], []
        return config

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Remember which pages are written, and let readers turn from page to page in one language."""
        del config
        self._addresses = frozenset(each.url for each in files.documentation_pages())
        for edition in self._content.editions:
            pages = [each for each in nav.pages if self._edition(each) is edition]
            for before, page, after in zip([None, *pages], pages, [*pages[1:], None], strict=False):
                page.previous_page, page.next_page = before, after
        return nav

    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Render the blocks that take something from the model; those that name what is not there are told together."""
        del files
        text, blocks = find_blocks(markdown)
        rendered = self._rendered[page.file.src_uri] = list[str]()
        before = len(page.file.content_string.splitlines()) - len(markdown.splitlines())
        edition = self._edition(page)
        inside = page.url.removeprefix(edition.folder)
        place = EmbeddingPlace(edition.material, edition.shell.at(inside), inside)
        for number, block in enumerate(blocks):
            try:
                rendered.append(render_block(block, place, number))
            except NotFoundError as error:
                meant = f" ({', '.join(error.suggestions)}?)" if error.suggestions else ""
                at = f"{Path(config.docs_dir).name}/{page.file.src_uri}:{before + block.line}:1"
                self.faults.append(f"{at}: {error}{meant}")
        return text

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give MkDocs' templates the same filters, and the frame for 404.html; pages have a frame of their own."""
        del files
        if self.faults and self.writes_generated:
            raise PluginError("\n".join(self.faults))
        prepare(env)
        env.globals["shell"] = self._content.shell.from_root(urlsplit(config.site_url or "").path)
        return env

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ANN401 - MkDocs' own type
        """Place the frame of the page's language at it, with the navigation of those who read that language."""
        del config
        edition = self._edition(page)
        inside = page.url.removeprefix(edition.folder)
        editions = self._content.editions
        everywhere = all(counterpart(page.url, each, editions) in self._addresses for each in editions)
        context["shell"] = edition.shell.at(inside, GUIDE, everywhere=everywhere)
        firsts = ((item, next((each for each in nav.pages if item in (each, *each.ancestors)), None)) for item in nav.items)
        context["rail_items"] = [item for item, first in firsts if self._is_for(edition, first)]
        return context

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Remember what the page can be found by."""
        del config, files
        shown_at = page.url.removeprefix(self._edition(page).folder)
        names = (GUIDE_KIND.vi, GUIDE_KIND.en) if shown_at == GUIDE else ()
        self.entries.append(SearchEntry(page.url, str(page.title), GUIDE_KIND, _TAG.sub(" ", html), names=names))
        return place_blocks(html, self._rendered.pop(page.file.src_uri, []))

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the generated pages."""
        if self.writes_generated:
            making = Making(self._content.editions, tuple(self.entries))
            with _no_leak():
                self._content.write(Writer(Path(config.site_dir)), (), making)

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Refuse a hand-written page that names what its audience must not see."""
        del config
        if self.writes_generated:
            with _no_leak():
                self._content.checked((Artifact(page.file.dest_uri, output.encode()),))
        return output

    def _edition(self, page: Page) -> Edition:
        return edition_at(page.url, self._content.editions)

    def _is_for(self, edition: Edition, page: Page | None) -> bool:
        """Whether readers of an edition see a part of the navigation by its first page: it is theirs, or not written for them."""
        here = counterpart(page.url, edition, self._content.editions) if page else ""
        return page is None or page.url == here or here not in self._addresses

    @property
    def _content(self) -> SiteContent:
        if self.prepared is None:
            message = "on_config has not run"
            raise PluginError(message)
        return self.prepared
