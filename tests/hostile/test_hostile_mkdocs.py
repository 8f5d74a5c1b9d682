"""``mkdocs.yml`` and ``docs/`` of a branch that nobody has reviewed: what they name is refused, and never run."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from eaf.api.scaffold import new_workspace
from eaf.api.site import build_site
from eaf.errors import UsageError

SOUND = "site_name: X\ntheme: {name: eaf}\nplugins: [eaf]\n"
RUN = "import pathlib; pathlib.Path({!r}).touch()"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "thu"
    folder.mkdir()
    new_workspace(folder, "vn-cpdt-2.0", "thu", "Cơ quan thử nghiệm", "vi")
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "index.md").write_text("# Trang\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("settings", "place", "code"),
    [
        (f"{SOUND}hooks: [hook.py]\n", "mkdocs.yml:4:1", "EAF-S001"),
        (f"{SOUND}extra_templates: [t.html]\n", "mkdocs.yml:4:1", "EAF-S001"),
        (f"{SOUND}INHERIT: ../other.yml\n", "mkdocs.yml:4:1", "EAF-S001"),
        (f"{SOUND}docs_dir: /etc\n", "mkdocs.yml:4:11", "EAF-S003"),
        (f"{SOUND}docs_dir: ..\n", "mkdocs.yml:4:11", "EAF-S003"),
        (f"{SOUND}markdown_extensions: [hook]\n", "mkdocs.yml:4:23", "EAF-S003"),
        (f"{SOUND}markdown_extensions: [{{pymdownx.snippets: {{base_path: /}}}}]\n", "mkdocs.yml:4:24", "EAF-S001"),
        (f"{SOUND}extra: {{a: !!python/object/apply:os.system [touch ran]}}\n", "mkdocs.yml:4:12", "EAF-Y004"),
        (f"{SOUND}extra: {{a: !ENV HOME}}\n", "mkdocs.yml:4:12", "EAF-Y004"),
        ("site_name: X\ntheme: {name: eaf, custom_dir: theme}\nplugins: [eaf]\n", "mkdocs.yml:2:20", "EAF-S001"),
        ("site_name: X\ntheme: mkdocs\nplugins: [eaf]\n", "mkdocs.yml:2:8", "EAF-S003"),
        ("site_name: X\ntheme: eaf\nplugins: [eaf, search]\n", "mkdocs.yml:3:16", "EAF-S003"),
        ("site_name: [\n", "mkdocs.yml:2:1", "EAF-Y001"),
    ],
)
def test_what_could_run_or_read_elsewhere_is_refused(project: Path, settings: str, place: str, code: str) -> None:
    (project / "hook.py").write_text(RUN.format(str(project / "ran")), encoding="utf-8")
    (project / "docs" / "t.html").write_text("{{ ''.__class__ }}", encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")
    with pytest.raises(UsageError) as refused:
        build_site(project, None, date(2026, 11, 22), "")
    assert f"{place}: {code} " in str(refused.value)
    assert not (project / "ran").exists()
    assert not (project / "site").exists()


def test_a_link_in_the_documents_is_refused(project: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("# Bí mật\n", encoding="utf-8")
    (project / "docs" / "lien-ket.md").symlink_to(tmp_path / "secret.md")
    (project / "mkdocs.yml").write_text(SOUND, encoding="utf-8")
    with pytest.raises(UsageError, match=r"docs/lien-ket\.md:1:1: EAF-F004"):
        build_site(project, None, date(2026, 11, 22), "")


def test_sound_settings_are_followed(project: Path) -> None:
    (project / "mkdocs.yml").write_text(
        f"{SOUND}markdown_extensions: [tables, {{toc: {{permalink: false}}}}]\n", encoding="utf-8"
    )
    folder = build_site(project, None, date(2026, 11, 22), "").folder
    assert (folder / "404.html").is_file()
