"""What a waiver is about: which findings it accepts, and how its subjects are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.model.waiver import Edge
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from eaf.finding import Finding
    from eaf.model.waiver import Subject, Waiver


def is_about(waiver: Waiver, subject: Subject, finding: Finding) -> bool:
    """Whether ``subject`` of the waiver has a part in its accepting the finding, whatever the rule.

    A finding is accepted when the waiver lists everything that it is about; one that rests on a single relationship also when the
    waiver lists that relationship.
    """
    ends = set(finding.subjects)
    if isinstance(subject, Edge):
        steps = [Edge(step.source, step.type, step.target) for step in finding.witness]
        return steps == [subject] and ends == {subject.source, subject.target}
    return subject in ends and ends <= waiver.names


class Findings:
    """Findings by rule and first subject, so that each waiver looks at few of them."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._found: dict[tuple[str, str], list[Finding]] = {}
        for each in findings:
            for first in each.subjects[:1]:
                self._found.setdefault((each.rule, first), []).append(each)

    def of(self, waiver: Waiver) -> tuple[Finding, ...]:
        """The findings that the waiver is about, in their order."""
        first = {*waiver.names, *(end for edge in waiver.edges for end in (edge.source, edge.target))}
        near = (each for name in first for each in self._found.get((waiver.rule, name), ()))
        about = (each for each in near if any(is_about(waiver, subject, each) for subject in waiver.subjects))
        return tuple(sorted(about, key=lambda each: each.sort_key))


def name_of(subject: Subject) -> str:
    """A subject as messages name it."""
    return f"{subject.source} ─{subject.type}→ {subject.target}" if isinstance(subject, Edge) else subject


def said(day: date) -> Text:
    """A date as each language writes it."""
    return Text(f"{day:%d/%m/%Y}", day.isoformat())
