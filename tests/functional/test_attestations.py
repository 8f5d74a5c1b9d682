"""Attestations as a user meets them: exit statuses, a last day that passes between two runs, schema, explanations."""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path

import pytest
from toy_city import check, make, run

DOCUMENT = "Biên bản rà soát"
RULE = """\
rules:
  - rule: TOY-ATT-001
    name: city-without-review
    kind: attest
    title: {vi: Có biên bản rà soát, en: Reviewed}
    message: {vi: "Rà soát của {subject}: {why}", en: "Review of {subject}: {why}"}
    severity: warning
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: "Hãy {cure}.", en: "Please {cure}."}
    params: {methods: [examine], max_age: 365d}
"""
CLAUSE = """\
clauses:
  - {id: TOY-9, instrument: toy-decree, level: must, text: {vi: Rà soát hằng năm., en: A yearly review.}, status: manual, rules: [TOY-ATT-001]}
"""
ATTESTATION = f"""\
attestations:
  - rule: TOY-ATT-001
    method: examine
    collected: 2023-12-01
    expires: 2024-02-01
    by: org-city
    evidence:
      - {{path: ho-so/bien-ban.txt, sha256: {sha256(DOCUMENT.encode()).hexdigest()}}}
    note: {{vi: Họp rà soát., en: The review meeting.}}
"""
FILES = {
    "checks/toy-1/rules/attest.yaml": RULE,
    "checks/toy-1/clauses/attest.yaml": CLAUSE,
    "architecture/attestations.yaml": ATTESTATION,
    "architecture/ho-so/bien-ban.txt": DOCUMENT,
}


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("EAF_CACHE", str(tmp_path / "kept"))
    return make(tmp_path / "city", "sound", FILES)


def verdict(city: Path, *arguments: str) -> tuple[int, str, list[str]]:
    """Exit status, verdict of the clause and states of its evidence."""
    done = check(city, "--format", "json", *arguments)
    data = json.loads(done.stdout)
    clause = next(each for each in data["clauses"] if each["id"] == "TOY-9")
    states = [one["state"] for each in data["rules"] if each["id"] == "TOY-ATT-001" for one in each["evidence"]]
    return done.returncode, clause["verdict"], states


def test_an_answer_that_was_kept_ends_with_the_last_day_of_the_evidence(city: Path) -> None:
    assert verdict(city, "--as-of", "2024-02-01") == (0, "met", ["current"])
    assert verdict(city, "--as-of", "2024-02-01") == (0, "met", ["current"])
    assert verdict(city, "--as-of", "2024-02-02") == (0, "undecided", ["stale"])
    assert verdict(city, "--as-of", "2024-02-02", "--fail-level", "warning")[0] == 1


def test_an_answer_that_was_kept_ends_when_a_file_of_evidence_changes(city: Path) -> None:
    assert verdict(city) == (0, "met", ["current"])
    document = city / "architecture" / "ho-so" / "bien-ban.txt"
    document.write_text(DOCUMENT + "!", encoding="utf-8")
    assert verdict(city) == (0, "undecided", ["changed"])
    document.unlink()
    assert verdict(city) == (0, "undecided", ["changed"])
    document.write_text(DOCUMENT, encoding="utf-8")
    assert verdict(city) == (0, "met", ["current"])


@pytest.mark.parametrize(
    ("old", "new", "status", "says"),
    [
        ("TOY-ATT-001", "TOY-ATT-002", 1, "EAF-A001"),
        ("TOY-ATT-001", "TOY-GOV-001", 1, "EAF-A002"),
        ("expires: 2024-02-01", "expires: 2023-11-30", 1, "EAF-A003"),
        ("by: org-city", "elements: [sys-registry]\n    by: org-city", 1, "EAF-A005"),
        ("    expires: 2024-02-01\n", "", 2, "EAF-S002"),
        ("path: ho-so", "path: ../ho-so", 2, "EAF-S005"),
    ],
)
def test_a_fault_is_an_error_and_what_cannot_be_read_stops_the_check(
    city: Path, old: str, new: str, status: int, says: str
) -> None:
    register = city / "architecture" / "attestations.yaml"
    register.write_text(ATTESTATION.replace(old, new), encoding="utf-8")
    done = check(city)
    assert done.returncode == status
    assert says in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_every_format_says_what_is_missing(city: Path) -> None:
    (city / "architecture" / "attestations.yaml").unlink()
    for name in ("text", "json", "sarif", "sarif-github", "junit", "gitlab", "github", "markdown"):
        done = check(city, "--format", name, "--lang", "en")
        assert done.returncode == 0
        assert "there is no evidence" in done.stdout.replace("\\", ""), name


@pytest.mark.parametrize(
    ("language", "says"),
    [
        (
            "en",
            (
                "TOY-ATT-001 for Toy city: evidence is current; documents examined on 2023-12-01, by Council [org-city], until "
                "2024-02-01; ho-so/bien-ban.txt (architecture/attestations.yaml:2:5)"
            ),
        ),
        (
            "vi",
            (
                "TOY-ATT-001 cho Thành phố thử nghiệm: minh chứng còn hiệu lực; xem xét tài liệu ngày 01/12/2023, Ủy ban "
                "[org-city] xác nhận, dùng đến hết ngày 01/02/2024; ho-so/bien-ban.txt (architecture/attestations.yaml:2:5)"
            ),
        ),
    ],
)
def test_explain_tells_of_a_clause_what_it_rests_on(city: Path, language: str, says: str) -> None:
    register = city / "architecture" / "attestations.yaml"
    register.write_text(ATTESTATION.replace("2024-02-01", "2999-12-31").replace("2023-12-01", "2999-12-01"), encoding="utf-8")
    for subject in ("TOY-9", "TOY-ATT-001"):
        told = " ".join(run(city, "explain", subject, "--lang", language).stdout.split())
        assert ("chưa dùng được" if language == "vi" else "of no use yet") in told, "collected after today"
    rule = city / "checks" / "toy-1" / "rules" / "attest.yaml"
    rule.write_text(RULE.replace(", max_age: 365d", ""), encoding="utf-8")
    register.write_text(ATTESTATION.replace("2024-02-01", "2999-12-31"), encoding="utf-8")
    date = "31/12/2999" if language == "vi" else "2999-12-31"
    wanted = says.replace("01/02/2024" if language == "vi" else "2024-02-01", date)
    for subject in ("TOY-9", "TOY-ATT-001"):
        assert wanted in " ".join(run(city, "explain", subject, "--lang", language).stdout.split())


@pytest.mark.parametrize("code", ["EAF-A001", "EAF-A006"])
def test_explain_tells_what_a_code_means(city: Path, code: str) -> None:
    done = run(city, "explain", code, "--lang", "en")
    assert done.returncode == 0
    assert "Family A: attestations" in done.stdout
    assert "counts for nothing" in done.stdout


def test_the_schema_for_editors_is_printed(city: Path) -> None:
    done = run(city, "schema", "attestations")
    assert done.returncode == 0
    assert json.loads(done.stdout)["title"] == "eaf attestations file"
