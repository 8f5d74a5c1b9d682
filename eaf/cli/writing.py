"""The one place where files are written: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from eaf.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Sequence


def in_turn(formats: Sequence[str], outputs: Sequence[Path]) -> list[tuple[str, Path | None]]:
    """Each format with the file for it: the first file is for the first format, and standard output for those without."""
    if len(outputs) > len(formats):
        message = "có nhiều -o hơn --format · more -o than --format"
        raise UsageError(message)
    return [(form, outputs[index] if index < len(outputs) else None) for index, form in enumerate(formats)]


def write(path: Path | None, content: str | bytes) -> None:
    """Write to ``path`` atomically, or to standard output when there is none.

    What is there and is no file, such as ``/dev/null`` or a pipe, is written to and stays what it is.
    """
    if path is None or str(path) == "-":
        click.echo(content, nl=False)
        return
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except OSError as error:
        message = f"không ghi được {path}: {error.strerror} · cannot write {path}"
        raise UsageError(message) from error
