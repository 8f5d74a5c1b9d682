"""The made-up cities of the benchmarks follow the national rules but for what is planted, whatever rules come to the pack."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from eaf.api import load, run_check
from eaf.checking.engine import Run
from tests.conftest import AS_OF

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_only_what_is_planted_is_found(tmp_path: Path, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(root / "benchmarks")
    folder, pack = tmp_path / "architecture", "bench"
    planted = importlib.import_module("generate").generate(1_000, folder, pack)
    rules = importlib.import_module("pack").write_pack(tmp_path / "checks" / pack)
    session = load(folder)
    report = run_check(session, Run(AS_OF))
    assert not session.problems
    assert len(report.results) == rules
    copies = [each for each in report.findings if each.rule.endswith("LAY-002")]
    assert [each for each in report.findings if each not in copies] == []
    assert len({each.rule for each in copies}) > 1
    assert len(copies) == planted * len({each.rule for each in copies})
