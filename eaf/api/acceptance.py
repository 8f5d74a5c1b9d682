"""Which findings are accepted in a run: the waivers of the model and the baseline beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.checking.suppression import NO_BASELINE, suppress
from eaf.errors import UsageError
from eaf.finding import sort_findings
from eaf.loading.baseline_file import BASELINE, read_baseline
from eaf.loading.files import shown

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.loading.workspace import Loaded
    from eaf.model.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a run may accept. Without ``waivers`` it is an audit: every finding counts, and no baseline is read either.

    ``file`` is the baseline to use instead of the workspace's own, ``partial`` says that only some findings are asked for, and in
    ``ci`` baseline lines that match nothing are errors.
    """

    waivers: bool = True
    baseline: bool = True
    file: Path | None = None
    partial: bool = False
    ci: bool = False


EVERYTHING = Acceptance()


def accept(report: CheckReport, loaded: Loaded, acceptance: Acceptance) -> CheckReport:
    """The report with states, as far as the run accepts anything; a baseline that cannot be read makes it incomplete."""
    if loaded.model is None:
        return report
    if not acceptance.waivers:
        return replace(report, audit=True)
    baseline, problems = _baseline(loaded, acceptance) if acceptance.baseline else (NO_BASELINE, ())
    known = suppress(report, loaded.model, baseline, partial=acceptance.partial, ci=acceptance.ci)
    return replace(known, problems=sort_findings([*known.problems, *problems])) if problems else known


def baseline_path(loaded: Loaded, file: Path | None = None) -> Path:
    """The baseline file that is meant: the one given, else that of the workspace."""
    return file or loaded.workspace / BASELINE


def load_baseline(loaded: Loaded, file: Path | None = None) -> tuple[Baseline, tuple[Finding, ...]]:
    """The baseline and what is wrong with it; raises :class:`UsageError` when there is no such file."""
    path = baseline_path(loaded, file)
    if not path.exists() and not path.is_symlink():
        message = f"không có tệp nền {path} · there is no baseline {path}"
        raise UsageError(message)
    resolved = path.absolute()
    return read_baseline(resolved, shown(resolved, loaded.root))


def _baseline(loaded: Loaded, acceptance: Acceptance) -> tuple[Baseline, tuple[Finding, ...]]:
    path = baseline_path(loaded)
    if acceptance.file is None and not path.exists() and not path.is_symlink():
        return NO_BASELINE, ()
    return load_baseline(loaded, acceptance.file)
