"""What revisions may be called, where they may be, and what keeps one from being read: always said, never taken for no difference."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from small_city import SERVICES, SYSTEMS, City, git, lines, make

from eaf.api.revisions import compared
from eaf.errors import RevisionError, UsageError
from eaf.loading.cache import Cache

CHANGED = ["changed element sys-registry", "    properties.level: 3 → 4"]


@pytest.fixture
def city(tmp_path: Path) -> City:
    """The city with one more commit on ``main``."""
    made = make(tmp_path / "city")
    made.swap(SYSTEMS, "level: 3", "level: 4")
    made.commit()
    return made


def refused(city: City, base: str, head: str = "") -> str:
    with pytest.raises(RevisionError) as caught:
        city.difference(base, head)
    assert " · " in str(caught.value), "said in both languages"
    return str(caught.value)


class TestNames:
    @pytest.mark.parametrize("name", ["base", "HEAD~1", "HEAD^", "main~1", "refs/tags/base", "HEAD@{0}^"])
    def test_a_revision_may_be_named_as_git_names_it(self, city: City, name: str) -> None:
        assert lines(city.difference(name, "main")) == CHANGED

    def test_a_revision_may_be_a_commit_or_the_beginning_of_one(self, city: City) -> None:
        commit = git(city.folder, "rev-parse", "base")
        assert lines(city.difference(commit)) == lines(city.difference(commit[:10])) == CHANGED
        assert str(city.difference(commit).before.revision.name.en) == commit[:12]
        assert city.difference("base").before.revision.name.en == f"base ({commit[:12]})"

    def test_an_annotated_tag_leads_to_its_commit(self, city: City) -> None:
        git(city.folder, "tag", "-a", "-m", "v1", "v1", "base")
        assert lines(city.difference("v1")) == CHANGED

    @pytest.mark.parametrize("name", ["nope", "HEAD~9", "v9", "0123456789abcdef0123456789abcdef01234567", "HEAD^{tree}", "^main"])
    def test_an_unknown_revision_is_refused(self, city: City, name: str) -> None:
        assert f"there is no revision '{name}'" in refused(city, name)
        assert f"there is no revision '{name}'" in refused(city, "base", name)

    @pytest.mark.parametrize(
        "name",
        [
            "--version",
            "-h",
            "--batch-command=x",
            "",
            " ",
            "a b",
            "HEAD\nbase",
            "HEAD:architecture",
            ":/first",
            "a\x00b",
            "x" * 300,
        ],
    )
    def test_what_is_no_name_never_reaches_git(self, city: City, name: str) -> None:
        assert "is no name of a revision" in refused(city, name)

    def test_a_range_is_answered_with_how_to_write_it(self, city: City) -> None:
        assert "write base main" in refused(city, "base..main")
        assert "write base main" in refused(city, "base...main")

    def test_a_branch_may_have_letters_of_any_language(self, city: City) -> None:
        git(city.folder, "branch", "nhánh-đổi", "base")
        assert lines(city.difference("nhánh-đổi")) == CHANGED

    def test_an_ambiguous_beginning_is_refused(self, city: City) -> None:
        assert "there is no revision" in refused(city, git(city.folder, "rev-parse", "HEAD")[:3])


class TestPlaces:
    def test_a_branch_without_a_commit_is_refused(self, tmp_path: Path) -> None:
        city = make(tmp_path / "city")
        shutil.rmtree(city.folder / ".git")
        git(city.folder, "init", "-q", "-b", "main")
        assert "the current branch has no commit yet" in refused(city, "HEAD")

    def test_a_merge_is_told_against_either_parent(self, city: City) -> None:
        git(city.folder, "checkout", "-q", "-b", "side", "base")
        city.swap(SERVICES, "en: Not described", "en: Bare")
        city.commit("side")
        git(city.folder, "merge", "-q", "--no-edit", "main")
        of_side = ["changed element svc-bare", "    name.en: Not described → Bare"]
        assert lines(city.difference("HEAD^1", "HEAD")) == CHANGED
        assert lines(city.difference("HEAD^2", "HEAD")) == of_side
        assert lines(city.difference("base", "HEAD")) == [*of_side, *CHANGED]

    def test_a_bare_clone_is_read_where_it_is(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--bare", str(city.folder), "bare.git")
        for start in (tmp_path / "bare.git", tmp_path / "bare.git" / "architecture"):
            assert lines(compared(start, "base", "main", cache=Cache(None))) == CHANGED
        with pytest.raises(RevisionError, match="a bare repository has no work tree"):
            compared(tmp_path / "bare.git", "base", cache=Cache(None))

    def test_a_shallow_clone_says_that_it_is_one(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{city.folder}", "shallow")
        shallow = City(tmp_path / "shallow")
        assert lines(shallow.difference("HEAD")) == []
        assert "This clone is shallow" in refused(shallow, "HEAD~1")
        git(shallow.folder, "fetch", "-q", "--unshallow")
        assert lines(shallow.difference("HEAD~1")) == CHANGED

    @pytest.mark.parametrize("kept", ["blob:none", "tree:0"])
    def test_a_partial_clone_says_that_it_is_one_and_fetches_nothing(self, city: City, tmp_path: Path, kept: str) -> None:
        git(city.folder, "config", "uploadpack.allowFilter", "true")
        git(tmp_path, "clone", "-q", f"--filter={kept}", f"file://{city.folder}", "partial")
        partial = City(tmp_path / "partial")
        before = sorted(path.name for path in (partial.folder / ".git" / "objects").rglob("*"))
        assert "This is a partial clone, and eaf fetches nothing" in refused(partial, "base")
        assert sorted(path.name for path in (partial.folder / ".git" / "objects").rglob("*")) == before

    def test_a_linked_work_tree_is_one(self, city: City, tmp_path: Path) -> None:
        git(city.folder, "worktree", "add", "-q", str(tmp_path / "linked"), "base")
        linked = City(tmp_path / "linked")
        assert lines(linked.difference("main")) == ["changed element sys-registry", "    properties.level: 4 → 3"]
        assert lines(linked.difference("base")) == []

    def test_a_linked_work_tree_of_a_shallow_clone_says_so(self, city: City, tmp_path: Path) -> None:
        git(tmp_path, "clone", "-q", "--depth", "1", f"file://{city.folder}", "shallow")
        git(tmp_path / "shallow", "worktree", "add", "-q", "--detach", str(tmp_path / "linked"))
        assert "This clone is shallow" in refused(City(tmp_path / "linked"), "HEAD~1")

    def test_objects_may_be_packed_loose_or_elsewhere(self, city: City, tmp_path: Path) -> None:
        git(city.folder, "gc", "-q")
        assert lines(city.difference("base")) == CHANGED
        git(tmp_path, "clone", "-q", "--shared", str(city.folder), "shared")
        assert lines(City(tmp_path / "shared").difference("base")) == CHANGED

    def test_a_repository_may_name_objects_by_sha256(self, tmp_path: Path) -> None:
        city = make(tmp_path / "city")
        shutil.rmtree(city.folder / ".git")
        git(city.folder, "init", "-q", "-b", "main", "--object-format=sha256")
        commit = city.commit()
        assert len(commit) == 64
        city.swap(SYSTEMS, "level: 3", "level: 4")
        assert lines(city.difference("main")) == CHANGED

    def test_without_a_repository_there_is_nothing_to_compare(self, tmp_path: Path) -> None:
        city = make(tmp_path / "city")
        shutil.rmtree(city.folder / ".git")
        assert "no Git repository at or above" in refused(city, "main")
        (city.folder / ".git").mkdir()
        assert "cannot read the Git repository: fatal: not a git repository" in refused(city, "main")

    def test_without_git_that_is_said(self, city: City, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        monkeypatch.setenv("PATH", str(tmp_path))
        assert "the program git is not there" in refused(city, "base")
        monkeypatch.chdir(tmp_path)
        (tmp_path / "git").write_text("#!/bin/sh\n", encoding="utf-8")
        (tmp_path / "git").chmod(0o755)
        monkeypatch.setenv("PATH", ".")
        assert "the program git is not there" in refused(city, "base"), "never one from the folder where eaf is called"

    def test_a_revision_without_the_workspace_is_refused(self, city: City) -> None:
        git(city.folder, "mv", "architecture", "kien-truc")
        city.commit()
        assert "no eaf.yaml in HEAD" in refused(City(city.folder), "base", "HEAD")
        with pytest.raises(RevisionError, match="EAF-R009"):
            compared(city.folder / "kien-truc", "base", cache=Cache(None))

    def test_without_a_workspace_in_the_work_tree_that_is_said(self, city: City) -> None:
        shutil.rmtree(city.folder / "architecture")
        with pytest.raises(UsageError, match="no eaf"):
            compared(city.folder, "base", cache=Cache(None))

    def test_the_workspace_is_found_in_a_revision_that_is_not_checked_out(self, city: City) -> None:
        shutil.rmtree(city.folder / "architecture")
        assert lines(compared(city.folder, "base", "main", cache=Cache(None))) == CHANGED


class TestWhatCannotBeRead:
    def test_a_base_at_fault_is_said_with_its_revision(self, city: City) -> None:
        city.write({SERVICES: "elements: ["})
        broken = city.commit()
        git(city.folder, "revert", "--no-edit", "HEAD")
        assert f"{broken[:12]}: {SERVICES}:1:12: EAF-Y001" in refused(city, broken)

    def test_a_head_at_fault_is_said(self, city: City) -> None:
        city.swap(SYSTEMS, "owner: org-clinic", "owner: org-nobody")
        said = refused(city, "base")
        assert "the work tree could not be read or checked whole" in said
        assert "EAF-R001" in said

    def test_a_missing_pack_is_said(self, city: City) -> None:
        git(city.folder, "rm", "-r", "-q", "checks")
        city.commit()
        assert "EAF-R005" in refused(city, "HEAD")

    def test_a_baseline_at_fault_is_said(self, city: City) -> None:
        city.write({"architecture/baseline.txt": "x\n"})
        city.commit()
        assert "architecture/baseline.txt:1:1: EAF-B001" in refused(city, "HEAD")

    def test_a_file_that_became_a_link_is_refused_as_on_the_disk(self, city: City) -> None:
        (city.folder / SERVICES).rename(city.folder / "services.yaml")
        (city.folder / SERVICES).symlink_to("../services.yaml")
        on_disk = refused(city, "base")
        city.commit()
        in_tree = refused(city, "base", "HEAD")
        assert f"{SERVICES}:1:1: EAF-F004" in on_disk
        assert f"{SERVICES}:1:1: EAF-F004" in in_tree

    def test_a_folder_that_became_a_link_is_refused(self, city: City) -> None:
        (city.folder / "architecture" / "more").symlink_to("..")
        city.commit()
        assert "architecture/more:1:1: EAF-F004" in refused(city, "base", "HEAD")

    def test_a_pack_behind_a_link_is_none(self, city: City) -> None:
        (city.folder / "checks" / "toy-1").rename(city.folder / "toy-1")
        (city.folder / "checks" / "toy-1").symlink_to("../toy-1")
        city.commit()
        assert "EAF-R005" in refused(city, "base", "HEAD")

    def test_a_submodule_is_refused(self, city: City) -> None:
        commit = git(city.folder, "rev-parse", "HEAD")
        git(city.folder, "update-index", "--add", "--cacheinfo", f"160000,{commit},architecture/so-khac")
        git(city.folder, "commit", "-q", "-m", "a submodule")
        assert "architecture/so-khac:1:1: EAF-F004" in refused(city, "base", "HEAD")

    def test_a_folder_called_like_a_file_is_refused(self, city: City) -> None:
        city.write({"architecture/x.yaml/y.yaml": "elements: {}\n"})
        city.commit()
        assert "architecture/x.yaml:1:1: EAF-F004" in refused(city, "base", "HEAD")

    def test_a_file_that_is_too_long_is_refused(self, city: City) -> None:
        city.write({"architecture/x.yaml": "#" * 2_000_001})
        city.commit()
        assert "architecture/x.yaml:1:1: EAF-F002" in refused(city, "base", "HEAD")

    @pytest.mark.parametrize("name", [b"a\nb.yaml", b"\xff.yaml", b"\x1b[31m.yaml"])
    def test_a_name_that_cannot_be_shown_is_refused(self, city: City, name: bytes) -> None:
        (city.workspace / os.fsdecode(name)).write_text("elements: {}\n", encoding="utf-8")
        city.commit()
        said = refused(city, "base", "HEAD")
        assert "EAF-F006" in said
        assert "\x1b" not in said

    def test_hidden_files_are_passed_over_as_on_the_disk(self, city: City) -> None:
        city.write({"architecture/.x.yaml": "[", "architecture/.y/x.yaml": "["})
        city.commit()
        assert lines(city.difference("base", "HEAD")) == CHANGED

    def test_files_beside_the_workspace_are_none_of_it(self, city: City) -> None:
        city.write({"other/x.yaml": "[", "x.yaml": "["})
        city.commit()
        assert lines(city.difference("base", "HEAD")) == CHANGED

    def test_a_damaged_object_is_said(self, city: City) -> None:
        oid = git(city.folder, "rev-parse", f"base:{SYSTEMS}")
        path = city.folder / ".git" / "objects" / oid[:2] / oid[2:]
        path.chmod(0o644)
        path.write_bytes(b"")
        said = refused(city, "base")
        assert f"the Git repository lacks the object {oid[:12]}" in said or "cannot read the Git repository" in said

    def test_a_missing_object_is_said(self, city: City) -> None:
        oid = git(city.folder, "rev-parse", "base:architecture")
        (city.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
        assert f"the Git repository lacks the object {oid[:12]}" in refused(city, "base")


class TestTwoRevisions:
    def test_nothing_is_checked_out_or_written(self, city: City) -> None:
        def state() -> list[tuple[str, int, int]]:
            paths = sorted(city.folder.rglob("*"))
            return [(str(path), path.lstat().st_mtime_ns, path.lstat().st_size) for path in paths]

        before = state()
        city.difference("base", "main")
        city.news()
        assert state() == before

    def test_what_is_not_committed_counts_in_the_work_tree_only(self, city: City) -> None:
        city.write({"architecture/new.yaml": "elements:\n  svc-x: {type: business-service, name: X}\n"})
        assert lines(city.difference("main")) == ["added element svc-x"]
        assert lines(city.difference("main", "HEAD")) == []

    def test_filters_of_the_work_tree_do_not_matter(self, city: City) -> None:
        city.write({".gitattributes": "*.yaml text eol=crlf\n"})
        city.commit()
        git(city.folder, "rm", "-q", "-r", "--cached", ".")
        git(city.folder, "reset", "-q", "--hard")
        assert b"\r\n" in (city.folder / SYSTEMS).read_bytes()
        assert lines(city.difference("HEAD")) == []
        assert lines(city.difference("base")) == CHANGED
