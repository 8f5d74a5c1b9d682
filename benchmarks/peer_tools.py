"""The peers at pinned versions, each installed when it is first needed into a folder of its own outside the repository."""

from __future__ import annotations

import platform
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

ARCHITECTURES = {"x86_64": "x64", "amd64": "x64", "aarch64": "arm64", "arm64": "arm64"}
NODE = f"node-{sys.platform}-{ARCHITECTURES.get(platform.machine().lower(), platform.machine())}"
NODE_VERSION = "24.21.0"
INTERPRETERS = ("python3.12", "python3.13", "python3.14")


class NotInstalledError(Exception):
    """A peer that cannot be installed here, with the reason for the table."""


@dataclass(frozen=True, slots=True)
class Tool:
    """A peer's package; ``python`` is the least Python it wants, nothing for a package of npm."""

    name: str
    package: str
    version: str
    python: tuple[int, int] | None = None

    def program(self, folder: Path, name: str) -> Path:
        """A program of the package, or the interpreter that runs it."""
        return folder / ("bin" if self.python else "node_modules/.bin") / name


TOOLS = {
    each.name: each
    for each in (
        Tool("import-linter", "import-linter", "2.16", (3, 11)),
        Tool("rudof", "pyrudof", "0.3.35", (3, 11)),
        Tool("pySHACL", "pyshacl", "0.40.1", (3, 11)),
        Tool("spectral", "@stoplight/spectral-cli", "6.16.3"),
        Tool("check-jsonschema", "check-jsonschema", "0.39.0", (3, 11)),
        Tool("LikeC4", "likec4", "1.59.4"),
        Tool("sphinx-needs", "sphinx-needs", "9.1.0", (3, 12)),
        Tool("Terrane", "terrane", "1.1.0", (3, 12)),
    )
}
NOT_RUN = {"CALM": "not run: its command line, @finos/calm-cli 1.56.0, was not to be had from npm"}


def install(tool: Tool, tools: Path, python: str | None) -> Path:
    """The folder of an installed peer.

    Args:
        tool: the peer.
        tools: the folder in which each peer has its own.
        python: an interpreter for peers that want a newer Python than this one; searched for when there is none.

    Raises:
        NotInstalledError: it cannot be installed here.
    """
    folder = tools / f"{tool.name}-{tool.version}"
    ready, wanted = folder / ".ready", f"{tool} {NODE_VERSION}"
    if not ready.exists() or ready.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        print(f"installing {tool.name} {tool.version}", file=sys.stderr)
        if tool.python:
            _install_with_pip(tool, folder, tool.python, python)
        else:
            _install_with_npm(tool, folder)
        ready.write_text(wanted, encoding="utf-8")
    return folder


def _install_with_pip(tool: Tool, folder: Path, least: tuple[int, int], python: str | None) -> None:
    candidates = [sys.executable, *([python] if python else INTERPRETERS)]
    interpreter = next((each for each in candidates if _version(each) >= least), None)
    if not interpreter:
        message = f"not run: it wants Python {least[0]}.{least[1]}, which was not found (--python)"
        raise NotInstalledError(message)
    _run([interpreter, "-m", "venv", folder], "a virtual environment could not be made")
    quiet = ["--quiet", "--disable-pip-version-check"]
    pip = [tool.program(folder, "python"), "-m", "pip", "install", *quiet, f"{tool.package}=={tool.version}"]
    _run(pip, f"pip could not install {tool.package} {tool.version}")


def _install_with_npm(tool: Tool, folder: Path) -> None:
    npm = shutil.which("npm")
    if not npm:
        message = "not run: npm was not found"
        raise NotInstalledError(message)
    folder.mkdir(parents=True)
    packages = [f"{tool.package}@{tool.version}", f"{NODE}@{NODE_VERSION}"]
    command = [npm, "install", "--prefix", folder, "--silent", "--no-audit", "--no-fund", *packages]
    _run(command, f"npm could not install {tool.package} {tool.version}")


def _run(command: list[str | Path], failure: str) -> None:
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        print(answer.stderr[-2000:] or answer.stdout[-2000:], file=sys.stderr)
        message = f"not run: {failure}"
        raise NotInstalledError(message)


def _version(interpreter: str) -> tuple[int, int]:
    """The version of an interpreter; (0, 0) when it does not run."""
    found = shutil.which(interpreter)
    if not found:
        return (0, 0)
    command = [found, "-c", "import sys; print(*sys.version_info[:2])"]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    major, minor = answer.stdout.split() if answer.returncode == 0 else ("0", "0")
    return int(major), int(minor)
