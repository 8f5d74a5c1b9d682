"""SARIF 2.1.0 (OASIS) with what code scanning services ask for on top.

Every rule is declared, so that "ran and found nothing" differs from "did not run"; regions have all four corners and one line;
paths are code flows; problems that kept the check from being done are tool notifications of an unsuccessful run.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from urllib.parse import quote

from eaf import __version__
from eaf.finding import Severity
from eaf.loading.problems import PROBLEMS
from eaf.reporters import words

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding, Place
    from eaf.pack.rule import Rule
    from eaf.reporters.settings import Settings
    from eaf.text import Text

SCHEMA = "https://json.schemastore.org/sarif-2.1.0-rtm.5.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}


def render(report: CheckReport, settings: Settings) -> str:
    """The report as SARIF."""
    rules = sorted(report.rules.values(), key=lambda each: each.id)
    codes = sorted({each.rule for each in report.problems})
    descriptors = [_rule(each, settings) for each in rules] + [_code(each, settings) for each in codes]
    index = {str(each["id"]): number for number, each in enumerate(descriptors)}
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
        "results": [_result(each, index, settings) for each in report.everything],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


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
    text = _message(PROBLEMS[code], settings) if code in PROBLEMS else {"text": code}
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
