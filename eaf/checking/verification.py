"""Whether an evidence archive is whole and says one thing throughout, from its bytes alone, and what differs if not."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from eaf.checking.evidence import MANIFEST, SUMS, seal_of, sha256, sums_of, written
from eaf.schemas.bundle import DISCREPANCIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from eaf.loading.archive import Archive

ALTERED, MISSING, EXTRA, BROKEN, FRAME, SEAL, FORM, DIGEST, DISAGREES, RERUN, INPUT = KINDS = DISCREPANCIES
Told = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Discrepancy:
    """What does not hold: the part concerned ("" for the archive as a whole), the kind, and where or how much."""

    part: str
    kind: str
    detail: str = ""


@dataclass(frozen=True, slots=True)
class Verification:
    """What an archive says of itself, as far as it can be read, and everything that does not hold.

    ``against`` is the commit that was checked again, nothing when only the archive was looked at; ``other_tool`` says that this was
    not done with the code that made the archive.
    """

    sha256: str
    manifest: Told
    discrepancies: tuple[Discrepancy, ...]
    against: str = ""
    other_tool: bool = False

    @property
    def holds(self) -> bool:
        """Whether nothing differs."""
        return not self.discrepancies


def verify(content: bytes, archive: Archive, fits: Callable[[object], bool], expected: str = "") -> Verification:
    """Look at an archive; ``fits`` says whether a manifest has the form that it must have, ``expected`` is the digest known of it."""
    digest = sha256(content)
    found = [Discrepancy("", DIGEST, expected)] if expected and expected != digest else []
    manifest = _manifest(archive.parts.get(MANIFEST, b""))
    if archive.broken >= 0:
        found.append(Discrepancy(_next(archive, manifest), BROKEN, str(archive.broken)))
    if MANIFEST in archive.parts:
        found += _of_manifest(archive.parts[MANIFEST], manifest, fits)
    elif archive.broken < 0:
        found.append(Discrepancy(MANIFEST, MISSING))
    sound = bool(manifest) and not any(each.kind in (FORM, SEAL) for each in found)
    if sound:
        found += _of_parts(archive, manifest)
    named = {each.part for each in found}
    found += [Discrepancy(part, FRAME) for part in archive.altered if part not in named]
    found += [Discrepancy(part, EXTRA) for part in archive.repeated]
    return Verification(digest, manifest if sound else {}, tuple(dict.fromkeys(found)))


def _manifest(raw: bytes) -> Told:
    try:
        said = json.loads(raw)
    except (ValueError, RecursionError):
        return {}
    return said if isinstance(said, dict) else {}


def _of_manifest(raw: bytes, manifest: Told, fits: Callable[[object], bool]) -> Iterator[Discrepancy]:
    """A manifest has one form, and a seal over all that it says."""
    if not manifest or not fits(manifest):
        yield Discrepancy(MANIFEST, FORM)
    elif manifest["seal"] != seal_of(manifest) or written(manifest) != raw:
        yield Discrepancy(MANIFEST, SEAL)


def _next(archive: Archive, manifest: Told) -> str:
    """The part that should have followed those that could be read."""
    if not archive.parts:
        return MANIFEST
    listed = manifest.get("parts")
    names = [str(each.get("path")) for each in listed if isinstance(each, dict)] if isinstance(listed, list) else []
    return next((name for name in names if name not in archive.parts), "")


def _of_parts(archive: Archive, manifest: Told) -> Iterator[Discrepancy]:
    """What a manifest that holds says of the other parts."""
    listed = {each["path"]: each for each in manifest["parts"]}
    held = {name: content for name, content in archive.parts.items() if name != MANIFEST}
    altered = False
    for name, each in listed.items():
        if name not in held:
            if archive.broken < 0:
                yield Discrepancy(name, MISSING)
        elif len(held[name]) != each["size"] or sha256(held[name]) != each["sha256"]:
            altered = True
            yield Discrepancy(name, ALTERED)
    yield from (Discrepancy(name, EXTRA) for name in held if name not in listed)
    if archive.broken < 0 and held.keys() == listed.keys():
        if list(archive.parts) != [MANIFEST, *listed]:
            yield Discrepancy("", FRAME)
        if not altered:
            yield from _agreeing(held, manifest)


def _agreeing(parts: Mapping[str, bytes], manifest: Told) -> Iterator[Discrepancy]:
    """What parts say of the same thing must be the same, also where somebody has sealed the archive anew."""
    others = {name: content for name, content in parts.items() if name != SUMS}
    if parts.get(SUMS) != sums_of(others):
        yield Discrepancy(SUMS, DISAGREES)
    result = manifest["result"]
    told = {"as_of": manifest["as_of"], "plateau": manifest["plateau"], "packs": manifest["packs"], "complete": True}
    told["workspace"] = manifest["workspace"]["id"]
    findings, compliance = (_manifest(parts.get(name, b"")) for name in ("findings.json", "compliance.json"))
    yield from _differing("findings.json", findings, {**told, "exit_status": result["exit_status"], "counts": result["counts"]})
    yield from _differing("compliance.json", compliance, {**told, "scores": findings.get("scores", "")})
    register = _loaded(parts.get("waivers.json", b""))
    if register != compliance.get("waivers", ""):
        yield Discrepancy("waivers.json", DISAGREES)


def _loaded(raw: bytes) -> object:
    try:
        found: object = json.loads(raw)
    except (ValueError, RecursionError):
        return None
    return found


def _differing(part: str, said: Told, told: Told) -> Iterator[Discrepancy]:
    wrong = [key for key, value in told.items() if said.get(key, "") != value]
    if wrong:
        yield Discrepancy(part, DISAGREES, ", ".join(wrong))


def compare(archived: Mapping[str, bytes], again: Mapping[str, bytes]) -> Iterator[Discrepancy]:
    """How the parts of an archive differ from those of a check made again."""
    before, after = (_manifest(each[MANIFEST]) for each in (archived, again))
    for name in dict.fromkeys((*archived, *again)):
        if name in (MANIFEST, SUMS) or archived.get(name) == again.get(name):
            continue
        old, new = (_loaded(each.get(name, b"")) if name.endswith(("json", "sarif")) else None for each in (archived, again))
        yield Discrepancy(name, RERUN, ", ".join(_paths(old, new)))
    yield from (Discrepancy(MANIFEST, RERUN, key) for key in _DECISIVE if before.get(key) != after.get(key))
    yield from _inputs(before, after)


_DECISIVE = ("workspace", "commit", "tree", "as_of", "plateau", "packs", "command", "result")
_FEW = 5


def _inputs(before: Told, after: Told) -> Iterator[Discrepancy]:
    old, new = ({each["path"]: each["sha256"] for each in one["inputs"]} for one in (before, after))
    yield from (Discrepancy(name, INPUT) for name in sorted({*old, *new}) if old.get(name) != new.get(name))


def _paths(old: object, new: object) -> list[str]:
    """The first few places at which two values differ."""
    found: list[str] = []
    pending = [("", old, new)]
    while pending and len(found) < _FEW:
        path, one, other = pending.pop()
        if one == other:
            continue
        left, right = _keyed(one), _keyed(other)
        if left is None or right is None:
            found.append(path or "*")
            continue
        pending += [(f"{path}/{key}", left.get(key), right.get(key)) for key in reversed(list(dict.fromkeys((*left, *right))))]
    return found


def _keyed(value: object) -> dict[str, object] | None:
    """What stands in a container, by key; an entry of a list by what it calls itself, else by its number."""
    if isinstance(value, dict):
        return value
    if not isinstance(value, list):
        return None
    names = [
        next((str(each[key]) for key in ("fingerprint", "id") if key in each), "") if isinstance(each, dict) else ""
        for each in value
    ]
    named = all(names) and len(set(names)) == len(names)
    return {name if named else str(number): each for number, (name, each) in enumerate(zip(names, value, strict=True))}
