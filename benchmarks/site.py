"""Sites of made-up cities: built from nothing, after one edit and when nothing changed, and beside two peers that draw.

``python benchmarks/site.py [SIZE ...]`` prints Markdown tables. The first is of one run over the same city of 1,000 elements, each tool
in turn: a peer has either one view for each department, or, as our site has, one for each element with its neighbours. What a
tool does not lay out is told. The second is ours alone, by size. Whole programs are timed; the peers are installed when first needed.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generate import generate
from peer_city import make_city
from peer_formats import write_likec4
from peer_terrane import write_terrane
from peer_tools import TOOLS, NotInstalledError, install
from peer_views import likec4_views, terrane_views
from peers import CACHE, machine
from run import change_one_file

from eaf import __version__

if TYPE_CHECKING:
    from collections.abc import Callable

    from peer_city import City

BESIDE = 1_000
SIZES = (1_000, 10_000)
TIMEOUT = 900


@dataclass(frozen=True, slots=True)
class Build:
    """One run of a whole program: seconds by the clock and of processor time, the most memory of a process, and what it printed."""

    wall: float
    cpu: float
    peak: float
    status: int | None
    printed: str


def run(command: list[str | Path], folder: Path, **environment: str) -> Build:
    """Run to the end, or until it takes too long; then nothing that it started goes on."""
    with tempfile.TemporaryFile("w+", encoding="utf-8") as output:
        begun = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, **environment},
            start_new_session=True,
        )
        signal.signal(signal.SIGALRM, lambda *_: os.killpg(process.pid, signal.SIGKILL))
        signal.alarm(TIMEOUT)
        _, status, used = os.wait4(process.pid, 0)
        signal.alarm(0)
        wall = time.perf_counter() - begun
        output.seek(0)
        code = os.waitstatus_to_exitcode(status)
        return Build(wall, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, None if code < 0 else code, output.read())


def build_ours(root: Path) -> Build:
    """The command ``eaf site build``; statuses 0 and 1 are answers."""
    command: list[str | Path] = [sys.executable, "-m", "eaf", "site", "build", "-w", root / "architecture", "-o", root / "site"]
    built = run(command, Path.cwd(), EAF_CACHE=str(root / "kept"))
    if built.status not in (0, 1):
        raise SystemExit(built.printed[-3000:])
    return built


def pictures_of(root: Path) -> int:
    """The drawn views that stand in pages of their own or beside them; every element has one in each language."""
    return sum(1 for _ in (root / "site").rglob("*.svg")) - sum(1 for _ in (root / "site" / "assets").rglob("*.svg"))


def likec4(city: City, tool: Path, folder: Path, *, each_element: bool) -> tuple[Build, int, int]:
    """The build, the views asked for, and those laid out."""
    write_likec4(city, folder)
    asked = likec4_views(city, folder, each_element=each_element)
    program = TOOLS["LikeC4"].program(tool, "likec4")
    dot = [] if shutil.which("dot") else ["--no-use-dot"]
    output = folder.parent / f"{folder.name}-site"
    built = run([TOOLS["LikeC4"].program(tool, "node"), program, "build", *dot, "-o", output, folder], folder)
    scripts = "".join(path.read_text(encoding="utf-8", errors="replace") for path in output.rglob("*.js"))
    return built, asked, len(set(re.findall(r"[\"'`]?id[\"'`]?:\s*[\"'`](v_\w+)[\"'`]", scripts)))


def terrane(city: City, tool: Path, folder: Path, *, each_element: bool) -> tuple[Build, int, int]:
    """The rendering, the views asked for, and those drawn."""
    write_terrane(city, folder)
    asked = terrane_views(city, folder, each_element=each_element)
    built = run([TOOLS["Terrane"].program(tool, "terrane"), "--root", folder, "render", "--format", "svg"], folder)
    return built, asked, len(list((folder / "70_ARTIFACTS" / "svg").glob("v-*.svg")))


def beside(size: int, tools: Path, python: str | None) -> str:
    """The table of one run with the peers."""
    lines = ["| tool | version | views laid out | s (CPU) | peak MB | eaf ÷ it (CPU) |", "|---|---|---|---|---|---|"]
    makers: dict[str, Callable[..., tuple[Build, int, int]]] = {"LikeC4": likec4, "Terrane": terrane}
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        city = make_city(size, root / "eaf" / "architecture")
        ours = build_ours(root / "eaf")
        lines.append(_row("eaf site build, two languages", __version__, f"{pictures_of(root / 'eaf'):,}", ours))
        for name, make in makers.items():
            try:
                tool = install(TOOLS[name], tools, python)
            except NotInstalledError as reason:
                lines.append(f"| {name} | - | {reason} | - | - | - |")
                continue
            for each_element in (False, True):
                what = "a view for each element" if each_element else "a view for each department"
                print(f"{name}, {what}", file=sys.stderr)
                built, asked, laid = make(city, tool, root / f"{name}-{each_element}", each_element=each_element)
                if built.status:
                    print(built.printed[-2000:], file=sys.stderr)
                lines.append(_row(f"{name}, {what}", TOOLS[name].version, f"{laid} of {asked}", built, ours))
    counts = f"{len(city.elements):,} elements, {len(city.relationships):,} relationships"
    return "\n".join([f"{counts}:", "", *lines, ""])


def _row(name: str, version: str, views: str, built: Build, ours: Build | None = None) -> str:
    if built.status is None:
        return f"| {name} | {version} | - | > {TIMEOUT} | {built.peak:.0f} | < {(ours or built).wall / TIMEOUT:.2f} |"
    ratio = f"{ours.wall / built.wall:.2f} ({ours.cpu / built.cpu:.2f})" if ours else "1"
    failed = f", status {built.status}" if ours and built.status else ""
    return f"| {name} | {version} | {views}{failed} | {built.wall:.1f} ({built.cpu:.1f}) | {built.peak:.0f} | {ratio} |"


def alone(size: int) -> str:
    """The row of one size: from nothing, after one edit, and again."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        generate(size, root / "architecture")
        whole = build_ours(root)
        files = [path.stat().st_size for path in (root / "site").rglob("*") if path.is_file()]
        pages = len(list((root / "site").rglob("ngu-canh.svg")))
        change_one_file(root / "architecture", 0)
        edited, again = build_ours(root), build_ours(root)
    wrote = re.search(r"(\d+) tệp thay đổi", edited.printed)
    cells = (
        f"{size:,}",
        f"{pages:,}",
        f"{len(files):,} ({sum(files) / 1e6:.0f})",
        f"{whole.wall:.1f} ({whole.cpu:.1f})",
        f"{whole.peak:.0f}",
        f"{edited.wall:.2f} ({edited.cpu:.2f})",
        f"{edited.wall / whole.wall:.3f}",
        wrote[1] if wrote else "-",
        f"{again.wall:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description="sites of made-up cities")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="elements of a city")
    parser.add_argument("--tools", type=Path, default=CACHE / "eaf-peers", help="where the peers are installed (%(default)s)")
    parser.add_argument("--python", help="an interpreter for peers that want a newer Python than this one")
    parser.add_argument("--alone", action="store_true", help="without the peers")
    options = parser.parse_args()
    print(machine(), end="\n\n", flush=True)
    if not options.alone:
        print(beside(BESIDE, options.tools.resolve(), options.python), flush=True)
    print(
        "| elements | element views | files (MB) | full s (CPU) | peak MB | one edit s (CPU) | ÷ full | files written | nothing changed s |"
    )
    print("|---" * 9 + "|")
    for size in options.sizes:
        print(alone(size), flush=True)


if __name__ == "__main__":
    main()
