"""What a site is made of: a checked workspace, framed and ready to be written."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.api import find_workspace, load, run_check
from eaf.api.audience import reading_for
from eaf.checking.engine import Run
from eaf.errors import EafError
from eaf.loading.surroundings import project_root
from eaf.model.audience import EVERYTHING
from eaf.site.artifacts import GUIDE, Artifact, Edition, editions_of
from eaf.site.facts import SiteFacts
from eaf.site.material import Material
from eaf.text import LANGUAGES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date
    from pathlib import Path

    from eaf.api.audience import Reading
    from eaf.checking.measured import Trend
    from eaf.site.making import Making
    from eaf.site.shell import Shell
    from eaf.site.writer import Writer


DOCUMENTS = "docs"


class NotCheckedError(EafError):
    """The model could not be checked, so no site can be built of it."""


@dataclass(frozen=True)
class SiteContent:
    """What the package itself puts into a site, ready to be written; the first edition is in the workspace's language."""

    editions: tuple[Edition, ...]
    reading: Reading | None = None

    @property
    def material(self) -> Material:
        """What the pages in the workspace's language are made of."""
        return self.editions[0].material

    @property
    def shell(self) -> Shell:
        """The frame of the pages in the workspace's language."""
        return self.editions[0].shell

    def write(self, writer: Writer, first: Iterable[Artifact], making: Making) -> None:
        """Write ``first`` and all that is made; looked through before the first of them is written where anything is withheld."""
        if self.reading:
            writer.write(self.reading.check(chain(first, making.artifacts())))
        else:
            writer.write(first)
            making.write(writer)

    def checked(self, artifacts: Iterable[Artifact]) -> Iterable[Artifact]:
        """The artifacts, made and looked through before the first of them is written where anything is withheld."""
        return self.reading.check(artifacts) if self.reading else artifacts


def load_content(
    workspace: Path,
    as_of: date,
    plateau: str,
    progress: Callable[[str, int, int], None] | None = None,
    audience: str = EVERYTHING,
    trend: Trend | None = None,
) -> SiteContent:
    """Check a workspace for its site; raises :class:`NotCheckedError` with every problem when that cannot be done.

    ``audience`` is the classification up to which the site shows elements and properties, ``trend`` the history that it tells.
    """
    folder = find_workspace(workspace)
    session = load(folder, with_tests=True, progress=progress)
    report = run_check(session, Run(as_of, plateau), progress)
    model = report.model
    if model is None or not report.complete or not report.packs:
        problems = "\n".join(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}" for each in report.problems)
        message = f"{problems}\nkhông dựng trang vì mô hình chưa kiểm tra được · no site, because the model could not be checked"
        raise NotCheckedError(message)
    shown, reading = reading_for(report, audience)
    material = Material(SiteFacts(shown, shown.model or model, trend), report.packs[0], model.workspace.language, __version__)
    documents = project_root(folder) / DOCUMENTS
    folders = ("", *(f"{language}/" for language in LANGUAGES))
    guides = {each for each in folders if (documents / each / GUIDE / "index.md").is_file()}
    return SiteContent(editions_of(material, guides=guides, audience=reading.told(report, shown) if reading else None), reading)
