"""The elements that a selector means, and the names in it that mean nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from eaf.errors import NotFoundError, ParameterError, UsageError
from eaf.graph.model_facts import ModelGraph
from eaf.loading.shape import compiled
from eaf.loading.typed import selector as read_selector
from eaf.loading.yaml_text import parse
from eaf.model.metamodel import ELEMENT_TYPES
from eaf.pack.selector import Comparison, Condition
from eaf.schemas.pieces import document
from eaf.schemas.selectors import SELECTOR_DEFINITIONS, SELECTOR_REFERENCE
from eaf.selection.attributes import FIELDS
from eaf.selection.selection import Selection, check_selector
from eaf.text import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.api import Session
    from eaf.finding import Finding
    from eaf.loading.yaml_text import Value
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.pack.selector import Selector

_EQUALITY = ("eq", "in")


@dataclass(frozen=True, slots=True)
class Answer:
    """The selected elements in order of id, and the ids in the selector that no element has, each as the error it would be."""

    elements: tuple[Element, ...] = ()
    unknown: tuple[NotFoundError, ...] = ()


def query(session: Session, text: str) -> Answer:
    """What a selector means; raises :class:`UsageError` or :class:`NotFoundError` when it cannot be read."""
    model = session.loaded.model
    if model is None:
        return Answer()
    chosen = _from_yaml(text) if text.lstrip().startswith("{") else _from_words(text)
    for pack in session.loaded.packs[:1]:
        _check(chosen, pack)
    graph = ModelGraph(model)
    elements = tuple(graph.elements[n] for n in Selection(graph, next(iter(session.loaded.packs), None)).elements(chosen))
    return Answer(elements, tuple(_unknown(chosen, model, session.loaded.packs)))


def _from_yaml(text: str) -> Selector:
    found = parse("selector", text.encode())
    schema = document("selector", dict(SELECTOR_REFERENCE), SELECTOR_DEFINITIONS)
    problems = found.problems or compiled(json.dumps(schema)).problems(found)
    if problems:
        raise UsageError("; ".join(_said(each) for each in problems))
    return read_selector(found.data)


def _said(problem: Finding) -> str:
    remedy = f" ({problem.remedy.vi} · {problem.remedy.en})" if problem.remedy else ""
    return f"{problem.message.vi} · {problem.message.en}{remedy}"


def _from_words(text: str) -> Selector:
    """``key=value[,value]`` pairs: a key of selectors, or an attribute that must have one of the values."""
    known = {"type", "layer", "architecture", "tag", "id", "in"}
    given: dict[str, Value] = {}
    conditions: list[Condition] = []
    for part in text.split():
        key, sign, value = part.partition("=")
        if not sign or not value:
            message = f"'{part}' không có dạng khóa=giá-trị · '{part}' is not of the form key=value"
            raise UsageError(message)
        values = value.split(",")
        if key == "type":
            _known(values, list(ELEMENT_TYPES), "kiểu", "type")
        if key in known:
            given[key] = list(values) if key != "tag" else value
        else:
            conditions.append(Condition(key, (Comparison("in", tuple(values)),)))
    base = read_selector(given)
    return replace(base, where=tuple(conditions))


def _known(names: Iterable[str], known: list[str], vi: str, en: str) -> None:
    """Raise :class:`NotFoundError` for the first name that is not known."""
    for name in names:
        if name not in known:
            message = f"không có {vi} '{name}' · there is no {en} '{name}'"
            raise NotFoundError(message, nearest(name, known))


def _check(selector: Selector, pack: Pack) -> None:
    """Raise when the selector names what the pack does not have, or compares what cannot be compared."""
    for each in _parts(selector):
        _known(each.layers, [layer.id for layer in pack.layers], "lớp", "layer")
        _known(each.sets, list(pack.sets), "tập", "set")
        _known(each.architectures, [one.id for one in pack.architectures], "kiến trúc thành phần", "component architecture")
        plain = (condition.attribute.removeprefix("owner.") for condition in each.where)
        _known((name for name in plain if "." not in name), [*FIELDS, *pack.properties], "thuộc tính", "attribute")
    try:
        check_selector(selector, pack)
    except ParameterError as error:
        message = f"bộ chọn không dùng được · the selector cannot be used ({error})"
        raise UsageError(message) from error


def _parts(selector: Selector) -> Iterator[Selector]:
    """The selector and all those inside it."""
    yield selector
    for inner in selector.inner:
        yield from _parts(inner)


def _unknown(selector: Selector, model: Model, packs: tuple[Pack, ...]) -> Iterator[NotFoundError]:
    """The ids that a selector asks for and no element has."""
    references = {"id", "owner", *(name for pack in packs for name, each in pack.properties.items() if each.kind == "element")}
    for each in _parts(selector):
        asked = [*each.ids, *(id_ for condition in each.where for id_ in _asked(condition, references))]
        for id_ in dict.fromkeys(asked):
            if id_ not in model.elements:
                message = f"không có phần tử '{id_}' · there is no element '{id_}'"
                yield NotFoundError(message, nearest(id_, list(model.elements)))


def _asked(condition: Condition, references: set[str]) -> Iterator[str]:
    """The ids that an element's attribute is compared with."""
    if condition.attribute.removeprefix("owner.") in references:
        for comparison in condition.comparisons:
            if comparison.operator in _EQUALITY:
                yield from comparison.operand
