"""Building the site: check, draw, render, write what changed; nothing at all when nothing changed."""

from __future__ import annotations

import hashlib
import json
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from eaf import __version__
from eaf.api import find_workspace, load, model_at, run_check
from eaf.checking.engine import Run
from eaf.checking.verdict import VERDICTS
from eaf.drawing import LANGUAGES, Sheet, draw
from eaf.errors import EafError, UsageError
from eaf.finding import Severity
from eaf.loading.files import project_root
from eaf.loading.workspace import find_pack, known_packs
from eaf.reporters import words
from eaf.site.artifacts import GUIDE, Artifact, asset_artifacts, page_artifacts, shell_of
from eaf.site.material import Material
from eaf.site.pages.compliance import overall
from eaf.site.writer import Writer
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from eaf.checking.report import CheckReport
    from eaf.site.search_index import SearchEntry
    from eaf.site.shell import Shell
    from eaf.text import Language
    from eaf.viewing.shapes import View

MKDOCS = "mkdocs.yml"
STATE = ".eaf"
_NOTHING_CHANGED = Text(
    "Không có gì thay đổi kể từ lần dựng trước; giữ nguyên {count} tệp.",
    "Nothing has changed since the last build; {count} files are kept.",
)
_BUILT = Text("Đã dựng {pages} tệp, {changed} tệp thay đổi.", "Built {pages} files, {changed} changed.")
_LOOK = Text("Mở {folder}/index.html, hoặc chạy: eaf site serve", "Open {folder}/index.html, or run: eaf site serve")


class NotCheckedError(EafError):
    """The model could not be checked, so no site can be built of it."""


@dataclass(frozen=True)
class SiteContent:
    """What the package itself puts into a site, ready to be written."""

    material: Material
    shell: Shell

    def artifacts(
        self, written: tuple[SearchEntry, ...], progress: Callable[[str, int, int], None] | None = None
    ) -> Iterator[Artifact]:
        """Assets, pages, pictures and the search index."""
        yield from asset_artifacts()
        yield from page_artifacts(self.material, self.shell, written, progress)


@runtime_checkable
class FramingPlugin(Protocol):
    """What the build needs of the MkDocs plugin ``eaf``: it frames hand-written pages with content that is ready."""

    prepared: SiteContent | None
    writes_generated: bool
    entries: list[SearchEntry]


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a build ended: exit status, what to tell, and where the site is."""

    status: int
    lines: tuple[str, ...]
    folder: Path


def load_content(
    workspace: Path, as_of: date, plateau: str, progress: Callable[[str, int, int], None] | None = None
) -> SiteContent:
    """Check a workspace for its site; raises :class:`NotCheckedError` with every problem when that cannot be done."""
    folder = find_workspace(workspace)
    session = load(folder, with_tests=True, progress=progress)
    report = run_check(session, Run(as_of, plateau), progress)
    if report.model is None or not report.complete or not report.packs:
        problems = "\n".join(f"{each.place}: {each.rule} {each.message.vi} · {each.message.en}" for each in report.problems)
        message = f"{problems}\nkhông dựng trang vì mô hình chưa kiểm tra được · no site, because the model could not be checked"
        raise NotCheckedError(message)
    model = model_at(report.model, "")
    material = Material(report, model, report.packs[0], model.workspace.language, _draw, __version__)
    return SiteContent(material, shell_of(material, guide=(project_root(folder) / "docs" / GUIDE).is_dir()))


def _draw(view: View, language: Language, prefix: str, width: int) -> str:
    return draw(view, LANGUAGES[language], prefix, Sheet(width, heading=False, style=False))


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
    if folder.is_relative_to(target) or target in (root, root / "docs"):
        message = f"không ghi đè lên {target} · will not write over {target}"
        raise UsageError(message)
    state_file = root / STATE / f"site-{hashlib.sha256(str(target).encode()).hexdigest()[:12]}.json"
    inputs = _inputs(folder, root, as_of, plateau)
    state = _read_state(state_file)
    if state.get("inputs") == inputs and _intact(target, state):
        kept = _NOTHING_CHANGED.format(count=str(len(_files(state))))
        return Outcome(int(str(state["status"])), (*map(str, _lines(state)), kept.vi), target)
    content = load_content(folder, as_of, plateau, progress)
    writer = Writer(target)
    entries: tuple[SearchEntry, ...] = ()
    if (root / MKDOCS).is_file():
        entries = _hand_written(root, content, writer)
    writer.write(content.artifacts(entries, progress))
    writer.remove(_files(state))
    status = content.material.report.exit_status(Severity.ERROR)
    lines = _summary(content.material)
    _write_state(state_file, {"inputs": inputs, "files": writer.paths, "status": status, "lines": lines})
    built = _BUILT.format(pages=str(len(writer.paths)), changed=str(writer.changed))
    shown = target.relative_to(Path.cwd()).as_posix() if target.is_relative_to(Path.cwd()) else target.as_posix()
    say = content.material.say
    return Outcome(status, (*lines, say(built), say(_LOOK.format(folder=shown))), target)


def _summary(material: Material) -> list[str]:
    report: CheckReport = material.report
    key, sentence = overall(material)
    verdict = f"{material.say(VERDICTS[key])}: {material.say(sentence)}"
    ended = words.ended(report)
    lines = [words.heading(report), *([ended] if ended else []), words.scope(report), words.counts(report)]
    return [verdict, *(material.say(line) for line in lines)]


def _hand_written(root: Path, content: SiteContent, writer: Writer) -> tuple[SearchEntry, ...]:
    """MkDocs renders the Markdown pages into a folder of their own; they are then written like everything else."""
    from mkdocs.commands.build import build  # noqa: PLC0415 - heavy, and not needed when nothing changed
    from mkdocs.config import load_config  # noqa: PLC0415

    with tempfile.TemporaryDirectory(prefix="eaf-site-") as made:
        config = load_config(str(root / MKDOCS), site_dir=made)
        plugin = config.plugins.get("eaf")
        if not isinstance(plugin, FramingPlugin):
            message = f"{MKDOCS} cần có 'plugins: [eaf]' · {MKDOCS} needs 'plugins: [eaf]'"
            raise UsageError(message)
        plugin.prepared, plugin.writes_generated = content, False
        build(config)
        writer.write(_read(Path(made)))
        return tuple(plugin.entries)


def _read(folder: Path) -> Iterator[Artifact]:
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and not name.startswith(("assets/", "sitemap")):
            yield Artifact(name, path.read_bytes())


def _inputs(workspace: Path, root: Path, as_of: date, plateau: str) -> str:
    """A digest of everything that the site depends on: model, packs, hand-written pages, settings, date and the tool itself."""
    digest = hashlib.sha256(f"{__version__}\0{as_of}\0{plateau}\0".encode())
    folders = [workspace, root / "docs", Path(__file__).parent.parent]
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
