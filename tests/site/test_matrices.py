"""The pages of the matrices in the browser: reading, filtering, walking by keyboard, following a cell, downloading."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from typing import TYPE_CHECKING, Literal
from xml.etree import ElementTree as ET

import pytest

from eaf.viewpoints.matrices import MATRICES
from tests.site.watching import Watched, barriers, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = needs_browser()
IDS = [each.id for each in MATRICES]
PATHS = [
    "ma-tran/",
    *(f"ma-tran/{id_}/" for id_ in IDS),
    "ma-tran/phu-thuoc/ung-dung/",
    "en/ma-tran/ung-dung-du-lieu/",
    "huong-dan/trang-thong-tin/",
    "en/huong-dan/trang-thong-tin/",
]
DATA = "ma-tran/ung-dung-du-lieu/"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
TABLE = """() => [...document.querySelectorAll('table.grid tbody tr[data-row], table.grid tfoot tr')]
    .map(row => [...row.cells].slice(1).map(cell => cell.innerText.trim()))"""


def is_wide(page: Page) -> bool:
    return page.viewport_size is not None and page.viewport_size["width"] > 700


@pytest.mark.parametrize("path", PATHS)
def test_a_matrix_opens_without_complaint_or_overflow(watched: Watched, path: str) -> None:
    page = watched.open(path)
    assert page.locator("h1").inner_text().strip()
    assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
    assert watched.complaints == []


@pytest.mark.parametrize("path", PATHS[1:])
def test_every_filled_cell_leads_to_its_place_in_the_list_or_to_a_part(watched: Watched, path: str) -> None:
    page = watched.open(path)
    lost = page.evaluate(
        """() => [...document.querySelectorAll('.grid .filled a')].filter(link =>
            link.pathname === location.pathname && !document.getElementById(decodeURIComponent(link.hash.slice(1))))
            .map(link => link.hash)"""
    )
    assert lost == []
    assert page.locator(".grid .filled a").count() > 0
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(each => each.id)")
    assert len(ids) == len(set(ids))


def test_a_wide_screen_shows_the_matrix_and_a_phone_the_rows_as_lists(watched: Watched) -> None:
    page = watched.open(DATA)
    assert page.locator(".grid-frame").is_visible() == is_wide(page)
    row = page.locator("details.grid-row").first
    assert row.is_visible()
    row.locator("summary").click()
    assert row.locator(".entry").first.is_visible()
    assert "access" in page.content() or "truy cập" in row.inner_text()


def test_filters_narrow_rows_and_columns_with_or_without_diacritics(watched: Watched) -> None:
    page = watched.open(DATA)
    rows = page.locator("table.grid tbody tr[data-row]:not([hidden])")
    columns = page.locator("table.grid thead .turned:not([hidden])")
    lists = page.locator(".grid-row:not([hidden])")
    before = (rows.count(), columns.count(), lists.count())
    page.locator("[data-rows]").fill("mot cua")
    assert 0 < rows.count() < before[0]
    assert lists.count() == rows.count()
    page.locator("[data-rows]").press("Escape")
    assert rows.count() == before[0]
    page.locator("[data-columns]").fill("ho so")
    assert 0 < columns.count() < before[1]
    page.locator("[data-columns]").fill("")
    page.locator("[data-hide-empty]").check()
    assert rows.count() == page.evaluate(
        "[...document.querySelectorAll('tbody tr[data-row]')].filter(r => r.querySelector('.filled')).length"
    )
    assert rows.count() < before[0]
    page.locator("[data-hide-empty]").uncheck()
    assert (rows.count(), columns.count(), lists.count()) == before
    assert watched.complaints == []


def test_arrow_keys_go_from_cell_to_cell_and_enter_opens_the_evidence(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page(), address)
    page = watched.open("ma-tran/ung-dung-dich-vu/")
    assert page.locator(".grid .filled a[tabindex='0']").count() == 1, "one stop for the Tab key"
    page.locator(".grid .filled a[tabindex='0']").focus()
    start = page.evaluate("document.activeElement.href")
    page.keyboard.press("ArrowRight")
    right = page.evaluate("document.activeElement.href")
    assert right != start
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.href") not in (start, right)
    page.keyboard.press("Enter")
    target = page.locator(":target")
    assert target.is_visible()
    assert target.locator("code").count() > 0, "the place in the files"
    assert watched.complaints == []
    context.close()


def test_a_shared_address_of_a_cell_opens_its_list(watched: Watched) -> None:
    page = watched.open(f"{DATA}#o-app-mot-cua--dat-ho-so")
    assert page.locator("#o-app-mot-cua--dat-ho-so").is_visible()


def test_without_scripts_the_matrix_and_its_lists_are_there(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{DATA}")
    assert page.locator("table.grid").is_visible()
    assert not page.locator("[data-grid-filters]").is_visible()
    page.locator("details.grid-row summary").first.click()
    assert page.locator("details.grid-row .entry").first.is_visible()
    context.close()


@pytest.mark.parametrize("id_", IDS)
def test_both_downloads_say_what_the_page_says(browser: Browser, address: str, id_: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(f"{address}ma-tran/{id_}/")
    shown = page.evaluate(TABLE)
    hrefs = page.locator(".downloads a").evaluate_all("links => links.map(link => link.href)")
    assert [href.rpartition(".")[2] for href in hrefs] == ["csv", "xlsx"]
    text, book = (page.request.get(href).body() for href in hrefs)
    lines = list(csv.reader(io.StringIO(text.decode("utf-8-sig"), newline="")))
    assert [line[2:] for line in lines[1:]] == shown
    assert first_sheet(book) == lines
    context.close()


def first_sheet(content: bytes) -> list[list[str]]:
    """The values of the first sheet, as wide as its first line."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        items = ET.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        shared = ["".join(text.text or "" for text in item.iter(f"{SHEET}t")) for item in items]
        root = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314 - our own workbook
    rows: list[list[str]] = []
    for row in root.iter(f"{SHEET}row"):
        found: dict[int, str] = {}
        for cell in row.iter(f"{SHEET}c"):
            value, letters = cell.find(f"{SHEET}v"), re.match(r"[A-Z]+", cell.get("r", ""))
            if value is not None and value.text is not None and letters:
                at = sum((ord(c) - 64) * 26**n for n, c in enumerate(reversed(letters[0]))) - 1
                found[at] = shared[int(value.text)] if cell.get("t") == "s" else value.text
        rows.append([found.get(at, "") for at in range(len(rows[0]) if rows else max(found) + 1)])
    return rows


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("path", ["ma-tran/", DATA, "ma-tran/phu-thuoc/", "ma-tran/don-vi-phat-hien/"])
def test_a_matrix_keeps_nobody_out(browser: Browser, address: str, path: str, scheme: Literal["light", "dark"]) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{address}{path}", wait_until="load")
    found = barriers(page)
    context.close()
    assert found == []
