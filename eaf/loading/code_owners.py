"""CODEOWNERS: who has to approve changes of which files, as GitHub and GitLab read it.

The file is looked for where the two platforms do, in their order. The last line that matches a file counts; on GitLab the last one of
each section does, and sections that are optional ask for nobody. A line that is not understood is told, never guessed at.

A department is known by its handle: ``@ha-noi/so-y-te`` stands for ``org-so-y-te``, and a comment can say so outright, which the
platforms pass over: ``# eaf: org-so-y-te = @ha-noi/health @ha-noi/health-it``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from eaf.loading.files import Files

GITHUB, GITLAB = "github", "gitlab"
PLACES = {
    GITHUB: (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"),
    GITLAB: ("CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS"),
}
_SECTION = re.compile(r"(?P<optional>\^?)\[(?P<name>[^\]]+)\](?:\[\d+\])?(?P<owners>\s.*)?")
_STANDS_FOR = re.compile(r"#\s*eaf:\s*(?P<id>[a-z][a-z0-9-]*)\s*=\s*(?P<handles>.+)")
_WORD = re.compile(r"(?:\\.|[^\s\\])+")
_PART = re.compile(r"\\.|(?<![^/])\*\*/|(?P<rest>(?<![^/])\*\*$)|\*+|\?|[^\\*?]")
_STARS = 8
"""More of them in one pattern are not understood: matching would take too long."""
_LONGEST = 500
_PREFIX = "org-"


@dataclass(frozen=True, slots=True)
class OwnedFiles:
    """One line: the files that it is about and their owners; none where it takes files out."""

    pattern: re.Pattern[str]
    owners: tuple[str, ...]
    section: str = ""
    optional: bool = False


@dataclass(frozen=True)
class CodeOwners:
    """One CODEOWNERS file as one platform reads it; ``unread`` are the numbers of lines that were not understood."""

    file: str
    platform: str
    lines: tuple[OwnedFiles, ...] = ()
    handles: Mapping[str, frozenset[str]] = field(default_factory=dict)
    unread: tuple[int, ...] = ()

    def owners(self, path: str) -> tuple[str, ...]:
        """Who has to approve a change of a file; nobody where no line says."""
        last: dict[str, OwnedFiles] = {}
        for each in self.lines:
            if each.pattern.fullmatch(f"/{path}"):
                last[each.section] = each
        return tuple(dict.fromkeys(owner for each in last.values() if not each.optional for owner in each.owners))

    def stands_for(self, id_: str, owner: str) -> bool:
        """Whether a handle is that of an organisation: because a comment says so, else by its name."""
        if id_ in self.handles:
            return owner.casefold() in self.handles[id_]
        name = owner.removeprefix("@").rpartition("/")[2].casefold()
        return owner.startswith("@") and name in (id_, id_.removeprefix(_PREFIX))


def find_code_owners(files: Files, root: Path) -> tuple[CodeOwners, ...]:
    """The file of each platform, once where both take the same one; none where there is none."""
    found: dict[str, CodeOwners] = {}
    for platform, names in PLACES.items():
        name = next((each for each in names if files.is_file(root / each)), None)
        if name is None or name in found:
            continue
        raw, fault = files.read(root / name, name)
        text = raw.decode("utf-8", "replace")
        other = all(name in places for places in PLACES.values()) and _has_sections(text)
        found[name] = (
            parse(text, name, GITLAB if other else platform) if fault is None else CodeOwners(name, platform, unread=(1,))
        )
    return tuple(found.values())


def parse(text: str, name: str, platform: str) -> CodeOwners:
    """The text of a CODEOWNERS file, as a platform reads it."""
    handles: dict[str, frozenset[str]] = {}
    lines: list[OwnedFiles] = []
    unread: list[int] = []
    section, optional = "", False
    default: tuple[str, ...] = ()
    for number, line in enumerate(map(str.strip, text.splitlines()), 1):
        said = _STANDS_FOR.fullmatch(line)
        if said:
            handles[said["id"]] = frozenset(map(str.casefold, said["handles"].split()))
        if not line or line.startswith("#"):
            continue
        head = _SECTION.fullmatch(line) if platform == GITLAB else None
        if head:
            section, optional, default = head["name"].strip().casefold(), bool(head["optional"]), _owners(head["owners"] or "")
            continue
        owned = _owned(line, platform, default)
        if owned is None:
            unread.append(number)
        else:
            lines.append(OwnedFiles(owned.pattern, owned.owners, section, optional))
    return CodeOwners(name, platform, tuple(lines), handles, tuple(unread))


def _has_sections(text: str) -> bool:
    return any(_SECTION.fullmatch(line.strip()) for line in text.splitlines())


def _owned(line: str, platform: str, default: tuple[str, ...]) -> OwnedFiles | None:
    """A line with a pattern; nothing where the platform has no such form."""
    first = _WORD.match(line)
    pattern = first[0] if first else ""
    taken_out = pattern.startswith("!")
    if len(pattern) > _LONGEST or pattern.count("*") > _STARS or (platform == GITHUB and (taken_out or pattern.startswith("["))):
        return None
    owners = _owners(line[len(pattern) :])
    if platform == GITLAB:
        return OwnedFiles(_gitlab(pattern.removeprefix("!")), () if taken_out else owners or default)
    return OwnedFiles(_github(pattern), owners)


def _owners(words: str) -> tuple[str, ...]:
    """Handles and addresses up to a comment."""
    return tuple(each for each in words.partition(" #")[0].split() if "@" in each)


def _github(pattern: str) -> re.Pattern[str]:
    """As in gitignore: with a slash before its end it starts at the root; a folder stands for all in it, ``*`` at the end does not."""
    inner = pattern.rstrip("/")
    start = "/" if "/" in inner else "/(?:.*/)?"
    end = "/.*" if pattern.endswith("/") else "" if inner.endswith("/*") else "(?:/.*)?"
    return re.compile(start + _regex(inner.removeprefix("/"), ".*") + end, re.DOTALL)


def _gitlab(pattern: str) -> re.Pattern[str]:
    """Without a slash at the beginning it may start anywhere; only with one at the end it stands for all in a folder.

    As in Ruby's ``File.fnmatch``, two stars go through folders only before a slash.
    """
    start = "/" if pattern.startswith("/") else "/(?:.*/)?"
    end = "/.*" if pattern.endswith("/") else ""
    return re.compile(start + _regex(pattern.strip("/"), "[^/]*") + end, re.DOTALL)


def _regex(pattern: str, rest: str) -> str:
    """The pattern without what stands around it; ``rest`` is what two stars at its end mean."""
    return "".join(rest if part["rest"] else _part(part[0]) for part in _PART.finditer(pattern))


def _part(part: str) -> str:
    if part == "**/":
        return "(?:.*/)?"
    if part.startswith("*"):
        return "[^/]*"
    return "[^/]" if part == "?" else re.escape(part[-1])
