"""Baselines: made once; then findings only become fewer and shares only rise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.api import run_check
from eaf.api.acceptance import Acceptance, baseline_path, load_baseline
from eaf.errors import EafError, UsageError
from eaf.finding import Place
from eaf.loading.files import shown
from eaf.loading.limits import MAX_BYTES
from eaf.model.baseline import Baseline, RecordedShare, baseline_of

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.api import Session
    from eaf.checking.engine import Run
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """A baseline to be written to ``path``, which reports call ``name``, and how many findings or lines were left out of it.

    ``raised`` counts the shares that it holds and the one before it did not, or as smaller ones.
    """

    path: Path
    name: str
    baseline: Baseline
    left_out: int
    raised: int = 0


def new_baseline(session: Session, run: Run, file: Path | None) -> Change:
    """A baseline of every active finding, without those of rules that cannot be waived, and of the shares of rules with ``ratchet``.

    Raises :class:`UsageError` when there is a baseline already, and :class:`EafError` when the model could not be checked whole.
    """
    path = baseline_path(session.loaded, file)
    if path.exists() or path.is_symlink():
        message = f"{path} đã tồn tại; nền chỉ được bớt (eaf baseline prune) · {path} exists; a baseline only becomes smaller"
        raise UsageError(message)
    report = _whole(session, run)
    found = [each for each in report.findings if each.rule in report.rules]
    accepted = [each for each in found if report.rules[each.rule].waivable]
    made = baseline_of(accepted, run.as_of, _shares(report).values())
    if len(made.text().encode()) > MAX_BYTES:
        message = f"nền lớn hơn giới hạn {MAX_BYTES} byte · the baseline is larger than the limit of {MAX_BYTES} bytes"
        raise UsageError(message)
    return Change(path, shown(path.absolute(), session.loaded.root), made, len(found) - len(accepted))


def pruned_baseline(session: Session, run: Run, file: Path | None) -> Change:
    """The baseline without the lines that match no finding, and with shares raised to today's; raises as :func:`new_baseline` does."""
    baseline, problems = load_baseline(session.loaded, file)
    if problems:
        raise EafError("\n".join(said_in_both(each) for each in problems))
    report = _whole(session, run)
    kept = raised(matched(baseline, report.of_rules), report)
    path = baseline_path(session.loaded, file)
    name = shown(path.absolute(), session.loaded.root)
    gone = {each.rule for each in baseline.shares} - {each.rule for each in kept.shares}
    new = [each for each in kept.shares if each not in baseline.shares]
    return Change(path, name, kept, len(baseline.entries) - len(kept.entries) + len(gone), len(new))


def matched(baseline: Baseline, findings: tuple[Finding, ...]) -> Baseline:
    """The lines of a baseline that still match one of the findings."""
    found = {each.fingerprint: each for each in findings}
    entries = (each for each in baseline.entries if each.fingerprint in found and each.is_about(found[each.fingerprint]))
    return replace(baseline, entries=tuple(entries))


def raised(baseline: Baseline, report: CheckReport) -> Baseline:
    """The baseline with each share as the report has it, unless it was higher, and without those of rules that keep none."""
    today = _shares(report)
    without_share = {each.rule.id for each in report.results if each.share is None}
    before = {each.rule: each for each in baseline.shares if each.rule in today or each.rule in without_share}
    found = {rule: each for rule, each in today.items() if rule not in before or before[rule].share.is_below(each.share)}
    return replace(baseline, shares=tuple(each for _, each in sorted((before | found).items())))


def _shares(report: CheckReport) -> dict[str, RecordedShare]:
    """Today's shares of the rules with ``ratchet``."""
    return {
        each.rule.id: RecordedShare(each.rule.id, report.as_of, each.share, Place(""))
        for each in report.results
        if each.ratchet and each.share
    }


def said_in_both(problem: Finding) -> str:
    """A problem on one line, in both languages."""
    return f"{problem.place}: {problem.rule} {problem.message.vi} · {problem.message.en}"


def _whole(session: Session, run: Run) -> CheckReport:
    report = run_check(session, run, acceptance=Acceptance(baseline=False))
    if not report.complete:
        lines = [said_in_both(each) for each in report.problems]
        lines.append("chưa kiểm tra được trọn vẹn, xem 'eaf check' · not everything could be checked, see 'eaf check'")
        raise EafError("\n".join(lines))
    return report
