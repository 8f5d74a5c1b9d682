"""Verifying evidence archives: by themselves, and by checking the commit again where it is at hand."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

import jsonschema_rs

from eaf import __version__
from eaf.api.bundle import bundle
from eaf.checking.verification import Discrepancy, Verification, compare, verify
from eaf.errors import UsageError
from eaf.loading.archive import MAX_ARCHIVE, read_archive
from eaf.loading.cache import code_digest
from eaf.loading.git_objects import find_repository
from eaf.schemas.bundle import bundle_schema

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def verified(path: Path, expected: str = "") -> Verification:
    """Look at the archive in a file; raises :class:`UsageError` when the file cannot be read or is too large for one."""
    content = _read(path)
    return verify(content, read_archive(content), fits, expected)


def verified_against(
    path: Path, start: Path, expected: str = "", progress: Callable[[str, int, int], None] | None = None
) -> Verification:
    """Look at the archive in a file, and check its commit again from the repository around ``start``.

    Raises :class:`UsageError` as :func:`verified` does, and :class:`eaf.errors.RevisionError` when the commit is not there.
    """
    content = _read(path)
    archive = read_archive(content)
    found = verify(content, archive, fits, expected)
    said = found.manifest
    if not said:
        return found
    root = find_repository(start).root
    again = bundle(
        root / said["workspace"]["path"], said["commit"], date.fromisoformat(said["as_of"]), said["plateau"] or "", progress
    )
    differing: tuple[Discrepancy, ...] = tuple(compare(archive.parts, again.parts))
    tool = said["tool"]
    other = (tool["version"], tool["code"]) != (__version__, code_digest())
    return replace(found, discrepancies=(*found.discrepancies, *differing), against=again.commit, other_tool=other)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_ARCHIVE + 1)
    except OSError as error:
        message = f"không đọc được {path}: {error.strerror} · cannot read {path}"
        raise UsageError(message) from error
    if len(content) > MAX_ARCHIVE:
        message = f"{path} lớn hơn {MAX_ARCHIVE} byte · {path} is larger than {MAX_ARCHIVE} bytes"
        raise UsageError(message)
    return content


@lru_cache(maxsize=1)
def _form() -> jsonschema_rs.Validator:
    return jsonschema_rs.validator_for(json.dumps(bundle_schema()), validate_formats=True)


def fits(manifest: object) -> bool:
    """Whether a manifest has the published form."""
    return _form().is_valid(manifest)
