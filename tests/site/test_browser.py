"""The built site in Debian's Chromium, served by a plain file server, with every other host out of reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.site.watching import Watched, barriers, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser()
PAGES = {
    "home": "",
    "leaders": "lanh-dao/",
    "overview": "so-do-tong-the/",
    "business": "nghiep-vu/",
    "data": "du-lieu/",
    "application": "ung-dung/",
    "technology": "cong-nghe/",
    "security": "an-toan/",
    "services": "dich-vu/",
    "service": "pt/svc-khai-sinh/",
    "integration": "tich-hop/",
    "compliance": "tuan-thu/",
    "appraisal": "tham-dinh/",
    "traceability": "tuan-thu/truy-vet/",
    "rules": "quy-tac/",
    "rule": "quy-tac/cpdt-int-001/",
    "findings": "phat-hien/",
    "indicators": "chi-tieu/",
    "roadmap": "lo-trinh/",
    "units": "don-vi/",
    "unit": "don-vi/org-so-tttt/",
    "explorer": "kham-pha/",
    "sources": "nguon/",
    "elements": "pt/",
    "element": "pt/app-lgsp/",
    "guide": "huong-dan/",
    "guide to rules": "huong-dan/quy-tac/",
}
MIRRORED = {f"{name}, en": f"en/{path}" for name, path in PAGES.items()}
EVERYTHING = {**PAGES, **MIRRORED}


@pytest.mark.parametrize(("name", "path"), EVERYTHING.items(), ids=EVERYTHING.keys())
def test_a_page_opens_without_complaint_or_overflow(watched: Watched, name: str, path: str) -> None:
    page = watched.open(path)
    watched.keep_picture(f"{name.replace(', ', '-').replace(' ', '-')}-{(page.viewport_size or {}).get('width')}")
    assert page.locator("h1").count() == 1
    assert page.locator("h1").inner_text().strip()
    overflow = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert overflow <= 0, f"{path} is {overflow} px wider than the window"
    assert watched.complaints == []


@pytest.mark.parametrize(
    ("path", "scheme"),
    [
        *((path, "light") for path in (*PAGES.values(), "en/", "en/pt/app-lgsp/", "en/huong-dan/quy-tac/")),
        *(
            (path, "dark")
            for path in ("", "so-do-tong-the/", "tuan-thu/", "pt/app-lgsp/", "phat-hien/", "kham-pha/", "huong-dan/")
        ),
    ],
)
def test_a_page_keeps_nobody_out(browser: Browser, address: str, path: str, scheme: Literal["light", "dark"]) -> None:
    """axe finds nothing serious: contrast, names, landmarks and the rest of WCAG 2.1 AA that a program can see."""
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="load")
    found = barriers(page)
    context.close()
    assert found == []


@pytest.mark.parametrize("path", MIRRORED.values(), ids=MIRRORED.keys())
def test_every_page_leads_to_itself_in_the_other_language(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page(), address)
    page = watched.open(path.removeprefix("en/"))
    assert page.locator("html").get_attribute("lang") == "vi"
    page.locator("nav.languages a").click()
    page.wait_for_url(f"{address}{path}")
    assert page.locator("html").get_attribute("lang") == "en"
    page.locator("nav.languages a").click()
    page.wait_for_url(f"{address}{path.removeprefix('en/')}")
    assert watched.complaints == []
    context.close()


@pytest.mark.parametrize(
    ("path", "typed", "expected"),
    [
        ("en/", "birth registration", "en/pt/svc-khai-sinh/"),
        ("en/huong-dan/trang-thong-tin/", "birth registration", "en/pt/svc-khai-sinh/"),
        ("en/", "format of the model", "en/huong-dan/mo-hinh/"),
    ],
)
def test_search_finds_english_pages_in_english(watched: Watched, path: str, typed: str, expected: str) -> None:
    """Also on a page with a heading of its own that is called Search."""
    page = watched.open(path)
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").fill(typed)
    results = page.locator("dialog[open] a")
    results.first.wait_for()
    found = results.evaluate_all("links => links.slice(0, 5).map(link => link.href)")
    assert f"{watched.address}{expected}" in found
    results.first.click()
    page.wait_for_load_state("load")
    assert page.locator("html").get_attribute("lang") == "en"
    assert watched.complaints == []


@pytest.mark.parametrize("path", ["", "en/"])
def test_the_bar_stands_on_one_line_where_it_is_shown(browser: Browser, address: str, path: str) -> None:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = Watched(context.new_page(), address).open(path)
    page.evaluate("document.fonts.ready")
    assert page.locator("nav.bar").is_visible()
    tops = page.locator("nav.bar > ul > li").evaluate_all("items => items.map(item => item.getBoundingClientRect().top)")
    assert len(set(tops)) == 1
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    context.close()


def test_a_click_on_a_block_of_the_overview_opens_its_page(watched: Watched) -> None:
    page = watched.open("so-do-tong-the/")
    page.locator("svg a[href*='pt/app-lgsp/']").first.click()
    page.wait_for_load_state("load")
    assert page.url.endswith("pt/app-lgsp/")
    assert "LGSP" in page.locator("h1").inner_text()
    assert watched.complaints == []


def test_no_text_of_a_picture_is_wider_than_its_box(watched: Watched) -> None:
    for path in ("so-do-tong-the/", "pt/svc-khai-sinh/", "tich-hop/"):
        page = watched.open(path)
        page.evaluate("document.fonts.ready")
        too_wide = page.evaluate(
            """() => [...document.querySelectorAll('svg a')].filter(a => {
                const box = a.querySelector('rect');
                if (!box) return false;
                const frame = box.getBoundingClientRect();
                return [...a.querySelectorAll('text')].some(t => {
                    const r = t.getBoundingClientRect();
                    return r.right > frame.right + 1 || r.left < frame.left - 1;
                });
            }).map(a => a.textContent)"""
        )
        assert too_wide == []


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("dan cu", "dân cư"),
        ("dân cư", "dân cư"),
        ("dang ky khai sinh", "Đăng ký khai sinh"),
        ("đăng ký", "Đăng ký"),
        ("dat dai", "đất đai"),
        ("điện tử", "điện tử"),
        ("app-lgsp", "LGSP"),
        ("4097", "4097"),
        ("CPDT-INT-001", "LGSP"),
        ("ho tich", "hộ tịch"),
    ],
)
def test_search_finds_vietnamese_without_diacritics_ids_and_numbers(watched: Watched, typed: str, expected: str) -> None:
    page = watched.open("")
    page.keyboard.press("/")
    field = page.locator("dialog[open] input[type=search]")
    field.wait_for()
    field.fill(typed)
    results = page.locator("dialog[open] a")
    results.first.wait_for()
    found = [text.casefold() for text in results.all_inner_texts()[:5]]
    assert any(expected.casefold() in text for text in found), found
    assert watched.complaints == []


def test_search_opens_the_chosen_result_by_keyboard(watched: Watched) -> None:
    page = watched.open("")
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").fill("app-lgsp")
    page.locator("dialog[open] a").first.wait_for()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/pt/app-lgsp/")
    assert watched.complaints == []


def test_the_site_works_in_the_dark(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    watched = Watched(context.new_page(), address)
    page = watched.open("so-do-tong-the/")
    ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    channels = [int(part) for part in ground.removeprefix("rgb(").removesuffix(")").split(",")[:3]]
    assert max(channels) < 80, ground
    assert watched.complaints == []
    context.close()
