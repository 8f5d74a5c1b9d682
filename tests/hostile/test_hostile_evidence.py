"""Files of evidence that are no files, lead elsewhere or never end: each is refused at its place, and nothing outside is read."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import UNDECIDED, CheckReport
from eaf.finding import Severity

CITIES = Path(__file__).parent.parent / "functional" / "cities"
RULE = """\
rules:
  - rule: TOY-ATT-001
    name: city-without-approval
    kind: attest
    title: {vi: Có phê duyệt, en: Approved}
    message: {vi: "Phê duyệt {subject}: {why}", en: "Approval of {subject}: {why}"}
    severity: note
    rationale: {vi: Vì thế., en: Because.}
    remedy: {vi: "Hãy {cure}.", en: "Please {cure}."}
    params: {}
"""
CLAUSE = """\
clauses:
  - {id: TOY-9, instrument: toy-decree, level: must, text: {vi: Phê duyệt., en: Approval.}, status: manual, rules: [TOY-ATT-001]}
"""
SECRET = b"secret"
SPARSE = 50_000_001


@pytest.fixture
def city(tmp_path: Path) -> Path:
    """A sound city with a rule that people answer; beside it stands a file that is nobody's business."""
    shutil.copytree(CITIES / "sound", tmp_path / "city" / "architecture")
    shutil.copytree(CITIES / "checks", tmp_path / "city" / "checks")
    (tmp_path / "city" / ".git").mkdir()
    pack = tmp_path / "city" / "checks" / "toy-1"
    (pack / "rules" / "attest.yaml").write_text(RULE, encoding="utf-8")
    (pack / "clauses" / "attest.yaml").write_text(CLAUSE, encoding="utf-8")
    (tmp_path / "secret.pdf").write_bytes(SECRET)
    return tmp_path / "city"


def attested(city: Path, path: str, digest: str = sha256(SECRET).hexdigest()) -> CheckReport:
    """The check of the city, whose one attestation rests on the file at ``path``."""
    (city / "architecture" / "attestations.yaml").write_text(
        "attestations:\n  - {rule: TOY-ATT-001, method: examine, collected: 2023-12-01, expires: 2024-02-01, by: org-city, "
        f"evidence: [{{path: {path}, sha256: {digest}}}]}}\n",
        encoding="utf-8",
    )
    before = time.process_time()
    report = run_check(load(city / "architecture"), Run(date(2024, 1, 1)))
    assert time.process_time() - before < 4
    return report


def verdict(report: CheckReport) -> str:
    return next(each.verdict for each in report.clauses if each.clause.id == "TOY-9")


def _folder(path: Path) -> None:
    path.mkdir()


def _pipe(path: Path) -> None:
    os.mkfifo(path)


def _huge(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(SPARSE)


@pytest.mark.parametrize("make", [_folder, _pipe, _huge], ids=lambda make: str(make.__name__[1:]))
def test_what_is_no_file_of_evidence_is_refused_at_its_place(city: Path, make: Callable[[Path], None]) -> None:
    make(city / "architecture" / "a.pdf")
    report = attested(city, "a.pdf")
    assert [(each.rule, f"{each.place.line}:{each.place.column}") for each in report.findings if each.rule == "EAF-A004"] == [
        ("EAF-A004", "2:118")
    ]
    assert report.complete
    assert verdict(report) == UNDECIDED
    assert report.exit_status(Severity.ERROR) == 1


@pytest.mark.parametrize("target", ["../../secret.pdf", "/etc/passwd", "nowhere.pdf", "a.pdf", "eaf.yaml"])
def test_a_link_in_the_workspace_is_refused_before_it_is_evidence(city: Path, target: str) -> None:
    (city / "architecture" / "a.pdf").symlink_to(target)
    report = attested(city, "a.pdf")
    assert [(each.rule, each.place.file) for each in report.problems] == [("EAF-F004", "architecture/a.pdf")]
    assert report.exit_status(Severity.ERROR) == 2


@pytest.mark.parametrize("name", ["checks/a.pdf", "checks/folder/secret.pdf"])
def test_a_link_where_no_model_is_read_is_no_evidence_either(city: Path, name: str) -> None:
    (city / "architecture" / "checks").mkdir()
    link = city / "architecture" / "checks" / ("a.pdf" if name.endswith("/a.pdf") else "folder")
    link.symlink_to(
        city.parent / "secret.pdf" if link.name == "a.pdf" else city.parent, target_is_directory=link.name == "folder"
    )
    report = attested(city, name)
    assert "EAF-A004" in {each.rule for each in report.findings}
    assert verdict(report) == UNDECIDED


def test_a_link_to_itself_is_no_evidence(city: Path) -> None:
    (city / "architecture" / "checks").mkdir()
    (city / "architecture" / "checks" / "a.pdf").symlink_to("a.pdf")
    assert "EAF-A004" in {each.rule for each in attested(city, "checks/a.pdf").findings}


@pytest.mark.parametrize("path", ["a.pdf", "a/b/c.pdf", "eaf.yaml/a.pdf"])
def test_a_file_that_is_not_there_is_changed_evidence(city: Path, path: str) -> None:
    report = attested(city, path)
    assert [each.state for _, each in report.evidence] == ["changed"]
    assert verdict(report) == UNDECIDED


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_refused(city: Path) -> None:
    (city / "architecture" / "a.pdf").write_bytes(SECRET)
    (city / "architecture" / "a.pdf").chmod(0)
    assert "EAF-A004" in {each.rule for each in attested(city, "a.pdf").findings}


def test_the_content_of_evidence_is_never_read_as_anything(city: Path) -> None:
    bomb = b"a: &a [x]\nb: " + b"[" * 100_000
    (city / "architecture" / "a.pdf").write_bytes(bomb)
    report = attested(city, "a.pdf", sha256(bomb).hexdigest())
    assert (report.problems, report.findings) == ((), ())


def test_many_attestations_of_one_file_cost_one_reading(city: Path) -> None:
    content = b"x" * 20_000_000
    (city / "architecture" / "a.pdf").write_bytes(content)
    one = (
        "  - {rule: TOY-ATT-001, method: examine, collected: 2023-12-01, expires: 2024-02-01, by: org-city, "
        f"evidence: [{{path: a.pdf, sha256: {sha256(content).hexdigest()}}}]}}\n"
    )
    (city / "architecture" / "attestations.yaml").write_text("attestations:\n" + one * 1000, encoding="utf-8")
    before = time.process_time()
    report = run_check(load(city / "architecture"), Run(date(2024, 1, 1)))
    assert time.process_time() - before < 4
    assert report.findings == ()
