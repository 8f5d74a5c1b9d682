"""Path expressions: ``^realization/(^serving|access)*`` as a small automaton without empty moves.

Grammar: steps separated by ``/``; a step is a relationship type, ``dependency``, ``^`` before either for the opposite
direction, or several in parentheses separated by ``|``; ``?``, ``*`` and ``+`` after a step mean what they mean in regular
expressions. At most eight steps.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from eaf.errors import ParameterError
from eaf.graph.graph import DEPENDENCY
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.text import nearest

MAX_STEPS = 8
_STEP = re.compile(r"(?:\((?P<many>[^()]+)\)|(?P<one>\^?[a-z-]+))(?P<repeat>[?*+]?)")


@dataclass(frozen=True, slots=True, order=True)
class Move:
    """One move of the automaton along one kind of step."""

    state: int
    label: str
    inverse: bool
    next_state: int


@dataclass(frozen=True, slots=True)
class PathExpression:
    """An automaton over steps: it starts in state 0, without empty moves."""

    text: str
    states: int
    accepting: frozenset[int]
    moves: tuple[Move, ...]

    @property
    def may_be_empty(self) -> bool:
        """Whether the path of no steps matches."""
        return 0 in self.accepting


def parse_path(text: str) -> PathExpression:
    """Read a path expression; raises :class:`ParameterError` with the part that cannot be read."""
    steps = [_step(part.strip(), text) for part in _split(text)]
    if not 1 <= len(steps) <= MAX_STEPS:
        message = f"a path has 1 to {MAX_STEPS} steps: {text}"
        raise ParameterError(message)
    moves: list[tuple[int, str, bool, int]] = []
    empty: list[tuple[int, int]] = []
    state, states = 0, 1
    for labels, repeat in steps:
        after = states
        states += 1
        if repeat in ("", "?"):
            moves += [(state, label, inverse, after) for label, inverse in labels]
            if repeat == "?":
                empty.append((state, after))
        else:
            loop, states = states, states + 1
            moves += [(loop, label, inverse, loop) for label, inverse in labels]
            empty.append((loop, after))
            if repeat == "*":
                empty.append((state, loop))
            else:
                moves += [(state, label, inverse, loop) for label, inverse in labels]
        state = after
    return _without_empty_moves(text, states, state, moves, empty)


def _split(text: str) -> list[str]:
    return text.split("/") if text else []


def _step(part: str, text: str) -> tuple[tuple[tuple[str, bool], ...], str]:
    match = _STEP.fullmatch(part)
    if match is None:
        message = f"cannot read the step '{part}' of the path '{text}'"
        raise ParameterError(message)
    names = [name.strip() for name in (match["many"] or match["one"]).split("|")]
    labels = tuple((name.removeprefix("^"), name.startswith("^")) for name in names)
    for label, _ in labels:
        if label != DEPENDENCY and label not in RELATIONSHIP_TYPES:
            close = nearest(label, [*RELATIONSHIP_TYPES, DEPENDENCY])
            message = f"'{label}' is no relationship type" + (f", did you mean '{close[0]}'?" if close else "")
            raise ParameterError(message)
    return labels, match["repeat"]


def _without_empty_moves(
    text: str, states: int, last: int, moves: list[tuple[int, str, bool, int]], empty: list[tuple[int, int]]
) -> PathExpression:
    closure = [{state} for state in range(states)]
    for _ in range(states):
        for start, end in empty:
            for reached in closure:
                if start in reached:
                    reached.add(end)
    accepting = frozenset(state for state in range(states) if last in closure[state])
    direct = {
        Move(state, label, inverse, next_state)
        for state in range(states)
        for start, label, inverse, next_state in moves
        if start in closure[state]
    }
    return PathExpression(text, states, accepting, tuple(sorted(direct)))
