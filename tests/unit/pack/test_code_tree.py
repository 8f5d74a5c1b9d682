"""The tree of codes against a walk from parent to parent."""

from __future__ import annotations

from random import Random

from oracles.seeds import some_seeds

from eaf.pack.code_tree import CodeTree
from eaf.pack.pack import Code
from eaf.text import Text


def above(parents: dict[str, str], code: str) -> list[str]:
    """The code and all above it."""
    found = [code]
    while parents.get(found[-1]):
        found.append(parents[found[-1]])
    return found


@some_seeds
def test_a_tree_knows_what_is_below_what(seeds: range) -> None:
    for seed in seeds:
        rnd = Random(seed)  # noqa: S311 - chance for tests and nothing secret
        names = [f"c{number}" for number in range(rnd.randint(0, 9))]
        parents = {name: rnd.choice(("", *names[:at])) for at, name in enumerate(names)}
        codes = [Code(name, Text(), parent) for name, parent in parents.items()]
        rnd.shuffle(codes)
        tree = CodeTree(codes)
        assert sorted(tree.order) == names
        for one in names:
            assert all(tree.is_below(one, other) == (other in above(parents, one)) for other in names)
        given = {name: name for name in names if rnd.random() < 0.4}
        nearest = {name: next((each for each in above(parents, name) if each in given), None) for name in names}
        assert tree.handed_down(given) == {name: each for name, each in nearest.items() if each}
        some = rnd.sample(names, rnd.randint(0, len(names)))
        assert tree.with_those_above(some) == {each for name in some for each in above(parents, name)}


def test_what_is_not_in_the_tree_is_below_itself_alone() -> None:
    tree = CodeTree([Code("a", Text(), parent="elsewhere")])
    assert "a" in tree
    assert "b" not in tree
    assert tree.is_below("b", "b")
    assert not tree.is_below("b", "a")
    assert not tree.is_below("a", "b")


def test_a_tree_may_be_as_deep_as_it_is_large() -> None:
    tree = CodeTree(Code(f"{n}", Text(), parent=f"{n - 1}" if n else "") for n in range(20_000))
    assert tree.is_below("19999", "0")
    assert not tree.is_below("0", "19999")
