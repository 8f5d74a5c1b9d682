"""Building the site: check, draw, render, write what changed; nothing at all when nothing changed."""

from __future__ import annotations

import hashlib
import json
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.api import find_workspace, today
from eaf.api.hand_written import SETTINGS as MKDOCS
from eaf.api.hand_written import hand_written
from eaf.api.site_content import DOCUMENTS, load_content
from eaf.checking.verdict import VERDICTS
from eaf.errors import UsageError
from eaf.finding import Severity
from eaf.loading.surroundings import project_root
from eaf.loading.workspace import find_pack, known_packs
from eaf.reporters import words
from eaf.site.artifacts import not_found_artifact
from eaf.site.pages.compliance import overall
from eaf.site.writer import Writer
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from eaf.checking.report import CheckReport
    from eaf.site.material import Material

STATE = ".eaf"
_NOTHING_CHANGED = Text(
    "Không có gì thay đổi kể từ lần dựng trước; giữ nguyên {count} tệp.",
    "Nothing has changed since the last build; {count} files are kept.",
)
_BUILT = Text("Đã dựng {pages} tệp, {changed} tệp thay đổi.", "Built {pages} files, {changed} changed.")
_LOOK = Text("Mở {folder}/index.html, hoặc chạy: {command}", "Open {folder}/index.html, or run: {command}")


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
) -> Outcome:
    """Build the site of a workspace into ``output`` (``site`` beside ``mkdocs.yml`` unless given)."""
    folder = find_workspace(workspace)
    root = project_root(folder)
    target = (output or root / "site").resolve()
    if folder.is_relative_to(target) or target in (root, root / DOCUMENTS):
        message = f"không ghi đè lên {target} · will not write over {target}"
        raise UsageError(message)
    state_file = root / STATE / f"site-{hashlib.sha256(str(target).encode()).hexdigest()[:12]}.json"
    inputs = _inputs(folder, root, as_of, plateau)
    state = _read_state(state_file)
    if state.get("inputs") == inputs and _intact(target, state):
        return _kept(state, target)
    content = load_content(folder, as_of, plateau, progress)
    writer = Writer(target)
    pages, entries = hand_written(root, content)
    writer.write(pages or (not_found_artifact(content.shell),))
    writer.write(content.artifacts(entries, progress))
    writer.remove(_files(state))
    status = content.material.report.exit_status(Severity.ERROR)
    lines = _summary(content.material)
    language = content.material.language
    _write_state(state_file, {"inputs": inputs, "files": writer.paths, "status": status, "lines": lines, "language": language})
    built = _BUILT.format(pages=str(len(writer.paths)), changed=str(writer.changed))
    shown = target.relative_to(Path.cwd()).as_posix() if target.is_relative_to(Path.cwd()) else target.as_posix()
    look = _LOOK.format(folder=shown, command=_serve(workspace, output, as_of, plateau))
    say = content.material.say
    return Outcome(status, (*lines, say(built), say(look)), target)


def _kept(state: dict[str, object], target: Path) -> Outcome:
    """How a build ends for which there was nothing to do."""
    kept = _NOTHING_CHANGED.format(count=str(len(_files(state))))
    said = kept.said_in("en" if state.get("language") == "en" else "vi")
    return Outcome(int(str(state["status"])), (*map(str, _lines(state)), said), target)


def _serve(workspace: Path, output: Path | None, as_of: date, plateau: str) -> str:
    """The command that serves the same site: with the options of this build wherever the command would choose otherwise."""
    folder = find_workspace(workspace)
    given = {
        "-w": "" if _found_here() == folder else str(workspace),
        "-o": "" if output is None or output.resolve() == project_root(folder) / "site" else str(output),
        "--as-of": "" if as_of == today() else as_of.isoformat(),
        "--plateau": plateau,
    }
    options = (f"{name} {shlex.quote(value)}" for name, value in given.items() if value)
    return " ".join(("eaf site serve", *options))


def _found_here() -> Path | None:
    try:
        return find_workspace(Path())
    except UsageError:
        return None


def _summary(material: Material) -> list[str]:
    report: CheckReport = material.report
    key, sentence = overall(material)
    verdict = f"{material.say(VERDICTS[key])}: {material.say(sentence)}"
    lines = [words.heading(report), *words.remarks(report), words.scope(report), words.counts(report)]
    return [verdict, *(material.say(line) for line in lines)]


def _inputs(workspace: Path, root: Path, as_of: date, plateau: str) -> str:
    """A digest of everything that the site depends on: model, packs, hand-written pages, settings, date and the tool itself."""
    digest = hashlib.sha256(f"{__version__}\0{as_of}\0{plateau}\0".encode())
    folders = [workspace, root / DOCUMENTS, Path(__file__).parent.parent]
    folders += [pack for each in known_packs(workspace) if (pack := find_pack(workspace, each))]
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(f"{path.relative_to(folder).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    if (root / MKDOCS).is_file():
        digest.update((root / MKDOCS).read_bytes())
    return digest.hexdigest()


def _read_state(path: Path) -> dict[str, object]:
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _files(state: dict[str, object]) -> dict[str, int]:
    found = state.get("files")
    return {str(name): int(size) for name, size in found.items()} if isinstance(found, dict) else {}


def _lines(state: dict[str, object]) -> list[object]:
    found = state.get("lines")
    return found if isinstance(found, list) else []


def _intact(target: Path, state: dict[str, object]) -> bool:
    files = _files(state)
    return bool(files) and all(_size(target / name) == size for name, size in files.items())


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _write_state(path: Path, state: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(state), encoding="utf-8")
    temporary.replace(path)
