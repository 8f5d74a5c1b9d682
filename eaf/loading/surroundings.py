"""Where and when a command runs: the workspace, its project, where packs lie, and the date in Vietnam. Quick to import."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from eaf.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

SETTINGS = "eaf.yaml"
WORKSPACE = "architecture"
PACKS = "checks"
VIETNAM = timedelta(hours=7)
"""How far the clock in Vietnam is ahead of UTC; there is no summer time."""
PACKAGE = Path(__file__).parent.parent
"""The folder of the package itself."""


def today() -> date:
    """The date in Vietnam (UTC+7, which has no summer time)."""
    return (datetime.now(UTC) + VIETNAM).date()


def find_workspace(start: Path) -> Path:
    """The folder with ``eaf.yaml``: ``start`` itself, ``start/architecture``, or the same in a folder above."""
    if not start.exists():
        message = f"không có đường dẫn {start} · there is no {start}"
        raise UsageError(message)
    here = start.resolve() if start.is_dir() else start.resolve().parent
    for candidate in workspaces_from(here):
        if (candidate / SETTINGS).is_file():
            return candidate
    message = f"không tìm thấy {SETTINGS} từ {start} trở lên · no {SETTINGS} at or above {start}"
    raise UsageError(message)


def workspaces_from(here: Path) -> Iterator[Path]:
    """Where a workspace may be: the folder itself, ``architecture`` in it, or the same in a folder above."""
    for folder in (here, *here.parents):
        yield folder
        yield folder / WORKSPACE


def project_root(workspace: Path) -> Path:
    """The folder that reported paths start from: the Git work tree around the workspace, else the workspace's parent."""
    for folder in (workspace, *workspace.parents):
        if (folder / ".git").exists():
            return folder
    return workspace.parent if workspace.name == WORKSPACE else workspace


def pack_folders(workspace: Path) -> tuple[Path, ...]:
    """Where packs are looked up: the workspace's own, those beside it, those that came with the package, the source tree's."""
    return (workspace / PACKS, workspace.parent / PACKS, PACKAGE / "packs", PACKAGE.parent / PACKS)
