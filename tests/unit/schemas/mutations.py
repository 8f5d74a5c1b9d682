"""Documents with a few random flaws: keys dropped, renamed and moved, values of other types, numbers out of range, wrong words."""

from __future__ import annotations

import json
import random
import re
from typing import TypeAlias

import yaml


class Plain(str):
    """A scalar that is written without quotes."""

    __slots__ = ()


Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"
_SIMPLE = re.compile(r"[A-Za-z0-9~._-]+")
_VALUES: tuple[Tree, ...] = (
    *(
        Plain(each)
        for each in (
            *("null", "~", "true", "false", "True", "FALSE", "yes", "no", "on"),
            *(
                "0",
                "1",
                "2",
                "5",
                "6",
                "-1",
                "007",
                "3.0",
                "1.0",
                "0.5",
                "2.50",
                "400",
                "401",
                "999999999",
                "99999999999",
                "1.001610",
            ),
            *(
                "999",
                "1000",
                "2022",
                "2022.0",
                "02022",
                "9999",
                "10000",
                "2022-02",
                "2022-13",
                "2022-00",
                "2022-02-28",
                "2022-02-30",
            ),
            *("2022-1-1", "20220101", "0000-01-01", "9999-12-31", "2022-02-29T00:00:00", "12-30"),
            *(
                "abc",
                "Abc",
                "a_b",
                "a-b",
                "a.b",
                "a--",
                "node",
                "serving",
                "access",
                "org-x",
                "high",
                "operating",
                "CPDT-INT-001",
                "X",
                "1.2.3",
            ),
        )
    ),
    *(
        "",
        " ",
        "true",
        "null",
        "5",
        "1.0",
        "-1",
        "2022",
        "2022-01-01",
        "2022-02-30",
        "a b",
        "abc",
        "abc\n",
        "Ộ",
        "a" * 80,
        "a" * 81,
    ),
    *("brm:BRM1", "brm:", "https://example.org", "http://", "javascript:x", "12:30", "workspace", "{subject}", "50%"),
    [],
    {},
    [Plain("abc")],
    [Plain("abc"), Plain("abc")],
    [Plain("abc"), "abc"],
    [Plain("1"), Plain("1.0")],
    [Plain("null")],
    [[]],
    [{}],
    {"vi": "a"},
    {"vi": ""},
    {"fr": "a"},
    {"a": Plain("b")},
    {"type": Plain("node")},
)
_KEYS = (
    "type",
    "name",
    "id",
    "access",
    "indicator",
    "plateau",
    "vi",
    "nmae",
    "X",
    "a b",
    "true",
    "1",
    "null-",
    "unknown",
    "a" * 81,
)


def tree_of(text: str) -> Tree:
    """A document as a tree; of its plain scalars only those stay plain that can stand anywhere."""

    def build(node: yaml.Node | None) -> Tree:
        if isinstance(node, yaml.MappingNode):
            return {key.value: build(each) for key, each in node.value}
        if isinstance(node, yaml.SequenceNode):
            return [build(each) for each in node.value]
        assert isinstance(node, yaml.ScalarNode)
        value = str(node.value)
        plain = not node.style and (_SIMPLE.fullmatch(value) or not value)
        return Plain(value or "null") if plain else value

    return build(yaml.compose(text, yaml.CBaseLoader))


def text_of(tree: Tree) -> str:
    """The tree as YAML on one line."""
    if isinstance(tree, dict):
        return "{" + ", ".join(f"{json.dumps(key, ensure_ascii=False)}: {text_of(each)}" for key, each in tree.items()) + "}"
    if isinstance(tree, list):
        return "[" + ", ".join(map(text_of, tree)) + "]"
    return str(tree) if isinstance(tree, Plain) else json.dumps(tree, ensure_ascii=False)


def copied(tree: Tree) -> Tree:
    """A copy whose containers are its own; dicts and lists only, since scalars never change."""
    if isinstance(tree, dict):
        return {key: copied(each) for key, each in tree.items()}
    return [copied(each) for each in tree] if isinstance(tree, list) else tree


def excerpt(tree: Tree, dice: random.Random, most: int = 2) -> Tree:
    """The tree with a few of its entries at the first level that has many."""
    if isinstance(tree, dict):
        kept = dict(dice.sample(sorted(tree.items()), most)) if len(tree) > 12 else tree
        return {key: excerpt(each, dice, most) for key, each in kept.items()}
    if isinstance(tree, list):
        return [copied(each) for each in (dice.sample(tree, most) if len(tree) > most and isinstance(tree[0], dict) else tree)]
    return tree


def mutated(tree: Tree, dice: random.Random) -> Tree:
    """The tree with one to three flaws."""
    whole: dict[str, Tree] = {"": copied(tree)}
    for _ in range(dice.choice((1, 1, 1, 2, 3))):
        _mutate(whole, dice)
    return whole[""]


def _mutate(whole: dict[str, Tree], dice: random.Random) -> None:
    spots = _spots(whole)
    container, at = dice.choice(spots)
    value = container[at]  # type: ignore[index] - a list or a mapping, as the path says
    kind = dice.random()
    if kind < 0.45:
        new: Tree = copied(dice.choice(_VALUES))
    elif kind < 0.55:
        new = copied(_get(*dice.choice(spots)))
    elif kind < 0.62:
        new = [value]
    elif kind < 0.68 and isinstance(value, list) and value:
        new = value[0] if dice.random() < 0.5 else [*value, copied(dice.choice(value))]
    elif kind < 0.72 and isinstance(value, str):
        new = str(value) if isinstance(value, Plain) else Plain(value) if _SIMPLE.fullmatch(value) else value
    elif kind < 0.82 and isinstance(container, dict) and at != "":
        entries = [(key, each) for key, each in container.items() if key != at]
        container.clear()
        container.update(entries)
        return
    elif kind < 0.92 and isinstance(container, dict) and at != "":
        new_key = dice.choice(
            (*_KEYS, *(key for inner, key in spots if isinstance(inner, dict) and isinstance(key, str) and key))
        )
        entries = [(new_key if key == at else key, each) for key, each in container.items() if key != new_key]
        container.clear()
        container.update(entries)
        return
    elif isinstance(value, dict):
        value[dice.choice(_KEYS)] = copied(dice.choice(_VALUES))
        return
    else:
        new = copied(dice.choice(_VALUES))
    container[at] = new  # type: ignore[index] - a list or a mapping, as the path says


def _spots(tree: Tree) -> list[tuple[dict[str, Tree] | list[Tree], str | int]]:
    """Every place that holds a value."""
    found: list[tuple[dict[str, Tree] | list[Tree], str | int]] = []
    if isinstance(tree, dict):
        for key, each in tree.items():
            found.append((tree, key))
            found += _spots(each)
    elif isinstance(tree, list):
        for index, each in enumerate(tree):
            found.append((tree, index))
            found += _spots(each)
    return found


def _get(container: dict[str, Tree] | list[Tree], at: str | int) -> Tree:
    return container[at]  # type: ignore[index] - a list or a mapping, as the path says
