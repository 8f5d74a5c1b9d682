"""House rules of the package and the repository."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
MODULES = sorted((ROOT / "eaf").rglob("*.py"))


def test_no_module_is_a_drawer() -> None:
    drawers = {"utils", "helpers", "common", "base", "manager", "misc"}
    assert [path for path in MODULES if path.stem in drawers] == []


def test_the_package_has_no_ignored_type_and_few_other_escapes() -> None:
    ignored = [
        f"{path.name}: {line}" for path in MODULES for line in path.read_text("utf-8").splitlines() if "type: ignore" in line
    ]
    assert ignored == []
    bare = [
        f"{path.name}: {line.strip()}"
        for path in MODULES
        for line in path.read_text("utf-8").splitlines()
        if "# noqa" in line and not re.search(r"# noqa: [A-Z0-9, ]+( - \w|$)", line)
    ]
    assert bare == []


def test_only_the_command_line_prints_or_exits() -> None:
    found = [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if re.search(r"^\s*(print\(|sys\.exit\(|raise SystemExit)", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert [name for name in found if not name.startswith("eaf/cli/")] == []


def test_a_check_imports_nothing_heavy() -> None:
    program = "import sys, eaf.cli.check; print(' '.join(sorted(m for m in sys.modules if '.' not in m)))"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert not {"networkx", "jsonschema", "mkdocs", "jinja2", "numpy", "rich", "markdown", "xlsxwriter"} & set(loaded)


@pytest.mark.parametrize(
    "name",
    [
        "baseline",
        "bundle",
        "check",
        "diff",
        "explain",
        "init",
        "query",
        "review",
        "schema",
        "show",
        "site",
        "trend",
        "verify",
        "view",
        "waivers",
    ],
)
def test_every_command_has_help_and_stands_in_the_readme(name: str) -> None:
    command = [sys.executable, "-m", "eaf", name, "--help"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "·" in answer, "help is in both languages"
    for readme in ("README.md", "README.vi.md"):
        assert f"eaf {name}" in (ROOT / readme).read_text("utf-8"), readme


def test_the_wheel_ships_national_packs_only() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]["targets"]["wheel"]
    shipped = set(settings["force-include"])
    assert shipped == {"checks/vn-cpdt-2.0"}
    kept = {path.name for path in (ROOT / "checks").iterdir()} - {Path(each).name for each in shipped}
    assert kept == {"ha-noi"}, "a pack beside the shipped ones belongs to a workspace"


def test_the_lock_files_hold_hashes_and_no_host() -> None:
    for name in ("requirements.lock", "requirements-bench.lock"):
        text = (ROOT / name).read_text("utf-8")
        assert "--hash=sha256:" in text
        assert "http" not in text
        pinned = re.findall(r"^([a-z0-9-]+)==", text, re.MULTILINE)
        assert len(pinned) > 5


def test_the_declared_dependencies_are_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    for requirement in (*project["dependencies"], *project["optional-dependencies"]["dev"]):
        name = re.split(r"[\[<>=]", requirement)[0].lower()
        assert re.search(rf"^{re.escape(name)}(\[[a-z,-]+\])?==", lock, re.MULTILINE), name


def test_every_decision_is_short_and_says_what_enforces_it() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    assert len(decisions) >= 8
    for path in decisions:
        text = path.read_text("utf-8")
        assert len(text.splitlines()) <= 60, path.name
        assert re.search(r"enforced by", text, re.IGNORECASE), path.name
        assert path.name in (ROOT / "docs" / "decisions" / "index.md").read_text("utf-8"), path.name
