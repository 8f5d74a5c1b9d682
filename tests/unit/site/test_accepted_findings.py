"""A site of a model with waivers and a baseline counts what is active, and shows what is wrong with the register."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from eaf.api.site import build_site
from eaf.api.site_content import NotCheckedError

CITIES = Path(__file__).parents[2] / "functional" / "cities"
DAY = date(2024, 1, 1)
WAIVER = (
    "  - {{id: {id}, rule: {rule}, subjects: [{subjects}], reason: Chờ, approved_by: org-city, decision: 1/QĐ,"
    " created: 2023-12-01, expires: {expires}}}\n"
)


@pytest.fixture
def city(tmp_path: Path) -> Path:
    shutil.copytree(CITIES / "flawed", tmp_path / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "checks")
    return tmp_path


def register(city: Path, *waivers: str) -> None:
    (city / "architecture" / "waivers.yaml").write_text("waivers:\n" + "".join(waivers), encoding="utf-8")


def page(folder: Path, path: str) -> str:
    return (folder / path / "index.html").read_text(encoding="utf-8")


def test_the_site_counts_active_findings(city: Path) -> None:
    assert build_site(city, None, DAY, "").status == 1
    register(
        city,
        WAIVER.format(id="W-1", rule="TOY-GOV-001", subjects="sys-archive", expires="2024-05-01"),
        WAIVER.format(id="W-2", rule="TOY-LAY-001", subjects="svc-births, sys-registry", expires="2024-05-01"),
    )
    outcome = build_site(city, None, DAY, "")
    assert outcome.status == 0
    assert "2 được miễn trừ, 0 trong nền" in outcome.lines
    assert "0 lỗi, 1 cảnh báo, 1 ghi chú" in outcome.lines
    assert "không có chủ quản" not in page(outcome.folder, "phat-hien")
    assert "không có chủ quản" not in page(outcome.folder, "pt/sys-archive")
    assert "Chưa đáp ứng" in page(outcome.folder, "dieu-khoan/toy-1"), "a waived clause is not met"


def test_what_is_wrong_with_the_register_stands_among_the_findings(city: Path) -> None:
    register(city, WAIVER.format(id="W-1", rule="TOY-GOV-001", subjects="sys-archive", expires="2023-12-31"))
    outcome = build_site(city, None, DAY, "")
    assert outcome.status == 1
    found = page(outcome.folder, "phat-hien")
    assert re.search(r"EAF-W002(?!.{0,20}</a>)", found), "a code has no page of its own"
    assert "miễn trừ W-1 đã hết hiệu lực" in found
    assert "không có chủ quản" in found


def test_there_is_no_site_while_it_is_open_which_waivers_count(city: Path) -> None:
    one = WAIVER.format(id="W-1", rule="TOY-GOV-001", subjects="sys-archive", expires="2024-05-01")
    register(city, one, one)
    with pytest.raises(NotCheckedError, match="EAF-W005"):
        build_site(city, None, DAY, "")
