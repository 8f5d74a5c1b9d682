"""Whether a pack notices: something of it is changed, and its rules or their tests must then say something else.

One fact of a passing example is left out, turned round or turned into its opposite: some rule of the pack or of one that it
extends, or the reading of the model, must notice. One part of a rule is left out or altered: some case of the rule must then no
longer hold; where it is a part of a named set, some case of a rule that names the set. The score is the share of changes that
are noticed. Changes that a file of tests states to be ``as_good`` do not count, and are wrong when they are noticed after all.
"""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from eaf.checking.pack_fact_changes import Facts
from eaf.checking.pack_lint_rules import selectors_of, used_sets
from eaf.checking.pack_lints import lint
from eaf.checking.pack_rule_changes import changed_rules, changed_sets
from eaf.checking.pack_tests import Example, read_fragment
from eaf.checking.pack_vocabulary import Vocabulary
from eaf.checking.pack_written import Written
from eaf.loading.typed import table, word
from eaf.loading.yaml_text import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from eaf.checking.assertion import RuleKind
    from eaf.checking.pack_changes import Change
    from eaf.checking.preparing import PreparedRule
    from eaf.checking.report import CheckReport
    from eaf.finding import Finding, Place
    from eaf.model.model import Model
    from eaf.pack.pack import Pack
    from eaf.pack.rule import AsGood
    from eaf.schemas.pieces import Schema
    from eaf.text import Text

_Said: TypeAlias = "Counter[tuple[object, ...]]"
_WHOLE = 100


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of an example, or of a rule, and whether anything noticed it; ``as_good`` says why nothing need."""

    rule: str
    place: Place
    change: Text
    noticed: bool
    as_good: AsGood | None = None


@dataclass(frozen=True, slots=True)
class Mutation:
    """All changes of one kind, and what the tests state wrongly of them."""

    mutants: tuple[Mutant, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def counted(self) -> tuple[Mutant, ...]:
        """The changes of which something must be said."""
        return tuple(each for each in self.mutants if each.as_good is None)

    @property
    def unnoticed(self) -> tuple[Mutant, ...]:
        """The changes that count and that nothing noticed."""
        return tuple(each for each in self.counted if not each.noticed)

    @property
    def score(self) -> float:
        """The share of noticed changes in per cent, with one decimal rounded down; 100 where there is nothing to change."""
        counted = len(self.counted)
        noticed = counted - len(self.unnoticed)
        return noticed * _WHOLE * 10 // counted / 10 if counted else float(_WHOLE)


def together(*parts: Mutation) -> Mutation:
    """The changes of several packs as one."""
    return Mutation(tuple(m for part in parts for m in part.mutants), tuple(f for part in parts for f in part.findings))


def mutated_facts(
    rules: tuple[PreparedRule, ...], pack: Pack, kinds: dict[str, Schema], below: tuple[PreparedRule, ...] = ()
) -> Mutation:
    """Every change of one fact of every passing example of the pack's rules; those of the packs ``below`` it notice as well."""
    watching = (*rules, *below)
    return together(*(_of_example(each, watching, pack, kinds, index) for each in rules for index in _passing(each)))


def mutated_rules(rules: tuple[PreparedRule, ...], pack: Pack, kinds: tuple[RuleKind, ...]) -> Mutation:
    """Every change of one part of every rule of the pack, and of every set that its rules name."""
    schemas, by_id = {kind.id: kind.schema for kind in kinds}, {kind.id: kind for kind in kinds}
    written, vocabulary = Written(pack), Vocabulary(pack)
    examples = {each.rule.id: tuple(Example.read(case, pack, schemas) for case in each.rule.cases) for each in rules}
    found = []
    for each in rules:
        place = written.place(each.rule.origin.child("rule"))
        said = [
            (changed.change, not all(example.result(changed.prepared).holds for example in examples[each.rule.id]))
            for changed in changed_rules(each, written.rule(each.rule), by_id[each.rule.kind], vocabulary)
        ]
        found.append(_judged(each.rule.id, place, said, each.rule.as_good, written))
    users = _users(pack, rules, by_id)
    for given, origin in written.listed("sets"):
        name, place = word(given["id"]), written.place(origin.child("id"))
        said = [
            (changed.change, not all(_holds(each, changed.pack, examples[each.rule.id]) for each in users.get(name, ())))
            for changed in changed_sets(pack, given, vocabulary)
        ]
        found.append(_judged(name, place, said, (), written))
    return together(*found)


def _users(pack: Pack, rules: tuple[PreparedRule, ...], kinds: dict[str, RuleKind]) -> dict[str, list[PreparedRule]]:
    """The rules that name each set, or one that it is part of."""
    written = Written(pack)
    found: dict[str, list[PreparedRule]] = {}
    for each in rules:
        for name in used_sets(pack, (one for _, one in selectors_of(written.rule(each.rule), kinds[each.rule.kind]))):
            found.setdefault(name, []).append(each)
    return found


def _holds(prepared: PreparedRule, pack: Pack, examples: tuple[Example, ...]) -> bool:
    """Whether all examples of a rule hold when its pack is another one."""
    return all(replace(example, pack=pack).result(prepared).holds for example in examples)


def _passing(prepared: PreparedRule) -> list[int]:
    return [index for index, case in enumerate(prepared.rule.cases) if case.expect == "pass"]


def _of_example(
    prepared: PreparedRule, rules: tuple[PreparedRule, ...], pack: Pack, kinds: dict[str, Schema], index: int
) -> Mutation:
    case, written = prepared.rule.cases[index], Written(pack)
    example = Example.read(case, pack, kinds)
    place = written.place(case.origin.child("name"), key=True)
    model = example.loaded.model
    if model is None or not example.result(prepared).holds:
        return Mutation((), (lint("EAF-L008", place, key=prepared.rule.id),))
    notices = _Watch(prepared, rules, example).notices
    facts = Facts(table(parse("model.yaml", case.model.encode()).data), model.elements, pack)
    said = []
    for change in facts.changes(demanded=_demands(prepared, example, model)):
        text = json.dumps(change.value, ensure_ascii=False)
        said.append((change, notices(replace(example, loaded=read_fragment(text, pack, kinds)))))
    return _judged(prepared.rule.id, place, said, case.as_good, written)


def _demands(prepared: PreparedRule, example: Example, model: Model) -> bool:
    """Whether the rule asks for relationships: it does not hold of the example without any."""
    bare = replace(example, loaded=replace(example.loaded, model=replace(model, relationships=())))
    return bool(bare.report(prepared).findings)


class _Watch:
    """What is said of an example, by its own rule and by all the others, to be compared with what is said of a change of it."""

    def __init__(self, prepared: PreparedRule, rules: tuple[PreparedRule, ...], example: Example) -> None:
        self._groups = ((prepared,), tuple(each for each in rules if each is not prepared))
        self._before = [_said(example.report(*group)) for group in self._groups]

    def notices(self, changed: Example) -> bool:
        """Whether anything is said of the changed example that was not said before, or no longer."""
        return any(_said(changed.report(*group)) != before for group, before in zip(self._groups, self._before, strict=True))


def _said(report: CheckReport) -> _Said:
    """What is found, without places: who breaks which rule, and what keeps the model from being read."""
    found: _Said = Counter((each.rule, each.subjects, each.discriminator) for each in (*report.problems, *report.findings))
    found.update((each.rule.id, each.status) for each in report.results)
    return found


def _judged(rule: str, place: Place, said: list[tuple[Change, bool]], stated: tuple[AsGood, ...], written: Written) -> Mutation:
    """The changes with what is stated of them; what is stated of no change, or of one that was noticed, is a finding."""
    as_good = {each.change: each for each in stated}
    mutants = tuple(Mutant(rule, place, change.said, noticed, as_good.get(change.id)) for change, noticed in said)
    noticed = {change.id for change, seen in said if seen}
    known = {change.id for change, _ in said}
    return Mutation(mutants, tuple(_wrong(stated, known, noticed, written.place)))


def _wrong(stated: tuple[AsGood, ...], known: set[str], noticed: set[str], place: Callable[..., Place]) -> Iterator[Finding]:
    for each in stated:
        if each.change not in known or each.change in noticed:
            code = "EAF-L010" if each.change in noticed else "EAF-L009"
            yield lint(code, place(each.origin.child("change")), key=each.change)
