"""The site as MkDocs and its maintained fork ProperDocs build it: the same pages as ``eaf site build``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = ("mkdocs", "properdocs")


def built(tool: str, root: Path, folder: Path) -> Path:
    command = [
        sys.executable,
        "-m",
        tool,
        "build",
        "--quiet",
        "--strict",
        "--config-file",
        root / "mkdocs.yml",
        "--site-dir",
        folder,
    ]
    answer = subprocess.run(
        command, capture_output=True, text=True, check=False, cwd=root, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return folder


@pytest.mark.parametrize("tool", TOOLS)
def test_a_plain_build_gives_the_whole_site_without_a_warning(tool: str, root: Path, tmp_path: Path) -> None:
    site = built(tool, root, tmp_path / "site")
    home = (site / "index.html").read_text(encoding="utf-8")
    assert "Kiến trúc chính quyền điện tử thành phố Hà Nội" in home
    assert (site / "pt" / "app-lgsp" / "index.html").is_file()
    assert (site / "assets" / "search-index.js").is_file()
    guide = (site / "huong-dan" / "index.html").read_text(encoding="utf-8")
    assert 'href="../tuan-thu/"' in guide, "hand-written pages stand in the same frame"
    assert 'href="/assets/css/frame.css"' in (site / "404.html").read_text(encoding="utf-8")
    index = (site / "assets" / "search-index.js").read_text(encoding="utf-8")
    assert "huong-dan/" in index, "hand-written pages can be searched"
    english = (site / "en" / "huong-dan" / "index.html").read_text(encoding="utf-8")
    assert '<html lang="en">' in english, "each in the frame of its language"
    assert 'href="../../huong-dan/" hreflang="vi"' in english
    assert '["huong-dan/",' in (site / "en" / "assets" / "search-index.js").read_text(encoding="utf-8")


def test_a_model_with_a_problem_stops_the_build(root: Path, tmp_path: Path) -> None:
    workspace = tmp_path / "architecture"
    workspace.mkdir()
    (workspace / "eaf.yaml").write_text("workspace: {format: 1, id: x, name: X, packs: [vn-cpdt-2.0]}\n", encoding="utf-8")
    (workspace / "sai.yaml").write_text("elements:\n  app-a: {type: application-component}\n", encoding="utf-8")
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_text("# Trang\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ntheme: {name: eaf}\nplugins: [eaf]\n", encoding="utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", tmp_path / "mkdocs.yml", "--site-dir", tmp_path / "site"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
    assert answer.returncode != 0
    assert "sai.yaml:2:3" in answer.stdout + answer.stderr
    assert not (tmp_path / "site" / "pt").exists()
