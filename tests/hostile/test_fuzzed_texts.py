"""Texts with random damage: the reader neither crashes nor accepts what a plain YAML reader sees otherwise."""

from __future__ import annotations

import random
import unicodedata
from pathlib import Path

import pytest
import yaml

from eaf.api import kind_schemas
from eaf.loading.shape import Shape
from eaf.loading.vocabulary import vocabulary_of
from eaf.loading.workspace import WorkspaceLoader
from eaf.loading.yaml_text import parse
from eaf.schemas.workspace_files import model_schema

ROOT = Path(__file__).parent.parent.parent
SEED = """\
# Ghi chú
elements:
  app-a:
    type: application-component
    name: {vi: "Cổng \\u0111i\\u1ec7n t\\u1eed", en: 'Portal''s'}
    summary: >-
      Một hai
      ba.
    classified: [brm:BRM1, brm:BRM1.1]
    properties: {level: 3, opened: 2020-01-01, share: -1.50}
    lifecycle: {status: operating, from: 2019-01-01, to: null}
    relationships:
      - {type: serving, target: svc-b}
      - type: flow
        target: app-c
        data:
        - dat-d
  app-c:
    type: node
    name: |
      khối
relationships:
- {type: access, source: a, target: b, access: read}
"""
TOKENS = (
    *(
        "- ",
        "? ",
        ": ",
        ":\n",
        "\n",
        "\n  ",
        "\n\n",
        " #",
        "#",
        "{",
        "}",
        "[",
        "]",
        ",",
        "&a ",
        "*a",
        "!x ",
        "!!str ",
        "|",
        ">-",
        "|2\n",
    ),
    *(
        "'",
        '"',
        "\\",
        '"\\x1b"',
        "%",
        "@",
        "`",
        "---\n",
        "...\n",
        "<<: ",
        "~",
        "null",
        "\t",
        "\r",
        "\x00",
        "\x85",
        "\u2028",
        "\u202e",
    ),
    *("\ufeff", "ộ", "o\u0323", "\N{GRINNING FACE}", "1e5", "0x1", "true", "=", "a: 1\na: 1\n", "  " * 40, "[" * 40, "{a: " * 40),
)


def damaged(text: str, dice: random.Random) -> bytes:
    """The text with one to five parts cut out, doubled, moved or put in, and now and then a broken byte."""
    for _ in range(dice.randint(1, 5)):
        start = dice.randrange(len(text) + 1)
        end = min(len(text), start + dice.choice((0, 1, 2, 5, 30)))
        part = text[start:end]
        new = dice.choice(("", part * 2, part[::-1], dice.choice(TOKENS), dice.choice(TOKENS) + part))
        text = text[:start] + new + text[end:]
    raw = bytearray(text.encode())
    if raw and dice.random() < 0.1:
        raw[dice.randrange(len(raw))] = dice.randrange(256)
    return bytes(raw)


def as_text(value: object) -> object:
    if isinstance(value, dict):
        return {unicodedata.normalize("NFC", name): as_text(each) for name, each in value.items()}
    if isinstance(value, list):
        return [as_text(each) for each in value]
    return "" if value in (None, "~", "null") else unicodedata.normalize("NFC", str(value))


def read_damaged(seeds: range) -> int:
    """Read one text for each seed; gives back how many were accepted."""
    packs = WorkspaceLoader(ROOT / "architecture", kind_schemas()).load().packs
    shape = Shape(model_schema(vocabulary_of(packs)))
    accepted = 0
    for seed in seeds:
        raw = damaged(SEED, random.Random(seed))  # noqa: S311 - the same damage in every run
        document = parse("a.yaml", raw)
        lines = document.text.split("\n") if document.text else raw.split(b"\n")
        for each in document.problems:
            assert each.rule.startswith(("EAF-Y", "EAF-F")), seed
            assert 1 <= each.place.line <= len(lines), seed
        if document.problems:
            continue
        accepted += 1
        assert as_text(document.data) == as_text(yaml.load(document.text, yaml.CBaseLoader)), seed  # noqa: S506 - makes nothing but text
        for each in shape.problems(document):
            assert 1 <= each.place.line <= len(lines), seed
            assert 1 <= each.place.column <= each.place.end_column <= len(lines[each.place.line - 1]) + 1, seed
    return accepted


def test_damaged_texts_are_refused_or_read_as_others_read_them() -> None:
    assert 50 < read_damaged(range(1_000)) < 750


@pytest.mark.deep
@pytest.mark.parametrize("block", range(10))
def test_a_hundred_thousand_damaged_texts_are_refused_or_read_as_others_read_them(block: int) -> None:
    read_damaged(range(block * 10_000, (block + 1) * 10_000))
