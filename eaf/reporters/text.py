"""Text for a terminal: each finding with a code frame, its path and its remedy; then what was looked at."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from eaf.checking.score import scores
from eaf.reporters import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.model.model import Places
    from eaf.reporters.settings import Settings

_WIDTH = 160


def render(report: CheckReport, settings: Settings) -> str:
    """The report as text, ending with a line break."""
    blocks = finding_blocks(report, report.everything, settings)
    lines = [settings.say(words.heading(report))]
    lines += [clean(settings.say(each)) for each in words.remarks(report)]
    if report.complete:
        if (found := scores(report)) is not None and report.clauses:
            lines.append(settings.say(words.scored(found)))
        lines.append(settings.say(words.scope(report)))
        anything = report.findings or report.suppressed
        lines.append(settings.say(words.counts(report) if anything else words.CLEAN))
    else:
        lines.append(settings.say(words.incomplete(report)))
    return "\n".join([*blocks, "\n".join(lines)]) + "\n"


def finding_blocks(report: CheckReport, findings: Iterable[Finding], settings: Settings) -> list[str]:
    """Each finding with its code frame, ending with a line break."""
    places = _places(report)
    return [_finding(each, places, settings) for each in findings]


def _places(report: CheckReport) -> list[Places]:
    """Everything that can give a line of a file: the model's documents, then the packs'."""
    found = [report.model.places] if report.model else [report.documents] if report.documents else []
    return [*found, *(pack.places for pack in report.packs if pack.places)]


def _finding(finding: Finding, places: list[Places], settings: Settings) -> str:
    severity = settings.say(words.SEVERITIES[finding.severity])
    lines = [f"{severity} {finding.rule}  {clean(settings.say(finding.message))}", f"  --> {finding.place}"]
    text = next((line for each in places if (line := each.line(finding.place))), "")
    if text:
        lines += _frame(finding, text)
    if finding.witness:
        lines.append(f"   = {settings.say(words.PATH)}: {_witness(finding)}")
    lines += [f"   = {related.place}: {clean(settings.say(related.message))}" for related in finding.related]
    if finding.cure:
        lines.append(f"   = {clean(settings.say(words.cured(finding.cure)))}")
    if finding.remedy:
        lines.append(f"   = {settings.say(words.REMEDY)}: {clean(settings.say(finding.remedy))}")
    lines.append("")
    return "\n".join(lines)


def _frame(finding: Finding, text: str) -> list[str]:
    """The line with carets under the stretch; a long line is cut around it."""
    start, end = finding.place.column - 1, max(finding.place.end_column - 1, finding.place.column)
    cut = max(0, start - 40) if len(text) > _WIDTH else 0
    shown = clean(text[cut : cut + _WIDTH])
    stop = min(end - cut, len(shown)) if end - cut > 0 else 0
    carets = " " * _columns(shown[: start - cut]) + "^" * max(_columns(shown[start - cut : stop]), 1)
    number = str(finding.place.line)
    gutter = " " * len(number)
    return [f"{gutter} |", f"{number} | {shown}", f"{gutter} | {carets}"]


def _columns(text: str) -> int:
    """How many terminal columns the text takes."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return len(text) + wide - sum(1 for c in text if unicodedata.combining(c))


def _witness(finding: Finding) -> str:
    steps = [finding.witness[0].source]
    for step in finding.witness:
        forward = step.source == steps[-1]
        steps.append(f" ─{step.type}→ " if forward else f" ←{step.type}─ ")
        steps.append(step.target if forward else step.source)
    return "".join(steps)


def clean(text: str) -> str:
    """Text without control characters: what stands in a model must not drive a terminal."""
    return "".join(c if c.isprintable() else "�" for c in text)
