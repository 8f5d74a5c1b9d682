"""What each engine is asked, how its answer is read, and how long it takes."""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from peer_city import rules
from peer_formats import write_document, write_likec4, write_modules, write_needs, write_spectral, write_turtle
from peer_terrane import write_terrane

if TYPE_CHECKING:
    from collections.abc import Callable

    from peer_city import City
    from peer_tools import Tool

RULES = Path(__file__).resolve().parent / "peer_rules"
RULE = "CPDT-LAY-002"
TIMEOUT = 600
Found = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Run:
    """One run of a whole program: seconds by the clock and of processor time, and what is wrong with its answer, if anything."""

    wall: float
    cpu: float
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Engine:
    """An engine over its own form of a city.

    ``command`` makes the command line from the folder in which things may be kept from one run to the next; ``read`` gives the
    violations in what was printed, or nothing for an engine that cannot express the rule.
    """

    name: str
    version: str
    does: str
    folder: Path
    command: Callable[[Path], list[str | Path]]
    read: Callable[[str], Found] | None
    keeps: bool = False

    def run(self, kept: Path, city: City) -> Run:
        """Run once and judge the answer: exactly the planted violations, or none where the rule cannot be expressed."""
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        begun = time.perf_counter()
        status, printed = _answer(self.command(kept), self.folder, kept)
        wall = time.perf_counter() - begun
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        return Run(wall, cpu, _judge(status, printed, self.read, city))


def _judge(status: int | None, printed: str, read: Callable[[str], Found] | None, city: City) -> str:
    """What is wrong with an answer; nothing when it is right."""
    if status is None:
        return f"> {TIMEOUT} s"
    if status not in ((0, 1) if read else (0,)):
        print(printed[-2000:], file=sys.stderr)
        return f"wrong: status {status}"
    try:
        found = sorted(read(printed)) if read else []
    except (ValueError, KeyError):
        print(printed[-2000:], file=sys.stderr)
        return "wrong: an answer that cannot be read"
    if read and found != sorted(city.planted):
        right = len(city.planted.intersection(found))
        return f"wrong: {len(found)} found, {right} of {len(city.planted)} planted"
    return ""


def _answer(command: list[str | Path], folder: Path, kept: Path) -> tuple[int | None, str]:
    """The status and all that is printed; no status when it took too long, and then nothing that it started goes on."""
    environment = {**os.environ, "EAF_CACHE": str(kept)}
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        process = subprocess.Popen(
            command, cwd=folder, stdout=output, stderr=subprocess.STDOUT, env=environment, start_new_session=True
        )
        try:
            status: int | None = process.wait(TIMEOUT)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            status = None
        output.seek(0)
        return status, output.read()


def eaf_engines(folder: Path, version: str) -> list[Engine]:
    """Two engines: eaf with the one rule, as the peers, and eaf with its whole pack."""
    check: list[str | Path] = [sys.executable, "-m", "eaf", "check", folder, "--format", "json"]
    here = Path.cwd()
    one = Engine("eaf", version, "validate + rule", here, lambda _: [*check, "--select", RULE], _read_eaf, keeps=True)
    return [one, Engine("eaf, whole pack", version, f"validate + {rules()} rules", here, lambda _: check, _read_eaf, keeps=True)]


def peer_engine(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    """A peer with the city written in its own format into ``folder``."""
    make = {
        "import-linter": _import_linter,
        "rudof": _rudof,
        "pySHACL": _pyshacl,
        "spectral": _spectral,
        "check-jsonschema": _check_jsonschema,
        "LikeC4": _likec4,
        "sphinx-needs": _sphinx_needs,
        "Terrane": _terrane,
    }
    return make[tool.name](tool, installed, city, folder)


def _import_linter(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_modules(city, folder)
    program = tool.program(installed, "lint-imports")

    def read(printed: str) -> Found:
        found = re.findall(r"city\.\w+\.(\w+) -> city\.\w+\.(\w+) \(l\.", printed)
        return [(source.replace("_", "-"), target.replace("_", "-")) for source, target in found]

    return Engine(
        tool.name,
        tool.version,
        "rule only",
        folder,
        lambda kept: [program, "--no-logo", "--cache-dir", kept],
        read,
        keeps=True,
    )


def _rudof(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_turtle(city, folder)
    command: list[str | Path] = [tool.program(installed, "python"), RULES / "rudof.py", "model.ttl", "shapes.ttl"]

    def read(printed: str) -> Found:
        return re.findall(r"#(\S+) \S+#(\S+)", printed)

    return Engine(tool.name, tool.version, "validate + rule", folder, lambda _: command, read)


def _pyshacl(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_turtle(city, folder)
    command: list[str | Path] = [tool.program(installed, "pyshacl"), "-s", "shapes.ttl", "model.ttl"]

    def read(printed: str) -> Found:
        found = re.findall(r"Focus Node: :(\S+)\n\s*Value Node: :(\S+)", printed)
        return found + [("other", "")] * (printed.count("Constraint Violation in") - len(found))

    return Engine(tool.name, tool.version, "validate + rule", folder, lambda _: command, read)


def _spectral(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_spectral(city, folder)
    shutil.copytree(RULES / "functions", folder / "functions")
    node, program = tool.program(installed, "node"), tool.program(installed, "spectral")
    command: list[str | Path] = [node, program, "lint", "-q", "-f", "json", "-r", "ruleset.json", "model.yaml"]

    def read(printed: str) -> Found:
        return [tuple(each["message"].split(" ", 1)) for each in json.loads(printed)]

    return Engine(tool.name, tool.version, "validate + rule", folder, lambda _: command, read)


def _check_jsonschema(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_document(city, folder)
    program = tool.program(installed, "check-jsonschema")
    command: list[str | Path] = [program, "--schemafile", "schema.json", "model.yaml"]
    return Engine(tool.name, tool.version, "validate only: no rule across elements", folder, lambda _: command, None)


def _likec4(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_likec4(city, folder)
    script = shutil.copy(RULES / "likec4.mjs", installed)
    command: list[str | Path] = [tool.program(installed, "node"), script, folder]

    def read(printed: str) -> Found:
        return [tuple(line.split(" ", 1)) for line in printed.splitlines()]

    return Engine(tool.name, tool.version, "validate + rule (a script)", folder, lambda _: command, read)


def _sphinx_needs(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_needs(city, folder)
    program = tool.program(installed, "sphinx-build")

    def read(printed: str) -> Found:
        found = re.findall(r"Need path: +(\S+) > \S+ > (\S+)", printed)
        return found + [("warning", "")] * printed.count("WARNING:")

    return Engine(
        tool.name,
        tool.version,
        "validate + rule",
        folder,
        lambda kept: [program, "-q", "-b", "schema", ".", kept],
        read,
        keeps=True,
    )


def _terrane(tool: Tool, installed: Path, city: City, folder: Path) -> Engine:
    write_terrane(city, folder)
    command: list[str | Path] = [tool.program(installed, "terrane"), "--root", folder, "validate"]
    return Engine(tool.name, tool.version, "validate only: its types and rules are fixed", folder, lambda _: command, None)


def _read_eaf(printed: str) -> Found:
    report = json.loads(printed)
    if not report["complete"]:
        return [("incomplete", "")]
    return [(each["subjects"][0], each["subjects"][-1]) for each in report["findings"]]
