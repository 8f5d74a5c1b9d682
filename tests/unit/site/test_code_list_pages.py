"""The lists of codes of the pack have a page each, in the language of the workspace, reached from the navigation."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.text import Language


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        (
            "vi",
            ("Cấp độ an toàn hệ thống thông tin theo Nghị định 85/2016/NĐ-CP", "Điều 9, 85/2016/NĐ-CP", "đến trước 01/07/2026"),
        ),
        (
            "en",
            (
                "Security levels of information systems by Decree 85/2016/NĐ-CP",
                "Article 9, 85/2016/NĐ-CP",
                "until before 2026-07-01",
            ),
        ),
    ],
)
def test_a_list_has_a_page_with_law_and_period(tmp_path: Path, language: Language, shown: tuple[str, ...]) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Thử", language)
    folder = build_site(tmp_path, None, date(2026, 11, 23), "").folder
    overview, page = ((folder / "danh-muc" / name / "index.html").read_text(encoding="utf-8") for name in ("", "security-levels"))
    for words in shown:
        assert words in page
    assert shown[0] in overview
    assert 'href="../danh-muc/"' in (folder / "tuan-thu" / "index.html").read_text(encoding="utf-8")
