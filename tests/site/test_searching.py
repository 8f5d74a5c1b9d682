"""What the search finds first: the queries of search_queries.csv, answered by the ranking that readers have in their browser."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.site.watching import Watched, needs_browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = needs_browser()
QUERIES = tuple(csv.DictReader((Path(__file__).parent / "search_queries.csv").read_text(encoding="utf-8").splitlines()))
LEAST = {"vi": 100, "en": 20}
_ANSWER = """async (queries) => {
    const { base, shared } = document.querySelector('dialog.search').dataset;
    const engine = await window.eaf.searchEngine(base, shared);
    return queries.map((query) => {
        const { near, entries } = engine.search(query);
        return { near, found: entries.slice(0, 3).map(({ path, kind }) => [path, engine.kinds[kind]]) };
    });
}"""


def test_there_are_enough_queries_and_none_twice() -> None:
    assert len({(each["language"], each["query"]) for each in QUERIES}) == len(QUERIES)
    counts = Counter(each["language"] for each in QUERIES)
    assert all(counts[language] >= least for language, least in LEAST.items())


@pytest.mark.parametrize(("language", "path"), [("vi", ""), ("en", "en/")])
def test_what_is_asked_for_comes_first(browser: Browser, address: str, language: str, path: str) -> None:
    """All queries of a language are answered in one page, with every word found and the kind of each hit known."""
    context = browser.new_context()
    watched = Watched(context.new_page(), address)
    asked = [each for each in QUERIES if each["language"] == language]
    answers: list[dict[str, Any]] = watched.open(path).evaluate(_ANSWER, [each["query"] for each in asked])
    context.close()
    wrong = [
        f"{each['query']!r}: {each['first']} expected, found {answer['found']}"
        for each, answer in zip(asked, answers, strict=True)
        if answer["near"]
        or not answer["found"]
        or answer["found"][0][0] != each["first"]
        or not all(k for _, k in answer["found"])
    ]
    assert not wrong, "\n".join(wrong)
    assert watched.complaints == []


def test_search_works_from_a_folder_without_a_server(browser: Browser, city_site: Path) -> None:
    """Nothing is asked of a network: the page and its index are files."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    requested: list[str] = []
    page.on("request", lambda request: requested.append(request.url))
    page.goto((city_site / "index.html").as_uri(), wait_until="load")
    page.keyboard.press("/")
    page.locator("dialog[open] input[type=search]").fill("quyet dinh 4097")
    first = page.locator("dialog[open] .search-results a").first
    first.wait_for()
    assert (first.get_attribute("href") or "").endswith("pt/ins-qd-4097/")
    assert first.locator(".result-kind").inner_text() == "Văn bản"
    context.close()
    assert requested
    assert all(url.startswith("file:") for url in requested)
