"""``eaf trend`` over a history of a made-up city, against cold checks of its last commit.

``python benchmarks/trend.py [COMMITS [ELEMENTS]]`` prints a Markdown table. The history is written by ``git fast-import``: a commit a
day, of ten one touches nothing of the architecture, two add an element, one a relationship, two change a value that rules look at,
and four a text. A cold check keeps nothing and reuses nothing (``EAF_CACHE=off``); each figure is that of a whole program with its
start, on all cores, and in brackets its CPU time. At every fiftieth commit the line of the trend must be what ``eaf check`` says.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

from generate import generate

COMMITS, ELEMENTS, CHECKS, EVERY = 500, 1_000, 10, 50
PACK = "vn-cpdt-2.0"
ROOT = Path(__file__).resolve().parent.parent
GIT = shutil.which("git") or "git"
FIRST = datetime(2024, 7, 1, 3, tzinfo=UTC)
Spent = tuple[float, float]
NEW = """\
  app-moi-{number}:
    type: application-component
    name: {{vi: Hệ thống bổ sung số {number}, en: Additional system {number}}}
    summary: Hệ thống bổ sung của sở.
    owner: org-so-{cluster}
    confidence: assumed
    properties: {{security_level: 2, hosting: city-data-centre}}
    relationships:
      - {{type: serving, target: prc-{cluster}-1}}
      - {{type: access, target: dat-{cluster}-1, access: read}}
      - {{type: flow, target: app-{cluster}-1, data: [dat-{cluster}-1]}}
"""


def edited(files: dict[str, str], number: int) -> dict[str, str]:
    """The one file that a commit changes, as it is afterwards."""
    names = sorted(name for name in files if Path(name).name.startswith("so-"))
    name = names[(number // 10 + number) % len(names)]
    text, kind = files[name], number % 10
    if kind == 0:
        return {"README.md": f"Lần {number}\n"}
    cluster = f"{int(Path(name).stem.removeprefix('so-')) + number // 50 % 10:06d}"
    if kind in (1, 2):
        return {name: text.replace("elements:\n", f"elements:\n{NEW.format(number=number, cluster=cluster)}", 1)}
    if kind == 3:
        new = f"  - {{type: association, source: usr-dan, target: prc-{cluster}-1}}\n"
        return {name: text + (f"# {number}\n" if new in text else new)}
    if kind in (4, 5):
        old, new = ("security_level: 2, hosting", "security_level: 3, hosting")[:: 1 if number % 4 else -1]
        return {name: text.replace(old, new, 1) if old in text else f"{text}# {number}\n"}
    return {name: re.sub(r"Thủ tục (?:[(]\d+[)] )?do sở", f"Thủ tục ({number}) do sở", text, count=1)}


def write_history(folder: Path, commits: int, elements: int) -> None:
    """A repository with the city and the national pack, and one commit a day."""
    generate(elements, folder / "architecture", PACK)
    shutil.copytree(ROOT / "checks" / PACK, folder / "checks" / PACK)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in paths}
    subprocess.run([GIT, "init", "-q", "-b", "main", folder], check=True)
    stream: list[bytes] = []
    changed = files
    for number in range(commits):
        if number:
            changed = edited(files, number)
            files.update(changed)
        when = int((FIRST + timedelta(days=number)).timestamp())
        stream.append(f"commit refs/heads/main\ncommitter B <b@example.invalid> {when} +0700\ndata 1\nx\n".encode())
        for name, text in changed.items():
            raw = text.encode()
            stream.append(f"M 100644 inline {name}\ndata {len(raw)}\n".encode() + raw + b"\n")
    subprocess.run([GIT, "fast-import", "--quiet"], cwd=folder, input=b"".join(stream), check=True)
    subprocess.run([GIT, "reset", "-q", "--hard", "main"], cwd=folder, check=True)


def timed(arguments: list[str | Path], cache: str) -> tuple[Spent, str]:
    """How long an ``eaf`` command takes, by the clock and in CPU time, and what it prints; statuses 0 and 1 are answers."""
    environment = {**os.environ, "EAF_CACHE": cache, "CI": ""}
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run([sys.executable, "-m", "eaf", *arguments], capture_output=True, text=True, check=False, env=environment)
    spent = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode not in (0, 1):
        raise SystemExit(done.stderr + done.stdout[-2000:])
    return (spent, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime), done.stdout


def agree(folder: Path, lines: list[str]) -> int:
    """How many commits were checked out and checked by themselves, each with the same counts, verdicts and scores."""
    compared = 0
    for line in lines[::EVERY]:
        told = json.loads(line)
        subprocess.run([GIT, "reset", "-q", "--hard", told["commit"]], cwd=folder, check=True)
        _, printed = timed(["check", folder / "architecture", "--as-of", told["as_of"], "--format", "json"], "off")
        found = json.loads(printed)
        scores = {name: each["value"] for name, each in found["scores"].items() if name != "weights"}
        verdicts = {key: sum(each["verdict"] == key for each in found["clauses"]) for key in told["verdicts"]}
        if (found["counts"], scores, verdicts) != (told["counts"], told["scores"], told["verdicts"]):
            msg = f"{told['commit']}: {found['counts']} {told['counts']}"
            raise SystemExit(msg)
        compared += 1
    return compared


def shown(spent: Spent) -> str:
    """Seconds by the clock, and of the CPU in brackets."""
    return f"{spent[0]:.2f} ({spent[1]:.2f})"


def main() -> None:
    """Print the table."""
    commits, elements = (*map(int, sys.argv[1:3]), *(COMMITS, ELEMENTS)[len(sys.argv[1:3]) :])
    with tempfile.TemporaryDirectory() as made:
        folder, kept = Path(made) / "city", str(Path(made) / "kept")
        write_history(folder, commits, elements)
        asked: list[str | Path] = ["trend", "-w", folder / "architecture", "--format", "jsonl"]
        checks = [
            timed(["check", folder / "architecture", "--format", "json", "-o", os.devnull], "off")[0] for _ in range(CHECKS)
        ]
        ten = (sum(each[0] for each in checks), sum(each[1] for each in checks))
        first, printed = timed(asked, kept)
        second, again = timed(asked, kept)
        lines = printed.splitlines()
        if printed != again or len(lines) != commits or any(not json.loads(line)["complete"] for line in lines):
            message = "the second run says something else, or a commit could not be checked"
            raise SystemExit(message)
        compared = agree(folder, lines)
        last = json.loads(lines[-1])["counts"]
    print(
        "| commits | elements / relationships | ten cold checks s (CPU) | first run s (CPU) | x ten cold checks (CPU) "
        "| second run s (CPU) | second / first | commits that agree with eaf check |"
    )
    print("|---|" + "---|" * 7)
    cells = (
        str(commits),
        f"{last['elements']:,} / {last['relationships']:,}",
        shown(ten),
        shown(first),
        f"{first[0] / ten[0]:.2f} ({first[1] / ten[1]:.2f})",
        shown(second),
        f"{second[0] / first[0]:.3f}",
        str(compared),
    )
    print(f"| {' | '.join(cells)} |")


if __name__ == "__main__":
    main()
