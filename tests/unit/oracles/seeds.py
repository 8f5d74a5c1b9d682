"""How many random models a suite looks at: always many of every rule kind, some of what kinds are made of; more in the deep run."""

from __future__ import annotations

import gc

import pytest

OF_KINDS, OF_PARTS, DEEP = 20_000, 3_000, 100_000
_CHUNKS, _DEEP_CHUNKS, _DEEP_START = 4, 10, 1_000_000
gc.set_threshold(100_000, 20, 20)  # small models are many values and few cycles


def _seeds(usual: int) -> pytest.MarkDecorator:
    """``usual`` seeds in the usual suite and those of the deep one, in ranges that processes can share."""
    at_once, deep = usual // _CHUNKS, DEEP // _DEEP_CHUNKS
    ranges = [pytest.param(range(at, at + at_once), id=f"usual-{at}") for at in range(0, usual, at_once)]
    starts = range(_DEEP_START, _DEEP_START + DEEP, deep)
    ranges += [pytest.param(range(at, at + deep), id=f"deep-{at}", marks=pytest.mark.deep) for at in starts]
    return pytest.mark.parametrize("seeds", ranges)


many_seeds = _seeds(OF_KINDS)
some_seeds = _seeds(OF_PARTS)
