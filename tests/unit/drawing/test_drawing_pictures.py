"""The pictures as text: well formed, accessible, the same every time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from drawing_samples import FIXED, VIEWS
from lxml import etree

from eaf.drawing import ENGLISH, LANGUAGES, VIETNAMESE, Sheet, describe, draw
from eaf.drawing.pictures import PICTURES
from eaf.text import Language
from eaf.viewing.shapes import Block, BlockMap, Box, Context, Graph, IndicatorChart, Lanes, Mark, TrendChart, View

SVG = "{http://www.w3.org/2000/svg}"
HERE = Path(__file__).parent
names = pytest.mark.parametrize("name", VIEWS)
EMPTY: dict[str, View] = {
    "block_map": BlockMap("Trống"),
    "lanes": Lanes("Trống"),
    "graph": Graph("Trống"),
    "indicator_chart": IndicatorChart("Trống", "%"),
    "trend_chart": TrendChart("Trống", "", ""),
    "context": Context("Trống", Box("x", "Phần tử")),
}


def parsed(text: str) -> Any:  # noqa: ANN401 - lxml has no types
    return etree.fromstring(text.encode())


def test_there_is_a_picture_for_every_kind_of_view() -> None:
    assert set(PICTURES) == set(View.__args__)


def test_the_kinds_of_picture_are_modules_of_their_own() -> None:
    modules = {picture.draw.__module__.rpartition(".")[2] for picture in PICTURES.values()}
    assert modules == {"block_map", "context", "lanes", "graph", "bar_chart", "indicator_chart", "trend_chart"}


@names
def test_a_picture_is_well_formed_and_says_what_it_shows(name: str) -> None:
    root = parsed(draw(VIEWS[name], VIETNAMESE, "p-"))
    ids = {element.attrib["id"]: element for element in root.iter() if "id" in element.attrib}
    assert ids[root.attrib["aria-labelledby"]].text == VIEWS[name].title
    assert ids[root.attrib["aria-describedby"]].text == describe(VIEWS[name], VIETNAMESE)
    assert root.attrib["lang"] == "vi"


@names
def test_ids_are_unique_and_carry_the_prefix(name: str) -> None:
    root = parsed(draw(VIEWS[name], VIETNAMESE, "so-do-1-"))
    ids = [element.attrib["id"] for element in root.iter() if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(id_.startswith("so-do-1-") for id_ in ids)


def test_an_element_that_is_drawn_twice_has_two_ids() -> None:
    box = Box("app-x", "Ứng dụng")
    text = draw(BlockMap("Hai lần", (Block("a", "A", boxes=(box,)), Block("app-x", "B", boxes=(box,)))), VIETNAMESE)
    assert re.findall(r'<g id="([^"]+)"', text) == ["a", "app-x", "app-x__2", "app-x__3"]


@names
def test_every_text_says_its_width_and_is_large_enough_to_read(name: str) -> None:
    text = draw(VIEWS[name], VIETNAMESE)
    sizes = {found[0]: float(found[1]) for found in re.findall(r"\.eaf-(\w+)\{font-size:([\d.]+)px", text)}
    texts = list(parsed(text).iter(f"{SVG}text"))
    assert texts
    for element in texts:
        assert float(element.attrib["textLength"]) > 0
        assert element.attrib["lengthAdjust"] == "spacingAndGlyphs"
        assert sizes[element.attrib["class"].removeprefix("eaf-")] >= 12


@names
def test_every_class_in_a_picture_has_a_rule_or_is_a_hook(name: str) -> None:
    text = draw(VIEWS[name], VIETNAMESE)
    hooks = {"eaf-drawing", "eaf-element", "eaf-part", "eaf-link", "eaf-badge-of", "eaf-hue-plain", "eaf-frame-1"}
    used = {css for found in re.findall(r'class="([^"]+)"', text) for css in found.split()}
    assert {css for css in used - hooks if f".{css}" not in text} == set()


@names
def test_a_box_with_an_address_is_a_link(name: str) -> None:
    root = parsed(draw(VIEWS[name], VIETNAMESE))
    links = [element.attrib["href"] for element in root.iter(f"{SVG}a")]
    assert all(link.startswith("../") for link in links)
    assert root.attrib["role"] == ("graphics-document" if links else "img")


def test_the_full_name_of_a_cut_title_is_in_the_tool_tip() -> None:
    box = Box(
        "x", "Hệ thống thông tin giải quyết thủ tục hành chính cấp thành phố và các quận, huyện, thị xã", marks=(Mark.ASSUMED,)
    )
    text = draw(BlockMap("M", (Block("b", "B", boxes=(box,) * 9),)), VIETNAMESE)
    assert f"<title>{box.title} — giả định</title>" in text
    assert "…</text>" in text


def test_what_a_model_says_cannot_become_markup() -> None:
    box = Box('x"><script>', "<script>alert(1)</script>", "</text>", href="javascript:alert(1)", note="]]><!--")
    text = draw(Context('"<&', box), VIETNAMESE, '"><x')
    assert "<script" not in text
    assert "javascript" not in text
    parsed(text)


@pytest.mark.parametrize("language", LANGUAGES)
@names
def test_a_picture_can_be_drawn_in_every_language_and_on_a_phone(name: str, language: Language) -> None:
    wide = parsed(draw(VIEWS[name], LANGUAGES[language]))
    narrow = parsed(draw(VIEWS[name], LANGUAGES[language], sheet=Sheet(width=358)))
    assert float(wide.attrib["width"]) >= 1120
    assert name == "graph" or float(narrow.attrib["width"]) == 358


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_view_says_that_there_is_nothing(name: str) -> None:
    text = draw(EMPTY[name], VIETNAMESE)
    assert ">Chưa có " in text


def test_heading_and_style_sheet_can_be_left_to_the_page() -> None:
    text = draw(FIXED["context"], VIETNAMESE, sheet=Sheet(heading=False, style=False))
    assert "<style>" not in text
    assert 'class="eaf-heading"' not in text


def test_the_legend_explains_what_is_there_and_nothing_else() -> None:
    text = draw(FIXED["context"], ENGLISH)
    assert all(f">{word}</text>" in text for word in ("Legend", "Application", "planned", "assumed", "depends on"))
    assert ">Business</text>" not in text
    assert ">has an error</text>" in text
    assert ">has an error</text>" not in draw(FIXED["bar_chart"], ENGLISH)


@pytest.mark.parametrize("name", FIXED)
def test_a_picture_is_what_it_was(name: str) -> None:
    stored = HERE / "golden" / f"{name}.svg"
    drawn = draw(FIXED[name], VIETNAMESE, "g-", Sheet(width=720, style=False))
    if os.environ.get("EAF_WRITE_GOLDEN"):
        stored.write_text(drawn, encoding="utf-8")
    assert drawn == stored.read_text("utf-8")


def test_pictures_are_the_same_in_every_process() -> None:
    program = (
        "import hashlib, drawing_samples as s; from eaf.drawing import *; "
        "print([hashlib.sha256(draw(v, VIETNAMESE, 'p-').encode()).hexdigest() for v in s.VIEWS.values()])"
    )
    answers = set()
    for seed in ("1", "2", "987"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(HERE), *sys.path])}
        done = subprocess.run([sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True)
        answers.add(done.stdout)
    assert len(answers) == 1
