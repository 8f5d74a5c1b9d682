"""How many random models a suite looks at: always many of every rule kind, some of what kinds are made of; more in the deep run.

The first few measure coverage as well; the others, marked ``many``, run without, which makes them more than twice as quick.
"""

from __future__ import annotations

import gc

import pytest

OF_KINDS, OF_PARTS, DEEP = 20_000, 3_000, 100_000
_FEW, _CHUNKS, _DEEP_CHUNKS, _DEEP_START = 500, 4, 10, 1_000_000
gc.set_threshold(100_000, 20, 20)  # small models are many values and few cycles


def _seeds(usual: int) -> pytest.MarkDecorator:
    """``usual`` seeds in the usual suite and those of the deep one, in ranges that processes can share."""
    ranges = [pytest.param(range(_FEW), id="few")]
    ranges += [_range(pytest.mark.many, each) for each in _parts(_FEW, usual, _CHUNKS)]
    ranges += [_range(pytest.mark.deep, each) for each in _parts(_DEEP_START, _DEEP_START + DEEP, _DEEP_CHUNKS)]
    return pytest.mark.parametrize("seeds", ranges)


def _parts(start: int, end: int, count: int) -> list[range]:
    at_once = -(-(end - start) // count)
    return [range(at, min(at + at_once, end)) for at in range(start, end, at_once)]


def _range(mark: pytest.MarkDecorator, seeds: range) -> object:
    return pytest.param(seeds, id=f"{mark.name}-{seeds.start}", marks=mark)


many_seeds = _seeds(OF_KINDS)
some_seeds = _seeds(OF_PARTS)
