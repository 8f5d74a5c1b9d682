"""``eaf baseline``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from eaf.api import run_check
from eaf.api.acceptance import Acceptance, load_baseline
from eaf.api.baseline import new_baseline, pruned_baseline
from eaf.checking.engine import Run
from eaf.checking.faults import NOT_WAIVABLE, STALE_LINE
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

_MADE = Text("+ {path}: {count} phát hiện vào nền", "+ {path}: {count} findings baselined")
_LEFT_OUT = Text(
    "{count} phát hiện của quy tắc không được miễn trừ vẫn được tính.",
    "{count} findings of rules that cannot be waived still count.",
)
_PRUNED = Text("{path}: bỏ {gone} dòng, còn {count}", "{path}: {gone} lines removed, {count} left")
_CHECKED = Text("{count} dòng nền, {stale} không còn khớp phát hiện nào", "{count} baseline lines, {stale} match no finding")
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
    if change.left_out:
        click.echo(_LEFT_OUT.format(count=str(change.left_out)).said_in(language))
    return 0


@command.command()
@workspace_option
@baseline_option
@as_of_option
@language_option
def prune(workspace: Path, baseline: Path | None, as_of: datetime | None, lang: str | None) -> int:
    """Bỏ các dòng không còn khớp phát hiện nào · Remove the lines that match no finding any more."""
    session, model = model_session(workspace)
    change = pruned_baseline(session, Run(day_of(as_of)), baseline)
    if change.left_out:
        write(change.path, change.baseline.text())
    values = {"path": change.name, "gone": str(change.left_out), "count": str(len(change.baseline.entries))}
    click.echo(_PRUNED.format(**values).said_in(said_language(lang, model)))
    return 0


@command.command()
@workspace_option
@baseline_option
@as_of_option
@language_option
def check(workspace: Path, baseline: Path | None, as_of: datetime | None, lang: str | None) -> int:
    """Dòng nào không còn khớp, nền có tuổi bao nhiêu · Which lines match nothing any more, and how old the baseline is.

    Dòng không còn khớp là ghi chú, trong CI là lỗi. A line that matches nothing is a note, in CI an error.
    """
    session, model = model_session(workspace)
    run = Run(day_of(as_of))
    known, _ = load_baseline(session.loaded, baseline)
    report = run_check(session, run, acceptance=Acceptance(file=baseline, ci=in_ci()))
    places = {each.place for each in known.entries}
    faults = [each for each in report.findings if each.rule in (STALE_LINE, NOT_WAIVABLE) and each.place in places]
    settings = Settings(said_language(lang, model))
    for block in finding_blocks(report, faults if report.complete else report.problems, settings):
        click.echo(block)
    if not report.complete:
        click.echo(settings.say(words.incomplete(report)))
        return 2
    stale = sum(each.rule == STALE_LINE for each in faults)
    click.echo(settings.say(_CHECKED.format(count=str(len(known.entries)), stale=str(stale))))
    if known.entries:
        click.echo(settings.say(_AGES.format(ages=_ages(known, run.as_of))))
    return int(any(each.severity is Severity.ERROR for each in faults))


def _ages(baseline: Baseline, as_of: date) -> str:
    """How many lines are how old: a histogram in words."""
    ages = [(as_of - each.since).days for each in baseline.entries]
    counts = Counter(next((limit for limit in _LIMITS if age <= limit), 0) for age in ages)
    shown = [f"≤ {limit}: {counts[limit]}" for limit in _LIMITS]
    return " · ".join([*shown, f"> {_LIMITS[-1]}: {counts[0]}"])
