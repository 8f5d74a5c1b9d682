"""Prepares rules: their selectors, parameters and wording are read and checked once, before any model is."""

from __future__ import annotations

import re
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eaf.errors import ParameterError
from eaf.finding import Place
from eaf.loading.problems import problem
from eaf.selection.selection import check_selector
from eaf.text import both

if TYPE_CHECKING:
    from collections.abc import Iterator

    from eaf.checking.assertion import Assertion, RuleKind
    from eaf.finding import Finding
    from eaf.pack.pack import Pack
    from eaf.pack.rule import Rule
    from eaf.text import Text

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
        for rule in pack.rules:
            try:
                prepared.append(PreparedRule(rule, pack, _assertion(rule, pack, by_id[rule.kind])))
            except ParameterError as error:
                place = pack.places.place(rule.origin.child(*error.path), key=True) if pack.places else Place(pack.id)
                problems.append(problem("EAF-P002", place, detail=both(str(error))))
    return tuple(prepared), tuple(problems)


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
