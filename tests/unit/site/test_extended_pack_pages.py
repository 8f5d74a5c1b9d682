"""The site of a workspace whose pack extends another shows what both packs say."""

from __future__ import annotations

import re
from datetime import date
from html import unescape
from pathlib import Path
from textwrap import dedent

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site

PACK = "pack: {id: so, format: 1, version: 1, name: {vi: Quy tắc của Sở, en: Own rules}, extends: vn-cpdt-2.0}\n"
CLAUSES = """\
    clauses:
      - {id: so-1, instrument: eaf-principles, level: must, status: automated, text: {vi: Có chủ quản., en: Owned.}, rules: [SO-OWN-001]}
      - {id: so-2, instrument: eaf-principles, level: must, status: text-not-available, text: {vi: Chưa đọc được., en: Not read.}}
    """
RULES = """\
    rules:
      - rule: SO-OWN-001
        name: body-without-source
        kind: attribute
        title: {vi: Có nguồn, en: Sourced}
        message: {vi: "{subject} không có nguồn", en: "{subject} has no source"}
        severity: note
        rationale: {vi: Vì vậy., en: Because.}
        remedy: {vi: Ghi., en: State it.}
        select: {type: business-actor}
        params: {require: [{attr: sources, exists: true}]}
    """


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("extended")
    new_workspace(folder, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    own = folder / "checks" / "so"
    own.mkdir(parents=True)
    for name, text in (("pack", PACK), ("clauses", CLAUSES), ("rules", RULES)):
        (own / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    settings = folder / "architecture" / "eaf.yaml"
    settings.write_text(re.sub(r"packs: .*", "packs: [so]", settings.read_text(encoding="utf-8")), encoding="utf-8")
    return build_site(folder / "architecture", folder / "site", date(2022, 2, 28), "").folder


def text_of(site: Path, page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", (site / page / "index.html").read_text(encoding="utf-8"))).split())


def test_rules_and_clauses_of_both_packs_have_pages(site: Path) -> None:
    for page in ("quy-tac/so-own-001", "quy-tac/cpdt-int-001", "dieu-khoan/so-1", "dieu-khoan/qd-2323-layering"):
        assert (site / page / "index.html").is_file(), page


def test_texts_that_nobody_could_read_are_listed_for_both_packs(site: Path) -> None:
    page = text_of(site, "nguon")
    assert "so-2" in page
    assert "qd-2323-principles" in page
