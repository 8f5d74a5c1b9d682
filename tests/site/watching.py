"""A page in Debian's Chromium that is watched, and what is asked of a page in every suite."""

from __future__ import annotations

import os
import shutil
import threading
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page, Route

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or ""
REQUIRED = os.environ.get("EAF_REQUIRE_BROWSER") == "1"
SCREENSHOTS = os.environ.get("EAF_SCREENSHOTS", "")
"""The folder in which screenshots of the pages are kept for people; none unless CI or somebody asks for them."""
_LEFT = "net::ERR_ABORTED"
"""How a request ends that was under way when the reader went on to another page; a file that is missing is answered by 404."""
_AXE = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
_GRAVE = {"serious", "critical"}


def needs_browser() -> list[pytest.MarkDecorator]:
    """The marks of a suite that runs in the browser, one suite after the other."""
    return [
        pytest.mark.browser,
        pytest.mark.xdist_group("browser"),
        pytest.mark.skipif(not CHROMIUM and not REQUIRED, reason="Chromium is not installed; CI sets EAF_REQUIRE_BROWSER=1"),
    ]


def barriers(page: Page, context: str | None = None) -> list[str]:
    """What axe finds serious in a page, or in one part of it; that it looked at anything is asserted."""
    found = Axe().run(page, context=context, options=_AXE).response
    assert found["passes"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary']}"
        for each in found["violations"]
        if each["impact"] in _GRAVE
        for node in each["nodes"][:3]
    ]


class Quiet(SimpleHTTPRequestHandler):
    """A file server that does not speak."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the standard library's
        del format, args


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder behind a plain file server."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


class Watched:
    """A page that remembers every complaint: console errors, exceptions, failed requests, requests to other hosts."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", lambda message: self._complain(message.text, when=message.type in ("error", "warning")))
        page.on("pageerror", lambda error: self._complain(str(error), when=True))
        page.on("requestfailed", lambda request: self._complain(f"failed: {request.url}", when=request.failure != _LEFT))
        page.on("response", lambda response: self._complain(f"{response.status}: {response.url}", when=response.status >= 400))
        page.route("**/*", self._only_here)

    def _complain(self, text: str, *, when: bool) -> None:
        if when:
            self.complaints.append(text)

    def _only_here(self, route: Route) -> None:
        if route.request.url.startswith(self.address):
            route.continue_()
        else:
            self.complaints.append(f"another host: {route.request.url}")
            route.abort()

    def keep_picture(self, name: str) -> None:
        """Keep a screenshot of the whole page, for people to look at."""
        if SCREENSHOTS:
            self.page.screenshot(path=f"{SCREENSHOTS}/{name}.png", full_page=True)

    def open(self, path: str) -> Page:
        self.page.goto(f"{self.address}{path}", wait_until="load")
        return self.page
