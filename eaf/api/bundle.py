"""An evidence archive of one commit: the check of it, whole, with the digest of every file that it rests on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf import __version__
from eaf.api import kind_schemas, load, run_check
from eaf.api.revisions import revision_of, unread, workspace_in
from eaf.checking.engine import Run
from eaf.checking.evidence import MANIFEST, SUMS, FileDigest, manifest_of, sums_of
from eaf.checking.measured import as_data, measure
from eaf.finding import Severity
from eaf.loading.archive import write_archive
from eaf.loading.cache import Cache, code_digest
from eaf.loading.git_objects import GitObjects, find_repository
from eaf.loading.limits import MAX_EVIDENCE
from eaf.loading.pack_shelf import PackShelf
from eaf.loading.revision_files import RevisionFiles
from eaf.loading.surroundings import pack_folders
from eaf.reporters import REPORTERS, compliance, waivers
from eaf.reporters.bundle import TO_READ
from eaf.reporters.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date
    from pathlib import Path

    from eaf.api import Session
    from eaf.checking.report import CheckReport
    from eaf.text import Language

_REPORTS: tuple[tuple[str, str, Language], ...] = (
    ("findings.json", "json", "vi"),
    ("findings.sarif", "sarif", "vi"),
    ("report.en.txt", "text", "en"),
    ("report.vi.txt", "text", "vi"),
)


@dataclass(frozen=True)
class Bundle:
    """An archive as bytes, its parts, and the check that it is evidence of."""

    commit: str
    report: CheckReport
    parts: dict[str, bytes]

    @property
    def content(self) -> bytes:
        """The bytes of the archive."""
        return write_archive(self.parts)

    @property
    def name(self) -> str:
        """What its file is called unless somebody says otherwise."""
        return f"{self.report.workspace}-{self.commit[:12]}-{self.report.as_of.isoformat()}.zip"


def bundle(
    start: Path,
    revision: str,
    as_of: date,
    plateau: str = "",
    progress: Callable[[str, int, int], None] | None = None,
) -> Bundle:
    """The evidence of a commit; what is not committed has no part in it, and nothing that was kept of earlier checks.

    Raises :class:`eaf.errors.RevisionError` when the commit cannot be read or checked whole.
    """
    objects = GitObjects(find_repository(start))
    files = RevisionFiles(objects, objects.commit(revision))
    workspace = workspace_in(files, start, objects.repository.root)
    session = load(workspace, progress=progress, cache=Cache(None), source=files)
    report = run_check(session, Run(as_of, plateau), progress)
    if not report.complete:
        raise unread(revision_of(files), report.problems)
    parts = _parts(report)
    inputs = _inputs(session, files, objects.repository.root)
    manifest = manifest_of(_facts(session, report, files, objects.repository.root), inputs, parts)
    return Bundle(files.commit.oid, report, {MANIFEST: manifest, **parts})


def _parts(report: CheckReport) -> dict[str, bytes]:
    render = dict(REPORTERS)
    found = {name: render[form](report, Settings(language)).encode() for name, form, language in _REPORTS}
    found["compliance.json"] = compliance.render(report).encode()
    register = [waivers.as_data(report, each) for each in report.waivers]
    found["waivers.json"] = (json.dumps(register, ensure_ascii=False, indent=1) + "\n").encode()
    found["doc-truoc.txt"] = TO_READ.encode()
    found = dict(sorted(found.items()))
    return {**found, SUMS: sums_of(found)}


def _facts(session: Session, report: CheckReport, files: RevisionFiles, root: Path) -> dict[str, object]:
    workspace = session.loaded.workspace
    path = workspace.relative_to(root).as_posix()
    options = ["-w", path, "--as-of", report.as_of.isoformat(), *(["--plateau", report.plateau] if report.plateau else [])]
    measured = as_data(measure(report))
    settings = report.model.workspace if report.model else None
    return {
        "tool": {"name": "eaf", "version": __version__, "code": code_digest()},
        "workspace": {"id": report.workspace, "path": path, "repository": (settings.repository if settings else "") or None},
        "commit": files.commit.oid,
        "tree": files.state(workspace).split()[-1],
        "as_of": report.as_of.isoformat(),
        "plateau": report.plateau or None,
        "packs": measured["packs"],
        "command": ["eaf", "bundle", files.commit.oid, *options],
        "result": {
            "exit_status": report.exit_status(Severity.ERROR),
            **{key: measured[key] for key in ("counts", "verdicts", "scores")},
        },
    }


def _inputs(session: Session, files: RevisionFiles, root: Path) -> list[FileDigest]:
    """The digest of every file of the workspace and of its packs."""
    loaded = session.loaded
    shelf = PackShelf(pack_folders(loaded.workspace), root, kind_schemas(), files=files)
    found: dict[str, FileDigest] = {}
    for path in _below(files, loaded.workspace):
        name = path.relative_to(root).as_posix()
        found[name] = _digest(files, path, name)
    for pack in loaded.packs:
        folder = shelf.folder(pack.id)
        for path in _below(files, folder):
            inside = files.holds(path)
            name = path.relative_to(root).as_posix() if inside else f"eaf:{pack.id}/{path.relative_to(folder).as_posix()}"
            found[name] = _digest(files, path, name)
    return [each for _, each in sorted(found.items())]


def _digest(files: RevisionFiles, path: Path, name: str) -> FileDigest:
    raw, fault = files.read(path, path.name, MAX_EVIDENCE)
    if fault is not None:
        raise unread(revision_of(files), [fault])
    return FileDigest.of(name, raw)


def _below(files: RevisionFiles, folder: Path) -> Iterator[Path]:
    """Every file below a folder; hidden ones, links and repositories of their own belong to nothing that is checked."""
    for name in files.names(folder):
        path = folder / name
        if name.startswith(".") or files.is_link(path):
            continue
        if files.is_file(path):
            yield path
        else:
            yield from _below(files, path)
