"""What a workspace's model shows of its packs: rules without a subject, elements that no rule looks at, properties for nobody."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from eaf.checking.engine import Run, check
from eaf.checking.pack_lint_rules import SELECTOR_SCHEMA, selectors_of
from eaf.checking.pack_lints import lint
from eaf.checking.pack_nodes import nodes
from eaf.checking.pack_rule_changes import schema_of
from eaf.checking.pack_vocabulary import Vocabulary
from eaf.checking.pack_written import Written
from eaf.checking.report import NOT_APPLICABLE
from eaf.pack.selector import Selector
from eaf.schemas.pieces import ATTRIBUTE_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eaf.checking.assertion import RuleKind
    from eaf.checking.pack_vocabulary import Kind, Kinds
    from eaf.checking.preparing import PreparedRule
    from eaf.finding import Finding
    from eaf.loading.document import Value
    from eaf.model.element import Element
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.schemas.pieces import Schema

_EVERYTHING = Selector()
_OWNER = "owner."


def lint_subjects(model: Model, packs: tuple[Pack, ...], rules: tuple[PreparedRule, ...], as_of: date) -> Iterator[Finding]:
    """Rules in force that have no subject in the model."""
    for result in check(model, rules, packs, Run(as_of)).results:
        if result.status == NOT_APPLICABLE and result.reason == "no-subject":
            pack = next(each for each in packs if each.id == result.rule.pack)
            place = Written(pack).place(result.rule.origin.child("rule"))
            yield lint("EAF-L012", place, key=result.rule.id)


def lint_elements(
    model: Model, packs: tuple[Pack, ...], rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]
) -> Iterator[Finding]:
    """Elements of a type and layer that no selector of any rule names: only rules about everything look at them."""
    looked_at = [_looked_at(pack, tuple(each for each in rules if each.rule.pack == pack.id), kinds) for pack in packs]
    passed_over: dict[tuple[str, str], list[Element]] = {}
    for each in model.elements.values():
        seen = (_kind(each, pack, packs[0]) in kinds_ for pack, kinds_ in zip(packs, looked_at, strict=True))
        if not any(seen):
            passed_over.setdefault((each.type, each.layer), []).append(each)
    for (type_, layer), elements in passed_over.items():
        place = model.places.place(elements[0].origin, key=True)
        yield lint("EAF-L013", place, key=type_, type=type_, layer=layer or "–", count=str(len(elements)))


def _kind(element: Element, pack: Pack, first: Pack) -> Kind:
    """The kind of an element as a pack sees it: the model has the layers of the first one."""
    if pack is first:
        return (element.type, element.layer, element.architecture)
    layer = element.layers.get(pack.id) or pack.layer_of(element.type)
    return (element.type, layer, pack.architecture_of(element.type, layer))


def lint_properties(model: Model, pack: Pack, rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]) -> Iterator[Finding]:
    """Properties that no rule asks for and no element has."""
    written, by_id = Written(pack), {kind.id: kind for kind in kinds}
    used = {name for each in rules for name in _attributes(written, each, by_id[each.rule.kind])}
    used |= {name for each, _ in written.listed("sets") for name in _named_in(each["select"], SELECTOR_SCHEMA)}
    used |= {name for each in model.elements.values() for name in each.properties}
    for name, origin in written.keyed("properties"):
        if name not in used:
            yield lint("EAF-L014", written.place(origin, key=True), key=name)


def _looked_at(pack: Pack, rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]) -> Kinds:
    """The kinds of elements that a selector names, apart from those that name none."""
    written, vocabulary = Written(pack), Vocabulary(pack)
    by_id, everything = {kind.id: kind for kind in kinds}, vocabulary.selectable(_EVERYTHING)
    found: set[Kind] = set()
    for each in rules:
        for path, selector in selectors_of(written.rule(each.rule), by_id[each.rule.kind]):
            named = vocabulary.selectable(replace(selector, none_of=()))
            if "not" not in path and named != everything:
                found |= vocabulary.selectable(selector)
    return frozenset(found)


def _attributes(written: Written, prepared: PreparedRule, kind: RuleKind) -> Iterator[str]:
    """The attributes that a rule names."""
    rule = written.rule(prepared.rule)
    yield from _named_in({key: rule[key] for key in ("select", "params") if key in rule}, schema_of(kind))


def _named_in(given: Value, schema: Schema) -> Iterator[str]:
    for node in nodes(given, schema):
        if node.path[-1:] == ("where",) and isinstance(node.value, dict):
            yield from (name.removeprefix(_OWNER) for name in node.value)
        elif node.schema.get("pattern") == ATTRIBUTE_PATTERN and isinstance(node.value, str):
            yield node.value.removeprefix(_OWNER)
