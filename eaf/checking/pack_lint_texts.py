"""Names and texts of packs: names stand once and say what they should, texts are there in both languages."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from eaf.checking.pack_lints import lint
from eaf.checking.pack_nodes import nodes
from eaf.checking.pack_written import Written
from eaf.loading.pack_files import pack_schemas
from eaf.loading.typed import table, word
from eaf.model.element import Origin
from eaf.schemas.pieces import TEXT
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.finding import Finding, Place
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule
    from eaf.schemas.pieces import Schema

_LANGUAGES = {"vi": Text("tiếng Việt", "Vietnamese"), "en": Text("tiếng Anh", "English")}
_COMMANDS = ("must-", "should-", "no-", "require-", "check-", "disallow-", "ensure-")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_ONCE = (("rules", "rule"), ("rules", "name"), ("clauses", "id"))


def lint_names(packs: tuple[Pack, ...]) -> Iterator[Finding]:
    """Ids of rules and clauses and names of rules, each once over all the packs."""
    for key, field in _ONCE:
        seen: dict[str, tuple[str, Place]] = {}
        for pack in packs:
            written = Written(pack)
            for each, origin in written.listed(key):
                name, place = word(each.get(field)), written.place(origin.child(field))
                owner, first = seen.setdefault(name, (pack.id, place))
                if owner != pack.id:
                    yield lint("EAF-L001", place, first, key=name, pack=owner)


def lint_rule_names(pack: Pack) -> Iterator[Finding]:
    """The id of a rule begins as those of the pack's other rules, and its name states a flaw in two words at least."""
    written = Written(pack)
    beginnings = Counter(_beginning(rule) for rule in pack.rules)
    expected = max(sorted(beginnings), key=beginnings.__getitem__, default="")
    for rule in pack.rules:
        if _beginning(rule) != expected:
            yield lint("EAF-L002", written.place(rule.origin.child("rule")), key=rule.id, expected=expected)
        if "-" not in rule.name or rule.name.startswith(_COMMANDS):
            yield lint("EAF-L003", written.place(rule.origin.child("name")), key=rule.name)


def lint_texts(pack: Pack, kinds: dict[str, Schema]) -> Iterator[Finding]:
    """Every text of every file of the pack in both languages."""
    written, schemas = Written(pack), pack_schemas(kinds)
    for number, top in written.files():
        schema = next(schemas[key] for key in top if key in schemas)
        for node in nodes(top, schema):
            if node.schema == TEXT:
                said = table(node.value) if isinstance(node.value, dict) else {"vi": node.value}
                place = written.place(Origin(number, node.path))
                yield from (lint("EAF-L004", place, language=each) for key, each in _LANGUAGES.items() if not said.get(key))


def lint_placeholders(pack: Pack) -> Iterator[Finding]:
    """What a message and a remedy fill in is the same in both languages."""
    written = Written(pack)
    for rule in pack.rules:
        for key, text in (("message", rule.message), ("remedy", rule.remedy)):
            different = set(_PLACEHOLDER.findall(text.vi)) ^ set(_PLACEHOLDER.findall(text.en))
            if different and text.vi and text.en:
                place = written.place(rule.origin.child(key), key=True)
                yield lint("EAF-L005", place, names=", ".join(sorted(different)), key=rule.id)


def _beginning(rule: Rule) -> str:
    return rule.id.split("-")[0] + "-"
