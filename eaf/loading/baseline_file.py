"""The baseline file becomes values, line by line; what is not exactly a line of a baseline is a problem at its place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from eaf.finding import Place
from eaf.loading.files import DISK
from eaf.loading.limits import MAX_PROBLEMS
from eaf.loading.problems import problem, quoted
from eaf.model.baseline import HEADER, NOBODY, SHARE, Baseline, BaselineEntry, RecordedShare
from eaf.model.share import Share

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.finding import Finding
    from eaf.loading.files import Files

BASELINE = "baseline.txt"
_RULE = r"(?P<rule>[A-Z][A-Z0-9]*-[A-Z]+-[0-9]{3}) (?P<since>[0-9]{4}-[0-9]{2}-[0-9]{2})"
_LINE = re.compile(rf"(?P<fingerprint>[0-9a-f]{{32}}) {_RULE} (?P<subjects>-|[a-z][A-Za-z0-9:.-]*(?: [a-z][A-Za-z0-9:.-]*)*)")
_SHARE = re.compile(rf"{SHARE} {_RULE} (?P<share>(?:0|[1-9][0-9]{{0,8}})/[1-9][0-9]{{0,8}})")


def read_baseline(path: Path, name: str, source: Files = DISK) -> tuple[Baseline, tuple[Finding, ...]]:
    """The baseline at ``path`` and what is wrong with it; with problems none of it may be applied."""
    raw, fault = source.read(path, name)
    if fault is not None:
        return Baseline(), (fault,)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Baseline(), (problem("EAF-F003", Place(name)),)
    return parse_baseline(text, name)


def parse_baseline(text: str, name: str) -> tuple[Baseline, tuple[Finding, ...]]:
    """A baseline as text: the header, findings in order of fingerprint, shares in order of rule, each once and each line ended."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    problems: list[Finding] = []
    if lines[0] != HEADER:
        problems.append(problem("EAF-B001", _place(name, 1, lines[0]), expected=HEADER))
    if lines[-1]:
        problems.append(problem("EAF-B002", _place(name, len(lines), lines[-1]), value=quoted(lines[-1])))
    entries: list[BaselineEntry] = []
    shares: list[RecordedShare] = []
    for number, line in enumerate(lines[1:-1], 2):
        place = _place(name, number, line)
        found = _share(line, place) if line.startswith(SHARE) else _entry(line, place)
        if found is None:
            problems.append(problem("EAF-B002", place, value=quoted(line)))
        elif isinstance(found, RecordedShare):
            problems += [problem("EAF-B003", place)] if shares and found.rule <= shares[-1].rule else []
            shares.append(found)
        else:
            problems += (
                [problem("EAF-B003", place)] if shares or (entries and found.fingerprint <= entries[-1].fingerprint) else []
            )
            entries.append(found)
        if len(problems) >= MAX_PROBLEMS:
            problems.append(problem("EAF-F007", place, limit=str(MAX_PROBLEMS)))
            break
    return Baseline() if problems else Baseline(tuple(entries), tuple(shares)), tuple(problems)


def _entry(line: str, place: Place) -> BaselineEntry | None:
    match = _LINE.fullmatch(line)
    since = _since(match["since"]) if match else None
    if match is None or since is None:
        return None
    subjects = () if match["subjects"] == NOBODY else tuple(match["subjects"].split(" "))
    return BaselineEntry(match["fingerprint"], match["rule"], since, subjects, place)


def _share(line: str, place: Place) -> RecordedShare | None:
    match = _SHARE.fullmatch(line)
    since = _since(match["since"]) if match else None
    if match is None or since is None:
        return None
    share = Share.read(match["share"])
    return RecordedShare(match["rule"], since, share, place) if share.covered <= share.total else None


def _since(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _place(name: str, number: int, line: str) -> Place:
    return Place(name, number, 1, number, len(line) + 1)
