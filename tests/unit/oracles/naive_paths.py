"""Path expressions without an automaton: words against Python's own regular expressions, walks by what is left to read.

A *rest* is what of an expression is still to be read, as a tuple of steps; reading one move of a rest gives the rests after it
(Antimirov's partial derivatives). Nothing here is shared with ``eaf.graph``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, TypeAlias

from eaf.model.metamodel import RELATIONSHIP_TYPES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from eaf.model.model import Model

MOVES = (
    "serving", "^serving", "access", "^access", "composition", "flow", "^flow", "association", "dependency", "^dependency",
    "access[write]", "^access[read|read-write]",
)  # fmt: skip
Step: TypeAlias = tuple[tuple[str, ...], str]
Rest: TypeAlias = tuple[Step, ...]
Edge: TypeAlias = tuple[str, int]


def random_steps(rnd: Random, most: int = 3) -> Rest:
    """A few steps."""
    return tuple(
        (tuple(rnd.sample(MOVES, rnd.choice((1, 2, 3, 4)))), rnd.choice(("", "", "?", "*", "+")))
        for _ in range(rnd.randint(1, most))
    )


def written(steps: Rest) -> str:
    """The expression as a rule has it."""
    return "/".join((f"({'|'.join(moves)})" if len(moves) > 1 else moves[0]) + repeat for moves, repeat in steps)


def as_regex(steps: Rest) -> re.Pattern[str]:
    """The same as a regular expression over one letter for each move."""
    return re.compile("".join(f"[{''.join(letter(move) for move in moves)}]{repeat}" for moves, repeat in steps))


def letter(move: str) -> str:
    """The letter of a move."""
    return chr(ord("a") + MOVES.index(move))


def after(rest: Rest, move: str) -> Iterator[Rest]:
    """What may be left once ``move`` has been read."""
    if not rest:
        return
    (moves, repeat), later = rest[0], rest[1:]
    if move in moves:
        yield later if repeat in ("", "?") else ((moves, "*"), *later)
    if repeat in ("?", "*"):
        yield from after(later, move)


def may_end(rest: Rest) -> bool:
    """Whether nothing more need be read."""
    return all(repeat in ("?", "*") for _, repeat in rest)


@cache
def restarts(rest: Rest, whole: Rest, longest: int = 4) -> bool:
    """Whether every way of at least one step that ``rest`` allows is allowed by the whole expression too.

    Only the moves of the expression matter, and of those that always stand in the same steps only one.
    """
    alphabet = {tuple(move in moves for moves, _ in whole): move for move in MOVES if any(move in moves for moves, _ in whole)}
    left, right = as_regex(rest), as_regex(whole)
    for length in range(1, longest + 1):
        for word in product([letter(move) for move in alphabet.values()], repeat=length):
            text = "".join(word)
            if left.fullmatch(text) and not right.fullmatch(text):
                return False
    return True


@dataclass(frozen=True)
class Walker:
    """Walks over a model's relationships, each found anew by looking at all of them."""

    model: Model

    def edges(self, at: str, move: str) -> Iterator[Edge]:
        """The element that one move from ``at`` leads to and the number of the relationship, for each that fits."""
        label, _, kinds = move.removeprefix("^").partition("[")
        access = kinds.rstrip("]").split("|") if kinds else []
        for number, each in enumerate(self.model.relationships):
            first, last = each.source, each.target
            if label == "dependency":
                dependent = RELATIONSHIP_TYPES[each.type].dependent
                if dependent == "none":
                    continue
                first, last = (first, last) if dependent == "source" else (last, first)
            elif each.type != label or (access and each.access not in access):
                continue
            if move.startswith("^"):
                first, last = last, first
            if first == at:
                yield last, number

    def ends(self, start: str, steps: Rest, passable: set[str] | None = None) -> set[str]:
        """The elements at which a path from ``start`` may end; others than ``passable`` are not passed."""
        found: set[str] = set()
        seen: set[tuple[str, Rest]] = set()

        def walk(at: str, rest: Rest, *, first: bool) -> None:
            if (at, rest) in seen:
                return
            seen.add((at, rest))
            if may_end(rest):
                found.add(at)
            if not first and passable is not None and at not in passable:
                return
            for move in MOVES:
                for left in after(rest, move):
                    for target, _ in self.edges(at, move):
                        walk(target, left, first=False)

        walk(start, steps, first=True)
        return found

    def words(self, start: str, longest: int, moves: set[str]) -> Iterator[tuple[str, str]]:
        """Every walk of at most ``longest`` of these moves, the shorter first: its moves as a word, and where it ends."""
        layer = [("", start)]
        for _ in range(longest + 1):
            yield from layer
            layer = [
                (word + letter(move), end) for word, at in layer for move in sorted(moves) for end, _ in self.edges(at, move)
            ]
