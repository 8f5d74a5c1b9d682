"""The theme's files: nothing from elsewhere, nothing inline, one palette with the pictures, all words in both languages."""

from __future__ import annotations

import re
from dataclasses import fields
from pathlib import Path
from typing import get_args

import pytest

from eaf.drawing import FACES, VIETNAMESE, font_css
from eaf.drawing.palette import BASE, HUES
from eaf.drawing.scene import Sign
from eaf.drawing.signs import paint_sign
from eaf.site import theme
from eaf.site.markup import MARKS
from eaf.site.page import Section
from eaf.site.theme.labels import EN, LABELS, VI, Labels
from eaf.text import LANGUAGES

THEME = Path(theme.__path__[0])
ASSETS = THEME / "assets"
OURS = sorted((*ASSETS.glob("css/*.css"), *ASSETS.glob("js/*.js")))
TEMPLATES = sorted(THEME.rglob("*.html"))
PALETTE = (ASSETS / "css" / "palette.css").read_text(encoding="utf-8")
WORDS = [field.name for field in fields(Labels) if field.name not in {"language", "areas"}]
_PLACEHOLDER = re.compile(r"\{\w+\}")
_HUMP = re.compile(r"(?<!^)(?=[A-Z])")
# text on ground, each by the names of their colours
TEXT_ON_GROUND = [
    *(("ink", ground) for ground in ("paper", "panel", "raised", "accent-tint", "error-tint", "warning-tint", "good-tint")),
    *(("muted", ground) for ground in ("paper", "panel", "raised", "accent-tint")),
    *(("accent", ground) for ground in ("paper", "panel", "raised", "accent-tint")),
    ("on-accent", "accent"),
    ("on-band", "band"),
    ("on-band-muted", "band"),
    ("error", "error-tint"),
    ("good", "good-tint"),
    ("warning-ink", "warning-tint"),
    *((f"{area.hue}-letter", f"{area.hue}-badge") for area in VIETNAMESE.areas),
]


def colour(name: str, scheme: int) -> str:
    pair = re.search(rf"--eaf-{name}: light-dark\((#\w+), (#\w+)\);", PALETTE)
    plain = re.search(rf"--eaf-{name}: (#\w+);", PALETTE)
    assert plain, name
    return pair[1 + scheme] if pair else plain[1]


def luminance(hex_colour: str) -> float:
    channels = (int(hex_colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize(("text", "ground"), TEXT_ON_GROUND)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_text_stands_out_from_its_ground_as_wcag_aa_asks(text: str, ground: str, scheme: int) -> None:
    assert contrast(colour(text, scheme), colour(ground, scheme)) >= 4.5


def test_pages_and_pictures_have_the_same_colours() -> None:
    parts = ("fill", "edge", "badge", "letter")
    wanted = dict(BASE)
    for hue, (light, dark) in HUES.items():
        wanted |= {f"{hue}-{part}": (light[at], dark[at]) for at, part in enumerate(parts)}
    assert {name: (colour(name, 0), colour(name, 1)) for name in wanted} == wanted


def test_the_component_architectures_have_the_hues_of_the_pictures() -> None:
    for area in VIETNAMESE.areas:
        assert f"--eaf-{area.id}: var(--eaf-{area.hue}-badge);" in PALETTE
        assert f".area-{area.id} {{" in PALETTE


def test_the_font_is_the_one_of_the_pictures() -> None:
    css = (ASSETS / "css" / "fonts.css").read_text(encoding="utf-8")
    assert font_css("../fonts") in css
    for face in FACES:
        if face.weight == 400:
            name = face.file.replace("be-vietnam-pro", "jetbrains-mono")
            assert (ASSETS / "vendor" / "jetbrains-mono-5.3.0" / name).is_file()
            assert f"{name}') format('woff2');unicode-range:{face.unicode_range}" in css


@pytest.mark.parametrize("file", OURS, ids=lambda file: file.name)
def test_style_sheets_and_scripts_ask_no_other_host(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not re.search(r"https?://|@import|//[a-z0-9-]+\.[a-z]", text)
    assert "eval(" not in text
    assert "innerHTML" not in text


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda file: file.name)
def test_templates_hold_no_inline_script_handler_or_other_host(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son[a-z]+=", text)
    assert not re.search(r"(?:href|src)=\"(?:https?:)?//", text)


def test_only_drawings_icons_and_markdown_are_marked_safe() -> None:
    marked = [match for file in TEMPLATES for match in re.findall(r"\{\{ ([^{}]*?)\|safe \}\}", file.read_text(encoding="utf-8"))]
    assert sorted(marked) == ["card.svg", "drawings[name]", "page.content", "section.svg"]


def test_the_shell_forbids_what_does_not_come_from_the_site() -> None:
    policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; script-src 'self'"
    assert policy in (THEME / "shell.html").read_text(encoding="utf-8")


def test_every_asset_that_the_frame_names_is_there_and_the_other_way_round() -> None:
    frame = (THEME / "parts" / "frame.html").read_text(encoding="utf-8")
    explorer = (THEME / "sections" / "explorer.html").read_text(encoding="utf-8")
    named = {*re.findall(r'"css/([\w-]+)"', frame), *re.findall(r"assets/css/([\w-]+)\.css", explorer)}
    assert named - {"diagrams"} == {file.stem for file in ASSETS.glob("css/*.css")}, "diagrams.css is written with the pages"
    scripts = "".join(re.findall(r"for script in \(([^)]*)\)", frame + explorer))
    assert {*re.findall(r'"([\w-]+)"', scripts), "scheme"} == {file.stem for file in ASSETS.glob("js/*.js")}


def test_there_is_one_template_for_each_kind_of_section() -> None:
    kinds = {_HUMP.sub("_", kind.__name__).lower() for kind in get_args(Section)}
    assert {file.stem for file in THEME.glob("sections/*.html")} == kinds


def test_every_vendored_part_carries_its_licence_and_stands_in_the_list() -> None:
    listed = (ASSETS / "vendor" / "README.md").read_text(encoding="utf-8").lower()
    for folder in (each for each in (ASSETS / "vendor").iterdir() if each.is_dir()):
        name, _, version = folder.name.rpartition("-")
        assert name.replace("-", "") in listed.replace("-", "").replace(" ", "")
        assert version in listed
        assert list(folder.glob("LICENSE*")) or list(folder.glob("OFL*"))


def test_there_are_words_for_every_language_and_none_is_empty() -> None:
    assert tuple(LABELS) == LANGUAGES
    assert not [name for name in WORDS for labels in (VI, EN) if not getattr(labels, name).strip()]


@pytest.mark.parametrize("name", WORDS)
def test_both_languages_fill_in_the_same_placeholders(name: str) -> None:
    assert _PLACEHOLDER.findall(getattr(VI, name)) == _PLACEHOLDER.findall(getattr(EN, name))


def test_every_word_is_used() -> None:
    code = "".join(file.read_text(encoding="utf-8") for file in TEMPLATES)
    code += (THEME.parent / "shell.py").read_text(encoding="utf-8")
    assert not [name for name in WORDS if f"labels.{name}" not in code]


@pytest.mark.parametrize("kind", ["finding-error", "finding-warning", "missed", "met", "not-due"])
def test_a_sign_in_a_picture_has_the_shape_of_the_badge(kind: str) -> None:
    corners = {"octagon": 8, "octagon-cross": 8, "triangle": 3, "circle-check": 0, "clock": 0}
    sign, on_it = re.findall(r"<[^>]+>", paint_sign(Sign(8, 8, kind)))[:2]
    outline = re.search(r' d="([^"]+)Z"', sign)
    assert (outline[1].count("L") + 1 if outline else 0) == corners[MARKS[kind][0]]
    assert ("Z" in on_it) == MARKS[kind][0].endswith("-cross")
