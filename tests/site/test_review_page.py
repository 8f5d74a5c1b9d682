"""The page of a review in a real browser: on a desk and on a phone, in light and dark, by itself."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from eaf.api.acceptance import EVERYTHING
from eaf.api.review import Asked, review
from eaf.loading.cache import Cache
from eaf.reporters.review.html import render
from eaf.reporters.settings import Settings
from tests.revisions.small_city import RUN, SERVICES, SYSTEMS, make
from tests.site.watching import barriers, needs_browser, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser()


@pytest.fixture(scope="module")
def page_of_review(tmp_path_factory: pytest.TempPathFactory) -> Path:
    city = make(tmp_path_factory.mktemp("review") / "city")
    city.swap(SYSTEMS, "    owner: org-clinic\n", "")
    city.swap(SYSTEMS, "level: 3", "level: 4")
    city.swap(SERVICES, "  svc-bare: {type: business-service, name: {vi: Chưa mô tả, en: Not described}}\n", "")
    long = "Hệ thống có tên rất dài để xem trang có vỡ ra ngoài màn hình điện thoại hay không " + "x" * 90
    city.write({"architecture/new.yaml": f"elements:\n  sys-new: {{type: application-component, name: '{long}'}}\n"})
    city.write(
        {
            "checks/toy-1/rules/rules.yaml": city.read("checks/toy-1/rules/rules.yaml").replace(
                "severity: note", "severity: warning"
            )
        }
    )
    folder = tmp_path_factory.mktemp("page")
    found = review(Asked(city.workspace, "base", "", RUN, EVERYTHING), cache=Cache(None))
    (folder / "index.html").write_text(render(found, Settings()), encoding="utf-8")
    return folder


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1440, 390], ids=["wide", "phone"])
def test_a_review_is_read_on_any_screen(browser: Browser, page_of_review: Path, width: int, scheme: str) -> None:
    with served(page_of_review) as address:
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme="dark" if scheme == "dark" else "light"
        )
        page = context.new_page()
        asked: list[str] = []
        complaints: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(address)
        assert [url for url in asked if not url.endswith("favicon.ico")] == [address]
        assert [each for each in complaints if "favicon" not in each and "404" not in each] == []
        assert page.evaluate("document.documentElement.scrollWidth") == width, "the page itself is never scrolled sideways"
        assert page.locator(".verdict").inner_text().startswith("CHƯA ĐẠT")
        assert page.locator("svg").count() == 3
        paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert (paper == "rgb(255, 255, 255)") == (scheme == "light")
        assert barriers(page) == []
        context.close()


@pytest.mark.parametrize("width", [1440, 390], ids=["wide", "phone"])
def test_without_scripts_every_link_leads_to_its_part(browser: Browser, page_of_review: Path, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto((page_of_review / "index.html").as_uri())
    for link in page.locator("nav a").all():
        link.click()
        target = re.sub(r".*#", "", page.url)
        box = page.locator(f"#{target}").bounding_box()
        assert box is not None
        assert box["y"] < 900, f"#{target} is in sight"
    context.close()
