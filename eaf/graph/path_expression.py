"""Path expressions: ``^realization/(^serving|access[write])*`` as a small automaton without empty moves.

Grammar, with blanks allowed around every part::

    path   = step {"/" step}                          at most eight steps
    step   = ( move | "(" move {"|" move} ")" ) [ "?" | "*" | "+" ]
    move   = ["^"] name [ "[" access {"|" access} "]" ]
    name   = a relationship type, or "dependency" for all types that carry a dependency
    access = "read" | "write" | "read-write"          only after the name "access"

``^`` walks against the relationship; ``dependency`` walks from the dependent to the dependency. ``?``, ``*`` and ``+`` mean what
they mean in regular expressions. ``access[write|read-write]`` is a step along an access that writes; one whose kind of access
is not stated is then left out.
"""

from __future__ import annotations

import re
from collections import deque
from dataclasses import dataclass
from functools import cached_property

from eaf.errors import ParameterError
from eaf.graph.graph import DEPENDENCY
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.text import nearest

MAX_STEPS = 8
ACCESS_KINDS = ("read", "write", "read-write")
_ONE = r"\^?\s*[a-z-]+(?:\s*\[[^\[\]()/]*\])?"
_STEP = re.compile(rf"\s*(?:\(\s*(?P<many>{_ONE}\s*(?:\|\s*{_ONE}\s*)*)\)|(?P<one>{_ONE}))\s*(?P<repeat>[?*+]?)\s*")
_MOVE = re.compile(r"(?P<inverse>\^?)\s*(?P<name>[a-z-]+)\s*(?:\[(?P<access>[^\]]*)\])?")


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One kind of step: a relationship type or ``dependency``, with or against its direction, of some kinds of access."""

    name: str
    inverse: bool = False
    access: tuple[str, ...] = ()

    def __str__(self) -> str:
        """As a path is written."""
        access = f"[{'|'.join(self.access)}]" if self.access else ""
        return f"{'^' if self.inverse else ''}{self.name}{access}"


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One move of the automaton along one kind of step."""

    state: int
    label: Label
    next_state: int


@dataclass(frozen=True)
class PathExpression:
    """An automaton over steps: it starts in state 0, to which no move returns, and has no empty moves."""

    text: str
    states: int
    accepting: frozenset[int]
    moves: tuple[Move, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether the path of no steps matches."""
        return 0 in self.accepting

    @cached_property
    def restarting(self) -> frozenset[int]:
        """The states from which every way on, of at least one step, is also a way from the start.

        A path that passes an element in such a state has a rest that is a path of its own, beginning there.
        """
        return frozenset(state for state in range(self.states) if self._restarts(state))

    def _restarts(self, state: int) -> bool:
        """Language inclusion by pairs of a state and the states the start may be in after the same steps."""
        first = (state, frozenset({0}))
        known, pending = {first}, deque([first])
        while pending:
            here, there = pending.popleft()
            for move in self.moves:
                if move.state != here:
                    continue
                after = frozenset(m.next_state for m in self.moves if m.state in there and m.label == move.label)
                if move.next_state in self.accepting and not after & self.accepting:
                    return False
                pair = (move.next_state, after)
                if pair not in known:
                    known.add(pair)
                    pending.append(pair)
        return True


def parse_path(text: str, at: tuple[str | int, ...] = ()) -> PathExpression:
    """Read a path expression; raises :class:`ParameterError`, with ``at`` as its path, naming the part that cannot be read."""
    steps = [_step(part, text, at) for part in text.split("/")]
    if len(steps) > MAX_STEPS:
        message = f"a path has 1 to {MAX_STEPS} steps: {text}"
        raise ParameterError(message, at)
    moves: list[Move] = []
    empty: list[tuple[int, int]] = []
    state, states = 0, 1
    for labels, repeat in steps:
        after = states
        states += 1
        if repeat in ("", "?"):
            moves += [Move(state, label, after) for label in labels]
            if repeat == "?":
                empty.append((state, after))
        else:
            loop, states = states, states + 1
            moves += [Move(loop, label, loop) for label in labels]
            empty.append((loop, after))
            if repeat == "*":
                empty.append((state, loop))
            else:
                moves += [Move(state, label, loop) for label in labels]
        state = after
    return _without_empty_moves(text, states, state, moves, empty)


def _step(part: str, text: str, at: tuple[str | int, ...]) -> tuple[tuple[Label, ...], str]:
    match = _STEP.fullmatch(part)
    if match is None:
        message = f"cannot read the step '{part.strip()}' of the path '{text}'"
        raise ParameterError(message, at)
    found = _MOVE.finditer(match["many"] or match["one"])
    return tuple(dict.fromkeys(_label(move["name"], move["inverse"] == "^", move["access"], at) for move in found)), match[
        "repeat"
    ]


def _label(name: str, inverse: bool, access: str | None, at: tuple[str | int, ...]) -> Label:  # noqa: FBT001 - as the text has it
    if name != DEPENDENCY and name not in RELATIONSHIP_TYPES:
        message = f"'{name}' is no relationship type" + _meant(name, [*RELATIONSHIP_TYPES, DEPENDENCY])
        raise ParameterError(message, at)
    if access is None:
        return Label(name, inverse)
    if name != "access":
        message = f"only 'access' has kinds of access, not '{name}'"
        raise ParameterError(message, at)
    kinds = [kind.strip() for kind in access.split("|")]
    for kind in kinds:
        if kind not in ACCESS_KINDS:
            message = f"'{kind}' is no kind of access ({', '.join(ACCESS_KINDS)})" + _meant(kind, list(ACCESS_KINDS))
            raise ParameterError(message, at)
    return Label(name, inverse, tuple(sorted(set(kinds))))


def _meant(word: str, known: list[str]) -> str:
    close = nearest(word, known)
    return f", did you mean '{close[0]}'?" if close else ""


def _without_empty_moves(text: str, states: int, last: int, moves: list[Move], empty: list[tuple[int, int]]) -> PathExpression:
    closure = [{state} for state in range(states)]
    for _ in range(states):
        for start, end in empty:
            for reached in closure:
                if start in reached:
                    reached.add(end)
    accepting = frozenset(state for state in range(states) if last in closure[state])
    direct = {
        Move(state, move.label, move.next_state) for state in range(states) for move in moves if move.state in closure[state]
    }
    return PathExpression(text, states, accepting, tuple(sorted(direct)))
