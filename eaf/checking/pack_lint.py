"""Everything that can be said of a pack without judging a model: its texts, its rules, its law; and what a model shows of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eaf.checking.pack_lint_law import lint_bases, lint_clauses, lint_codes, lint_dates, lint_succession
from eaf.checking.pack_lint_rules import lint_examples, lint_selectors, lint_sets
from eaf.checking.pack_lint_texts import lint_names, lint_placeholders, lint_rule_names, lint_texts
from eaf.checking.pack_lint_use import lint_elements, lint_properties, lint_subjects
from eaf.finding import sort_findings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from eaf.checking.assertion import RuleKind
    from eaf.checking.preparing import PreparedRule
    from eaf.finding import Finding
    from eaf.model.model import Model
    from eaf.pack.pack import Pack


def lint_packs(
    packs: tuple[Pack, ...], rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...], model: Model | None, as_of: date
) -> tuple[Finding, ...]:
    """What is wrong with the packs, in order of place; without a model nothing is said of how they are used."""
    found = [*lint_names(packs)]
    for pack in packs:
        own = tuple(each for each in rules if each.rule.pack == pack.id)
        found += _of_pack(pack, own, kinds)
        if model is not None:
            found += lint_properties(model, pack, own, kinds)
    if model is not None:
        found += lint_subjects(model, packs, rules, as_of)
        found += lint_elements(model, packs, rules, kinds)
    return sort_findings(found)


def _of_pack(pack: Pack, rules: tuple[PreparedRule, ...], kinds: tuple[RuleKind, ...]) -> Iterator[Finding]:
    schemas = {kind.id: kind.schema for kind in kinds}
    yield from lint_rule_names(pack)
    yield from lint_texts(pack, schemas)
    yield from lint_placeholders(pack)
    yield from lint_examples(pack, rules, schemas)
    yield from lint_selectors(pack, rules, kinds)
    yield from lint_sets(pack, rules, kinds)
    for each in (lint_clauses, lint_bases, lint_succession, lint_dates, lint_codes):
        yield from each(pack)
