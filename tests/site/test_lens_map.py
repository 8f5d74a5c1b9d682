"""The live map of the overview: lenses by mouse and by keyboard, without a script, in the address, on paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest

from tests.site.watching import Watched, barriers, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser()
MAP = "so-do-tong-the/"


def shown(page: Page) -> tuple[str, str]:
    """The legend that is shown, and the keys of one application."""
    legends = [each.get_attribute("aria-label") or "" for each in page.locator(".lens-legend").all() if each.is_visible()]
    tile = page.locator(".tile", has=page.locator("a[href$='pt/app-lgsp/']"))
    keys = [each.inner_text() for each in tile.locator(".keys").all() if each.is_visible()]
    return "|".join(legends), "|".join(keys)


def test_a_lens_changes_legend_tiles_and_address(watched: Watched) -> None:
    page = watched.open(MAP)
    assert shown(page)[0] == "Trạng thái"
    page.get_by_label("Đơn vị chủ quản").first.check()
    assert page.url.endswith("?theo=don-vi")
    assert shown(page)[0] == "Đơn vị chủ quản"
    page.reload()
    assert shown(page)[0] == "Đơn vị chủ quản"
    page.get_by_label("Trạng thái").first.check()
    assert page.url.endswith(MAP)
    assert watched.complaints == []


def test_lenses_are_walked_by_keyboard(watched: Watched) -> None:
    page = watched.open(MAP)
    page.locator("[data-lens='1']").focus()
    said = [shown(page)]
    for _ in range(3):
        page.keyboard.press("ArrowRight")
        said.append(shown(page))
    assert len({legend for legend, _ in said}) == 4
    assert all(legend and keys and "|" not in legend + keys for legend, keys in said)


def test_a_tile_leads_to_its_page(watched: Watched) -> None:
    page = watched.open(f"{MAP}?theo=phat-hien")
    page.locator(".tile a[href$='pt/app-lgsp/']").click()
    page.wait_for_url("**/pt/app-lgsp/")
    assert watched.complaints == []


def test_without_scripts_the_first_lens_is_there_and_the_others_can_be_chosen(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{MAP}")
    assert shown(page)[0] == "Trạng thái"
    page.locator("[data-lens='4']").check()
    assert shown(page)[0] == "Giai đoạn"
    context.close()


def test_paper_keeps_the_legend_and_leaves_out_the_choice(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 800, "height": 1100})
    page = context.new_page()
    page.goto(f"{address}{MAP}?theo=giai-doan")
    page.emulate_media(media="print")
    assert shown(page)[0] == "Giai đoạn"
    assert not page.locator(".lenses").is_visible()
    assert len(page.pdf()) > 10_000
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lens", ["trang-thai", "phat-hien", "don-vi", "giai-doan"])
def test_the_map_keeps_nobody_out(browser: Browser, address: str, lens: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{MAP}?theo={lens}", wait_until="load")
    found = barriers(page, context=".lens-map")
    context.close()
    assert found == []
