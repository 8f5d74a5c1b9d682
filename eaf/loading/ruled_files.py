"""The model of one revision under the rules of another.

Settings, packs, waivers and the baseline are those of the ``rules``; everything else is that of the ``model``. So a change is judged
by what was in force before it, and cannot let itself through.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.errors import RevisionError
from eaf.loading.baseline_file import BASELINE
from eaf.loading.document import Document
from eaf.loading.limits import MAX_BYTES
from eaf.loading.surroundings import SETTINGS, pack_folders
from eaf.loading.typed import table

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.finding import Finding
    from eaf.loading.cache import Cache
    from eaf.loading.files import Files
    from eaf.loading.workspace import Loaded

_CLASH = (
    "{name}: tệp miễn trừ ở một phiên bản, tệp khác ở phiên bản kia; hãy đổi tên tệp trong một thay đổi riêng"
    " · {name}: waivers in one revision and something else in the other; rename the file in a change of its own"
)


@dataclass(frozen=True)
class RuledFiles:
    """See :class:`eaf.loading.files.Files`; ``dropped`` and ``taken`` are the files of waivers of the model and of the rules."""

    model: Files
    rules: Files
    workspace: Path
    dropped: frozenset[Path]
    taken: frozenset[Path]

    def root(self, workspace: Path) -> Path:
        """The folder that reported paths start from."""
        return self.model.root(workspace)

    def whole(self, path: Path) -> Path:
        """The path without links and steps upwards."""
        return self._of(path).whole(path)

    def is_there(self, path: Path) -> bool:
        """Whether anything stands under the path."""
        return self._of(path).is_there(path)

    def is_file(self, path: Path) -> bool:
        """Whether the path leads to a file."""
        return self._of(path).is_file(path)

    def is_link(self, path: Path) -> bool:
        """Whether a link stands under the path."""
        return self._of(path).is_link(path)

    def names(self, folder: Path) -> tuple[str, ...]:
        """What stands in a folder, by name."""
        return self._of(folder).names(folder)

    def yaml_files(self, folder: Path, without: tuple[Path, ...] = ()) -> tuple[Path, ...]:
        """Every YAML file below a folder: those of the model without its waivers, and the waivers of the rules."""
        if self._is_ruled(folder):
            return self.rules.yaml_files(folder, without)
        own = {each for each in self.model.yaml_files(folder, without) if each not in self.dropped}
        taken = {each for each in self.taken if each.is_relative_to(folder)}
        return tuple(sorted(own | taken, key=lambda path: path.as_posix()))

    def size(self, path: Path) -> int:
        """How long a file is, in bytes."""
        return self._of(path).size(path)

    def content(self, path: Path, name: str, cache: Cache) -> str:
        """The digest of what a file holds."""
        return self._of(path).content(path, name, cache)

    def state(self, path: Path) -> str:
        """What stands under a path that is ruled, as one name; elsewhere both revisions may have a part in it."""
        return self.rules.state(path) if self._is_ruled(path) else ""

    def read(self, path: Path, name: str, limit: int = MAX_BYTES) -> tuple[bytes, Finding | None]:
        """The bytes of a file, or the problem that stands against reading it."""
        return self._of(path).read(path, name, limit)

    def _of(self, path: Path) -> Files:
        return self.rules if path in self.taken or self._is_ruled(path) else self.model

    def _is_ruled(self, path: Path) -> bool:
        folder = self.workspace
        return path in (folder / SETTINGS, folder / BASELINE) or any(path.is_relative_to(each) for each in pack_folders(folder))


def ruled_files(model: Loaded, rules: Loaded) -> RuledFiles:
    """The files of the ``model`` under the ``rules``; raises :class:`RevisionError` where the two cannot be told apart."""
    dropped, taken = _waiver_files(model), _waiver_files(rules)
    for each in sorted(taken - dropped):
        if model.source.is_there(each):
            raise RevisionError(_CLASH.format(name=each.relative_to(model.root).as_posix()))
    return RuledFiles(model.source, rules.source, model.workspace, dropped, taken)


def _waiver_files(loaded: Loaded) -> frozenset[Path]:
    """The files that hold waivers, as the loader saw it: their first key says so, and no other kind may stand beside."""
    read = (each for each in loaded.documents.all if isinstance(each, Document))
    return frozenset(loaded.root / each.file for each in read if "waivers" in table(each.data))
