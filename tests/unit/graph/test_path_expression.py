"""Path expressions: what they accept, what they refuse and with which words."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from oracles.naive_paths import MOVES, as_regex, letter, random_steps, restarts, written
from oracles.seeds import some_seeds

from eaf.errors import ParameterError
from eaf.graph.path_expression import Label, PathExpression, parse_path


def accepts(path: PathExpression, word: list[Label]) -> bool:
    states = {0}
    for label in word:
        states = {move.next_state for move in path.moves if move.state in states and move.label == label}
    return bool(states & path.accepting)


def label_of(move: str) -> Label:
    name, _, kinds = move.removeprefix("^").partition("[")
    return Label(name, move.startswith("^"), tuple(sorted(kinds.rstrip("]").split("|"))) if kinds else ())


@some_seeds
def test_an_expression_accepts_what_the_same_regular_expression_accepts(seeds: range) -> None:
    for seed in seeds:
        rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
        steps = random_steps(rnd, 4)
        path, regex = parse_path(written(steps)), as_regex(steps)
        known = [move for moves, _ in steps for move in moves]
        for _ in range(4):
            word = [rnd.choice(known) if rnd.random() < 0.95 else rnd.choice(MOVES) for _ in range(rnd.randint(0, 6))]
            expected = regex.fullmatch("".join(letter(move) for move in word)) is not None
            assert accepts(path, [label_of(move) for move in word]) == expected, (seed, written(steps), word)
        assert path.may_be_empty == (regex.fullmatch("") is not None), seed
        assert not any(move.next_state == 0 for move in path.moves), "nothing leads back to the start"


@pytest.mark.parametrize(
    ("text", "restarting"),
    [
        ("flow", {0, 1}),  # after the only step there is no way on, so nothing to leave to another
        ("flow+", {0, 1, 2}),
        ("^serving/access", {0, 2}),  # what is left after the first step is only an access
        ("(serving|access)/access*", {0, 1, 2, 3}),
        ("serving*/access", {0, 1, 2, 3}),
    ],
)
def test_a_state_restarts_when_every_way_on_is_a_way_from_the_start(text: str, restarting: set[int]) -> None:
    path = parse_path(text)
    assert path.restarting & set(range(path.states)) >= {state for state in restarting if state < path.states}
    assert (text != "^serving/access") or 1 not in path.restarting


@pytest.mark.parametrize("seeds", [range(1500)])
def test_restarting_agrees_with_the_words_of_both_languages(seeds: range) -> None:
    for seed in seeds:
        rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
        steps = random_steps(rnd, 2)
        path = parse_path(written(steps))
        state, rest = 0, steps
        for _ in range(3):  # walk both along one word; the rest tells the language of the state
            ways = [(move.next_state, move.label) for move in path.moves if move.state == state]
            if not ways:
                break
            state, label = rnd.choice(ways)
            rest = _rest_of(path, state, steps)
            assert (state in path.restarting) == restarts(rest, steps), (seed, written(steps), state, label)


def _rest_of(
    path: PathExpression, state: int, steps: tuple[tuple[tuple[str, ...], str], ...]
) -> tuple[tuple[tuple[str, ...], str], ...]:
    """What is left to read in a state: the states of a step come after those of the steps before it."""
    number = 1
    for at, (moves, repeat) in enumerate(steps):
        if state == number:
            return steps[at + 1 :]
        number += 1
        if repeat in ("*", "+"):
            if state == number:
                return ((moves, "*"), *steps[at + 1 :])
            number += 1
    raise AssertionError((path.text, state))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "cannot read the step ''"),
        ("serving//access", "cannot read the step ''"),
        ("serving access", "cannot read the step 'serving access'"),
        ("(serving", "cannot read the step '(serving'"),
        ("(serving|)", "cannot read the step"),
        ("serving**", "cannot read the step 'serving**'"),
        ("!serving", "cannot read the step"),
        ("access[write", "cannot read the step"),
        ("access[]", "'' is no kind of access (read, write, read-write)"),
        ("access[wriet]", "'wriet' is no kind of access (read, write, read-write), did you mean 'write'?"),
        ("flow[write]", "only 'access' has kinds of access, not 'flow'"),
        ("dependency[write]", "only 'access' has kinds of access, not 'dependency'"),
        ("servng", "'servng' is no relationship type, did you mean 'serving'?"),
        ("depends", "'depends' is no relationship type"),
        ("flow/" * 8 + "flow", "a path has 1 to 8 steps"),
    ],
)
def test_what_cannot_be_read_is_named(text: str, message: str) -> None:
    with pytest.raises(ParameterError) as caught:
        parse_path(text, ("along",))
    assert message in str(caught.value)
    assert caught.value.path == ("along",)


@pytest.mark.parametrize(
    "text",
    ["^serving", "( ^serving | access[ write | read-write ] )*", " ^ realization / ( ^serving|access ) * ", "flow" + "/flow" * 7],
)
def test_blanks_do_not_matter(text: str) -> None:
    path = parse_path(text)
    assert path.moves == parse_path("".join(text.split())).moves


def test_kinds_of_access_mean_the_same_in_any_order() -> None:
    assert parse_path("access[write|read-write]").moves == parse_path("access[read-write|write|write]").moves


@given(st.text(alphabet="abcdefgilnorsvw-^()|/?*+[] ", max_size=30))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        path = parse_path(text)
    except ParameterError:
        return
    assert path.text == text
    assert all(0 <= move.state < path.states and 0 < move.next_state < path.states for move in path.moves)
