"""What must not matter does not: names of ids, names and order of files, elements that nothing concerns.

The city's model is damaged first, so that almost every rule has much to say.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random

import pytest

from eaf.api import load, run_check
from eaf.checking.engine import Run
from eaf.checking.report import CheckReport
from eaf.finding import Finding

AS_OF = date(2026, 11, 22)
RELATIONSHIP = re.compile(r"^      - \{type: .*\}\n", re.MULTILINE)
OWNER = re.compile(r"^    owner: .*\n", re.MULTILINE)
LEVEL = re.compile(r"security_level: [1-5], ")
DATA = re.compile(r", data: \[[^\]]*\]")
ID = re.compile(r"^  ([a-z][a-z0-9-]*):", re.MULTILINE)
BLOCK = re.compile(r"^  [a-z][a-z0-9-]*:.*\n(?:(?:    .*|)\n)*", re.MULTILINE)
WRONG = """\
relationships:
  - {type: flow, source: app-dat-dai, target: app-tro-cap}
  - {type: flow, source: app-dat-dai, target: ext-ndxp}
  - {type: flow, source: ext-ndxp, target: app-dat-dai}
  - {type: flow, source: app-lgsp, target: ext-csdl-dan-cu}
  - {type: serving, source: app-mot-cua, target: nod-may-chu}
  - {type: serving, source: nod-may-chu, target: prc-mot-cua}
  - {type: serving, source: app-mot-cua, target: app-cong-dvc}
  - {type: serving, source: app-cong-dvc, target: app-mot-cua}
  - {type: access, source: app-dat-dai, target: dat-tro-cap, access: write}
  - {type: access, source: app-1022, target: dat-tro-cap, access: write}
  - {type: realization, source: req-cong-khai, target: app-cong-dvc}
"""
IRRELEVANT = """\
elements:
  zzz-nhom: {type: grouping, name: {vi: Nhóm không liên quan, en: Unrelated group}, summary: Không ai nêu tới., confidence: assumed}
  aaa-dia-diem: {type: location, name: {vi: Nơi không liên quan, en: Unrelated place}, confidence: assumed}
"""


def every(pattern: re.Pattern[str], text: str, nth: int) -> str:
    """The text without every ``nth`` match."""
    seen = iter(range(1_000_000))
    return pattern.sub(lambda match: "" if next(seen) % nth == 0 else match[0], text)


@pytest.fixture(scope="module")
def damaged(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("damaged")
    shutil.copytree(root / "architecture", folder / "architecture")
    shutil.copytree(root / "checks", folder / "checks")
    for path in model_files(folder):
        text = path.read_text(encoding="utf-8")
        for pattern, nth in ((RELATIONSHIP, 2), (OWNER, 3), (LEVEL, 2), (DATA, 2)):
            text = every(pattern, text, nth)
        path.write_text(re.sub(r"    relationships:\n(?!      -)", "", text), encoding="utf-8")
    (folder / "architecture" / "sai.yaml").write_text(WRONG, encoding="utf-8")
    return folder


def model_files(folder: Path) -> list[Path]:
    paths = sorted((folder / "architecture").rglob("*.yaml"))
    return [path for path in paths if path.name != "eaf.yaml" and "elements:" in path.read_text(encoding="utf-8")]


def checked(folder: Path) -> CheckReport:
    session = load(folder / "architecture")
    assert not session.problems, [f"{each.place} {each.message.en}" for each in session.problems]
    return run_check(session, Run(AS_OF))


@pytest.fixture(scope="module")
def before(damaged: Path) -> CheckReport:
    report = checked(damaged)
    assert len(report.findings) > 200
    assert len({each.rule for each in report.findings}) >= 25
    return report


def changed(damaged: Path, tmp_path: Path, change: Callable[[str], str]) -> CheckReport:
    """The check once every file of the model has been changed."""
    shutil.copytree(damaged, tmp_path / "copy")
    for path in (tmp_path / "copy/architecture").rglob("*.yaml"):
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return checked(tmp_path / "copy")


def said(findings: tuple[Finding, ...]) -> set[tuple[str, tuple[str, ...], str]]:
    return {(each.rule, tuple(sorted(each.subjects)), each.message.vi) for each in findings}


def test_renamed_ids_give_the_same_findings_at_the_same_places(damaged: Path, before: CheckReport, tmp_path: Path) -> None:
    ids = {id_ for path in model_files(damaged) for id_ in ID.findall(path.read_text(encoding="utf-8"))}
    pattern = re.compile(r"(?<![\w-])(" + "|".join(sorted(ids, key=len, reverse=True)) + r")(?![\w-])")
    after = changed(damaged, tmp_path, lambda text: pattern.sub(r"x\1", text))

    def places(report: CheckReport, prefix: str) -> list[tuple[str, int, str, tuple[str, ...]]]:
        return sorted(
            (each.place.file, each.place.line, each.rule, tuple(sorted(id_.removeprefix(prefix) for id_ in each.subjects)))
            for each in report.findings
        )

    assert places(after, "x") == places(before, "")


def test_files_that_are_renamed_and_turned_round_give_the_same_findings(
    damaged: Path, before: CheckReport, tmp_path: Path
) -> None:
    def turned(text: str) -> str:
        blocks = BLOCK.findall(text)
        first = text.index(blocks[0])
        assert text[first:].strip("\n") == "".join(blocks).strip("\n"), "the file is its elements and nothing else"
        return text[:first] + "\n".join(block.rstrip("\n") for block in reversed(blocks)) + "\n"

    shutil.copytree(damaged, tmp_path / "copy")
    architecture = tmp_path / "copy/architecture"
    names = Random(1).sample(range(1000), 200)  # noqa: S311 - chance for tests and nothing secret
    for path in model_files(tmp_path / "copy"):
        text = turned(path.read_text(encoding="utf-8"))
        path.unlink()
        (architecture / f"{names.pop():03}.yaml").write_text(text, encoding="utf-8")
    after = checked(tmp_path / "copy")
    assert {each.fingerprint for each in after.findings} == {each.fingerprint for each in before.findings}
    assert said(after.findings) == said(before.findings)
    assert [each.fingerprint for each in after.findings] != [each.fingerprint for each in before.findings], "the files did change"


def test_elements_that_nothing_concerns_change_nothing(damaged: Path, before: CheckReport, tmp_path: Path) -> None:
    shutil.copytree(damaged, tmp_path / "copy")
    (tmp_path / "copy/architecture/khong-lien-quan.yaml").write_text(IRRELEVANT, encoding="utf-8")
    after = checked(tmp_path / "copy")
    assert after.model is not None
    assert before.model is not None
    assert len(after.model.elements) == len(before.model.elements) + 2
    assert after.findings == before.findings


def test_a_second_run_says_the_same_to_the_letter(damaged: Path, before: CheckReport) -> None:
    assert checked(damaged).findings == before.findings
