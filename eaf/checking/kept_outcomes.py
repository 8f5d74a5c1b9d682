"""What rules said of a large model, kept for as long as nothing changes that they looked at.

While a rule runs, its graph notes which attributes were read. As long as their digests, and those of ids and relationships where
these were read, stay the same, the rule would read and say the same again; on another day too, if it did not ask for it. A rule that people answer depends on their attestations
and on the files of evidence too, as they were found; one with ``ratchet`` on the share that the baseline recorded.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from eaf.checking.assertion import Outcome, Violation
from eaf.checking.standing import Standing
from eaf.graph.graph import DAY, DETAILS, NAMES
from eaf.loading.cache import code_digest, digest
from eaf.model.element import Origin
from eaf.model.share import Share
from eaf.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from eaf.checking.assertion import Context
    from eaf.graph.shard_facts import ShardFacts
    from eaf.loading.cache import Cache
    from eaf.model.attestation import Attestation
    from eaf.pack.pack import Pack

KIND = "outcomes"
_NOWHERE = Origin(0, ())


class KeptOutcomes:
    """The outcomes of one pack's rules; ``files`` are the names of the model's documents by number."""

    def __init__(self, cache: Cache, facts: ShardFacts, pack: Pack, files: Sequence[str]) -> None:
        self._cache = cache
        self._facts = facts
        self._files = files
        self._number = {name: number for number, name in enumerate(files)}
        self._base = digest(code_digest(), pack.digest, facts.language)
        self._kept: dict[str, Any] = {}
        self._changed = False
        self._key = digest(self._base, "all rules")
        try:
            found = json.loads(cache.get(KIND, self._key) or b"{}")
        except ValueError:
            found = {}
        if isinstance(found, dict):
            self._kept = found

    def find(self, rule: str, context: Context) -> Outcome | None:
        """What the rule said, if nothing has changed since that it looked at."""
        try:
            reads, seal, said = self._kept[rule]
            if seal != self._seal(rule, reads, said, context):
                return None
            subjects, violations, evidence, share, ratchet = said
            return Outcome(
                int(subjects),
                tuple(self._violation(each) for each in violations),
                tuple(_standing(each, context.attestations) for each in evidence),
                Share(*map(int, share)) if share else None,
                bool(ratchet),
            )
        except (KeyError, ValueError, TypeError, IndexError):
            return None

    def keep(self, rule: str, context: Context, outcome: Outcome) -> None:
        """Keep what the rule said, with what it read."""
        names = sorted({*context.graph.reads, DETAILS, *([NAMES] if outcome.violations else [])})
        number = {each.origin: index for index, each in enumerate(context.attestations)}
        evidence = [
            [each.subject, each.state, number[each.attestation.origin] if each.attestation else None, _day(each.until)]
            for each in outcome.evidence
        ]
        share = [outcome.share.covered, outcome.share.total] if outcome.share else None
        said = [outcome.subjects, [self._written(each) for each in outcome.violations], evidence, share, outcome.ratchet]
        self._kept[rule] = [names, self._seal(rule, names, said, context), said]
        self._changed = True

    def write(self) -> None:
        """Write what is new."""
        if self._changed:
            self._cache.put(KIND, self._key, json.dumps(self._kept, ensure_ascii=False).encode())

    def _seal(self, rule: str, reads: Sequence[str], said: object, context: Context) -> str:
        answers = (f"{self._place(each.origin)} {replace(each, origin=_NOWHERE)}" for each in context.attestations)
        read = (context.day.isoformat() if name == DAY else self._facts.digest(name) for name in reads)
        return digest(self._base, rule, str(context.recorded), *read, json.dumps(said), *answers)

    def _written(self, each: Violation) -> list[object]:
        return [
            each.subjects,
            self._place(each.origin),
            each.key,
            {name: value if isinstance(value, str) else [value.vi, value.en] for name, value in each.values.items()},
            each.discriminator,
            [each.because.vi, each.because.en],
            [[self._place(origin), [text.vi, text.en]] for origin, text in each.related],
            [int(index) for index in each.witness],
        ]

    def _violation(self, given: list[Any]) -> Violation:
        subjects, origin, key, values, discriminator, because, related, witness = given
        return Violation(
            subjects=tuple(subjects),
            origin=self._origin(origin),
            key=bool(key),
            values={name: value if isinstance(value, str) else Text(*value) for name, value in values.items()},
            discriminator=discriminator,
            because=Text(*because),
            related=tuple((self._origin(place), Text(*text)) for place, text in related),
            witness=tuple(witness),
        )

    def _place(self, origin: Origin) -> list[object]:
        return [self._files[origin.document], list(origin.path)]

    def _origin(self, given: list[Any]) -> Origin:
        name, path = given
        return Origin(self._number[name], tuple(path))


def _day(day: date | None) -> int | None:
    return day.toordinal() if day else None


def _standing(given: list[Any], attestations: Sequence[Attestation]) -> Standing:
    subject, state, number, until = given
    attestation = None if number is None else attestations[number]
    return Standing(subject, state, attestation, None if until is None else date.fromordinal(until))
