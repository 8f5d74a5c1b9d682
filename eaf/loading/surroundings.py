"""Where and when a command runs: the workspace, its project, where packs lie, and the date in Vietnam. Quick to import."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from eaf.errors import UsageError

SETTINGS = "eaf.yaml"
PACKS = "checks"
_VIETNAM = timedelta(hours=7)
_HERE = Path(__file__).parent.parent


def today() -> date:
    """The date in Vietnam (UTC+7, which has no summer time)."""
    return (datetime.now(UTC) + _VIETNAM).date()


def find_workspace(start: Path) -> Path:
    """The folder with ``eaf.yaml``: ``start`` itself, ``start/architecture``, or the same in a folder above."""
    if not start.exists():
        message = f"không có đường dẫn {start} · there is no {start}"
        raise UsageError(message)
    here = start.resolve() if start.is_dir() else start.resolve().parent
    for folder in (here, *here.parents):
        for candidate in (folder, folder / "architecture"):
            if (candidate / SETTINGS).is_file():
                return candidate
    message = f"không tìm thấy {SETTINGS} từ {start} trở lên · no {SETTINGS} at or above {start}"
    raise UsageError(message)


def project_root(workspace: Path) -> Path:
    """The folder that reported paths start from: the Git work tree around the workspace, else the workspace's parent."""
    for folder in (workspace, *workspace.parents):
        if (folder / ".git").exists():
            return folder
    return workspace.parent if workspace.name == "architecture" else workspace


def pack_folders(workspace: Path) -> tuple[Path, ...]:
    """Where packs are looked up: the workspace's own, those beside it, those that came with the package, the source tree's."""
    return (workspace / PACKS, workspace.parent / PACKS, _HERE / "packs", _HERE.parent / PACKS)
