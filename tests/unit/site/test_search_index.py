"""The search index: what the browser gets, folded, ordered and safe to stand in a script."""

from __future__ import annotations

import json
from typing import Any

from eaf.site.abbreviations import ABBREVIATIONS
from eaf.site.search_index import SearchEntry, excerpt, numbers_of, render_search_index
from eaf.site.search_kinds import CLAUSE, ELEMENT, FINDING, KINDS, NAMED, SOURCE
from eaf.text import LANGUAGES, fold

LGSP = SearchEntry("pt/app-lgsp/", "Nền tảng tích hợp (LGSP)", ELEMENT, "Điểm trung chuyển của nền tảng", ("app-lgsp",))
DECISION = SearchEntry("dieu-khoan/qd-4097/", "Kiến trúc 2.0", CLAUSE, "", ("4097/QĐ-UBND", "ins-qd-4097"))


def read(script: str) -> dict[str, Any]:
    body = script.removeprefix("window.EAF_SEARCH=").removesuffix(";\n")
    loaded: dict[str, Any] = json.loads(body)
    return loaded


def test_titles_texts_and_keywords_are_folded() -> None:
    row = read(render_search_index([DECISION]))["entries"][0]
    assert row[4] == "4097/QĐ-UBND\nins-qd-4097"
    assert row[5] == "kien truc 2.0"
    assert row[7] == "4097/qd-ubnd\nins-qd-4097"


def test_a_word_is_kept_once_and_not_again_when_the_title_has_it() -> None:
    row = read(render_search_index([LGSP]))["entries"][0]
    assert row[6] == "diem trung chuyen cua"


def test_kinds_are_named_once_in_the_order_of_their_importance() -> None:
    index = read(render_search_index([DECISION, LGSP, LGSP]))
    assert index["kinds"] == ["Phần tử", "Điều khoản"]
    assert [row[2] for row in index["entries"]] == [0, 0, 1]
    assert read(render_search_index([DECISION], "en"))["kinds"] == ["Clause"]


def test_kinds_with_names_of_their_own_come_first() -> None:
    finding, source = SearchEntry("phat-hien/#f", "Thiếu chủ quản", FINDING), SearchEntry("pt/src-a/", "Bài báo", SOURCE)
    index = read(render_search_index([finding, source, LGSP]))
    assert index["kinds"] == ["Phần tử", "Nguồn", "Phát hiện"]
    assert index["named"] == 1
    assert KINDS[: len(NAMED)] == NAMED
    assert len(set(KINDS)) == len(KINDS)


def test_other_names_and_what_leads_here_are_folded_apart() -> None:
    entry = SearchEntry(
        "pt/ins-qd-4097/", "Quyết định", names=numbers_of("4097/QĐ-UBND"), also=("hộ-tịch", "hnht:HT09", "ho-tich")
    )
    row = read(render_search_index([entry]))["entries"][0]
    assert row[8] == "4097/qd-ubnd\n4097"
    assert row[9] == "ho tich hnht ht09"


def test_a_legal_text_without_number_has_no_other_name() -> None:
    assert numbers_of("") == ()
    assert numbers_of("QCVN 102:2016") == ("QCVN 102:2016",)


def test_abbreviations_are_those_of_the_language_and_already_folded() -> None:
    for language in LANGUAGES:
        given = read(render_search_index([], language))["abbreviations"]
        assert given == {short: list(long) for short, long in ABBREVIATIONS[language].items()}
        assert all(words == fold(words) for short, long in given.items() for words in (short, *long))


def test_the_order_of_the_entries_does_not_matter() -> None:
    assert render_search_index([LGSP, DECISION]) == render_search_index([DECISION, LGSP])


def test_no_entries_make_an_empty_index() -> None:
    index = read(render_search_index([]))
    assert (index["kinds"], index["named"], index["entries"]) == ([], 0, [])


def test_nothing_in_an_entry_can_end_the_script() -> None:
    hostile = SearchEntry("a/", "</script><b>\u2028", ELEMENT)
    script = render_search_index([hostile])
    assert "<" not in script
    assert "\u2028" not in script
    assert read(script)["entries"][0][1] == "</script><b>\u2028"


def test_an_excerpt_ends_between_words() -> None:
    assert excerpt("Dữ liệu  dân\ncư", 50) == "Dữ liệu dân cư"
    assert excerpt("Dữ liệu dân cư, hộ tịch", 15) == "Dữ liệu dân cư…"
    assert excerpt("Dữ liệu dân cư, hộ tịch", 17) == "Dữ liệu dân cư…"
    assert excerpt("x" * 30, 10) == "x" * 10 + "…"
