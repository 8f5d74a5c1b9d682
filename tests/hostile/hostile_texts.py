"""Hostile model files, as data: what is in the file, the codes that must be reported, and where the first problem stands.

Every file is put into a sound city as ``architecture/hostile.yaml``. Large ones are made when they are asked for.
"""

from __future__ import annotations

import codecs
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FILE = "architecture/hostile.yaml"


@dataclass(frozen=True)
class Case:
    """One hostile file: ``codes`` are all that may be reported, ``at`` is ``line:column`` of the first problem in it.

    ``beside`` are further files, harmless in themselves.
    """

    name: str
    content: str | bytes | Callable[[], str | bytes]
    codes: tuple[str, ...]
    at: str = ""
    file: str = FILE
    beside: tuple[tuple[str, str], ...] = ()

    def bytes(self) -> bytes:
        content = self.content() if callable(self.content) else self.content
        return content.encode() if isinstance(content, str) else content


def case(name: str, content: str | bytes | Callable[[], str | bytes], codes: str, at: str = "", file: str = FILE) -> Case:
    return Case(name, content, tuple(f"EAF-{each}" for each in codes.split()), at, file)


def named(value: str) -> str:
    """A model file whose one element has this name; the name begins at 4:11."""
    return f"elements:\n  x-1:\n    type: node\n    name: {value}\n"


def character(code: int) -> str:
    """How a character is called in the name of a case."""
    return f"U+{code:04X}"


FORBIDDEN = (
    *(0x00, 0x01, 0x07, 0x08, 0x0B, 0x0C, 0x0D, 0x1B, 0x1F, 0x7F, 0x80, 0x85, 0x9B, 0x9F),
    *(0x00AD, 0x061C, 0x180E, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2028, 0x2029, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E),
    *(0x2060, 0x2066, 0x2067, 0x2068, 0x2069, 0xFDD0, 0xFEFF, 0xFFF9, 0xFFFD, 0xFFFE, 0xFFFF, 0xE0001, 0xE0041),
)
ESCAPED = (
    *("0", "a", "b", "t", "v", "f", "r", "e", "N", "L", "P"),
    *("x1b[31m", "x9b31m", "u202e", "u200b", "u2066", "ufeff", "ufffd", "U000e0041", "x7f", "xad"),
)


def characters() -> Iterator[Case]:
    """Characters that control, hide or reorder text: as they are, and through the escapes of double quotes."""
    for code in FORBIDDEN:
        yield case(f"raw {character(code)}", named(f"a{chr(code)}b"), "Y009", "4:12")
    for escape in ESCAPED:
        yield case(f"escaped {escape}", named(f'"a\\{escape} b"'), "Y009", "4:11")
    yield case("tab as indentation", "elements:\n\tx-1: {type: node, name: a}\n", "Y009", "2:1")
    yield case("tab after a colon", named("\ta"), "Y009", "4:11")
    yield case("tab in a comment", "# a\tb\n" + named("a"), "Y009", "1:4")
    yield case("escape in a comment", "# \x1b]0;owned\x07\n" + named("a"), "Y009", "1:3")
    yield case("bidi control in a key", "elements:\n  x\u202e-1: {type: node, name: a}\n", "Y009", "2:4")
    yield case("escaped control in a key", 'elements:\n  "x\\e": {type: node, name: a}\n', "Y009", "2:3")
    yield case("the same escaped controls as two keys", 'elements: {"\\e": 1, "\\e": 2}\n', "Y009 Y002", "1:12")
    yield case("control through a tag", named("!%1b31m a"), "Y004", "4:11")
    yield case("mark of byte order in the middle", named("a") + "\ufeff# b\n", "Y009", "5:1")
    yield case("two marks of byte order", "\ufeff\ufeff" + named("a"), "Y009", "1:1")
    yield case("mark of byte order does not move the column", "\ufeffelements: {x-1: 1, x-1: 2}\n", "Y002", "1:20")
    yield case("lone carriage returns", named("a").replace("\n", "\r"), "Y009", "1:10")
    yield case("a carriage return after a pair", "elements:\r\n  x-1: {type: node,\r name: a}\r\n", "Y009", "2:20")


def encodings() -> Iterator[Case]:
    """Bytes that are not UTF-8."""
    text = named("Hà Nội")
    yield case("UTF-16 little-endian with mark", codecs.BOM_UTF16_LE + text.encode("utf-16-le"), "F003", "1:1")
    yield case("UTF-16 big-endian with mark", codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "F003", "1:1")
    yield case("UTF-16 little-endian without mark", named("a").encode("utf-16-le"), "Y009", "1:2")
    yield case("UTF-16 big-endian without mark", named("a").encode("utf-16-be"), "Y009", "1:1")
    yield case("UTF-32 little-endian with mark", codecs.BOM_UTF32_LE + text.encode("utf-32-le"), "F003", "1:1")
    yield case("UTF-32 big-endian with mark", codecs.BOM_UTF32_BE + text.encode("utf-32-be"), "F003", "1:3")
    yield case("Latin-1", named("Hôtel").encode("latin-1"), "F003", "4:12")
    yield case("Windows-1258", "# Đa\u0323i\n".encode("cp1258"), "F003", "1:3")
    yield case("a wrong byte at the start", b"\xff" + named("a").encode(), "F003", "1:1")
    yield case("a wrong byte after the mark of byte order", b"\xef\xbb\xbf\xff", "F003", "1:1")
    yield case("a wrong byte after Vietnamese text", named("Hà Nội").encode() + b"# \xfe", "F003", "5:3")
    yield case("a character cut off at the end", named("a").encode() + "# ộ".encode()[:-1], "F003", "5:3")
    yield case("overlong encoding", b"# \xc0\xaf\n", "F003", "1:3")
    yield case("encoded surrogate", b"# \xed\xa0\x80\n", "F003", "1:3")
    yield case("beyond Unicode", b"# \xf4\x90\x80\x80\n", "F003", "1:3")
    yield case("gzip", b"\x1f\x8b\x08\x00" + bytes(range(256)), "F003", "1:2")
    yield case("PNG", b"\x89PNG\r\n\x1a\n" + bytes(100), "F003", "1:1")


def syntax() -> Iterator[Case]:
    """What is no YAML, or breaks off."""
    for name, text, at in (
        ("an unclosed bracket", "elements: [a, b\n", "2:1"),
        ("an unclosed brace", "elements: {a: b\n", "2:1"),
        ("the wrong closing bracket", "elements: {a: [b}\n", "1:17"),
        ("an unclosed double quote", 'elements: "a\n', "2:1"),
        ("an unclosed single quote", "elements: 'a\n", "2:1"),
        ("a colon in plain text", "elements: a: b\n", "1:12"),
        ("indentation that does not line up", "elements:\n    a: 1\n  b: 2\n", "3:3"),
        ("a key without a colon", "elements:\n  a\n  b: 1\n", "3:4"),
        ("a list item among keys", "elements: 1\n- a\n", "2:1"),
        ("a reserved indicator", named("@a"), "4:11"),
        ("a back quote", named("`a`"), "4:11"),
        ("a lone anchor sign", named("& a"), "4:12"),
        ("a lone alias sign", named("*"), "4:12"),
        ("an unknown escape", named('"\\q"'), "4:12"),
        ("half a hexadecimal escape", named('"\\x4"'), "4:14"),
        ("an escaped high surrogate", named('"\\ud800"'), "4:14"),
        ("an escaped low surrogate", named('"\\udfff"'), "4:14"),
        ("an escaped surrogate pair", named('"\\ud83d\\ude00"'), "4:14"),
        ("an escape beyond Unicode", named('"\\U00110000"'), "4:14"),
        ("an indentation indicator of nought", named("|0\n      a"), "4:12"),
        ("text after a block indicator", named("|x"), "4:12"),
        ("an undeclared tag handle", named("!x!y z"), "4:11"),
        ("a tag that spells a surrogate", named("!%ed%a0%80 a"), "4:9"),
        ("a tag that spells an overlong nought", named("!%c0%80 a"), "4:9"),
        ("a tag that spells a broken byte", named("!%ff a"), "4:12"),
        ("a handle that spells a surrogate", "%TAG !e! tag:%ed%a0%80,2000:\n---\na: !e!x b\n", "1:1"),
        ("a document end alone", "...\n", "1:1"),
        ("a key longer than 1024 characters", f"{'a' * 2000}: 1\n", "1:2001"),
        ("a directive after content", "elements: 1\n%YAML 1.2\n", "3:1"),
        ("content after the document's end", named("a") + "...\nb: 1\n", "6:1"),
    ):
        yield case(name, text, "Y001", at)


def profile() -> Iterator[Case]:
    """YAML that the profile leaves out."""
    yield case("a duplicate key at the top", "elements: {}\nelements: {}\n", "Y002", "2:1")
    yield case("a duplicate id", "elements:\n  a: 1\n  b: 2\n  a: 3\n", "Y002", "4:3")
    yield case("a duplicate key in quotes", "elements: {a: 1, 'a': 2}\n", "Y002", "1:18")
    yield case("a duplicate key through an escape", 'elements: {a: 1, "\\x61": 2}\n', "Y002", "1:18")
    decomposed = unicodedata.normalize("NFD", "hộ")
    yield case("a duplicate key in another normal form", f"elements: {{hộ: 1, {decomposed}: 2}}\n", "Y002", "1:19")
    yield case("a duplicate key decomposed by escapes", 'elements: {hộ: 1, "ho\\u0323\\u0302": 2}\n', "Y002", "1:19")
    for name, text, codes, at in (
        ("an anchor", named("&a b"), "Y003", "4:11"),
        ("an anchor on nothing", named("&a"), "Y003", "4:11"),
        ("an anchor on a key", "elements:\n  &a x-1: {type: node, name: b}\n", "Y003", "2:3"),
        ("an anchor on a mapping", "elements: &a\n  x-1: {type: node, name: b}\n", "Y003", "1:11"),
        ("an alias of nothing", named("*nowhere"), "Y003", "4:11"),
        ("an alias as a key", "elements: {*a : 1}\n", "Y003", "1:12"),
        ("a cyclic alias", "elements: &x [*x]\n", "Y003", "1:11"),
        ("a merge key", "elements:\n  <<: {a: 1}\n", "Y005", "2:3"),
        ("a merge key with an alias", "a: &a {b: 1}\nelements:\n  <<: *a\n", "Y003 Y005", "1:4"),
        ("a tag for text", named("!!str 5"), "Y004", "4:11"),
        ("a tag that calls Python", named("!!python/object/apply:os.system ['touch /tmp/owned']"), "Y004", "4:11"),
        ("a tag that names a Python function", named("!!python/name:os.system"), "Y004", "4:11"),
        ("a tag for bytes", named("!!binary aGVsbG8="), "Y004", "4:11"),
        ("a tag for a set", "elements: !!set {a, b}\n", "Y004", "1:11"),
        ("a tag for a list", "elements: !!seq []\n", "Y004", "1:11"),
        ("a tag of our own", named("!secret a"), "Y004", "4:11"),
        ("the tag of no type", named("! a"), "Y004", "4:11"),
        ("a tag in full", named("!<tag:yaml.org,2002:str> a"), "Y004", "4:11"),
        ("a tag on a key", "elements:\n  !!str x-1: {type: node, name: a}\n", "Y004", "2:3"),
        ("a very long tag", named(f"!{'a' * 5000} b"), "Y004", "4:11"),
        ("a second document", named("a") + "---\n" + named("b"), "Y010", "5:1"),
        ("an empty second document", named("a") + "---\n", "Y010", "5:1"),
        ("a version directive", "%YAML 1.1\n---\n" + named("a"), "Y011", "1:1"),
        ("a version of the future", "%YAML 9.9\n---\n" + named("a"), "Y011", "1:1"),
        ("a tag directive", "%TAG ! tag:example.org,2000:\n---\n" + named("a"), "Y011", "1:1"),
        ("an unknown directive", "%INCLUDE /etc/passwd\n---\n" + named("a"), "Y011", "1:9"),
        ("a list as a key", "elements:\n  ? [a]\n  : 1\n", "Y012", "2:5"),
        ("a mapping as a key", "elements: {{a: b}: 1}\n", "Y012", "1:12"),
        ("an empty key", "elements:\n  ?\n  : 1\n", "Y012", "2:4"),
        ("an empty key in quotes", 'elements: {"": 1}\n', "Y012", "1:12"),
        ("a key that is null", "elements: {null: 1}\n", "Y012", "1:12"),
        ("a key that is a tilde", "elements: {~: 1}\n", "Y012", "1:12"),
        ("a key of two lines", "elements:\n  ? |\n    a\n    b\n  : 1\n", "Y012", "2:5"),
    ):
        yield case(name, text, codes, at)
    for number in (
        "0x1F",
        "-0x1F",
        "0o17",
        "1e3",
        "-1E-5",
        "1.e5",
        ".5e1",
        "+5",
        "+5.0",
        "5.",
        ".5",
        "-.5",
        ".inf",
        "-.INF",
        ".nan",
        "-0",
        "-0.0",
    ):
        yield case(f"the number {number}", named(number), "Y013", "4:11")
    yield case("an exponent of 5,000 digits", named("1e" + "9" * 5000), "Y013", "4:11")


def _bomb() -> str:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(lines) + "\n"


def _nested(depth: int) -> str:
    return "".join(f"{'  ' * level}a:\n" for level in range(depth))


def sizes() -> Iterator[Case]:
    """More than anyone needs: each must be refused in no time."""
    yield case("200 KB of opening brackets", lambda: "[" * 200_000, "Y006", "1:33")
    yield case("200 KB of opening braces", lambda: "{" * 200_000, "Y012", "1:2")
    yield case("200 KB of brackets and braces", lambda: "[{a: " * 40_000, "Y006", "1:81")
    yield case("2 MB of list dashes", lambda: "- " * 999_999, "Y006", "1:65")
    yield case("2 MB of question marks", lambda: "? " * 999_999, "Y012", "1:3")
    yield case("a block 40 levels deep", _nested(40), "Y006", "33:65")
    yield case("a flow 33 levels deep", "[" * 33 + "]" * 33, "Y006", "1:33")
    yield case("an alias bomb", _bomb, "Y003", "1:5")
    yield case("a thousand anchors", lambda: "".join(f"a{n}: &a{n} b\n" for n in range(1000)), "Y003 F007", "1:5")
    yield case("a hundred thousand tags", lambda: "- !a b\n" * 100_000, "Y004 F007", "1:3")
    yield case("a hundred thousand aliases", lambda: "- *a\n" * 100_000, "Y003 F007", "1:3")
    yield case("50,000 duplicate keys", lambda: "elements:\n" + "  a: 1\n" * 50_000, "Y002 F007", "3:3")
    yield case("50,000 keys, then one again", lambda: "".join(f"a{n}: 1\n" for n in range(50_000)) + "a0: 1\n", "Y002", "50001:1")
    yield case("250,000 list items", lambda: "elements:\n" + "- a\n" * 250_000, "Y007", "199999:3")
    yield case("900,000 flow items", lambda: "[" + "a," * 900_000 + "a]", "Y007", "1:400000")
    yield case("120,000 keys", lambda: "".join(f"k{n}: 1\n" for n in range(120_000)), "Y007", "100000:9")
    yield case("text of 65,537 characters", lambda: named("a" * 65_537), "Y008", "4:11")
    yield case("quoted text of 65,537 characters", lambda: named(f"'{'a' * 65_537}'"), "Y008", "4:11")
    yield case("block text of 70,000 characters", lambda: named("|\n" + f"      {'a' * 99}\n" * 700), "Y008", "4:11")
    yield case("a key of 65,537 characters", lambda: f"? {'a' * 65_537}\n: 1\n", "Y008", "1:3")
    yield case("1.9 MB of text", lambda: named('"' + "a " * 950_000 + '"'), "Y008", "4:11")
    yield case("1.9 MB of escapes", lambda: named('"' + "\\x41" * 475_000 + '"'), "Y008", "4:11")
    yield case("1.9 MB of line breaks in quotes", lambda: named('"' + "\n" * 1_900_000 + '"'), "Y008", "4:11")
    yield case("1.9 MB of brackets in a comment", lambda: "#" + "[" * 1_900_000, "F005", "1:1")
    yield case("1.9 MB of empty lines", lambda: "\n" * 1_900_000, "F005", "1:1")
    yield case("a file of 2,000,001 bytes", lambda: "#" * 2_000_001, "F002", "1:1")
    yield case("a file of 20 MB", lambda: "- a\n" * 5_000_000, "F002", "1:1")
    yield case("a line of 1 MB without an end", lambda: "a: " + "b " * 500_000, "Y008", "1:4")
    yield case("100,000 commas", lambda: "[" + "," * 100_000, "Y001", "1:2")
    yield case("100,000 closing brackets", lambda: "]" * 100_000, "Y001", "1:1")
    yield case("100,000 quotes", lambda: '"' * 100_001, "Y001", "1:3")
    yield case("100,000 exclamation marks", lambda: "!" * 100_000, "Y004", "1:1")
    yield case("100,000 percent signs", lambda: "%" * 100_000, "Y011", "1:2")


def nothing() -> Iterator[Case]:
    """Files that say nothing, or are no mapping."""
    yield case("an empty file", b"", "F005", "1:1")
    yield case("only a mark of byte order", codecs.BOM_UTF8, "F005", "1:1")
    yield case("only blank lines", "\n \n\n", "F005", "1:1")
    yield case("only comments", "# nothing\n# here\n", "F005", "1:1")
    yield case("only a document start", "---\n", "S004", "2:1")
    yield case("null", "null\n", "S004", "1:1")
    yield case("a number", "5\n", "S004", "1:1")
    yield case("text", "elements\n", "S004", "1:1")
    yield case("a list", "- elements\n", "S004", "1:1")
    yield case("an empty list", "[]\n", "S004", "1:1")
    yield case("an empty mapping", "{}\n", "S007", "1:1")
    yield case("block text", "|\n  elements: {}\n", "S004", "1:1")


TEXTS: tuple[Case, ...] = (*characters(), *encodings(), *syntax(), *profile(), *sizes(), *nothing())
