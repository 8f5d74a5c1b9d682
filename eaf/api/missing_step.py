"""Where the path that a rule asks for breaks off: how far an element gets, and which step is missing there."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from eaf.errors import ParameterError
from eaf.graph.path_expression import PathExpression, parse_path
from eaf.graph.traverse import Search
from eaf.loading.typed import selector, table, word
from eaf.text import Text, both

if TYPE_CHECKING:
    from eaf.graph.model_facts import ModelGraph
    from eaf.pack.rule import Rule
    from eaf.selection.selection import Selection

_SHOWN = 3
_BREAKS_OFF = Text(
    "Đường đi {path} dừng ở {reached}: ở đó thiếu bước {step}.",
    "The path {path} ends at {reached}: the step {step} is missing there.",
)
_NO_TARGET = Text(
    "Đường đi {path} tới được {reached}, nhưng không phần tử nào trong số đó là đích mà quy tắc yêu cầu.",
    "The path {path} leads to {reached}, but none of them is what the rule asks for.",
)


def missing_step(graph: ModelGraph, selection: Selection | None, rule: Rule, subjects: tuple[str, ...]) -> Text | None:
    """A sentence on the step that is missing; nothing for a rule that asks for no path, or a subject that has one."""
    asked = {"coverage": ("by", "target"), "path": ("along", "to")}.get(rule.kind)
    if selection is None or asked is None or word(rule.parameters.get("must")) in ("not-reach", "pass-through"):
        return None
    if len(subjects) != 1 or subjects[0] not in graph.number or asked[0] not in rule.parameters:
        return None
    try:
        path = parse_path(word(rule.parameters[asked[0]]))
    except ParameterError:
        return None
    search = Search(graph, path, (graph.number[subjects[0]],))
    wanted = selection.mask(selector(table(rule.parameters.get(asked[1]))))
    ends = search.reached()
    if any(wanted[n] for n in ends):
        return None
    if ends:
        return _NO_TARGET.format(path=path.text, reached=_named(graph, ends))
    state, reached = max(
        ((s, nodes) for s, nodes in enumerate(search.by_state()) if nodes), key=lambda pair: _nearness(path, pair[0])
    )
    steps = sorted({str(move.label) for move in path.moves if move.state == state and move.next_state != state})
    return _BREAKS_OFF.format(path=path.text, reached=_named(graph, reached), step=" | ".join(steps))


def _named(graph: ModelGraph, numbers: list[int]) -> Text:
    names = [graph.facts.name(n) for n in numbers[:_SHOWN]]
    tail = both(" …" if len(numbers) > _SHOWN else "")
    said = Text(", ".join(f"{each.said_in('vi')}" for each in names), ", ".join(f"{each.said_in('en')}" for each in names))
    return Text(said.vi + tail.vi, said.en + tail.en)


def _nearness(path: PathExpression, state: int) -> int:
    """How near a state is to the end of the path: the fewer moves are left, the larger."""
    pending = deque([(state, 0)])
    seen = {state}
    while pending:
        at, moves = pending.popleft()
        if at in path.accepting:
            return -moves
        for move in path.moves:
            if move.state == at and move.next_state not in seen:
                seen.add(move.next_state)
                pending.append((move.next_state, moves + 1))
    return -len(path.moves) - 1
