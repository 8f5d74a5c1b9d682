"""The site shows evidence where people look for it, and says plainly what is missing."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from checking.attested_city import attestation, city

from eaf.api.site import build_site

DAY = date(2026, 6, 30)


def text_of(folder: Path, path: str) -> str:
    """The words of a page."""
    html = (folder / path / "index.html").read_text(encoding="utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def site(tmp_path: Path) -> Path:
    url = "https://example.gov.vn/qd"
    city(
        tmp_path,
        attestation(evidence=f"[{{source: src-a}}, {{url: '{url}', accessed: 2026-01-05}}]", note="Đã đối chiếu bản gốc"),
        attestation("T-ATT-002", elements="[app-b]", expires="2026-06-29"),
    )
    return build_site(tmp_path / "architecture", tmp_path / "site", DAY, "").folder


def test_a_clause_shows_its_evidence(site: Path) -> None:
    page = text_of(site, "dieu-khoan/c-approved")
    assert "Đáp ứng" in page
    assert "Minh chứng còn hiệu lực" in page.replace("minh chứng", "Minh chứng")
    for said in (
        "Thử",
        "Quyết định",
        "https://example.gov.vn/qd",
        "05/01/2026",
        "xem xét tài liệu",
        "Cơ quan",
        "31/12/2026",
        "Đã đối chiếu",
    ):
        assert said in page, said
    html = (site / "dieu-khoan/c-approved/index.html").read_text(encoding="utf-8")
    assert 'href="../../pt/src-a/"' in html
    assert 'href="https://example.gov.vn/qd" rel="noreferrer"' in html


def test_a_clause_says_what_is_missing_and_what_is_out_of_date(site: Path) -> None:
    page = text_of(site, "dieu-khoan/c-filed")
    assert "Chưa đủ cơ sở đánh giá" in page
    assert "minh chứng chưa có" in page
    assert "minh chứng đã hết hạn" in page
    assert "chưa đủ minh chứng" in page, "the rule does not read as broken"
    assert "Hồ sơ A: chưa có minh chứng" in page


@pytest.mark.parametrize(("path", "said"), [("pt/app-a", "minh chứng chưa có"), ("pt/app-b", "minh chứng đã hết hạn")])
def test_an_element_shows_what_there_is_of_it(site: Path, path: str, said: str) -> None:
    assert said in text_of(site, path)


def test_an_element_that_nobody_asks_about_has_no_such_section(site: Path) -> None:
    assert "minh-chung" not in (site / "pt/nod-a/index.html").read_text(encoding="utf-8")


def test_the_matrix_and_the_rule_show_how_the_evidence_stands(site: Path) -> None:
    matrix = text_of(site, "tuan-thu")
    assert "minh chứng còn hiệu lực" in matrix
    assert "minh chứng chưa có" in matrix, "the worst of its subjects"
    assert "minh chứng đã hết hạn" in text_of(site, "quy-tac/t-att-002")
