"""One fact is reported once, by the rule of the most particular pack.

A pack that extends another may hold part of a rule of that pack again, for a clause of its own, with words and a remedy of its own.
Two rules with the same kind and the same parameters assert the same thing of an element, whatever each of them selects; where both
report it, the one of the extending pack says it and names the other. Rules that people answer are left alone: what they ask stands
in their words, not in their parameters.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.checking.preparing import PreparedRule
    from eaf.checking.report import RuleResult
    from eaf.finding import Finding


def said_once(
    findings: Sequence[Finding], results: Sequence[RuleResult], rules: Sequence[PreparedRule]
) -> tuple[list[Finding], list[RuleResult]]:
    """The findings without those that a rule of an extending pack reports as well, and the results counted anew.

    A rule whose findings are all left to others has still failed.
    """
    particular = _same_assertions(rules)
    reported = {(each.rule, *_fact(each)): number for number, each in enumerate(findings)}
    kept: dict[int, Finding] = dict(enumerate(findings))
    left: Counter[str] = Counter()
    for number, each in enumerate(findings):
        for other in particular.get(each.rule, ()):
            said = reported.get((other, *_fact(each)))
            if said is not None and said in kept and findings[said].severity >= each.severity:
                told = kept[said]
                further = tuple(one for one in each.related if one not in told.related)
                kept[said] = replace(told, related=(*told.related, *further))
                del kept[number]
                left[each.rule] += 1
                break
    return list(kept.values()), [replace(each, findings=each.findings - left[each.rule.id]) for each in results]


def _fact(finding: Finding) -> tuple[object, ...]:
    return (finding.place, finding.subjects, finding.discriminator)


def _same_assertions(rules: Sequence[PreparedRule]) -> dict[str, list[str]]:
    """For each rule those of packs that extend its own and assert the same, the most particular pack first."""
    found: dict[str, list[str]] = {}
    for each in rules:
        same = [
            other
            for other in rules
            if other.pack is not each.pack
            and other.pack.includes(each.pack)
            and other.rule.kind == each.rule.kind
            and other.rule.parameters == each.rule.parameters
            and not each.rule.is_answered_by_people
        ]
        if same:
            found[each.rule.id] = [one.rule.id for one in sorted(same, key=lambda one: -sum(1 for _ in one.pack.line()))]
    return found
