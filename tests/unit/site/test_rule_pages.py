"""The pages of the rules speak the language of the workspace."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.text import Language

DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("language", "shown", "hidden"),
    [
        ("vi", "Hai cơ quan trao đổi dữ liệu qua LGSP", "Two bodies exchange data through the LGSP"),
        ("en", "Two bodies exchange data through the LGSP", "Hai cơ quan trao đổi dữ liệu qua LGSP"),
    ],
)
def test_the_examples_of_a_rule_are_titled_in_the_language_of_the_workspace(
    tmp_path: Path, language: Language, shown: str, hidden: str
) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Thử", language)
    page = (build_site(tmp_path, None, DAY, "").folder / "quy-tac" / "cpdt-int-001" / "index.html").read_text(encoding="utf-8")
    assert f"<span>{shown}</span>" in page
    assert hidden not in page
