"""A list of codes is explained under its own name and under that of its property."""

from __future__ import annotations

from pathlib import Path

import pytest

from eaf.api import load
from eaf.api.ask import explain
from eaf.api.scaffold import new_workspace
from eaf.errors import NotFoundError


def test_lists_are_explained_by_id_and_by_property(tmp_path: Path) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Thử", "vi")
    session = load(tmp_path / "architecture")
    by_property = explain(session, "security_level", "en")
    assert [line.split(":")[0] for line in by_property if "(values of the property" in line] == [
        "security-levels",
        "security-levels-2026",
    ]
    by_id = explain(session, "security-levels", "en")
    assert by_property[: len(by_id)] == by_id
    assert "  - Is shared infrastructure of a sector, a province or several provinces." in by_id
    with pytest.raises(NotFoundError) as refused:
        explain(session, "security-level", "en")
    assert "security-levels" in refused.value.suggestions
