"""The site in each language: the same pages, each in a folder of its own but the first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eaf.site.page import Page
from eaf.site.shell import OtherLanguage, Shell, make_shell, render_page

VIETNAMESE = replace(make_shell("Kiến trúc", "vi"), languages=(OtherLanguage("en", "English", "en/"),))
ENGLISH = replace(make_shell("Architecture", "en"), languages=(OtherLanguage("vi", "Tiếng Việt", "../"),), up="../")


@pytest.mark.parametrize(
    ("shell", "path", "other", "style"),
    [
        (VIETNAMESE, "pt/app-lgsp/", "../../en/pt/app-lgsp/", "../../assets/css/fonts.css"),
        (ENGLISH, "pt/app-lgsp/", "../../../pt/app-lgsp/", "../../../assets/css/fonts.css"),
        (VIETNAMESE, "", "./en/", "./assets/css/fonts.css"),
        (ENGLISH, "", "./../", "./../assets/css/fonts.css"),
    ],
)
def test_a_page_knows_itself_in_the_other_language(shell: Shell, path: str, other: str, style: str) -> None:
    html = render_page(Page(path, "T", "pt/"), shell)
    language = shell.languages[0].language
    assert f'<link rel="alternate" hreflang="{language}" href="{other}">' in html
    assert f'<a href="{other}" hreflang="{language}" lang="{language}">{shell.languages[0].name}</a>' in html
    assert f'href="{style}"' in html
    assert "%here%" not in html


def test_pages_that_stand_equally_deep_share_their_frame_but_not_the_way_to_themselves() -> None:
    one, other = (render_page(Page(path, "T", "pt/"), VIETNAMESE) for path in ("pt/a/", "pt/b/"))
    assert one.replace("pt/a/", "pt/b/") == other
    assert "../../en/pt/a/" in one
