"""The YAML profile of eaf: libyaml's events become plain values and a flat array of positions.

A scalar stays text (``str``) or, where it is an unquoted ``null``, ``~`` or nothing at all, ``None``; the schema gives it
its type later. Refused, each with its position: anchors, aliases, tags, merge keys, directives, a second document,
duplicate keys, tabs and other control characters, ambiguous numbers, and whatever exceeds the limits below.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from array import array
from bisect import bisect_right
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, TypeAlias

from yaml import CSafeLoader
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from eaf.finding import Finding, Place
from eaf.loading.problems import Note, problem
from eaf.loading.syntax_words import explain
from eaf.text import Text, both

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Value: TypeAlias = "None | str | list[Value] | dict[str, Value]"
Path: TypeAlias = tuple[str | int, ...]

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
MAX_NODES = 200_000
MAX_SCALAR = 65_536
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_FORBIDDEN = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]|\r(?!\n)")
_AMBIGUOUS = re.compile(
    r"[-+]?0[xX][0-9a-fA-F]+|[-+]?0o[0-7]+|[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)[eE][-+]?[0-9]+"
    r"|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)"
)
_NUMERIC_START = frozenset("+-.0123456789")


class Document:
    """One file as values; ``marks`` holds the start and end offset of each node in pre-order, keys included."""

    __slots__ = ("_line_starts", "_numbers", "data", "file", "marks", "problems", "text")

    def __init__(self, file: str, text: str, data: Value, marks: array[int], problems: tuple[Finding, ...] = ()) -> None:
        self.file = file
        self.text = text
        self.data = data
        self.marks = marks
        self.problems = problems
        self._numbers: dict[Path, int] | None = None
        self._line_starts: list[int] = []

    def place(self, path: Path, *, key: bool = False) -> Place:
        """Where the value at ``path`` stands, or with ``key`` its key; where the path leads nowhere, its last known key."""
        if self._numbers is None:
            self._line_starts = _line_starts(self.text)
            self._numbers = {}
            _number(self._numbers, (), self.data, 0)
        while path not in self._numbers:
            path, key = path[:-1], True
        number = self._numbers[path] - (1 if key and path and isinstance(path[-1], str) else 0)
        if 2 * number + 1 >= len(self.marks):
            return Place(self.file)
        return place_of(self.file, self.text, self._line_starts, self.marks[2 * number], self.marks[2 * number + 1])

    def line(self, number: int) -> str:
        """The text of the 1-based line ``number``, for a code frame; empty beyond the end."""
        lines = self.text.split("\n")
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""


def _number(numbers: dict[Path, int], path: Path, value: Value, number: int) -> int:
    numbers[path] = number
    number += 1
    if isinstance(value, dict):
        for name, child in value.items():
            number = _number(numbers, (*path, name), child, number + 1)
    elif isinstance(value, list):
        for index, child in enumerate(value):
            number = _number(numbers, (*path, index), child, number)
    return number


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def place_of(file: str, text: str, line_starts: list[int], start: int, end: int) -> Place:
    """Offsets as a place of one line: a longer stretch ends with its first line."""
    line = bisect_right(line_starts, start)
    line_end = line_starts[line] - 1 if line < len(line_starts) else len(text)
    if line_end > start and text[line_end - 1 : line_end] == "\r":
        line_end -= 1
    begin = line_starts[line - 1]
    stop = max(min(end, line_end), start)
    return Place(file, line, start - begin + 1, line, stop - begin + 1)


@contextmanager
def collector_paused() -> Iterator[None]:
    """Parsing makes many containers and no cycles: Python's cyclic collector only costs time there."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def decode(file: str, raw: bytes) -> tuple[str, Finding | None]:
    """The bytes of a file as text, or the problem that stands against it."""
    if len(raw) > MAX_BYTES:
        return "", problem("EAF-F002", Place(file), limit=str(MAX_BYTES))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        starts = _line_starts(before)
        column = len(before) - starts[-1] + 1
        return "", problem("EAF-F003", Place(file, len(starts), column, len(starts), column + 1))
    text = text.removeprefix("\ufeff")
    return text, _forbidden_character(file, text)


def _forbidden_character(file: str, text: str) -> Finding | None:
    if text.replace("\n", "").isprintable():
        return None
    match = _FORBIDDEN.search(text)
    if match is None:
        return None
    name = f"U+{ord(match[0]):04X}" if match[0] != "\t" else "TAB (U+0009)"
    return problem("EAF-Y009", place_of(file, text, _line_starts(text), match.start(), match.start() + 1), char=name)


def parse(file: str, raw: bytes) -> Document:
    """The document in ``raw``; all that the profile refuses stands in ``problems``, and then ``data`` must not be trusted."""
    text, fault = decode(file, raw)
    if fault is not None:
        return Document(file, text, None, array("I"), (fault,))
    builder = _Builder(file, text)
    with collector_paused():
        try:
            builder.build(CSafeLoader(text))
        except _TooMuchError:
            pass
        except YAMLError as error:
            builder.syntax(error)
        except (RecursionError, ValueError) as error:  # libyaml's wrapper answers some broken input so
            builder.refuse("EAF-Y001", 0, 0, detail=both(type(error).__name__))
    if not builder.problems and not builder.marks:
        builder.refuse("EAF-F005", 0, 0)
    return Document(file, text, builder.root, builder.marks, tuple(builder.problems))


class _TooMuchError(Exception):
    """A limit is exceeded: reading on would be work for an attacker."""


class _Builder:
    """Turns the events of one document into values; the loop is flat because it runs once for every node of a model."""

    def __init__(self, file: str, text: str) -> None:
        self.file = file
        self.text = text
        self.root: Value = None
        self.marks: array[int] = array("I")
        self.problems: list[Finding] = []
        self.composed = text.isascii() or unicodedata.is_normalized("NFC", text)
        self._starts: list[int] | None = None

    def refuse(self, code: str, start: int, end: int, note: Note | None = None, **values: str | Text) -> None:
        self.problems.append(problem(code, self._place(start, end), note or Note(), **values))

    def _place(self, start: int, end: int) -> Place:
        if self._starts is None:
            self._starts = _line_starts(self.text)
        return place_of(self.file, self.text, self._starts, start, end)

    def syntax(self, error: YAMLError) -> None:
        start, detail = len(self.text), str(error)
        if isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            start = min(start if mark is None else mark.index, len(self.text))
            detail = ", ".join(part for part in (error.context, error.problem) if part)
        self.problems.append(problem("EAF-Y001", self._place(start, start + 1), detail=explain(detail)))

    def build(self, parser: CSafeLoader) -> None:
        marks, add = self.marks, self.marks.append
        stack: list[tuple[Any, str | None, int]] = []
        container: Any = None  # a dict, a list, or nothing at the top
        key: str | None = None  # the key that waits for its value, when the container is a mapping
        number = -1  # the node number of the open container
        documents = 0
        get: Callable[[], Any] = parser.get_event
        while True:
            event = get()
            kind = event.__class__
            if kind is ScalarEvent:
                start, end = event.start_mark.index, event.end_mark.index
                value = event.value if self.composed else unicodedata.normalize("NFC", event.value)
                if event.anchor is not None or event.tag is not None:
                    self._no_anchor_or_tag(event)
                if len(value) > MAX_SCALAR:
                    self.refuse("EAF-Y008", start, end, limit=str(MAX_SCALAR))
                    raise _TooMuchError
                if container.__class__ is dict and key is None:
                    key = self._key(container, value, event)
                    add(start)
                    add(end)
                    continue
                if event.implicit[0]:
                    if value in NULLS:
                        value = None
                    elif value[0] in _NUMERIC_START and _AMBIGUOUS.fullmatch(value):
                        self.refuse("EAF-Y013", start, end, value=value)
                add(start)
                add(end)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                if event.anchor is not None or event.tag is not None:
                    self._no_anchor_or_tag(event)
                if container.__class__ is dict and key is None:
                    self.refuse("EAF-Y012", event.start_mark.index, event.end_mark.index)
                    raise _TooMuchError
                if len(stack) >= MAX_DEPTH:
                    self.refuse("EAF-Y006", event.start_mark.index, event.start_mark.index + 1, limit=str(MAX_DEPTH))
                    raise _TooMuchError
                stack.append((container, key, number))
                number = len(marks) >> 1
                if number > MAX_NODES:
                    self.refuse("EAF-Y007", event.start_mark.index, event.start_mark.index + 1, limit=str(MAX_NODES))
                    raise _TooMuchError
                add(event.start_mark.index)
                add(event.start_mark.index)
                container = {} if kind is MappingStartEvent else []
                key = None
                continue
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                marks[2 * number + 1] = event.end_mark.index
                value = container
                container, key, number = stack.pop()
            elif kind is AliasEvent:
                self.refuse("EAF-Y003", event.start_mark.index, event.end_mark.index)
                add(event.start_mark.index)
                add(event.end_mark.index)
                if container.__class__ is dict and key is None:
                    raise _TooMuchError
                value = None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self.refuse("EAF-Y010", event.start_mark.index, event.end_mark.index)
                    return
                if event.version or event.tags:
                    self.refuse("EAF-Y011", event.start_mark.index, event.end_mark.index)
                continue
            elif kind is StreamEndEvent:
                return
            else:
                continue
            if container.__class__ is dict:
                container[key] = value
                key = None
            elif container is None:
                self.root = value
            else:
                container.append(value)

    def _no_anchor_or_tag(self, event: Any) -> None:  # noqa: ANN401 - events are untyped
        start, end = event.start_mark.index, event.end_mark.index
        if event.anchor is not None:
            self.refuse("EAF-Y003", start, end)
        if event.tag is not None:
            self.refuse("EAF-Y004", start, end, tag=event.tag)

    def _key(self, container: dict[str, Value], name: str, event: Any) -> str:  # noqa: ANN401 - events are untyped
        start, end = event.start_mark.index, event.end_mark.index
        if name == "<<" and event.implicit[0]:
            self.refuse("EAF-Y005", start, end)
        elif name == "":
            self.refuse("EAF-Y012", start, end)
        elif name in container:
            first = self._first_key(start)
            self.refuse("EAF-Y002", start, end, Note(first=first), key=name)
        return name

    def _first_key(self, duplicate: int) -> Place | None:
        """Where the key stands that the one at offset ``duplicate`` repeats: a second reading, made only for this error."""
        stack: list[dict[str, tuple[int, int]] | None] = [None]
        waiting = [False]  # whether the next scalar of the open container is a key
        get: Callable[[], Any] = CSafeLoader(self.text).get_event
        while True:
            event = get()
            start = event.start_mark.index
            if event.__class__ is ScalarEvent and waiting[-1]:
                keys, name = stack[-1], unicodedata.normalize("NFC", event.value)
                waiting[-1] = False
                if keys is not None:
                    if start == duplicate:
                        return self._place(*keys[name])
                    keys.setdefault(name, (start, event.end_mark.index))
                continue
            if event.__class__ in (MappingStartEvent, SequenceStartEvent):
                mapping = event.__class__ is MappingStartEvent
                stack.append({} if mapping else None)
                waiting.append(mapping)
                continue
            if event.__class__ in (MappingEndEvent, SequenceEndEvent):
                stack.pop()
                waiting.pop()
            elif event.__class__ is StreamEndEvent:
                return None
            waiting[-1] = stack[-1] is not None
