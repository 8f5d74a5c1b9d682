"""Prepares rules: their selectors, parameters and wording are read and checked once, before any model is; and so are named sets."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.errors import ParameterError
from eaf.finding import Place
from eaf.graph.components import components
from eaf.loading.problems import problem
from eaf.selection.selection import check_selector
from eaf.text import both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.assertion import Assertion, RuleKind
    from eaf.finding import Finding
    from eaf.model.element import Path
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule
    from eaf.pack.selector import NamedSet
    from eaf.text import Text

_DEEPEST = 8
_PLACEHOLDER = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class PreparedRule:
    """A rule whose parameters have been read and fit its pack."""

    rule: Rule
    pack: Pack
    assertion: Assertion


def prepare(packs: tuple[Pack, ...], kinds: tuple[RuleKind, ...]) -> tuple[tuple[PreparedRule, ...], tuple[Finding, ...]]:
    """Prepare all rules; what cannot be used is a problem at its place in the pack."""
    by_id = {kind.id: kind for kind in kinds}
    prepared: list[PreparedRule] = []
    problems: list[Finding] = []
    for pack in packs:
        problems += _unusable_sets(pack)
        for rule in pack.rules:
            try:
                prepared.append(PreparedRule(rule, pack, _assertion(rule, pack, by_id[rule.kind])))
            except ParameterError as error:
                place = pack.places.place(rule.origin.child(*error.path), key=True) if pack.places else Place(pack.id)
                problems.append(problem("EAF-P002", place, detail=both(str(error))))
    return tuple(prepared), tuple(problems)


def _unusable_sets(pack: Pack) -> Iterator[Finding]:
    """What is wrong with the sets that the pack states itself: what they name must exist, and none may be part of itself."""
    taken_over = pack.base.sets if pack.base else {}
    turning = _parts_of_themselves(pack)
    for each in pack.sets.values():
        if each.id in taken_over:
            continue
        path, wrong = _fault_in(each, pack) or (("id",), turning.get(each.id, ""))
        if wrong:
            place = pack.places.place(each.origin.child(*path), key=path != ("id",)) if pack.places else Place(pack.id)
            yield problem("EAF-P012", place, key=each.id, detail=both(wrong))


def _fault_in(named: NamedSet, pack: Pack) -> tuple[Path, str] | None:
    """Where in the set something is named that cannot be, and what."""
    try:
        check_selector(named.selector, pack, ("select",))
    except ParameterError as error:
        return error.path, str(error)
    return None


def _parts_of_themselves(pack: Pack) -> dict[str, str]:
    """The sets that are part of themselves, or that stand too deep in one another, each with what is wrong."""
    names = list(pack.sets)
    number = {name: at for at, name in enumerate(names)}
    used = [sorted(number[one] for one in each.selector.all_sets if one in number) for each in pack.sets.values()]
    depth = [0] * len(names)
    found: dict[str, str] = {}
    for group in components(used):
        for at in group:
            depth[at] = 1 + max((depth[inner] for inner in used[at]), default=0)
            if len(group) > 1 or at in used[at]:
                found[names[at]] = "it is part of itself: " + ", ".join(f"'{names[other]}'" for other in group)
            elif depth[at] > _DEEPEST:
                found[names[at]] = f"sets stand more than {_DEEPEST} deep in one another"
    return found


def _assertion(rule: Rule, pack: Pack, kind: RuleKind) -> Assertion:
    if rule.select is not None:
        check_selector(rule.select, pack, ("select",))
    with _inside("params"):
        assertion = kind.read(rule.parameters)
        assertion.prepare(pack)
    for key, said in (("message", rule.message), ("remedy", rule.remedy)):
        with _inside(key):
            _check_placeholders(said, assertion.placeholders | {"rule"})
    return assertion


@contextmanager
def _inside(key: str) -> Iterator[None]:
    try:
        yield
    except ParameterError as error:
        raise ParameterError(str(error), (key, *error.path)) from error


def _check_placeholders(said: Text, known: frozenset[str]) -> None:
    for language, template in (("vi", said.vi), ("en", said.en)):
        for name in _PLACEHOLDER.findall(template):
            if name not in known:
                message = f"there is no value for {{{name}}}; this rule has {', '.join(sorted(known))}"
                raise ParameterError(message, (language,))
