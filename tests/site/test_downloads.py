"""What a diagram can be taken away as: SVG and draw.io files beside the page, a PNG that the reader's browser draws."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.site.watching import Watched, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser()
SIGNATURE = b"\x89PNG\r\n\x1a\n"
PICTURES = {"tich-hop/": "LGSP", "nghiep-vu/": "UBND", "pt/svc-khai-sinh/": "Đăng ký khai sinh", "en/tich-hop/": "Ministry"}


@pytest.mark.parametrize("path", ["tich-hop/", "pt/svc-khai-sinh/", "pt/app-lgsp/"])
def test_a_diagram_is_saved_as_png_at_twice_its_size(browser: Browser, address: str, path: str, tmp_path: Path) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, color_scheme="dark")
    watched = Watched(context.new_page(), address)
    page = watched.open(path)
    figure = page.locator("figure.picture").first
    size = figure.locator("svg.eaf-drawing").evaluate("svg => [svg.viewBox.baseVal.width, svg.viewBox.baseVal.height]")
    with page.expect_download() as saved:
        figure.locator("[data-png]").click()
    target = tmp_path / saved.value.suggested_filename
    saved.value.save_as(target)
    content = target.read_bytes()
    assert target.suffix == ".png"
    assert content.startswith(SIGNATURE)
    assert list(struct.unpack(">II", content[16:24])) == [round(2 * each) for each in size]
    shown = page.evaluate(
        """async (bytes) => {
            const image = await createImageBitmap(new Blob([new Uint8Array(bytes)], { type: 'image/png' }));
            const canvas = new OffscreenCanvas(image.width, image.height);
            const context = canvas.getContext('2d');
            context.drawImage(image, 0, 0);
            const { data } = context.getImageData(0, 0, image.width, image.height);
            const colours = new Set();
            for (let at = 0; at < data.length; at += 4) colours.add((data[at] << 16) | (data[at + 1] << 8) | data[at + 2]);
            return [data[0], data[1], data[2], colours.size];
        }""",
        list(content),
    )
    assert shown[:3] == [255, 255, 255], "for documents: light, whatever the reader's scheme"
    assert shown[3] > 20, "boxes, lines and letters are drawn"
    assert watched.complaints == []
    context.close()


def test_png_needs_no_server(browser: Browser, city_site: Path) -> None:
    context = browser.new_context(offline=True)
    page = context.new_page()
    page.goto((city_site / "tich-hop" / "index.html").as_uri(), wait_until="load")
    with page.expect_download() as saved:
        page.locator("[data-png]").first.click()
    assert saved.value.suggested_filename.endswith(".png")
    context.close()


@pytest.mark.parametrize(("path", "text"), PICTURES.items(), ids=PICTURES.keys())
def test_the_draw_io_file_of_a_page_says_what_its_picture_says(browser: Browser, address: str, path: str, text: str) -> None:
    context = browser.new_context()
    page = Watched(context.new_page(), address).open(path)
    figure = page.locator("figure.picture", has=page.locator("a[href$='.drawio']")).first
    with page.expect_download() as saved:
        figure.locator("a[href$='.drawio']").click()
    root = ET.fromstring(Path(saved.value.path()).read_text(encoding="utf-8"))  # noqa: S314 - written by the package itself
    labels = "".join(each.get("label", "") for each in root.iter("UserObject"))
    assert text in labels
    names = figure.locator("svg .eaf-element").evaluate_all("all => all.map(each => each.dataset.id)")
    held = {each.get("id") for each in root.iter("UserObject")}
    assert set(names) <= held
    for edge in (each for each in root.iter("mxCell") if each.get("edge")):
        assert {edge.get("source"), edge.get("target")} <= held
    context.close()


def test_a_number_in_a_diagram_opens_the_elements_it_counts(browser: Browser, address: str) -> None:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    watched = Watched(context.new_page(), address)
    page = watched.open("nghiep-vu/")
    counts = page.locator("svg a.eaf-element[href='business-process/']")
    assert counts.count()
    counts.first.click()
    page.wait_for_url("**/nghiep-vu/business-process/")
    shown = page.locator("svg a.eaf-element").count()
    assert shown == page.locator("#danh-muc tbody tr, section:has(#danh-muc) tbody tr").count()
    page = watched.open("pt/svc-khai-sinh/")
    page.locator("svg a.eaf-element[href$='-words']").first.click()
    assert page.locator("details.alternative[open]").count() == 1
    assert watched.complaints == []
    context.close()
