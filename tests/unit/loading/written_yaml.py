"""YAML written from random data with the offset of every key and value: what the reader must find again."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import TypeAlias

from hypothesis import strategies as st

from eaf.loading.document import Path, Value

PLAIN, SINGLE, DOUBLE, LITERAL, NOTHING = "plain", "single", "double", "literal", "nothing"
_LETTERS = "abcxyzABZđĐấộỹéß\u0323\u0302\N{MUSICAL SYMBOL G CLEF}\N{GRINNING FACE}中"
_QUOTABLE = _LETTERS + " :#-[]{},&*!|>%@`'\"\\?~0123456789"


@dataclass(frozen=True)
class Scalar:
    """Text and the way in which it is written."""

    text: str
    style: str


@dataclass(frozen=True)
class Mapping:
    """Keys and values, as a block or in braces."""

    entries: tuple[tuple[Scalar, Node], ...]
    flow: bool


@dataclass(frozen=True)
class Sequence:
    """Items, as a block or in brackets."""

    items: tuple[Node, ...]
    flow: bool


Node: TypeAlias = "Scalar | Mapping | Sequence"


@dataclass
class Written:
    """The text, and for each path the token that was written there with its offset; keys and values apart."""

    text: str = ""
    values: dict[Path, tuple[int, str]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, str]] = field(default_factory=dict)

    def add(self, text: str) -> None:
        self.text += text

    def value(self, path: Path, token: str) -> None:
        self.values[path] = (len(self.text), token)
        self.text += token


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def value_of(node: Node) -> Value:
    """What the reader must make of it."""
    if isinstance(node, Scalar):
        return None if node.style == NOTHING else composed(node.text)
    if isinstance(node, Sequence):
        return [value_of(each) for each in node.items]
    return {composed(key.text): value_of(each) for key, each in node.entries}


def write(node: Node) -> Written:
    """The document, with a line of comment before it."""
    written = Written("# ghi chú \N{GRINNING FACE} '[{\n")
    _write(written, node, (), 0, flow=False)
    if not written.text.endswith("\n"):
        written.add("\n")
    return written


def _token(scalar: Scalar) -> str:
    if scalar.style == SINGLE:
        return "'" + scalar.text.replace("'", "''") + "'"
    if scalar.style == DOUBLE:
        return '"' + scalar.text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return scalar.text


def _write(written: Written, node: Node, path: Path, indent: int, *, flow: bool) -> None:
    if isinstance(node, Scalar):
        _write_scalar(written, node, path, indent)
    elif flow or node.flow or not (node.entries if isinstance(node, Mapping) else node.items):
        _write_flow(written, node, path)
    elif isinstance(node, Mapping):
        _write_block_mapping(written, node, path, indent)
    else:
        _write_block_sequence(written, node, path, indent)


def _write_scalar(written: Written, node: Scalar, path: Path, indent: int) -> None:
    if node.style != LITERAL:
        written.value(path, _token(node))
        return
    written.value(path, "|-")
    for line in node.text.split("\n"):
        written.add("\n" + " " * (indent + 2) + line)


def _write_key(written: Written, key: Scalar, path: Path) -> None:
    token = _token(key)
    written.keys[path] = (len(written.text), token)
    written.add(f"{token}:")


def _write_flow(written: Written, node: Mapping | Sequence, path: Path) -> None:
    written.value(path, "{" if isinstance(node, Mapping) else "[")
    if isinstance(node, Mapping):
        for number, (key, each) in enumerate(node.entries):
            written.add(", " if number else "")
            inner = (*path, composed(key.text))
            _write_key(written, key, inner)
            written.add(" ")
            _write(written, each, inner, 0, flow=True)
        written.add("}")
        return
    for index, each in enumerate(node.items):
        written.add(", " if index else "")
        _write(written, each, (*path, index), 0, flow=True)
    written.add("]")


def _write_block_mapping(written: Written, node: Mapping, path: Path, indent: int) -> None:
    for number, (key, each) in enumerate(node.entries):
        if number:
            written.add("\n" + " " * indent)
        else:
            written.values[path] = (len(written.text), "")
        inner = (*path, composed(key.text))
        _write_key(written, key, inner)
        block = (
            isinstance(each, Mapping | Sequence)
            and not each.flow
            and bool(each.entries if isinstance(each, Mapping) else each.items)
        )
        written.add("\n" + " " * (indent + 2) if block else " " if not _is_nothing(each) else "")
        _write(written, each, inner, indent + 2, flow=False)


def _write_block_sequence(written: Written, node: Sequence, path: Path, indent: int) -> None:
    for index, each in enumerate(node.items):
        if index:
            written.add("\n" + " " * indent)
        else:
            written.values[path] = (len(written.text), "")
        written.add("- " if not _is_nothing(each) else "-")
        _write(written, each, (*path, index), indent + 2, flow=False)


def _is_nothing(node: Node) -> bool:
    return isinstance(node, Scalar) and not node.text


_plain = st.text(_LETTERS, min_size=1, max_size=12).filter(lambda text: not unicodedata.combining(text[0]))
_quoted = st.text(_QUOTABLE, min_size=1, max_size=20)
_lines = st.lists(_plain, min_size=1, max_size=3).map("\n".join)
_inline = st.one_of(
    st.builds(Scalar, _plain, st.just(PLAIN)),
    st.builds(Scalar, _quoted, st.sampled_from([SINGLE, DOUBLE])),
    st.builds(Scalar, st.sampled_from(["null", "~"]), st.just(NOTHING)),
    st.builds(Scalar, st.sampled_from(["5", "-1.50", "0123", "1.001610", "true", "no", "2026-02-30"]), st.just(PLAIN)),
)
_scalars = st.one_of(_inline, st.builds(Scalar, _lines, st.just(LITERAL)), st.just(Scalar("", NOTHING)))
_keys = st.one_of(st.builds(Scalar, _plain, st.just(PLAIN)), st.builds(Scalar, _quoted, st.sampled_from([SINGLE, DOUBLE])))


def _without_blocks(node: Node) -> Node:
    """Braces and brackets hold no blocks, and nothing that is not there."""
    if isinstance(node, Scalar):
        if node.style == LITERAL:
            return Scalar(node.text.replace("\n", " "), DOUBLE)
        return Scalar("~", NOTHING) if not node.text else node
    if isinstance(node, Mapping):
        return Mapping(tuple((key, _without_blocks(each)) for key, each in node.entries), flow=True)
    return Sequence(tuple(map(_without_blocks, node.items)), flow=True)


def _mapping(entries: list[tuple[Scalar, Node]], *, flow: bool) -> Node:
    unique = {composed(key.text): (key, each) for key, each in entries}
    node = Mapping(tuple(unique.values()), flow)
    return _without_blocks(node) if flow else node


def _sequence(items: list[Node], *, flow: bool) -> Node:
    node = Sequence(tuple(items), flow)
    return _without_blocks(node) if flow else node


def _containers(inside: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    entries = st.lists(st.tuples(_keys, inside), min_size=0, max_size=5)
    return st.one_of(
        st.builds(_mapping, entries, flow=st.booleans()),
        st.builds(_sequence, st.lists(inside, max_size=5), flow=st.booleans()),
    )


documents: st.SearchStrategy[Node] = st.recursive(_scalars, _containers, max_leaves=25).filter(
    lambda node: isinstance(node, Mapping | Sequence)
)
