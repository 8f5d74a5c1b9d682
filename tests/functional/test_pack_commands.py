"""``eaf pack``: 0 when the pack holds, 1 when something is wrong with it, 2 when it could not be looked at."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from toy_city import ROOT, make, run

VN = str(ROOT / "checks" / "vn-cpdt-2.0")
TESTS = "checks/toy-1/tests/TOY-GOV-001.yaml"
GOOD = """\
rule: TOY-GOV-001
cases:
  - name: {vi: Có chủ quản, en: With an owner}
    expect: pass
    model: |
      elements:
        org-a: {type: business-actor, name: A}
        sys-a: {type: application-component, name: A, owner: org-a}
  - name: {vi: Không có chủ quản, en: Without an owner}
    expect: fail
    model: |
      elements:
        sys-a: {type: application-component, name: A}
    findings: [{at: "2:3", subjects: [sys-a]}]
  - name: {vi: Dịch vụ, en: A service}
    expect: na
    model: |
      elements:
        svc-a: {type: business-service, name: A}
"""


@dataclass(frozen=True)
class Call:
    """One call: where, what is put there, how it must end, and what it must say on either stream."""

    name: str
    status: int
    says: str
    arguments: tuple[str, ...]
    city: str = "sound"
    files: Mapping[str, str] = field(default_factory=dict)


CALLS = (
    Call(
        "the tests of a rule", 0, "ok  TOY-GOV-001  system-without-owner  3 cases", ("test", "TOY-GOV-001"), files={TESTS: GOOD}
    ),
    Call("a rule by its name", 0, "1 rule, 3 cases: 0 cases failed", ("test", "system-without-owner"), files={TESTS: GOOD}),
    Call("rules without tests", 1, "  checks/toy-1/rules/rules.yaml:12:11: no case pass, fail, na", ("test", "TOY-LAY")),
    Call(
        "a case that does not hold",
        1,
        f"  {TESTS}:14:16: Without an owner: nothing was found at 2:5",
        ("test", "TOY-GOV"),
        files={TESTS: GOOD.replace('"2:3"', '"2:5"')},
    ),
    Call("a pack by its folder, where there is no workspace", 0, "0 cases failed", ("test", "CPDT-DAT", "--pack", VN), ""),
    Call("a pack that lacks examples", 1, "error EAF-L006  the rule TOY-NAM-001 has no case 'pass'", ("lint",)),
    Call("a pack in order", 0, "vn-cpdt-2.0 1.0.0: 0 errors, 0 warnings, 0 notes", ("lint", "--pack", VN), ""),
    Call("a pack by its id", 1, "EAF-L017", ("lint", "--pack", "toy-1")),
    Call("a pack by its id, where there is no workspace", 0, "0 cases failed", ("test", "--pack", "vn-cpdt-2.0"), ""),
    Call(
        "changes that are noticed", 0, "Facts of examples: 1 of 1 changes are noticed (100.0 %)", ("mutate",), files={TESTS: GOOD}
    ),
    Call("a score that is high enough", 0, "not noticed: TOY-DOC-001", ("mutate", "--min", "5"), files={TESTS: GOOD}),
    Call("a score that is too low", 1, "not noticed: TOY-DOC-001", ("mutate", "--min", "95"), files={TESTS: GOOD}),
    Call(
        "a change stated to be as good that is noticed",
        1,
        f"  --> {TESTS}:3:13",
        ("mutate",),
        files={TESTS: GOOD.replace("cases:\n", "as_good:\n  - change: without select\n    because: {vi: a, en: a}\ncases:\n")},
    ),
    Call("the kinds", 0, "acyclic      Are there cycles?  0 rules", ("kinds",)),
    Call("a kind", 0, "| `order` | a list of: an id of a-z, digits and hyphens", ("kinds", "layer")),
    Call("an example of a kind", 0, "select: {type: application-component}", ("kinds", "unique")),
    Call("no such kind", 2, "có phải · did you mean: layer?", ("kinds", "lyer")),
    Call("no such rule", 2, "did you mean: TOY-GOV-001", ("test", "TOY-GOV-011")),
    Call("no such pack", 2, "did you mean: toy-1?", ("test", "--pack", "toy-2")),
    Call("no workspace and no pack", 2, "no eaf.yaml at or above", ("lint",), ""),
    Call("a score that cannot be", 2, "giá trị của --min không dùng được", ("mutate", "--min", "101")),
    Call("a pack that cannot be read", 2, "EAF-P003", ("lint",), files={TESTS: GOOD.replace("TOY-GOV-001", "TOY-GOV-009")}),
    Call("a pack folder that cannot be read", 2, "EAF-Y001", ("test", "--pack", "checks/toy-1"), files={TESTS: "rule: ["}),
    Call(
        "a model that cannot be read",
        2,
        "1 problems: not everything could be read",
        ("test",),
        files={"architecture/x.yaml": "x: ["},
    ),
    Call(
        "a pack by its folder beside such a model",
        1,
        "5 rules",
        ("test", "--pack", "checks/toy-1"),
        files={"architecture/x.yaml": "x: ["},
    ),
    Call("no command", 2, "không có lệnh 'tset'", ("tset",)),
)


def folder_of(call: Call, tmp_path: Path) -> Path:
    return make(tmp_path, call.city, call.files) if call.city else tmp_path


@pytest.mark.parametrize("call", CALLS, ids=lambda call: call.name)
def test_a_command_ends_as_the_contract_says(tmp_path: Path, call: Call) -> None:
    language = () if call.name == "no command" else ("--lang", "en")
    done = run(folder_of(call, tmp_path), "pack", *call.arguments, *language)
    assert done.returncode == call.status, done.stdout + done.stderr
    assert call.says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("arguments", [("test",), ("lint",), ("mutate",), ("kinds",), ("kinds", "layer")], ids=" ".join)
def test_json_says_the_same_and_is_the_same_each_time(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    city = make(tmp_path, "sound", {TESTS: GOOD})
    text = run(city, "pack", *arguments)
    first, second = (run(city, "pack", *arguments, "--format", "json", PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first.returncode == text.returncode
    assert first.stdout == second.stdout
    assert json.loads(first.stdout)


def test_the_data_hold_what_the_text_says(tmp_path: Path) -> None:
    city = make(tmp_path, "sound", {TESTS: GOOD.replace('"2:3"', '"2:5"')})
    tests = json.loads(run(city, "pack", "test", "TOY-GOV", "--format", "json").stdout)
    (rule,) = tests["rules"]
    assert (tests["holds"], rule["holds"], [each["holds"] for each in rule["cases"]]) == (False, False, [True, False, True])
    assert {one["place"]["line"] for one in rule["cases"][1]["differences"]} == {13, 14}
    assert all(one["message"]["vi"] and one["message"]["en"] for one in rule["cases"][1]["differences"])
    mutation = json.loads(run(city, "pack", "mutate", "--format", "json").stdout)
    assert mutation["facts"]["counted"] == 1
    assert mutation["rules"]["score"] < 100
    assert mutation["rules"]["unnoticed"][0]["change"]["en"].startswith(("without ", "with "))


def test_the_pack_of_the_repository_proves_itself() -> None:
    for arguments in (("test",), ("lint",), ("mutate", "--min", "95")):
        done = run(ROOT, "pack", *arguments)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_copy_of_a_pack_elsewhere_says_where_its_files_are(tmp_path: Path) -> None:
    shutil.copytree(VN, tmp_path / "vn-cpdt-2.0")
    (tmp_path / "vn-cpdt-2.0" / "tests" / "CPDT-DAT-005.yaml").unlink()
    done = run(tmp_path, "pack", "lint", "--pack", "vn-cpdt-2.0", "--lang", "en")
    assert done.returncode == 1
    assert "  --> vn-cpdt-2.0/rules/data.yaml:" in done.stdout
