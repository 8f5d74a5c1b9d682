"""Cold check of 1,000, 10,000 and 100,000 elements, by phase, against two YAML readers over the same files.

``python benchmarks/run.py [SIZE ...]`` prints a Markdown table: medians of three interleaved runs, each in a process of its own.
``yaml.load(CSafeLoader)`` keeps no positions and checks nothing; ``yaml-rs`` is the fastest reader for Python and keeps none either.
"""

from __future__ import annotations

import gc
import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from functools import wraps
from pathlib import Path

HERE = Path(__file__).resolve()
SIZES = (1_000, 10_000, 100_000)
REPEATS = 3
PHASES = ("read", "shape", "build", "resolve", "rules", "rest")


def timed(owner: object, name: str, phase: str, spent: dict[str, float]) -> None:
    """Add the time that calls of ``owner.name`` take to the phase."""
    original = getattr(owner, name)

    @wraps(original)
    def wrapper(*args: object, **kwargs: object) -> object:
        begun = time.perf_counter()
        try:
            return original(*args, **kwargs)
        finally:
            spent[phase] += time.perf_counter() - begun

    setattr(owner, name, wrapper)


def measure_eaf(folder: Path) -> dict[str, float]:
    """One cold check in this process."""
    from eaf import api
    from eaf.checking.engine import Run
    from eaf.loading.files import Documents
    from eaf.loading.model_files import ModelReader
    from eaf.loading.resolve import Resolver
    from eaf.loading.shape import Shape

    spent = dict.fromkeys(PHASES, 0.0)
    timed(Documents, "read", "read", spent)
    timed(Shape, "problems", "shape", spent)
    for name in ("elements", "relationships"):
        timed(ModelReader, name, "build", spent)
        timed(Resolver, name, "resolve", spent)
    timed(api, "check", "rules", spent)
    begun = time.perf_counter()
    session = api.load(folder)
    report = api.run_check(session, Run(api.today()))
    total = time.perf_counter() - begun
    spent["rest"] = total - sum(spent.values())
    planted = sum(each.rule == "CPDT-LAY-002" for each in report.findings)
    model = report.model
    counts = {"elements": len(model.elements), "relationships": len(model.relationships)} if model else {}
    return {**spent, **counts, "total": total, "planted": planted, "findings": len(report.findings), "mb": peak()}


def measure_reader(folder: Path, reader: str) -> dict[str, float]:
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
    return {"total": time.perf_counter() - begun, "mb": peak()}


def peak() -> float:
    """Peak memory of this process in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def once(what: str, folder: Path) -> dict[str, float]:
    """One measurement in a process of its own."""
    answer = subprocess.run([sys.executable, HERE, "--one", what, str(folder)], capture_output=True, text=True, check=True)
    found: dict[str, float] = json.loads(answer.stdout)
    return found


def compare(size: int, folder: Path) -> str:
    """The row of one size."""
    from generate import generate

    planted = generate(size, folder)
    runs: dict[str, list[dict[str, float]]] = {"eaf": [], "csafe": [], "yaml-rs": []}
    for _ in range(REPEATS):
        for what, found in runs.items():
            found.append(once(what, folder))
    middle = {what: {key: statistics.median(run[key] for run in found) for key in found[0]} for what, found in runs.items()}
    eaf = middle["eaf"]
    if eaf["planted"] != planted or eaf["findings"] != planted:
        message = f"{size}: {eaf['planted']} of {planted} planted violations found, {eaf['findings']} findings in all"
        raise SystemExit(message)
    csafe, fastest = middle["csafe"]["total"], middle["yaml-rs"]["total"]
    cells = (
        f"{eaf['elements']:,.0f} / {eaf['relationships']:,.0f}",
        *(f"{eaf[phase]:.2f}" for phase in PHASES),
        f"{eaf['total']:.2f}",
        f"{eaf['total'] / csafe:.2f}",
        f"{eaf['total'] / fastest:.1f}",
        f"{csafe:.2f}",
        f"{fastest:.2f}",
        f"{eaf['mb']:.0f}",
        str(planted),
    )
    return f"| {' | '.join(cells)} |"


def main() -> None:
    """Print the table."""
    if sys.argv[1:2] == ["--one"]:
        gc.enable()
        folder = Path(sys.argv[3])
        print(json.dumps(measure_eaf(folder) if sys.argv[2] == "eaf" else measure_reader(folder, sys.argv[2])))
        return
    sizes = [int(each) for each in sys.argv[1:]] or list(SIZES)
    print(
        "| elements / relationships | read s | shape s | build s | resolve s | rules s | rest s | total s | x CSafeLoader | x yaml-rs "
        "| CSafeLoader s | yaml-rs s | peak MB | planted = found |"
    )
    print("|---|" + "---|" * 13)
    for size in sizes:
        with tempfile.TemporaryDirectory() as made:
            print(compare(size, Path(made) / "architecture"), flush=True)


if __name__ == "__main__":
    main()
