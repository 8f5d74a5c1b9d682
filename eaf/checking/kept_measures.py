"""What checks of revisions gave, kept from one run to the next under all that they depend on."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from eaf.checking.measured import LayerCounts, Measured, PackUsed, as_data
from eaf.loading.cache import digest

if TYPE_CHECKING:
    from eaf.loading.cache import Cache

KIND = "trend"


class KeptMeasures:
    """Measures by key, in this run and, where there is a cache, from one run to the next."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._known: dict[str, Measured] = {}

    def find(self, key: str) -> Measured | None:
        """What was kept under a key; a damaged entry counts as none."""
        known = self._known.get(key)
        raw = None if known else self._cache.get(KIND, key)
        if raw is None:
            return known
        try:
            seal, said = json.loads(raw)
            found = _measured(said) if seal == _seal(said) else None
        except (ValueError, KeyError, TypeError, ArithmeticError):
            return None
        if found:
            self._known[key] = found
            self._cache.used(KIND, key)
        return found

    def keep(self, key: str, measured: Measured) -> None:
        """Keep the numbers of a check, complete or not: the same files give the same problems."""
        self._known[key] = measured
        said = as_data(measured)
        self._cache.put(KIND, key, json.dumps([_seal(said), said], ensure_ascii=False).encode())


def _seal(said: object) -> str:
    return digest(json.dumps(said))


def _measured(said: dict[str, Any]) -> Measured:
    return Measured(
        as_of=date.fromisoformat(said["as_of"]),
        complete=said["complete"],
        packs=tuple(PackUsed(**each) for each in said["packs"]),
        counts=said["counts"] or {},
        verdicts=said["verdicts"] or {},
        scores={name: None if value is None else Fraction(value) for name, value in (said["scores"] or {}).items()},
        layers=tuple(LayerCounts(**{**each, "layer": each["layer"] or ""}) for each in said["layers"] or ()),
        problems=tuple(said["problems"]["first"]),
        problem_count=said["problems"]["count"],
    )
