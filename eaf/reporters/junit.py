"""JUnit XML (the Jenkins xUnit schema): a suite for each pack, a case for each rule, so that what passed is visible too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from eaf.checking.report import ERROR, NOT_APPLICABLE
from eaf.finding import ACTIVE
from eaf.reporters import words
from eaf.reporters.text import clean

if TYPE_CHECKING:
    from eaf.checking.report import CheckReport, RuleResult
    from eaf.finding import Finding
    from eaf.reporters.settings import Settings


def render(report: CheckReport, settings: Settings) -> str:
    """The report as JUnit XML; findings below the fail level are no failures but stand in the case's output."""
    suites = ET.Element("testsuites", name="eaf")
    if report.problems:
        _problems(suites, report, settings)
    _faults(suites, report, settings)
    for pack in report.packs:
        results = [each for each in report.results if each.rule.pack == pack.id]
        if results:
            _suite(suites, pack.id, results, report, settings)
    ET.indent(suites)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suites, encoding="unicode") + "\n"


def _problems(suites: ET.Element, report: CheckReport, settings: Settings) -> None:
    count = str(len(report.problems))
    suite = ET.SubElement(suites, "testsuite", name="eaf.load", tests=count, failures="0", errors=count, skipped="0")
    for each in report.problems:
        case = ET.SubElement(suite, "testcase", classname="eaf.load", name=f"{each.rule} {each.place}")
        message = clean(settings.say(each.message))
        ET.SubElement(case, "error", type=each.rule, message=message).text = _said(each, settings)


def _faults(suites: ET.Element, report: CheckReport, settings: Settings) -> None:
    """What is wrong with waivers and baseline: cases of their own, since no rule has found it."""
    found = [each for each in report.findings if each.rule not in report.rules]
    if not found:
        return
    failures = str(sum(each.severity >= settings.fail_level for each in found))
    suite = ET.SubElement(
        suites, "testsuite", name="eaf.waivers", tests=str(len(found)), failures=failures, errors="0", skipped="0"
    )
    for each in found:
        case = ET.SubElement(suite, "testcase", classname="eaf.waivers", name=f"{each.rule} {each.place}")
        if each.severity >= settings.fail_level:
            failure = ET.SubElement(case, "failure", type=each.rule, message=clean(settings.say(each.message)))
            failure.text = _said(each, settings)
        else:
            ET.SubElement(case, "system-out").text = _said(each, settings)


def _suite(suites: ET.Element, name: str, results: list[RuleResult], report: CheckReport, settings: Settings) -> None:
    suite = ET.SubElement(suites, "testsuite", name=name)
    remarks = words.remarks(report)
    if remarks:
        properties = ET.SubElement(suite, "properties")
        for each in remarks:
            ET.SubElement(properties, "property", name="remark", value=clean(settings.say(each)))
    found: dict[str, list[Finding]] = {}
    for finding in report.of_any_state:
        found.setdefault(finding.rule, []).append(finding)
    for result in results:
        title = settings.say(result.rule.title)
        area = result.rule.id.split("-")[1]
        case = ET.SubElement(suite, "testcase", classname=f"{name}.{area}", name=clean(f"{result.rule.id} {title}"))
        _outcome(case, result, found.get(result.rule.id, []), settings)
    counts = {"tests": "testcase", "failures": "testcase/failure", "errors": "testcase/error", "skipped": "testcase/skipped"}
    for attribute, path in counts.items():
        suite.set(attribute, str(len(suite.findall(path))))


def _outcome(case: ET.Element, result: RuleResult, found: list[Finding], settings: Settings) -> None:
    """How the case of a rule ended: one whose findings are all waived or baselined is skipped."""
    active = [each for each in found if each.state.word == ACTIVE]
    said = "\n".join(_said(each, settings) for each in (active or found))
    if result.status == NOT_APPLICABLE:
        ET.SubElement(case, "skipped", message=settings.say(words.STATUSES[NOT_APPLICABLE]))
    elif result.status == ERROR:
        ET.SubElement(case, "error", type=result.rule.kind, message=clean(result.reason))
    elif any(each.severity >= settings.fail_level for each in active):
        message = settings.say(words.SEVERITIES[result.rule.severity])
        ET.SubElement(case, "failure", type=result.rule.kind, message=f"{message}: {len(active)}").text = said
    elif active:
        ET.SubElement(case, "system-out").text = said
    elif found:
        reasons = dict.fromkeys(clean(settings.say(words.accepted(each.state))) for each in found)
        ET.SubElement(case, "skipped", message="; ".join(reasons)).text = said


def _said(finding: Finding, settings: Settings) -> str:
    remedy = f" {settings.say(finding.remedy)}" if finding.remedy else ""
    return clean(f"{finding.place}: {settings.say(finding.message)}.{remedy}")
