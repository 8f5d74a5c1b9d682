"""``eaf waivers``."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from eaf.api import run_check
from eaf.api.acceptance import Acceptance
from eaf.checking.engine import Run
from eaf.checking.faults import FAULTS
from eaf.checking.waiver_scope import name_of, said
from eaf.cli.options import as_of_option, day_of, language_option, model_session, said_language, workspace_option
from eaf.cli.show import clean_lines
from eaf.cli.usage import Commands
from eaf.finding import Severity
from eaf.reporters.json import finding as finding_data
from eaf.reporters.settings import Settings
from eaf.reporters.text import finding_blocks
from eaf.reporters.waivers import APPLIED, LAPSED, REFUSED, as_data, expiring, standing
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from eaf.checking.report import CheckReport, WaiverResult

_STATES = {
    APPLIED: Text("được áp dụng", "applied"),
    LAPSED: Text("đã hết hạn", "expired"),
    REFUSED: Text("không được áp dụng", "not applied"),
}
_LINE = Text(
    "{id}  {rule}  {state}{faults}\n  đến {expires} ({left})\n  {subjects}: {findings} phát hiện\n  {reason}\n  {approver}, {decision}",
    "{id}  {rule}  {state}{faults}\n  until {expires} ({left})\n  {subjects}: {findings} {findings:finding|findings}\n  {reason}\n  {approver}, {decision}",
)
_LEFT, _OVER = Text("còn {days} ngày", "{days} {days:day|days} left"), Text("quá {days} ngày", "{days} {days:day|days} ago")
_COUNT = Text("{count} miễn trừ, {applied} được áp dụng", "{count} {count:waiver|waivers}, {applied} applied")
_CALENDAR = Text(
    "{count} miễn trừ đã hết hạn hoặc hết hạn trong {days} ngày kể từ {date}",
    "{count} {count:waiver has|waivers have} expired or will within {days} days of {date}",
)
_LINTED = Text(
    "{count} miễn trừ, {errors} lỗi, {notes} ghi chú",
    "{count} {count:waiver|waivers}, {errors} {errors:error|errors}, {notes} {notes:note|notes}",
)
format_option = click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)


@click.group(cls=Commands)
def command() -> None:
    """Sổ miễn trừ · The register of waivers."""


@command.command(name="list")
@format_option
@workspace_option
@as_of_option
@language_option
def list_(form: str, workspace: Path, as_of: datetime | None, lang: str | None) -> int:
    """Mọi miễn trừ, có được áp dụng không, còn bao lâu · Every waiver, whether it is applied, how long it lasts."""
    report, settings = _report(workspace, as_of, lang)
    applied = str(sum(each.applied for each in report.waivers))
    _print(report, report.waivers, form, settings)
    click.echo(settings.say(_COUNT.format(count=str(len(report.waivers)), applied=applied)), err=form == "json")
    return 0


@command.command()
@click.option("--days", type=click.IntRange(0, 9999), default=90, show_default=True, help="số ngày tới · how many days ahead")
@format_option
@workspace_option
@as_of_option
@language_option
def calendar(days: int, form: str, workspace: Path, as_of: datetime | None, lang: str | None) -> int:
    """Miễn trừ đã và sắp hết hạn, theo ngày · The waivers that have expired or soon will, by date."""
    report, settings = _report(workspace, as_of, lang)
    found = expiring(report, days)
    _print(report, found, form, settings)
    values = {"count": str(len(found)), "days": str(days)}
    click.echo(settings.say(_CALENDAR.format(date=said(report.as_of), **values)), err=form == "json")
    return 0


@command.command()
@format_option
@workspace_option
@as_of_option
@language_option
def lint(form: str, workspace: Path, as_of: datetime | None, lang: str | None) -> int:
    """Mọi điều chưa ổn của sổ miễn trừ, như eaf check báo · All that is wrong with the register, as eaf check reports it."""
    report, settings = _report(workspace, as_of, lang)
    faults = [each for each in report.everything if each.rule in FAULTS]
    errors = sum(each.severity is Severity.ERROR for each in faults)
    if form == "json":
        click.echo(json.dumps([finding_data(each) for each in faults], ensure_ascii=False, indent=1))
    else:
        for block in finding_blocks(report, faults, settings):
            click.echo(block)
    values = {"count": str(len(report.waivers)), "errors": str(errors), "notes": str(len(faults) - errors)}
    click.echo(settings.say(_LINTED.format(**values)), err=form == "json")
    return 2 if not report.complete else int(errors > 0)


def _report(workspace: Path, as_of: datetime | None, lang: str | None) -> tuple[CheckReport, Settings]:
    session, model = model_session(workspace)
    report = run_check(session, Run(day_of(as_of)), acceptance=Acceptance(baseline=False))
    return report, Settings(said_language(lang, model))


def _print(report: CheckReport, results: Sequence[WaiverResult], form: str, settings: Settings) -> None:
    if form == "json":
        click.echo(json.dumps([as_data(report, each) for each in results], ensure_ascii=False, indent=1))
        return
    for each in results:
        click.echo(clean_lines(_lines(report, each, settings)))


def _lines(report: CheckReport, result: WaiverResult, settings: Settings) -> list[str]:
    waiver = result.waiver
    days = waiver.days_left(report.as_of)
    approver = report.model.elements.get(waiver.approved_by) if report.model else None
    codes = ", ".join(dict.fromkeys(each.rule for each in result.faults))
    return settings.say(
        _LINE.format(
            id=waiver.id,
            rule=waiver.rule,
            state=_STATES[standing(report, result)],
            faults=f" ({codes})" if codes else "",
            expires=said(waiver.expires),
            left=(_LEFT if days >= 0 else _OVER).format(days=str(abs(days))),
            subjects=", ".join(map(name_of, waiver.subjects)),
            findings=str(result.findings),
            reason=waiver.reason,
            approver=approver.name if approver else waiver.approved_by,
            decision=waiver.decision,
        )
    ).split("\n")
