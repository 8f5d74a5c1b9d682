"""The SVG writer: nothing that a model says can become markup or a script."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from eaf.drawing.svg import escape, number, safe_href, safe_id, tag


@given(st.text(max_size=80))
def test_any_text_comes_back_from_an_xml_parser_as_it_is_drawn(text: str) -> None:
    element = etree.fromstring(tag("text", (("data-id", text),), escape(text)))
    assert element.text in {element.attrib["data-id"], None}
    assert "<" not in escape(text)


def test_markup_is_escaped_in_text_and_attributes() -> None:
    assert escape("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;"
    assert tag("a", (("title", '"><script>'),)) == '<a title="&quot;&gt;&lt;script&gt;"/>'


def test_control_characters_are_dropped() -> None:
    assert escape("a\x00\x08\x1bb\ufffe") == "ab"


@pytest.mark.parametrize(
    "href",
    ["../pt/app-cong-dvc/", "/pt/x/#quan-he", "?loc=a:b", "#a:b", "https://example.org/a:b", "HTTP://example.org", "x/y:z"],
)
def test_relative_and_web_addresses_are_links(href: str) -> None:
    assert safe_href(href) == href


@pytest.mark.parametrize(
    "href",
    [
        None,
        "",
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//example.org/x",
        "/\\example.org",
        "https:///x",
        "https:x",
        "mailto:a@b",
    ],
)
def test_no_other_address_is_a_link(href: str | None) -> None:
    assert safe_href(href) is None


@pytest.mark.parametrize(("value", "text"), [(1, "1"), (1.5, "1.5"), (1 / 3, "0.33"), (-0.001, "0"), (1e6, "1000000")])
def test_numbers_are_short(value: float, text: str) -> None:
    assert number(value) == text


def test_ids_hold_only_safe_characters() -> None:
    assert safe_id('a b"<đ>') == "a_b____"
