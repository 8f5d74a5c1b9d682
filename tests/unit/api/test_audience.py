"""A site for an audience holds no trace of what is withheld from it: not in pages, pictures, search, data, nor in words of others."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api.audience import LeakError
from eaf.api.site import Showing, build_site
from eaf.text import fold

SETTINGS = "workspace: {{format: 1, id: w, name: {{vi: Thành phố, en: City}}, packs: [vn-cpdt-2.0], classification: {}}}\n"
MODEL = """\
elements:
  org-a:
    type: business-actor
    name: {vi: Văn phòng Ủy ban, en: Office}
    layer: chi-dao-chinh-sach
    properties: {agency_level: city}
  app-a:
    type: application-component
    name: {vi: Cổng thông tin, en: Portal}
    owner: org-secret
    relationships:
      - {type: flow, target: app-hidden, data: [dat-open, dat-hidden]}
      - {type: flow, target: app-b, data: [dat-hidden]}
      - {type: access, target: dat-hidden, access: read}
  app-b: {type: application-component, name: {vi: Sổ tay điện tử, en: Handbook}, properties: {security_level: 3}}
  dat-open: {type: data-object, name: {vi: Danh mục dùng chung, en: Shared catalogue}}
  org-secret: {type: business-actor, name: {vi: Tổ công tác đặc biệt, en: Special task force}, classification: restricted}
  app-hidden:
    type: application-component
    name: {vi: Hệ thống giám sát nội đô, en: Inner city surveillance}
    classification: internal
    relationships: [{type: serving, target: app-a}, {type: serving, target: nod-wall}]
  dat-hidden: {type: data-object, name: {vi: Nhật ký truy vết, en: Trace journal}, classification: restricted}
  nod-wall: {type: node, name: {vi: Tường lửa lõi số bảy, en: Seventh core firewall}, classification: restricted}
"""
WITHHELD = {
    "org-secret": ("Tổ công tác đặc biệt", "Special task force"),
    "app-hidden": ("Hệ thống giám sát nội đô", "Inner city surveillance"),
    "dat-hidden": ("Nhật ký truy vết", "Trace journal"),
    "nod-wall": ("Tường lửa lõi số bảy", "Seventh core firewall"),
}


def city(folder: Path, model: str = MODEL, classification: str = "public") -> Path:
    (folder / "architecture").mkdir(parents=True)
    (folder / "architecture" / "eaf.yaml").write_text(SETTINGS.format(classification), encoding="utf-8")
    (folder / "architecture" / "model.yaml").write_text(model, encoding="utf-8")
    return folder / "architecture"


def built(folder: Path, audience: str, model: str = MODEL, classification: str = "public") -> Path:
    return build_site(city(folder, model, classification), folder / "site", date(2022, 1, 1), "", None, Showing(audience)).folder


def traces(site: Path) -> set[str]:
    """The withheld elements of which an id or a name can be read somewhere, however it is written."""
    found = set()
    for path in site.rglob("*"):
        if path.is_file() and path.name != ".eaf-files.json" and "vendor" not in path.parts:
            text = path.as_posix() + path.read_bytes().decode("utf-8", "replace")
            plain = " ".join(fold(text).split())
            for id_, names in WITHHELD.items():
                if id_ in text or any(fold(name) in plain for name in names):
                    found.add(id_)
    return found


@pytest.mark.parametrize(
    ("audience", "expected"),
    [("restricted", set(WITHHELD)), ("internal", {"app-hidden"}), ("public", set())],
)
def test_nothing_of_what_is_withheld_can_be_read(tmp_path: Path, audience: str, expected: set[str]) -> None:
    site = built(tmp_path, audience)
    assert traces(site) == expected
    assert (site / "pt" / "app-a" / "index.html").is_file()
    assert (site / "pt" / "app-hidden" / "index.html").is_file() == ("app-hidden" in expected)


def test_what_nobody_classified_is_internal_where_the_workspace_says_nothing(tmp_path: Path) -> None:
    folder = city(tmp_path)
    settings = folder / "eaf.yaml"
    settings.write_text(settings.read_text(encoding="utf-8").replace(", classification: public", ""), encoding="utf-8")
    site = build_site(folder, tmp_path / "site", date(2022, 1, 1), "", None, Showing("public")).folder
    assert not (site / "pt" / "app-a").exists()


def test_the_verdict_is_that_of_the_whole_model_and_what_is_left_out_is_said(tmp_path: Path) -> None:
    whole, part = built(tmp_path / "one", "restricted"), built(tmp_path / "two", "public")
    box = '<section class="section section-verdict-box"'
    verdicts = [(site / "index.html").read_text(encoding="utf-8").partition(box)[2].partition("<dl")[0] for site in (whole, part)]
    assert verdicts[0]
    assert verdicts[0] == verdicts[1]
    assert "4 phần tử và " in (part / "index.html").read_text(encoding="utf-8")
    assert "4 elements and " in (part / "en" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Nối với Hệ thống giám sát nội đô", "app-hidden"),
        ("Nối với he thong GIAM SAT noi do", "app-hidden"),
        ("See nod-wall", "nod-wall"),
        ("Behind the seventh core firewall", "nod-wall"),
    ],
)
def test_words_that_name_what_is_withheld_stop_the_build_at_their_place(tmp_path: Path, words: str, named: str) -> None:
    model = MODEL.replace("    owner: org-secret\n", f"    owner: org-secret\n    summary: {words}\n")
    with pytest.raises(LeakError, match=rf"architecture/model.yaml:11:14: .* {named} \("):
        built(tmp_path, "public", model)
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize(
    ("page", "words"), [("index.md", "Gần *Tường lửa* lõi số bảy."), ("en/trang.md", "Near the *seventh* core firewall.")]
)
def test_a_hand_written_page_that_names_what_is_withheld_stops_the_build(tmp_path: Path, page: str, words: str) -> None:
    (tmp_path / "docs" / "en").mkdir(parents=True)
    (tmp_path / "docs" / page).write_text(f"# Trang\n\n{words}\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: S\ntheme: {name: eaf}\nplugins: [eaf]\n", encoding="utf-8")
    with pytest.raises(LeakError, match=r"index.html: .* nod-wall \("):
        built(tmp_path, "public")
    assert not (tmp_path / "site").exists()


def test_a_name_that_others_have_as_well_says_nothing(tmp_path: Path) -> None:
    model = MODEL.replace("Sổ tay điện tử", "Tường lửa lõi số bảy")
    assert (built(tmp_path, "public", model) / "pt" / "app-b" / "index.html").is_file()


def test_properties_are_withheld_as_their_pack_classifies_them(tmp_path: Path) -> None:
    checks = tmp_path / "checks" / "vn-cpdt-2.0"
    checks.mkdir(parents=True)
    (checks / "pack.yaml").write_text("pack: {id: vn-cpdt-2.0, format: 1, version: 1, name: P}\n", encoding="utf-8")
    (checks / "layers.yaml").write_text(
        "layers: [{id: chi-dao-chinh-sach, name: C}, {id: apps, name: A, types: [application-component]}]\n", encoding="utf-8"
    )
    (checks / "properties.yaml").write_text(
        "properties:\n  agency_level: {value: text, label: {vi: Cấp hành chính, en: Level of agency}}\n"
        "  security_level: {value: integer, label: {vi: Cấp độ an toàn, en: Security level}, classification: internal}\n",
        encoding="utf-8",
    )
    page = (built(tmp_path, "public") / "pt" / "app-b" / "index.html").read_text(encoding="utf-8")
    assert "Cấp độ an toàn" not in page
    assert "Cấp hành chính" in (tmp_path / "site" / "pt" / "org-a" / "index.html").read_text(encoding="utf-8")
