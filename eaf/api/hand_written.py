"""Hand-written pages: MkDocs renders them from settings that were checked before it sees them.

MkDocs by itself runs what ``mkdocs.yml`` names: hooks, plug-ins, YAML tags, templates. A tree that nobody has reviewed must not
decide what runs here, so the settings are held against :func:`~eaf.schemas.hand_written.settings_schema` first.
"""

from __future__ import annotations

import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from eaf.api.site_content import DOCUMENTS
from eaf.errors import UsageError
from eaf.finding import Place
from eaf.loading.files import read_bytes
from eaf.loading.problems import problem
from eaf.loading.shape import Shape
from eaf.loading.yaml_text import parse
from eaf.schemas.hand_written import settings_schema
from eaf.site.artifacts import Artifact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.api.site_content import SiteContent
    from eaf.finding import Finding
    from eaf.site.search_index import SearchEntry

SETTINGS = "mkdocs.yml"


@runtime_checkable
class FramingPlugin(Protocol):
    """What the build needs of the MkDocs plugin ``eaf``: it frames hand-written pages with content that is ready."""

    prepared: SiteContent | None
    writes_generated: bool
    entries: list[SearchEntry]
    faults: list[str]


class _Settings(io.BytesIO):
    """The text of ``mkdocs.yml`` as it was checked, under the name of its file."""

    def __init__(self, path: Path, raw: bytes) -> None:
        super().__init__(raw)
        self.name = str(path)


def hand_written(root: Path, content: SiteContent) -> tuple[tuple[Artifact, ...], tuple[SearchEntry, ...]]:
    """The pages below ``docs/``, and what they can be found by; nothing where the project has no ``mkdocs.yml``.

    Raises :class:`UsageError` with every place in ``mkdocs.yml`` that is not followed, for links in ``docs/``, and with every place
    in a page that asks for something that the model does not have.
    """
    if not (root / SETTINGS).exists():
        return (), ()
    settings = _checked(root)
    from mkdocs.commands.build import build  # noqa: PLC0415 - heavy, and not needed when nothing changed
    from mkdocs.config import load_config  # noqa: PLC0415 - a site without hand-written pages need not wait for it

    with tempfile.TemporaryDirectory(prefix="eaf-site-") as made:
        config = load_config(settings, site_dir=made)
        plugin = config.plugins.get("eaf")
        if not isinstance(plugin, FramingPlugin):
            message = f"{SETTINGS} cần có 'plugins: [eaf]' · {SETTINGS} needs 'plugins: [eaf]'"
            raise UsageError(message)
        plugin.prepared, plugin.writes_generated = content, False
        build(config)
        if plugin.faults:
            raise UsageError("\n".join(plugin.faults))
        return tuple(_read(Path(made))), tuple(plugin.entries)


def _checked(root: Path) -> _Settings:
    raw, fault = read_bytes(root / SETTINGS, SETTINGS)
    problems = [fault] if fault else _problems(raw)
    for path in sorted((root / DOCUMENTS).rglob("*")):
        if path.is_symlink():
            problems.append(problem("EAF-F004", Place(path.relative_to(root).as_posix())))
    if problems:
        told = "\n".join(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}" for each in problems)
        message = f"{told}\nthiết lập này chỉ có ở lệnh mkdocs build · only mkdocs build follows such settings"
        raise UsageError(message)
    return _Settings(root / SETTINGS, raw)


def _problems(raw: bytes) -> list[Finding]:
    document = parse(SETTINGS, raw)
    return list(document.problems or Shape(settings_schema()).problems(document))


def _read(folder: Path) -> Iterator[Artifact]:
    """What MkDocs wrote, without what the package writes itself."""
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("assets/", "sitemap")):
            yield Artifact(name, path.read_bytes())
