"""Colours that can be read and told apart, in light and in dark."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest

from eaf.drawing import FACES, LANGUAGES, font_css, style_sheet
from eaf.drawing.font_faces import LICENCE
from eaf.drawing.labels import VIETNAMESE
from eaf.drawing.palette import BASE, HUES
from eaf.drawing.wires import style_of
from eaf.model.metamodel import RELATIONSHIP_TYPES
from eaf.text import Language
from eaf.viewing.shapes import Mark

schemes = pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
hues = pytest.mark.parametrize("hue", HUES)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, contrast ratio."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4 for channel in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@schemes
@hues
def test_text_on_a_box_can_be_read(hue: str, dark: int) -> None:
    fill, edge, badge, letter = HUES[hue][dark]
    assert contrast(BASE["ink"][dark], fill) >= 7
    assert contrast(BASE["muted"][dark], fill) >= 4.5
    assert contrast(letter, badge) >= 4.5
    assert contrast(edge, fill) >= 3


@schemes
@pytest.mark.parametrize("ground", ["paper", "panel"])
def test_text_and_lines_stand_out_from_the_ground(ground: str, dark: int) -> None:
    colours = {name: pair[dark] for name, pair in BASE.items()}
    assert contrast(colours["ink"], colours[ground]) >= 7
    assert contrast(colours["muted"], colours[ground]) >= 4.5
    assert contrast(colours["wire"], colours[ground]) >= 3
    assert contrast(colours["focus"], colours[ground]) >= 3


@schemes
@pytest.mark.parametrize("tone", ["error", "warning", "good"])
def test_signs_can_be_read(tone: str, dark: int) -> None:
    assert contrast(BASE[f"on-{tone}"][dark], BASE[tone][dark]) >= 4.5


def test_the_sheet_names_plain_colours_and_lets_a_page_replace_each() -> None:
    sheet = style_sheet()
    plain, _, live = sheet.partition("@supports")
    assert "$" not in sheet
    assert "var(" not in plain
    assert "fill:#e0eef6" in plain
    assert all(f"var(--eaf-{name}," in live for name in BASE)
    assert all(f"var(--eaf-{hue}-fill," in live for hue in HUES)
    assert "prefers-color-scheme:dark" in live


def test_every_rule_of_the_sheet_is_about_our_own_classes() -> None:
    selectors = re.findall(r"(?:^|[}{])([^{}@]+)\{", style_sheet())
    assert {selector for selector in selectors if not selector.startswith(".eaf-")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mark_relation_and_area_has_a_word(language: Language) -> None:
    labels = LANGUAGES[language]
    assert set(labels.marks) == set(Mark)
    assert set(labels.relations) == set(RELATIONSHIP_TYPES)
    assert [area.id for area in labels.areas] == [area.id for area in VIETNAMESE.areas]
    assert len({area.letter for area in labels.areas}) == len({area.hue for area in labels.areas}) == 5
    assert {area.hue for area in labels.areas} <= set(HUES)


def test_the_fonts_that_the_page_is_told_of_are_shipped_with_their_licence() -> None:
    fonts = files("eaf.drawing").joinpath("fonts")
    shipped = {entry.name for entry in fonts.iterdir()}
    named = set(re.findall(r"url\('\.\./fonts/([^']+)'\)", font_css("../fonts")))
    assert named == {face.file for face in FACES}
    assert named | {LICENCE} == shipped
    assert "SIL OPEN FONT LICENSE" in fonts.joinpath(LICENCE).read_text("utf-8")


def test_relationship_types_are_told_apart_without_colour() -> None:
    styles = [style_of(kind) for kind in RELATIONSHIP_TYPES]
    assert len(set(styles)) == len(styles)
