"""A repository that somebody prepared: nothing of it runs, nothing is fetched, and what it replaces is not believed."""

from __future__ import annotations

import os
import shutil
import socket
from pathlib import Path

import pytest
from small_city import SYSTEMS, City, git, lines, make

from eaf.errors import RevisionError

CHANGED = ["changed element sys-registry", "    properties.level: 3 → 4"]
RUNS = (
    ("core.fsmonitor", "{script}"),
    ("core.sshCommand", "{script}"),
    ("core.pager", "{script}"),
    ("core.editor", "{script}"),
    ("core.askPass", "{script}"),
    ("core.gitProxy", "{script}"),
    ("core.alternateRefsCommand", "{script}"),
    ("core.hooksPath", "{folder}/hooks"),
    ("pager.cat-file", "{script}"),
    ("alias.cat-file", "!{script}"),
    ("diff.external", "{script}"),
    ("diff.yaml.textconv", "{script}"),
    ("diff.yaml.command", "{script}"),
    ("filter.yaml.smudge", "{script}"),
    ("filter.yaml.process", "{script}"),
    ("credential.helper", "!{script}"),
    ("gpg.program", "{script}"),
    ("protocol.allow", "always"),
    ("protocol.ext.allow", "always"),
    ("uploadpack.packObjectsHook", "{script}"),
    ("remote.origin.url", "ext::{script}"),
    ("remote.origin.uploadpack", "{script}"),
    ("remote.origin.promisor", "true"),
    ("remote.origin.partialCloneFilter", "blob:none"),
    ("extensions.partialClone", "origin"),
)


@pytest.fixture
def trap(tmp_path: Path) -> Path:
    """A program that leaves a mark wherever it is run."""
    script = tmp_path / "trap.sh"
    script.write_text(f"#!/bin/sh\necho \"$0 $*\" >> '{tmp_path}/mark'\nexit 1\n", encoding="utf-8")
    script.chmod(0o755)
    return script


@pytest.fixture
def city(tmp_path: Path, trap: Path) -> City:
    """The city in a repository that would run the trap wherever a setting, a hook or an attribute can name a program."""
    made = make(tmp_path / "city")
    made.swap(SYSTEMS, "level: 3", "level: 4")
    made.write({".gitattributes": "*.yaml diff=yaml filter=yaml\n"})
    made.commit()
    folder = made.folder / ".git"
    git(made.folder, "config", "core.repositoryFormatVersion", "1")
    for name, value in RUNS:
        git(made.folder, "config", name, value.format(script=trap, folder=folder))
    for hook in ("post-checkout", "pre-commit", "reference-transaction", "fsmonitor-watchman", "post-index-change"):
        (folder / "hooks").mkdir(exist_ok=True)
        shutil.copy(trap, folder / "hooks" / hook)
    for mark in tmp_path.glob("mark"):
        mark.unlink()
    return made


def test_nothing_that_a_repository_names_is_run(city: City, tmp_path: Path) -> None:
    assert lines(city.difference("base")) == CHANGED
    assert lines(city.difference("base", "main")) == CHANGED
    assert city.news().since is not None
    assert not (tmp_path / "mark").exists()


def test_a_missing_object_is_asked_of_nobody(city: City, tmp_path: Path) -> None:
    oid = git(city.folder, "rev-parse", f"base:{SYSTEMS}")
    (city.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    with pytest.raises(RevisionError):
        city.difference("base")
    assert not (tmp_path / "mark").exists()


@pytest.mark.parametrize("address", ["git://127.0.0.1:{port}/x", "http://127.0.0.1:{port}/x", "ssh://127.0.0.1:{port}/x"])
def test_no_connection_is_opened_for_a_missing_object(city: City, address: str) -> None:
    oid = git(city.folder, "rev-parse", f"base:{SYSTEMS}")
    (city.folder / ".git" / "objects" / oid[:2] / oid[2:]).unlink()
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        git(city.folder, "config", "remote.origin.url", address.format(port=server.getsockname()[1]))
        git(city.folder, "config", "--unset", "core.sshCommand")
        with pytest.raises(RevisionError):
            city.difference("base")
        with pytest.raises(TimeoutError):
            server.accept()


def test_replaced_objects_are_not_believed(tmp_path: Path) -> None:
    city = make(tmp_path / "city")
    city.swap(SYSTEMS, "level: 3", "level: 4")
    commit = city.commit()
    git(city.folder, "replace", "base", commit)
    assert git(city.folder, "show", f"base:{SYSTEMS}") == city.read(SYSTEMS).strip(), "git itself believes it"
    assert lines(city.difference("base")) == CHANGED


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_OBJECT_DIRECTORY", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_NAMESPACE"])
def test_what_the_environment_says_of_another_repository_does_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    city = make(tmp_path / "city")
    city.swap(SYSTEMS, "level: 3", "level: 4")
    monkeypatch.setenv(name, str(tmp_path / "elsewhere"))
    assert lines(city.difference("base")) == CHANGED


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
def test_a_repository_of_another_user_is_read(tmp_path: Path) -> None:
    city = make(tmp_path / "city")
    city.swap(SYSTEMS, "level: 3", "level: 4")
    for path in (city.folder, *city.folder.rglob("*")):
        os.chown(path, 12345, 12345)
    assert git(city.folder, "status", fails=True) == "", "git itself refuses"
    assert lines(city.difference("base")) == CHANGED


def test_a_repository_of_a_form_that_git_does_not_know_is_said(city: City) -> None:
    git(city.folder, "config", "core.repositoryFormatVersion", "99")
    with pytest.raises(RevisionError, match="cannot read the Git repository: fatal: "):
        city.difference("base")


def test_settings_that_are_none_are_said(city: City) -> None:
    (city.folder / ".git" / "config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(RevisionError, match="cannot read the Git repository: fatal: bad config"):
        city.difference("base")
