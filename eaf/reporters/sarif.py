"""SARIF 2.1.0 (OASIS) with what code scanning services ask for on top.

Every rule is declared, so that "ran and found nothing" differs from "did not run"; regions have all four corners and one line;
paths are code flows; problems that kept the check from being done are tool notifications of an unsuccessful run.

There are two profiles. The archive holds every finding, with the suppression of those that are waived or baselined. GitHub opens an
alert for each result, suppressed or not, and passes over what is more than its limits: its profile holds the active findings only,
and there is none for a report beyond the limits.
"""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING
from urllib.parse import quote

from eaf import __version__
from eaf.checking.faults import FAULTS
from eaf.errors import UsageError
from eaf.finding import ACTIVE, Severity
from eaf.loading.attestation_faults import ATTESTATION_FAULTS
from eaf.loading.problems import PROBLEMS
from eaf.reporters import words
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding, Place
    from eaf.pack.rule import Rule
    from eaf.reporters.settings import Settings

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
GITHUB_RESULTS, GITHUB_RULES, GITHUB_BYTES = 5_000, 25_000, 10_000_000
"""How many results GitHub shows (it takes 25,000), how many rules it takes, and how many bytes of gzip."""
GITHUB_LOCATIONS, GITHUB_STEPS = 1_000, 10_000
"""How many locations and how many steps of a path GitHub takes for one result."""
_CODES = {**PROBLEMS, **FAULTS, **ATTESTATION_FAULTS}
_GZIP = 31
_TOO_LARGE = Text(
    "sarif-github: {count} {what}, GitHub nhận nhiều nhất {limit}; phần vượt sẽ bị bỏ qua hoặc cả tệp bị từ chối, nên không ghi tệp."
    " Hãy khắc phục bớt, lập nền (eaf baseline create), hoặc dùng --format sarif để lưu trữ",
    "{count} {what}, GitHub takes {limit} at most and would pass over the rest or refuse the file, so nothing is written."
    " Remedy some, make a baseline (eaf baseline create), or use --format sarif for an archive",
)
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: CheckReport, settings: Settings) -> str:
    """The report as SARIF for an archive: every finding, whatever its state."""
    return _written(report, settings, (*report.problems, *report.of_any_state))


def render_for_github(report: CheckReport, settings: Settings) -> str:
    """The active findings as SARIF; raises :class:`UsageError` beyond the limits of GitHub's code scanning."""
    _within(len(report.everything), GITHUB_RESULTS, Text("phát hiện", "findings"))
    _within(len(report.rules), GITHUB_RULES, Text("quy tắc", "rules"))
    for each in report.everything:
        _within(
            len(each.related) + 1,
            GITHUB_LOCATIONS,
            Text(f"vị trí của một phát hiện {each.rule}", f"places of a finding of {each.rule}"),
        )
        _within(
            len(each.witness), GITHUB_STEPS, Text(f"bước của một phát hiện {each.rule}", f"steps of a finding of {each.rule}")
        )
    text = _written(report, settings, report.everything)
    packer = zlib.compressobj(wbits=_GZIP)
    size = len(packer.compress(text.encode())) + len(packer.flush())
    _within(size, GITHUB_BYTES, Text("byte sau khi nén", "bytes when compressed"))
    return text


def _within(count: int, limit: int, what: Text) -> None:
    if count > limit:
        said = _TOO_LARGE.format(count=str(count), what=what, limit=str(limit))
        message = f"{said.vi} · {said.en}"
        raise UsageError(message)


def _written(report: CheckReport, settings: Settings, findings: Iterable[Finding]) -> str:
    rules = sorted(report.rules.values(), key=lambda each: each.id)
    ordered = sorted(findings, key=lambda each: each.sort_key)
    codes = sorted({each.rule for each in ordered} - report.rules.keys())
    descriptors = [_rule(each, settings) for each in rules] + [_code(each, settings) for each in codes]
    index = {str(each["id"]): number for number, each in enumerate(descriptors)}
    some_suppressed = any(each.state.word != ACTIVE for each in ordered)
    run = {
        "tool": {"driver": {"name": "eaf", "version": __version__, "semanticVersion": __version__, "rules": descriptors}},
        "automationDetails": {"id": f"eaf/{report.workspace}/{'+'.join(each.id for each in report.packs)}/"},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": report.complete,
                "exitCode": report.exit_status(settings.fail_level),
                "toolExecutionNotifications": [
                    {"level": "note", "message": _message(each, settings)} for each in words.remarks(report)
                ],
                "properties": {"asOf": report.as_of.isoformat(), "plateau": report.plateau},
            }
        ],
        "results": [_result(each, index, settings) | _suppressions(each, settings, some=some_suppressed) for each in ordered],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _suppressions(finding: Finding, settings: Settings, *, some: bool) -> dict[str, object]:
    """Why the finding does not count; where any result says so, the others say that nothing stands against them."""
    if finding.state.word == ACTIVE:
        return {"suppressions": []} if some else {}
    justification = settings.say(words.accepted(finding.state))
    return {"suppressions": [{"kind": "external", "status": "accepted", "justification": justification}]}


def _message(text: Text, settings: Settings) -> dict[str, str]:
    """A message; braces would be read as placeholders."""
    return {"text": settings.say(text).replace("{", "{{").replace("}", "}}") or "–"}


def _rule(rule: Rule, settings: Settings) -> dict[str, object]:
    return {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": _message(rule.title, settings),
        "fullDescription": _message(rule.rationale, settings),
        "help": _message(rule.remedy, settings),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.kind, rule.pack], "precision": "very-high", "problem.severity": rule.severity.word},
    }


def _code(code: str, settings: Settings) -> dict[str, object]:
    text = _message(_CODES[code], settings) if code in _CODES else {"text": code}
    return {"id": code, "shortDescription": text, "fullDescription": text, "help": text}


def _result(finding: Finding, index: dict[str, int], settings: Settings) -> dict[str, object]:
    message = settings.say(finding.message)
    if finding.remedy:
        message += f"\n{settings.say(finding.remedy)}"
    result: dict[str, object] = {
        "ruleId": finding.rule,
        "ruleIndex": index[finding.rule],
        "level": _LEVELS[finding.severity],
        "message": {"text": message.replace("{", "{{").replace("}", "}}")},
        "locations": [{"physicalLocation": _location(finding.place)}],
        "partialFingerprints": {"primaryLocationLineHash": f"{finding.fingerprint}:1", "eafFinding/v1": finding.fingerprint},
    }
    if finding.subjects:
        result["properties"] = {"subjects": list(finding.subjects)}
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "physicalLocation": _location(each.place), "message": _message(each.message, settings)}
            for number, each in enumerate(finding.related, 1)
        ]
    if finding.witness:
        steps = [
            {
                "location": {
                    "physicalLocation": _location(step.place),
                    "message": {"text": f"{step.source} {step.type} {step.target}"},
                }
            }
            for step in finding.witness
        ]
        result["codeFlows"] = [{"threadFlows": [{"locations": steps}]}]
    return result


def _location(place: Place) -> dict[str, object]:
    return {
        "artifactLocation": {"uri": quote(place.file, safe="/"), "uriBaseId": "%SRCROOT%"},
        "region": {
            "startLine": place.line,
            "startColumn": place.column,
            "endLine": place.end_line,
            "endColumn": place.end_column,
        },
    }
