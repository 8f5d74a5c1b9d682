"""The built site, served by a plain file server, with every other host out of reach; built once for all suites."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from eaf.api.site import build_site
from tests.site.watching import CHROMIUM, Watched


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not speak."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        del format, args


@pytest.fixture(scope="session")
def address(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = build_site(root / "architecture", tmp_path_factory.mktemp("site") / "site", date(2026, 11, 22), "").folder
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


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
