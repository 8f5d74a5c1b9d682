"""The guide says what the tool does: its table of problem codes is that of the tool."""

from __future__ import annotations

import re
from pathlib import Path

from eaf.checking.engine import RULE_BROKE
from eaf.checking.faults import FAULTS
from eaf.checking.pack_lints import LINTS
from eaf.loading.attestation_faults import ATTESTATION_FAULTS
from eaf.loading.problems import FAMILIES, PROBLEMS

GUIDE = Path(__file__).parent.parent.parent / "docs" / "huong-dan"
ANSWERS = (GUIDE / "hoi-dap.md").read_text(encoding="utf-8")
OF_PACKS = {code: each.said for code, each in LINTS.items()}
CODES = {**PROBLEMS, **FAULTS, **ATTESTATION_FAULTS, **OF_PACKS, "EAF-E001": RULE_BROKE}
SENTENCES = {code: text.vi for code, text in CODES.items()}
ROWS = re.findall(r"^\| (EAF-\w+) \| (.+?) \| (.+?) \|$", ANSWERS, re.MULTILINE)


def plain(words: str) -> str:
    """Words without marks of quotation, and with … for what depends on the case."""
    return re.sub(r"['`]", "", re.sub(r"\{\w+\}", "…", words))


def test_the_table_of_problem_codes_has_every_code_once_in_order() -> None:
    assert [code for code, _, _ in ROWS] == list(SENTENCES)


def test_the_table_says_of_a_code_what_the_tool_says() -> None:
    told = {code: plain(meaning) for code, meaning, _ in ROWS}
    assert told == {code: plain(sentence) for code, sentence in SENTENCES.items()}


def test_every_family_of_codes_has_its_heading() -> None:
    assert re.findall(r"^### .+ \(EAF-([A-Z])\)$", ANSWERS, re.MULTILINE) == [*FAMILIES, "W", "A", "L", "E"]


def test_every_code_in_the_guide_exists() -> None:
    for page in GUIDE.glob("*.md"):
        assert set(re.findall(r"EAF-[A-Z]\d{3}", page.read_text(encoding="utf-8"))) <= set(SENTENCES), page.name
