"""What every viewpoint looks through: the model, the pack, a language, and where boxes lead."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.model.metamodel import ACCESSES, ELEMENT_TYPES, RELATIONSHIP_TYPES
from eaf.viewing.shapes import Box, Line, Mark

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from eaf.finding import Finding
    from eaf.graph.model_facts import ModelGraph
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.text import Language, Text

EXTERNAL_LAYER = "he-thong-ngoai"


def no_link(_: str) -> str | None:
    """A picture that leads nowhere."""
    return None


@dataclass(frozen=True)
class Perspective:
    """Values shared by the viewpoints; ``link`` gives the address of a page by element id, or nothing."""

    model: Model
    graph: ModelGraph
    pack: Pack
    language: Language = "vi"
    link: Callable[[str], str | None] = no_link
    worst: Mapping[str, Severity] = field(default_factory=dict)

    def say(self, text: Text) -> str:
        """The text in the perspective's language."""
        return text.said_in(self.language)

    def box(self, element: Element) -> Box:
        """An element as a box."""
        return Box(
            id=element.id,
            title=self.say(element.name),
            kind=self.say(ELEMENT_TYPES[element.type].name),
            area=element.architecture or element.layer,
            href=self.link(element.id),
            marks=self._marks(element),
            note=self._note(element),
        )

    def line(self, index: int) -> Line:
        """A relationship as a line; it is labelled only when it has a name of its own, since the legend says the types."""
        relationship = self.graph.relationships[index]
        type_ = RELATIONSHIP_TYPES[relationship.type]
        data = ", ".join(self.say(self.model.elements[each].name) for each in relationship.data if each in self.model.elements)
        label = self.say(relationship.name)
        said = label or self.say(type_.name)
        return Line(relationship.source, relationship.target, label, relationship.type, f"{said}: {data}" if data else said)

    def sentence(self, index: int) -> str:
        """A relationship as a sentence: who does what with whom, how, and with which data."""
        relationship = self.graph.relationships[index]
        names = self.model.elements
        verb = RELATIONSHIP_TYPES[relationship.type].forward
        parts = [self.say(ACCESSES[relationship.access])] if relationship.access else []
        parts += [self.say(names[each].name) for each in relationship.data if each in names]
        about = f" ({', '.join(parts)})" if parts else ""
        return f"{self.say(names[relationship.source].name)} {self.say(verb)} {self.say(names[relationship.target].name)}{about}"

    def lines_among(self, ids: Iterable[str], types: tuple[str, ...] = ()) -> tuple[Line, ...]:
        """The relationships with both ends among ``ids``, parallel ones of a type drawn once."""
        inside = set(ids)
        found: dict[tuple[str, str, str], Line] = {}
        graph = self.graph
        starting = graph.shared(("starting", "at each element"), self._starting)
        for index in sorted(index for id_ in inside for index in starting.get(graph.number[id_], ())):
            each = graph.relationships[index]
            if each.target in inside and (not types or each.type in types):
                found.setdefault((each.source, each.target, each.type), self.line(index))
        return tuple(found.values())

    def _starting(self) -> dict[int, list[int]]:
        """The relationships that start at each element, by numbers."""
        found: dict[int, list[int]] = {}
        for index, source in enumerate(map(int, self.graph.sources)):
            found.setdefault(source, []).append(index)
        return found

    def _marks(self, element: Element) -> tuple[Mark, ...]:
        marks: list[Mark] = []
        if element.layer == EXTERNAL_LAYER:
            marks.append(Mark.EXTERNAL)
        if element.confidence == "assumed":
            marks.append(Mark.ASSUMED)
        if element.lifecycle.status in ("planned", "building"):
            marks.append(Mark.PLANNED)
        if element.lifecycle.status in ("retiring", "retired"):
            marks.append(Mark.RETIRING)
        worst = self.worst.get(element.id)
        if worst is Severity.ERROR:
            marks.append(Mark.FINDING_ERROR)
        elif worst is Severity.WARNING:
            marks.append(Mark.FINDING_WARNING)
        return tuple(marks)

    def _note(self, element: Element) -> str:
        owner = self.model.elements.get(element.owner)
        return self.say(owner.name) if owner else ""


def bundled(lines: Iterable[Line], stands_for: Mapping[str, str]) -> tuple[Line, ...]:
    """The lines between the boxes that stand for the elements at their ends: one of each kind, none from a box to itself.

    A line that stands for several says so; a line between two elements that are shown stays as it is.
    """
    found: dict[tuple[str, str, str], list[Line]] = {}
    for line in lines:
        source, target = stands_for[line.source], stands_for[line.target]
        if source != target or line.source == line.target:
            found.setdefault((source, target, line.kind), []).append(line)
    return tuple(
        replace(each[0], source=source, target=target, note=each[0].note if len(each) == 1 else f"{each[0].note} ×{len(each)}")
        for (source, target, _), each in found.items()
    )


def worst_by_element(findings: Iterable[Finding]) -> dict[str, Severity]:
    """The worst severity among the findings of each element: the first subject is who a finding is about."""
    worst: dict[str, Severity] = {}
    for finding in findings:
        for subject in finding.subjects[:1]:
            worst[subject] = max(finding.severity, worst.get(subject, Severity.NOTE))
    return worst
