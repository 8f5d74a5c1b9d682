"""GitHub workflow commands: annotations, the ten worst of each level, since a step shows no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.finding import Severity
from eaf.reporters import words
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.reporters.settings import Settings

LIMIT = 10
_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}
_REST = Text("… và {count} phát hiện khác ở mức này", "… and {count} more at this level")


def render(report: CheckReport, settings: Settings) -> str:
    """The report as annotations, then one notice with the counts."""
    lines: list[str] = []
    for severity in sorted(Severity, reverse=True):
        found = [each for each in report.everything if each.severity is severity]
        lines += [_annotation(each, settings) for each in found[:LIMIT]]
        if len(found) > LIMIT:
            lines.append(f"::{_COMMANDS[severity]}::{_value(settings.say(_REST.format(count=str(len(found) - LIMIT))))}")
    lines += [f"::notice title=eaf::{_value(settings.say(each))}" for each in words.remarks(report)]
    if report.complete:
        lines.append(f"::notice title=eaf::{_value(settings.say(words.counts(report)))}")
    else:
        lines.append(f"::error title=eaf::{_value(settings.say(words.incomplete(report)))}")
    return "\n".join(lines) + "\n"


def _annotation(finding: Finding, settings: Settings) -> str:
    place = finding.place
    title = _property(finding.rule)
    where = (
        f"file={_property(place.file)},line={place.line},col={place.column},endLine={place.end_line},endColumn={place.end_column}"
    )
    remedy = f"\n{settings.say(finding.remedy)}" if finding.remedy else ""
    return f"::{_COMMANDS[finding.severity]} {where},title={title}::{_value(settings.say(finding.message) + remedy)}"


def _value(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _value(text).replace(":", "%3A").replace(",", "%2C")
