"""How many random models a suite looks at: some thousands always, many more in the deep run."""

from __future__ import annotations

import pytest

USUAL, DEEP = 3_000, 20_000
many_seeds = pytest.mark.parametrize(
    "seeds",
    [
        *(pytest.param(range(at, at + USUAL // 3), id=f"usual-{at}") for at in range(0, USUAL, USUAL // 3)),
        *(
            pytest.param(range(at, at + DEEP // 4), id=f"deep-{at}", marks=pytest.mark.deep)
            for at in range(1_000_000, 1_000_000 + DEEP, DEEP // 4)
        ),
    ],
)
