"""Widths and line breaks."""

from __future__ import annotations

import json
import unicodedata
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eaf.drawing.metrics import ELLIPSIS, clean, measure, wrap

VOWELS = "aăâeêioôơuưy"
TONES = "\u0300\u0301\u0303\u0309\u0323"
VIETNAMESE = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in ("", *TONES)]
LETTERS = [*VIETNAMESE, *(letter.upper() for letter in VIETNAMESE), "đ", "Đ"]
TABLE = json.loads(files("eaf.drawing").joinpath("advance_widths.json").read_text("utf-8"))
NAMES = st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvx 0123456789-/,.()"]), max_size=120)


@pytest.mark.parametrize("weight", ["regular", "semibold"])
def test_every_vietnamese_letter_and_mark_of_a_text_has_a_width(weight: str) -> None:
    needed = [*LETTERS, *"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 .,;:!?()/%&+-", *"“”‘’–—…·₫×"]
    assert [letter for letter in needed if TABLE[weight].get(letter, 0) <= 0] == []


def test_letters_with_tones_are_as_wide_as_their_vowels() -> None:
    base = {letter: unicodedata.normalize("NFD", letter)[0] for letter in VIETNAMESE}
    regular = TABLE["regular"]
    assert {letter for letter, vowel in base.items() if abs(regular[letter] - regular[vowel]) > 130} == set()


def test_a_decomposed_text_is_as_wide_as_the_composed_one() -> None:
    text = "Cổng dịch vụ công thành phố Hà Nội"
    assert measure(unicodedata.normalize("NFD", text), 13) == measure(text, 13)


def test_widths_add_up_and_grow_with_the_size() -> None:
    assert measure("Hà Nội", 26) == pytest.approx(2 * measure("Hà Nội", 13))
    assert measure("Hà", 13) + measure(" ", 13) + measure("Nội", 13) == pytest.approx(measure("Hà Nội", 13))


def test_semibold_is_wider_than_regular() -> None:
    assert measure("Dữ liệu", 13, bold=True) > measure("Dữ liệu", 13)


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("\u200b\u0301", 0, 0), ("漢字", 20, 21), ("🏛", 10, 11), ("→", 7, 10), ("ऀ", 0, 0), ("Ж", 7, 10)],
)
def test_characters_that_the_font_lacks_get_a_safe_width(text: str, least: float, most: float) -> None:
    assert least <= measure(text, 10) <= most


def test_what_cannot_be_shown_is_dropped() -> None:
    assert clean("Cổng\x00 \t dịch\nvụ\ud800 ") == "Cổng dịch vụ"


def test_a_no_break_space_stays_and_holds_the_line_together() -> None:
    assert clean("99,5\u00a0%") == "99,5\u00a0%"
    assert wrap("đạt 99,5\u00a0%", measure("99,5\u00a0% ", 12), 12) == ("đạt", "99,5\u00a0%")


def test_a_text_that_fits_stays_whole() -> None:
    assert wrap("Cổng dịch vụ công", 300, 13) == ("Cổng dịch vụ công",)


def test_lines_of_a_title_are_of_about_the_same_length() -> None:
    assert wrap("Cổng dịch vụ công trực tuyến thành phố", 230, 13, bold=True) == (
        "Cổng dịch vụ công",
        "trực tuyến thành phố",
    )


def test_a_text_that_does_not_fit_is_cut_between_syllables() -> None:
    text = "Hệ thống thông tin giải quyết thủ tục hành chính cấp thành phố"
    assert wrap(text, 150, 13, bold=True) == ("Hệ thống thông tin giải", "quyết thủ tục hành…")


def test_a_word_longer_than_the_line_breaks_after_a_hyphen_or_anywhere() -> None:
    assert wrap("dich-vu-cong-truc-tuyen", 70, 12, max_lines=4)[0].endswith("-")
    assert "".join(wrap("x" * 40, 60, 12, max_lines=9)) == "x" * 40


def test_no_text_has_no_lines() -> None:
    assert wrap("  \n ", 100, 12) == ()


@given(NAMES, st.floats(40, 400), st.integers(1, 4), st.booleans())
def test_no_line_is_wider_than_its_room(text: str, width: float, max_lines: int, bold: bool) -> None:  # noqa: FBT001 - a parameter of the test
    lines = wrap(text, width, 13, bold=bold, max_lines=max_lines)
    assert len(lines) <= max_lines
    assert all(measure(line, 13, bold=bold) <= width + 1e-6 for line in lines)


@given(NAMES, st.floats(60, 400))
def test_a_text_is_complete_or_ends_in_an_ellipsis(text: str, width: float) -> None:
    lines = wrap(text, width, 13, max_lines=3)
    complete = "".join(lines).replace(" ", "") == clean(text).replace(" ", "")
    assert complete or lines[-1].endswith(ELLIPSIS)


@given(st.text(max_size=60))
def test_any_text_at_all_can_be_measured_and_broken(text: str) -> None:
    assert measure(text, 12) >= 0
    assert all(clean(line) == line for line in wrap(text, 80, 12))


def test_the_table_is_what_the_shipped_fonts_say() -> None:
    pytest.importorskip("fontTools")
    pytest.importorskip("brotli")
    from eaf.drawing.advance_table import TABLE as NAME
    from eaf.drawing.advance_table import as_json, read_advances

    assert files("eaf.drawing").joinpath(NAME).read_text("utf-8") == as_json(read_advances())
