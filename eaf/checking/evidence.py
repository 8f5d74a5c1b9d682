"""What an evidence archive says of itself: what was checked, with what, what came of it, and the digest of every file."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

MANIFEST = "manifest.json"
SUMS = "sha256sums.txt"
FORMAT = 1


@dataclass(frozen=True, slots=True)
class FileDigest:
    """A file by name, with its length in bytes and its SHA-256."""

    path: str
    size: int
    sha256: str

    @classmethod
    def of(cls, path: str, content: bytes) -> FileDigest:
        """The digest of a content."""
        return cls(path, len(content), sha256(content))

    def as_data(self) -> dict[str, object]:
        """The digest as plain data."""
        return {"path": self.path, "size": self.size, "sha256": self.sha256}


def sha256(content: bytes) -> str:
    """The SHA-256 of a content, in hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def manifest_of(facts: Mapping[str, object], inputs: Sequence[FileDigest], parts: Mapping[str, bytes]) -> bytes:
    """The manifest of an archive with these ``parts``; its last value seals all before it."""
    said: dict[str, Any] = {
        "format": FORMAT,
        **facts,
        "inputs": [each.as_data() for each in inputs],
        "parts": [FileDigest.of(name, content).as_data() for name, content in parts.items()],
    }
    return written({**said, "seal": seal_of(said)})


def seal_of(said: Mapping[str, object]) -> str:
    """The SHA-256 of what a manifest says before its seal."""
    return sha256(written({key: value for key, value in said.items() if key != "seal"}))


def written(said: Mapping[str, object]) -> bytes:
    """The one form in which a manifest is written."""
    return (json.dumps(said, ensure_ascii=False, indent=1) + "\n").encode()


def sums_of(parts: Mapping[str, bytes]) -> bytes:
    """The digests of some parts as ``sha256sum -c`` reads them."""
    return "".join(f"{sha256(content)}  {name}\n" for name, content in parts.items()).encode()
