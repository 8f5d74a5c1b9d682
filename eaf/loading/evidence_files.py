"""The files of evidence: only their digests are told; nothing in them is read as anything."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from eaf.loading.files import shown
from eaf.loading.limits import MAX_EVIDENCE
from eaf.loading.problems import PROBLEMS
from eaf.text import Text

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.loading.files import Files


@dataclass(frozen=True, slots=True)
class Looked:
    """What is known of a file: the SHA-256 of its content, empty when there is none, or why it may not be used."""

    sha256: str = ""
    fault: Text = field(default_factory=Text)


class EvidenceFiles:
    """The files below a workspace's folder, each looked at once; without a folder there are none."""

    def __init__(self, folder: Path | None, source: Files) -> None:
        self._folder = folder
        self._source = source
        self._known: dict[str, Looked] = {}

    def look_at(self, path: str) -> Looked:
        """The file at a path that is relative to the folder and leads downwards."""
        if self._folder is None:
            return Looked()
        if path not in self._known:
            self._known[path] = self._looked(self._folder / path)
        return self._known[path]

    def _looked(self, path: Path) -> Looked:
        if not self._is_straight(path):
            return Looked(fault=PROBLEMS["EAF-F004"])
        if not self._source.is_there(path):
            return Looked()
        raw, fault = self._source.read(path, shown(path, path.parent), MAX_EVIDENCE)
        return Looked(fault=fault.message) if fault else Looked(hashlib.sha256(raw).hexdigest())

    def _is_straight(self, path: Path) -> bool:
        """Whether no link stands on the way to the file."""
        try:
            return self._source.whole(path) == path
        except (OSError, RuntimeError):  # links in a circle
            return False
