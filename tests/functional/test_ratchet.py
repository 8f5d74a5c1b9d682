"""A share that may not fall, from the command line: recorded once, held, raised, never lowered."""

from __future__ import annotations

import json
from pathlib import Path

from toy_city import check, make, run

BASELINE = "architecture/baseline.txt"
SYSTEMS = "architecture/systems.yaml"
USED = "    relationships:\n      - {type: serving, target: svc-births}\n"
RULE = """\
rules:
  - rule: TOY-USE-001
    name: system-for-nobody
    kind: coverage
    title: {vi: Có ích, en: Of use}
    message: {vi: "{subject} không phục vụ ai", en: "{subject} serves nobody"}
    severity: error
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: Thêm., en: Add.}
    select: {type: application-component}
    params: {by: serving, target: {type: business-service}, threshold: "0", ratchet: true}
"""
CLAUSE = """\
clauses:
  - {id: TOY-9, instrument: toy-decree, level: must, text: {vi: Có ích., en: Of use.}, status: automated, rules: [TOY-USE-001]}
"""


def share_in(city: Path) -> str:
    return next(line for line in (city / BASELINE).read_text(encoding="utf-8").splitlines() if line.startswith("share "))


def test_a_share_is_recorded_held_raised_and_never_lowered(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed", {"checks/toy-1/rules/shares.yaml": RULE, "checks/toy-1/clauses/shares.yaml": CLAUSE})
    made = run(city, "baseline", "create", "--as-of", "2024-01-01", "--lang", "en")
    assert (made.returncode, "1 share recorded." in made.stdout) == (0, True), made.stdout + made.stderr
    assert share_in(city) == "share TOY-USE-001 2024-01-01 1/2"
    assert check(city).returncode == 0

    systems = city / SYSTEMS
    text = systems.read_text(encoding="utf-8")
    systems.write_text(text.replace(USED, ""), encoding="utf-8")
    fallen = check(city, "--lang", "en")
    assert fallen.returncode == 1
    assert "serves nobody: the covered share fell from 1/2 (50.0 %) to 0/2 (0.0 %)" in fallen.stdout
    assert check(city, "--no-waivers", "--select", "TOY-USE").returncode == 1
    run(city, "baseline", "prune", "--as-of", "2024-01-02")
    assert share_in(city) == "share TOY-USE-001 2024-01-01 1/2"

    systems.write_text(text.replace("    properties: {level: 2}\n", "    properties: {level: 2}\n" + USED), encoding="utf-8")
    told = run(city, "baseline", "check", "--as-of", "2024-01-02", "--lang", "en", CI="true")
    assert (told.returncode, "error EAF-W011" in told.stdout, "1 share, 1 lower than today's" in told.stdout) == (1, True, True)
    pruned = run(city, "baseline", "prune", "--as-of", "2024-01-02", "--lang", "en")
    assert "1 share raised" in pruned.stdout
    assert share_in(city) == "share TOY-USE-001 2024-01-02 2/2"
    rules = {each["id"]: each for each in json.loads(check(city, "--as-of", "2024-01-02", "--format", "json").stdout)["rules"]}
    assert rules["TOY-USE-001"]["coverage"] == {"covered": 2, "waived": 0, "total": 2, "recorded": "2/2"}
