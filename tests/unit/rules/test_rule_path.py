"""The kind ``path`` against a brute force that reads expressions without an automaton."""

from __future__ import annotations

from random import Random

from oracles.naive_paths import MOVES, Rest, Walker, after, as_regex, letter, may_end, random_steps, restarts, written
from oracles.naive_selectors import Choice, as_list, chosen, dict_of, random_select, random_selector, value_list
from oracles.seeds import many_seeds
from oracles.small_models import Small, small_model

from eaf.rules import path


class Naive:
    """One rule over one small model."""

    def __init__(self, small: Small, raw: Choice, steps: Rest, select: Choice) -> None:
        model = small.model
        self.walker = Walker(model)
        self.steps = steps
        self.different = [str(name) for name in as_list(raw.get("different") or [])]
        self.model = model
        self.subjects = {each.id for each in small.elements if chosen(model, each, select)}
        self.via = {each.id for each in small.elements if "via" in raw and chosen(model, each, dict_of(raw["via"]))}
        self.targets = {each.id for each in small.elements if chosen(model, each, dict_of(raw["to"]))} - self.via

    def alike(self, left: str, right: str) -> bool:
        ends = (self.model.elements[left], self.model.elements[right])
        return all(value_list(self.model, ends[0], name) == value_list(self.model, ends[1], name) for name in self.different)

    def counts(self, subject: str, target: str) -> bool:
        return target in self.targets and target != subject and not (self.different and self.alike(subject, target))

    def all_pairs(self) -> set[tuple[str, str]]:
        """Every subject and every target that some path joins without passing a mediator."""
        passable = set(self.model.elements) - self.via
        return {
            (subject, target)
            for subject in self.subjects
            for target in self.walker.ends(subject, self.steps, passable)
            if self.counts(subject, target)
        }

    def reported_pairs(self) -> dict[tuple[str, str], int]:
        """The pairs where the fault lies, each with the length of a shortest path.

        What goes by an earlier target, or by another subject whose own path the rest is, is left out.
        """
        return {(subject, target): length for subject in self.subjects for target, length in self._from(subject).items()}

    def _from(self, subject: str) -> dict[str, int]:
        found: dict[str, int] = {}
        seen: set[tuple[str, Rest]] = set()
        layer: list[tuple[str, Rest]] = [(subject, self.steps)]
        length = 0
        while layer:
            next_layer: list[tuple[str, Rest]] = []
            for at, rest in layer:
                if (at, rest) in seen:
                    continue
                seen.add((at, rest))
                if may_end(rest) and self.counts(subject, at):
                    found.setdefault(at, length)
                elif length == 0 or not (at in self.via or self._answers(subject, at, rest)):
                    next_layer += [
                        (target, left)
                        for move in MOVES
                        for left in after(rest, move)
                        for target, _ in self.walker.edges(at, move)
                    ]
            layer = next_layer
            length += 1
        return found

    def _answers(self, subject: str, other: str, rest: Rest) -> bool:
        """Whether the other subject reports whatever ``rest`` leads to."""
        counted = other in self.subjects and self.alike(subject, other) and not self.counts(subject, other)
        return counted and restarts(rest, self.steps)


def random_parameters(rnd: Random) -> tuple[Choice, Rest]:
    steps = random_steps(rnd, 2 if rnd.random() < 0.7 else 3)
    raw: Choice = {"must": rnd.choice(("reach", "not-reach", "pass-through")), "along": written(steps), "to": random_select(rnd)}
    if raw["must"] == "pass-through":
        raw["via"] = random_selector(rnd, 0)
    if raw["must"] != "reach" and rnd.random() < 0.4:
        raw["different"] = [rnd.choice(("owner", "layer"))]
    return raw, steps


def _check_witness(naive: Naive, subject: str, target: str, witness: tuple[int, ...]) -> None:
    """The relationships join the subject with the target along the expression."""
    states = {(subject, "")}
    for number in witness:
        states = {
            (end, word + letter(move))
            for at, word in states
            for move in MOVES
            for end, relationship in naive.walker.edges(at, move)
            if relationship == number
        }
    assert any(at == target and as_regex(naive.steps).fullmatch(word) for at, word in states)


@many_seeds
def test_path_agrees_with_brute_force(seeds: range) -> None:
    broken = 0
    for seed in seeds:
        small = small_model(seed, most=6, edges=16)
        raw, steps = random_parameters(small.rnd)
        select = random_select(small.rnd)
        naive = Naive(small, raw, steps, select)
        found = small.outcome(path.KIND, raw, select)
        assert found.subjects == len(naive.subjects), seed
        broken += bool(found.violations)
        if raw["must"] == "reach":
            everything = {each.id for each in small.elements if chosen(small.model, each, dict_of(raw["to"]))}
            missing = {(each,) for each in naive.subjects if not naive.walker.ends(each, steps) & everything}
            assert {each.subjects for each in found.violations} == missing, (seed, raw, select)
            continue
        lengths = {each.subjects: len(each.witness) for each in found.violations}
        assert lengths == naive.reported_pairs(), (seed, raw, select)
        assert len(lengths) == len(found.violations), seed
        assert bool(lengths) == bool(naive.all_pairs()), "leaving a path to another finding never hides the only one"
        for each in found.violations:
            _check_witness(naive, each.subjects[0], each.subjects[1], each.witness)
    assert len(seeds) // 5 < broken < len(seeds)
