"""The frame of the pages: addresses, navigation, escaping, and every kind of section in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import get_args

import pytest
from jinja2 import Environment, FileSystemLoader

from eaf.site import theme
from eaf.site.page import (
    Badge,
    Card,
    Cards,
    Cell,
    Door,
    Doors,
    Example,
    Examples,
    Explorer,
    Fact,
    Facts,
    FindingCard,
    Findings,
    Grid,
    GridCell,
    GridColumns,
    GridEntry,
    GridFact,
    GridHead,
    GridRow,
    GridRows,
    KeyFigure,
    KeyFigures,
    LensMap,
    Link,
    MapBlock,
    MapKey,
    MapLens,
    MapTile,
    Notice,
    Page,
    Picture,
    Prose,
    Relation,
    Relations,
    Section,
    Table,
    VerdictBox,
)
from eaf.site.pages.explorer import WORDS
from eaf.site.shell import Shell, crumbs_of, make_shell, place, prepare, render_page
from eaf.text import LANGUAGES, Language

HOSTILE = "<script>alert('x')</script> & \"Sở\""
SAFE = "&lt;script&gt;"
SVG = '<svg viewBox="0 0 10 10"><title>Sơ đồ</title></svg>'


def shell(language: Language = "vi") -> Shell:
    return replace(make_shell("Kiến trúc thành phố", language), as_of="31/12/2021", pack="vn-cpdt-2.0", version="0.1.0")


def page(*sections: Section, path: str = "pt/app-lgsp/", section: str = "ung-dung/") -> Page:
    return Page(path, "Nền tảng LGSP", section, sections)


def with_words(words: str) -> tuple[Section, ...]:
    """One section of each kind in which every text is ``words``."""
    cell = Cell(words, (Link(words, "pt/a/", words),), (Badge("met", words),))
    table = Table(words, (words,), ((cell,),), caption=words, empty=words, filterable=True)
    finding = FindingCard(
        "f-1", "error", words, Link(words, "quy-tac/a/"), words, words, words, "https://a.vn/", (Link(words),), Link(words), words
    )
    return (
        table,
        Facts(words, (Fact(words, cell),)),
        Prose(words, (words,)),
        Notice("assumed", words, (Link(words, "nguon/"),)),
        Picture(words, SVG, caption=words, file="so-do/a.svg", alternative=table),
        Findings(words, (finding,), words),
        Relations(words, ((words, (Relation(Link(words), words, words, (Link(words),), (Badge("low", words),)),)),), words),
        VerdictBox("undecided", words, words, (Fact(words, cell),)),
        KeyFigures((KeyFigure(words, words, words, "a/"),), words),
        Doors(words, (Door(words, words, "a/", words, "du-lieu"),)),
        Examples(words, (Example("avoid", words, words, words, ((1, words),)),)),
        Cards(words, (Card(Link(words), (Badge("planned", words),), SVG, words, (Fact(words, cell),)),), words),
        grid(words),
        lens_map(words),
        Explorer("", "kham-pha/do-thi.js", dict.fromkeys(WORDS, words)),
    )


def lens_map(words: str) -> LensMap:
    key = MapKey("green", words, "operating", count=words)
    letter = MapKey("plain", words, letter=words, count="1")
    tile = MapTile(Link(words, "pt/a/"), words, ((key,), (letter,)))
    many = MapTile(Link(words, "pt/"), words, ((key, letter), (letter,)), amount=words)
    inner = MapBlock(Link(words, "pt/"), "main", (tile, many), ())
    lenses = (MapLens("mot", words, (key,)), MapLens("hai", words, (letter,)))
    return LensMap(words, lenses, (MapBlock(Link(words, "pt/"), "left", (), (inner,)), inner), words)


def grid(words: str) -> Grid:
    head = GridHead(Link(words, "pt/a/", words), words, "h-a")
    fact = GridFact(words, (Link(words, "pt/b/"),), "phat-hien/#f-1", words, "https://a.vn/")
    entry = GridEntry("o-a--b", Link(words), words, words, "error", (fact,))
    row = GridRow(head, (GridCell(words, words, "error", "ma-tran/#o-a--b", 2, forbidden=True),), (entry,), 3)
    return Grid(
        words,
        (words, words),
        (head,),
        (GridColumns(words, 1),),
        (GridRows(words, (row, GridRow(head, (GridCell(own=True),)))),),
        ((words, words, "warning"),),
        words,
        "",
        forbids=True,
        files=(Link(words, "ma-tran/a.csv"),),
        note=words,
    )


EMPTY: tuple[Section, ...] = (
    Table("Bảng", ("Cột",), (), empty="Chưa có dòng nào."),
    Table("Bảng", ("Cột",), ()),
    Facts("Thông tin", (Fact("Nhà cung cấp", Cell()),)),
    Facts("Thông tin", ()),
    Prose("Mô tả", ()),
    Findings("Phát hiện", (), "Không có phát hiện nào."),
    Relations("Quan hệ", (), "Chưa có quan hệ nào."),
    KeyFigures(()),
    Doors("Lối vào", ()),
    Examples("Ví dụ", ()),
    Cards("Thẻ", (), "Chưa có thẻ nào."),
    LensMap("Bản đồ", (), (), "Chưa có phần tử nào."),
    Grid("Ma trận", ("Hàng", "Cột"), (), (), (), (), "0", "Chưa có quan hệ nào."),
)


@pytest.mark.parametrize(
    ("at", "to", "address"),
    [
        ("", "", "./"),
        ("", "pt/app-lgsp/", "./pt/app-lgsp/"),
        ("tuan-thu/", "", "../"),
        ("pt/app-lgsp/", "assets/mark.svg", "../../assets/mark.svg"),
        ("404.html", "nguon/", "./nguon/"),
        ("pt/app-lgsp/", "https://chinhphu.vn/", "https://chinhphu.vn/"),
        ("pt/app-lgsp/", "#quan-he", "#quan-he"),
    ],
)
def test_an_address_leads_from_the_page_to_the_place(at: str, to: str, address: str) -> None:
    assert shell().at(at).url(to) == address


@pytest.mark.parametrize(
    ("address", "home"),
    [("/", "/"), ("", "/"), ("/kien-truc/", "/kien-truc/"), ("/a/b", "/a/b/"), ("//ngoai.vn", "/ngoai.vn/")],
)
def test_a_page_shown_at_any_address_starts_its_links_at_the_site(address: str, home: str) -> None:
    placed = shell().at("pt/a/", "nguon/").from_root(address)
    assert (placed.url(""), placed.url("pt/b/")) == (home, f"{home}pt/b/")
    assert not placed.is_current(Link("Nguồn", "nguon/"))


@pytest.mark.parametrize("written", ["javascript:alert(1)", "//ngoai.vn/", "data:text/html,x"])
def test_an_address_in_the_model_cannot_run_or_leave_by_a_trick(written: str) -> None:
    assert shell().at("pt/a/").url(written).startswith("../../")


@pytest.mark.parametrize("section", ["quy-tac/", "quy-tac"])
def test_the_navigation_marks_the_section_of_the_page_and_the_menu_it_is_in(section: str) -> None:
    html = render_page(page(section=section), shell())
    bar = html[html.index('<nav class="bar"') :]
    assert re.findall(r'<a href="([^"]*)" aria-current="true"', bar) == ["../../quy-tac/"]
    assert '<summary class="current">Tuân thủ</summary>' in bar


def test_a_page_of_no_section_marks_nothing() -> None:
    assert not shell().at("404.html").is_current(Link("Trang chủ", ""))
    assert shell().at("", "").is_current(Link("Trang chủ", ""))


def test_breadcrumbs_begin_at_home_and_leave_out_the_page_itself() -> None:
    trail = (Link("Trang chủ", ""), Link("Ứng dụng", "ung-dung/"), Link("Nền tảng LGSP"))
    found = crumbs_of(replace(page(), breadcrumbs=trail), shell().labels)
    assert [link.text for link in found] == ["Trang chủ", "Ứng dụng"]
    assert crumbs_of(page(path=""), shell().labels) == ()


def test_anchors_are_the_sections_own_or_their_titles_and_never_twice_the_same() -> None:
    placed = place((Prose("Độ tin cậy", ()), Prose("Độ tin cậy", ()), Table("Bảng", (), (), id="bang"), Notice("info", "Lưu ý")))
    assert [each.anchor for each in placed] == ["do-tin-cay", "do-tin-cay-2", "bang", "notice"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("section", with_words("Sở Tư pháp"), ids=lambda each: type(each).__name__)
def test_every_kind_of_section_shows_its_words(section: Section, language: Language) -> None:
    assert "Sở Tư pháp" in render_page(page(section), shell(language))


@pytest.mark.parametrize("section", with_words(HOSTILE), ids=lambda each: type(each).__name__)
def test_every_kind_of_section_escapes_what_the_model_says(section: Section) -> None:
    html = render_page(page(section), shell())
    assert "<script>alert" not in html
    assert SAFE in html


def test_the_frame_escapes_titles_leads_and_names() -> None:
    hostile = replace(
        page(), title=HOSTILE, lead=HOSTILE, kicker=HOSTILE, badges=(Badge("x", HOSTILE),), breadcrumbs=(Link(HOSTILE),)
    )
    html = render_page(hostile, replace(shell(), site_name=HOSTILE, tagline=HOSTILE, pack=HOSTILE, repository=HOSTILE))
    assert "<script>alert" not in html


def test_only_drawings_are_taken_as_markup() -> None:
    html = render_page(page(*with_words(SVG)), shell())
    assert html.count(SVG) == 2, "the picture's and the card's"


@pytest.mark.parametrize("section", EMPTY, ids=lambda each: type(each).__name__)
def test_an_empty_section_says_what_is_missing(section: Section) -> None:
    html = render_page(page(section), shell())
    said = getattr(section, "empty", "") or ("Chưa có thông tin" if getattr(section, "rows", ()) else "Chưa có dữ liệu.")
    assert said in html


def test_marked_lines_of_an_example_carry_their_message_and_their_number() -> None:
    example = Example("avoid", "Tránh", "Kết nối thẳng", "a: 1\nb: 2\n", ((2, "Không qua LGSP"),))
    html = render_page(page(Examples("Ví dụ", (example,))), shell())
    assert '<span class="line" data-line="1">a: 1</span>' in html
    assert '<mark class="line" data-line="2">b: 2</mark>' in html
    assert '<span class="hidden-words">dòng 2: </span>Không qua LGSP' in html


def test_a_long_page_lists_its_sections_and_a_wide_one_does_not() -> None:
    long = page(Prose("Một", ("a",)), Prose("Hai", ("b",)), Prose("Ba", ("c",)))
    assert '<a href="#hai">Hai</a>' in render_page(long, shell())
    assert "Trên trang này" not in render_page(replace(long, wide=True), shell())


def test_the_footer_says_date_pack_and_version() -> None:
    html = render_page(page(), shell())
    assert all(said in html for said in ("31/12/2021", "vn-cpdt-2.0", "0.1.0", "không thay cho kết luận"))


def test_a_page_without_sections_is_a_page() -> None:
    assert "<h1>Nền tảng LGSP</h1>" in render_page(page(), shell())


def test_the_environment_of_mkdocs_renders_the_same_once_prepared() -> None:
    foreign = Environment(loader=FileSystemLoader(theme.__path__[0]), auto_reload=False)  # noqa: S701 - this is what MkDocs makes
    prepare(foreign)
    wanted = page(*with_words(HOSTILE))
    placed = {"page": wanted, "shell": shell().at(wanted.path, wanted.section), "placed": place(wanted.sections)}
    rendered = foreign.get_template("page.html").render(**placed, crumbs=crumbs_of(wanted, shell().labels))
    assert rendered == render_page(wanted, shell())


def test_every_kind_of_section_is_tried_here() -> None:
    assert {type(each) for each in with_words("")} == set(get_args(Section))
