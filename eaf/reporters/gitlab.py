"""GitLab Code Quality: a JSON list; the rule stands in the description because GitLab does not show ``check_name``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from eaf.finding import Severity

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.reporters.settings import Settings

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render(report: CheckReport, settings: Settings) -> str:
    """The report as Code Quality entries; what kept the check from being done is a blocker."""
    problems = set(report.problems)
    entries = []
    seen: dict[str, int] = {}
    for each in report.everything:
        fingerprint = each.fingerprint
        seen[fingerprint] = seen.get(fingerprint, 0) + 1
        entries.append(
            {
                "description": f"{each.rule}: {settings.say(each.message)}",
                "check_name": each.rule,
                "fingerprint": _distinct(fingerprint, seen[fingerprint]),
                "severity": "blocker" if each in problems else _SEVERITIES[each.severity],
                "location": {"path": each.place.file, "lines": {"begin": each.place.line, "end": each.place.end_line}},
            }
        )
    return json.dumps(entries, ensure_ascii=False, indent=1) + "\n"


def _distinct(fingerprint: str, nth: int) -> str:
    """GitLab collapses equal fingerprints: the second of its kind gets another last digits."""
    return fingerprint if nth == 1 else f"{fingerprint[:-4]}{nth:04x}"
