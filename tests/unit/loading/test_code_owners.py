"""CODEOWNERS as GitHub and GitLab read it; the cases follow the documentation of both."""

from __future__ import annotations

from pathlib import Path

import pytest

from eaf.loading.code_owners import GITHUB, GITLAB, find_code_owners, parse
from eaf.loading.files import DISK


def owners(text: str, path: str, platform: str = GITHUB) -> tuple[str, ...]:
    return parse(text, "CODEOWNERS", platform).owners(path)


@pytest.mark.parametrize(
    ("pattern", "path", "github", "gitlab"),
    [
        ("*", "a.yaml", True, True),
        ("*", "a/b/c.yaml", True, True),
        ("*.yaml", "a/b/c.yaml", True, True),
        ("*.yaml", "a/b/c.yml", False, False),
        ("/a.yaml", "a.yaml", True, True),
        ("/a.yaml", "b/a.yaml", False, False),
        ("a.yaml", "b/a.yaml", True, True),
        ("b/a.yaml", "c/b/a.yaml", False, True),
        ("docs/*", "docs/a.md", True, True),
        ("docs/*", "docs/b/a.md", False, False),
        ("docs/", "docs/b/a.md", True, True),
        ("docs/", "x/docs/a.md", True, True),
        ("/docs/", "x/docs/a.md", False, False),
        ("/docs/", "docs/x/a.md", True, True),
        ("/docs", "docs/x/a.md", True, False),
        ("/docs", "docs", True, True),
        ("**/logs", "x/y/logs/a", True, False),
        ("/a/**/b.md", "a/b.md", True, True),
        ("/a/**/b.md", "a/x/y/b.md", True, True),
        ("/a/**", "a/x/y/b.md", True, False),
        ("/a/**", "a/b.md", True, True),
        ("/a**c", "a/b/c", False, False),
        ("/a**c", "abc", True, True),
        ("**", "a/b", True, True),
        ("/a?.yaml", "ab.yaml", True, True),
        ("/a?.yaml", "a/.yaml", False, False),
        ("/kiến\\ trúc/", "kiến trúc/a.yaml", True, True),
        ("\\#a", "#a", True, True),
        ("/a.yaml", "aXyaml", False, False),
        ("/A.yaml", "a.yaml", False, False),
    ],
)
def test_patterns(pattern: str, path: str, *, github: bool, gitlab: bool) -> None:
    line = f"{pattern} @x/y\n"
    assert (owners(line, path), owners(line, path, GITLAB)) == (("@x/y",) * github, ("@x/y",) * gitlab)


def test_the_last_line_that_matches_counts() -> None:
    text = "* @all\n/a/ @a @b\n/a/c.yaml c@example.org\n/a/d.yaml\n"
    assert owners(text, "x") == ("@all",)
    assert owners(text, "a/b") == ("@a", "@b")
    assert owners(text, "a/c.yaml") == ("c@example.org",)
    assert owners(text, "a/d.yaml") == (), "a line without owners takes the file out"


def test_comments_and_words_that_are_no_owners_ask_nobody() -> None:
    assert owners("# /a @x\n/a @y # @z\n/b nobody\n", "a") == ("@y",)
    assert owners("/b nobody\n", "b") == ()


class TestSections:
    TEXT = "* @all\n[Y tế] @health\n/a/\n/a/b.yaml @b\n!/a/c.yaml\n^[Tùy chọn]\n/a/ @may\n[y Tế][2]\n/d/ @d\n"

    def test_each_section_has_its_last_line(self) -> None:
        assert owners(self.TEXT, "a/x.yaml", GITLAB) == ("@all", "@health")
        assert owners(self.TEXT, "a/b.yaml", GITLAB) == ("@all", "@b")
        assert owners(self.TEXT, "d/x", GITLAB) == ("@all", "@d")

    def test_what_is_taken_out_asks_nobody_of_its_section(self) -> None:
        assert owners(self.TEXT, "a/c.yaml", GITLAB) == ("@all",)

    def test_github_knows_no_sections_and_says_so(self) -> None:
        assert parse(self.TEXT, "CODEOWNERS", GITHUB).unread == (2, 5, 8)


def test_what_would_take_too_long_is_not_understood() -> None:
    found = parse(f"{'*a' * 9} @x\n{'a' * 501} @x\n{'*a' * 8} @x\n", "CODEOWNERS", GITHUB)
    assert found.unread == (1, 2)
    assert found.owners("b" * 5000) == ()


class TestHandles:
    def test_a_department_is_known_by_its_name(self) -> None:
        found = parse("", "CODEOWNERS", GITHUB)
        for owner in ("@ha-noi/so-y-te", "@so-y-te", "@Ha-Noi/So-Y-Te", "@x/org-so-y-te", "@a/b/so-y-te"):
            assert found.stands_for("org-so-y-te", owner), owner
        for owner in ("@ha-noi/so-tai-chinh", "so-y-te", "so-y-te@example.org", "@so-y-te/x", "@"):
            assert not found.stands_for("org-so-y-te", owner), owner

    def test_a_comment_says_it_outright(self) -> None:
        found = parse("# eaf: org-so-y-te = @ha-noi/health A@example.org\n", "CODEOWNERS", GITHUB)
        assert found.stands_for("org-so-y-te", "@Ha-Noi/Health")
        assert found.stands_for("org-so-y-te", "a@example.org")
        assert not found.stands_for("org-so-y-te", "@ha-noi/so-y-te"), "then the name counts no more"
        assert not found.stands_for("org-khac", "@ha-noi/health")


class TestPlaces:
    @pytest.mark.parametrize(
        ("names", "taken"),
        [
            ((), []),
            (("CODEOWNERS",), [("CODEOWNERS", GITHUB)]),
            (("docs/CODEOWNERS",), [("docs/CODEOWNERS", GITHUB)]),
            ((".github/CODEOWNERS", "CODEOWNERS"), [(".github/CODEOWNERS", GITHUB), ("CODEOWNERS", GITLAB)]),
            ((".gitlab/CODEOWNERS", "docs/CODEOWNERS"), [("docs/CODEOWNERS", GITHUB)]),
            ((".gitlab/CODEOWNERS",), [(".gitlab/CODEOWNERS", GITLAB)]),
            ((".gitlab/CODEOWNERS", ".github/CODEOWNERS"), [(".github/CODEOWNERS", GITHUB), (".gitlab/CODEOWNERS", GITLAB)]),
        ],
    )
    def test_each_platform_takes_the_first_of_its_places(
        self, tmp_path: Path, names: tuple[str, ...], taken: list[tuple[str, str]]
    ) -> None:
        for name in names:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("* @x\n", encoding="utf-8")
        assert [(each.file, each.platform) for each in find_code_owners(DISK, tmp_path)] == taken

    def test_a_file_with_sections_is_read_as_gitlab_does(self, tmp_path: Path) -> None:
        (tmp_path / "CODEOWNERS").write_text("[X] @x\n/a\n", encoding="utf-8")
        assert [each.platform for each in find_code_owners(DISK, tmp_path)] == [GITLAB]

    def test_a_file_that_cannot_be_read_is_not_taken_for_an_empty_one(self, tmp_path: Path) -> None:
        (tmp_path / "CODEOWNERS").write_bytes(b"#" * 2_000_001)
        assert [each.unread for each in find_code_owners(DISK, tmp_path)] == [(1,)]
