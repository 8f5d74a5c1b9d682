"""The guide says what the tool does, in both languages: its table of problem codes is that of the tool, its pages are the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eaf.checking.engine import RULE_BROKE
from eaf.checking.faults import FAULTS
from eaf.checking.pack_lints import LINTS
from eaf.loading.attestation_faults import ATTESTATION_FAULTS
from eaf.loading.problems import FAMILIES, PROBLEMS
from eaf.text import LANGUAGES, Language

DOCUMENTS = Path(__file__).parent.parent.parent / "docs"
GUIDES: dict[Language, Path] = {"vi": DOCUMENTS / "huong-dan", "en": DOCUMENTS / "en" / "huong-dan"}
OF_PACKS = {code: each.said for code, each in LINTS.items()}
CODES = {**PROBLEMS, **FAULTS, **ATTESTATION_FAULTS, **OF_PACKS, "EAF-E001": RULE_BROKE}
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})[^`]*")
BLOCK = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
CODE = re.compile(r"`([^`\n]+)`")

in_each_language = pytest.mark.parametrize("language", LANGUAGES)


def plain(words: str) -> str:
    """Words without marks of quotation, and with … for what depends on the case."""
    return re.sub(r"['`]", "", re.sub(r"\{\w+\}", "…", words))


def answers(language: Language) -> str:
    return (GUIDES[language] / "hoi-dap.md").read_text(encoding="utf-8")


def rows(language: Language) -> list[tuple[str, str, str]]:
    return re.findall(r"^\| (EAF-\w+) \| (.+?) \| (.+?) \|$", answers(language), re.MULTILINE)


def frame(page: Path) -> list[str]:
    """What a page is built of: the levels of its headings, the kinds of its blocks, the rows of its tables, the items of its lists."""
    found: list[str] = []
    fence = ""
    for line in page.read_text(encoding="utf-8").splitlines():
        mark = FENCE.fullmatch(line)
        if fence:
            fence = "" if mark and line.strip() == fence else fence
        elif mark:
            fence = mark[1]
            found.append(line.strip())
        elif line.startswith("|"):
            found.append(f"| {line.count('|')}")
        elif re.match(r"#+ |- |\d+\. ", line):
            found.append(line.split()[0])
    return found


@in_each_language
def test_the_table_of_problem_codes_has_every_code_once_in_order(language: Language) -> None:
    assert [code for code, _, _ in rows(language)] == list(CODES)


@in_each_language
def test_the_table_says_of_a_code_what_the_tool_says(language: Language) -> None:
    told = {code: plain(meaning) for code, meaning, _ in rows(language)}
    assert told == {code: plain(sentence.said_in(language)) for code, sentence in CODES.items()}


@in_each_language
def test_every_family_of_codes_has_its_heading(language: Language) -> None:
    assert re.findall(r"^### .+ \(EAF-([A-Z])\)$", answers(language), re.MULTILINE) == [*FAMILIES, "W", "A", "L", "E"]


@in_each_language
def test_every_code_in_the_guide_exists(language: Language) -> None:
    for page in GUIDES[language].glob("*.md"):
        assert set(re.findall(r"EAF-[A-Z]\d{3}", page.read_text(encoding="utf-8"))) <= set(CODES), page.name


def test_the_guide_has_the_same_pages_in_both_languages() -> None:
    vietnamese, english = (sorted(page.name for page in GUIDES[each].iterdir()) for each in LANGUAGES)
    assert vietnamese == english


@pytest.mark.parametrize("page", sorted(GUIDES["vi"].glob("*.md")), ids=lambda page: page.stem)
def test_a_page_is_built_alike_in_both_languages(page: Path) -> None:
    """The same headings, blocks, rows and items in the same order: what is said in one language is said in the other."""
    assert frame(page) == frame(GUIDES["en"] / page.name)


@pytest.mark.parametrize("page", sorted(GUIDES["vi"].glob("*.md")), ids=lambda page: page.stem)
def test_what_a_page_names_is_named_in_english_as_well(page: Path) -> None:
    """Fields, options, files and values in running text; commands have other examples for arguments."""
    vietnamese, english = (
        set(CODE.findall(BLOCK.sub("", each.read_text(encoding="utf-8")))) for each in (page, GUIDES["en"] / page.name)
    )
    assert {each for each in vietnamese if each.isascii() and " " not in each} <= english


def test_files_to_copy_are_the_same_in_both_languages() -> None:
    """Blocks whose first line is a comment with the name of a file."""
    vietnamese, english = (
        re.findall(
            r"^```yaml\n(# \.\S+\n.*?)^```$", (GUIDES[each] / "ci.md").read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
        )
        for each in LANGUAGES
    )
    assert vietnamese
    assert vietnamese == english
