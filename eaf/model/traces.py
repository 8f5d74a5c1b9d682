"""Traces of withheld elements in texts: their ids and their names, with or without diacritics."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.model.element import Element

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WORD = re.compile(r"[^\W_]+")
_TAG = re.compile(r"<[^<>]*>")
_LETTERS = 6
"""A name of a single word is a trace from this length on: shorter ones are words of every text."""


class Traces:
    """Finds withheld elements in texts.

    A name that stands in that of a shown element as well, and a name or id that stands in ``other`` texts which everybody may
    read, say nothing about the withheld element.
    """

    def __init__(self, withheld: Iterable[Element], shown: Iterable[Element], other: Iterable[str] = ()) -> None:
        self._ids: dict[str, Element] = {}
        self._names: dict[str, list[tuple[tuple[str, ...], Element]]] = {}
        hidden = tuple(withheld)
        if not hidden:
            return
        texts = tuple(other)
        names = (words for each in shown for words in _names(each))
        known = "\n".join(f" {' '.join(words)} " for words in (*names, *(_WORD.findall(fold(text)) for text in texts)))
        ids = {id_ for text in texts for id_ in _ID.findall(text)}
        for each in hidden:
            if each.id not in ids:
                self._ids[each.id] = each
            for words in _names(each):
                telling = len(words) > 1 or (len(words) == 1 and len(words[0]) >= _LETTERS)
                if telling and f" {' '.join(words)} " not in known:
                    self._names.setdefault(words[0], []).append((words, each))

    def __bool__(self) -> bool:
        """Whether there is anything to find."""
        return bool(self._ids or self._names)

    def found(self, text: str) -> list[Element]:
        """The withheld elements that a text names, in order of id; markup and escapes between the words of a name hide nothing."""
        text = unescape(text)
        hits = {each.id: each for part in (text, _TAG.sub(" ", text)) for each in self._named(part)}
        hits.update((id_, self._ids[id_]) for id_ in _ID.findall(text) if id_ in self._ids)
        return [hits[id_] for id_ in sorted(hits)]

    def _named(self, text: str) -> Iterator[Element]:
        words = _WORD.findall(fold(text))
        for at, word in enumerate(words):
            for name, each in self._names.get(word, ()):
                if tuple(words[at : at + len(name)]) == name:
                    yield each


def _names(each: Element) -> Iterator[tuple[str, ...]]:
    """The words of an element's names, folded."""
    for name in dict.fromkeys((each.name.vi, each.name.en)):
        words = tuple(_WORD.findall(fold(name)))
        if words:
            yield words
