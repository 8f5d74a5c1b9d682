"""The changes of one part each of a rule, or of a named set: what it selects and what it asks, as its schema lets it be written.

A part is left out, a bound or a number of days moves by one, a share is halved, a choice or a path is another one. What the schema would refuse is no
rule, and what the reader makes the same rule of is no change.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import jsonschema_rs

from eaf.checking.pack_changes import Change, left_out, set_to
from eaf.checking.pack_nodes import followed
from eaf.checking.pack_nodes import table as part_of
from eaf.checking.preparing import prepare
from eaf.errors import ParameterError
from eaf.graph.path_expression import parse_path
from eaf.loading.typed import selector, table, word
from eaf.pack.selector import Selector
from eaf.schemas.pieces import BOOLEAN, document, for_both_readers, mapping
from eaf.schemas.selectors import CONDITION_KEYS, SELECTOR_DEFINITIONS, SELECTOR_REFERENCE
from eaf.selection.selection import check_selector

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.assertion import Assertion, RuleKind
    from eaf.checking.pack_vocabulary import Vocabulary
    from eaf.checking.preparing import PreparedRule
    from eaf.loading.document import Value
    from eaf.pack.pack import Pack
    from eaf.schemas.pieces import Schema

Tree: TypeAlias = "dict[str, Value]"
_FEW = 4
_TRUTHS = ("true", "false")
_WORDS = "because"
_RATCHET = "ratchet"
"""Asked of a rule that does not ask it, it changes nothing without a baseline, which examples of such a rule do not have."""
_SELECTOR = SELECTOR_DEFINITIONS["selector"]
_KIND_OF_ELEMENT = ("type", "layer", "architecture")
_PATHS = (".along", ".by")
_OTHER_BOUND = {"gt": "gte", "gte": "gt", "lt": "lte", "lte": "lt"}
_NUMBER = re.compile(r"-?[0-9]+")
_SHARE = re.compile(r"[0-9]+%")
_DAYS = re.compile(r"[0-9]+d")
_PATH_PARTS = re.compile(r"[\^?*+]|\[[^\]]*\]|[^(|\[\]/]+\||\|[^)|\[\]/]+(?=[)\]])")


@dataclass(frozen=True)
class ChangedRule:
    """A rule of which one part is another."""

    change: Change
    prepared: PreparedRule


def changed_rules(prepared: PreparedRule, written: Tree, kind: RuleKind, vocabulary: Vocabulary) -> Iterator[ChangedRule]:
    """The rule with each change that makes another rule of it; ``written`` holds its ``select`` and ``params``."""
    given: Tree = {key: each for key, each in written.items() if key in ("select", "params")}
    schema = schema_of(kind)
    validator = jsonschema_rs.validator_for(json.dumps(schema))
    known = [_asked(prepared)]
    for change in _Parts(vocabulary).of_mapping(given, schema, ""):
        other = _prepared(prepared, table(change.value), kind) if validator.is_valid(change.value) else None
        if other is not None and _asked(other) not in known:
            known.append(_asked(other))
            yield ChangedRule(change, other)


@dataclass(frozen=True)
class ChangedPack:
    """A pack of which one part of a set is another."""

    change: Change
    pack: Pack


def changed_sets(pack: Pack, written: Tree, vocabulary: Vocabulary) -> Iterator[ChangedPack]:
    """The pack with each change that makes another set of the one that is ``written``."""
    named = pack.sets[word(written["id"])]
    schema = document("set", mapping({"select": SELECTOR_REFERENCE}, required=("select",)), SELECTOR_DEFINITIONS)
    validator = jsonschema_rs.validator_for(json.dumps(schema))
    known = [named.selector]
    for change in _Parts(vocabulary).of_mapping({"select": written["select"]}, schema, ""):
        other = selector(table(change.value)["select"]) if validator.is_valid(change.value) else None
        if other is not None and other not in known and _is_usable(other, pack):
            known.append(other)
            yield ChangedPack(change, replace(pack, sets={**pack.sets, named.id: replace(named, selector=other)}))


def _is_usable(other: Selector, pack: Pack) -> bool:
    try:
        check_selector(other, pack)
    except ParameterError:
        return False
    return True


def _asked(prepared: PreparedRule) -> tuple[Selector, Assertion]:
    """What a rule asks, and of what."""
    return prepared.rule.select or Selector(), prepared.assertion


def schema_of(kind: RuleKind) -> Schema:
    """The schema of what a rule of the kind selects and asks."""
    parts: Schema = mapping({"select": SELECTOR_REFERENCE, "params": for_both_readers(kind.schema)}, required=("params",))
    return document(kind.id, parts, SELECTOR_DEFINITIONS)


def _prepared(prepared: PreparedRule, written: Tree, kind: RuleKind) -> PreparedRule | None:
    """The rule as it would be read; nothing where its parameters do not fit together."""
    select = selector(written["select"]) if "select" in written else None
    rule = replace(prepared.rule, select=select, parameters=table(written["params"]))
    found, _ = prepare((replace(prepared.pack, rules=(rule,)),), (kind,))
    return replace(found[0], pack=prepared.pack) if found else None


class _Parts:
    """The parts of what is written, each left out or altered in turn."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def of_mapping(self, value: Tree, schema: Schema, what: str, *, named: bool = False) -> Iterator[Change]:
        """The changes of a mapping; ``named`` says that its schema is shared, so that its choices are not all meant here."""
        properties = part_of(schema.get("properties"))
        for key, inner in value.items():
            if key == _WORDS:
                continue
            name, rest = f"{what}.{key}" if what else key, {other: each for other, each in value.items() if other != key}
            if schema is not _SELECTOR or key not in _KIND_OF_ELEMENT or not self._is_the_same(value, rest):
                yield left_out(name, rest)
            part = part_of(properties.get(key) or schema.get("additionalProperties"))
            yield from (Change(each.said, {**value, key: each.value}) for each in self._of(inner, part, name))
            if key in _OTHER_BOUND and isinstance(inner, str):
                renamed = {_OTHER_BOUND[key] if other == key else other: each for other, each in value.items()}
                yield set_to(what, f"{_OTHER_BOUND[key]} {inner}", renamed)
        absent = [] if named else [key for key in properties if key not in value and key not in (*CONDITION_KEYS, _RATCHET)]
        for key in absent:
            yield from (set_to(f"{what}.{key}", each, {**value, key: each}) for each in _options(part_of(properties[key])))

    def _of_list(self, value: list[Value], schema: Schema, what: str) -> Iterator[Change]:
        part = part_of(schema.get("items"))
        for index, inner in enumerate(value):
            name = f"{what}[{inner if isinstance(inner, str) else index}]"
            yield left_out(name, [*value[:index], *value[index + 1 :]])
            for each in () if isinstance(inner, str) else self._of(inner, part, name):
                yield Change(each.said, [*value[:index], each.value, *value[index + 1 :]])

    def _of(self, value: Value, given: Schema, what: str) -> Iterator[Change]:
        schema = followed(given, value, SELECTOR_DEFINITIONS)
        if isinstance(value, dict):
            yield from self.of_mapping(value, schema, what, named="$ref" in given)
        elif isinstance(value, list):
            yield from self._of_list(value, schema, what)
        elif isinstance(value, str):
            yield from (set_to(what, other, other) for other in _others(value, schema, what))

    def _is_the_same(self, left: Tree, right: Tree) -> bool:
        """Whether two selectors, of which one says less of the kind of element, select the same: only those kinds can be meant."""
        return self._vocabulary.selectable(selector(left)) == self._vocabulary.selectable(selector(right))


def _others(value: str, schema: Schema, what: str) -> Iterator[str]:
    """Other scalars in the place of this one."""
    if what.endswith(_PATHS):
        yield from _other_paths(value)
    elif _NUMBER.fullmatch(value) and "enum" not in schema and "pattern" in schema:
        yield from (str(int(value) + 1), str(int(value) - 1))
    elif _DAYS.fullmatch(value):
        yield from (f"{int(value[:-1]) + 1}d", f"{int(value[:-1]) - 1}d")
    elif _SHARE.fullmatch(value):
        yield f"{Decimal(value[:-1]) / 2:f}%"
    else:
        options = _TRUTHS if value.lower() in _TRUTHS else _options(schema)
        yield from (each for each in options if each != value.lower())


def _options(schema: Schema) -> tuple[str, ...]:
    """The values of a choice between few."""
    if schema == BOOLEAN:
        return _TRUTHS
    options = schema.get("enum")
    return tuple(map(str, options)) if isinstance(options, list) and len(options) <= _FEW else ()


def _other_paths(path: str) -> Iterator[str]:
    """The path without one of its signs, filters or alternatives."""
    for match in _PATH_PARTS.finditer(path):
        other = path[: match.start()] + path[match.end() :]
        try:
            parse_path(other)
        except ParameterError:
            continue
        yield other
