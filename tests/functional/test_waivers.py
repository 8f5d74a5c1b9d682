"""``eaf waivers`` and ``eaf baseline`` as processes: exit statuses, files, and what CI changes."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
from toy_city import check, make, run

WAIVERS = "architecture/waivers/2023.yaml"
BASELINE = "architecture/baseline.txt"
STALE = f"# eaf baseline 1\n{'0' * 32} TOY-GOV-001 2023-01-01 sys-gone\n"


def waiver(id_: str, rule: str, subjects: str, expires: str = "2024-05-01", more: str = "") -> str:
    return (
        f"  - {{id: {id_}, rule: {rule}, subjects: [{subjects}], reason: {{vi: Chờ., en: Waiting.}}, approved_by: org-city,"
        f" decision: 1/QĐ, created: 2023-12-01, expires: {expires}{more}}}\n"
    )


OWNER = waiver("W-1", "TOY-GOV-001", "sys-archive")
LAYER = waiver("W-2", "TOY-LAY-001", "{from: svc-births, to: sys-registry, type: serving}")
EXPIRED = waiver("W-3", "TOY-NAM-001", "sys-registry", "2023-12-31")
SOON = waiver("W-4", "TOY-NAM-001", "sys-registry", "2024-01-15")


@dataclass(frozen=True)
class Check:
    """One ``eaf check`` with a register: how it must end and what it must say."""

    name: str
    status: int
    says: str
    register: tuple[str, ...] = ()
    arguments: tuple[str, ...] = ()
    baseline: str = ""
    ci: bool = False


CHECKS = (
    Check("no waiver", 1, "2 errors, 1 warning, 1 note"),
    Check("both errors waived", 0, "2 waived, 0 baselined", (OWNER, LAYER)),
    Check("one error waived", 1, "1 waived, 0 baselined", (OWNER,)),
    Check("an audit", 1, "2 errors, 1 warning, 1 note", (OWNER, LAYER), ("--no-waivers",)),
    Check("the strictest level", 1, "0 errors, 1 warning, 1 note", (OWNER, LAYER), ("--fail-level", "note")),
    Check("a waiver of a warning that expired", 1, "EAF-W002", (OWNER, LAYER, EXPIRED)),
    Check("a waiver that expires soon", 0, "note EAF-W003", (OWNER, LAYER, SOON)),
    Check("a waiver without a finding", 1, "EAF-W001", (OWNER, LAYER, waiver("W-5", "TOY-SEC-001", "sys-archive"))),
    Check("a waiver of no rule", 1, "EAF-W004", (OWNER, LAYER, waiver("W-5", "TOY-SEC-009", "sys-archive"))),
    Check("a waiver for too long", 1, "EAF-W006", (waiver("W-6", "TOY-GOV-001", "sys-archive", "2024-12-01"), LAYER)),
    Check("two waivers of one id", 2, "EAF-W005", (OWNER, waiver("W-1", "TOY-NAM-001", "sys-registry"))),
    Check("two waivers of one finding", 2, "COULD NOT CHECK", (OWNER, LAYER, waiver("W-5", "TOY-GOV-001", "sys-archive"))),
    Check("a waiver that cannot be read", 2, "EAF-S002", ("  - {id: W-1}\n",)),
    Check("a part of the rules", 0, "still match is not judged", (OWNER, LAYER), ("--select", "TOY-NAM")),
    Check("a part of the files", 0, "still match is not judged", (OWNER, LAYER), ("architecture/systems.yaml",)),
    Check("a stale line", 1, "note EAF-W010", baseline=STALE),
    Check("a stale line and nothing else", 0, "note EAF-W010", (OWNER, LAYER), baseline=STALE),
    Check("a stale line in CI", 1, "error EAF-W010", (OWNER, LAYER), baseline=STALE, ci=True),
    Check("a stale line left out in CI", 0, "2 waived", (OWNER, LAYER), ("--no-baseline",), baseline=STALE, ci=True),
    Check("a baseline that cannot be read", 2, "EAF-B001", (OWNER, LAYER), baseline="x\n"),
    Check("an unreadable baseline left out", 0, "2 waived", (OWNER, LAYER), ("--no-baseline",), baseline="x\n"),
    Check("a baseline that is not there", 2, "nowhere.txt", (), ("--baseline", "nowhere.txt")),
)


@pytest.mark.parametrize("each", CHECKS, ids=lambda each: str(each.name))
def test_check_with(each: Check, tmp_path: Path) -> None:
    files = {WAIVERS: "waivers:\n" + "".join(each.register)} if each.register else {}
    city = make(tmp_path, "flawed", files | ({BASELINE: each.baseline} if each.baseline else {}))
    done = check(city, "--lang", "en", *each.arguments, **({"CI": "true"} if each.ci else {}))
    assert done.returncode == each.status, done.stdout + done.stderr
    assert each.says in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def found(city: Path, *arguments: str) -> list[dict[str, object]]:
    """The findings of rules, without their states."""
    findings = json.loads(check(city, "--format", "json", *arguments).stdout)["findings"]
    kept = [each for each in findings if not each["rule"].startswith("EAF-")]
    return [{key: value for key, value in each.items() if key not in ("state", "waiver", "since")} for each in kept]


def test_an_audit_equals_the_findings_of_a_city_without_waivers(tmp_path: Path) -> None:
    plain = make(tmp_path / "plain", "flawed")
    register = {WAIVERS: "waivers:\n" + OWNER + LAYER + EXPIRED, BASELINE: STALE}
    waived = make(tmp_path / "waived", "flawed", register)
    assert found(waived, "--no-waivers") == found(plain) == found(waived)
    outputs = [check(city, "--format", "gitlab", *more).stdout for city, more in ((plain, ()), (waived, ("--no-waivers",)))]
    assert outputs[0] == outputs[1]


def test_a_file_is_written_for_every_format_or_for_none(tmp_path: Path) -> None:
    systems = "".join(f"  sys-{n}: {{type: application-component, name: 'N {n}'}}\n" for n in range(5001))
    city = make(tmp_path, "flawed", {"architecture/many.yaml": f"elements:\n{systems}"})
    done = check(city, "--format", "json", "-o", "a.json", "--format", "sarif-github", "-o", "a.sarif")
    assert done.returncode == 2
    assert "5005 findings, GitHub takes 5000 at most" in done.stderr
    assert not (city / "a.json").exists()
    assert not (city / "a.sarif").exists()
    assert check(city, "--format", "sarif", "-o", "a.sarif").returncode == 1


def test_an_answer_is_kept_only_while_waivers_and_baseline_stay_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))
    city = make(tmp_path / "city", "flawed", {WAIVERS: "waivers:\n" + OWNER, "other.txt": "# eaf baseline 1\n"})

    def accepted(*arguments: str, **variables: str) -> tuple[int, str]:
        done = check(city, "--lang", "en", *arguments, **variables)
        return done.returncode, next((line for line in done.stdout.splitlines() if line.endswith("baselined")), "")

    assert accepted() == accepted() == (1, "1 waived, 0 baselined")
    assert accepted("--no-waivers") == (1, "")
    (city / WAIVERS).write_text("waivers:\n" + OWNER + LAYER, encoding="utf-8")
    assert accepted() == accepted() == (0, "2 waived, 0 baselined")
    (city / BASELINE).write_text(STALE, encoding="utf-8")
    assert (accepted()[0], accepted(CI="true")[0], accepted("--no-baseline", CI="true")[0]) == (0, 1, 0)
    assert accepted("--baseline", "other.txt", CI="true")[0] == 0
    (city / "other.txt").write_text("x", encoding="utf-8")
    assert accepted("--baseline", "other.txt", CI="true")[0] == 2, "a file elsewhere is read each time"


class TestBaseline:
    """It is made once, by people, and only becomes smaller."""

    @staticmethod
    def made(folder: Path, files: dict[str, str] | None = None) -> Path:
        city = make(folder, "flawed", files)
        assert run(city, "baseline", "create", "--as-of", "2024-01-01").returncode == 0
        return city

    def test_what_is_baselined_does_not_fail(self, tmp_path: Path) -> None:
        city = self.made(tmp_path)
        lines = (city / BASELINE).read_text(encoding="utf-8").splitlines()
        assert lines[0] == "# eaf baseline 1"
        assert lines[1:] == sorted(lines[1:])
        assert sorted(line.split(" ", 1)[1] for line in lines[1:]) == [
            "TOY-DOC-001 2024-01-01 svc-births",
            "TOY-GOV-001 2024-01-01 sys-archive",
            "TOY-LAY-001 2024-01-01 svc-births sys-registry",
            "TOY-NAM-001 2024-01-01 sys-registry",
        ]
        done = check(city, "--lang", "en", "--fail-level", "note")
        assert (done.returncode, "0 waived, 4 baselined" in done.stdout) == (0, True)
        assert check(city, "--no-baseline").returncode == 1
        assert check(city, "--no-waivers").returncode == 1
        new = city / "architecture" / "new.yaml"
        new.write_text("elements:\n  sys-new: {type: application-component, name: N}\n", encoding="utf-8")
        assert check(city).returncode == 1, "what is new counts"

    def test_it_is_never_written_over_and_never_made_in_ci(self, tmp_path: Path) -> None:
        city = self.made(tmp_path)
        before = (city / BASELINE).read_bytes()
        again = run(city, "baseline", "create", "--as-of", "2024-01-02")
        assert (again.returncode, (city / BASELINE).read_bytes()) == (2, before)
        (city / BASELINE).unlink()
        for value in ("true", "1", "false"):
            refused = run(city, "baseline", "create", CI=value)
            assert (refused.returncode, (city / BASELINE).exists()) == (2, False)
        (city / BASELINE).symlink_to("nowhere.txt")
        assert run(city, "baseline", "create").returncode == 2

    def test_nothing_makes_it_grow(self, tmp_path: Path) -> None:
        city = self.made(tmp_path)
        before = set((city / BASELINE).read_text(encoding="utf-8").splitlines())
        (city / "architecture" / "new.yaml").write_text(
            "elements:\n  sys-new: {type: application-component, name: N}\n", encoding="utf-8"
        )
        services = city / "architecture" / "services.yaml"
        services.write_text(
            services.read_text(encoding="utf-8").replace("    name:", "    summary: S\n    name:"), encoding="utf-8"
        )
        for arguments in (("check",), ("baseline", "check"), ("baseline", "prune"), ("waivers", "lint"), ("baseline", "create")):
            run(city, *arguments, "--as-of", "2024-01-01")
            after = set((city / BASELINE).read_text(encoding="utf-8").splitlines())
            assert after <= before
        assert len(after) == len(before) - 1

    def test_pruning_twice_is_pruning_once_and_changes_nothing_where_nothing_is_stale(self, tmp_path: Path) -> None:
        city = self.made(tmp_path)
        path = city / BASELINE
        first = path.stat().st_mtime_ns, path.read_bytes()
        assert run(city, "baseline", "prune", "--as-of", "2024-01-01").returncode == 0
        assert (path.stat().st_mtime_ns, path.read_bytes()) == first
        (city / "architecture" / "services.yaml").unlink()
        systems = city / "architecture" / "systems.yaml"
        text = systems.read_text(encoding="utf-8").replace(
            "    relationships:\n      - {type: serving, target: svc-births}\n", ""
        )
        systems.write_text(text, encoding="utf-8")
        done = run(city, "baseline", "prune", "--as-of", "2024-01-01", "--lang", "en")
        assert done.stdout == "architecture/baseline.txt: 2 lines removed, 2 left\n"
        pruned = path.read_bytes()
        assert run(city, "baseline", "prune", "--as-of", "2024-01-01", CI="true").returncode == 0
        assert path.read_bytes() == pruned
        systems.write_text("elements:\n  sys-x: {type: node, name: X}\n", encoding="utf-8")
        assert run(city, "baseline", "prune", "--as-of", "2024-01-01").returncode == 0
        assert path.read_text(encoding="utf-8") == "# eaf baseline 1\n", "an empty baseline stays, so that none is made anew"

    @pytest.mark.parametrize(("ci", "status", "word"), [("", 0, "note"), ("true", 1, "error")])
    def test_its_check_tells_age_and_what_is_stale(self, tmp_path: Path, ci: str, status: int, word: str) -> None:
        city = make(tmp_path, "flawed", {BASELINE: STALE})
        done = run(city, "baseline", "check", "--as-of", "2024-01-01", "--lang", "en", CI=ci)
        assert done.returncode == status
        assert done.stdout.startswith(f"{word} EAF-W010")
        assert "--> architecture/baseline.txt:2:1" in done.stdout
        assert "1 baseline line, 1 matches no finding\n" in done.stdout
        assert "≤ 365: 1 · > 365: 0" in done.stdout

    def test_its_commands_end_with_2_when_they_cannot_work(self, tmp_path: Path) -> None:
        city = make(tmp_path / "a", "flawed")
        for name in ("check", "prune"):
            assert run(city, "baseline", name).returncode == 2, "there is no baseline"
        (city / BASELINE).write_text("<<<<<<<\n", encoding="utf-8")
        for name in ("check", "prune"):
            done = run(city, "baseline", name)
            assert (done.returncode, "EAF-B001" in done.stdout + done.stderr) == (2, True)
        assert (city / BASELINE).read_text(encoding="utf-8") == "<<<<<<<\n"
        broken = make(tmp_path / "b", "flawed", {"architecture/x.yaml": "elements: ["})
        for name in ("create", "check", "prune"):
            assert run(broken, "baseline", name).returncode == 2
        doubtful = make(tmp_path / "c", "flawed", {WAIVERS: "waivers:\n" + OWNER + OWNER})
        assert run(doubtful, "baseline", "create", "--as-of", "2024-01-01").returncode == 2
        assert not (doubtful / BASELINE).exists()

    def test_waived_findings_are_left_out_and_another_file_can_be_named(self, tmp_path: Path) -> None:
        city = make(tmp_path, "flawed", {WAIVERS: "waivers:\n" + OWNER})
        assert run(city, "baseline", "create", "--as-of", "2024-01-01", "--baseline", "other.txt").returncode == 0
        assert "TOY-GOV-001" not in (city / "other.txt").read_text(encoding="utf-8")
        assert not (city / BASELINE).exists()
        done = check(city, "--lang", "en", "--baseline", "other.txt")
        assert (done.returncode, "1 waived, 3 baselined" in done.stdout) == (0, True)


class TestWaivers:
    """The register read back."""

    def test_the_list_has_every_waiver(self, tmp_path: Path) -> None:
        city = make(tmp_path, "flawed", {WAIVERS: "waivers:\n" + OWNER + LAYER + EXPIRED})
        done = run(city, "waivers", "list", "--as-of", "2024-01-01", "--lang", "en")
        assert done.returncode == 0
        assert done.stdout.splitlines() == [
            "W-1  TOY-GOV-001  applied",
            "  until 2024-05-01 (121 days left)",
            "  sys-archive: 1 finding",
            "  Waiting.",
            "  Council, 1/QĐ",
            "W-2  TOY-LAY-001  applied",
            "  until 2024-05-01 (121 days left)",
            "  svc-births ─serving→ sys-registry: 1 finding",
            "  Waiting.",
            "  Council, 1/QĐ",
            "W-3  TOY-NAM-001  expired (EAF-W002)",
            "  until 2023-12-31 (1 day ago)",
            "  sys-registry: 1 finding",
            "  Waiting.",
            "  Council, 1/QĐ",
            "3 waivers, 2 applied",
        ]
        data = json.loads(run(city, "waivers", "list", "--as-of", "2024-01-01", "--format", "json").stdout)
        assert [(each["id"], each["state"], each["days_left"], each["faults"]) for each in data] == [
            ("W-1", "applied", 121, []),
            ("W-2", "applied", 121, []),
            ("W-3", "expired", -1, ["EAF-W002"]),
        ]
        assert data[1]["subjects"] == [{"from": "svc-births", "to": "sys-registry", "type": "serving"}]

    @pytest.mark.parametrize(
        ("register", "status", "codes"),
        [
            (OWNER + LAYER, 0, []),
            (OWNER + SOON, 0, ["EAF-W003"]),
            (OWNER + EXPIRED, 1, ["EAF-W002"]),
            (OWNER + OWNER, 2, ["EAF-W005", "EAF-W005"]),
        ],
    )
    def test_lint_ends_as_check_would_for_the_register_alone(
        self, tmp_path: Path, register: str, status: int, codes: list[str]
    ) -> None:
        city = make(tmp_path, "flawed", {WAIVERS: "waivers:\n" + register})
        text = run(city, "waivers", "lint", "--as-of", "2024-01-01", "--lang", "en")
        data = run(city, "waivers", "lint", "--as-of", "2024-01-01", "--format", "json")
        assert (text.returncode, data.returncode) == (status, status)
        assert [each["rule"] for each in json.loads(data.stdout)] == codes
        assert all(code in text.stdout for code in codes)
        assert "TOY-DOC-001" not in text.stdout, "what the rules found is not the register's"

    @pytest.mark.parametrize(
        ("days", "ids"),
        [((), ["W-3"]), (("--days", "121"), ["W-3", "W-1", "W-2"]), (("--days", "120"), ["W-3"]), (("--days", "0"), ["W-3"])],
    )
    def test_the_calendar_begins_with_what_has_expired(self, tmp_path: Path, days: tuple[str, ...], ids: list[str]) -> None:
        city = make(tmp_path, "flawed", {WAIVERS: "waivers:\n" + OWNER + LAYER + EXPIRED})
        done = run(city, "waivers", "calendar", "--as-of", "2024-01-01", "--format", "json", *days)
        assert [each["id"] for each in json.loads(done.stdout)] == ids
        text = run(city, "waivers", "calendar", "--as-of", "2024-01-01", "--lang", "en", *days).stdout
        assert [line.split()[0] for line in text.splitlines() if line.startswith("W-")] == ids
        assert text.endswith(
            f"{len(ids)} {'waiver has' if len(ids) == 1 else 'waivers have'} expired or will within {days[1] if days else 90} days of 2024-01-01\n"
        )

    @pytest.mark.parametrize("name", ["list", "lint", "calendar"])
    def test_a_register_that_cannot_be_read_is_told(self, tmp_path: Path, name: str) -> None:
        city = make(tmp_path, "flawed", {WAIVERS: "waivers:\n  - {id: W-1}\n"})
        done = run(city, "waivers", name)
        assert (done.returncode, done.stdout) == (2, "")
        assert "EAF-S002" in done.stderr

    def test_without_a_register_there_is_nothing_to_say(self, tmp_path: Path) -> None:
        city = make(tmp_path, "flawed")
        assert run(city, "waivers", "list", "--lang", "en").stdout == "0 waivers, 0 applied\n"
        assert run(city, "waivers", "lint", "--lang", "en").stdout == "0 waivers, 0 errors, 0 notes\n"


def test_an_accepted_finding_is_still_explained(tmp_path: Path) -> None:
    city = make(tmp_path, "flawed")
    run(city, "baseline", "create", "--as-of", "2024-01-01")
    fingerprint = next(str(each["fingerprint"]) for each in found(city) if each["rule"] == "TOY-GOV-001")
    for subject in (fingerprint[:12], "sys-archive"):
        assert "in the baseline since 2024-01-01" in run(city, "explain", subject, "--lang", "en").stdout


def test_the_schema_of_waivers_is_published(tmp_path: Path) -> None:
    done = run(tmp_path, "schema", "waivers")
    assert (done.returncode, json.loads(done.stdout)["title"]) == (0, "eaf waivers file")
