"""JUnit XML (the Jenkins xUnit schema): a suite for each pack, a case for each rule, so that what passed is visible too."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from eaf.checking.report import ERROR, NOT_APPLICABLE
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


def _suite(suites: ET.Element, name: str, results: list[RuleResult], report: CheckReport, settings: Settings) -> None:
    failing = {each.rule for each in report.findings if each.severity >= settings.fail_level}
    suite = ET.SubElement(
        suites,
        "testsuite",
        name=name,
        tests=str(len(results)),
        failures=str(sum(each.rule.id in failing for each in results)),
        errors=str(sum(each.status == ERROR for each in results)),
        skipped=str(sum(each.status == NOT_APPLICABLE for each in results)),
    )
    remarks = words.remarks(report)
    if remarks:
        properties = ET.SubElement(suite, "properties")
        for each in remarks:
            ET.SubElement(properties, "property", name="remark", value=clean(settings.say(each)))
    for result in results:
        title = settings.say(result.rule.title)
        area = result.rule.id.split("-")[1]
        case = ET.SubElement(suite, "testcase", classname=f"{name}.{area}", name=clean(f"{result.rule.id} {title}"))
        found = [each for each in report.findings if each.rule == result.rule.id]
        if result.status == NOT_APPLICABLE:
            ET.SubElement(case, "skipped", message=settings.say(words.STATUSES[NOT_APPLICABLE]))
        elif result.status == ERROR:
            ET.SubElement(case, "error", type=result.rule.kind, message=clean(result.reason))
        elif result.rule.id in failing:
            message = settings.say(words.SEVERITIES[result.rule.severity])
            failure = ET.SubElement(case, "failure", type=result.rule.kind, message=f"{message}: {len(found)}")
            failure.text = "\n".join(_said(each, settings) for each in found)
        elif found:
            ET.SubElement(case, "system-out").text = "\n".join(_said(each, settings) for each in found)


def _said(finding: Finding, settings: Settings) -> str:
    remedy = f" {settings.say(finding.remedy)}" if finding.remedy else ""
    return clean(f"{finding.place}: {settings.say(finding.message)}.{remedy}")
