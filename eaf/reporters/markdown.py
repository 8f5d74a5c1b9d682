"""Markdown for a job summary or a comment: verdict, counts, findings by rule; text from the model is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from eaf.reporters import words
from eaf.reporters.text import clean
from eaf.text import Text

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.reporters.settings import Settings

LIMIT = 200
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+!|<>~@&])")
_TITLE = Text("Kết quả kiểm tra kiến trúc", "Architecture check")
_HEAD = Text("| Mức | Quy tắc | Nội dung | Vị trí |", "| Level | Rule | Message | Place |")
_CUT = Text("… và {count} phát hiện khác.", "… and {count} more.")


def render(report: CheckReport, settings: Settings) -> str:
    """The report as Markdown."""
    lines = [f"## {settings.say(_TITLE)}", "", settings.say(words.heading(report)) + "."]
    for remark in words.remarks(report):
        lines += ["", escape(settings.say(remark))]
    if report.complete:
        lines += ["", f"**{settings.say(words.counts(report))}** · {settings.say(words.scope(report))}"]
    else:
        lines += ["", f"**{settings.say(words.incomplete(report))}**"]
    found = report.everything
    if found:
        lines += ["", settings.say(_HEAD), "|---|---|---|---|"]
        lines += [_row(each, settings) for each in found[:LIMIT]]
    if len(found) > LIMIT:
        lines += ["", settings.say(_CUT.format(count=str(len(found) - LIMIT)))]
    return "\n".join(lines) + "\n"


def _row(finding: Finding, settings: Settings) -> str:
    severity = settings.say(words.SEVERITIES[finding.severity])
    place = f"{escape(finding.place.file)}:{finding.place.line}"
    return f"| {severity} | {escape(finding.rule)} | {escape(settings.say(finding.message))} | {place} |"


def escape(text: str) -> str:
    """Text that Markdown shows as it is: no markup, no HTML, no mention."""
    escaped = _SPECIAL.sub(r"\\\1", clean(text.replace("\n", " ")))
    return escaped.replace("\\<", "&lt;").replace("\\>", "&gt;").replace("\\@", "@\u200b").replace("\\&", "&amp;")
