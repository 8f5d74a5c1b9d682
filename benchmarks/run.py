"""Checks of made-up cities with 150 rules and more of every kind, against two YAML readers over the same files.

``python benchmarks/run.py [SIZE ...]`` prints Markdown tables: medians of three interleaved runs, each a program of its own timed as a
whole, with its start. ``yaml.load(CSafeLoader)`` keeps no positions and checks nothing; ``yaml-rs`` is the fastest reader for Python
and keeps none either. A check is cold when nothing is kept of an earlier one, warm when nothing changed since, and the third
figure is that of a check after one file was changed.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from generate import generate
from pack import write_pack

HERE = Path(__file__).resolve()
SIZES = (1_000, 10_000, 100_000)
COUNTRY = 1_000_000
REPEATS = 3
PLANTED = "LAY-002"
CITY = HERE.parent.parent / "architecture"
Figures = dict[str, float]


def measure_check(folder: Path) -> Figures:
    """One check in this process, by phase."""
    begun = time.perf_counter()
    from eaf import api
    from eaf.checking.engine import Run
    from eaf.reporters.json import render
    from eaf.reporters.settings import Settings

    imported = time.perf_counter()
    session = api.load(folder)
    loaded = time.perf_counter()
    report = api.run_check(session, Run(api.today()))
    checked = time.perf_counter()
    render(report, Settings("vi"))
    rendered = time.perf_counter()
    if not report.complete:
        raise SystemExit("\n".join(f"{each.place}: {each.message.en}" for each in report.problems[:5]))
    return {
        "import": imported - begun,
        "read": loaded - imported,
        "rules": checked - loaded,
        "report": rendered - checked,
        "elements": len(report.model.elements) if report.model else 0,
        "relationships": len(report.model.relationships) if report.model else 0,
        "asserted": len(report.results),
        "planted": sum(each.rule.endswith(PLANTED) for each in report.findings),
        "findings": len(report.findings),
    }


def measure_reader(folder: Path, reader: str) -> Figures:
    """Reading the same files with one YAML reader."""
    files = sorted(folder.glob("*.yaml"))
    begun = time.perf_counter()
    if reader == "csafe":
        import yaml

        for path in files:
            yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    else:
        import yaml_rs

        for path in files:
            yaml_rs.loads(path.read_text(encoding="utf-8"))
    return {"read": time.perf_counter() - begun}


def peak() -> float:
    """An upper bound of the memory used at one time by this process and those that it started, in MB."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return (own + child * len(os.sched_getaffinity(0))) / 1024


def timed(command: list[str | Path], cache: Path | str = "off") -> tuple[float, str]:
    """How long a program takes as a whole, and what it prints; statuses 0 and 1 are answers."""
    environment = {**os.environ, "EAF_CACHE": str(cache)}
    begun = time.perf_counter()
    answer = subprocess.run(command, capture_output=True, text=True, check=False, env=environment)
    spent = time.perf_counter() - begun
    if answer.returncode not in (0, 1):
        raise SystemExit(answer.stderr + answer.stdout[-2000:])
    return spent, answer.stdout


def once(what: str, folder: Path, cache: Path | str = "off") -> Figures:
    """One measurement in a process of its own."""
    spent, printed = timed([sys.executable, HERE, "--one", what, folder], cache)
    return {**json.loads(printed), "total": spent}


def eaf_check(folder: Path, cache: Path) -> float:
    """The whole command ``eaf check``."""
    command: list[str | Path] = [sys.executable, "-m", "eaf", "check", folder, "--format", "json", "-o", os.devnull]
    return timed(command, cache)[0]


def change_one_file(folder: Path, number: int) -> None:
    """Another summary in one file."""
    path = sorted(folder.glob("so-*.yaml"))[number]
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("ở mức độ bốn", f"ở mức độ bốn, lần {number}", 1), encoding="utf-8")


def compare(size: int, root: Path, repeats: int = REPEATS) -> str:
    """The row of one size."""
    folder, planted = root / "architecture", generate(size, root / "architecture", "bench-150")
    rules = write_pack(root / "checks" / "bench-150")
    copies = -(-rules // len(json.loads(timed([sys.executable, HERE, "--rules"])[1])))
    runs: dict[str, list[Figures]] = {"eaf": [], "csafe": [], "yaml-rs": []}
    warm: list[float] = []
    changed: list[float] = []
    for number in range(repeats):
        with tempfile.TemporaryDirectory() as kept:
            cache = Path(kept) / "cache"
            runs["eaf"].append(once("eaf", folder, cache))
            for reader in ("csafe", "yaml-rs"):
                runs[reader].append(once(reader, folder))
            eaf_check(folder, cache)
            warm.append(eaf_check(folder, cache))
            change_one_file(folder, number)
            changed.append(eaf_check(folder, cache))
    middle = {what: {key: statistics.median(run[key] for run in found) for key in found[0]} for what, found in runs.items()}
    eaf, csafe, fastest = middle["eaf"], middle["csafe"]["total"], middle["yaml-rs"]["total"]
    if eaf["planted"] != copies * planted or eaf["findings"] != copies * planted or eaf["asserted"] != rules:
        message = f"{size}: {eaf['planted']} of {copies * planted} planted, {eaf['findings']} findings, {eaf['asserted']} rules"
        raise SystemExit(message)
    cells = (
        f"{eaf['elements']:,.0f} / {eaf['relationships']:,.0f}",
        str(rules),
        *(f"{eaf[phase]:.2f}" for phase in ("import", "read", "rules", "report")),
        f"{eaf['total']:.2f}",
        f"{eaf['total'] / csafe:.2f}",
        f"{eaf['total'] / fastest:.1f}",
        f"{statistics.median(warm):.2f} ({statistics.median(warm) / eaf['total']:.3f})",
        f"{statistics.median(changed):.2f} ({statistics.median(changed) / eaf['total']:.3f})",
        f"{csafe:.2f}",
        f"{fastest:.2f}",
        f"{eaf['mb']:.0f}",
        f"{eaf['planted']:.0f}",
    )
    return f"| {' | '.join(cells)} |"


def start_up() -> str:
    """Small commands as multiples of an interpreter that does nothing."""
    with tempfile.TemporaryDirectory() as kept:
        commands: dict[str, list[str | Path]] = {
            "python -c pass": [sys.executable, "-c", "pass"],
            "eaf --version": [sys.executable, "-m", "eaf", "--version"],
            "eaf check, warm": [sys.executable, "-m", "eaf", "check", CITY],
        }
        cold = timed(commands["eaf check, warm"], kept)[0]
        times = {name: statistics.median(timed(command, kept)[0] for _ in range(5)) for name, command in commands.items()}
    bare = times["python -c pass"]
    rows = [f"| {name} | {spent * 1000:.0f} | {spent / bare:.1f} |" for name, spent in times.items()]
    rows.insert(2, f"| eaf check, cold | {cold * 1000:.0f} | {cold / bare:.1f} |")
    return "\n".join(["| the city's model | ms | x python -c pass |", "|---|---|---|", *rows])


def main() -> None:
    """Print the tables."""
    if sys.argv[1:2] == ["--one"]:
        folder = Path(sys.argv[3])
        found = measure_check(folder) if sys.argv[2] == "eaf" else measure_reader(folder, sys.argv[2])
        print(json.dumps({**found, "mb": peak()}))
        return
    if sys.argv[1:2] == ["--rules"]:
        from eaf import api

        print(json.dumps([each.rule.id for each in api.load(CITY, packs=("vn-cpdt-2.0",)).rules]))
        return
    sizes = [int(each) for each in sys.argv[1:]] or [*SIZES, COUNTRY]
    print(start_up(), end="\n\n", flush=True)
    print(
        "| elements / relationships | rules | start s | read s | rules s | report s | cold s | x CSafeLoader | x yaml-rs | warm s (x cold) "
        "| one file changed s (x cold) | CSafeLoader s | yaml-rs s | peak MB | planted = found |"
    )
    print("|---|" + "---|" * 14)
    for size in sizes:
        with tempfile.TemporaryDirectory() as made:
            print(compare(size, Path(made), 1 if size >= COUNTRY else REPEATS), flush=True)


if __name__ == "__main__":
    main()
