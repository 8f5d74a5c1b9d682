"""Selectors as a reader of the documentation would evaluate them, element by element, from their YAML form."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, TypeAlias

from oracles.small_models import PARENTS, SETS, TAGS, TYPES

if TYPE_CHECKING:
    from random import Random

    from eaf.model.element import Element, Relationship
    from eaf.model.model import Model
    from eaf.pack.rule import Raw

Written: TypeAlias = "Raw"
Choice: TypeAlias = "dict[str, Written]"


def value_list(model: Model, element: Element, name: str) -> list[object]:
    """The values of an attribute."""
    if name.startswith("owner."):
        owner = model.elements.get(element.owner)
        return value_list(model, owner, name[6:]) if owner else []
    if name in element.properties:
        given = element.properties[name]
        return list(given) if isinstance(given, tuple) else [given]
    plain = {
        "id": element.id,
        "type": element.type,
        "owner": element.owner,
        "layer": element.layer,
        "architecture": element.architecture,
        "name": element.name.vi or element.name.en,
        "name.en": element.name.en,
        "status": element.lifecycle.status,
        "from": element.lifecycle.start,
        "to": element.lifecycle.end,
    }
    if name in plain:
        return [plain[name]] if plain[name] else []
    return list({"tags": element.tags, "classified": element.classified}.get(name, ()))


def _number(value: object) -> float | None:
    text = str(value)
    return float(text) if not isinstance(value, bool) and re.fullmatch(r"[-+]?\d+(\.\d+)?", text) else None


def _same(text: str, value: object) -> bool:
    if isinstance(value, bool):
        return text.lower() == str(value).lower()
    return float(text) == value if isinstance(value, int) else text == str(value)


def _one(operator: str, operand: Written, value: object) -> bool:
    if isinstance(operand, list):
        inside = any(_one("eq", each, value) for each in operand)
        return inside if operator == "in" else not inside
    text = str(operand)
    if operator in ("eq", "ne"):
        return _same(text, value) == (operator == "eq")
    if operator == "matches":
        return re.search(text, str(value)) is not None
    if operator in ("before", "after"):
        return isinstance(value, date) and (
            value < date.fromisoformat(text) if operator == "before" else value > date.fromisoformat(text)
        )
    number = _number(value)
    limit = float(text)
    return (
        number is not None
        and {"gt": number > limit, "gte": number >= limit, "lt": number < limit, "lte": number <= limit}[operator]
    )


def condition_holds(values: list[object], condition: Choice) -> bool:
    """Whether all comparisons of a condition hold of an attribute's values."""
    return all(_comparison_holds(values, operator, operand) for operator, operand in condition.items())


def _comparison_holds(values: list[object], operator: str, operand: Written) -> bool:
    if isinstance(operand, dict):
        return _quantified(values, operator, operand)
    if operator == "exists":
        return bool(values) == (operand == "true")
    if not values:
        return operator in ("ne", "not_in")
    return all(_one(operator, operand, value) for value in values)


def _quantified(values: list[object], quantifier: str, given: Choice) -> bool:
    if quantifier == "count":
        of = dict_of(given.get("of"))
        hits = [value for value in values if all(_one(key, each, value) for key, each in of.items())]
        return all(_one(key, each, len(hits)) for key, each in given.items() if key != "of")
    for operator, operand in given.items():
        found = [_one(operator, operand, value) for value in values]
        if not {"each": all(found), "any": any(found), "none": not any(found)}[quantifier]:
            return False
    return True


def as_list(value: Written) -> list[Written]:
    """One or several."""
    return value if isinstance(value, list) else [value]


def dict_of(value: Written) -> Choice:
    """A mapping; empty where there is none."""
    return value if isinstance(value, dict) else {}


def chosen(model: Model, element: Element, choice: Choice) -> bool:
    """Whether a selector means the element."""
    return all(_part_holds(model, element, key, given) for key, given in choice.items())


def _part_holds(model: Model, element: Element, key: str, given: Written) -> bool:
    if key == "where" and isinstance(given, dict):
        return all(condition_holds(value_list(model, element, name), dict_of(each)) for name, each in given.items())
    if key == "not":
        return not chosen(model, element, dict_of(given))
    listed = as_list(given)
    if key == "any":
        return any(chosen(model, element, dict_of(each)) for each in listed)
    if key == "all":
        return all(chosen(model, element, dict_of(each)) for each in listed)
    if key == "layer":
        return element.layer in listed or PARENTS.get(element.layer) in listed
    if key == "in":
        return any(chosen(model, element, SETS[str(name)]) for name in listed)
    if key == "tag":
        return given in element.tags
    return {"type": element.type, "id": element.id, "architecture": element.architecture}[key] in listed


def relationship_chosen(model: Model, each: Relationship, choice: Choice) -> bool:
    """Whether a selector of relationships means this one."""
    source, target = model.elements[each.source], model.elements[each.target]
    if "relationship" in choice and each.type not in as_list(choice["relationship"]):
        return False
    if "access" in choice and each.access not in as_list(choice["access"]):
        return False
    if "has_data" in choice and bool(each.data) != (choice["has_data"] == "true"):
        return False
    if not (chosen(model, source, dict_of(choice.get("from"))) and chosen(model, target, dict_of(choice.get("to")))):
        return False
    for key, alike in (("same", True), ("different", False)):
        for name in as_list(choice.get(key) or []):
            if (value_list(model, source, str(name)) == value_list(model, target, str(name))) != alike:
                return False
    return True


def pick(rnd: Random, *options: Written) -> Written:
    """One of the options."""
    return rnd.choice(options)


def random_condition(rnd: Random) -> tuple[str, Choice]:
    """An attribute and what must hold of it."""
    yes_or_no = pick(rnd, "true", "false")
    options: list[tuple[str, Choice]] = [
        ("level", {rnd.choice(("gt", "gte", "lt", "lte")): str(rnd.randint(1, 4))}),
        ("level", {"in": ["1", "3.0"]}),
        ("level", {"ne": "2"}),
        ("level", {"exists": yes_or_no}),
        ("kinds", {rnd.choice(("each", "any", "none")): {"in": pick(rnd, ["x"], ["x", "y"])}}),
        ("kinds", {"ne": "z"}),
        ("kinds", {"count": {rnd.choice(("gt", "gte", "lt", "lte", "eq", "ne")): str(rnd.randint(0, 3))}}),
        (rnd.choice(("tags", "code")), {"count": {"gte": "1", "of": {"in": ["red", "a1", "da"]}}}),
        ("classified", {"count": {"lt": "2", "of": {"matches": "1"}}, "exists": yes_or_no}),
        ("open", {"eq": pick(rnd, "true", "True", "FALSE")}),
        ("code", {"matches": pick(rnd, "^[a-z]", "[0-9]$", "Đ")}),
        ("owner", {rnd.choice(("eq", "ne")): "org-a"}),
        ("owner.layer", {"eq": "top"}),
        ("owner.id", {"not_in": ["org-b"]}),
        ("tags", {"any": {"eq": "red"}}),
        ("classified", {"none": {"eq": "drm:1"}}),
        ("status", {"not_in": ["planned", "retired"]}),
        ("from", {rnd.choice(("before", "after")): "2020-06-15"}),
        ("to", {"exists": "true", "after": "2023-06-15"}),
        ("name", {"eq": "Hai"}),
        ("name.en", {"exists": yes_or_no}),
    ]
    return rnd.choice(options)


_PARTS: tuple[tuple[float, str, tuple[Written, ...]], ...] = (
    (0.4, "type", (TYPES[0], [TYPES[0], TYPES[1]], [TYPES[2]])),
    (0.3, "layer", ("top", "middle", ["middle-left", "bottom"], "aside")),
    (0.1, "architecture", ("upper", ["upper", "lower"])),
    (0.15, "tag", TAGS),
    (0.1, "id", ("e00", ["e01", "e02", "nobody"])),
    (0.1, "in", ("reds", "red-or-low", ["upper-half", "reds"])),
)
"""How often each part stands in a random selector, and what it may say."""


def random_selector(rnd: Random, depth: int = 2) -> Choice:
    """A selector of a few parts."""
    choice: Choice = {key: pick(rnd, *options) for often, key, options in _PARTS if rnd.random() < often}
    if rnd.random() < 0.3:
        choice["where"] = dict((random_condition(rnd), random_condition(rnd)))
    if depth and rnd.random() < 0.25:
        key = rnd.choice(("any", "all", "not"))
        choice[key] = random_selector(rnd, depth - 1)
        if key != "not":
            choice[key] = [random_selector(rnd, depth - 1) for _ in range(rnd.randint(1, 2))]
    return choice


def random_relationship_selector(rnd: Random) -> Choice:
    """A selector of relationships of a few parts."""
    choice: Choice = {}
    if rnd.random() < 0.6:
        choice["relationship"] = pick(rnd, "serving", ["flow", "access"], ["access"], ["composition", "association"])
    if rnd.random() < 0.4:
        choice["from"] = random_selector(rnd, 1)
    if rnd.random() < 0.4:
        choice["to"] = random_selector(rnd, 1)
    if rnd.random() < 0.2:
        choice["access"] = pick(rnd, ["write"], ["write", "read-write"])
    if rnd.random() < 0.2:
        choice["has_data"] = pick(rnd, "true", "false")
    if rnd.random() < 0.25:
        choice[rnd.choice(("same", "different"))] = [rnd.choice(("owner", "layer", "level"))]
    return choice


def random_select(rnd: Random) -> Choice:
    """A rule's ``select``: more often than not all elements."""
    return random_selector(rnd, 1) if rnd.random() < 0.4 else {}
