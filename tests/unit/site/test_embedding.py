"""Blocks in hand-written pages: what is a block, what it becomes, and what is said of one that cannot be."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.errors import UsageError
from eaf.site.embedding import Block, find_blocks, place_blocks

DAY = date(2026, 11, 22)
SETTINGS = "site_name: X\ntheme: {name: eaf}\nplugins: [eaf]\nmarkdown_extensions: [tables, fenced_code, meta]\n"


def test_a_fence_whose_info_begins_with_eaf_is_a_block() -> None:
    text, blocks = find_blocks("# Trang\n\n```eaf matrix phu-thuoc\nChú thích\nhai dòng\n```\n\nSau\n")
    assert blocks == [Block("matrix", "phu-thuoc", "Chú thích hai dòng", 3)]
    assert "```" not in text
    assert place_blocks(text, ["<p>M</p>"]).split() == ["#", "Trang", "<p>M</p>", "Sau"]


@pytest.mark.parametrize("fence", ["```", "````", "~~~", "   ```"])
def test_fences_may_be_of_any_kind(fence: str) -> None:
    assert find_blocks(f"{fence}eaf view overview\n{fence}\n")[1] == [Block("view", "overview", "", 1)]


@pytest.mark.parametrize(
    "text",
    [
        "````\n```eaf view overview\n```\n````\n",
        "~~~markdown\n```eaf view overview\n```\n~~~\n",
        "    ```eaf view overview\n    ```\n",
        "`eaf view overview`\n",
        "```eafx view overview\n```\n",
        "```yaml\neaf view overview\n```\n",
    ],
)
def test_what_only_shows_a_block_is_none_and_stays_as_it_is(text: str) -> None:
    assert find_blocks(text) == (text, [])


def test_a_block_that_is_not_closed_is_told() -> None:
    assert find_blocks("a\n```eaf view overview\nb\n")[1] == [Block("", "", "", 2)]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))
    folder = tmp_path / "thu"
    folder.mkdir()
    new_workspace(folder, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    (folder / "architecture" / "them.yaml").write_text(
        "elements:\n"
        "  dat-a: {type: data-object, name: Dữ liệu A}\n"
        "  app-a: {type: application-component, name: Ứng dụng A, relationships: [{type: access, target: dat-a, access: read}]}\n"
        "  ind-a: {type: indicator, name: Chỉ tiêu A, indicator: {unit: '%', measurements: [{date: 2026-01-01, value: 12}]}}\n",
        encoding="utf-8",
    )
    (folder / "docs" / "sau").mkdir(parents=True, exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Trang\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8")
    return folder


def page(project: Path, text: str) -> str:
    (project / "docs" / "sau" / "trang.md").write_text(text, encoding="utf-8")
    folder = build_site(project, None, DAY, "").folder
    return (folder / "sau" / "trang" / "index.html").read_text(encoding="utf-8")


def test_every_kind_of_block_becomes_what_it_names(project: Path) -> None:
    html = page(
        project,
        "# Trang\n\n```eaf view overview\nSơ đồ\n```\n\n```eaf matrix ung-dung-du-lieu\n```\n\n```eaf indicator ind-a\n```\n\n"
        "```eaf findings dat-a\n```\n\n```eaf findings\n```\n",
    )
    assert "data-eaf-block" not in html
    assert "<figcaption>Sơ đồ</figcaption>" in html
    assert 'href="../../ma-tran/ung-dung-du-lieu/#o-app-a--dat-a"' in html
    assert 'href="../../pt/app-a/"' in html
    assert "12 %" in html
    assert html.count('class="finding ') > 1
    ids = [part.split('"')[0] for part in html.split(' id="')[1:]]
    assert len(set(ids)) == len(ids)


def test_what_a_block_shows_is_escaped(project: Path) -> None:
    html = page(project, "# Trang\n\n```eaf view overview\n<script>alert(1)</script>\n```\n")
    assert "<script>alert" not in html


def test_every_block_that_names_nothing_is_told_with_its_line_and_what_is_near(project: Path) -> None:
    text = (
        "---\ntitle: Trang\n---\n# Trang\n\n```eaf matrix ung-dung-du-lie\n```\n\n```eaf picture x\n```\n\n```eaf view overvew\n```\n"
        "\n```eaf indicator app-a\n```\n\n```eaf findings CPDT-XXX-001\n```\n"
    )
    with pytest.raises(UsageError) as refused:
        page(project, text)
    told = str(refused.value).splitlines()
    assert [line.split(": ")[0] for line in told] == [f"docs/sau/trang.md:{line}:1" for line in (6, 9, 12, 15, 18)]
    assert "ung-dung-du-lieu?" in told[0]
    assert "view, matrix, indicator, findings" in told[1]
    assert "overview?" in told[2]
    assert not (project / "site").exists()


def test_mkdocs_itself_stops_at_a_block_that_names_nothing(project: Path) -> None:
    (project / "docs" / "index.md").write_text("# Trang\n\n```eaf view overvew\n```\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", project / "mkdocs.yml", "--site-dir", project / "site"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "EAF_CACHE": "off"})
    assert answer.returncode != 0
    assert "docs/index.md:3:1" in answer.stdout + answer.stderr
