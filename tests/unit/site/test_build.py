"""Building a site: what is written, what is kept, and what stops it."""

from __future__ import annotations

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import pytest
from lxml import html

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.api.site_content import NotCheckedError
from eaf.errors import UsageError
from eaf.site.artifacts import Artifact
from eaf.site.writer import Writer
from tests.conftest import copied_project

DAY = date(2026, 11, 22)


class Links(HTMLParser):
    """The addresses in a page."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del tag
        self.found += [value for name, value in attrs if name in ("href", "src") and value]


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of the test's own."""
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "thu"
    folder.mkdir()
    new_workspace(folder, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    return folder


def test_a_new_workspace_has_a_site_with_its_findings(project: Path) -> None:
    outcome = build_site(project, None, DAY, "")
    assert outcome.status == 1, "a workspace with one organisation leaves the framework's components empty"
    home = (outcome.folder / "index.html").read_text(encoding="utf-8")
    assert "Cơ quan thử nghiệm" in home
    assert (outcome.folder / "pt" / "org-co-quan" / "index.html").is_file()


def test_a_second_build_with_nothing_changed_writes_nothing_and_says_so(project: Path) -> None:
    first = build_site(project, None, DAY, "")
    times = {path: path.stat().st_mtime_ns for path in first.folder.rglob("*") if path.is_file()}
    second = build_site(project, None, DAY, "")
    assert "Không có gì thay đổi" in second.lines[-1]
    assert second.status == first.status
    assert times == {path: path.stat().st_mtime_ns for path in first.folder.rglob("*") if path.is_file()}


def test_nothing_changed_is_said_in_the_workspace_s_language(project: Path) -> None:
    settings = project / "architecture" / "eaf.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace("language: vi", "language: en"), encoding="utf-8")
    build_site(project, None, DAY, "")
    assert "Nothing has changed" in build_site(project, None, DAY, "").lines[-1]


def test_an_edit_rewrites_only_the_pages_that_say_something_else(project: Path) -> None:
    folder = build_site(project, None, DAY, "").folder
    times = {path: path.stat().st_mtime_ns for path in folder.rglob("*.html")}
    model = project / "architecture" / "organisation" / "co-quan.yaml"
    model.write_text(model.read_text(encoding="utf-8").replace("Cơ quan chủ quản", "Đơn vị chủ quản"), encoding="utf-8")
    build_site(project, None, DAY, "")
    changed = {
        path.relative_to(folder).as_posix() for path in folder.rglob("*.html") if times.get(path) != path.stat().st_mtime_ns
    }
    assert "pt/org-co-quan/index.html" in changed
    assert not any(name.startswith("dieu-khoan/") for name in changed)
    rules = [name for name in changed if name.startswith("quy-tac/")]
    assert all("Đơn vị chủ quản" in (folder / name).read_text(encoding="utf-8") for name in rules), "only rules that look at it"
    assert len(rules) < len(list((folder / "quy-tac").iterdir())) / 2


def test_a_tampered_site_is_mended_although_the_model_did_not_change(project: Path) -> None:
    home = build_site(project, None, DAY, "").folder / "index.html"
    text = home.read_text(encoding="utf-8")
    home.write_text(text.replace("Cơ quan", "Kơ quan", 1), encoding="utf-8")
    build_site(project, None, DAY, "")
    assert home.read_text(encoding="utf-8") == text


def test_a_removed_element_loses_its_page(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EAF_CACHE", "off")
    extra = project / "architecture" / "them.yaml"
    extra.write_text("elements:\n  org-khac: {type: business-actor, name: Khác}\n", encoding="utf-8")
    folder = build_site(project, None, DAY, "").folder
    assert (folder / "pt" / "org-khac" / "index.html").is_file()
    extra.unlink()
    build_site(project, None, DAY, "")
    assert not (folder / "pt" / "org-khac").exists()


def test_a_damaged_site_is_mended_although_the_model_did_not_change(project: Path) -> None:
    folder = build_site(project, None, DAY, "").folder
    (folder / "index.html").unlink()
    build_site(project, None, DAY, "")
    assert (folder / "index.html").is_file()


def test_a_model_that_cannot_be_checked_gives_no_site(project: Path) -> None:
    (project / "architecture" / "sai.yaml").write_text("elements: [\n", encoding="utf-8")
    with pytest.raises(NotCheckedError, match="EAF-Y001"):
        build_site(project, None, DAY, "")
    assert not (project / "site").exists()


def test_a_site_is_not_written_over_the_model(project: Path) -> None:
    with pytest.raises(UsageError):
        build_site(project, project, DAY, "")


def test_the_writer_stays_inside_its_folder(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Writer(tmp_path / "site").write([Artifact("../ngoai.html", b"")])
    assert not (tmp_path / "ngoai.html").exists()


@pytest.mark.parametrize("which", ["city", "new"])
def test_every_link_and_anchor_inside_a_site_leads_somewhere(which: str, city_site: Path, project: Path) -> None:
    site = city_site if which == "city" else build_site(project, None, DAY, "").folder
    pages = {path: html.document_fromstring(path.read_bytes()) for path in site.rglob("*.html")}
    assert any(path.is_relative_to(site / "en") for path in pages), "both languages are looked at"
    anchors = {path: set(map(str, page.xpath("//@id"))) for path, page in pages.items()}
    broken = {
        f"{path.relative_to(site)}: {address}"
        for path, page in pages.items()
        for address in set(map(str, page.xpath("//@href | //@src")))
        if not re.match(r"[a-z]+:", address) and not leads_somewhere(site, path, address, anchors)
    }
    assert not broken, sorted(broken)[:20]


def leads_somewhere(site: Path, page: Path, address: str, anchors: dict[Path, set[str]]) -> bool:
    """Whether the file is there, and the place in it; the explorer's addresses hold the element that it is to show."""
    path, _, fragment = address.partition("#")
    target = ((site if path.startswith("/") else page.parent) / path.lstrip("/")).resolve() if path else page
    target = target / "index.html" if target.is_dir() else target
    if fragment.startswith("pt="):
        return target.is_file() and (site / "pt" / fragment.removeprefix("pt=") / "index.html").is_file()
    return target.is_file() and (not fragment or unquote(fragment) in anchors.get(target, ()))


@pytest.mark.parametrize("which", ["city", "new"])
def test_the_page_for_unknown_addresses_looks_the_same_at_any_depth(which: str, city_site: Path, project: Path) -> None:
    site = city_site if which == "city" else build_site(project, None, DAY, "").folder
    links = Links()
    links.feed((site / "404.html").read_text(encoding="utf-8"))
    assert any(address.endswith(".css") for address in links.found)
    assert all(re.match(r"/|#|https:", address) for address in links.found)


def test_the_city_site_has_a_page_for_every_element_rule_and_clause(city_site: Path, city: object) -> None:
    from eaf.api import Session

    assert isinstance(city, Session)
    assert city.loaded.model is not None
    pack = city.loaded.packs[0]
    expected = [f"pt/{id_}" for id_ in city.loaded.model.elements]
    expected += [f"quy-tac/{rule.id.lower()}" for rule in pack.rules]
    expected += [f"dieu-khoan/{clause.id.lower()}" for clause in pack.clauses]
    missing = [path for path in expected if not (city_site / path / "index.html").is_file()]
    assert not missing


def test_the_city_site_asks_for_nothing_from_another_host(city_site: Path) -> None:
    for page in city_site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for match in re.finditer(r"<(?:script|img|link|iframe)\b[^>]*\b(?:src|href)=\"([^\"]+)\"", text):
            assert not match[1].startswith(("http:", "https:", "//")), f"{page}: {match[0]}"


def test_two_builds_give_the_same_bytes(city_site: Path, tmp_path: Path) -> None:
    again = copied_project(tmp_path / "again")
    second = build_site(again / "architecture", again / "site", DAY, "").folder
    files = {path.relative_to(city_site): path.read_bytes() for path in city_site.rglob("*") if path.is_file()}
    assert files == {path.relative_to(second): path.read_bytes() for path in second.rglob("*") if path.is_file()}
