"""Which of the items that went came back under another id.

Told by content first: an item that went and one that came are the same when they say the same, relationships included, and no other of
either side does. Then, for elements, by type and name: when no other of either side has both, and at least half of the relationships
that one or the other has are common to them. Each step looks once at each item, so that it takes time in proportion to what changed.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

from eaf.model.item import ELEMENT, RELATIONSHIP
from eaf.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence

    from eaf.model.item import Item, Written

_SAID = ("name", "title", "text", "reason")
"""An item that says none of these says too little to be known again."""
Link: TypeAlias = "tuple[str, str, str]"
"""A relationship from one of its ends: which way, its type, and the other end."""


class Neighbours:
    """The relationships of the elements of one revision that went or came; other ends are named by id where they stayed."""

    def __init__(self, items: Iterable[Item], elements: Sequence[Item]) -> None:
        self._described = {each.key[0]: f"{each.data.get('type')} {_name(each)}" for each in elements}
        self._exact: dict[str, list[str]] = {}
        self._links: dict[str, set[Link]] = {}
        for each in items:
            if each.kind == RELATIONSHIP:
                source, type_, target = each.key[:3]
                self._add(source, ("to", type_, target), each, itself=target == source)
                self._add(target, ("from", type_, source), each, itself=target == source)

    def _add(self, id_: str, link: Link, relationship: Item, *, itself: bool) -> None:
        if id_ not in self._described:
            return
        way, type_, other = link
        said = json.dumps([way, type_, "" if itself else other, dict(relationship.data)], ensure_ascii=False, sort_keys=True)
        self._exact.setdefault(id_, []).append(said)
        self._links.setdefault(id_, set()).add((way, type_, "" if itself else self._described.get(other, other)))

    def said(self, id_: str) -> list[str]:
        """All that the relationships of an element say, in order."""
        return sorted(self._exact.get(id_, ()))

    def links(self, id_: str) -> set[Link]:
        """The relationships of an element."""
        return self._links.get(id_, set())


def renames(
    removed: Sequence[Item], added: Sequence[Item], before: Iterable[Item], after: Iterable[Item]
) -> list[tuple[Item, Item]]:
    """The pairs of what went and what came; ``before`` and ``after`` are all items that may have relationships of them."""
    old, new = Neighbours(before, _elements(removed)), Neighbours(after, _elements(added))
    found = _pairs(removed, added, lambda item: _content(item, old), lambda item: _content(item, new))
    known = {id(each) for pair in found for each in pair}
    left = [each for each in _elements(removed) if id(each) not in known]
    came = [each for each in _elements(added) if id(each) not in known]
    named = _pairs(left, came, _type_and_name, _type_and_name)
    return [*found, *(pair for pair in named if _is_alike(old.links(pair[0].key[0]), new.links(pair[1].key[0])))]


def _elements(items: Iterable[Item]) -> list[Item]:
    return [each for each in items if each.kind == ELEMENT]


def _pairs(
    removed: Sequence[Item],
    added: Sequence[Item],
    of_removed: Callable[[Item], Hashable],
    of_added: Callable[[Item], Hashable],
) -> list[tuple[Item, Item]]:
    """What went and what came that have the same mark, where no other of either side has it."""
    went, came = _alone(removed, of_removed), _alone(added, of_added)
    return [(item, came[mark]) for mark, item in went.items() if mark in came]


def _alone(items: Sequence[Item], mark_of: Callable[[Item], Hashable]) -> Mapping[Hashable, Item]:
    found: dict[Hashable, list[Item]] = {}
    for each in items:
        mark = mark_of(each)
        if mark is not None:
            found.setdefault(mark, []).append(each)
    return {mark: each[0] for mark, each in found.items() if len(each) == 1}


def _content(item: Item, neighbours: Neighbours) -> Hashable:
    """All that an item says but its id; nothing for one that says too little."""
    if not any(item.data.get(name) for name in _SAID):
        return None
    said: list[Written | list[str]] = [dict(item.data)]
    if item.kind == ELEMENT:
        said.append(list(neighbours.said(item.key[0])))
    return (item.kind, item.key[:-1], json.dumps(said, ensure_ascii=False, sort_keys=True))


def _type_and_name(item: Item) -> Hashable:
    return (item.data.get("type"), _name(item))


def _name(item: Item) -> str:
    """An element's name, folded: in both languages where it is written so."""
    name = item.data.get("name")
    said = [str(name.get(each) or "") for each in ("vi", "en")] if isinstance(name, dict) else [str(name or "")]
    return " ".join(" ".join(map(fold, said)).split())


def _is_alike(before: set[Link], after: set[Link]) -> bool:
    return 2 * len(before & after) >= len(before | after)
