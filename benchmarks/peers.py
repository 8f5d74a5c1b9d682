"""eaf and its peers side by side: load a made-up city, validate it, find what breaks the layer rule.

``python benchmarks/peers.py [SIZE ...]`` prints Markdown tables. Every engine has the same city in its own format and must find
exactly the planted violations; whole programs are timed, from start to end, in turn: medians of three. Cold is a run with nothing
kept of an earlier one, warm is the same run again; a peer that keeps nothing is only ever cold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from peer_city import City, make_city
from peer_runs import Engine, Run, eaf_engines, peer_engine
from peer_tools import NODE_VERSION, NOT_RUN, TOOLS, NotInstalledError, install

from eaf import __version__

SIZES = (1_000, 10_000)
REPEATS = 3
HEAD = (
    "| engine | version | what it does | planted = found | cold s (CPU) | warm s (CPU) "
    "| eaf ÷ it, cold (CPU) | eaf ÷ it, warm (CPU) |"
)
CACHE = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
Runs = dict[str, list[Run]]


def measure(engines: list[Engine], city: City, root: Path) -> Runs:
    """Cold and warm runs of each engine, in turn; an engine that gives a wrong answer or takes too long is not asked again."""
    runs: Runs = {}
    for repeat in range(REPEATS):
        for engine in engines:
            kept = root / "kept" / f"{engine.name}-{repeat}"
            for state in ("cold", "warm") if engine.keeps else ("cold",):
                found = runs.setdefault(f"{engine.name}, {state}", [])
                if not (found and found[-1].wrong):
                    found.append(engine.run(kept, city))
                    print(f"{len(city.elements)}, {repeat + 1}: {engine.name}, {state}, {found[-1].wall:.2f} s", file=sys.stderr)
            shutil.rmtree(kept, ignore_errors=True)
    return runs


def row(engine: Engine, runs: Runs, city: City) -> str:
    """The row of an engine that was run; ratios are of the plain eaf with the one rule."""
    cold, warm = runs[f"{engine.name}, cold"], runs.get(f"{engine.name}, warm")
    wrong = next((run.wrong for run in (*cold, *(warm or ())) if run.wrong), "")
    answer = wrong or (str(len(city.planted)) if engine.read else "-")
    cells = [engine.name, engine.version, engine.does, answer, _seconds(cold), _seconds(warm) if warm else "-"]
    cells += [_ratio(runs["eaf, cold"], cold), _ratio(runs["eaf, warm"], warm or cold)]
    return f"| {' | '.join(cells)} |"


def _seconds(runs: list[Run]) -> str:
    if runs[-1].wrong.startswith(">"):
        return runs[-1].wrong
    return f"{statistics.median(run.wall for run in runs):.2f} ({statistics.median(run.cpu for run in runs):.2f})"


def _ratio(ours: list[Run], theirs: list[Run]) -> str:
    clock = statistics.median(run.wall for run in ours) / statistics.median(run.wall for run in theirs)
    if theirs[-1].wrong.startswith(">"):
        return f"< {clock:.3f}"
    processor = statistics.median(run.cpu for run in ours) / statistics.median(run.cpu for run in theirs)
    return f"{clock:.3f} ({processor:.3f})"


def table(size: int, tools: Path, python: str | None, names: list[str]) -> str:
    """The table of one size; a peer that could not be run has a row that says why."""
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        city = make_city(size, root / "eaf")
        engines = eaf_engines(root / "eaf", __version__)
        missing = dict(NOT_RUN)
        for name in names:
            try:
                engines.append(peer_engine(TOOLS[name], install(TOOLS[name], tools, python), city, root / name))
            except NotInstalledError as reason:
                missing[name] = str(reason)
        runs = measure(engines, city, root)
    counts = f"{len(city.elements):,} elements, {len(city.relationships):,} relationships, {len(city.planted)} planted violations"
    absent = [f"| {name} | - | {reason} | - | - | - | - | - |" for name, reason in missing.items()]
    return "\n".join([f"{counts}:", "", HEAD, "|---" * 8 + "|", *(row(each, runs, city) for each in engines), *absent, ""])


def machine() -> str:
    """When and on what this was measured, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    runtimes = f"CPython {platform.python_version()} for eaf, Node {NODE_VERSION} for the peers from npm"
    today = dt.datetime.now(dt.UTC).date()
    return f"{today}, {len(os.sched_getaffinity(0))} cores, {memory:.0f} GB, {runtimes}; load average {load}"


def main() -> None:
    """Print a table for each size."""
    parser = argparse.ArgumentParser(description="eaf and its peers side by side")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="SIZE", help="elements of a city")
    parser.add_argument("--tools", type=Path, default=CACHE / "eaf-peers", help="where the peers are installed (%(default)s)")
    parser.add_argument("--python", help="an interpreter for peers that want a newer Python than this one")
    parser.add_argument("--only", action="append", choices=list(TOOLS), help="only this peer (repeatable)")
    options = parser.parse_args()
    print(machine(), end="\n\n", flush=True)
    for size in options.sizes:
        print(table(size, options.tools.resolve(), options.python, options.only or list(TOOLS)), flush=True)
    print(f"Load average at the end: {os.getloadavg()[0]:.1f}", file=sys.stderr)


if __name__ == "__main__":
    main()
