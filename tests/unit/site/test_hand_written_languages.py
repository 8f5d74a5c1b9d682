"""Hand-written pages in two languages: the frame, the way to the other language, the search and the navigation of each."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.errors import UsageError

DAY = date(2026, 11, 22)
BLOCK = "```eaf findings\n```\n"
PAGES = {
    "huong-dan/index.md": f"# Bắt đầu\n\n[Tiếp](hai.md)\n\n{BLOCK}",
    "huong-dan/hai.md": "# Trang hai\n",
    "huong-dan/rieng.md": "# Chỉ tiếng Việt\n",
    "quyet-dinh/index.md": "# Quyết định\n",
    "en/huong-dan/index.md": f"# Start\n\n[Next](hai.md)\n\n{BLOCK}",
    "en/huong-dan/hai.md": "# Page two\n",
}
SETTINGS = """\
site_name: X
theme: {name: eaf}
plugins: [eaf]
markdown_extensions: [tables, fenced_code]
nav:
  - Hướng dẫn: [huong-dan/index.md, huong-dan/hai.md, huong-dan/rieng.md]
  - Guide: [en/huong-dan/index.md, en/huong-dan/hai.md]
  - Quyết định: [quyet-dinh/index.md]
"""


def written(folder: Path, pages: dict[str, str], settings: str = SETTINGS) -> Path:
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_text(text, encoding="utf-8")
    (folder / "mkdocs.yml").write_text(settings, encoding="utf-8")
    return build_site(folder, None, DAY, "").folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hai-thu-tieng")
    new_workspace(folder, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    return written(project, PAGES)


def html(site: Path, path: str) -> str:
    return (site / path / "index.html").read_text(encoding="utf-8")


def links(text: str, opening: str, closing: str) -> list[tuple[str, str]]:
    """The addresses and words of the links in a part of a page."""
    part = text.partition(opening)[2].partition(closing)[0]
    return re.findall(r'<a[^>]*? href="([^"]+)"[^>]*>(?:<small>[^<]*</small>)?([^<]+)</a>', part)


def search(site: Path, index: str) -> dict[str, str]:
    """The kind under which a search finds each hand-written page."""
    text = (site / index).read_text(encoding="utf-8").removeprefix("window.EAF_SEARCH=").removesuffix(";\n")
    found = json.loads(text)
    return {row[0]: found["kinds"][row[2]] for row in found["entries"] if re.search("huong-dan/|quyet-dinh/", row[0])}


def test_a_page_has_the_frame_of_its_language(site: Path) -> None:
    vi, en = html(site, "huong-dan/hai"), html(site, "en/huong-dan/hai")
    assert '<html lang="vi">' in vi
    assert '<html lang="en">' in en
    assert 'href="../../tuan-thu/"' in vi
    assert 'href="../../tuan-thu/"' in en, "of the English edition: en/tuan-thu/"
    assert 'href="../../../assets/css/frame.css"' in en
    assert links(vi, '<nav class="crumbs"', "</nav>") == [("../../", "Trang chủ")]
    assert links(en, '<nav class="crumbs"', "</nav>") == [("../../", "Home")]


def test_a_page_leads_to_itself_in_the_other_language(site: Path) -> None:
    vi, en = html(site, "huong-dan/hai"), html(site, "en/huong-dan/hai")
    assert links(vi, '<nav class="languages"', "</nav>") == [("../../en/huong-dan/hai/", "English")]
    assert links(en, '<nav class="languages"', "</nav>") == [("../../../huong-dan/hai/", "Tiếng Việt")]
    assert '<link rel="alternate" hreflang="en" href="../../en/huong-dan/hai/">' in vi
    assert '<link rel="alternate" hreflang="vi" href="../../../huong-dan/hai/">' in en


def test_a_page_in_one_language_says_that_the_other_has_only_its_home_page(site: Path) -> None:
    page = html(site, "huong-dan/rieng")
    assert "hreflang" not in page.partition("<body>")[0]
    assert links(page, '<nav class="languages"', "</nav>") == [("../../en/", "English · Home")]


def test_a_block_speaks_the_language_of_its_page_and_leads_to_pages_in_it(site: Path) -> None:
    vi, en = html(site, "huong-dan"), html(site, "en/huong-dan")
    assert "chưa có phần tử nào trong mô hình" in vi
    assert "chưa có phần tử nào trong mô hình" not in en
    assert "has no element in the model" in en
    assert 'href="../quy-tac/cpdt-cov-001/"' in en


def test_a_search_finds_the_pages_in_its_language_and_those_that_are_not_written_in_it(site: Path) -> None:
    assert search(site, "assets/search-index.js") == dict.fromkeys(
        ("huong-dan/", "huong-dan/hai/", "huong-dan/rieng/", "quyet-dinh/"), "Hướng dẫn"
    )
    assert search(site, "en/assets/search-index.js") == dict.fromkeys(
        ("huong-dan/", "huong-dan/hai/", "../huong-dan/rieng/", "../quyet-dinh/"), "Guide"
    )


def test_the_navigation_beside_a_page_is_for_those_who_read_it(site: Path) -> None:
    assert links(html(site, "huong-dan/hai"), '<details class="rail"', "</details>") == [
        ("../../huong-dan/", "Bắt đầu"),
        ("../../huong-dan/hai/", "Trang hai"),
        ("../../huong-dan/rieng/", "Chỉ tiếng Việt"),
        ("../../quyet-dinh/", "Quyết định"),
    ]
    assert links(html(site, "en/huong-dan/hai"), '<details class="rail"', "</details>") == [
        ("../../../en/huong-dan/", "Start"),
        ("../../../en/huong-dan/hai/", "Page two"),
        ("../../../quyet-dinh/", "Quyết định"),
    ]


def test_pages_are_turned_in_one_language(site: Path) -> None:
    assert links(html(site, "huong-dan/rieng"), '<nav class="turn"', "</nav>") == [
        ("../../huong-dan/hai/", "Trang hai"),
        ("../../quyet-dinh/", "Quyết định"),
    ]
    assert links(html(site, "en/huong-dan/hai"), '<nav class="turn"', "</nav>") == [("../../../en/huong-dan/", "Start")]


def test_the_main_navigation_leads_to_the_guide_of_the_language(site: Path) -> None:
    assert 'href="./huong-dan/"' in html(site, "")
    english = html(site, "en")
    assert 'href="./huong-dan/"' in english
    assert 'href="./../huong-dan/"' not in english


@pytest.mark.parametrize(
    ("only", "vietnamese", "english"),
    [("huong-dan", "./huong-dan/", "./../huong-dan/"), ("en/huong-dan", "./en/huong-dan/", "./huong-dan/"), ("khac", "", "")],
)
def test_a_guide_in_one_language_is_found_from_both(tmp_path: Path, only: str, vietnamese: str, english: str) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    site = written(tmp_path, {f"{only}/index.md": "# Trang\n"}, SETTINGS.partition("nav:")[0])
    for page, expected in (("", vietnamese), ("en", english)):
        guides = re.findall(r'href="([^"]*huong-dan/)"', html(site, page))
        assert set(guides) == ({expected} if expected else set())


def test_a_block_of_an_english_page_that_names_nothing_is_told_at_its_place(tmp_path: Path) -> None:
    new_workspace(tmp_path, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    with pytest.raises(UsageError, match=r"docs/en/trang\.md:3:1: .*'overvew'"):
        written(tmp_path, {"en/trang.md": "# Page\n\n```eaf view overvew\n```\n"}, SETTINGS.partition("nav:")[0])
