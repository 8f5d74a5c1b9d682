"""A site for an audience: made of what it may see, and refused when any of the rest can still be read in it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.checking.shown import report_for
from eaf.errors import EafError
from eaf.loading.document import Document
from eaf.loading.files import Documents
from eaf.model.audience import EVERYTHING, Audience, audience_of
from eaf.model.element import Indicator
from eaf.model.traces import Traces
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.report import CheckReport
    from eaf.model.element import Element, Origin, Relationship
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.site.artifacts import Artifact

NAMES = {"public": Text("công khai", "the public"), "internal": Text("nội bộ", "internal readers")}
_TOLD = Text(
    "{name}; {elements} phần tử và {findings} phát hiện không có trong bản này",
    "{name}; {elements} {elements:element|elements} and {findings} {findings:finding|findings} are not in this edition",
)
_BINARY = (".woff2", ".png", ".ico")
_ARCHIVES = (".xlsx", ".zip")
_SHOWN = 20


class LeakError(EafError):
    """What is withheld from an audience could still be read in its site; nothing was written."""


@dataclass(frozen=True)
class Reading:
    """What an audience reads, and how what it must not read would be noticed."""

    audience: Audience
    traces: Traces

    def told(self, report: CheckReport, shown: CheckReport) -> Text:
        """For whom the site is, and how much of the whole it leaves out."""
        elements, findings = len(self.audience.withheld), len(report.findings) - len(shown.findings)
        return _TOLD.format(name=NAMES[self.audience.classification], elements=str(elements), findings=str(findings))

    def check(self, artifacts: Iterable[Artifact]) -> tuple[Artifact, ...]:
        """The artifacts, when none of them holds a trace; raises :class:`LeakError` with those that do."""
        made = tuple(artifacts)
        leaks = [f"{each.path}: {_told(found)}" for each in made if (found := self._found(each))] if self.traces else []
        if leaks:
            raise _leak(leaks)
        return made

    def _found(self, artifact: Artifact) -> list[Element]:
        if artifact.path.endswith(_BINARY) or "/vendor/" in artifact.path:
            return []
        if artifact.path.endswith(_ARCHIVES):
            with zipfile.ZipFile(io.BytesIO(artifact.content)) as archive:
                texts = [archive.read(name).decode("utf-8", "replace") for name in archive.namelist()]
            return self.traces.found("\n".join(texts))
        return self.traces.found(artifact.content.decode("utf-8", "replace"))


def reading_for(report: CheckReport, classification: str) -> tuple[CheckReport, Reading | None]:
    """The report as the audience of a classification may read it, which for the last of them is all of it.

    Raises :class:`LeakError` with the place of every shown text that names an element which is not shown.
    """
    model = report.model
    if model is None or classification == EVERYTHING:
        return report, None
    properties = {name: each.classification for pack in reversed(report.packs) for name, each in pack.properties.items()}
    audience = audience_of(model, properties, classification)
    seen = audience.model(model)
    traces = Traces(audience.withheld, seen.elements.values(), _words_of(report.packs))
    leaks = [
        f"{model.places.place(origin)}: {_told(found)}"
        for origin, text in _texts(seen)
        if (found := traces.found(f"{text.vi}\n{text.en}"))
    ]
    if leaks:
        raise _leak(leaks)
    return report_for(report, seen, audience, traces), Reading(audience, traces)


def _words_of(packs: tuple[Pack, ...]) -> Iterator[str]:
    """The files of the packs, which everybody may read: what they name, elements are called as well."""
    for pack in packs:
        if isinstance(pack.places, Documents):
            yield from (each.text for each in pack.places.all if isinstance(each, Document))


def _texts(model: Model) -> Iterator[tuple[Origin, Text]]:
    """Everything that people wrote about what is shown, with its place."""
    workspace = model.workspace
    yield workspace.origin.child("summary"), workspace.summary
    for each in model.elements.values():
        yield each.origin.child("summary"), each.summary
        yield each.origin.child("documentation"), each.documentation
        yield from _notes(each)
        if isinstance(each.detail, Indicator):
            inside = each.origin.child("indicator")
            yield from ((inside.child("measurements", at), one.note) for at, one in enumerate(each.detail.measurements))
            yield from ((inside.child("targets", at), one.note) for at, one in enumerate(each.detail.targets))
    for tie in model.relationships:
        yield tie.origin.child("name"), tie.name
        yield tie.origin.child("summary"), tie.summary
        yield from _notes(tie)
    for view in model.views:
        yield view.origin.child("title"), view.title
        yield view.origin.child("summary"), view.summary


def _notes(each: Element | Relationship) -> Iterator[tuple[Origin, Text]]:
    for source in each.sources:
        yield each.origin.child("sources"), source.note
        yield each.origin.child("sources"), source.locator


def _told(found: list[Element]) -> str:
    names = ", ".join(f"{each.id} ({each.name.said_in('vi')})" for each in found)
    return f"nêu phần tử không dành cho đối tượng này: {names} · names what is withheld from this audience"


def _leak(leaks: list[str]) -> LeakError:
    more = f"\n… {len(leaks) - _SHOWN}" if len(leaks) > _SHOWN else ""
    return LeakError("\n".join(leaks[:_SHOWN]) + more + "\nkhông ghi trang nào · nothing was written")
