"""Baselines: made once, then only made smaller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.api import run_check
from eaf.api.acceptance import Acceptance, baseline_path, load_baseline
from eaf.errors import EafError, UsageError
from eaf.loading.files import shown
from eaf.loading.limits import MAX_BYTES
from eaf.model.baseline import Baseline, baseline_of

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.api import Session
    from eaf.checking.engine import Run
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding


@dataclass(frozen=True, slots=True)
class Change:
    """A baseline to be written to ``path``, which reports call ``name``, and how many findings or lines were left out of it."""

    path: Path
    name: str
    baseline: Baseline
    left_out: int


def new_baseline(session: Session, run: Run, file: Path | None) -> Change:
    """A baseline of every active finding; those of rules that cannot be waived are left out.

    Raises :class:`UsageError` when there is a baseline already, and :class:`EafError` when the model could not be checked whole.
    """
    path = baseline_path(session.loaded, file)
    if path.exists() or path.is_symlink():
        message = f"{path} đã tồn tại; nền chỉ được bớt (eaf baseline prune) · {path} exists; a baseline only becomes smaller"
        raise UsageError(message)
    report = _whole(session, run)
    found = [each for each in report.findings if each.rule in report.rules]
    accepted = [each for each in found if report.rules[each.rule].waivable]
    made = baseline_of(accepted, run.as_of)
    if len(made.text().encode()) > MAX_BYTES:
        message = f"nền lớn hơn giới hạn {MAX_BYTES} byte · the baseline is larger than the limit of {MAX_BYTES} bytes"
        raise UsageError(message)
    return Change(path, shown(path.absolute(), session.loaded.root), made, len(found) - len(accepted))


def pruned_baseline(session: Session, run: Run, file: Path | None) -> Change:
    """The baseline without the lines that match no finding; raises as :func:`new_baseline` does."""
    baseline, problems = load_baseline(session.loaded, file)
    if problems:
        raise EafError("\n".join(said_in_both(each) for each in problems))
    kept = matched(baseline, _whole(session, run).of_rules)
    path = baseline_path(session.loaded, file)
    name = shown(path.absolute(), session.loaded.root)
    return Change(path, name, kept, len(baseline.entries) - len(kept.entries))


def matched(baseline: Baseline, findings: tuple[Finding, ...]) -> Baseline:
    """The lines of a baseline that still match one of the findings."""
    found = {each.fingerprint: each for each in findings}
    return Baseline(
        tuple(each for each in baseline.entries if each.fingerprint in found and each.is_about(found[each.fingerprint]))
    )


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
