"""``eaf baseline``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from eaf.api import run_check
from eaf.api.acceptance import Acceptance, load_baseline
from eaf.api.baseline import new_baseline, pruned_baseline
from eaf.checking.engine import Run
from eaf.checking.faults import NOT_WAIVABLE, OLD_SHARE, STALE_LINE
from eaf.cli.options import (
    as_of_option,
    baseline_option,
    day_of,
    in_ci,
    language_option,
    model_session,
    said_language,
    workspace_option,
)
from eaf.cli.usage import Commands
from eaf.cli.writing import write
from eaf.errors import UsageError
from eaf.finding import Severity
from eaf.reporters import words
from eaf.reporters.settings import Settings
from eaf.reporters.text import finding_blocks
from eaf.text import Text

if TYPE_CHECKING:
    from datetime import date, datetime
    from pathlib import Path

    from eaf.model.baseline import Baseline

_MADE = Text("+ {path}: {count} phát hiện vào nền", "+ {path}: {count} {count:finding|findings} baselined")
_LEFT_OUT = Text(
    "{count} phát hiện của quy tắc không được miễn trừ vẫn được tính.",
    "{count} {count:finding of a rule|findings of rules} that cannot be waived still {count:counts|count}.",
)
_RECORDED = Text("{count} tỷ lệ bao phủ được ghi.", "{count} {count:share|shares} recorded.")
_PRUNED = Text("{path}: bỏ {gone} dòng, còn {count}", "{path}: {gone} {gone:line|lines} removed, {count} left")
_RAISED = Text("{path}: nâng {count} tỷ lệ bao phủ", "{path}: {count} {count:share|shares} raised")
_CHECKED = Text(
    "{count} dòng nền, {stale} không còn khớp phát hiện nào",
    "{count} {count:baseline line|baseline lines}, {stale} {stale:matches|match} no finding",
)
_SHARES = Text("{count} tỷ lệ bao phủ, {lower} thấp hơn hiện nay", "{count} {count:share|shares}, {lower} lower than today's")
_AGES = Text("Tuổi (ngày): {ages}", "Age (days): {ages}")
_LIMITS = (30, 90, 180, 365)


@click.group(cls=Commands)
def command() -> None:
    """Nền: các phát hiện có từ trước, chỉ được bớt · The baseline: findings that were there before, to become fewer only."""


@command.command()
@workspace_option
@baseline_option
@as_of_option
@language_option
def create(workspace: Path, baseline: Path | None, as_of: datetime | None, lang: str | None) -> int:
    """Lập nền một lần từ mọi phát hiện đang được tính · Make the baseline, once, of every finding that counts.

    Không chạy trong CI, không ghi đè. It does not run in CI and does not write over a baseline.
    """
    if in_ci():
        message = (
            "không lập nền trong CI: người có trách nhiệm lập và rà soát · no baseline is made in CI: people make and review it"
        )
        raise UsageError(message)
    session, model = model_session(workspace)
    change = new_baseline(session, Run(day_of(as_of)), baseline)
    write(change.path, change.baseline.text())
    language = said_language(lang, model)
    click.echo(_MADE.format(path=change.name, count=str(len(change.baseline.entries))).said_in(language))
    if change.baseline.shares:
        click.echo(_RECORDED.format(count=str(len(change.baseline.shares))).said_in(language))
    if change.left_out:
        click.echo(_LEFT_OUT.format(count=str(change.left_out)).said_in(language))
    return 0


@command.command()
@workspace_option
@baseline_option
@as_of_option
@language_option
def prune(workspace: Path, baseline: Path | None, as_of: datetime | None, lang: str | None) -> int:
    """Bỏ các dòng không còn khớp phát hiện nào, nâng tỷ lệ · Remove lines that match no finding any more, raise shares."""
    session, model = model_session(workspace)
    change = pruned_baseline(session, Run(day_of(as_of)), baseline)
    if change.left_out or change.raised:
        write(change.path, change.baseline.text())
    language, count = said_language(lang, model), len(change.baseline.entries) + len(change.baseline.shares)
    click.echo(_PRUNED.format(path=change.name, gone=str(change.left_out), count=str(count)).said_in(language))
    if change.raised:
        click.echo(_RAISED.format(path=change.name, count=str(change.raised)).said_in(language))
    return 0


@command.command()
@workspace_option
@baseline_option
@as_of_option
@language_option
def check(workspace: Path, baseline: Path | None, as_of: datetime | None, lang: str | None) -> int:
    """Dòng nào không còn khớp, tỷ lệ nào đã thấp, nền có tuổi bao nhiêu · Which lines match nothing any more, its shares and age.

    Dòng không còn khớp, tỷ lệ thấp hơn hiện nay là ghi chú, trong CI là lỗi. A line that matches nothing, or records a share lower
    than today's, is a note, in CI an error.
    """
    session, model = model_session(workspace)
    run = Run(day_of(as_of))
    known, _ = load_baseline(session.loaded, baseline)
    report = run_check(session, run, acceptance=Acceptance(file=baseline, ci=in_ci()))
    places = {each.place for each in known.entries} | {each.place for each in known.shares}
    faults = [each for each in report.findings if each.rule in (STALE_LINE, OLD_SHARE, NOT_WAIVABLE) and each.place in places]
    settings = Settings(said_language(lang, model))
    for block in finding_blocks(report, faults if report.complete else report.problems, settings):
        click.echo(block)
    if not report.complete:
        click.echo(settings.say(words.incomplete(report)))
        return 2
    stale = sum(each.rule == STALE_LINE for each in faults)
    click.echo(settings.say(_CHECKED.format(count=str(len(places)), stale=str(stale))))
    if known.shares:
        lower = sum(each.rule == OLD_SHARE for each in faults)
        click.echo(settings.say(_SHARES.format(count=str(len(known.shares)), lower=str(lower))))
    if known.entries:
        click.echo(settings.say(_AGES.format(ages=_ages(known, run.as_of))))
    return int(any(each.severity is Severity.ERROR for each in faults))


def _ages(baseline: Baseline, as_of: date) -> str:
    """How many lines are how old: a histogram in words."""
    ages = [(as_of - each.since).days for each in baseline.entries]
    counts = Counter(next((limit for limit in _LIMITS if age <= limit), 0) for age in ages)
    shown = [f"≤ {limit}: {counts[limit]}" for limit in _LIMITS]
    return " · ".join([*shown, f"> {_LIMITS[-1]}: {counts[0]}"])
