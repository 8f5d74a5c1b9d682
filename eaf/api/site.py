"""Building the site: check, draw, render, write what changed; nothing at all when nothing changed."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.api import find_workspace, today
from eaf.api.hand_written import SETTINGS as MKDOCS
from eaf.api.hand_written import hand_written
from eaf.api.site_content import DOCUMENTS, load_content
from eaf.api.site_state import SiteState, base_of, inputs_of
from eaf.api.trend import trend
from eaf.checking.assessment import overall
from eaf.checking.verdict import VERDICTS
from eaf.errors import UsageError
from eaf.finding import Severity
from eaf.loading.cache import Cache, default_folder, digest
from eaf.loading.surroundings import project_root
from eaf.model.audience import EVERYTHING
from eaf.reporters import words
from eaf.site.artifacts import not_found_artifact
from eaf.site.ledger import Ledger
from eaf.site.making import Making
from eaf.site.writer import Writer
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from eaf.checking.measured import Trend
    from eaf.checking.report import CheckReport
    from eaf.site.material import Material

_DATA = tuple(Path(__file__).parent.parent / part for part in ("site/theme", "drawing"))
"""What the package's code does not hold: the theme, the fonts and their widths."""
_NOTHING_CHANGED = Text(
    "Không có gì thay đổi kể từ lần dựng trước; giữ nguyên {count} tệp.",
    "Nothing has changed since the last build; {count} {count:file is|files are} kept.",
)
_BUILT = Text("Đã dựng {pages} tệp, {changed} tệp thay đổi.", "Built {pages} {pages:file|files}, {changed} changed.")
_LOOK = Text("Mở {folder}/index.html, hoặc chạy: {command}", "Open {folder}/index.html, or run: {command}")


@dataclass(frozen=True, slots=True)
class Showing:
    """What a site shows: up to which classification, and whether it tells how compliance went over the Git history."""

    audience: str = EVERYTHING
    trend: bool = False


ALL = Showing()


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: exit status, what to tell, and where the site is."""

    status: int
    lines: tuple[str, ...]
    folder: Path


def build_site(
    workspace: Path,
    output: Path | None,
    as_of: date,
    plateau: str,
    progress: Callable[[str, int, int], None] | None = None,
    showing: Showing = ALL,
) -> Outcome:
    """Build the site of a workspace into ``output`` (``site`` beside ``mkdocs.yml`` unless given).

    Raises :class:`UsageError` where a trend is asked for that would tell of more than the site shows.
    """
    folder = find_workspace(workspace)
    root = project_root(folder)
    target = (output or root / "site").resolve()
    if folder.is_relative_to(target) or target in (root, root / DOCUMENTS):
        message = f"không ghi đè lên {target} · will not write over {target}"
        raise UsageError(message)
    cache = Cache(default_folder())
    state = SiteState(target, cache)
    base = base_of(_DATA, as_of, plateau, showing.audience)
    history = _history(folder, plateau, showing, progress, cache)
    inputs = inputs_of(folder, (root / DOCUMENTS,), root / MKDOCS, digest(base, repr(history)))
    known = state.kept(inputs)
    if known is not None:
        return _kept(known, target)
    content = load_content(folder, as_of, plateau, progress, showing.audience, history)
    writer = Writer(target)
    pages, entries = hand_written(root, content)
    ledger = Ledger() if content.reading else state.ledger(base)
    content.write(writer, pages or (not_found_artifact(content.shell),), Making(content.editions, entries, ledger, progress))
    writer.remove(set(state.files).difference(ledger.kept))
    status = content.material.report.exit_status(Severity.ERROR)
    lines = _summary(content.material)
    language = content.material.language
    state.keep(inputs, writer.held, ledger, {"status": status, "lines": lines, "language": language})
    built = _BUILT.format(pages=str(len(writer.held) + len(ledger.kept)), changed=str(writer.changed))
    shown = target.relative_to(Path.cwd()).as_posix() if target.is_relative_to(Path.cwd()) else target.as_posix()
    look = _LOOK.format(folder=shown, command=_serve(workspace, output, as_of, plateau, showing))
    say = content.material.say
    return Outcome(status, (*lines, say(built), say(look)), target)


def _history(
    folder: Path, plateau: str, showing: Showing, progress: Callable[[str, int, int], None] | None, cache: Cache
) -> Trend | None:
    """The history of the whole model, where it is to be told."""
    if not showing.trend:
        return None
    if plateau or showing.audience != EVERYTHING:
        message = (
            "--trend kể lịch sử của cả mô hình, không dùng cùng --plateau hoặc --audience"
            " · --trend tells of the whole model and does not go with --plateau or --audience"
        )
        raise UsageError(message)
    return trend(folder, progress=progress, cache=cache)


def _kept(known: dict[str, object], target: Path) -> Outcome:
    """How a build ends for which there was nothing to do."""
    files, lines = known["files"], known["lines"]
    kept = _NOTHING_CHANGED.format(count=str(len(files) if isinstance(files, list) else 0))
    said = kept.said_in("en" if known["language"] == "en" else "vi")
    return Outcome(int(str(known["status"])), (*(map(str, lines) if isinstance(lines, list) else ()), said), target)


def _serve(workspace: Path, output: Path | None, as_of: date, plateau: str, showing: Showing) -> str:
    """The command that serves the same site: with the options of this build wherever the command would choose otherwise."""
    folder = find_workspace(workspace)
    given = {
        "-w": "" if _found_here() == folder else str(workspace),
        "-o": "" if output is None or output.resolve() == project_root(folder) / "site" else str(output),
        "--as-of": "" if as_of == today() else as_of.isoformat(),
        "--plateau": plateau,
        "--audience": "" if showing.audience == EVERYTHING else showing.audience,
    }
    options = [f"{name} {shlex.quote(value)}" for name, value in given.items() if value]
    return " ".join(("eaf site serve", *options, *(["--trend"] if showing.trend else [])))


def _found_here() -> Path | None:
    try:
        return find_workspace(Path())
    except UsageError:
        return None


def _summary(material: Material) -> list[str]:
    report: CheckReport = material.report
    key, sentence = overall(report)
    verdict = f"{material.say(VERDICTS[key])}: {material.say(sentence)}"
    lines = [words.heading(report), *words.remarks(report), words.scope(report), words.counts(report)]
    return [verdict, *(material.say(line) for line in lines)]
