"""Rules of a pack: each is shown by examples, and each selector can select something; its sets: each is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.pack_lints import lint
from eaf.checking.pack_nodes import nodes
from eaf.checking.pack_rule_changes import schema_of
from eaf.checking.pack_tests import missing_examples
from eaf.checking.pack_vocabulary import Vocabulary
from eaf.checking.pack_written import Written
from eaf.loading.typed import selector, word
from eaf.schemas.pieces import document
from eaf.schemas.selectors import SELECTOR_DEFINITIONS, SELECTOR_REFERENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from eaf.checking.assertion import RuleKind
    from eaf.checking.pack_written import Tree
    from eaf.checking.preparing import PreparedRule
    from eaf.finding import Finding
    from eaf.loading.document import Path
    from eaf.pack.pack import Pack
    from eaf.pack.selector import Selector
    from eaf.schemas.pieces import Schema

_SELECTOR = SELECTOR_DEFINITIONS["selector"]
SELECTOR_SCHEMA = document("selector", dict(SELECTOR_REFERENCE), SELECTOR_DEFINITIONS)


def lint_examples(pack: Pack, rules: tuple[PreparedRule, ...], kinds: dict[str, Schema]) -> Iterator[Finding]:
    """Each rule is shown passing, failing at an exact place and not applicable."""
    written = Written(pack)
    for each in rules:
        for expect in missing_examples(each, kinds):
            yield lint("EAF-L006", written.place(each.rule.origin.child("rule")), key=each.rule.id, expect=expect)
        for case in each.rule.cases:
            exact = case.expected and all(subjects for _, subjects in case.expected)
            if case.expect == "fail" and not exact:
                yield lint("EAF-L007", written.place(case.origin.child("expect")), key=each.rule.id)


def lint_selectors(pack: Pack, rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]) -> Iterator[Finding]:
    """Each selector can select elements of some type, in some layer, with the properties that the type may have."""
    written, vocabulary = Written(pack), Vocabulary(pack)
    by_id = {kind.id: kind for kind in kinds}
    for each in rules:
        for path, chosen in selectors_of(written.rule(each.rule), by_id[each.rule.kind]):
            if not vocabulary.selectable(chosen):
                place = written.place(each.rule.origin.child(*path), key=True)
                yield lint("EAF-L011", place, key=each.rule.id)
    for given, origin in written.listed("sets"):
        for node in nodes(given["select"], SELECTOR_SCHEMA, ("select",)):
            if _is_selector(node.schema) and not vocabulary.selectable(selector(node.value)):
                yield lint("EAF-L011", written.place(origin.child(*node.path), key=True), key=word(given["id"]))


def lint_sets(pack: Pack, rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]) -> Iterator[Finding]:
    """Each set is named by a rule, or by a set that one names."""
    written, by_id = Written(pack), {kind.id: kind for kind in kinds}
    used = used_sets(pack, (one for each in rules for _, one in selectors_of(written.rule(each.rule), by_id[each.rule.kind])))
    for given, origin in written.listed("sets"):
        if word(given["id"]) not in used:
            yield lint("EAF-L023", written.place(origin.child("id")), key=word(given["id"]))


def used_sets(pack: Pack, selectors: Iterable[Selector]) -> frozenset[str]:
    """The sets that the selectors name, and those that these name in turn."""
    found: set[str] = set()
    pending = [name for each in selectors for name in each.all_sets]
    while pending:
        name = pending.pop()
        if name not in found:
            found.add(name)
            pending += pack.sets[name].selector.all_sets
    return frozenset(found)


def selectors_of(rule: Tree, kind: RuleKind) -> Iterator[tuple[Path, Selector]]:
    """Every selector of a rule with its path, the outer ones before those inside them."""
    asked: Tree = {key: value for key, value in rule.items() if key in ("select", "params")}
    for node in nodes(asked, schema_of(kind)):
        if _is_selector(node.schema):
            yield node.path, selector(node.value)


def _is_selector(schema: Schema) -> bool:
    return schema is _SELECTOR or schema == _SELECTOR
