"""Registers of waivers and baselines that somebody tampered with, or that went wrong: none may hide a finding."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_texts import Case, case

BASELINE = "architecture/baseline.txt"
HEADER = "# eaf baseline 1\n"
LINE = f"{'0' * 32} TOY-GOV-001 2024-01-01 sys-registry\n"
FIELDS = {
    "id": "W-1",
    "rule": "TOY-GOV-001",
    "subjects": "[sys-registry]",
    "reason": "X",
    "approved_by": "org-city",
    "decision": "1/QĐ",
    "created": "2023-12-01",
    "expires": "2024-02-01",
}


def waiver(**changed: str | None) -> str:
    """A file with one waiver, in which some keys are changed, or left out with ``None``."""
    given = {key: value for key, value in {**FIELDS, **changed}.items() if value is not None}
    return "waivers:\n  - {" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


def registers() -> Iterator[Case]:
    for key in FIELDS:
        yield case(f"a waiver without {key}", waiver(**{key: None}), "S002", "2:5")
    for key, value, codes in (
        ("id", "[W-1]", "S004"),
        ("id", "'W 1'", "S005"),
        ("id", "2026", "S005"),
        ("rule", "TOY-*", "S005"),
        ("rule", "TOY", "S005"),
        ("rule", "no-owner", "S005"),
        ("subjects", "sys-registry", "S004"),
        ("subjects", "[]", "S007"),
        ("subjects", "['*']", "S005"),
        ("subjects", "['sys-*']", "S005"),
        ("subjects", "['?ys-registry']", "S005"),
        ("subjects", "[sys-registry, sys-registry]", "S010"),
        ("subjects", "[null]", "S004"),
        ("subjects", "[[sys-registry]]", "S004"),
        ("subjects", "[true]", "S005"),
        ("subjects", "{from: a, to: b, type: flow}", "S004"),
        ("subjects", "[{}]", "S002"),
        ("subjects", "[{from: a, to: b}]", "S002"),
        ("subjects", "[{from: a, to: b, type: any}]", "S003"),
        ("subjects", "[{from: a, to: '*', type: flow}]", "S005"),
        ("subjects", "[{type: application-component}]", "S002 S003"),
        ("reason", "''", "S007"),
        ("reason", "null", "S004"),
        ("reason", "[]", "S004"),
        ("approved_by", "[org-city]", "S004"),
        ("approved_by", "''", "S005"),
        ("decision", "{}", "S004"),
        ("created", "yesterday", "S005"),
        ("created", "2023-02-30", "S008"),
        ("created", "20231201", "S005"),
        ("expires", "null", "S004"),
        ("expires", "never", "S005"),
        ("expires", "9999-99-99", "S008"),
        ("expires", "2024-02-01T00:00:00", "S005"),
        ("expires", "10000-01-01", "S005"),
        ("until_changed", "true", "S005"),
        ("until_changed", "sha256:xyz", "S005"),
        ("until_changed", "0123456789012345", "S005"),
        ("max_findings", "0", "S005"),
        ("max_findings", "-1", "S005"),
        ("max_findings", "many", "S005"),
        ("max_findings", ".inf", "Y013"),
        ("hidden", "true", "S001"),
    ):
        yield case(f"a waiver whose {key} is {value}", waiver(**{key: value}), codes)
    yield case("waivers by id", "waivers: {W-1: {}}\n", "S004", "1:10")
    yield case("no waiver at all", "waivers: []\n", "S007", "1:1")
    yield case("waivers that are null", "waivers: null\n", "S004")
    yield case("a waiver that is a word", "waivers: [W-1]\n", "S004", "1:11")
    yield case("waivers beside elements", waiver() + "elements: {x-1: {type: node, name: X}}\n", "S001", "3:1")
    yield case("a waiver behind an alias", waiver(reason="&a X") + "x: *a\n", "Y003")
    yield case("a key given twice", waiver(max_findings="1, max_findings: 99"), "Y002")
    settings = "workspace: {{format: 1, id: x, name: X, packs: [toy-1], waivers: {0}}}\n"
    for value, codes in (
        ("{horizon: {error: 181}}", "S005"),
        ("{horizon: {error: 0}}", "S005"),
        ("{horizon: {error: forever}}", "S005"),
        ("{horizon: {fatal: 10}}", "S001"),
        ("{horizon: 90}", "S004"),
        ("{budget: -1}", "S005"),
        ("{budget: [20]}", "S004"),
        ("[]", "S004"),
        ("off", "S004"),
    ):
        yield case(f"limits of waivers that are {value}", settings.format(value), codes, file="architecture/eaf.yaml")


def baselines() -> Iterator[Case]:
    def baseline(name: str, content: str | bytes, codes: str, at: str = "") -> Case:
        return case(f"a baseline {name}", content, codes, at, BASELINE)

    yield baseline("that is empty", "", "B001", "1:1")
    yield baseline("without its first line", LINE, "B001", "1:1")
    yield baseline("of another version", HEADER.replace("1", "2"), "B001", "1:1")
    yield baseline("with a byte order mark", f"\ufeff{HEADER}", "B001", "1:1")
    yield baseline("with a blank line", f"{HEADER}\n", "B002", "2:1")
    yield baseline("with a comment", f"{HEADER}# hidden\n{LINE}", "B002", "2:1")
    yield baseline("without a last line break", HEADER + LINE.rstrip(), "B002", "2:1")
    yield baseline("with marks of a conflict", f"{HEADER}<<<<<<< HEAD\n{LINE}=======\n>>>>>>> x\n", "B002", "2:1")
    yield baseline("with a line twice", HEADER + LINE * 2, "B003", "3:1")
    yield baseline("out of order", f"{HEADER}{LINE.replace('0', 'f', 1)}{LINE}", "B003", "3:1")
    for name, line in (
        ("of capitals", LINE.replace("0" * 32, "A" * 32)),
        ("that is shorter", LINE[1:]),
        ("with two spaces", LINE.replace(" ", "  ", 1)),
        ("with a tab", LINE.replace(" ", "\t", 1)),
        ("indented", f" {LINE}"),
        ("that ends with a space", LINE.replace("\n", " \n")),
        ("without a rule", LINE.replace(" TOY-GOV-001", "")),
        ("of every rule", LINE.replace("TOY-GOV-001", "*")),
        ("of a group of rules", LINE.replace("TOY-GOV-001", "TOY-GOV")),
        ("without a date", LINE.replace(" 2024-01-01", "")),
        ("of a day that is none", LINE.replace("01-01", "02-30")),
        ("without subjects", LINE.replace(" sys-registry", "")),
        ("of every subject", LINE.replace("sys-registry", "*")),
        ("with commas", LINE.replace("sys-registry", "a,b")),
        ("with an escape", LINE.replace("sys-registry", "\x1b[31m")),
        ("with a null byte", LINE.replace("sys", "s\0s")),
        ("with a line break of its own", LINE.replace("sys-", "sys\u2028")),
        ("with other digits", LINE.replace("2024", "٢٠٢٤")),
        ("with a return in it", LINE.replace("sys-", "sys\r-")),
    ):
        yield baseline(f"with a line {name}", HEADER + line, "B002", "2:1")
    yield baseline("that is no text", b"\xff\xfe\x00", "F003", "1:1")
    yield baseline("in another encoding", HEADER.encode("utf-16"), "F003", "1:1")
    yield baseline("of a thousand bad lines", HEADER + "x\n" * 1000, "B002 F007", "2:1")
    yield baseline("that is a bomb", HEADER + LINE * 40_000, "F002", "1:1")


REGISTERS = (*registers(), *baselines())
