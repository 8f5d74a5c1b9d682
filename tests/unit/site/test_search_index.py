"""The search index: what the browser gets, folded, ordered and safe to stand in a script."""

from __future__ import annotations

import json
from typing import Any

from eaf.site.search_index import SearchEntry, excerpt, render_search_index

LGSP = SearchEntry("pt/app-lgsp/", "Nền tảng tích hợp (LGSP)", "Phần tử", "Điểm trung chuyển của nền tảng", ("app-lgsp",))
DECISION = SearchEntry("dieu-khoan/qd-4097/", "Kiến trúc 2.0", "Văn bản", "", ("4097/QĐ-UBND", "ins-qd-4097"))


def read(script: str) -> dict[str, list[Any]]:
    body = script.removeprefix("window.EAF_SEARCH=").removesuffix(";\n")
    loaded: dict[str, list[Any]] = json.loads(body)
    return loaded


def test_titles_texts_and_keywords_are_folded() -> None:
    row = read(render_search_index([DECISION]))["entries"][0]
    assert row[4] == "4097/QĐ-UBND\nins-qd-4097"
    assert row[5] == "kien truc 2.0"
    assert row[7] == "4097/qd-ubnd\nins-qd-4097"


def test_a_word_is_kept_once_and_not_again_when_the_title_has_it() -> None:
    row = read(render_search_index([LGSP]))["entries"][0]
    assert row[6] == "diem trung chuyen cua"


def test_kinds_are_named_once() -> None:
    index = read(render_search_index([DECISION, LGSP, LGSP]))
    assert index["kinds"] == ["Phần tử", "Văn bản"]
    assert [row[2] for row in index["entries"]] == [0, 0, 1]


def test_the_order_of_the_entries_does_not_matter() -> None:
    assert render_search_index([LGSP, DECISION]) == render_search_index([DECISION, LGSP])


def test_no_entries_make_an_empty_index() -> None:
    assert read(render_search_index([])) == {"kinds": [], "entries": []}


def test_nothing_in_an_entry_can_end_the_script() -> None:
    hostile = SearchEntry("a/", "</script><b>\u2028", "Phần tử")
    script = render_search_index([hostile])
    assert "<" not in script
    assert "\u2028" not in script
    assert read(script)["entries"][0][1] == "</script><b>\u2028"


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("Dữ liệu  dân\ncư", 50) == "Dữ liệu dân cư"
    assert excerpt("Dữ liệu dân cư, hộ tịch", 15) == "Dữ liệu dân cư…"
    assert excerpt("Dữ liệu dân cư, hộ tịch", 17) == "Dữ liệu dân cư…"
    assert excerpt("x" * 30, 10) == "x" * 10 + "…"
