"""The one place where files are written: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import click

from eaf.errors import UsageError


def write(path: Path | None, content: str | bytes) -> None:
    """Write to ``path`` atomically, or to standard output when there is none."""
    if path is None or str(path) == "-":
        click.echo(content, nl=False)
        return
    data = content.encode() if isinstance(content, str) else content
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        message = f"không ghi được {path}: {error.strerror} · cannot write {path}"
        raise UsageError(message) from error
