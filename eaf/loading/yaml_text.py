"""The YAML profile of eaf: libyaml's events become plain values and a flat array of positions.

A scalar stays text (``str``) or, where it is an unquoted ``null``, ``~`` or nothing at all, ``None``; the schema gives it
its type later. Refused, each with its position: anchors, aliases, tags, merge keys, directives, a second document,
duplicate keys, tabs and other control characters (escaped ones too), numbers that YAML readers do not agree on, and whatever
exceeds the limits.
"""

from __future__ import annotations

import gc
import re
import unicodedata
from array import array
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

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

from eaf.loading.decoding import decode, forbidden
from eaf.loading.document import Document, Path, Value, line_starts, place_of
from eaf.loading.limits import MAX_DEPTH, MAX_NODES, MAX_PROBLEMS, MAX_SCALAR
from eaf.loading.problems import NOTHING, Note, problem
from eaf.loading.syntax_words import explain
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.finding import Finding, Place

__all__ = ["Document", "Path", "Value", "collector_paused", "parse"]

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_AMBIGUOUS = re.compile(
    r"[-+]?0x[0-9a-fA-F]+|[-+]?0o[0-7]+"
    r"|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+"
    r"|\+[0-9]+(?:\.[0-9]*)?|[-+]?[0-9]+\.|[-+]?\.[0-9]+|-0+(?:\.0+)?"
    r"|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)"
)
"""The numbers of YAML 1.2 that are no plain decimals (as ``-12.50`` is), or that lose their sign (``-0``)."""
_NO_TEXT = Text("thẻ kiểu có byte không phải UTF-8", "a tag with bytes that are not UTF-8")
_NUMERIC_START = frozenset("+-.0123456789")


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
        except UnicodeDecodeError:  # a tag may spell out, in escapes, bytes that are no text
            at = builder.marks[-1] if builder.marks else 0
            builder.keep("EAF-Y001", at, at, detail=_NO_TEXT)
    if not builder.problems and not builder.marks:
        builder.keep("EAF-F005", 0, 0)
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
        self.literal = "\\" not in text and (text.isascii() or unicodedata.is_normalized("NFC", text))
        self._starts: list[int] | None = None
        self._repeated: Iterator[tuple[int, Place]] | None = None

    def refuse(self, code: str, start: int, end: int, note: Note = NOTHING, **values: str | Text) -> None:
        """Keep a problem and end the reading when there are too many."""
        self.keep(code, start, end, note, **values)
        if len(self.problems) >= MAX_PROBLEMS:
            self.keep("EAF-F007", start, end, limit=str(MAX_PROBLEMS))
            raise _TooMuchError

    def keep(self, code: str, start: int, end: int, note: Note = NOTHING, **values: str | Text) -> None:
        """Keep a problem."""
        self.problems.append(problem(code, self._place(start, end), note, **values))

    def _place(self, start: int, end: int) -> Place:
        if self._starts is None:
            self._starts = line_starts(self.text)
        return place_of(self.file, self.text, self._starts, start, end)

    def syntax(self, error: YAMLError) -> None:
        """Keep a syntax error of libyaml."""
        start, detail = len(self.text), str(error)
        if isinstance(error, MarkedYAMLError):
            mark = error.problem_mark or error.context_mark
            start = start if mark is None else min(mark.index, start)
            detail = ", ".join(part for part in (error.context, error.problem) if part)
        if "directive" in detail or "incompatible YAML" in detail:
            self.keep("EAF-Y011", start, start + 1)
        else:
            self.keep("EAF-Y001", start, start + 1, detail=explain(detail))

    def build(self, parser: CSafeLoader) -> None:  # noqa: C901, PLR0912, PLR0915 - a call for each event would cost a third
        """Read all events; ends early, with a problem, where the document breaks the profile for good."""
        marks, add = self.marks, self.marks.append
        literal, most = self.literal, 2 * MAX_NODES
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
                value = event.value if literal else self._value(event)
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
                if len(marks) > most:
                    self._too_many(start)
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
                add(event.start_mark.index)
                add(event.start_mark.index)
                if len(marks) > most:
                    self._too_many(event.start_mark.index)
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

    def _value(self, event: Any) -> str:  # noqa: ANN401 - events are untyped
        """A scalar of a text that is not in NFC or that holds escapes: composed, and what no escape may bring in refused."""
        value: str = unicodedata.normalize("NFC", event.value)
        if event.style == '"' and "\\" in self.text[event.start_mark.index : event.end_mark.index]:
            name = "U+000D" if "\r" in value else forbidden(value)
            if name:
                self.refuse("EAF-Y009", event.start_mark.index, event.end_mark.index, char=name)
        return value

    def _too_many(self, start: int) -> None:
        self.refuse("EAF-Y007", start, start + 1, limit=str(MAX_NODES))
        raise _TooMuchError

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
        elif name == "" or "\n" in name or (name in NULLS and event.implicit[0]):
            self.refuse("EAF-Y012", start, end)
        elif name in container:
            self.refuse("EAF-Y002", start, end, Note(first=self._first_of(start)), key=name)
        return name

    def _first_of(self, repeated: int) -> Place | None:
        """Where the key first stands that is repeated at the offset; asked for in the order of the text."""
        if self._repeated is None:
            self._repeated = self._repeats()
        return next((first for start, first in self._repeated if start == repeated), None)

    def _repeats(self) -> Iterator[tuple[int, Place]]:
        """The offset of each repeated key with the place of the first: one second reading, made only when there are any."""
        stack: list[dict[str, tuple[int, int]] | None] = [None]
        waiting = [False]  # whether the next scalar of the open container is a key
        get: Callable[[], Any] = CSafeLoader(self.text).get_event
        event: Any = get()
        while event.__class__ is not StreamEndEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if event.__class__ is ScalarEvent and waiting[-1]:
                keys, name = stack[-1], unicodedata.normalize("NFC", event.value)
                waiting[-1] = False
                if keys is not None and name in keys:
                    yield start, self._place(*keys[name])
                elif keys is not None:
                    keys[name] = (start, end)
            elif event.__class__ in (MappingStartEvent, SequenceStartEvent):
                mapping = event.__class__ is MappingStartEvent
                stack.append({} if mapping else None)
                waiting.append(mapping)
            else:
                if event.__class__ in (MappingEndEvent, SequenceEndEvent):
                    stack.pop()
                    waiting.pop()
                waiting[-1] = stack[-1] is not None
            event = get()
