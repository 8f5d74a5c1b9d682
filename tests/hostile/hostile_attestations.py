"""Attestations that somebody tampered with, or that lead out of the workspace: none may make a clause look met."""

from __future__ import annotations

from collections.abc import Iterator

from hostile_texts import Case, case

SHA = "0f343b0931126a20f133d67c2b018a3b1e5a3c6a1e1f0b5a3c6a1e1f0b5a3c6a"
FIELDS = {
    "rule": "TOY-ATT-001",
    "method": "examine",
    "collected": "2023-12-01",
    "expires": "2024-02-01",
    "by": "org-city",
    "evidence": "[{url: 'https://example.org/a', accessed: 2023-12-01}]",
}


def attestation(**changed: str | None) -> str:
    """A file with one attestation, in which some keys are changed, or left out with ``None``."""
    given = {key: value for key, value in {**FIELDS, **changed}.items() if value is not None}
    return "attestations:\n  - {" + ", ".join(f"{key}: {value}" for key, value in given.items()) + "}\n"


def evidence(path: str, sha256: str = SHA) -> str:
    return attestation(evidence=f"[{{path: {path}, sha256: {sha256}}}]")


def attestations() -> Iterator[Case]:
    for key in FIELDS:
        yield case(f"an attestation without {key}", attestation(**{key: None}), "S002", "2:5")
    for key, value, codes in (
        ("rule", "TOY-*", "S005"),
        ("rule", "[TOY-ATT-001]", "S004"),
        ("elements", "[]", "S007"),
        ("elements", "['*']", "S005"),
        ("elements", "sys-registry", "S004"),
        ("elements", "[sys-registry, sys-registry]", "S010"),
        ("method", "trust", "S003"),
        ("method", "[examine]", "S004"),
        ("collected", "yesterday", "S005"),
        ("collected", "2023-02-30", "S008"),
        ("expires", "never", "S005"),
        ("expires", "null", "S004"),
        ("expires", "10000-01-01", "S005"),
        ("by", "''", "S005"),
        ("by", "[org-city]", "S004"),
        ("note", "[]", "S004"),
        ("state", "current", "S001"),
        ("faults", "[]", "S001"),
        ("evidence", "[]", "S007"),
        ("evidence", "yes", "S004"),
        ("evidence", "[null]", "S004"),
        ("evidence", "[{}]", "S002"),
        ("evidence", "[{note: X}]", "S002"),
        ("evidence", "[{path: a.pdf}]", "S002"),
        ("evidence", "[{url: 'https://example.org/a'}]", "S002"),
        ("evidence", "[{url: 'file:///etc/passwd', accessed: 2023-12-01}]", "S005"),
        ("evidence", "[{url: 'javascript:alert(1)', accessed: 2023-12-01}]", "S005"),
        ("evidence", f"[{{source: src-a, sha256: {SHA}}}]", "S006"),
        ("evidence", "[{source: src-a, found: x}]", "S001"),
        ("evidence", "[{source: '../src'}]", "S005"),
        ("evidence", f"[{{path: a.pdf, sha256: {SHA}, accessed: 2023-12-01}}]", "S006"),
        ("evidence", f"[{{path: a.pdf, sha256: {SHA}, source: src-a}}]", "S006"),
    ):
        yield case(f"an attestation whose {key} is {value}", attestation(**{key: value}), codes)
    for path in (
        "/etc/passwd.pdf",
        "../outside.pdf",
        "a/../../outside.pdf",
        "a/..",
        "./a.pdf",
        "a//b.pdf",
        ".git/config.txt",
        "a/.hidden.pdf",
        "~root/.a.pdf",
        "'C:/a.pdf'",
        "'a:b.pdf'",
        "'\\\\server\\a.pdf'",
        "'a\\..\\b.pdf'",
        "'file:///a.pdf'",
        '"a\\n.pdf"',
        "a.pdf/",
        "''",
        "folder",
        "2023.5",
    ):
        yield case(f"evidence at {path}", evidence(path), "S005")
    yield case("evidence at a path that is too long", evidence("a/" * 120 + "a.pdf"), "S011")
    for digest in (
        "''",
        "sha256:" + SHA,
        SHA[1:],
        SHA + "0",
        SHA.upper(),
        "'" + "0" * 64 + "'",
        "1" * 64,
        "x" * 64,
        "true",
    ):
        yield case(f"evidence with the digest {digest}", evidence("a.pdf", digest), "S005")
    yield case("evidence at a path that is a number", evidence("1.e5"), "Y013")
    yield case("evidence with a digest that is a number", evidence("a.pdf", "0x1F"), "Y013")
    yield case("attestations by rule", "attestations: {TOY-ATT-001: {}}\n", "S004", "1:15")
    yield case("no attestation at all", "attestations: []\n", "S007", "1:1")
    yield case("attestations that are null", "attestations: null\n", "S004")
    yield case("attestations beside elements", attestation() + "elements: {x-1: {type: node, name: X}}\n", "S001", "3:1")
    yield case("elements beside attestations", "elements: {x-1: {type: node, name: X}}\n" + attestation(), "S001", "2:1")
    yield case("an attestation behind an alias", attestation(by="&a org-city") + "x: *a\n", "Y003")
    yield case("a last day given twice", attestation(expires="2024-02-01, expires: 2999-12-31"), "Y002")


ATTESTATIONS = tuple(attestations())
