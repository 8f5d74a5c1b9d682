"""Which findings are accepted in a run: the waivers of the model and the baseline beside it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.checking.suppression import NO_BASELINE, suppress
from eaf.errors import UsageError
from eaf.finding import sort_findings
from eaf.loading.baseline_file import BASELINE, read_baseline
from eaf.loading.files import DISK, shown

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.checking.report import CheckReport
    from eaf.finding import Finding
    from eaf.loading.workspace import Loaded
    from eaf.model.baseline import Baseline


@dataclass(frozen=True, slots=True)
class Acceptance:
    """What a run may accept.

    Without ``waivers`` it is an audit: every finding counts, and the baseline covers none; the shares that it recorded hold all the
    same, for they accept nothing.

    ``file`` is the baseline to use instead of the workspace's own, ``partial`` says that only some findings are asked for, and in
    ``ci`` baseline lines that match nothing are errors.
    """

    waivers: bool = True
    baseline: bool = True
    file: Path | None = None
    partial: bool = False
    ci: bool = False


EVERYTHING = Acceptance()


@dataclass(frozen=True, slots=True)
class KnownBaseline:
    """The baseline of a run, and what is wrong with it; with problems it holds nothing."""

    baseline: Baseline = NO_BASELINE
    problems: tuple[Finding, ...] = ()


def known_baseline(loaded: Loaded, acceptance: Acceptance) -> KnownBaseline:
    """The baseline that a run reads; raises :class:`UsageError` when a file was named and is not there."""
    path = baseline_path(loaded)
    missing = acceptance.file is None and not loaded.source.is_there(path)
    return KnownBaseline() if missing or not acceptance.baseline else KnownBaseline(*load_baseline(loaded, acceptance.file))


def accept(report: CheckReport, loaded: Loaded, acceptance: Acceptance, known: KnownBaseline) -> CheckReport:
    """The report with states, as far as the run accepts anything; a baseline that cannot be read makes it incomplete."""
    if loaded.model is None:
        return report
    if acceptance.waivers:
        found = suppress(report, loaded.model, known.baseline, partial=acceptance.partial, ci=acceptance.ci)
    else:
        found = replace(report, audit=True)
    return replace(found, problems=sort_findings([*found.problems, *known.problems])) if known.problems else found


def baseline_path(loaded: Loaded, file: Path | None = None) -> Path:
    """The baseline file that is meant: the one given, else that of the workspace."""
    return file or loaded.workspace / BASELINE


def load_baseline(loaded: Loaded, file: Path | None = None) -> tuple[Baseline, tuple[Finding, ...]]:
    """The baseline file and what is wrong with it; raises :class:`UsageError` when there is no such file."""
    path, source = baseline_path(loaded, file), DISK if file else loaded.source
    if not source.is_there(path):
        message = f"không có tệp nền {path} · there is no baseline {path}"
        raise UsageError(message)
    resolved = path.absolute()
    return read_baseline(resolved, shown(resolved, loaded.root), source)
