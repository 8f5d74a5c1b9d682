"""A pack of 150 rules and more, of every kind: the national pack with its rules several times.

No two rules ask quite the same: every selector of a copy leaves out one element more, so that no answer of one can serve another.
``python benchmarks/pack.py FOLDER`` writes the pack into FOLDER and gives the number of its rules.
"""

from __future__ import annotations

import copy
import shutil
import sys
from pathlib import Path

import yaml

SOURCE = Path(__file__).resolve().parent.parent / "checks" / "vn-cpdt-2.0"
LEAST = 150
ANSWERED = "attest"
"""The kind whose rules are answered by name: a copy would have no evidence."""
SELECTORS = frozenset({"select", "to", "via", "target", "through", "other", "when", "unless", "from"})


def write_pack(folder: Path) -> int:
    """Copy the national pack to ``folder`` under the folder's name, its rules as often as it takes; gives their number."""
    shutil.copytree(SOURCE, folder, ignore=shutil.ignore_patterns("tests"))
    head = folder / "pack.yaml"
    head.write_text(head.read_text(encoding="utf-8").replace("id: vn-cpdt-2.0", f"id: {folder.name}"), encoding="utf-8")
    files = sorted((folder / "rules").glob("*.yaml"))
    rules = [rule for path in files for rule in yaml.safe_load(path.read_text(encoding="utf-8"))["rules"]]
    copies = -(-LEAST // len(rules))
    made = [varied(rule, number) for number in range(1, copies) for rule in rules if rule["kind"] != ANSWERED]
    clause = {
        "id": "benchmark",
        "instrument": "eaf-principles",
        "level": "may",
        "text": {"vi": "Bản sao để đo thời gian", "en": "Copies to measure time with"},
        "status": "partial",
        "rules": [rule["rule"] for rule in made],
        "source": "eaf",
        "confidence": "assumed",
    }
    known = next(iter(yaml.safe_load((folder / "instruments.yaml").read_text(encoding="utf-8"))["sources"]))
    (folder / "rules" / "copies.yaml").write_text(yaml.safe_dump({"rules": made}, allow_unicode=True), encoding="utf-8")
    clauses = yaml.safe_dump({"clauses": [clause | {"source": known}]}, allow_unicode=True)
    (folder / "clauses" / "copies.yaml").write_text(clauses, encoding="utf-8")
    return len(rules) + len(made)


def varied(rule: dict[str, object], number: int) -> dict[str, object]:
    """A copy of a rule under a name of its own, each of its selectors without one element more."""
    area, code = str(rule["rule"]).split("-")[1:]
    found = copy.deepcopy(rule)
    found["rule"], found["name"] = f"C{number}-{area}-{code}", f"{rule['name']}-copy-{number}"
    found["params"] = _narrowed(found["params"], number)
    if "select" in found:
        found["select"] = _without(found["select"], number)
    return found


def _narrowed(value: object, number: int) -> object:
    if isinstance(value, dict):
        return {
            key: _without(each, number) if key in SELECTORS and isinstance(each, dict) else _narrowed(each, number)
            for key, each in value.items()
        }
    return [_narrowed(each, number) for each in value] if isinstance(value, list) else value


def _without(selector: object, number: int) -> dict[str, object]:
    return {"all": [selector, {"not": {"id": f"dat-{number:06d}-1"}}]}


if __name__ == "__main__":
    print(f"{write_pack(Path(sys.argv[1]))} rules")
