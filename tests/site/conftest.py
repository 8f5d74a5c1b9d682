"""The built site, served by a plain file server, with every other host out of reach; built once for all suites."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.site.watching import CHROMIUM, Watched, served


@pytest.fixture(scope="session")
def address(city_site: Path) -> Iterator[str]:
    with served(city_site) as found:
        yield found


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture(params=[1440, 390], ids=["wide", "phone"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": request.param, "height": 900}, locale="vi-VN")
    yield Watched(context.new_page(), address)
    context.close()
