"""The baseline file becomes values, line by line; what is not exactly a line of a baseline is a problem at its place."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from eaf.finding import Place
from eaf.loading.files import read_bytes
from eaf.loading.limits import MAX_PROBLEMS
from eaf.loading.problems import problem, quoted
from eaf.model.baseline import HEADER, NOBODY, Baseline, BaselineEntry

if TYPE_CHECKING:
    from pathlib import Path

    from eaf.finding import Finding

BASELINE = "baseline.txt"
_LINE = re.compile(
    r"(?P<fingerprint>[0-9a-f]{32}) (?P<rule>[A-Z][A-Z0-9]*-[A-Z]+-[0-9]{3}) (?P<since>[0-9]{4}-[0-9]{2}-[0-9]{2})"
    r" (?P<subjects>-|[a-z][A-Za-z0-9:.-]*(?: [a-z][A-Za-z0-9:.-]*)*)"
)


def read_baseline(path: Path, name: str) -> tuple[Baseline, tuple[Finding, ...]]:
    """The baseline at ``path`` and what is wrong with it; with problems none of it may be applied."""
    raw, fault = read_bytes(path, name)
    if fault is not None:
        return Baseline(), (fault,)
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return Baseline(), (problem("EAF-F003", Place(name)),)
    return parse_baseline(text, name)


def parse_baseline(text: str, name: str) -> tuple[Baseline, tuple[Finding, ...]]:
    """A baseline as text: the header, then lines in order of fingerprint, each once, each ended."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    problems: list[Finding] = []
    if lines[0] != HEADER:
        problems.append(problem("EAF-B001", _place(name, 1, lines[0]), expected=HEADER))
    if lines[-1]:
        problems.append(problem("EAF-B002", _place(name, len(lines), lines[-1]), value=quoted(lines[-1])))
    entries: list[BaselineEntry] = []
    for number, line in enumerate(lines[1:-1], 2):
        place = _place(name, number, line)
        entry = _entry(line, place)
        if entry is None:
            problems.append(problem("EAF-B002", place, value=quoted(line)))
        elif entries and entry.fingerprint <= entries[-1].fingerprint:
            problems.append(problem("EAF-B003", place))
        else:
            entries.append(entry)
        if len(problems) >= MAX_PROBLEMS:
            problems.append(problem("EAF-F007", place, limit=str(MAX_PROBLEMS)))
            break
    return Baseline() if problems else Baseline(tuple(entries)), tuple(problems)


def _entry(line: str, place: Place) -> BaselineEntry | None:
    match = _LINE.fullmatch(line)
    if match is None:
        return None
    try:
        since = date.fromisoformat(match["since"])
    except ValueError:
        return None
    subjects = () if match["subjects"] == NOBODY else tuple(match["subjects"].split(" "))
    return BaselineEntry(match["fingerprint"], match["rule"], since, subjects, place)


def _place(name: str, number: int, line: str) -> Place:
    return Place(name, number, 1, number, len(line) + 1)
